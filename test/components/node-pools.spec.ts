import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { ModelArtsNodePool, type ModelArtsNodePoolArgs, NpuNodePool, type NpuNodePoolArgs } from "../../components";
import { only, register } from "../support/mock-engine";

const POOL = "huaweicloud:index/cceNodePool:CceNodePool";
const KEY_PAIR = "huaweicloud:index/kpsKeypair:KpsKeypair";
const RESOURCE_POOL = "huaweicloud:index/modelartsResourcePool:ModelartsResourcePool";

describe("NpuNodePool", () => {
  const args: NpuNodePoolArgs = {
    clusterId: "cluster",
    poolName: "dev-npu",
    flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
    nodeType: "ElasticBMS",
    os: "Huawei Cloud EulerOS 2.0",
    nodes: 2,
    availabilityZone: "cn-southwest-2a",
    publicKey: "ssh-ed25519 AAAA one",
  };
  const build = (change: Partial<NpuNodePoolArgs> = {}) =>
    register(() => new NpuNodePool("pool", { ...args, ...change }));

  it("follows the number of nodes that it is given, and never changes it by itself", async () => {
    const { inputs } = only(await build({ nodes: 0 }), POOL);
    const { initialNodeCount, ignoreInitialNodeCount, scallEnable } = inputs;
    assert.deepEqual(
      { initialNodeCount, ignoreInitialNodeCount, scallEnable },
      { initialNodeCount: 0, ignoreInitialNodeCount: false, scallEnable: false },
    );
  });

  it("makes a key pair for the key, and another one by another name for another key", async () => {
    const all = await build();
    const { inputs } = only(all, KEY_PAIR);
    assert.match(String(inputs["name"]), /^dev-npu-[0-9a-f]{8}$/);
    assert.equal(only(all, POOL).inputs["keyPair"], inputs["name"]);
    const other = only(await build({ publicKey: "ssh-ed25519 BBBB two" }), KEY_PAIR).inputs;
    assert.notEqual(other["name"], inputs["name"]);
  });

  it("takes a key pair that exists", async () => {
    const all = await register(() => {
      const { publicKey: _publicKey, ...rest } = args;
      return new NpuNodePool("pool", { ...rest, keyPairName: "team" });
    });
    assert.deepEqual(
      all.filter(({ custom }) => custom).map(({ type, inputs }) => [type, inputs["keyPair"]]),
      [[POOL, "team"]],
    );
  });

  it("brings labels, taints and tags to the nodes that are there already", async () => {
    const { inputs } = only(
      await build({
        labels: { team: "llm" },
        taints: [
          { key: "npu", effect: "NoSchedule" },
          { key: "a", value: "b", effect: "NoExecute" },
        ],
        tags: { purpose: "training" },
      }),
      POOL,
    );
    assert.deepEqual(inputs["labels"], { team: "llm" });
    assert.deepEqual(inputs["taints"], [
      { key: "npu", value: "", effect: "NoSchedule" },
      { key: "a", value: "b", effect: "NoExecute" },
    ]);
    assert.deepEqual(inputs["tags"], { purpose: "training" });
    const policies = ["labelPolicyOnExistingNodes", "taintPolicyOnExistingNodes", "tagPolicyOnExistingNodes"];
    assert.deepEqual(
      policies.map((key) => inputs[key]),
      ["refresh", "refresh", "refresh"],
    );
  });

  it("hands settings of kubelet and containerd on, and none that is not given", async () => {
    const plain = only(await build(), POOL).inputs;
    assert.equal("extendParams" in plain, false);
    const settings = { maxPods: 64, systemReservedMiB: 2048, kubeReservedMiB: 4096, containerDiskGB: 50 };
    assert.deepEqual(only(await build(settings), POOL).inputs["extendParams"], {
      maxPods: 64,
      systemReservedMem: 2048,
      kubeReservedMem: 4096,
      dockerBaseSize: 50,
    });
  });

  it("encrypts both disks with the key that it is given", async () => {
    const { inputs } = only(await build({ encryptionKeyId: "key", rootVolumeGiB: 40, dataVolumeGiB: 1000 }), POOL);
    assert.deepEqual(inputs["rootVolume"], { size: 40, volumetype: "SSD", kmsKeyId: "key" });
    assert.deepEqual(inputs["dataVolumes"], [{ size: 1000, volumetype: "SSD", kmsKeyId: "key" }]);
    assert.deepEqual(only(await build(), POOL).inputs["rootVolume"], { size: 100, volumetype: "SSD" });
  });

  it("refuses what no pool can have, all at once", () => {
    const wrong = { nodes: -1, maxPods: 15, rootVolumeGiB: 39, containerDiskGB: 9.5, keyPairName: "team" };
    assert.throws(() => new NpuNodePool("pool", { ...args, ...wrong }), {
      message: [
        "NpuNodePool pool:",
        "  publicKey: got a key and a key pair; give either it or keyPairName",
        "  nodes: got -1; a whole number, 0 to 2000 (provider documentation, cce_node_pool)",
        "  rootVolumeGiB: got 39; a whole number, 40 to 1024 (provider documentation, cce_node_pool)",
        "  maxPods: got 15; a whole number, 16 to 256 (provider documentation, cce_node_pool)",
        "  containerDiskGB: got 9.5; a whole number, 10 or more (provider documentation, cce_node_pool)",
      ].join("\n"),
    });
  });
});

describe("ModelArtsNodePool", () => {
  const args: ModelArtsNodePoolArgs = {
    poolName: "dev-npu",
    clusterId: "cluster",
    vpcId: "vpc",
    subnetId: "net",
    flavorId: "modelarts.bm.npu.arm.8snt9b3.i6l.d.c004",
    nodes: 2,
    publicKey: "ssh-ed25519 AAAA one",
    periodUnit: "month",
    period: 1,
    acceptPrepaid: true,
  };
  const build = (change: Partial<ModelArtsNodePoolArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    register(() => new ModelArtsNodePool("pool", { ...args, ...change }, opts));

  it("brings machines that are paid in advance into the cluster, and leaves to ModelArts what is not given", async () => {
    const all = await build();
    const { timeouts: _timeouts, metadata: _metadata, ...inputs } = only(all, RESOURCE_POOL).inputs;
    const keyPairName = only(all, KEY_PAIR).inputs["name"];
    assert.deepEqual(inputs, {
      name: "dev-npu",
      vpcId: "vpc",
      subnetId: "net",
      clusters: [{ providerId: "cluster" }],
      userLogin: { keyPairName },
      chargingMode: "prePaid",
      periodUnit: "month",
      period: 1,
      autoRenew: "false",
      resources: [
        { flavorId: args.flavorId, count: 2, maxCount: 2, nodePool: "dev-npu", vpcId: "vpc", subnetId: "net" },
      ],
    });
  });

  it("buys machines that are added later in the same way", async () => {
    const bought = async (change: Partial<ModelArtsNodePoolArgs>) => {
      const { metadata } = only(await build(change), RESOURCE_POOL).inputs;
      return JSON.parse((metadata as { annotations: string }).annotations) as unknown;
    };
    const common = { "os.modelarts/billing.mode": "1", "os.modelarts/auto.pay": "1" };
    assert.deepEqual(await bought({}), {
      ...common,
      "os.modelarts/period.type": "2",
      "os.modelarts/period.num": "1",
      "os.modelarts/auto.renew": "0",
    });
    assert.deepEqual(await bought({ periodUnit: "year", period: 3, autoRenew: true }), {
      ...common,
      "os.modelarts/period.type": "3",
      "os.modelarts/period.num": "3",
      "os.modelarts/auto.renew": "1",
    });
  });

  it("hands on what is given of the machines", async () => {
    const { inputs } = only(
      await build({
        securityGroupIds: ["group"],
        availabilityZone: "cn-southwest-2a",
        os: "EulerOS 2.10",
        driverVersion: "7.5.0.5.220-24.1.0.3",
        labels: { team: "llm" },
        taints: [{ key: "npu", effect: "NoSchedule" }],
        rootVolumeGiB: 100,
        dataVolumeGiB: 500,
        tags: { purpose: "training" },
      }),
      RESOURCE_POOL,
    );
    const [machines] = inputs["resources"] as Record<string, unknown>[];
    const { securityGroupIds, azs, os, driver, labels, taints, rootVolume, dataVolumes, tags } = machines ?? {};
    assert.deepEqual(
      { securityGroupIds, azs, os, driver, labels, taints, rootVolume, dataVolumes, tags },
      {
        securityGroupIds: ["group"],
        azs: [{ az: "cn-southwest-2a", count: 2 }],
        os: { name: "EulerOS 2.10" },
        driver: { version: "7.5.0.5.220-24.1.0.3" },
        labels: { team: "llm" },
        taints: [{ key: "npu", value: "", effect: "NoSchedule" }],
        rootVolume: { volumeType: "SSD", size: "100Gi" },
        dataVolumes: [{ volumeType: "SSD", size: "500Gi" }],
        tags: { purpose: "training" },
      },
    );
  });

  it("is protected unless it is told not to be", async () => {
    const protectedWith = async (opts?: pulumi.ComponentResourceOptions) =>
      only(await build({}, opts), RESOURCE_POOL).options.protect;
    assert.deepEqual(
      [await protectedWith(), await protectedWith({ protect: true }), await protectedWith({ protect: false })],
      [true, true, false],
    );
  });

  it("buys nothing before it is accepted", () => {
    assert.throws(
      () => new ModelArtsNodePool("pool", { ...args, acceptPrepaid: false, periodUnit: "year", period: 3 }),
      {
        message:
          "ModelArtsNodePool pool:\n  acceptPrepaid: got false; 2 machines for 3 year(s) are paid in advance, used or not: set it " +
          "to true to buy them (huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005)",
      },
    );
  });

  it("refuses what is not sold, all at once", () => {
    const sold = "(huaweicloud.com, usermanual-cluster-modelarts, umn-cluster-modelarts-0005)";
    const { publicKey: _publicKey, ...rest } = args;
    assert.throws(() => new ModelArtsNodePool("pool", { ...rest, poolName: "npu", nodes: 0, periodUnit: "week" }), {
      message: [
        "ModelArtsNodePool pool:",
        "  publicKey: got nothing; give either it or keyPairName",
        '  poolName: got "npu"; 4 to 32 lower-case letters, digits and hyphens, first a letter, last no hyphen (provider documentation, modelarts_resource_pool)',
        "  nodes: got 0; a pool has one node or more: leave the pool out where there are none",
        `  periodUnit: got "week"; "month" or "year" ${sold}`,
      ].join("\n"),
    });
    for (const [periodUnit, period, most] of [
      ["month", 10, 9],
      ["year", 4, 3],
      ["year", 0, 3],
      ["month", 1.5, 9],
    ] as const) {
      assert.throws(() => new ModelArtsNodePool("pool", { ...args, periodUnit, period }), {
        message: `ModelArtsNodePool pool:\n  period: got ${period}; machines are sold for 1 to ${most} ${periodUnit}s ${sold}`,
      });
    }
  });
});
