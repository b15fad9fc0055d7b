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

/** True or false. */
function flag(what: string) {
  return z.boolean({ error: `must be true or false: ${what}` }).describe(what);
}

/** A list of texts. */
function texts(what: string, entry = text("text")) {
  return z.array(entry, { error: `must be ${what}: a list of texts` }).describe(what);
}

/** A map from text to text. */
function pairs(what: string, value: string) {
  return z.record(z.string(), text(value), { error: `must be ${what}: a map from text to text` }).describe(what);
}

/** An id of the cloud in the form of a UUID. */
const uuid = (what: string) =>
  text(`${what}: 32 hexadecimal digits in groups`, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** A file or a folder on the machine that runs the program. */
const localPath = (what: string) => text(`${what}, relative to the folder of Pulumi.yaml`);

const publicKey = text(
  "a public SSH key in OpenSSH format, for example the content of ~/.ssh/id_ed25519.pub",
  /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+=*( [^\r\n]*)?$/,
);

const allowedCidrs = texts("the address ranges that may reach it, for example 203.0.113.0/24");

const retentionDays = whole("the days for which logs are kept", 1, 365);

/** CCE keeps logs of the control plane no longer (huaweicloud.com, api-cce, UpdateClusterLogConfig). */
const controlPlaneLogDays = whole("the days for which logs of the control plane are kept", 1, 30);

const endpoint = text(
  "the address of a service, for example http://cce.example.com/",
  /^https?:\/\/[^/\s]+\/?$/,
).optional();

const share = (what: string) =>
  text(`${what}, relative to the share's root, for example models/llama2-13b`, /^[^/\s][^\s]*$/);

const image = text("an image, as registry/repository:tag or registry/repository@digest", /^[^\s/]+\/\S+[:@]\S+$/);

const estimate = flag("whether a formula decides what was not measured").default(false);

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
    smn: endpoint,
    vpcep: endpoint,
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
  podSubnetCidr: text("the address range of a subnet for pods, CCE Turbo only, for example 10.20.64.0/18").optional(),
  serviceSubnetCidr: text(
    "the address range of a subnet for load balancers and endpoints, for example 10.20.128.0/24",
  ).optional(),
  nat: section("the way out to the internet", {
    bandwidthMbps: whole("the bandwidth of the public address in Mbit/s", 1, 300).default(100),
    spec: text('the size of the NAT gateway: "1" to "4"').default("1"),
  }).optional(),
  endpoints: entries(
    "the VPC endpoints",
    section("a VPC endpoint", {
      service: name("the name of the service", 20),
      serviceId: uuid("the id of the endpoint service"),
    }),
  ).default([]),
  bastion: section("the bastion", {
    flavorId: text("the flavor of the machine, for example s6.small.1"),
    imageId: uuid("the id of its image"),
    publicKey,
    allowedCidrs,
  }).optional(),
  existing: section("the network that is there already", {
    vpcId: uuid("the id of the VPC"),
    subnetId: uuid("the network id of the subnet of nodes and file system"),
    podSubnetId: uuid("the IPv4 subnet id of the subnet of pods").optional(),
    securityGroupId: uuid("the id of the security group of nodes").optional(),
  }).optional(),
});

export const clusterSchema = section("the CCE cluster", {
  flavorId: text("the size of the control plane, for example cce.s2.small").default("cce.s2.small"),
  version: text("the Kubernetes version, for example v1.31").default("v1.31"),
  containerNetworkType: text("the container network: eni, vpc-router or overlay_l2").default("eni"),
  containerNetworkCidr: text("the address range of pods, for example 172.16.0.0/16").optional(),
  serviceNetworkCidr: text("the address range of Services, for example 10.247.0.0/16").default("10.247.0.0/16"),
  multiAz: flag("whether the masters are spread over availability zones").optional(),
  publicAccess: section("the public address of the API server", {
    bandwidthMbps: whole("the bandwidth of the public address in Mbit/s", 1, 300).default(5),
    allowedCidrs,
  }).optional(),
  logs: section("the logs of the control plane", {
    enabled: flag("whether logs are kept").default(true),
    retentionDays: controlPlaneLogDays.optional(),
    audit: flag("whether the audit log is kept").default(true),
    kubeApiserver: flag("whether the log of kube-apiserver is kept").default(true),
    kubeControllerManager: flag("whether the log of kube-controller-manager is kept").default(true),
    kubeScheduler: flag("whether the log of kube-scheduler is kept").default(true),
  }).optional(),
  secretEncryption: flag("whether Secrets are encrypted with a KMS key").optional(),
  existing: section("the cluster that is there already", { clusterId: uuid("the id of the cluster") }).optional(),
});

const version = (what: string) => text(`the version of ${what}, for example 1.2.3`, /^\d+\.\d+\.\d+$/).optional();

export const addonsSchema = section("versions of the add-ons", {
  volcano: version("the Volcano add-on"),
  huaweiNpu: version("the add-on CCE AI Suite (Ascend NPU)"),
  everest: version("the storage driver"),
  coredns: version("the DNS add-on"),
  npd: version("the node problem detector"),
  metricsServer: version("the metrics server"),
  nodeLocalDns: version("the DNS cache of nodes"),
  logAgent: version("the log collector"),
});

const npusPerNode = whole("the NPUs of one node", 0, 64).optional();
const npuMemoryGiB = whole("the memory of one NPU in GiB", 0, 1024).optional();
const nodes = whole("the number of nodes", 0, 2000);
const poolNameSchema = name("the name of the pool", 29);
const flavorId = text("the flavor of the nodes, for example physical.kat2ne.48xlarge.8.ei.pod101");

export const nodePoolSchema = section("a node pool", {
  name: poolNameSchema,
  kind: text("the kind of the pool: cce or modelarts").default("cce"),
  flavorId: flavorId.optional(),
  nodeType: text("the kind of the nodes: ElasticBMS or vm").optional(),
  nodes,
  npusPerNode,
  npuMemoryGiB,
  os: text("the operating system of the nodes").optional(),
  publicKey: publicKey.optional(),
  rootVolumeGiB: whole("the size of the system disk in GiB", 40, 1024).default(100),
  dataVolumeGiB: whole("the size of the disk for images in GiB", 100, 32768).default(500),
  labels: pairs("the labels of the nodes", "the value of a label: text").default({}),
  taints: entries(
    "the taints of the nodes",
    section("a taint", {
      key: text("the key of the taint"),
      value: z.string({ error: "must be the value of the taint: text" }).describe("the value of the taint").default(""),
      effect: text("the effect of the taint: NoSchedule, PreferNoSchedule or NoExecute"),
    }),
  ).default([]),
  maxPods: whole("the number of pods of one node", 16, 256).optional(),
  systemReservedMiB: whole("the memory kept for the operating system in MiB", 0, 1_048_576).optional(),
  kubeReservedMiB: whole("the memory kept for kubelet and containerd in MiB", 0, 1_048_576).optional(),
  period: whole("the number of months or years", 1, 9).optional(),
  periodUnit: text("the unit of the period: month or year").optional(),
  autoRenew: flag("whether the pool is bought again at the end of the period").optional(),
  acceptPrepaid: flag("whether you accept that the pool is paid in advance").optional(),
  driverVersion: text("the NPU driver, for example 7.5.0.5.220-24.1.0.3", /^\d[\w.-]*$/).optional(),
  existing: flag("whether the pool is there already").default(false),
});

/** A node pool of another stack, as far as workloads are planned on it. */
export const describedPoolSchema = section("a node pool of the other stack", {
  name: poolNameSchema,
  flavorId: flavorId.optional(),
  nodes,
  npusPerNode,
  npuMemoryGiB,
});

export const queueSchema = section("a Volcano queue", {
  name: name("the name of the queue", 63),
  weight: whole("the weight beside other queues", 1, 1_000_000).default(1),
  npus: whole("the NPUs at most", 1, 1_000_000).optional(),
  cpu: whole("the CPU cores at most", 1, 10_000_000).optional(),
  memoryGiB: whole("the memory at most in GiB", 1, 100_000_000).optional(),
  reclaimable: flag("whether other queues get back what it borrowed").default(true),
});

export const storageSchema = section("file system and bucket", {
  sfsTurbo: section("the SFS Turbo file system", {
    sizeGiB: whole("the size of the file system in GiB", 1, 1_048_576),
    hpcBandwidth: text("the bandwidth per TiB, for example 500M").default("500M"),
    linkedDirectory: text("the directory that is linked to the bucket").default("training_data"),
    encrypted: flag("whether the file system is encrypted with a KMS key").optional(),
    directories: entries(
      "the directories to create",
      section("a directory", {
        path: text("the path from the root of the file system, for example /models"),
        mode: whole("the permissions as for chmod, for example 755", 0, 777).default(755),
        uid: whole("the owner", 0, 4_294_967_295).default(0),
        gid: whole("the group", 0, 4_294_967_295).default(0),
        quotaGiB: whole("the space at most in GiB", 1, 1_048_576).optional(),
        quotaInodes: whole("the files and folders at most", 1, 1_000_000_000_000).optional(),
      }),
    ).default([]),
    existing: section("the file system that is there already", {
      shareId: uuid("the id of the file system"),
      exportLocation: text("the address that nodes mount, for example 10.20.0.9:/"),
    }).optional(),
  }),
  bucket: section("the OBS bucket", {
    name: text("the name of the bucket, unique in the whole of OBS"),
    versioning: flag("whether the bucket keeps what is overwritten or deleted").default(true),
    noncurrentDays: whole("the days after which that is gone", 1, 36_500).optional(),
    logging: flag("whether requests are logged, into a bucket of its own").optional(),
    encrypted: flag("whether the bucket encrypts its objects; no linked bucket can").optional(),
    existing: flag("whether the bucket is there already").default(false),
  }),
});

export const registrySchema = section("the image registry", {
  organization: text(
    "the SWR organization: 1 to 64 lower-case letters, digits, hyphens, underscores and periods",
    /^[a-z0-9][a-z0-9._-]{0,63}$/,
  ),
  existing: flag("whether the organization is there already").default(false),
  repositories: entries(
    "the repositories",
    section("a repository", {
      name: text("the name of the repository, for example vllm"),
      category: text("the category, for example framework_app").default("framework_app"),
      keepTags: whole("the number of images to keep", 1, 1_000_000).optional(),
      keepDays: whole("the days for which an image is kept", 1, 36_500).optional(),
    }),
  ).default([]),
  sharedWith: texts("the accounts that may pull", text("the name of an account")).default([]),
  builds: entries(
    "the images to build",
    section("an image to build", {
      name: text("the name of the image: a repository of the list"),
      dockerfile: localPath("a Dockerfile"),
      context: localPath("the folder that the build sees").optional(),
      baseImage: image,
      tag: text("a tag, for example 1.0", /^\w[\w.-]{0,127}$/).optional(),
    }),
  ).default([]),
});

const roles = (where: string) => texts(`the roles ${where}`, text("the display name of a role")).default([]);

export const permissionsSchema = section("permissions", {
  modelArts: section("the authorization of ModelArts", {
    userId: text("the IAM user, 32 hexadecimal digits, or all-users", /^([0-9a-f]{32}|all-users)$/),
    agencyName: text("the agency that ModelArts uses").default("modelarts_agency"),
  }).optional(),
  agencies: entries(
    "the agencies",
    section("an agency", {
      name: text("the name of the agency"),
      service: text("the cloud service that gets the rights, for example op_svc_ecs").optional(),
      account: text("the account that gets the rights").optional(),
      projectRoles: roles("in the region's project"),
      domainRoles: roles("of global services"),
    }),
  ).default([]),
  podIdentities: entries(
    "the agencies of pods",
    section("an agency of pods", {
      workloads: text("the workloads: data, train or serve"),
      serviceAccount: name("the service account of the pods", 63),
      agency: text("the name of the agency"),
    }),
  ).default([]),
});

export const observabilitySchema = section("logs, metrics and alarms", {
  logs: section("the logs of pods and nodes", {
    enabled: flag("whether logs are kept").default(true),
    retentionDays: retentionDays.optional(),
  }).optional(),
  prometheus: flag("whether metrics are kept").default(false),
  alarms: section("the alarms", { topic: text("the URN of an SMN topic").optional() }).optional(),
});

/** What a platform of one's own and another stack's have in common. */
const identity = {
  name: name("the prefix of the names of cloud resources", 20),
  namespace: name("the prefix of the Kubernetes namespaces", 40).default("llm"),
  class: text("the class of the environment: production or development").default("production"),
  protect: flag("whether cluster and storage are protected from deletion").optional(),
};

const queues = entries("the Volcano queues", queueSchema).default([]);

export const platformSchema = section("the platform", {
  ...identity,
  network: networkSchema,
  cluster: clusterSchema.prefault({}),
  addons: addonsSchema.prefault({}),
  nodePools: entries("the node pools", nodePoolSchema).min(1, { error: "must have one node pool or more" }),
  queues,
  storage: storageSchema,
  registry: registrySchema,
  permissions: permissionsSchema.prefault({}),
  observability: observabilitySchema.prefault({}),
});

export const sharedPlatformSchema = section("the platform of another stack", {
  stack: text("the other stack, as organization/project/stack"),
  ...identity,
  nodePools: entries("the node pools of the other stack", describedPoolSchema).min(1, {
    error: "must have one node pool or more",
  }),
  queues,
});

export const dataSetSchema = section("a data set", {
  name: name("the name of the data set", 40),
  kind: text("the kind of the data: dataset, weights, tokenizer or package").default("dataset"),
  directory: text("the folder below the share's root, for example models/llama2-13b").optional(),
  format: text("the format of the file: alpaca").optional(),
  file: text("a local file, relative to the folder of Pulumi.yaml").optional(),
  folder: localPath("a local folder").optional(),
  obs: section("an object in OBS", {
    bucket: text("the bucket"),
    key: text("the key of the object, or a prefix that ends with a slash"),
  }).optional(),
  url: section("a file on the web", {
    address: text("the address, for example https://example.com/file.json"),
    sha256: text("the SHA-256 of the file: 64 hexadecimal digits").optional(),
  }).optional(),
  huggingFace: section("a repository of Hugging Face", {
    repository: text("the repository, for example Qwen/Qwen2.5-7B"),
    revision: text("the commit: 40 hexadecimal digits").optional(),
    endpoint: text("a mirror, for example https://hf-mirror.com").optional(),
  }).optional(),
  modelScope: section("a repository of ModelScope", {
    repository: text("the repository, for example Qwen/Qwen2.5-7B"),
    revision: text("a tag or a commit").optional(),
  }).optional(),
});

export const trainingSchema = section("a training run", {
  name: name("the name of the run", 40),
  framework: text("the framework: megatron or llama-factory").default("megatron"),
  model: text("a model of the training table, for example llama2-13b"),
  strategy: text("the strategy: pretrain, sft or lora; with llama-factory full or lora"),
  seqLen: whole("the sequence length in tokens", 1, 10_000_000),
  data: text("the name of a data set under data"),
  pool: text("the name of a node pool").optional(),
  queue: text("the name of a queue under platform.queues, or default").default("default"),
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

/** The sections of a stack file whose platform is another stack's. */
export const workloadEnvironmentSchema = section("the configuration", {
  ...environmentSchema.shape,
  platform: sharedPlatformSchema,
});

/** The place of the environment with the shape that it must have, defaults filled in. */
export type CloudSection = z.output<typeof cloudSchema>;

/** Whether a stack file's platform is another stack's. */
export function hasSharedPlatform(file: unknown): boolean {
  return member(member(file, "platform"), "stack") !== undefined;
}

/** The JSON Schema of the sections of a stack file, of one's own platform or another stack's, as an editor reads it. */
export function sectionSchemas(): Readonly<Record<string, unknown>> {
  const own = z.toJSONSchema(environmentSchema, { io: "input" });
  const shared = z.toJSONSchema(workloadEnvironmentSchema, { io: "input" });
  return { ...own.properties, platform: { anyOf: [own.properties?.["platform"], shared.properties?.["platform"]] } };
}

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
