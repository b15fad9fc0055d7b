import { z } from "zod";
import { Refusal } from "../refusal";
import type { Bucket } from "../store";
import { blocked } from "./obs-public-access";
import { type ObsAnswer, type ObsRequest, noContent, without } from "./obs-request";

const many = z.union([z.string(), z.array(z.string()).min(1)]).transform((value) => [value].flat());
const principal = z.union([z.literal("*"), z.record(z.string(), many)]);

/** Operators of conditions, and with `IfExists` behind them (huaweicloud.com, perms-cfg-obs, obs_40_0041). */
const operators = [
  ...["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
  ...["StringLike", "StringNotLike", "Bool", "IpAddress", "NotIpAddress"],
  ...["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals"],
  ...["NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals"],
  ...["DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"],
];
const condition = z.record(z.string(), z.record(z.string(), many)).superRefine((tests, check) => {
  for (const [operator, values] of Object.entries(tests)) {
    if (!operators.includes(operator.replace(/IfExists$/, ""))) {
      check.addIssue({ code: "custom", path: [operator], message: "no such operator" });
    }
    const wrong = Object.entries(values).find(
      ([, all]) => operator.startsWith("Bool") && all.some((value) => value !== "true" && value !== "false"),
    );
    if (wrong) {
      check.addIssue({ code: "custom", path: [operator, wrong[0]], message: "true or false" });
    }
  }
});

const statement = z
  .looseObject({
    Sid: z.string().optional(),
    Effect: z.enum(["Allow", "Deny"]),
    Principal: principal.optional(),
    NotPrincipal: principal.optional(),
    Action: many.optional(),
    NotAction: many.optional(),
    Resource: many.optional(),
    NotResource: many.optional(),
    Condition: condition.optional(),
  })
  .superRefine((each, check) => {
    for (const name of ["Principal", "Action", "Resource"] as const) {
      if ((each[name] === undefined) === (each[`Not${name}`] === undefined)) {
        check.addIssue({
          code: "custom",
          path: [name],
          message: `${name} or Not${name} is wanted, and only one of them`,
        });
      }
    }
  });
const policySchema = z.looseObject({
  Statement: z.union([statement, z.array(statement).min(1)]).transform((value) => [value].flat()),
});
type Policy = z.infer<typeof policySchema>;

function malformed(message: string): Refusal {
  return new Refusal(400, "MalformedPolicy", message);
}

function readPolicy(text: string): Policy {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw malformed("The policy is not in the valid JSON format.");
  }
  const result = policySchema.safeParse(json);
  if (!result.success) {
    throw malformed(z.prettifyError(result.error));
  }
  return result.data;
}

/** Whether a resource lies in the bucket: the bucket, its objects, or a pattern that begins with its name. */
function inBucket(bucket: string, resource: string): boolean {
  const name = resource.replace(/^arn:aws:s3:::/, "");
  return name === "*" || name === bucket || name.startsWith(`${bucket}/`) || name === `${bucket}*`;
}

/** Whether a policy lets everybody in: what BlockPublicPolicy refuses. */
function isPublic({ Statement: statements }: Policy): boolean {
  return statements.some(
    ({ Effect: effect, Principal: allowed, Condition: tests }) =>
      effect === "Allow" &&
      tests === undefined &&
      (allowed === "*" || Object.values(allowed ?? {}).some((ids) => ids.includes("*"))),
  );
}

async function putPolicy(request: ObsRequest, bucket: Bucket): Promise<ObsAnswer> {
  const text = await request.text();
  const policy = readPolicy(text);
  const resources = policy.Statement.flatMap((each) => [...(each.Resource ?? []), ...(each.NotResource ?? [])]);
  const elsewhere = resources.find((resource) => !inBucket(bucket.id, resource));
  if (elsewhere !== undefined) {
    throw malformed(`Policy has invalid resource: ${elsewhere} is not in bucket ${bucket.id}.`);
  }
  if (isPublic(policy) && blocked(bucket, "BlockPublicPolicy")) {
    throw new Refusal(
      403,
      "AccessDenied",
      "Access Denied: the public access block of the bucket refuses public policies.",
    );
  }
  bucket.configurations["policy"] = text;
  return noContent;
}

/**
 * The policy of a bucket (`?policy`): its form is checked, and that it is not public where the bucket must not be. It is not
 * applied to requests: they all come from the bucket's owner, and the local cloud stands for HTTPS though it has none.
 */
export async function bucketPolicy(request: ObsRequest, bucket: Bucket): Promise<ObsAnswer> {
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
