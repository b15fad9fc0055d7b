import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Effect } from "./faults";
import { errorShape } from "./error-shapes";
import { type Target, queryParameters } from "./host-name";
import { Refusal } from "./refusal";

declare module "fastify" {
  interface FastifyRequest {
    /** Where the request was sent to. */
    target: Target;
    /** Faults that hit the request. */
    effect: Effect | undefined;
    /** Body as it arrived, for the signature; OBS bodies are streams and not kept. */
    bytes: Buffer | undefined;
    /** Time of arrival. */
    arrivedAt: number;
    /** Set where no route knows the request. */
    unknownCall: boolean;
  }
}

/** Reads the JSON body; a missing or wrong field is the service's own "invalid parameter". */
export function readBody<T extends z.ZodType>(request: FastifyRequest, schema: T): z.infer<T> {
  const result = schema.safeParse(request.body);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
    throw new Refusal(
      400,
      errorShape(request.target.service, request.target.path).invalid,
      `Invalid request. ${problems.join("; ")}`,
    );
  }
  return result.data;
}

/** Value of a query parameter, or undefined where it was not sent or sent empty. */
export function queryValue(request: FastifyRequest, name: string): string | undefined {
  const value = queryParameters(request.target.query).find(([parameter]) => parameter === name)?.[1];
  return value === "" ? undefined : value;
}

/** The part of a list after `marker` (id of the last one seen), at most `limit` of it, as the list calls page. */
export function page<T extends { id: string }>(request: FastifyRequest, all: T[], defaultLimit: number): T[] {
  const marker = queryValue(request, "marker");
  const start = marker === undefined ? 0 : all.findIndex((item) => item.id === marker) + 1;
  if (marker !== undefined && start === 0) {
    return [];
  }
  return all.slice(start, start + Number(queryValue(request, "limit") ?? defaultLimit));
}

/** Parameter of the path. */
export function parameter(request: FastifyRequest, name: string): string {
  return (request.params as Record<string, string | undefined>)[name] ?? "";
}

/** An optional string field: what Go clients leave out when it is empty. */
export const text = z.string().default("");

/** ISO time without milliseconds, as most services write it. */
export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
