import { Readable } from "node:stream";
import type { CloudContext } from "../context";
import type { ObjectDescription, ObjectVersion } from "../object-files";
import { Refusal } from "../refusal";
import type { Bucket } from "../store";
import { type ObsAnswer, type ObsRequest, bucketOf, xmlAnswer } from "./obs-request";
import { checkKey, defaultEncryption } from "./obs-configuration";
import { child, children, readXml, textOf } from "./obs-xml";

/** An answer whose body is the content of an object. */
export interface ObjectAnswer extends Omit<ObsAnswer, "body"> {
  body?: string | Readable;
}

/** ETag as the answers write it. */
export function etag(version: { md5: string }): string {
  return `"${version.md5}"`;
}

/** There is no object of this key. */
export function noSuchKey(): Refusal {
  return new Refusal(404, "NoSuchKey", "The specified key does not exist.");
}

/** The content is not what the Content-MD5 says. */
export function badDigest(): Refusal {
  return new Refusal(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
}

/** The version that a request names: the newest, or `versionId`. */
function versionOf(context: CloudContext, request: ObsRequest): ObjectVersion {
  bucketOf(context, request.bucket);
  const id = request.query.get("versionId");
  const version = context.objects.find(request.bucket, request.key, id === "" ? undefined : id);
  if (!version) {
    throw id === undefined || id === ""
      ? noSuchKey()
      : new Refusal(404, "NoSuchVersion", "The specified version does not exist.");
  }
  if (version.deleteMarker) {
    throw noSuchKey();
  }
  return version;
}

/** Header with the version that an answer is about, for buckets with versions. */
export function versionHeader(bucket: Bucket, version: ObjectVersion): Record<string, string> {
  return bucket.versioning === "" ? {} : { "x-obs-version-id": version.versionId };
}

function objectHeaders(bucket: Bucket, version: ObjectVersion): Record<string, string> {
  return {
    etag: etag(version),
    "content-type": version.contentType,
    "last-modified": new Date(version.lastModified).toUTCString(),
    "accept-ranges": "bytes",
    ...(version.storageClass === "STANDARD" ? {} : { "x-obs-storage-class": version.storageClass }),
    ...versionHeader(bucket, version),
    ...version.encryption,
    ...Object.fromEntries(Object.entries(version.metadata).map(([name, value]) => [`x-obs-meta-${name}`, value])),
  };
}

/** Encryption of a new object: what the request asks for, else the bucket's default. A key that cannot be used is refused. */
function encryptionHeaders(context: CloudContext, request: ObsRequest, bucket: Bucket): Record<string, string> {
  const asked = request.own("server-side-encryption");
  const askedKey =
    request.own("server-side-encryption-kms-key-id") || request.own("server-side-encryption-aws-kms-key-id");
  const { algorithm, keyId } =
    asked === "" ? defaultEncryption(bucket) : { algorithm: asked === "aws:kms" ? "kms" : asked, keyId: askedKey };
  if (algorithm === "") {
    return {};
  }
  checkKey(context, keyId);
  return {
    "x-obs-server-side-encryption": algorithm,
    ...(keyId === "" ? {} : { "x-obs-server-side-encryption-kms-key-id": keyId }),
  };
}

/** What a client says about an object that it writes. */
export function describedBy(
  context: CloudContext,
  request: ObsRequest,
  bucket: Bucket,
  metadata: Record<string, string>,
): ObjectDescription {
  const names: Record<string, string> = { STANDARD_IA: "WARM", GLACIER: "COLD" };
  const sent = request.own("storage-class");
  return {
    contentType: request.header("content-type") || "binary/octet-stream",
    storageClass: names[sent] ?? (sent === "" ? bucket.storageClass : sent),
    acl: request.own("acl") || "private",
    metadata,
    encryption: encryptionHeaders(context, request, bucket),
    tagging: "",
  };
}

/** Refuses `size` more bytes where the bucket has no room for them. */
export function checkQuota(context: CloudContext, bucket: Bucket, size: number): void {
  if (bucket.quota === 0) {
    return;
  }
  const used = context.objects.versions(bucket.id).reduce((sum, version) => sum + version.size, 0);
  if (used + size > bucket.quota) {
    throw new Refusal(403, "InsufficientStorageSpace", `The bucket's quota of ${bucket.quota} bytes is used up.`);
  }
}

async function putObject(
  context: CloudContext,
  request: ObsRequest,
  content: Readable,
  metadata: Record<string, string>,
): Promise<ObjectAnswer> {
  const bucket = bucketOf(context, request.bucket);
  checkQuota(context, bucket, Number(request.header("content-length") || 0));
  const digest = request.header("content-md5");
  const source = request.own("copy-source");
  if (source !== "") {
    return copyObject(context, request, bucket, source, metadata);
  }
  const version = await context.objects.put(
    bucket.id,
    request.key,
    bucket.versioning === "Enabled",
    content,
    describedBy(context, request, bucket, metadata),
    digest === "" ? {} : { md5: digest },
  );
  if (version === "bad-digest") {
    throw badDigest();
  }
  return {
    status: 200,
    headers: { etag: etag(version), ...versionHeader(bucket, version), ...version.encryption },
  };
}

/** What a copy takes over from its source. */
function described({
  contentType,
  storageClass,
  acl,
  metadata,
  encryption,
  tagging,
}: ObjectVersion): ObjectDescription {
  return { contentType, storageClass, acl, metadata, encryption, tagging };
}

/** The object that a header `copy-source` names: `/bucket/key`, and the version where it says which. */
export function copySource(context: CloudContext, source: string): { from: string; original: ObjectVersion } {
  const [, from, key, , id] = /^\/?([^/]+)\/([^?]+)(\?versionId=(.+))?$/.exec(decodeURIComponent(source)) ?? [];
  const original = from === undefined || key === undefined ? undefined : context.objects.find(from, key, id);
  if (from === undefined || !original || original.deleteMarker) {
    throw noSuchKey();
  }
  return { from, original };
}

async function copyObject(
  context: CloudContext,
  request: ObsRequest,
  bucket: Bucket,
  source: string,
  metadata: Record<string, string>,
): Promise<ObjectAnswer> {
  const { from, original } = copySource(context, source);
  const replace = request.own("metadata-directive") === "REPLACE";
  const version = await context.objects.put(
    bucket.id,
    request.key,
    bucket.versioning === "Enabled",
    context.objects.read(from, original),
    replace ? describedBy(context, request, bucket, metadata) : described(original),
    {},
  );
  if (version === "bad-digest") {
    throw new Refusal(500, "InternalError", "The copy differs from its source.");
  }
  const answer = xmlAnswer("CopyObjectResult", {
    LastModified: new Date(version.lastModified).toISOString(),
    ETag: etag(version),
  });
  return { ...answer, headers: { ...answer.headers, ...versionHeader(bucket, version) } };
}

/** Bytes that a Range header asks for; undefined where it asks for none. */
export function rangeOf(header: string, size: number): { start: number; end: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) {
    return undefined;
  }
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) {
    throw new Refusal(416, "InvalidRange", "The requested range cannot be satisfied.");
  }
  return { start, end };
}

function getObject(context: CloudContext, request: ObsRequest): ObjectAnswer {
  const bucket = bucketOf(context, request.bucket);
  const version = versionOf(context, request);
  const headers = objectHeaders(bucket, version);
  if (request.method === "HEAD") {
    return { status: 200, headers: { ...headers, "content-length": String(version.size) } };
  }
  const range = rangeOf(request.header("range"), version.size);
  const length = range ? range.end - range.start + 1 : version.size;
  return {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(length),
      ...(range ? { "content-range": `bytes ${range.start}-${range.end}/${version.size}` } : {}),
    },
    body: version.size === 0 ? "" : context.objects.read(bucket.id, version, range),
  };
}

async function deleteOne(
  context: CloudContext,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): Promise<Record<string, string>> {
  if (versionId !== undefined && versionId !== "") {
    const version = context.objects.find(bucket.id, key, versionId);
    if (version) {
      await context.objects.removeVersion(bucket.id, version);
    }
    return { "x-obs-version-id": versionId, ...(version?.deleteMarker ? { "x-obs-delete-marker": "true" } : {}) };
  }
  const marker = await context.objects.remove(bucket.id, key, bucket.versioning);
  return marker ? { "x-obs-version-id": marker.versionId, "x-obs-delete-marker": "true" } : {};
}

/** Deletes up to 1000 objects or versions of objects (`POST ?delete`). */
export async function deleteMany(context: CloudContext, request: ObsRequest): Promise<ObsAnswer> {
  const bucket = bucketOf(context, request.bucket);
  const root = readXml(await request.text(), ["Delete"]);
  const objects = children(root, "Object");
  if (objects.length === 0 || objects.length > 1000) {
    throw new Refusal(
      400,
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema: 1 to 1000 objects.",
    );
  }
  const deleted: unknown[] = [];
  for (const object of objects) {
    const key = textOf(child(object, "Key"));
    const versionId = textOf(child(object, "VersionId"));
    const headers = await deleteOne(context, bucket, key, versionId);
    deleted.push({
      Key: key,
      ...(versionId === "" ? {} : { VersionId: versionId }),
      DeleteMarker: "x-obs-delete-marker" in headers,
    });
  }
  return xmlAnswer("DeleteResult", textOf(child(root, "Quiet")) === "true" ? "" : { Deleted: deleted });
}

async function tagging(context: CloudContext, request: ObsRequest): Promise<ObsAnswer> {
  const version = versionOf(context, request);
  switch (request.method) {
    case "PUT": {
      const text = await request.text();
      readXml(text, ["Tagging"]);
      version.tagging = text;
      await context.objects.update(request.bucket, version);
      return { status: 200 };
    }
    case "DELETE":
      version.tagging = "";
      await context.objects.update(request.bucket, version);
      return { status: 204 };
    default:
      if (version.tagging === "") {
        throw new Refusal(404, "NoSuchTagSet", "The TagSet does not exist.");
      }
      return { status: 200, headers: { "content-type": "application/xml" }, body: version.tagging };
  }
}

async function objectAcl(context: CloudContext, request: ObsRequest): Promise<ObsAnswer> {
  const version = versionOf(context, request);
  if (request.method === "PUT") {
    version.acl = request.own("acl") || version.acl;
    await context.objects.update(request.bucket, version);
    return { status: 200 };
  }
  const owner = { ID: context.credentials.domainId };
  return xmlAnswer("AccessControlPolicy", {
    Owner: owner,
    Delivered: "false",
    AccessControlList: { Grant: { Grantee: owner, Permission: "FULL_CONTROL" } },
  });
}

/** Serves an operation on an object; undefined where it is none of those known. */
export async function objectOperation(
  context: CloudContext,
  request: ObsRequest,
  content: Readable,
  metadata: Record<string, string>,
): Promise<ObjectAnswer | undefined> {
  const parameters = [...request.query.keys()].filter((name) => name !== "versionId" && !name.startsWith("response-"));
  const known = ["GET", "PUT", "DELETE"].includes(request.method);
  if (parameters.length === 1 && known && parameters[0] === "tagging") {
    return tagging(context, request);
  }
  if (parameters.length === 1 && known && parameters[0] === "acl") {
    return objectAcl(context, request);
  }
  if (parameters.length > 0) {
    return undefined;
  }
  switch (request.method) {
    case "PUT":
      return putObject(context, request, content, metadata);
    case "GET":
    case "HEAD":
      return getObject(context, request);
    case "DELETE": {
      const bucket = bucketOf(context, request.bucket);
      return { status: 204, headers: await deleteOne(context, bucket, request.key, request.query.get("versionId")) };
    }
    default:
      return undefined;
  }
}
