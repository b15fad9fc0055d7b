import { z } from "zod";
import { nearestName } from "../catalogue";
import type { Fault, FaultValue } from "../plan/fault";

/** Names of keys whose values no message shows. */
const NOT_SHOWN = /key|secret|password|token(?!s)/i;

/** Text, of this pattern where one is given. `what` completes "must be …" and describes the value in the JSON Schema. */
function text(what: string, pattern?: RegExp) {
  const error = `must be ${what}`;
  const base = z.string({ error });
  return (pattern === undefined ? base.min(1, { error }) : base.regex(pattern, { error })).describe(what);
}

/** A whole number from `min` to `max`. */
function whole(what: string, min: number, max: number) {
  const error = `must be ${what}: a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error }).describe(what);
}

/** A map with these keys and no others. */
function section<S extends z.ZodRawShape>(what: string, shape: S) {
  return z
    .strictObject(shape, { error: `must be ${what}: a map with ${Object.keys(shape).join(", ")}` })
    .describe(what);
}

/** A list of entries. */
function entries<E extends z.ZodType>(what: string, entry: E) {
  return z.array(entry, { error: `must be ${what}: a list` }).describe(what);
}

/** A name of Kubernetes objects and of resources. */
function name(what: string, max: number) {
  const rule = `${what}: at most ${max} lower-case letters, digits and hyphens, first a letter, last no hyphen`;
  return text(rule, new RegExp(`^(?=.{1,${max}}$)[a-z]([a-z0-9-]*[a-z0-9])?$`));
}

const endpoint = text(
  "the address of a service, for example http://cce.example.com/",
  /^https?:\/\/[^/\s]+\/?$/,
).optional();

const share = (what: string) =>
  text(`${what}, relative to the share's root, for example models/llama2-13b`, /^[^/\s][^\s]*$/);

const image = text("an image, as registry/repository:tag or registry/repository@digest", /^[^\s/]+\/\S+[:@]\S+$/);

const estimate = z
  .boolean({ error: "must be true or false: whether a formula decides what was not measured" })
  .describe("whether a formula decides what was not measured")
  .default(false);

export const cloudSchema = section("the place of the environment", {
  region: text("a region id, for example cn-southwest-2", /^[a-z0-9-]+$/),
  availabilityZone: text("an availability zone of the region, for example cn-southwest-2a"),
  projectId: text("the id of the region's project: 32 hexadecimal digits", /^[0-9a-f]{32}$/),
  domainId: text("the id of the account: 32 hexadecimal digits", /^[0-9a-f]{32}$/),
  authUrl: text(
    "the address of the identity service with its version, for example http://iam.example.com/v3",
    /^https?:\/\/\S+\/v3$/,
  ).optional(),
  endpoints: section("addresses of services in place of the region's own", {
    iam: endpoint,
    sts: endpoint,
    vpc: endpoint,
    eip: endpoint,
    nat: endpoint,
    ecs: endpoint,
    evs: endpoint,
    ims: endpoint,
    cce: endpoint,
    "sfs-turbo": endpoint,
    obs: endpoint,
    swr: endpoint,
    kms: endpoint,
    elb: endpoint,
    dns: endpoint,
    lts: endpoint,
    aom: endpoint,
    modelarts: endpoint,
    bss: endpoint,
    eps: endpoint,
    tms: endpoint,
  }).default({}),
  tags: z
    .record(z.string(), text("a tag: text"), { error: "must be tags: a map from text to text" })
    .describe("tags of every resource")
    .default({}),
});

export const networkSchema = section("the network", {
  cidr: text("the address range of the VPC, for example 10.20.0.0/16"),
  subnetCidr: text("the address range of the subnet, for example 10.20.0.0/18"),
  gatewayIp: text("the gateway of the subnet, an address inside it").optional(),
});

export const clusterSchema = section("the CCE cluster", {
  flavorId: text("the size of the control plane, for example cce.s2.small").default("cce.s2.small"),
  version: text("the Kubernetes version, for example v1.31").default("v1.31"),
  containerNetworkType: text("the container network: eni, vpc-router or overlay_l2").default("eni"),
  containerNetworkCidr: text("the address range of pods, for example 172.16.0.0/16").optional(),
  serviceNetworkCidr: text("the address range of Services, for example 10.247.0.0/16").default("10.247.0.0/16"),
});

const version = (what: string) => text(`the version of ${what}, for example 1.2.3`, /^\d+\.\d+\.\d+$/);

const addonsSchema = section("versions of the add-ons", {
  volcano: version("the Volcano add-on").default("1.18.3"),
  huaweiNpu: version("the add-on CCE AI Suite (Ascend NPU)").default("2.1.53"),
});

export const nodePoolSchema = section("a node pool", {
  name: name("the name of the pool", 29),
  flavorId: text("the flavor of the nodes, for example physical.kat2ne.48xlarge.8.ei.pod101"),
  nodeType: text("the kind of the nodes: ElasticBMS or vm").optional(),
  nodes: whole("the number of nodes", 0, 2000),
  npusPerNode: whole("the NPUs of one node", 0, 64).optional(),
  npuMemoryGiB: whole("the memory of one NPU in GiB", 0, 1024).optional(),
  os: text("the operating system of the nodes").default("Huawei Cloud EulerOS 2.0"),
  publicKey: text(
    "a public SSH key in OpenSSH format, for example the content of ~/.ssh/id_ed25519.pub",
    /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+=*( [^\r\n]*)?$/,
  ),
  rootVolumeGiB: whole("the size of the system disk in GiB", 40, 1024).default(100),
  dataVolumeGiB: whole("the size of the disk for images in GiB", 100, 32768).default(500),
});

export const storageSchema = section("file system and bucket", {
  sfsTurbo: section("the SFS Turbo file system", {
    sizeGiB: whole("the size of the file system in GiB", 1, 1_048_576),
    hpcBandwidth: text("the bandwidth per TiB, for example 500M").default("500M"),
    linkedDirectory: text("the directory that is linked to the bucket").default("training_data"),
  }),
  bucket: section("the OBS bucket", {
    name: text("the name of the bucket, unique in the whole of OBS"),
    versioning: z
      .boolean({ error: "must be true or false: whether the bucket keeps what is overwritten or deleted" })
      .default(true),
  }),
});

export const platformSchema = section("the platform", {
  name: name("the prefix of the names of cloud resources", 20),
  namespace: name("the prefix of the Kubernetes namespaces", 40).default("llm"),
  protect: z
    .boolean({ error: "must be true or false: whether cluster and storage are protected from deletion" })
    .default(true),
  network: networkSchema,
  cluster: clusterSchema.prefault({}),
  addons: addonsSchema.prefault({}),
  nodePools: entries("the node pools", nodePoolSchema).min(1, { error: "must have one node pool or more" }),
  storage: storageSchema,
  registry: section("the image registry", {
    organization: text(
      "the SWR organization: 1 to 64 lower-case letters, digits, hyphens, underscores and periods",
      /^[a-z0-9][a-z0-9._-]{0,63}$/,
    ),
  }),
});

export const dataSetSchema = section("a data set", {
  name: name("the name of the data set", 40),
  file: text("a local file, relative to the folder of Pulumi.yaml"),
  format: text("the format of the file: alpaca").default("alpaca"),
});

export const trainingSchema = section("a training run", {
  name: name("the name of the run", 40),
  framework: text("the framework: megatron or llama-factory").default("megatron"),
  model: text("a model of the training table, for example llama2-13b"),
  strategy: text("the strategy: pretrain, sft or lora; with llama-factory full or lora"),
  seqLen: whole("the sequence length in tokens", 1, 10_000_000),
  data: text("the name of a data set under data"),
  pool: text("the name of a node pool").optional(),
  nodes: whole("the number of nodes", 1, 2000).optional(),
  tensorParallel: whole("the tensor parallel size", 1, 1024).optional(),
  pipelineParallel: whole("the pipeline parallel size", 1, 1024).optional(),
  microBatchSize: whole("the micro batch size in samples", 1, 1_000_000).optional(),
  globalBatchSize: whole("the global batch size in samples", 1, 1_000_000).optional(),
  weights: share("the folder of the weights").optional(),
  command: text("the shell command of every pod").optional(),
  image: image.optional(),
  estimate,
});

export const servingSchema = section("a service", {
  name: name("the name of the service", 40),
  model: text("a model of the serving table, for example llama2-13b"),
  precision: text("the precision, for example fp16").optional(),
  replicas: whole("the number of replicas", 1, 10_000).default(1),
  maxModelLen: whole("the longest context in tokens", 1, 10_000_000).optional(),
  pool: text("the name of a node pool").optional(),
  weights: share("the folder of the weights").optional(),
  image: image.optional(),
  estimate,
});

/** The sections of a stack file. */
export const environmentSchema = section("the configuration", {
  cloud: cloudSchema,
  platform: platformSchema,
  data: entries("the data sets", dataSetSchema).default([]),
  training: entries("the training runs", trainingSchema).default([]),
  serving: entries("the services", servingSchema).default([]),
});

/** A stack file with the shape that it must have, defaults filled in. */
export type StackFile = z.output<typeof environmentSchema>;

/**
 * The value, where it has the shape of the schema, defaults filled in. Keys that are not known are a fault by themselves
 * (`shapeFaults`) and are left out here, so that they hide no other fault.
 */
export function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const unknown = result.error.issues.filter((issue) => issue.code === "unrecognized_keys");
  if (unknown.length < result.error.issues.length) {
    return undefined;
  }
  const known = structuredClone(value);
  for (const { path, keys } of unknown) {
    const holder = path.reduce<unknown>(member, known);
    for (const key of keys) {
      Reflect.deleteProperty(holder as object, key);
    }
  }
  const again = schema.safeParse(known);
  return again.success ? again.data : undefined;
}

/** A member of a map or a list; undefined where there is none. */
export function member(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(String(key)) : undefined;
}

/** The path of a value as people write it: `platform.nodePools[0].nodes`. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((start, key) => {
    if (typeof key === "number") {
      return `${start}[${key}]`;
    }
    return start === "" ? String(key) : `${start}.${String(key)}`;
  }, "");
}

/** The value at a path, as a message may show it. */
function shown(root: unknown, path: readonly PropertyKey[]): FaultValue {
  const value = path.reduce(member, root);
  if (value !== undefined && path.some((key) => typeof key === "string" && NOT_SHOWN.test(key))) {
    return { phrase: "a value that is not shown" };
  }
  if (typeof value === "object" && value !== null) {
    return { phrase: Array.isArray(value) ? "a list" : "a map" };
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

/** A schema without what makes it optional. */
function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? bare(schema.unwrap())
    : schema;
}

/** Keys of the section at a path. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  const at = path.reduce<unknown>((outer, key) => {
    const inner = bare(outer);
    return inner instanceof z.ZodArray
      ? inner.element
      : inner instanceof z.ZodObject
        ? member(inner.shape, key)
        : undefined;
  }, schema);
  const inner = bare(at);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The fault of a key that does not exist, with the key that was most likely meant. No value: it may be a secret in the wrong place. */
export function unknownKey(path: string, key: string, known: readonly string[]): Fault {
  const nearest = nearestName(key, known);
  const hint =
    nearest === undefined ? `the keys here are ${known.join(", ")}` : `did you mean ${JSON.stringify(nearest)}?`;
  const got = { phrase: `the unknown key ${JSON.stringify(key)}` };
  return { path, got, rule: hint, source: [] };
}

/** Every way in which a value differs from the shape of a schema, one fault each, in the order of the schema. */
export function shapeFaults(schema: z.ZodType, value: unknown): Fault[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  const faults = issues.flatMap((issue): Fault[] => {
    if (issue.code === "unrecognized_keys") {
      const known = keysAt(schema, issue.path);
      return issue.keys.map((key) => unknownKey(pathText([...issue.path, key]), key, known));
    }
    return [{ path: pathText(issue.path), got: shown(value, issue.path), rule: issue.message, source: [] }];
  });
  return faults.filter(
    (fault, index) => faults.findIndex(({ path, rule }) => path === fault.path && rule === fault.rule) === index,
  );
}
