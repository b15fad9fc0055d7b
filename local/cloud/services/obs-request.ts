import { createHash } from "node:crypto";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import type { Bucket } from "../store";
import { writeXml } from "./obs-xml";

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

/** Done, nothing to say. */
export const ok: ObsAnswer = { status: 200 };
/** Done, with nothing left. */
export const noContent: ObsAnswer = { status: 204 };

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

/** Refuses a configuration that is not what its Content-MD5 says. */
export function checkDigest(request: ObsRequest, body: string): void {
  const sent = request.header("content-md5");
  if (sent !== "" && createHash("md5").update(body).digest("base64") !== sent) {
    throw new Refusal(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
  }
}

/** A record without one of its names. */
export function without<T>(record: Record<string, T>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
