import assert from "node:assert/strict";
import { resolve } from "node:path";
import { parseDocument } from "yaml";
import { readFileSync } from "node:fs";
import { resolveEnvironment } from "../../config/resolve";
import type { LocalFiles } from "../../plan/data-source";
import { faultText, isRejected } from "../../plan/fault";

type Path = (string | number)[];
type Change = [path: Path, value: unknown];

const ALPACA = Buffer.from(JSON.stringify([{ instruction: "a", input: "", output: "b" }]));
const STACK_FILE = readFileSync(resolve(__dirname, "../../Pulumi.dev.yaml"), "utf8");

/** Pulumi.dev.yaml with some values changed; undefined removes one. */
function devWith(...changes: Change[]): unknown {
  const document = parseDocument(STACK_FILE);
  for (const [[section, ...rest], value] of changes) {
    const path = ["config", `ascend-stacks:${String(section)}`, ...rest];
    if (value === undefined) {
      document.deleteIn(path);
    } else {
      document.setIn(path, document.createNode(value));
    }
  }
  const { config } = document.toJS() as { config: Record<string, unknown> };
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace("ascend-stacks:", ""), value]));
}

/** A folder in which every JSON file is an Alpaca file, and `weights` the only folder. */
const FILES: LocalFiles = {
  file: (path) => (/\.json$|Dockerfile$/.test(path) ? ALPACA : undefined),
  folder: (path) => (path === "weights" ? 1024 : undefined),
};
const NO_FILES: LocalFiles = { file: () => undefined, folder: () => undefined };

function sentences(...changes: Change[]): string[] {
  const answer = resolveEnvironment(devWith(...changes), FILES);
  return isRejected(answer) ? answer.map(faultText) : [];
}

const NPU_POOL = {
  name: "npu",
  flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
  nodes: 4,
  publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF9Eo6hNy1qX3u6aWVk8I",
};
const CPU_POOL = { ...NPU_POOL, name: "cpu", flavorId: "c7.xlarge.4", nodes: 2, npusPerNode: 0 };
const UUID = "3f1c9a52-6f0e-4d6b-9c41-6f7b8a1d2e30";
const SOLD = "is sold from 1228 to 1048166 GiB in steps of 1.2 TiB, rounded down to GiB";

describe("faults of a stack file", () => {
  it("are none in the development environment", () => {
    assert.deepEqual(sentences(), []);
  });

  const cases: [what: string, changes: Change[], sentences: string[]][] = [
    [
      "a queue that does not exist",
      [
        [["platform", "queues"], [{ name: "team" }]],
        [["training", 0, "queue"], "taem"],
      ],
      ['training[0].queue: got "taem"; did you mean "team"?'],
    ],
    [
      "an image that the platform does not build",
      [
        [["platform", "registry", "repositories"], [{ name: "vllm" }]],
        [
          ["platform", "registry", "builds"],
          [{ name: "vllm", dockerfile: "images/vllm/Dockerfile", baseImage: "quay.io/ascend/vllm-ascend:v0.9.1" }],
        ],
        [["training", 0, "image"], "vllm"],
        [["training", 1, "image"], "vlm"],
        [["serving", 0, "image"], "train"],
      ],
      [
        'training[1].image: got "vlm"; did you mean "vllm"?; others have an address, as registry/repository:tag',
        'serving[0].image: got "train"; images under platform.registry.builds: vllm; others have an address, as registry/repository:tag',
      ],
    ],
    [
      "an image by a name where the platform builds none",
      [[["serving", 0, "image"], "ubuntu"]],
      [
        'serving[0].image: got "ubuntu"; images under platform.registry.builds: none; others have an address, as registry/repository:tag',
      ],
    ],
    [
      "a misspelt key",
      [[["training", 0, "modle"], "llama2-13b"]],
      ['training[0].modle: got the unknown key "modle"; did you mean "model"?'],
    ],
    [
      "a wrong type",
      [[["platform", "nodePools", 0, "nodes"], "four"]],
      ['platform.nodePools[0].nodes: got "four"; must be the number of nodes: a whole number from 0 to 2000'],
    ],
    [
      "an unknown model",
      [[["training", 0, "model"], "llama-13b"]],
      ['training[0].model: got "llama-13b"; not in the training table; did you mean "llama2-13b"? (seed 000, line 55)'],
    ],
    [
      "a sequence length without a row",
      [[["training", 0, "seqLen"], 16384]],
      [
        "training[0].seqLen: got 16384; llama2-13b sft is measured at 4096 and 8192; use 8192 on 1 x 8 NPUs (seed 000, line 23)",
      ],
    ],
    [
      "a run with more nodes than its pool",
      [
        [["training", 1, "strategy"], "sft"],
        [["training", 1, "seqLen"], 8192],
      ],
      [
        'training[1]: got 8 x 8 NPUs for llama3.1-70b sft at 8192; pool "npu" has 4 nodes, 4 too few; ' +
          "use seqLen 4096 on 4 x 8 NPUs, or set its nodes to 8 (seed 000, line 23)",
      ],
    ],
    [
      "workloads with more nodes than their pool, together",
      [[["training", 1, "strategy"], "sft"]],
      [
        'platform.nodePools[0].nodes: got 4; the workloads of pool "npu" need 6 nodes of 8 NPUs: training llama2-13b-sft takes 1 x 8 NPUs, ' +
          "training llama3-1-70b-lora takes 4 x 8 NPUs and serving llama2-13b takes 1 x 1 NPU; set nodes to 6, or take workloads away",
      ],
    ],
    [
      "a size of the file system that is not sold",
      [[["platform", "storage", "sfsTurbo", "sizeGiB"], 6000]],
      [
        `platform.storage.sfsTurbo.sizeGiB: got 6000; SFS Turbo HPC of 500M ${SOLD}; use 4915 or 6144 ` +
          "(provider documentation, huaweicloud_sfs_turbo, size)",
      ],
    ],
    [
      "a bandwidth that is not sold",
      [[["platform", "storage", "sfsTurbo", "hpcBandwidth"], "100M"]],
      [
        'platform.storage.sfsTurbo.hpcBandwidth: got "100M"; SFS Turbo HPC is sold with 20M, 40M, 125M, 250M, 500M and 1000M; ' +
          "use 500M, or 1000M for more (provider documentation, huaweicloud_sfs_turbo, size; seed 000, line 47)",
      ],
    ],
    [
      "a bucket name that OBS refuses",
      [[["platform", "storage", "bucket", "name"], "Team"]],
      [
        'platform.storage.bucket.name: got "Team"; a bucket name has lower-case letters, digits, hyphens and periods only ' +
          "(provider documentation, huaweicloud_obs_bucket, bucket)",
      ],
    ],
    [
      "an operating system that does not go with the network",
      [[["platform", "nodePools", 0, "os"], "EulerOS 2.10"]],
      [
        'platform.nodePools[0].os: got "EulerOS 2.10"; NPU nodes of CCE Turbo (eni) run "Huawei Cloud EulerOS 2.0" ' +
          "(huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0004)",
      ],
    ],
    [
      "a subnet outside the VPC",
      [[["platform", "network", "subnetCidr"], "10.21.0.0/18"]],
      [
        'platform.network.subnetCidr: got "10.21.0.0/18"; the subnet lies inside the VPC 10.20.0.0/16; use a part of it',
      ],
    ],
    [
      "Services inside the VPC",
      [[["platform", "cluster", "serviceNetworkCidr"], "10.20.64.0/18"]],
      [
        'platform.cluster.serviceNetworkCidr: got "10.20.64.0/18"; it overlaps the VPC 10.20.0.0/16; use a range outside it',
      ],
    ],
    [
      "an unknown data set",
      [[["training", 0, "data"], "cluster-operation"]],
      ['training[0].data: got "cluster-operation"; did you mean "cluster-operations"?'],
    ],
    [
      "a data file that is not there",
      [[["data", 0, "file"], "nowhere.txt"]],
      ['data[0].file: got "nowhere.txt"; there is no such file; the path is relative to the folder of Pulumi.yaml'],
    ],
    [
      "a name that is taken",
      [[["training", 1, "name"], "llama2-13b-sft"]],
      ['training[1].name: got "llama2-13b-sft"; training[0] has this name; use another'],
    ],
    [
      "a patch of a tokenizer that is not there",
      [[["training", 0, "tokenizerPatch"], "nowhere.patch"]],
      [
        'training[0].tokenizerPatch: got "nowhere.patch", where there is no file; name a file, relative to the folder of ' +
          "Pulumi.yaml (seed 000, line 9; seed 001, line 45)",
      ],
    ],
    [
      "runs that would write over each other's checkpoints",
      [
        [["training", 0, "checkpoints"], "saved_models/shared"],
        [["training", 1, "checkpoints"], "saved_models/shared"],
      ],
      [
        'training[1].checkpoints: got "/mnt/sfs_turbo/saved_models/shared"; llama2-13b-sft writes its checkpoints there too, and ' +
          "one would overwrite the other's; set checkpoints and a command that saves there, or run one after the other in " +
          "stacks of their own (seed 002, line 6)",
      ],
    ],
    [
      "settings that the release of a run has no use for",
      [
        [["training", 0, "preprocessing"], { workers: 4 }],
        [["training", 1, "release"], "6.3.90"],
      ],
      [
        "training[0].preprocessing.workers: got 4; 1_preprocess_data.sh of 6.3.911 has no variable for it; set " +
          "preprocessing.command (seed 000, line 17; seed 000, line 19)",
        'training[1].release: got "6.3.90"; did you mean "6.3.904"? (seed 000, line 43; seed 002, line 31)',
      ],
    ],
    ["an unknown pool", [[["serving", 0, "pool"], "npus"]], ['serving[0].pool: got "npus"; did you mean "npu"?']],
    [
      "an OBS address that the provider would change",
      [[["cloud", "endpoints", "obs"], "http://obs.emulator.test/"]],
      [
        'cloud.endpoints.obs: got "http://obs.emulator.test/"; the second label of the OBS host must be the region; ' +
          "use http://obs.cn-southwest-2.<domain>/ (provider source, huaweicloud/config/config.go, getObsEndpoint)",
      ],
    ],
    [
      "a context that is too long",
      [[["serving", 0, "maxModelLen"], 32768]],
      [
        "serving[0].maxModelLen: got 32768; llama2-13b on 1 NPU of 64 GB is measured up to 16384; use 1 to 16384 (seed 003, line 37)",
      ],
    ],
    [
      "no node pool",
      [[["platform", "nodePools"], []]],
      ["platform.nodePools: got a list; must have one node pool or more"],
    ],
    [
      "pools without nodes",
      [
        [["platform", "nodePools", 0, "nodes"], 0],
        [["training"], []],
        [["serving"], []],
      ],
      [
        "platform.nodePools: got pools without nodes; the add-ons of the cluster need a node to run on; set nodes of a pool to 1 or more",
      ],
    ],
    [
      "a name that makes another one too long",
      [
        [["platform", "name"], "ascend-production-eu"],
        [
          ["platform", "nodePools"],
          [
            NPU_POOL,
            CPU_POOL,
            {
              ...NPU_POOL,
              name: "lite-pool-of-npus",
              kind: "modelarts",
              flavorId: "modelarts.bm.npu.arm.8snt9b2.d",
              npuMemoryGiB: 64,
              period: 1,
              periodUnit: "year",
              acceptPrepaid: true,
            },
          ],
        ],
      ],
      [
        'platform.nodePools[2].name: got "lite-pool-of-npus"; the name of a ModelArts resource pool has 4 to 32 characters, and this makes ' +
          '"ascend-production-eu-lite-pool-of-npus" with 38 (provider documentation, huaweicloud_modelarts_resource_pool, name)',
      ],
    ],
    [
      "a ModelArts pool without a pool for the add-ons",
      [
        [["platform", "nodePools", 0, "kind"], "modelarts"],
        [["platform", "nodePools", 0, "flavorId"], "modelarts.bm.npu.arm.8snt9b2.d"],
        [["platform", "nodePools", 0, "npuMemoryGiB"], 64],
        [["platform", "nodePools", 0, "period"], 1],
        [["platform", "nodePools", 0, "periodUnit"], "month"],
        [["platform", "nodePools", 0, "acceptPrepaid"], true],
      ],
      [
        'platform.nodePools: got only "npu" of ModelArts; the add-ons of the cluster start before the machines of ModelArts join it; add a ' +
          "pool of kind cce with npusPerNode 0 and one node or more for them " +
          "(huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005)",
      ],
    ],
    [
      "an add-on for other clusters",
      [[["platform", "addons", "volcano"], "1.15.8"]],
      [
        'platform.addons.volcano: got "1.15.8"; this version is made for clusters of v1.23, v1.25, v1.27, v1.28, v1.29 and v1.30, and the ' +
          "cluster's version is v1.31; use 1.22.28, 1.18.3 or 1.16.8 (huaweicloud.com, bulletin-cce, cce_bulletin_0050)",
      ],
    ],
    [
      "an encrypted bucket, which cannot be linked",
      [[["platform", "storage", "bucket", "encrypted"], true]],
      [
        'platform.storage.bucket.encrypted: got true; the bucket is linked to directory "training_data" of the file system, and SFS Turbo ' +
          "links no encrypted bucket; leave it out, and encrypt the file system (sfsTurbo.encrypted) and what is secret itself " +
          "(huaweicloud.com, api-sfsturbo, CreateBackendTarget)",
      ],
    ],
    [
      "what each part of the platform refuses, at its place",
      [
        [["platform", "class"], "prod"],
        [["platform", "cluster", "publicAccess"], { allowedCidrs: ["0.0.0.0/0"] }],
        [
          ["platform", "queues"],
          [{ name: "root" }, { name: "a", npus: 33 }, { name: "a" }],
        ],
        [["platform", "registry", "builds"], [{ name: "x", dockerfile: "Dockerfile", baseImage: "a/b:latest" }]],
        [["platform", "permissions", "agencies"], [{ name: "a" }]],
        [["platform", "observability"], { alarms: {} }],
        [["cloud", "tags"], { _sys_x: "y" }],
      ],
      [
        'cloud.tags._sys_x: got "_sys_x"; keys that start with _sys_ are the cloud\'s own; use another (huaweicloud.com, usermanual2-swr, swr_02_0415)',
        'platform.class: got "prod"; classes of an environment: production and development',
        'platform.cluster.publicAccess.allowedCidrs[0]: got "0.0.0.0/0"; these are all addresses of the internet; name the ranges that may reach it, as 203.0.113.0/24',
        'platform.queues[2].name: got "a"; platform.queues[1] has this name; use another',
        'platform.queues[0].name: got "root"; Volcano makes this queue by itself; use another name (volcano.sh, queue)',
        "platform.queues[1].npus: got 33; the node pools have 32 NPUs together; use 32 or fewer, or leave it out for no limit",
        'platform.registry.builds[0].name: got "x"; repositories of the list: none; add one of this name to repositories',
        'platform.registry.builds[0].baseImage: got "a/b:latest"; the image behind it changes with time; name a tag other than latest, or a digest',
        "platform.permissions.agencies[0].service: got nothing; an agency is for a cloud service or for an account; set one of service " +
          "and account (provider source, huaweicloud_identity_agency, delegated_service_name)",
        "platform.permissions.agencies[0].projectRoles: got no role; an agency without a role allows nothing; name the roles that are " +
          "needed, as SFS Turbo FullAccess (seed 000, line 47)",
        "platform.observability.alarms: got alarms without metrics; alarms look at metrics of Prometheus; set prometheus to true, or leave alarms out",
      ],
    ],
    [
      "a run on data of another kind",
      [
        [["data", 0, "kind"], "weights"],
        [["data", 0, "format"], undefined],
      ],
      [
        'training[0].data: got "cluster-operations"; a run learns from data of kind dataset, and these are of another kind; name another',
        'training[1].data: got "cluster-operations"; a run learns from data of kind dataset, and these are of another kind; name another',
      ],
    ],
    [
      "a folder that is not there, and data from nowhere",
      [
        [["data", 1], { name: "a", folder: "nowhere" }],
        [["data", 2], { name: "b" }],
        [["data", 3], { name: "c", folder: "weights", kind: "weights" }],
      ],
      [
        'data[1].folder: got "nowhere"; there is no such folder; the path is relative to the folder of Pulumi.yaml',
        "data[2]: got no source; data come from one source; set one of file, folder, obs, url, huggingFace or modelScope",
      ],
    ],
    [
      "workloads without a pool with NPUs",
      [
        [["platform", "nodePools"], [CPU_POOL]],
        [["serving"], []],
        [["training", 1], undefined],
      ],
      ["training[0].pool: got nothing; no node pool has NPUs (cpu); add one that has to platform.nodePools"],
    ],
  ];
  for (const [what, changes, expected] of cases) {
    it(`name ${what}`, () => {
      assert.deepEqual(sentences(...changes), expected);
    });
  }

  it("are all shown at once, of the shape and beyond it, in the order of the file", () => {
    const found = sentences(
      [["training", 0, "seqLen"], 16384],
      [["training", 1, "modle"], "x"],
      [["serving", 0, "model"], "lama2-13b"],
      [["platform", "storage", "sfsTurbo", "sizeGiB"], 5000],
      [["cloud", "region"], 7],
      [["data", 0, "format"], 1],
    );
    assert.deepEqual(
      found.map((sentence) => sentence.split(":")[0]),
      [
        "cloud.region",
        "platform.storage.sfsTurbo.sizeGiB",
        "data[0].format",
        "training[0].seqLen",
        "training[1].modle",
        "serving[0].model",
      ],
    );
  });

  it("of a workload are found while its pool is at fault, without faults of the pool's own making", () => {
    const found = sentences([["platform", "nodePools", 0, "flavorId"], 5], [["training", 0, "seqLen"], 16384]);
    assert.deepEqual(
      found.map((sentence) => sentence.split(":")[0]),
      ["platform.nodePools[0].flavorId", "training[0].seqLen"],
    );
  });

  it("of the cluster's size count the nodes of sound pools only", () => {
    const pools = [
      { ...NPU_POOL, nodes: 50 },
      { ...CPU_POOL, nodes: "two" },
    ];
    const found = sentences([["platform", "nodePools"], pools]);
    assert.deepEqual(
      found.map((sentence) => sentence.split(":")[0]),
      ["platform.nodePools[1].nodes"],
    );
  });

  it("are the missing sections where there is nothing", () => {
    const answer = resolveEnvironment({}, NO_FILES);
    assert.ok(isRejected(answer));
    assert.deepEqual(
      answer.map(({ path }) => path),
      ["cloud", "platform"],
    );
    assert.equal(isRejected(resolveEnvironment("text", NO_FILES)), true);
  });
});

describe("a resolved environment", () => {
  function environment(...changes: Change[]) {
    const answer = resolveEnvironment(devWith(...changes), FILES);
    if (isRejected(answer)) {
      return assert.fail(answer.map(faultText).join("\n"));
    }
    return "platform" in answer ? answer : assert.fail("a platform of its own was expected");
  }

  it("has the default of everything that may be left out", () => {
    const { platform, data, training, serving } = environment(
      [["platform", "cluster"], undefined],
      [["platform", "addons"], undefined],
      [["platform", "namespace"], undefined],
      [["platform", "class"], undefined],
      [["platform", "nodePools", 0, "os"], undefined],
      [["platform", "storage", "sfsTurbo"], { sizeGiB: 6144 }],
      [["data", 0, "format"], undefined],
    );
    assert.deepEqual(platform.cluster, {
      flavorId: "cce.s2.small",
      version: "v1.31",
      containerNetworkType: "eni",
      serviceNetworkCidr: "10.247.0.0/16",
      multiAz: false,
      secretEncryption: true,
      logs: { retentionDays: 30, audit: true, kubeApiserver: true, kubeControllerManager: true, kubeScheduler: true },
    });
    assert.deepEqual(platform.addons, { volcano: "1.18.3", huaweiNpu: "2.1.53" });
    assert.deepEqual([platform.namespace, platform.protect, platform.network.gatewayIp], ["llm", true, "10.20.0.1"]);
    assert.deepEqual(platform.storage.sfsTurbo, {
      sizeGiB: 6144,
      hpcBandwidth: "500M",
      linkedDirectory: "training_data",
      encrypted: true,
      directories: [],
    });
    const [pool] = platform.nodePools;
    assert.deepEqual(
      [pool?.os, pool?.nodeType, pool?.npusPerNode, pool?.npuMemoryGiB, pool?.rootVolumeGiB, pool?.dataVolumeGiB],
      ["Huawei Cloud EulerOS 2.0", "ElasticBMS", 8, 64, 100, 500],
    );
    assert.deepEqual(
      [
        data[0]?.format,
        training[0]?.framework,
        training[0]?.pool,
        serving[0]?.precision,
        serving[0]?.replicas,
        serving[0]?.pool,
      ],
      ["alpaca", "megatron", "npu", undefined, 1, "npu"],
    );
  });

  it("has no workloads and no data where the sections are left out", () => {
    const { data, training, serving } = environment(
      [["data"], undefined],
      [["training"], undefined],
      [["serving"], undefined],
    );
    assert.deepEqual([data, training, serving], [[], [], []]);
  });

  it("puts workloads on the first pool with NPUs, or on the one that they name", () => {
    const second = { ...NPU_POOL, name: "second", nodes: 1 };
    const { training, serving } = environment(
      [
        ["platform", "nodePools"],
        [CPU_POOL, NPU_POOL, second],
      ],
      [["serving", 0, "pool"], "second"],
    );
    assert.deepEqual([training[0]?.pool, serving[0]?.pool], ["npu", "second"]);
  });

  it("has the region's own endpoints where none are given, and the identity address that is", () => {
    const { cloud } = environment([["cloud", "endpoints"], undefined]);
    assert.deepEqual([cloud.endpoints, cloud.authUrl], [{}, undefined]);
    const own = environment([["cloud", "authUrl"], "https://iam.example.com/v3"]).cloud;
    assert.equal(own.authUrl, "https://iam.example.com/v3");
  });

  it("keeps, watches and protects by default in production, and does not in development", () => {
    const pick = (platformClass: string | undefined) => {
      const { platform } = environment(
        [["platform", "class"], platformClass],
        [["platform", "protect"], undefined],
        [["platform", "storage", "bucket"], { name: "data" }],
      );
      const { cluster, storage, observability } = platform;
      return {
        class: platform.class,
        protect: platform.protect,
        secretEncryption: cluster.secretEncryption,
        clusterLogs: cluster.logs?.retentionDays,
        shareEncrypted: storage.sfsTurbo.encrypted,
        bucket: storage.bucket,
        observability,
      };
    };
    const bucket = { name: "data", versioning: true, existing: false };
    const production = {
      class: "production",
      protect: true,
      secretEncryption: true,
      clusterLogs: 30,
      shareEncrypted: true,
      bucket: { ...bucket, logging: true },
      observability: { prometheus: false, logs: { retentionDays: 30 } },
    };
    assert.deepEqual(pick(undefined), production);
    assert.deepEqual(pick("production"), production);
    assert.deepEqual(pick("development"), {
      class: "development",
      protect: false,
      secretEncryption: false,
      clusterLogs: undefined,
      shareEncrypted: false,
      bucket: { ...bucket, logging: false },
      observability: { prometheus: false },
    });
  });

  it("does what it is told, whatever its class", () => {
    const { platform } = environment(
      [["platform", "class"], "production"],
      [["platform", "protect"], false],
      [["platform", "cluster", "logs"], { enabled: false }],
      [["platform", "cluster", "secretEncryption"], false],
      [["platform", "storage", "sfsTurbo", "encrypted"], false],
      [["platform", "storage", "bucket", "logging"], false],
      [["platform", "observability"], { logs: { enabled: false } }],
    );
    assert.deepEqual(
      [
        platform.class,
        platform.protect,
        platform.cluster.logs,
        platform.cluster.secretEncryption,
        platform.storage.sfsTurbo.encrypted,
        platform.storage.bucket.logging,
        platform.observability,
      ],
      ["production", false, undefined, false, false, false, { prometheus: false }],
    );
  });

  it("has the add-ons for the cluster's version, and those that are asked for", () => {
    const { platform } = environment([["platform", "addons"], { npd: "1.19.25" }]);
    assert.deepEqual(platform.addons, { volcano: "1.18.3", huaweiNpu: "2.1.53", npd: "1.19.25" });
  });

  it("keeps pools that are there apart from those to create, in one order for the workloads", () => {
    const there = { name: "there", existing: true, flavorId: NPU_POOL.flavorId, nodes: 4 };
    const { platform, training } = environment([
      ["platform", "nodePools"],
      [there, NPU_POOL],
    ]);
    assert.deepEqual(
      platform.nodePools.map(({ name }) => name),
      ["npu"],
    );
    assert.deepEqual(platform.existingNodePools, [{ name: "there", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 }]);
    assert.equal(training[0]?.pool, "there");
  });

  it("leaves storage and cluster that exist without keys and logs of its own", () => {
    const { platform } = environment(
      [["platform", "network", "existing"], { vpcId: UUID, subnetId: UUID }],
      [["platform", "cluster", "existing"], { clusterId: UUID }],
      [["platform", "storage", "sfsTurbo", "existing"], { shareId: UUID, exportLocation: "10.20.0.9:/" }],
      [["platform", "storage", "bucket", "existing"], true],
    );
    assert.deepEqual(
      [
        platform.cluster.secretEncryption,
        platform.cluster.logs,
        platform.storage.sfsTurbo.encrypted,
        platform.storage.bucket.logging,
      ],
      [false, undefined, false, false],
    );
    assert.deepEqual(platform.cluster.existing, { clusterId: UUID });
  });

  it("keeps queues, directories, registry and permissions with their defaults", () => {
    const { platform } = environment(
      [["platform", "queues"], [{ name: "a", npus: 32 }]],
      [["platform", "storage", "sfsTurbo", "directories"], [{ path: "/models" }]],
      [["platform", "registry", "repositories"], [{ name: "vllm", keepTags: 5 }]],
      [
        ["platform", "registry", "builds"],
        [{ name: "vllm", dockerfile: "images/vllm/Dockerfile", baseImage: "quay.io/ascend/vllm-ascend:v0.9.1" }],
      ],
      [["platform", "permissions"], { modelArts: { userId: "all-users" } }],
    );
    assert.deepEqual(platform.queues, [{ name: "a", npus: 32, weight: 1, reclaimable: true }]);
    assert.deepEqual(platform.storage.sfsTurbo.directories, [{ path: "/models", mode: 755, uid: 0, gid: 0 }]);
    assert.deepEqual(platform.registry.repositories, [{ name: "vllm", category: "framework_app", keepTags: 5 }]);
    assert.equal(platform.registry.builds[0]?.context, "images/vllm");
    assert.deepEqual(platform.permissions.modelArts, { userId: "all-users", agencyName: "modelarts_agency" });
  });
});

/** The stack file of a team on the platform of another stack. */
const SHARED = {
  stack: "organization/ascend-stacks/dev",
  name: "team",
  class: "development",
  nodePools: [{ name: "npu", flavorId: NPU_POOL.flavorId, nodes: 4 }],
};

describe("a stack file on another stack's platform", () => {
  it("is resolved to that platform's pools and its own names", () => {
    const answer = resolveEnvironment(devWith([["platform"], SHARED]), FILES);
    if (isRejected(answer)) {
      return assert.fail(answer.map(faultText).join("\n"));
    }
    assert.ok("sharedPlatform" in answer);
    assert.deepEqual(answer.sharedPlatform, {
      stack: "organization/ascend-stacks/dev",
      name: "team",
      namespace: "llm",
      class: "development",
      protect: false,
      nodePools: [{ name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 }],
      queues: [],
    });
    assert.deepEqual(
      [answer.training[0]?.pool, answer.serving[0]?.pool, answer.data[0]?.directory],
      ["npu", "npu", "training_data/cluster-operations"],
    );
  });

  const cases: [what: string, platform: Record<string, unknown>, sentences: string[]][] = [
    [
      "what the other stack has",
      { ...SHARED, network: { cidr: "10.0.0.0/8" }, storage: 5 },
      [
        'platform.network: got the unknown key "network"; the platform is another stack\'s (platform.stack), which has this; leave it out',
        'platform.storage: got the unknown key "storage"; the platform is another stack\'s (platform.stack), which has this; leave it out',
      ],
    ],
    [
      "a misspelt key",
      { ...SHARED, nodePool: [] },
      ['platform.nodePool: got the unknown key "nodePool"; did you mean "nodePools"?'],
    ],
    [
      "a name that names no stack",
      { ...SHARED, stack: "dev" },
      [
        'platform.stack: got "dev"; a stack is named organization/project/stack; without an account of Pulumi Cloud the organization ' +
          "is called organization, as organization/ascend-stacks/platform (pulumi.com, stacks, stack references)",
      ],
    ],
    [
      "workloads that the other stack's pools have no room for, a pool of which too little is known, and an unknown class",
      {
        ...SHARED,
        class: "prod",
        nodePools: [
          { ...SHARED.nodePools[0], nodes: 2 },
          { name: "other", nodes: 1 },
        ],
      },
      [
        'platform.class: got "prod"; classes of an environment: production and development',
        "platform.nodePools[1].npusPerNode: got nothing; the flavor is not given; set npusPerNode (0 where it has no NPUs)",
        "platform.nodePools[1].npuMemoryGiB: got nothing; the flavor is not given; set npuMemoryGiB (32 or 64; 0 where it has no NPUs)",
        'platform.nodePools[0].nodes: got 2; the workloads of pool "npu" need 4 nodes of 8 NPUs: training llama2-13b-sft takes 1 x 8 NPUs, ' +
          "training llama3-1-70b-lora takes 2 x 8 NPUs and serving llama2-13b takes 1 x 1 NPU; set nodes to 4, or take workloads away",
      ],
    ],
    ["no pool", { ...SHARED, nodePools: [] }, ["platform.nodePools: got a list; must have one node pool or more"]],
  ];
  for (const [what, platform, expected] of cases) {
    it(`is refused with ${what}`, () => {
      assert.deepEqual(sentences([["platform"], platform]), expected);
    });
  }
});
