import type { CloudContext } from "../context";
import type { ObjectVersion } from "../object-files";
import { Refusal } from "../refusal";
import { type ObsAnswer, type ObsRequest, bucketOf, xmlAnswer } from "./obs-request";
import { deleteMany, etag } from "./obs-object";

/** Entries of a listing at most, and where the client says nothing. */
const mostEntries = 1000;

/** Number of entries that a client asks for. */
function limitOf(request: ObsRequest, parameter: string): number {
  const limit = Number(request.query.get(parameter) ?? mostEntries);
  if (!Number.isInteger(limit) || limit < 0) {
    throw new Refusal(400, "InvalidArgument", `${parameter} is no number of entries.`);
  }
  return Math.min(limit, mostEntries);
}

/** What every listing is asked for: the part of the keys, how it is cut, and how keys are written. */
interface Listing {
  prefix: string;
  delimiter: string;
  limit: number;
  /** Keys may hold what XML cannot: with `encoding-type=url` they are written as in an address. */
  written: (key: string) => string;
  /** Elements that repeat what was asked. */
  head: Record<string, unknown>;
}

function listingOf(request: ObsRequest, name: string, limitParameter: string): Listing {
  const encoding = request.query.get("encoding-type") ?? "";
  if (encoding !== "" && encoding !== "url") {
    throw new Refusal(400, "InvalidArgument", `encoding-type ${encoding}: url is the only one.`);
  }
  const written = (key: string): string => (encoding === "url" ? encodeURIComponent(key) : key);
  const prefix = request.query.get("prefix") ?? "";
  const delimiter = request.query.get("delimiter") ?? "";
  const limit = limitOf(request, limitParameter);
  return {
    prefix,
    delimiter,
    limit,
    written,
    head: {
      ...(name === "" ? {} : { Name: name }),
      Prefix: written(prefix),
      Delimiter: written(delimiter),
      ...(encoding === "" ? {} : { EncodingType: encoding }),
    },
  };
}

/** One entry of a listing: an item, or a common prefix in place of all the items below it. */
interface Entry<T> {
  item?: T;
  prefix?: string;
}

/** Splits a listing at the delimiter: items, and common prefixes for the rest. */
function grouped<T extends { key: string }>(all: T[], { prefix, delimiter }: Listing): Entry<T>[] {
  const seen = new Set<string>();
  return all
    .filter((each) => each.key.startsWith(prefix))
    .flatMap((item): Entry<T>[] => {
      const cut = delimiter === "" ? -1 : item.key.indexOf(delimiter, prefix.length);
      if (cut < 0) {
        return [{ item }];
      }
      const common = item.key.slice(0, cut + delimiter.length);
      if (seen.has(common)) {
        return [];
      }
      seen.add(common);
      return [{ prefix: common }];
    });
}

function keyOf<T extends { key: string }>(entry: Entry<T> | undefined): string {
  return entry?.item?.key ?? entry?.prefix ?? "";
}

function commonPrefixes<T>(part: Entry<T>[], { written }: Listing): { Prefix: string }[] {
  return part.flatMap((each) => (each.prefix === undefined ? [] : [{ Prefix: written(each.prefix) }]));
}

function listObjects(context: CloudContext, request: ObsRequest): ObsAnswer {
  const bucket = bucketOf(context, request.bucket);
  const listing = listingOf(request, bucket.id, "max-keys");
  const marker = request.query.get("marker") ?? "";
  const rest = grouped(context.objects.current(bucket.id), listing).filter((each) => keyOf(each) > marker);
  const part = rest.slice(0, listing.limit);
  const truncated = rest.length > listing.limit;
  return xmlAnswer("ListBucketResult", {
    ...listing.head,
    Marker: listing.written(marker),
    MaxKeys: listing.limit,
    IsTruncated: truncated,
    ...(truncated ? { NextMarker: listing.written(keyOf(part.at(-1))) } : {}),
    Contents: part.flatMap(({ item }) =>
      item
        ? [
            {
              Key: listing.written(item.key),
              LastModified: new Date(item.lastModified).toISOString(),
              ETag: etag(item),
              Size: item.size,
              Owner: { ID: context.credentials.domainId },
              StorageClass: item.storageClass,
            },
          ]
        : [],
    ),
    CommonPrefixes: commonPrefixes(part, listing),
  });
}

/** Versions after those that a client has seen: behind a key, or within a key behind a version. */
function afterMarker(
  entries: Entry<ObjectVersion>[],
  keyMarker: string,
  versionMarker: string,
): Entry<ObjectVersion>[] {
  const seen = entries.findIndex(({ item }) => item?.key === keyMarker && item.versionId === versionMarker);
  return entries.filter((entry, index) => {
    const key = keyOf(entry);
    return key > keyMarker || (key === keyMarker && versionMarker !== "" && seen >= 0 && index > seen);
  });
}

function listVersions(context: CloudContext, request: ObsRequest): ObsAnswer {
  const bucket = bucketOf(context, request.bucket);
  const listing = listingOf(request, bucket.id, "max-keys");
  const keyMarker = request.query.get("key-marker") ?? "";
  const versionMarker = request.query.get("version-id-marker") ?? "";
  const rest = afterMarker(grouped(context.objects.versions(bucket.id), listing), keyMarker, versionMarker);
  const part = rest.slice(0, listing.limit);
  const truncated = rest.length > listing.limit;
  const last = part.at(-1);
  const entry = (version: ObjectVersion): Record<string, unknown> => ({
    Key: listing.written(version.key),
    VersionId: version.versionId,
    IsLatest: context.objects.find(bucket.id, version.key) === version,
    LastModified: new Date(version.lastModified).toISOString(),
    Owner: { ID: context.credentials.domainId },
  });
  const versions = part.flatMap(({ item }) => item ?? []);
  return xmlAnswer("ListVersionsResult", {
    ...listing.head,
    KeyMarker: listing.written(keyMarker),
    VersionIdMarker: versionMarker,
    MaxKeys: listing.limit,
    IsTruncated: truncated,
    ...(truncated
      ? { NextKeyMarker: listing.written(keyOf(last)), NextVersionIdMarker: last?.item?.versionId ?? "" }
      : {}),
    Version: versions
      .filter((version) => !version.deleteMarker)
      .map((version) => ({
        ...entry(version),
        ETag: etag(version),
        Size: version.size,
        StorageClass: version.storageClass,
      })),
    DeleteMarker: versions.filter((version) => version.deleteMarker).map(entry),
    CommonPrefixes: commonPrefixes(part, listing),
  });
}

/** Uploads in parts that are neither completed nor aborted. */
function listUploads(context: CloudContext, request: ObsRequest): ObsAnswer {
  const bucket = bucketOf(context, request.bucket);
  const listing = listingOf(request, "", "max-uploads");
  const keyMarker = request.query.get("key-marker") ?? "";
  const uploadMarker = request.query.get("upload-id-marker") ?? "";
  const entries = grouped(context.uploads.list(bucket.id), listing);
  const seen = entries.findIndex(({ item }) => item?.key === keyMarker && item.id === uploadMarker);
  const rest = entries.filter((entry, index) => {
    const key = keyOf(entry);
    return key > keyMarker || (key === keyMarker && uploadMarker !== "" && seen >= 0 && index > seen);
  });
  const part = rest.slice(0, listing.limit);
  const truncated = rest.length > listing.limit;
  const last = part.at(-1);
  const owner = { ID: context.credentials.domainId };
  return xmlAnswer("ListMultipartUploadsResult", {
    Bucket: bucket.id,
    ...listing.head,
    KeyMarker: listing.written(keyMarker),
    UploadIdMarker: uploadMarker,
    MaxUploads: listing.limit,
    IsTruncated: truncated,
    ...(truncated ? { NextKeyMarker: listing.written(keyOf(last)), NextUploadIdMarker: last?.item?.id ?? "" } : {}),
    Upload: part.flatMap(({ item }) =>
      item
        ? [
            {
              Key: listing.written(item.key),
              UploadId: item.id,
              Initiator: owner,
              Owner: owner,
              StorageClass: item.description.storageClass,
              Initiated: new Date(item.initiatedAt).toISOString(),
            },
          ]
        : [],
    ),
    CommonPrefixes: commonPrefixes(part, listing),
  });
}

const common = ["prefix", "delimiter", "encoding-type"];
/** Parameters of each listing; the sub-resource that chooses it comes first, "" for the plain one. */
const listings: [string, string[], (context: CloudContext, request: ObsRequest) => ObsAnswer][] = [
  ["versions", ["key-marker", "version-id-marker", "max-keys"], listVersions],
  ["uploads", ["key-marker", "upload-id-marker", "max-uploads"], listUploads],
  ["", ["marker", "max-keys"], listObjects],
];

/** Serves listings and deletion of many objects: operations on a bucket that concern its objects. */
export async function bucketObjectsOperation(
  context: CloudContext,
  request: ObsRequest,
): Promise<ObsAnswer | undefined> {
  if (request.method === "POST" && request.query.has("delete")) {
    return deleteMany(context, request);
  }
  const [chosen, parameters, list] = listings.find(([name]) => name === "" || request.query.has(name)) ?? [];
  const known = new Set([...common, ...(parameters ?? []), chosen]);
  if (request.method !== "GET" || ![...request.query.keys()].every((name) => known.has(name))) {
    return undefined;
  }
  return list?.(context, request);
}
