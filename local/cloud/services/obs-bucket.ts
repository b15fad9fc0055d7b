import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import type { Bucket } from "../store";
import { checkCannedAcl } from "./obs-acl";
import { askedEncryption, configurationOperation } from "./obs-configuration";
import { type ObsAnswer, type ObsRequest, bucketOf, noContent, ok, without, xmlAnswer } from "./obs-request";
import { child, readXml, textOf } from "./obs-xml";

/** Storage classes as OBS names them; clients with AWS signatures send the S3 names. */
function storageClass(sent: string): string {
  const names: Record<string, string> = { STANDARD_IA: "WARM", GLACIER: "COLD" };
  const name = names[sent] ?? (sent === "" ? "STANDARD" : sent);
  if (!["STANDARD", "WARM", "COLD", "DEEP_ARCHIVE", "INTELLIGENT_TIERING"].includes(name)) {
    throw new Refusal(400, "InvalidStorageClass", `The storage class ${sent} does not exist.`);
  }
  return name;
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
    const encryption = askedEncryption(context, request);
    const bucket: Bucket = {
      id: request.bucket,
      createdAt: Date.now(),
      storageClass: storageClass(request.own("storage-class") || request.header("x-default-storage-class")),
      acl: checkCannedAcl(undefined, request.own("acl") || "private"),
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
  if (context.objects.versions(bucket.id).length > 0 || context.uploads.list(bucket.id).length > 0) {
    throw new Refusal(
      409,
      "BucketNotEmpty",
      "The bucket you tried to delete is not empty: objects, old versions of objects, delete markers and parts of " +
        "unfinished uploads count.",
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
  versioning: (_context, request, bucket) => versioning(request, bucket),
  quota: (_context, request, bucket) => quota(request, bucket),
  storagePolicy: (_context, request, bucket) => storagePolicy(request, bucket),
  storageClass: (_context, request, bucket) => storagePolicy(request, bucket),
  customdomain: (_context, request, bucket) => customDomains(request, bucket),
  storageinfo: (context, _request, bucket) => storageInfo(context, bucket),
  location: (_context, _request, bucket) => xmlAnswer("Location", bucket.location),
};

/** Serves an operation on a bucket itself; undefined where it is none of those known. */
export async function bucketOperation(context: CloudContext, request: ObsRequest): Promise<ObsAnswer | undefined> {
  const configured = await configurationOperation(context, request);
  if (configured) {
    return configured;
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
