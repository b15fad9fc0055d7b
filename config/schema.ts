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

/** A number above 0 and at most `max`. */
function positive(what: string, max: number) {
  const error = `must be ${what}: a number above 0, at most ${max}`;
  return z.number({ error }).positive({ error }).max(max, { error }).describe(what);
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

const IMAGE_ADDRESS = /^[^\s/]+\/\S+[:@]\S+$/;
const image = text("an image, as registry/repository:tag or registry/repository@digest", IMAGE_ADDRESS);
const workloadImage = text(
  "an image, as registry/repository:tag, registry/repository@digest, or the name of one under platform.registry.builds",
  new RegExp(`${IMAGE_ADDRESS.source}|^[a-z0-9][a-z0-9._-]*$`),
);

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

/** Shell text in place of the release's own. */
const stepCommand = (what: string) => text(`the shell command that ${what}`).optional();

const dataFormat = text("the format of the data, for example alpaca").optional();
const learningRate = positive("the learning rate", 1).optional();
const npus = whole("the NPUs of one node", 1, 8).optional();

const llamaFactorySchema = section("the settings of llama-factory", {
  dataFormat,
  epochs: positive("the passes over the data", 10_000).optional(),
  learningRate,
  saveSteps: whole("the steps between two checkpoints", 1, 10_000_000).optional(),
  merge: flag("whether adapters of LoRA are merged into the weights").optional(),
  forVllm: flag("whether a folder that vLLM 0.6.0 reads is made of the weights").optional(),
  benchmark: section("the tests of speed and accuracy", {
    folder: share("the folder with data.tgz").optional(),
    dataSet: text("the data set that is trained on, for example gsm8k_train_alpaca").optional(),
    evaluationDataSet: text("the data set of the questions, for example gsm8k_test").optional(),
    steps: whole("the steps of the test of the speed", 1, 1_000_000).optional(),
    performanceCommand: stepCommand("tests the speed"),
    accuracyCommand: stepCommand("tests the accuracy"),
  }).optional(),
});

const eagleSchema = section("the settings of eagle", {
  dataFormat,
  prefixField: text("the field before the question, or None").optional(),
  inputField: text("the field with the question").optional(),
  outputField: text("the field with the answer").optional(),
  encoding: text("the encoding of the data, for example utf-8").optional(),
  draftConfig: share("the folder with config.json of the open draft model").optional(),
  npus,
  batchSize: whole("the samples of an NPU at a time", 1, 100_000).optional(),
  code: share("the folder of EAGLE's code").optional(),
  tools: share("the folder of the package's conversion programs").optional(),
  setupCommand: stepCommand("makes a copy of EAGLE's code ready"),
  featuresProgram: text("the program of eagle/ge_data, for example ge_data_all_vicuna", /^\w+$/).optional(),
  featuresCommand: stepCommand("computes the training data"),
});

const fluxSchema = section("the settings of flux", {
  npus,
  textEncoders: share("the folder of the text encoders").optional(),
  code: share("the folder of sd-scripts").optional(),
  package: share("the folder of the unpacked AscendCloud-AIGC").optional(),
  setupCommand: stepCommand("makes a copy of sd-scripts ready"),
  steps: whole("the steps of the optimizer", 1, 10_000_000).optional(),
  batchSize: whole("the samples of an NPU at a time", 1, 100_000).optional(),
  learningRate,
  resolution: whole("the size of the images in pixels", 64, 8192).optional(),
  rank: whole("the rank of LoRA", 1, 1024).optional(),
});

export const trainingSchema = section("a training run", {
  name: name("the name of the run", 40),
  framework: text("the framework: megatron, llama-factory, eagle or flux").default("megatron"),
  model: text("a model of the training table, for example llama2-13b"),
  strategy: text("the strategy: pretrain, sft or lora; with llama-factory and flux full or lora").optional(),
  seqLen: whole("the sequence length in tokens", 1, 10_000_000).optional(),
  data: text("the name of a data set under data").optional(),
  pool: text("the name of a node pool").optional(),
  queue: text("the name of a queue under platform.queues, or default").default("default"),
  nodes: whole("the number of nodes", 1, 2000).optional(),
  tensorParallel: whole("the tensor parallel size", 1, 1024).optional(),
  pipelineParallel: whole("the pipeline parallel size", 1, 1024).optional(),
  microBatchSize: whole("the micro batch size in samples", 1, 1_000_000).optional(),
  globalBatchSize: whole("the global batch size in samples", 1, 1_000_000).optional(),
  weights: share("the folder of the weights").optional(),
  command: text("the shell command of every pod").optional(),
  image: workloadImage.optional(),
  release: text("the ModelArts release whose package trains: 6.3.911, 6.3.910 or 6.3.904; megatron").optional(),
  separateSteps: flag("whether preprocessing and conversion are jobs of their own; megatron").optional(),
  convertBack: flag("whether trained weights are converted to Hugging Face's format; megatron").optional(),
  code: share("the folder of the training code; megatron").optional(),
  tokenizer: share("the folder of the tokenizer; megatron").optional(),
  tokenizerPatch: localPath("a patch of the tokenizer's files as git diff writes it; megatron").optional(),
  checkpoints: share("the folder of the checkpoints; megatron").optional(),
  processedInputs: share("the folder of data and weights that an earlier run has processed; megatron").optional(),
  offlineSources: share("the folder with wheels and git repositories for install.sh; megatron").optional(),
  preprocessing: section("the preprocessing of the data; megatron", {
    handler: text("the handler of the records, for example GeneralInstructionHandler").optional(),
    tokenizerType: text("the type of the tokenizer, for example PretrainedFromHF").optional(),
    workers: whole("the number of processes", 1, 1024).optional(),
    logInterval: whole("the records between two lines of the log", 1, 1_000_000).optional(),
    jsonKey: text("the field of the records that is trained on").optional(),
    vocabularyMultiple: whole("the number whose multiple the vocabulary is padded to", 1, 1_000_000).optional(),
    command: stepCommand("preprocesses the data"),
  }).optional(),
  conversion: section("the conversion of the weights; megatron", {
    command: stepCommand("converts the weights to Megatron's format"),
    mergeCommand: stepCommand("merges the adapters of LoRA into the weights"),
    backCommand: stepCommand("converts the trained weights to Hugging Face's format"),
    loraRank: whole("the rank of LoRA, as in training", 1, 1024).optional(),
    loraAlpha: whole("the alpha of LoRA, as in training", 1, 65_536).optional(),
  }).optional(),
  trainIterations: whole("the iterations of the whole run; megatron", 1, 10_000_000).optional(),
  saveInterval: whole("the iterations between two checkpoints; megatron", 1, 10_000_000).optional(),
  resumeFrom: share("the folder of the checkpoint from which the run goes on").optional(),
  resumeIterations: whole("the iterations that the checkpoint already has", 0, 10_000_000).optional(),
  waitFor: text("what an update waits for: running or completed").optional(),
  timeLimitMinutes: whole("the minutes for which an update waits", 1, 100_000).optional(),
  maxRetry: whole("the number of restarts after a failed pod; Volcano takes 0 for its default", 1, 100).optional(),
  suspend: flag("whether the job is stopped and gives its NPUs back").optional(),
  priorityClass: text("the PriorityClass of the jobs").optional(),
  networkInterface: text("the network interface between nodes, for example enp67s0f5", /^[\w.:@-]{1,15}$/).optional(),
  runId: text("a text of which another one runs every step again").optional(),
  llamaFactory: llamaFactorySchema.optional(),
  eagle: eagleSchema.optional(),
  flux: fluxSchema.optional(),
  estimate,
});

const servingCertificateSchema = section("the certificate of a service", {
  secret: text("the name of a Secret of type kubernetes.io/tls in the namespace of the services").optional(),
  hosts: texts("names and addresses of a certificate that the stack makes").optional(),
  days: whole("the days for which that certificate is good", 1, 36_500).optional(),
});

const servingEntrySchema = section("the entry of a service from outside the cluster", {
  loadBalancerId: uuid("the id of a dedicated ELB load balancer that exists"),
  port: whole("the port of its listener", 1, 65_535).optional(),
  allowedCidrs,
});

export const servingSchema = section("a service", {
  name: name("the name of the service", 40),
  model: text("a model of the serving table, for example llama2-13b"),
  precision: text("the precision, for example fp16").optional(),
  replicas: whole("the number of replicas", 1, 10_000).default(1),
  maxModelLen: whole("the longest context in tokens", 1, 10_000_000).optional(),
  pool: text("the name of a node pool").optional(),
  queue: text("the name of a queue under platform.queues, or default").optional(),
  weights: share("the folder of the weights").optional(),
  weightsOf: text("the name of the run under training, or under quantization, that makes the weights").optional(),
  image: workloadImage.optional(),
  npus: whole("the NPUs of one replica", 1, 1024).optional(),
  nodesPerReplica: whole("the nodes of one replica", 1, 1000).optional(),
  servedModelName: text("the name of the model that clients send", /^[\w./:-]+$/).optional(),
  memoryUtilization: positive("the share of the NPUs' memory that vLLM may use", 1).optional(),
  blockSize: whole("the tokens of one block of the key-value cache", 1, 1024).optional(),
  maxNumSeqs: whole("the most requests that are worked on at a time", 1, 100_000).optional(),
  maxNumBatchedTokens: whole("the most tokens of one step", 1, 10_000_000).optional(),
  swapSpaceGiB: whole("the memory of the node for requests that were set aside, per NPU in GiB", 0, 1024).optional(),
  trustRemoteCode: flag("whether Python code that comes with the weights is run").optional(),
  prefixCaching: flag("whether the cache of a common beginning of prompts is used again").optional(),
  chunkedPrefill: flag("whether long prompts are read in parts").optional(),
  schedulerSteps: whole("the steps that vLLM schedules at once", 1, 1000).optional(),
  multiStepStreamOutputs: flag("whether each token is sent as it comes, with several steps at once").optional(),
  enforceEager: flag("whether no graphs are captured").optional(),
  imagesPerPrompt: whole("the most images of one prompt", 1, 10_000).optional(),
  draftModel: text("the model that proposes tokens, or eagle").optional(),
  draftWeights: share("the folder of the draft model's weights").optional(),
  prefillInstances: whole("the instances that read prompts, in place of replicas", 1, 500).optional(),
  decodeInstances: whole("the instances that write answers", 1, 500).optional(),
  draftWeightsOf: text("the name of the run under training that makes the draft model").optional(),
  speculativeTokens: whole("the tokens that the draft model proposes at once", 1, 10_000_000).optional(),
  adapters: entries(
    "LoRA adapters",
    section("LoRA adapters", {
      name: text("the name of the model that clients send", /^[\w.-]+$/),
      path: share("the folder of the adapters").optional(),
      training: text("the name of the run under training that makes the adapters").optional(),
    }),
  ).optional(),
  maxAdapterRank: whole("the largest rank of the adapters", 1, 1024).optional(),
  maxReplicas: whole("the most replicas, where their number follows the load", 1, 10_000).optional(),
  waitingRequests: whole(
    "the requests that wait for one replica, above which another one starts",
    1,
    100_000,
  ).optional(),
  startMinutes: whole("the minutes that a pod may take until it answers", 1, 10_000).optional(),
  priorityClass: text("the PriorityClass of the pods").optional(),
  tls: servingCertificateSchema.optional(),
  entry: servingEntrySchema.optional(),
  estimate,
});

/** What all pipelines have that are run and waited for. */
const pipelineSettings = {
  pool: text("the name of a node pool").optional(),
  queue: text("the name of a queue under platform.queues, or default").default("default"),
  runId: text("a text of which another one runs every step again").optional(),
  timeLimitMinutes: whole("the minutes for which an update waits for each step", 1, 100_000).optional(),
};

export const quantizationSchema = section("a quantization", {
  name: name("the name of the quantization", 31),
  model: text("a model of the serving table, for example llama2-13b"),
  method: text("the method: awq, smoothquant, gptq or kv-cache-int8"),
  bits: whole("the bits of the weights; gptq", 2, 8).optional(),
  groupSize: whole("the weights that share a scale, or -1 for a whole channel", -1, 4096).optional(),
  weights: share("the folder of the weights in 16 bits").optional(),
  training: text("the name of the run under training whose weights are quantized").optional(),
  calibration: share("what is calibrated with").optional(),
  npuFormat: flag("whether the weights are packed for NPUs; awq").optional(),
  npus: whole("the NPUs of the job", 0, 8).optional(),
  tools: share("the folder of the package's llm_tools").optional(),
  setupCommand: stepCommand("makes the tools ready"),
  command: stepCommand("quantizes"),
  image: workloadImage.optional(),
  ...pipelineSettings,
});

export const aigcSchema = section("what makes images", {
  name: name("the name of the service or job", 31),
  kind: text("the kind: comfyui or diffusers"),
  npus,
  weights: share("the folder of FLUX.1-dev").optional(),
  package: share("the folder of the unpacked AscendCloud-AIGC").optional(),
  image: workloadImage.optional(),
  graphMode: flag("whether graph mode is on").optional(),
  textEncoders: share("the folder of the text encoders; comfyui").optional(),
  source: share("the folder of ComfyUI's sources; comfyui").optional(),
  plugins: texts("the folders of further plug-ins; comfyui", share("a folder")).optional(),
  port: whole("the port of the page; comfyui", 1024, 65_535).optional(),
  prompts: texts("what to draw; diffusers").optional(),
  width: whole("the width of the images in pixels; diffusers", 16, 8192).optional(),
  height: whole("the height of the images in pixels; diffusers", 16, 8192).optional(),
  steps: whole("the steps of an image; diffusers", 1, 10_000).optional(),
  ...pipelineSettings,
});

/** A list of whole numbers. */
const wholes = (what: string) => entries(what, whole("a number", 1, 10_000_000)).optional();

/** A share of something, from 0. */
const tolerance = (what: string) =>
  z
    .number({ error: `must be ${what}: a number from 0 to 1` })
    .min(0, { error: `must be ${what}: a number from 0 to 1` })
    .max(1, { error: `must be ${what}: a number from 0 to 1` })
    .describe(what)
    .optional();

export const evaluationSchema = section("an evaluation", {
  name: name("the name of the evaluation", 31),
  service: text("the name of a service under serving"),
  kind: text("the kind: static, dynamic, combined, lm-eval or opencompass"),
  concurrency: wholes("the requests at once; static"),
  requestRates: entries("the requests in a second; dynamic", positive("a rate", 100_000)).optional(),
  requests: wholes("the requests of each rate; dynamic"),
  promptTokens: wholes("the lengths of prompts in tokens; static"),
  outputTokens: wholes("the lengths of answers in tokens; static"),
  epochs: whole("the rounds; static", 1, 10_000).optional(),
  sharedPrefixTokens: whole("the beginning that all prompts share, in tokens; static", 1, 10_000_000).optional(),
  dataSet: share("the file with the requests; dynamic").optional(),
  dataSetType: text("the form of that file: custom, alpaca, sharegpt").optional(),
  tasks: texts("the tasks of lm-eval, or the data sets of opencompass").optional(),
  limit: whole("the questions of each task; lm-eval", 1, 10_000_000).optional(),
  asksService: flag("whether the service is asked, or the weights are loaded; lm-eval").optional(),
  baseline: section("what the results are compared with", {
    file: localPath("a file with stored results"),
    onRegression: text("what worse results do: fail or warn").optional(),
    throughputTolerance: tolerance("the share of the throughput that may be lost"),
    latencyTolerance: tolerance("the share by which times may be longer"),
    accuracyTolerance: tolerance("by how much a score may be lower"),
  }).optional(),
  tools: share("the folder of the package's llm_tools").optional(),
  source: share("the folder of the sources of lm-eval or opencompass").optional(),
  dataCache: share("the folder where data sets are kept").optional(),
  command: stepCommand("evaluates"),
  extraArguments: texts("further arguments of the program of a benchmark").optional(),
  image: workloadImage.optional(),
  ...pipelineSettings,
});

/** The sections of a stack file. */
export const environmentSchema = section("the configuration", {
  cloud: cloudSchema,
  platform: platformSchema,
  data: entries("the data sets", dataSetSchema).default([]),
  training: entries("the training runs", trainingSchema).default([]),
  quantization: entries("the quantizations", quantizationSchema).default([]),
  serving: entries("the services", servingSchema).default([]),
  aigc: entries("what makes images", aigcSchema).default([]),
  evaluation: entries("the evaluations", evaluationSchema).default([]),
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
