import { createHash } from "node:crypto";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import type { Bucket } from "../store";
import { child, children, readXml, textOf, writeXml } from "./obs-xml";

/** An OBS request, read as far as every operation needs it. */
export interface ObsRequest {
  method: string;
  bucket: string;
  /** Decoded key; "" for operations on the bucket. */
  key: string;
  /** Query parameters by name. */
  query: Map<string, string>;
  /** Value of an `x-obs-…` or `x-amz-…` header, given without prefix; "" where it was not sent. */
  own: (name: string) => string;
  header: (name: string) => string;
  /** The whole body as text; for configurations, not for objects. */
  text: () => Promise<string>;
}

/** An OBS answer. */
export interface ObsAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

const ok: ObsAnswer = { status: 200 };
const noContent: ObsAnswer = { status: 204 };

/** Answer 200 with an XML document. */
export function xmlAnswer(root: string, content: unknown): ObsAnswer {
  return { status: 200, headers: { "content-type": "application/xml" }, body: writeXml(root, content) };
}

/** Finds a bucket or answers as OBS does where there is none. */
export function bucketOf(context: CloudContext, name: string): Bucket {
  const bucket = context.tables.buckets.get(name);
  if (!bucket) {
    throw new Refusal(404, "NoSuchBucket", "The specified bucket does not exist.");
  }
  return bucket;
}

function checkDigest(request: ObsRequest, body: string): void {
  const sent = request.header("content-md5");
  if (sent !== "" && createHash("md5").update(body).digest("base64") !== sent) {
    throw new Refusal(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
  }
}

/** Storage classes as OBS names them; clients with AWS signatures send the S3 names. */
function storageClass(sent: string): string {
  const names: Record<string, string> = { STANDARD_IA: "WARM", GLACIER: "COLD" };
  const name = names[sent] ?? (sent === "" ? "STANDARD" : sent);
  if (!["STANDARD", "WARM", "COLD", "DEEP_ARCHIVE", "INTELLIGENT_TIERING"].includes(name)) {
    throw new Refusal(400, "InvalidStorageClass", `The storage class ${sent} does not exist.`);
  }
  return name;
}

const cannedAcls = [
  "private",
  "public-read",
  "public-read-write",
  "public-read-delivered",
  "public-read-write-delivered",
  "authenticated-read",
  "bucket-owner-full-control",
  "log-delivery-write",
];

function checkAcl(bucket: Bucket | undefined, acl: string): string {
  if (!cannedAcls.includes(acl)) {
    throw new Refusal(400, "InvalidArgument", `The ACL ${acl} does not exist.`);
  }
  if (bucket && acl.startsWith("public") && blocked(bucket, "BlockPublicAcls")) {
    throw new Refusal(403, "AccessDenied", "Access Denied: the public access block of the bucket refuses public ACLs.");
  }
  return acl;
}

function blocked(bucket: Bucket, setting: "BlockPublicAcls" | "BlockPublicPolicy"): boolean {
  const configuration = bucket.configurations["publicAccessBlock"];
  return (
    configuration !== undefined &&
    textOf(child(readXml(configuration, ["PublicAccessBlockConfiguration"]), setting)) === "true"
  );
}

function checkBucketName(name: string): void {
  const valid =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !/\.\.|\.-|-\./.test(name) && !/^\d+(\.\d+){3}$/.test(name);
  if (!valid) {
    throw new Refusal(
      400,
      "InvalidBucketName",
      "The specified bucket is not valid: 3 to 63 lower-case letters, digits, hyphens and periods.",
    );
  }
}

/** Encryption asked for with the bucket: AES256 (`obs`) or KMS. */
function encryptionHeader(request: ObsRequest): string | undefined {
  const sent = request.own("server-side-encryption");
  if (sent === "") {
    return undefined;
  }
  const kms = sent === "kms";
  const rule = {
    SSEAlgorithm: kms ? "kms" : "AES256",
    ...(kms && request.own("server-side-encryption-kms-key-id") !== ""
      ? { KMSMasterKeyID: request.own("server-side-encryption-kms-key-id") }
      : {}),
    ...(kms && request.own("sse-kms-key-project-id") !== ""
      ? { ProjectID: request.own("sse-kms-key-project-id") }
      : {}),
    ...(kms && request.own("server-side-data-encryption") === "SM4" ? { KMSDataEncryption: "SM4" } : {}),
  };
  const bucketKey = request.own("server-side-encryption-bucket-key-enabled");
  return writeXml("ServerSideEncryptionConfiguration", {
    Rule: { ApplyServerSideEncryptionByDefault: rule, ...(bucketKey === "" ? {} : { BucketKeyEnabled: bucketKey }) },
  });
}

async function createBucket(context: CloudContext, request: ObsRequest): Promise<ObsAnswer> {
  checkBucketName(request.bucket);
  const body = await request.text();
  const configuration = body === "" ? "" : readXml(body, ["CreateBucketConfiguration"]);
  const location = textOf(child(configuration, "Location")) || textOf(child(configuration, "LocationConstraint")) || "";
  const region = context.credentials.region;
  if (location !== "" && location !== region) {
    throw new Refusal(400, "InvalidLocationConstraint", `The specified location constraint is not valid: ${location}.`);
  }
  if (context.faults.taken("obs", request.bucket)) {
    throw new Refusal(
      409,
      "BucketAlreadyExists",
      "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
    );
  }
  // Creating one's own bucket again in the same region is no error; the first request counts.
  if (!context.tables.buckets.has(request.bucket)) {
    const encryption = encryptionHeader(request);
    const bucket: Bucket = {
      id: request.bucket,
      createdAt: Date.now(),
      storageClass: storageClass(request.own("storage-class") || request.header("x-default-storage-class")),
      acl: checkAcl(undefined, request.own("acl") || "private"),
      location: region,
      enterpriseProjectId: request.own("epid") || "0",
      multiAz: request.own("az-redundancy") === "3az",
      parallelFs: request.own("fs-file-interface") === "Enabled",
      versioning: "",
      quota: 0,
      configurations: encryption === undefined ? {} : { encryption },
      customDomains: {},
    };
    await context.objects.createBucket(bucket.id);
    context.tables.buckets.set(bucket.id, bucket);
  }
  return { status: 200, headers: { location: `/${request.bucket}` } };
}

async function deleteBucket(context: CloudContext, request: ObsRequest): Promise<ObsAnswer> {
  const bucket = bucketOf(context, request.bucket);
  if (context.objects.versions(bucket.id).length > 0) {
    throw new Refusal(
      409,
      "BucketNotEmpty",
      "The bucket you tried to delete is not empty: objects, old versions of objects and delete markers count.",
    );
  }
  context.tables.buckets.delete(bucket.id);
  await context.objects.deleteBucket(bucket.id);
  return noContent;
}

function headBucket(context: CloudContext, request: ObsRequest): ObsAnswer {
  const bucket = bucketOf(context, request.bucket);
  return {
    status: 200,
    headers: {
      "x-obs-bucket-location": bucket.location,
      "x-obs-version": "3.0",
      "x-obs-storage-class": bucket.storageClass,
      "x-obs-epid": bucket.enterpriseProjectId,
      ...(bucket.multiAz ? { "x-obs-az-redundancy": "3az" } : {}),
      ...(bucket.parallelFs ? { "x-obs-fs-file-interface": "Enabled" } : {}),
    },
  };
}

/** Buckets of the account. */
export function listBuckets(context: CloudContext): ObsAnswer {
  return xmlAnswer("ListAllMyBucketsResult", {
    Owner: { ID: context.credentials.domainId, DisplayName: "local" },
    Buckets: {
      Bucket: [...context.tables.buckets.values()].map((bucket) => ({
        Name: bucket.id,
        CreationDate: new Date(bucket.createdAt).toISOString(),
        Location: bucket.location,
        BucketType: bucket.parallelFs ? "POSIX" : "OBJECT",
      })),
    },
  });
}

/** Whether a policy lets everybody in: what BlockPublicPolicy refuses. */
function isPublicPolicy(policy: unknown): boolean {
  const statements = (policy as { Statement?: unknown }).Statement;
  const everybody = (principal: unknown): boolean =>
    principal === "*" ||
    (Array.isArray(principal) && principal.includes("*")) ||
    (typeof principal === "object" && principal !== null && Object.values(principal).some(everybody));
  return (Array.isArray(statements) ? statements : [statements]).some((statement) => {
    const { Effect, Principal, Condition } = statement as Record<string, unknown>;
    return Effect === "Allow" && Condition === undefined && everybody(Principal);
  });
}

async function putPolicy(request: ObsRequest, bucket: Bucket): Promise<ObsAnswer> {
  const text = await request.text();
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw new Refusal(400, "MalformedPolicy", "The policy is not in the valid JSON format.");
  }
  const statements = (policy as { Statement?: unknown } | null)?.Statement;
  if (statements === undefined || (Array.isArray(statements) && statements.length === 0)) {
    throw new Refusal(400, "MalformedPolicy", "The policy has no Statement.");
  }
  if (isPublicPolicy(policy) && blocked(bucket, "BlockPublicPolicy")) {
    throw new Refusal(
      403,
      "AccessDenied",
      "Access Denied: the public access block of the bucket refuses public policies.",
    );
  }
  bucket.configurations["policy"] = text;
  return noContent;
}

/** A configuration that OBS keeps as it was sent: its root elements, and the code when there is none. */
interface Configuration {
  roots: string[];
  missing?: string;
  empty?: { root: string; content: unknown };
}

const configurations: Record<string, Configuration> = {
  lifecycle: { roots: ["LifecycleConfiguration"], missing: "NoSuchLifecycleConfiguration" },
  website: { roots: ["WebsiteConfiguration"], missing: "NoSuchWebsiteConfiguration" },
  cors: { roots: ["CORSConfiguration"], missing: "NoSuchCORSConfiguration" },
  tagging: { roots: ["Tagging"], missing: "NoSuchTagSet" },
  encryption: { roots: ["ServerSideEncryptionConfiguration"], missing: "NoSuchEncryptionConfiguration" },
  replication: { roots: ["ReplicationConfiguration"], missing: "ReplicationConfigurationNotFoundError" },
  logging: { roots: ["BucketLoggingStatus"], empty: { root: "BucketLoggingStatus", content: "" } },
  publicAccessBlock: {
    roots: ["PublicAccessBlockConfiguration"],
    empty: {
      root: "PublicAccessBlockConfiguration",
      content: {
        BlockPublicAcls: "false",
        IgnorePublicAcls: "false",
        BlockPublicPolicy: "false",
        RestrictPublicBuckets: "false",
      },
    },
  },
};

async function keepConfiguration(
  request: ObsRequest,
  bucket: Bucket,
  name: string,
  kind: Configuration,
): Promise<ObsAnswer> {
  switch (request.method) {
    case "GET": {
      const text = bucket.configurations[name];
      if (text !== undefined) {
        return { status: 200, headers: { "content-type": "application/xml" }, body: text };
      }
      if (kind.empty) {
        return xmlAnswer(kind.empty.root, kind.empty.content);
      }
      throw new Refusal(404, kind.missing ?? "NoSuchConfiguration", `The bucket has no ${name} configuration.`);
    }
    case "PUT": {
      const text = await request.text();
      checkDigest(request, text);
      const root = readXml(text, kind.roots);
      if (name === "tagging" && children(child(root, "TagSet"), "Tag").length === 0) {
        bucket.configurations = without(bucket.configurations, name);
      } else {
        bucket.configurations[name] = text;
      }
      return ok;
    }
    default:
      bucket.configurations = without(bucket.configurations, name);
      return noContent;
  }
}

function without<T>(record: Record<string, T>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

async function policyConfiguration(request: ObsRequest, bucket: Bucket): Promise<ObsAnswer> {
  if (request.method === "PUT") {
    return putPolicy(request, bucket);
  }
  const policy = bucket.configurations["policy"];
  if (policy === undefined) {
    throw new Refusal(404, "NoSuchBucketPolicy", "The specified bucket does not have a bucket policy.");
  }
  if (request.method === "DELETE") {
    bucket.configurations = without(bucket.configurations, "policy");
    return noContent;
  }
  return { status: 200, headers: { "content-type": "application/json" }, body: policy };
}

async function versioning(request: ObsRequest, bucket: Bucket): Promise<ObsAnswer> {
  if (request.method !== "PUT") {
    return xmlAnswer("VersioningConfiguration", bucket.versioning === "" ? "" : { Status: bucket.versioning });
  }
  const status = textOf(child(readXml(await request.text(), ["VersioningConfiguration"]), "Status"));
  if (status !== "Enabled" && status !== "Suspended") {
    throw new Refusal(400, "IllegalVersioningConfigurationException", "Enabled or Suspended is wanted.");
  }
  bucket.versioning = status;
  return ok;
}

async function quota(request: ObsRequest, bucket: Bucket): Promise<ObsAnswer> {
  if (request.method !== "PUT") {
    return xmlAnswer("Quota", { StorageQuota: bucket.quota });
  }
  bucket.quota = Number(textOf(child(readXml(await request.text(), ["Quota"]), "StorageQuota")));
  return ok;
}

/** Storage class: `storagePolicy` for clients with AWS signatures, `storageClass` for those with OBS signatures. */
async function storagePolicy(request: ObsRequest, bucket: Bucket): Promise<ObsAnswer> {
  const s3 = request.query.has("storagePolicy");
  if (request.method !== "PUT") {
    const names: Record<string, string> = { WARM: "STANDARD_IA", COLD: "GLACIER" };
    return s3
      ? xmlAnswer("StoragePolicy", { DefaultStorageClass: names[bucket.storageClass] ?? bucket.storageClass })
      : xmlAnswer("StorageClass", bucket.storageClass);
  }
  const root = readXml(await request.text(), ["StoragePolicy", "StorageClass"]);
  bucket.storageClass = storageClass(textOf(child(root, "DefaultStorageClass")) || textOf(root));
  return ok;
}

async function acl(context: CloudContext, request: ObsRequest, bucket: Bucket): Promise<ObsAnswer> {
  if (request.method === "PUT") {
    const canned = request.own("acl");
    if (canned === "") {
      const text = await request.text();
      readXml(text, ["AccessControlPolicy"]);
      bucket.configurations["acl"] = text;
    } else {
      bucket.acl = checkAcl(bucket, canned);
      bucket.configurations = without(bucket.configurations, "acl");
    }
    return ok;
  }
  const written = bucket.configurations["acl"];
  if (written !== undefined) {
    return { status: 200, headers: { "content-type": "application/xml" }, body: written };
  }
  const owner = { ID: context.credentials.domainId };
  return xmlAnswer("AccessControlPolicy", {
    Owner: owner,
    AccessControlList: { Grant: { Grantee: owner, Permission: "FULL_CONTROL", Delivered: "false" } },
  });
}

function customDomains(request: ObsRequest, bucket: Bucket): ObsAnswer {
  const name = request.query.get("customdomain") ?? "";
  switch (request.method) {
    case "PUT":
      bucket.customDomains[name] = Date.now();
      return ok;
    case "DELETE":
      bucket.customDomains = without(bucket.customDomains, name);
      return noContent;
    default:
      return xmlAnswer("ListBucketCustomDomainsResult", {
        Domains: Object.entries(bucket.customDomains).map(([DomainName, time]) => ({
          DomainName,
          CreateTime: new Date(time).toISOString(),
        })),
      });
  }
}

function storageInfo(context: CloudContext, bucket: Bucket): ObsAnswer {
  const versions = context.objects.versions(bucket.id).filter((version) => !version.deleteMarker);
  return xmlAnswer("GetBucketStorageInfoResult", {
    Size: versions.reduce((sum, version) => sum + version.size, 0),
    ObjectNumber: versions.length,
  });
}

/** Sub-resources of a bucket that are served here. */
const others: Record<
  string,
  (context: CloudContext, request: ObsRequest, bucket: Bucket) => ObsAnswer | Promise<ObsAnswer>
> = {
  policy: (_context, request, bucket) => policyConfiguration(request, bucket),
  versioning: (_context, request, bucket) => versioning(request, bucket),
  quota: (_context, request, bucket) => quota(request, bucket),
  storagePolicy: (_context, request, bucket) => storagePolicy(request, bucket),
  storageClass: (_context, request, bucket) => storagePolicy(request, bucket),
  acl,
  customdomain: (_context, request, bucket) => customDomains(request, bucket),
  storageinfo: (context, _request, bucket) => storageInfo(context, bucket),
  location: (_context, _request, bucket) => xmlAnswer("Location", bucket.location),
};

/** Serves an operation on a bucket itself; undefined where it is none of those known. */
export async function bucketOperation(context: CloudContext, request: ObsRequest): Promise<ObsAnswer | undefined> {
  for (const [name, kind] of Object.entries(configurations)) {
    if (request.query.has(name) && ["GET", "PUT", "DELETE"].includes(request.method)) {
      return keepConfiguration(request, bucketOf(context, request.bucket), name, kind);
    }
  }
  for (const [name, serve] of Object.entries(others)) {
    if (request.query.has(name) && ["GET", "PUT", "DELETE"].includes(request.method)) {
      return serve(context, request, bucketOf(context, request.bucket));
    }
  }
  if (request.query.size > 0) {
    return undefined;
  }
  switch (request.method) {
    case "PUT":
      return createBucket(context, request);
    case "HEAD":
      return headBucket(context, request);
    case "DELETE":
      return deleteBucket(context, request);
    default:
      return undefined;
  }
}
