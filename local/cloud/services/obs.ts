import { text as readText } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { CloudContext } from "../context";
import { queryParameters } from "../host-name";
import type { ObjectDescription } from "../object-files";
import { Refusal } from "../refusal";
import { bucketOperation, listBuckets } from "./obs-bucket";
import { bucketObjectsOperation } from "./obs-listing";
import { type ObjectAnswer, describedBy, objectOperation } from "./obs-object";
import { type ObsRequest, bucketOf } from "./obs-request";
import { uploadOperation } from "./obs-upload";

function headerOf(request: FastifyRequest, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

/** Own headers come with the prefix of the signature's scheme, and some clients mix the two. */
function ownHeader(request: FastifyRequest, name: string): string {
  return headerOf(request, `x-obs-${name}`) || headerOf(request, `x-amz-${name}`);
}

function metadataOf(request: FastifyRequest): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of Object.keys(request.headers)) {
    const [, key] = /^x-(?:obs|amz)-meta-(.+)$/.exec(name) ?? [];
    if (key !== undefined) {
      found[key] = headerOf(request, name);
    }
  }
  return found;
}

async function serve(context: CloudContext, request: FastifyRequest): Promise<ObjectAnswer | undefined> {
  const { bucket, path, query } = request.target;
  if (bucket === undefined) {
    return request.method === "GET" ? listBuckets(context) : undefined;
  }
  const content = request.body instanceof Readable ? request.body : Readable.from([]);
  const obs: ObsRequest = {
    method: request.method,
    bucket,
    key: decodeURIComponent(path.slice(1)),
    query: new Map(queryParameters(query)),
    own: (name) => ownHeader(request, name),
    header: (name) => headerOf(request, name),
    text: () => readText(content),
  };
  if (obs.key !== "" && (obs.query.has("uploads") || obs.query.has("uploadId"))) {
    const described = (): ObjectDescription =>
      describedBy(context, obs, bucketOf(context, bucket), metadataOf(request));
    return uploadOperation(context, obs, content, described);
  }
  if (obs.key !== "") {
    return objectOperation(context, obs, content, metadataOf(request));
  }
  return (await bucketOperation(context, obs)) ?? bucketObjectsOperation(context, obs);
}

/** OBS with virtual-hosted buckets: every request goes to one route, which reads bucket, key and sub-resource itself. */
export function obsService(app: FastifyInstance, context: CloudContext): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => {
    done(null, payload);
  });
  app.all("/", async (request, reply) => {
    const answer = await serve(context, request);
    if (!answer) {
      request.unknownCall = true;
      throw new Refusal(
        404,
        "NotImplemented",
        `The local cloud does not know ${request.method} ${request.target.path}?${request.target.query} of OBS.`,
      );
    }
    // As bytes: to text the server would add a character set.
    const body = answer.body instanceof Readable ? answer.body : Buffer.from(answer.body ?? "");
    return reply
      .code(answer.status)
      .headers(answer.headers ?? {})
      .send(body);
  });
}
