import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import type { Bucket } from "../store";
import { keyProblem } from "./kms";
import { bucketAcl } from "./obs-acl";
import { checkLifecycle } from "./obs-lifecycle";
import { bucketPolicy } from "./obs-policy";
import {
  type ObsAnswer,
  type ObsRequest,
  bucketOf,
  checkDigest,
  noContent,
  ok,
  without,
  xmlAnswer,
} from "./obs-request";
import { type Element, child, children, readXml, textOf, writeXml } from "./obs-xml";

/** Encryption of a bucket's new objects; both are empty where there is none. */
interface DefaultEncryption {
  algorithm: string;
  /** KMS key, empty for a key that OBS keeps itself. */
  keyId: string;
}

function encryptionOf(root: Element): DefaultEncryption {
  const rule = child(child(root, "Rule"), "ApplyServerSideEncryptionByDefault");
  return {
    algorithm: textOf(child(rule, "SSEAlgorithm")).replace(/^aws:/, ""),
    keyId: textOf(child(rule, "KMSMasterKeyID")),
  };
}

/** Encryption that new objects of a bucket get where their client asks for none. */
export function defaultEncryption(bucket: Bucket): DefaultEncryption {
  const configured = bucket.configurations["encryption"];
  return configured === undefined
    ? { algorithm: "", keyId: "" }
    : encryptionOf(readXml(configured, ["ServerSideEncryptionConfiguration"]));
}

/** Refuses a KMS key that cannot be used; none is a key that OBS keeps itself. */
export function checkKey(context: CloudContext, keyId: string): void {
  const problem = keyId === "" ? undefined : keyProblem(context, keyId);
  if (problem !== undefined) {
    throw new Refusal(400, "InvalidArgument", `The KMS key cannot be used: ${problem}.`);
  }
}

function checkEncryption(context: CloudContext, { algorithm, keyId }: DefaultEncryption): void {
  if (algorithm !== "kms" && algorithm !== "AES256") {
    throw new Refusal(400, "InvalidEncryptionAlgorithmError", `The algorithm ${algorithm} is none of kms and AES256.`);
  }
  if (algorithm === "AES256" && keyId !== "") {
    throw new Refusal(400, "InvalidArgument", "KMSMasterKeyID goes with the algorithm kms only.");
  }
  checkKey(context, keyId);
}

function checkNewEncryption(context: CloudContext, bucket: Bucket, root: Element): void {
  const target = [...context.tables.obsTargets.values()].find(
    (each) => each.bucket === bucket.id && each.deletingUntil === undefined,
  );
  if (target) {
    // SFS Turbo links to buckets without encryption only (huaweicloud.com, api-sfsturbo, CreateBackendTarget).
    throw new Refusal(
      409,
      "OperationAborted",
      `The bucket is linked to directory ${target.fileSystemPath} of SFS Turbo ${target.shareId}: it cannot be encrypted.`,
    );
  }
  checkEncryption(context, encryptionOf(root));
}

/** Encryption asked for by the headers of the request that makes a bucket: AES256 (`obs`) or KMS, as configuration. */
export function askedEncryption(context: CloudContext, request: ObsRequest): string | undefined {
  const sent = request.own("server-side-encryption");
  if (sent === "") {
    return undefined;
  }
  const kms = sent === "kms";
  const keyId = kms ? request.own("server-side-encryption-kms-key-id") : "";
  checkEncryption(context, { algorithm: sent === "obs" ? "AES256" : sent, keyId });
  const rule = {
    SSEAlgorithm: kms ? "kms" : "AES256",
    ...(keyId === "" ? {} : { KMSMasterKeyID: keyId }),
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

/** Service that an agency must be for, so that OBS can write access logs with it. */
const obsService = "op_svc_obs";

function checkLogging(context: CloudContext, root: Element): void {
  const enabled = child(root, "LoggingEnabled");
  if (enabled === undefined) {
    return;
  }
  const name = textOf(child(enabled, "TargetBucket"));
  const target = context.tables.buckets.get(name);
  if (!target) {
    throw new Refusal(400, "InvalidTargetBucketForLogging", `The target bucket ${name} for logging does not exist.`);
  }
  const agencyName = textOf(child(root, "Agency"));
  if (agencyName === "") {
    if (target.acl !== "log-delivery-write") {
      throw new Refusal(
        400,
        "InvalidTargetBucketForLogging",
        `OBS may not write to the target bucket ${name}: an agency or the ACL log-delivery-write is needed.`,
      );
    }
    return;
  }
  const agency = [...context.tables.agencies.values()].find((each) => each.name === agencyName);
  if (agency?.trustDomainName !== obsService) {
    const reason = agency ? `is for ${agency.trustDomainName}, not for ${obsService}` : "does not exist";
    throw new Refusal(400, "InvalidArgument", `The agency ${agencyName} ${reason}.`);
  }
}

/** A configuration that OBS keeps as it was sent. */
interface Configuration {
  /** Its root element. */
  root: string;
  /** Code of the answer where the bucket has none. */
  missing?: string;
  /** What is answered where the bucket has none, instead of an error. */
  empty?: unknown;
  check?: (context: CloudContext, bucket: Bucket, root: Element) => void;
  /** Whether a configuration has nothing in it: it is then removed. */
  isEmpty?: (root: Element) => boolean;
}

const configurations: Record<string, Configuration> = {
  lifecycle: {
    root: "LifecycleConfiguration",
    missing: "NoSuchLifecycleConfiguration",
    check: (_context, _bucket, root) => {
      checkLifecycle(root);
    },
  },
  website: { root: "WebsiteConfiguration", missing: "NoSuchWebsiteConfiguration" },
  cors: { root: "CORSConfiguration", missing: "NoSuchCORSConfiguration" },
  tagging: {
    root: "Tagging",
    missing: "NoSuchTagSet",
    isEmpty: (root) => children(child(root, "TagSet"), "Tag").length === 0,
  },
  encryption: {
    root: "ServerSideEncryptionConfiguration",
    missing: "NoSuchEncryptionConfiguration",
    check: checkNewEncryption,
  },
  replication: { root: "ReplicationConfiguration", missing: "ReplicationConfigurationNotFoundError" },
  logging: {
    root: "BucketLoggingStatus",
    empty: "",
    check: (context, _bucket, root) => {
      checkLogging(context, root);
    },
    isEmpty: (root) => child(root, "LoggingEnabled") === undefined,
  },
  publicAccessBlock: {
    root: "PublicAccessBlockConfiguration",
    empty: {
      BlockPublicAcls: "false",
      IgnorePublicAcls: "false",
      BlockPublicPolicy: "false",
      RestrictPublicBuckets: "false",
    },
  },
};

async function keepConfiguration(
  context: CloudContext,
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
      if (kind.empty !== undefined) {
        return xmlAnswer(kind.root, kind.empty);
      }
      throw new Refusal(404, kind.missing ?? "NoSuchConfiguration", `The bucket has no ${name} configuration.`);
    }
    case "PUT": {
      const text = await request.text();
      checkDigest(request, text);
      const root = readXml(text, [kind.root]);
      kind.check?.(context, bucket, root);
      if (kind.isEmpty?.(root) === true) {
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

/** Serves the configurations of a bucket: sub-resources that are written and read whole. Undefined for everything else. */
export async function configurationOperation(
  context: CloudContext,
  request: ObsRequest,
): Promise<ObsAnswer | undefined> {
  if (!["GET", "PUT", "DELETE"].includes(request.method)) {
    return undefined;
  }
  if (request.query.has("policy")) {
    return bucketPolicy(request, bucketOf(context, request.bucket));
  }
  if (request.query.has("acl") && request.method !== "DELETE") {
    return bucketAcl(context, request, bucketOf(context, request.bucket));
  }
  const [name, kind] = Object.entries(configurations).find(([each]) => request.query.has(each)) ?? [];
  return name === undefined || kind === undefined
    ? undefined
    : keepConfiguration(context, request, bucketOf(context, request.bucket), name, kind);
}
