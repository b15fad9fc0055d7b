import assert from "node:assert/strict";
import { resolve } from "node:path";
import { parseDocument } from "yaml";
import { readFileSync } from "node:fs";
import { resolveEnvironment } from "../../config/resolve";
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

function sentences(...changes: Change[]): string[] {
  const answer = resolveEnvironment(devWith(...changes), (path) => (path.endsWith(".json") ? ALPACA : undefined));
  return isRejected(answer) ? answer.map(faultText) : [];
}

const NPU_POOL = {
  name: "npu",
  flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
  nodes: 4,
  publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF9Eo6hNy1qX3u6aWVk8I",
};
const CPU_POOL = { ...NPU_POOL, name: "cpu", flavorId: "c7.xlarge.4", nodes: 2, npusPerNode: 0 };
const SOLD = "is sold from 1228 to 1048166 GiB in steps of 1.2 TiB, rounded down to GiB";

describe("faults of a stack file", () => {
  it("are none in the development environment", () => {
    assert.deepEqual(sentences(), []);
  });

  const cases: [what: string, changes: Change[], sentences: string[]][] = [
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
    const answer = resolveEnvironment({}, () => undefined);
    assert.ok(isRejected(answer));
    assert.deepEqual(
      answer.map(({ path }) => path),
      ["cloud", "platform"],
    );
    assert.equal(isRejected(resolveEnvironment("text", () => undefined)), true);
  });
});

describe("a resolved environment", () => {
  function environment(...changes: Change[]) {
    const answer = resolveEnvironment(devWith(...changes), () => ALPACA);
    return isRejected(answer) ? assert.fail(answer.map(faultText).join("\n")) : answer;
  }

  it("has the default of everything that may be left out", () => {
    const { platform, data, training, serving } = environment(
      [["platform", "cluster"], undefined],
      [["platform", "addons"], undefined],
      [["platform", "namespace"], undefined],
      [["platform", "protect"], undefined],
      [["platform", "nodePools", 0, "os"], undefined],
      [["platform", "storage", "sfsTurbo"], { sizeGiB: 6144 }],
      [["data", 0, "format"], undefined],
    );
    assert.deepEqual(platform.cluster, {
      flavorId: "cce.s2.small",
      version: "v1.31",
      containerNetworkType: "eni",
      serviceNetworkCidr: "10.247.0.0/16",
    });
    assert.deepEqual(platform.addons, { volcano: "1.18.3", huaweiNpu: "2.1.53" });
    assert.deepEqual([platform.namespace, platform.protect, platform.network.gatewayIp], ["llm", true, "10.20.0.1"]);
    assert.deepEqual(platform.storage.sfsTurbo, {
      sizeGiB: 6144,
      hpcBandwidth: "500M",
      linkedDirectory: "training_data",
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
});
