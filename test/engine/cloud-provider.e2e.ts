import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as huaweicloud from "@pulumi/huaweicloud";
import { LocalWorkspace, PulumiCommand, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";
import type { Call } from "../../local/cloud/calls";
import { type Cloud, createCloud } from "../../local/cloud/cloud";
import type { ListedObject } from "../../local/cloud/control";
import { engineEnvironment, ensureToolchain } from "../../tools/toolchain";
import { createFakeClusterHost } from "../local/cloud/fake-cluster-host";

const region = "cn-southwest-2";
const credentials = {
  accessKey: "LOCALCLOUDACCESSKEY",
  secretKey: "a-secret-key-that-is-not-to-be-seen",
  projectId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
  domainId: "f9e8d7c6b5a4938271605f4e3d2c1b0a",
  region,
};
const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF9Eo6hNy1qX3u6aWVk8I/d1HuOr34i9kbiwObAdrj3R nobody";
const services = ["iam", "vpc", "ecs", "cce", "sfs-turbo", "swr", "kms", "sts", "aom"];

/** Configuration of the default provider: an explicit one changes its version at the second run of an inline program. */
const providerConfig = {
  region,
  accessKey: credentials.accessKey,
  projectId: credentials.projectId,
  domainId: credentials.domainId,
  skipCheckWebsiteType: "true",
  authUrl: "http://iam.emulator.test/v3",
  maxRetries: "0",
  endpoints: JSON.stringify({
    ...Object.fromEntries(services.map((service) => [service, `http://${service}.emulator.test/`])),
    obs: `http://obs.${region}.emulator.test/`,
  }),
};

interface Foundation {
  vpc: huaweicloud.Vpc;
  subnet: huaweicloud.VpcSubnet;
  group: huaweicloud.NetworkingSecgroup;
  key: huaweicloud.KpsKeypair;
}

/** Every resource of the slice that needs no cluster. */
function declareFoundation(file: string): Foundation {
  const vpc = new huaweicloud.Vpc("vpc", { name: "e2e", cidr: "10.20.0.0/16", tags: { purpose: "test" } });
  const subnet = new huaweicloud.VpcSubnet("subnet", {
    name: "e2e-subnet",
    vpcId: vpc.id,
    cidr: "10.20.0.0/18",
    gatewayIp: "10.20.0.1",
    tags: { purpose: "test" },
  });
  const group = new huaweicloud.NetworkingSecgroup("group", {
    name: "e2e-nodes",
    description: "nodes",
    deleteDefaultRules: true,
    tags: { purpose: "test" },
  });
  new huaweicloud.NetworkingSecgroupRule("by-ports", {
    securityGroupId: group.id,
    direction: "ingress",
    ethertype: "IPv4",
    protocol: "tcp",
    ports: "111,2049,2051,2052,20048",
    remoteIpPrefix: "10.20.0.0/16",
  });
  new huaweicloud.NetworkingSecgroupRule("by-range", {
    securityGroupId: group.id,
    direction: "ingress",
    ethertype: "IPv4",
    protocol: "tcp",
    portRangeMin: 30000,
    portRangeMax: 32767,
    remoteIpPrefix: "10.20.0.0/16",
  });
  new huaweicloud.NetworkingSecgroupRule("everything-out", {
    securityGroupId: group.id,
    direction: "egress",
    ethertype: "IPv4",
    remoteIpPrefix: "0.0.0.0/0",
  });
  const key = new huaweicloud.KpsKeypair("key", { name: "e2e-key", publicKey, description: "nodes" });
  new huaweicloud.SwrOrganization("organization", { name: "e2e-organization" });
  declareStorage(file, vpc, subnet, group);
  return { vpc, subnet, group, key };
}

function declareStorage(
  file: string,
  vpc: huaweicloud.Vpc,
  subnet: huaweicloud.VpcSubnet,
  group: huaweicloud.NetworkingSecgroup,
): void {
  const encrypted = new huaweicloud.ObsBucket("encrypted", {
    bucket: "e2e-encrypted",
    encryption: true,
    sseAlgorithm: "AES256",
    versioning: true,
  });
  new huaweicloud.ObsBucketPolicy("policy", {
    bucket: encrypted.bucket,
    policy: JSON.stringify({
      Statement: [
        {
          Sid: "project",
          Effect: "Allow",
          Principal: { ID: [`domain/${credentials.domainId}`] },
          Action: ["*"],
          Resource: ["e2e-encrypted", "e2e-encrypted/*"],
        },
      ],
    }),
  });
  const bucket = new huaweicloud.ObsBucket("bucket", {
    bucket: "e2e-data",
    storageClass: "STANDARD",
    tags: { purpose: "test" },
    lifecycleRules: [
      { name: "parts", enabled: true, prefix: "tmp/", abortIncompleteMultipartUploads: [{ days: 7 }] },
      { name: "old", enabled: true, prefix: "logs/", expirations: [{ days: 30 }] },
    ],
  });
  const closed = new huaweicloud.ObsBucketBpa("closed", {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    ignorePublicAcls: true,
    blockPublicPolicy: true,
    restrictPublicBuckets: true,
  });
  const object = new huaweicloud.ObsBucketObject("object", {
    bucket: closed.bucket,
    key: "alpaca/data set.json",
    source: file,
    etag: createHash("md5").update(readFileSync(file)).digest("hex"),
  });
  const share = new huaweicloud.SfsTurbo("share", {
    name: "e2e-share",
    size: 6144,
    shareType: "HPC",
    hpcBandwidth: "500M",
    availabilityZone: `${region}a`,
    vpcId: vpc.id,
    subnetId: subnet.id,
    securityGroupId: group.id,
    autoCreateSecurityGroupRules: "false",
    tags: { purpose: "test" },
  });
  new huaweicloud.SfsTurboPermRule("permission", {
    shareId: share.id,
    ipCidr: "10.20.0.0/16",
    rwType: "rw",
    userType: "no_root_squash",
  });
  new huaweicloud.SfsTurboDir("directory", { shareId: share.id, path: "/models", mode: 755, uid: 0, gid: 0 });
  const target = new huaweicloud.SfsTurboObsTarget("target", {
    shareId: share.id,
    fileSystemPath: "training_data",
    obs: {
      bucket: bucket.bucket,
      endpoint: `obs.${region}.myhuaweicloud.com`,
      policy: { autoExportPolicy: { events: ["NEW", "CHANGED"] } },
      attributes: { fileMode: "644", dirMode: "755", uid: 0, gid: 0 },
    },
  });
  new huaweicloud.SfsTurboDataTask(
    "task",
    {
      shareId: share.id,
      type: "preload",
      srcTarget: target.fileSystemPath,
      destTarget: target.fileSystemPath,
      srcPrefix: "alpaca/",
      destPrefix: "alpaca/",
    },
    { dependsOn: [object] },
  );
}

/** Cluster, node pools and add-ons. */
function declareCluster({ vpc, subnet, group, key }: Foundation): void {
  const cluster = new huaweicloud.CceCluster(
    "cluster",
    {
      name: "e2e-cluster",
      flavorId: "cce.s2.small",
      clusterVersion: "v1.31",
      vpcId: vpc.id,
      subnetId: subnet.id,
      eniSubnetId: subnet.ipv4SubnetId,
      containerNetworkType: "eni",
      serviceNetworkCidr: "10.247.0.0/16",
      securityGroupId: group.id,
      tags: { purpose: "test" },
    },
    { additionalSecretOutputs: ["kubeConfigRaw", "certificateClusters", "certificateUsers"] },
  );
  const pool = new huaweicloud.CceNodePool("npu", {
    clusterId: cluster.id,
    name: "npu",
    flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
    type: "ElasticBMS",
    os: "Huawei Cloud EulerOS 2.0",
    initialNodeCount: 2,
    ignoreInitialNodeCount: false,
    availabilityZone: `${region}a`,
    keyPair: key.name,
    runtime: "containerd",
    rootVolume: { size: 100, volumetype: "SSD" },
    dataVolumes: [{ size: 500, volumetype: "SSD" }],
    labels: { team: "llm" },
    taints: [{ key: "npu", value: "true", effect: "NoSchedule" }],
    tags: { purpose: "test" },
  });
  for (const [templateName, version] of [
    ["volcano", "1.18.3"],
    ["huawei-npu", "2.1.53"],
  ] as const) {
    new huaweicloud.CceAddon(templateName, { clusterId: cluster.id, templateName, version }, { dependsOn: [pool] });
  }
}

/** Finds everything again by name, as a repair after an interrupted update does, and returns what it found. */
async function lookUp(withCluster: boolean): Promise<Record<string, unknown>> {
  const { vpcs } = await huaweicloud.getVpcs({ name: "e2e" });
  const { subnets } = await huaweicloud.getVpcSubnets({ name: "e2e-subnet" });
  const { securityGroups } = await huaweicloud.getNetworkingSecgroups({ name: "e2e-nodes" });
  const { rules } = await huaweicloud.getNetworkingSecgroupRules({
    securityGroupId: securityGroups[0]?.id ?? "",
    direction: "ingress",
  });
  const { keypairs } = await huaweicloud.getKpsKeypairs({ name: "e2e-key" });
  const { organizations } = await huaweicloud.getSwrOrganizations({ name: "e2e-organization" });
  const { buckets } = await huaweicloud.getObsBuckets({ bucket: "e2e-data" });
  const object = await huaweicloud.getObsBucketObject({ bucket: "e2e-data", key: "alpaca/data set.json" });
  const { turbos } = await huaweicloud.getSfsTurbos({ name: "e2e-share" });
  const shareId = turbos[0]?.id ?? "";
  const { targets } = await huaweicloud.getSfsTurboObsTargets({ shareId });
  const { tasks } = await huaweicloud.getSfsTurboDataTasks({ shareId });
  const permissions = await huaweicloud.getSfsTurboPermRules({ shareId });
  const found = {
    vpcs: vpcs.map((vpc) => vpc.cidr),
    subnets: subnets.map((subnet) => subnet.gatewayIp),
    securityGroups: securityGroups.map((group) => group.description),
    rules: rules.map((rule) => rule.ports).sort(),
    keypairs: keypairs.map((pair) => pair.publicKey),
    organizations: organizations.map((organization) => organization.permission),
    buckets: buckets.map((bucket) => bucket.region),
    object: object.etag,
    turbos: turbos.map((turbo) => turbo.size),
    targets: targets.map((target) => target.fileSystemPath),
    tasks: tasks.map((task) => task.status),
    permissions: permissions.rules.map((rule) => rule.ipCidr).sort(),
  };
  if (!withCluster) {
    return found;
  }
  const { clusters } = await huaweicloud.getCceClusters({ name: "e2e-cluster" });
  const clusterId = clusters[0]?.id ?? "";
  const pool = await huaweicloud.getCceNodePool({ clusterId, name: "npu" });
  const { items } = await huaweicloud.getCceAddons({ clusterId });
  return {
    ...found,
    clusters: clusters.map((cluster) => cluster.status),
    pool: pool.currentNodeCount,
    addons: items.flatMap((item) => (item.metadatas ?? []).map((metadata) => metadata.name)).sort(),
  };
}

describe("local cloud with the real Huawei Cloud provider", function () {
  this.timeout(15 * 60 * 1000);
  const directory = mkdtempSync(join(tmpdir(), "ascend-stacks-cloud-"));
  const file = join(directory, "alpaca.json");
  const host = createFakeClusterHost();
  const log: string[] = [];
  let cloud: Cloud;
  let proxy: string;
  let stack: Stack;
  let lookups: Stack;
  const withCluster = process.env["CLOUD_E2E_WITHOUT_CLUSTER"] === undefined;

  const control = async (path: string): Promise<unknown> => (await fetch(`${proxy}${path}`)).json();
  const objects = async (): Promise<Record<string, ListedObject[]>> =>
    (await control("/objects")) as Record<string, ListedObject[]>;
  const calls = async (): Promise<Call[]> => (await control("/calls")) as Call[];

  before(async () => {
    writeFileSync(file, JSON.stringify(Array.from({ length: 300 }, (_, n) => ({ instruction: `question ${n}` }))));
    cloud = await createCloud({
      directory: join(directory, "cloud"),
      clusterHost: host,
      credentials,
      log: (line) => log.push(line),
    });
    proxy = `http://127.0.0.1:${await cloud.listen()}`;
    const toolchain = await ensureToolchain(() => undefined);
    const backend = join(directory, "backend");
    mkdirSync(backend);
    const settings = {
      pulumiCommand: await PulumiCommand.get({ root: dirname(dirname(toolchain.pulumi)) }),
      envVars: { ...engineEnvironment(toolchain, backend), HTTP_PROXY: proxy, NO_PROXY: "" },
    };
    const makeStack = async (projectName: string, program: PulumiFn): Promise<Stack> => {
      const made = await LocalWorkspace.createStack(
        { stackName: "e2e", projectName, program },
        { ...settings, workDir: mkdtempSync(join(directory, "work-")) },
      );
      await made.setAllConfig({
        ...Object.fromEntries(Object.entries(providerConfig).map(([key, value]) => [`huaweicloud:${key}`, { value }])),
        "huaweicloud:secretKey": { value: credentials.secretKey, secret: true },
      });
      return made;
    };
    stack = await makeStack("cloud-e2e", () => {
      const foundation = declareFoundation(file);
      if (withCluster) {
        declareCluster(foundation);
      }
      return Promise.resolve({});
    });
    lookups = await makeStack("cloud-lookups", () => lookUp(withCluster));
  });

  after(async () => {
    await cloud.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const onOutput =
    process.env["CLOUD_E2E_OUTPUT"] === undefined
      ? {}
      : { onOutput: (text: string) => void process.stdout.write(text) };

  it("previews without a call to the cloud", async () => {
    await stack.preview(onOutput);
    assert.deepEqual(await calls(), []);
  });

  it("makes every resource of the slice", async () => {
    const result = await stack.up(onOutput);
    assert.equal(result.summary.result, "succeeded");
    const kinds = Object.fromEntries(Object.entries(await objects()).map(([kind, all]) => [kind, all.length]));
    assert.deepEqual(kinds, {
      vpcs: 1,
      subnets: 1,
      securityGroups: 1,
      securityGroupRules: 3,
      keyPairs: 1,
      ...(withCluster ? { clusters: 1, nodePools: 1, addons: 2 } : {}),
      shares: 1,
      permissionRules: 2,
      obsTargets: 1,
      dataTasks: 1,
      buckets: 2,
      objects: 1,
      organizations: 1,
    });
  });

  it("has copied the bytes to the file system", async () => {
    const { shares } = await objects();
    const folder = cloud.shares.shareFolder(shares?.[0]?.id ?? "");
    assert.ok(folder !== undefined);
    assert.deepEqual(readFileSync(join(folder, "training_data/alpaca/data set.json")), readFileSync(file));
  });

  it("lists everything for the provider's data sources", async () => {
    const { outputs } = await lookups.up(onOutput);
    const found = Object.fromEntries(Object.entries(outputs).map(([key, output]) => [key, output.value as unknown]));
    assert.deepEqual(found, {
      vpcs: ["10.20.0.0/16"],
      subnets: ["10.20.0.1"],
      securityGroups: ["nodes"],
      rules: ["111,2049,2051,2052,20048", "30000-32767"],
      keypairs: [publicKey],
      organizations: ["Manage"],
      buckets: [region],
      object: createHash("md5").update(readFileSync(file)).digest("hex"),
      turbos: [6144],
      targets: ["training_data"],
      tasks: ["SUCCESS"],
      permissions: ["*", "10.20.0.0/16"],
      ...(withCluster
        ? { clusters: ["Available"], pool: 2, addons: ["coredns", "everest", "huawei-npu", "volcano"] }
        : {}),
    });
  });

  it("finds nothing to change afterwards", async () => {
    await stack.preview({ expectNoChanges: true, ...onOutput });
    const refreshed = await stack.refresh({ expectNoChanges: true, ...onOutput });
    assert.equal(refreshed.summary.result, "succeeded");
    await stack.preview({ expectNoChanges: true, ...onOutput });
  });

  it("leaves nothing after destroy, and was asked for nothing that it does not know", async () => {
    await stack.destroy(onOutput);
    assert.deepEqual(await objects(), {});
    assert.equal(host.clusters.size, 0);
    assert.deepEqual(
      (await calls())
        .filter((call) => call.unknown)
        .map((call) => `${call.method} ${call.host}${call.path}?${call.query}`),
      [],
    );
    assert.deepEqual(log, []);
  });
});
