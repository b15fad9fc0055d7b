import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import type { Bucket } from "../store";
import { type ObsAnswer, type ObsRequest, ok, without, xmlAnswer } from "./obs-request";
import { blocked } from "./obs-public-access";
import { child, children, readXml, textOf } from "./obs-xml";

/** Whom each canned ACL lets do what, beside the owner; `delivered` is for the bucket's objects too. */
const cannedGrants: Record<string, { to: string; permissions: string[]; delivered?: true }[]> = {
  private: [],
  "public-read": [{ to: "Everyone", permissions: ["READ"] }],
  "public-read-write": [{ to: "Everyone", permissions: ["READ", "WRITE"] }],
  "public-read-delivered": [{ to: "Everyone", permissions: ["READ"], delivered: true }],
  "public-read-write-delivered": [{ to: "Everyone", permissions: ["READ", "WRITE"], delivered: true }],
  "authenticated-read": [{ to: "AuthenticatedUsers", permissions: ["READ"] }],
  "bucket-owner-full-control": [],
  "log-delivery-write": [{ to: "LogDelivery", permissions: ["WRITE", "READ_ACP"] }],
};

function refusePublic(bucket: Bucket): void {
  if (blocked(bucket, "BlockPublicAcls")) {
    throw new Refusal(403, "AccessDenied", "Access Denied: the public access block of the bucket refuses public ACLs.");
  }
}

/** Checks a canned ACL; of a bucket that exists also against its public access block. */
export function checkCannedAcl(bucket: Bucket | undefined, acl: string): string {
  if (cannedGrants[acl] === undefined) {
    throw new Refusal(400, "InvalidArgument", `The ACL ${acl} does not exist.`);
  }
  if (bucket && acl.startsWith("public")) {
    refusePublic(bucket);
  }
  return acl;
}

const permissions = ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"];

/** Checks grants that are written out. */
function checkWrittenAcl(bucket: Bucket, text: string): void {
  const grants = children(child(readXml(text, ["AccessControlPolicy"]), "AccessControlList"), "Grant");
  for (const grant of grants) {
    const permission = textOf(child(grant, "Permission"));
    if (!permissions.includes(permission)) {
      throw new Refusal(400, "MalformedACLError", `The permission ${permission} does not exist.`);
    }
    const grantee = child(grant, "Grantee");
    const group = textOf(child(grantee, "Canned")) || textOf(child(grantee, "URI"));
    if (/Everyone$|AllUsers$/.test(group)) {
      refusePublic(bucket);
    }
  }
}

/** Who may do what with a bucket (`?acl`). */
export async function bucketAcl(context: CloudContext, request: ObsRequest, bucket: Bucket): Promise<ObsAnswer> {
  if (request.method === "PUT") {
    const canned = request.own("acl");
    if (canned === "") {
      const text = await request.text();
      checkWrittenAcl(bucket, text);
      bucket.configurations["acl"] = text;
    } else {
      bucket.acl = checkCannedAcl(bucket, canned);
      bucket.configurations = without(bucket.configurations, "acl");
    }
    return ok;
  }
  const written = bucket.configurations["acl"];
  if (written !== undefined) {
    return { status: 200, headers: { "content-type": "application/xml" }, body: written };
  }
  const owner = { ID: context.credentials.domainId };
  const others = (cannedGrants[bucket.acl] ?? []).flatMap(({ to, permissions: allowed, delivered }) =>
    allowed.map((permission) => ({
      Grantee: { Canned: to },
      Permission: permission,
      Delivered: String(delivered ?? false),
    })),
  );
  return xmlAnswer("AccessControlPolicy", {
    Owner: owner,
    AccessControlList: {
      Grant: [{ Grantee: owner, Permission: "FULL_CONTROL", Delivered: "false" }, ...others],
    },
  });
}
