import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { CloudContext } from "../context";
import type { ObjectDescription } from "../object-files";
import { Refusal } from "../refusal";
import type { Upload, UploadPart } from "../upload-files";
import { type ObsAnswer, type ObsRequest, bucketOf, xmlAnswer } from "./obs-request";
import { badDigest, checkQuota, copySource, etag, rangeOf, versionHeader } from "./obs-object";
import { child, children, readXml, textOf } from "./obs-xml";

/** Parts of an upload: at most so many, and all but the last so large (huaweicloud.com, api-obs, obs_04_0099 and 0102). */
const parts = { most: 10_000, smallestBytes: 100 * 1024, largestBytes: 5 * 1024 ** 3 };

function uploadOf(context: CloudContext, request: ObsRequest): Upload {
  const bucket = bucketOf(context, request.bucket);
  const upload = context.uploads.find(request.query.get("uploadId") ?? "");
  if (upload?.bucket !== bucket.id || upload.key !== request.key) {
    throw new Refusal(
      404,
      "NoSuchUpload",
      "The specified upload does not exist. The upload ID might be invalid, or it was completed or aborted.",
    );
  }
  return upload;
}

async function initiate(
  context: CloudContext,
  request: ObsRequest,
  description: ObjectDescription,
): Promise<ObsAnswer> {
  const upload = await context.uploads.begin(bucketOf(context, request.bucket).id, request.key, description);
  const answer = xmlAnswer("InitiateMultipartUploadResult", {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
  });
  return { ...answer, headers: { ...answer.headers, ...description.encryption } };
}

async function putPart(context: CloudContext, request: ObsRequest, content: Readable): Promise<ObsAnswer> {
  const upload = uploadOf(context, request);
  const number = Number(request.query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > parts.most) {
    throw new Refusal(400, "InvalidArgument", `Part number must be an integer between 1 and ${parts.most}, inclusive.`);
  }
  const length = Number(request.header("content-length") || 0);
  if (length > parts.largestBytes) {
    throw new Refusal(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.");
  }
  checkQuota(context, bucketOf(context, request.bucket), length);
  const source = request.own("copy-source");
  const digest = request.header("content-md5");
  const part = await context.uploads.putPart(
    upload,
    number,
    source === "" ? content : copied(context, source, request.own("copy-source-range")),
    digest === "" ? undefined : digest,
  );
  if (part === "bad-digest") {
    throw badDigest();
  }
  if (source === "") {
    return { status: 200, headers: { etag: etag(part), ...upload.description.encryption } };
  }
  return xmlAnswer("CopyPartResult", { LastModified: new Date(part.lastModified).toISOString(), ETag: etag(part) });
}

/** Content of an object, or the bytes of it that are asked for, for a part. */
function copied(context: CloudContext, source: string, range: string): Readable {
  const { from, original } = copySource(context, source);
  return context.objects.read(from, original, rangeOf(range, original.size));
}

function listParts(context: CloudContext, request: ObsRequest): ObsAnswer {
  const upload = uploadOf(context, request);
  const marker = Number(request.query.get("part-number-marker") ?? 0);
  const limit = Math.min(Number(request.query.get("max-parts") ?? 1000), 1000);
  const encoding = request.query.get("encoding-type");
  const rest = Object.entries(upload.parts)
    .map(([number, part]) => ({ number: Number(number), part }))
    .sort((a, b) => a.number - b.number)
    .filter(({ number }) => number > marker);
  const page = rest.slice(0, limit);
  const owner = { ID: context.credentials.domainId };
  return xmlAnswer("ListPartsResult", {
    Bucket: upload.bucket,
    Key: encoding === "url" ? encodeURIComponent(upload.key) : upload.key,
    ...(encoding === undefined ? {} : { EncodingType: encoding }),
    UploadId: upload.id,
    Initiator: owner,
    Owner: owner,
    StorageClass: upload.description.storageClass,
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? marker,
    MaxParts: limit,
    IsTruncated: rest.length > limit,
    Part: page.map(({ number, part }) => ({
      PartNumber: number,
      LastModified: new Date(part.lastModified).toISOString(),
      ETag: etag(part),
      Size: part.size,
    })),
  });
}

/** The parts that a client names, in its order: ascending, each there with the ETag that it says, and large enough. */
function chosenParts(upload: Upload, body: string): UploadPart[] {
  let before = 0;
  const named = children(readXml(body, ["CompleteMultipartUpload"]), "Part").map((element) => {
    const number = Number(textOf(child(element, "PartNumber")));
    const part = upload.parts[number];
    if (part?.md5 !== textOf(child(element, "ETag")).replaceAll('"', "").toLowerCase()) {
      throw new Refusal(
        400,
        "InvalidPart",
        `One or more of the specified parts could not be found, or their ETag does not match: part ${number}.`,
      );
    }
    if (number <= before) {
      throw new Refusal(400, "InvalidPartOrder", "The list of parts was not in ascending order of part numbers.");
    }
    before = number;
    return part;
  });
  if (named.length === 0) {
    throw new Refusal(400, "MalformedXML", "The XML you provided names no part.");
  }
  const small = named.slice(0, -1).find((part) => part.size < parts.smallestBytes);
  if (small) {
    throw new Refusal(
      400,
      "EntityTooSmall",
      `Your proposed upload is smaller than the minimum allowed size: a part has ${small.size} bytes.`,
    );
  }
  return named;
}

async function complete(context: CloudContext, request: ObsRequest): Promise<ObsAnswer> {
  const bucket = bucketOf(context, request.bucket);
  const upload = uploadOf(context, request);
  const named = chosenParts(upload, await request.text());
  const digests = Buffer.concat(named.map((part) => Buffer.from(part.md5, "hex")));
  const version = await context.objects.put(
    bucket.id,
    upload.key,
    bucket.versioning === "Enabled",
    context.uploads.read(upload, named),
    upload.description,
    { etag: `${createHash("md5").update(digests).digest("hex")}-${named.length}` },
  );
  if (version === "bad-digest") {
    throw badDigest();
  }
  await context.uploads.remove(upload);
  const answer = xmlAnswer("CompleteMultipartUploadResult", {
    Location: `http://${request.header("host")}/${encodeURIComponent(upload.key)}`,
    Bucket: bucket.id,
    Key: upload.key,
    ETag: etag(version),
  });
  return { ...answer, headers: { ...answer.headers, ...versionHeader(bucket, version), ...version.encryption } };
}

/**
 * Serves uploads in parts: initiate, put and copy parts, list them, complete, abort. Undefined for what is none of these.
 * @param described what the client says about the object, asked for when the upload begins
 */
export async function uploadOperation(
  context: CloudContext,
  request: ObsRequest,
  content: Readable,
  described: () => ObjectDescription,
): Promise<ObsAnswer | undefined> {
  if (request.query.has("uploads")) {
    return request.method === "POST" ? initiate(context, request, described()) : undefined;
  }
  switch (request.method) {
    case "PUT":
      return putPart(context, request, content);
    case "GET":
      return listParts(context, request);
    case "POST":
      return complete(context, request);
    case "DELETE":
      await context.uploads.remove(uploadOf(context, request));
      return { status: 204 };
    default:
      return undefined;
  }
}
