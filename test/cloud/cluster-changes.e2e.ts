import assert from "node:assert/strict";
import * as huaweicloud from "@pulumi/huaweicloud";
import type { Stack } from "@pulumi/pulumi/automation";
import { type CloudLab, startLab, unknownCalls } from "../support/cloud-lab";

const PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF9Eo6hNy1qX3u6aWVk8I/d1HuOr34i9kbiwObAdrj3R nobody";

/** What the second `up` changes. */
interface Settings {
  readonly description: string;
  readonly tags: Record<string, string>;
  readonly customSans: string[];
  readonly publicAddress: boolean;
  readonly containerNetworkCidr: string;
  readonly nodes: number;
  readonly poolLabels: Record<string, string>;
  readonly poolTaints: { key: string; value: string; effect: string }[];
  readonly machines: number;
  readonly machineLabels: Record<string, string>;
  readonly addonVersion: string;
}

const FIRST: Settings = {
  description: "first",
  tags: { team: "llm", stage: "dev" },
  customSans: ["api.example.com"],
  publicAddress: false,
  containerNetworkCidr: "172.16.0.0/16",
  nodes: 1,
  poolLabels: { purpose: "system" },
  poolTaints: [],
  machines: 2,
  machineLabels: { team: "llm" },
  addonVersion: "1.16.8",
};

const SECOND: Settings = {
  description: "second",
  tags: { team: "llm", owner: "platform" },
  customSans: ["api.example.com", "203.0.113.1"],
  publicAddress: true,
  containerNetworkCidr: "172.16.0.0/16,172.17.0.0/16",
  nodes: 3,
  poolLabels: { purpose: "system", zone: "a" },
  poolTaints: [{ key: "system", value: "only", effect: "PreferNoSchedule" }],
  machines: 3,
  machineLabels: { team: "another" },
  addonVersion: "1.18.3",
};

const THIRD: Settings = { ...SECOND, publicAddress: false, nodes: 1, poolLabels: {}, poolTaints: [], machines: 1 };

/** CCE Standard with CPU nodes of CCE and NPU machines of ModelArts. */
function declare(settings: Settings): void {
  const vpc = new huaweicloud.Vpc("vpc", { name: "changes", cidr: "10.20.0.0/16" });
  const subnet = new huaweicloud.VpcSubnet("subnet", {
    name: "changes",
    vpcId: vpc.id,
    cidr: "10.20.0.0/18",
    gatewayIp: "10.20.0.1",
  });
  const key = new huaweicloud.KpsKeypair("key", { name: "changes", publicKey: PUBLIC_KEY });
  const address = new huaweicloud.VpcEip("address", {
    name: "changes",
    publicip: { type: "5_bgp" },
    bandwidth: { name: "changes", size: 5, shareType: "PER", chargeMode: "traffic" },
  });
  const cluster = new huaweicloud.CceCluster(
    "cluster",
    {
      name: "changes",
      flavorId: "cce.s2.small",
      clusterVersion: "v1.31",
      vpcId: vpc.id,
      subnetId: subnet.id,
      containerNetworkType: "vpc-router",
      containerNetworkCidr: settings.containerNetworkCidr,
      serviceNetworkCidr: "10.247.0.0/16",
      description: settings.description,
      tags: settings.tags,
      customSans: settings.customSans,
      ...(settings.publicAddress ? { eip: address.address } : {}),
    },
    { additionalSecretOutputs: ["kubeConfigRaw", "certificateClusters", "certificateUsers"] },
  );
  const nodes = new huaweicloud.CceNodePool("nodes", {
    clusterId: cluster.id,
    name: "system",
    flavorId: "c7.2xlarge.4",
    type: "vm",
    os: "EulerOS 2.10",
    initialNodeCount: settings.nodes,
    ignoreInitialNodeCount: false,
    keyPair: key.name,
    rootVolume: { size: 50, volumetype: "SSD" },
    dataVolumes: [{ size: 100, volumetype: "SSD" }],
    labels: settings.poolLabels,
    taints: settings.poolTaints,
    tags: settings.tags,
  });
  const values = (version: string): string => JSON.stringify({ npc: { maxTaintedNode: "20%" }, comment: version });
  new huaweicloud.CceAddon(
    "scheduler",
    {
      clusterId: cluster.id,
      templateName: "volcano",
      version: settings.addonVersion,
      values: { basicJson: "{}", customJson: values(settings.addonVersion), flavorJson: '{"name":"Node50"}' },
    },
    { dependsOn: [nodes] },
  );
  const authorization = new huaweicloud.ModelartsAuthorization("authorization", {
    userId: "all-users",
    type: "agency",
    agencyName: "modelarts_agency",
  });
  new huaweicloud.ModelartsResourcePool(
    "machines",
    {
      name: "changes",
      vpcId: vpc.id,
      subnetId: subnet.id,
      clusters: [{ providerId: cluster.id }],
      userLogin: { keyPairName: key.name },
      chargingMode: "prePaid",
      periodUnit: "month",
      period: 1,
      resources: [
        {
          flavorId: "modelarts.bm.npu.arm.8snt9b2.d",
          count: settings.machines,
          nodePool: "snt9b",
          labels: settings.machineLabels,
        },
      ],
    },
    { dependsOn: [authorization] },
  );
}

describe("changes of a cluster in place", function () {
  this.timeout(20 * 60 * 1000);
  let lab: CloudLab;
  let stack: Stack;
  let settings = FIRST;
  before(async () => {
    lab = await startLab();
    stack = await lab.stack("cluster-changes", () => {
      declare(settings);
      return Promise.resolve({});
    });
  });
  after(async () => {
    await lab.remove();
  });

  /** Changes everything at once, and checks that nothing was replaced and nothing is left to change. */
  async function change(to: Settings): Promise<void> {
    settings = to;
    const { summary } = await stack.up();
    const { update = 0, same = 0, ...others } = summary.resourceChanges ?? {};
    assert.deepEqual(others, {}, "something was created, deleted or replaced");
    assert.ok(update >= 3 && same > 0);
    await stack.preview({ refresh: true, expectNoChanges: true });
  }
  const tables = () => lab.cloud.context.tables;
  const pools = () => {
    const all = [...(lab.host.clusters.values().next().value?.pools.values() ?? [])];
    return Object.fromEntries(
      all.map(({ name, count, npus, labels, taints }) => [name, { count, npus, labels, taints }]),
    );
  };
  const driver = { "os.modelarts.node/npu.firmware.driver.version": "7.5.0.5.220-24.1.0.3" };

  it("begin with CCE Standard, CPU nodes of CCE and NPU machines of ModelArts", async () => {
    await stack.up();
    await stack.preview({ refresh: true, expectNoChanges: true });
    assert.deepEqual(pools(), {
      system: { count: 1, npus: 0, labels: { purpose: "system" }, taints: [] },
      snt9b: { count: 2, npus: 8, labels: { team: "llm", ...driver }, taints: [] },
    });
  });

  it("reach the cloud and its nodes: more of everything", async () => {
    await change(SECOND);
    const [cluster] = tables().clusters.values();
    assert.equal(cluster?.spec["description"], "second");
    assert.deepEqual(cluster.spec["customSan"], SECOND.customSans);
    assert.deepEqual(cluster.containerCidrs, ["172.16.0.0/16", "172.17.0.0/16"]);
    const tags = cluster.spec["clusterTags"] as { key: string; value: string }[];
    assert.deepEqual(Object.fromEntries(tags.map(({ key, value }) => [key, value])), SECOND.tags);
    const [address] = tables().publicIps.values();
    assert.equal((cluster.spec["extendParam"] as Record<string, unknown>)["clusterExternalIP"], address?.address);
    assert.deepEqual(pools(), {
      system: { count: 3, npus: 0, labels: SECOND.poolLabels, taints: SECOND.poolTaints },
      snt9b: { count: 3, npus: 8, labels: { team: "another", ...driver }, taints: [] },
    });
    const addon = [...tables().addons.values()].find(({ templateName }) => templateName === "volcano");
    assert.equal(addon?.version, "1.18.3");
    assert.deepEqual(addon.values["custom"], { npc: { maxTaintedNode: "20%" }, comment: "1.18.3" });
  });

  it("reach the cloud and its nodes: less of everything", async () => {
    await change(THIRD);
    const [cluster] = tables().clusters.values();
    assert.equal((cluster?.spec["extendParam"] as Record<string, unknown>)["clusterExternalIP"], undefined);
    assert.deepEqual(pools(), {
      system: { count: 1, npus: 0, labels: {}, taints: [] },
      snt9b: { count: 1, npus: 8, labels: { team: "another", ...driver }, taints: [] },
    });
  });

  it("end with nothing left", async () => {
    await stack.destroy();
    assert.deepEqual(await lab.objects(), {});
    assert.equal(tables().subscriptions.size, 0);
    assert.deepEqual(unknownCalls(await lab.calls()), []);
    assert.deepEqual(lab.log, []);
  });
});
