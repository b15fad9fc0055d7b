import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { KubernetesApi } from "../../../local/cluster/api";
import type { KubernetesObject } from "../../../local/cluster/objects";
import { exportState } from "../../../operations/stack-state";
import { kindOf, makeDrifts, missedDrifts, objectDrifts } from "../../support/object-drift";
import {
  changesInPlace,
  comesUp,
  DATA_SET,
  type InPlace,
  isProtected,
  beyondKubeconfig,
  leavesNothingWhenUnprotected,
  nodesWith,
  nothingLeftToDo,
  OTHER_TAGS,
  PUBLIC_KEY,
  refusesInPreview,
  type Refused,
  type Variant,
  type Variants,
  type VariantStack,
  withSettings,
} from "../../support/platform-variants";
import type { ImageBuilder } from "../../support/image-builder";
import { readSections, withChange } from "../../support/stack-files";

/** Label that CCE gives to nodes with NPUs. */
const NPU_NODE = "accelerator/huawei-npu";

/** CCE Turbo with node pools of CCE: the development environment, protected, with a pool for what needs no NPU. */
const SECTIONS = withSettings(readSections("Pulumi.dev.yaml"), [
  { path: ["platform", "protect"], value: true },
  { path: ["platform", "addons", "volcano"], value: "1.16.8" },
  { path: ["platform", "nodePools", 0, "nodes"], value: 4 },
  {
    path: ["platform", "nodePools", 1],
    value: { name: "system", flavorId: "c7.2xlarge.4", nodes: 2, npusPerNode: 0, publicKey: PUBLIC_KEY },
  },
  { path: ["platform", "queues"], value: [{ name: "team", npus: 16 }] },
  {
    path: ["platform", "storage", "sfsTurbo", "directories"],
    value: [{ path: "/models", quotaGiB: 1000, quotaInodes: 1_000_000 }],
  },
  { path: ["data"], value: [{ name: "cluster-operations", file: DATA_SET, format: "alpaca" }] },
  {
    path: ["training"],
    value: [
      {
        name: "first-sft",
        model: "llama2-13b",
        strategy: "sft",
        seqLen: 4096,
        data: "cluster-operations",
        queue: "team",
      },
    ],
  },
  { path: ["serving"], value: [{ name: "first", model: "llama2-13b", image: "vllm" }] },
  { path: ["platform", "registry", "repositories"], value: [{ name: "vllm" }] },
]);

/** An image that the platform builds. */
const BUILD = { name: "vllm", baseImage: "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:1.0" };

const CHANGES: readonly InPlace[] = [
  {
    what: "more NPU nodes",
    path: ["platform", "nodePools", 0, "nodes"],
    value: 5,
    updates: { resource: "huaweicloud:index:CceNodePool pool-npu", property: "initialNodeCount" },
    applied: (_tables, nodes) => nodesWith(nodes, NPU_NODE).length === 5,
  },
  {
    what: "fewer nodes without NPUs",
    path: ["platform", "nodePools", 1, "nodes"],
    value: 1,
    updates: { resource: "huaweicloud:index:CceNodePool pool-system", property: "initialNodeCount" },
    applied: (_tables, nodes) => nodes.length - nodesWith(nodes, NPU_NODE).length === 1,
  },
  {
    what: "labels of nodes",
    path: ["platform", "nodePools", 0, "labels"],
    value: { "example.com/team": "search" },
    updates: { resource: "huaweicloud:index:CceNodePool pool-npu", property: "labels" },
    applied: (_tables, nodes) => nodesWith(nodes, "example.com/team").length === 5,
  },
  {
    what: "taints of nodes",
    path: ["platform", "nodePools", 1, "taints"],
    value: [{ key: "example.com/system", value: "true", effect: "PreferNoSchedule" }],
    updates: { resource: "huaweicloud:index:CceNodePool pool-system", property: "taints" },
    applied: (_tables, nodes) =>
      nodes.filter(({ spec }) => spec.taints?.some(({ key }) => key === "example.com/system")).length === 1,
  },
  {
    what: "a larger file system",
    path: ["platform", "storage", "sfsTurbo", "sizeGiB"],
    value: 7372,
    updates: { resource: "huaweicloud:index:SfsTurbo share", property: "size" },
    applied: ({ shares }) => [...shares.values()][0]?.size === 7372,
  },
  {
    what: "another quota of a directory",
    path: ["platform", "storage", "sfsTurbo", "directories", 0, "quotaGiB"],
    value: 2000,
    updates: { resource: "huaweicloud:index:SfsTurboDirQuota share/models", property: "capacity" },
    applied: ({ directoryQuotas }) => [...directoryQuotas.values()][0]?.capacity === 2000 * 1024,
  },
  {
    what: "a larger control plane",
    path: ["platform", "cluster", "flavorId"],
    value: "cce.s2.medium",
    updates: { resource: "huaweicloud:index:CceCluster cluster", property: "flavorId" },
    applied: ({ clusters }) => [...clusters.values()][0]?.flavor === "cce.s2.medium",
  },
  {
    what: "a newer version of an add-on",
    path: ["platform", "addons", "volcano"],
    value: "1.18.3",
    updates: { resource: "huaweicloud:index:CceAddon addons-volcano", property: "version" },
    applied: ({ addons }) =>
      [...addons.values()].some(({ templateName, version }) => templateName === "volcano" && version === "1.18.3"),
  },
  OTHER_TAGS,
  {
    what: "more NPUs for a queue",
    path: ["platform", "queues", 0, "npus"],
    value: 24,
    updates: { resource: "kubernetes:scheduling.volcano.sh/v1beta1:Queue queue-team", property: "spec" },
    applied: () => true,
  },
];

const REFUSALS: readonly Refused[] = [
  {
    what: "a smaller file system",
    settings: [{ path: ["platform", "storage", "sfsTurbo", "sizeGiB"], value: 6144 }],
    says: [/sizeGiB: got 6144; the file system has 7372 GiB and only grows/],
  },
  {
    what: "another bandwidth of the file system",
    settings: [{ path: ["platform", "storage", "sfsTurbo", "hpcBandwidth"], value: "1000M" }],
    says: [/hpcBandwidth/, isProtected("SfsTurbo", "share")],
  },
  {
    what: "encryption of a file system that has files",
    settings: [{ path: ["platform", "storage", "sfsTurbo", "encrypted"], value: true }],
    says: [/cryptKeyId/, isProtected("SfsTurbo", "share")],
  },
  {
    what: "another name of the bucket",
    settings: [{ path: ["platform", "storage", "bucket", "name"], value: "ascend-stacks-another-bucket" }],
    says: [/bucketName/, isProtected("ObsBucket", "bucket")],
  },
  {
    what: "another Kubernetes version",
    settings: [{ path: ["platform", "cluster", "version"], value: "v1.28" }],
    says: [/version: got "v1\.28"; the cluster has v1\.31/],
  },
  {
    what: "another range of Services",
    settings: [{ path: ["platform", "cluster", "serviceNetworkCidr"], value: "10.248.0.0/16" }],
    says: [/serviceNetworkCidr/, isProtected("CceCluster", "cluster")],
  },
  {
    what: "another range of the subnet",
    settings: [{ path: ["platform", "network", "subnetCidr"], value: "10.20.0.0/19" }],
    says: [/subnetCidr/, isProtected("CceCluster", "cluster")],
  },
  {
    what: "encryption of Secrets in a cluster that has some",
    settings: [{ path: ["platform", "cluster", "secretEncryption"], value: true }],
    says: [/encryptionKeyId/, isProtected("CceCluster", "cluster")],
  },
  {
    what: "a smaller control plane",
    settings: [{ path: ["platform", "cluster", "flavorId"], value: "cce.s2.small" }],
    says: [/flavorId: got "cce\.s2\.small"; the cluster has cce\.s2\.medium/],
  },
  {
    what: "another flavor of a node pool",
    settings: [{ path: ["platform", "nodePools", 1, "flavorId"], value: "c7.4xlarge.4" }],
    says: [/flavor_id can't be updated, c7\.2xlarge\.4 -> c7\.4xlarge\.4/],
  },
  {
    what: "more pods on each node",
    settings: [{ path: ["platform", "nodePools", 0, "maxPods"], value: 100 }],
    says: [/maxPods: got 100; it is fixed when the pool is made/],
  },
  {
    what: "an older version of an add-on",
    settings: [{ path: ["platform", "addons", "volcano"], value: "1.16.8" }],
    says: [/volcanoVersion: got "1\.16\.8"; the cluster has 1\.18\.3/],
  },
];

/** Refused by the file alone, whatever is there. */
const FILE_REFUSALS: readonly Refused[] = [
  {
    what: "a shorter form of the Kubernetes version",
    settings: [{ path: ["platform", "cluster", "version"], value: "1.31" }],
    says: [/platform\.cluster\.version: got /],
  },
  {
    what: "another container network",
    settings: [{ path: ["platform", "cluster", "containerNetworkType"], value: "vpc-router" }],
    says: [/platform\.cluster\.containerNetworkCidr: got nothing/, /platform\.nodePools\[0\]\.nodeType: /],
  },
];

const DRIFTS = objectDrifts({
  namespace: "llm",
  prefix: "ascend-dev",
  training: "first-sft",
  serving: "first",
  dataSet: "cluster-operations",
  queue: "team",
});

/** The stack of the platform, on which others build, and its main lane. */
export interface Turbo {
  readonly stack: VariantStack;
  readonly main: Variant;
  /** Builds its image. */
  readonly builder: ImageBuilder;
  /** Resolves when it is up. */
  readonly isUp: Promise<void>;
}

/** Adds the tests of a platform that comes up, and stays as it is. */
export function cceTurbo(variants: Variants): Turbo {
  const { builder, canaries } = variants;
  builder.writeDockerfile("RUN first");
  const builds = [{ ...BUILD, dockerfile: builder.dockerfile }];
  const stack = variants.stack("turbo", "first", withChange(SECTIONS, ["platform", "registry", "builds"], builds));
  refusesInPreview(stack.in(), FILE_REFUSALS);
  const main = stack.in();
  comesUp(main, async () => {
    const { HW_ACCESS_KEY: accessKey = "", HW_SECRET_KEY: secretKey = "" } = main.environment().settings.environment;
    await stack.setSecrets({ imagePullSecret: canaries.pullSecret, accessKey, secretKey });
  });
  const isUp = main.lane.reached();
  servesWhatItBuilt(main, builder);
  nothingLeftToDo(main);
  namesDrift(main);
  return { stack, main, builder, isUp };
}

/** Adds the test of an image that is built from a Dockerfile, and served by the name of its repository. */
function servesWhatItBuilt({ lane, outputs, withCluster }: Variant, builder: ImageBuilder): void {
  lane.step("serves the image that it built, by its digest", async () => {
    assert.equal(builder.builds().length, 1);
    assert.match(
      builder.builds()[0] ?? "",
      /^buildx build --platform linux\/arm64 .* --tag \S+\/vllm:[0-9a-f]{12} --push/,
    );
    const { builtImages, bastionAddress } = await outputs();
    const digest = createHash("sha256").update(readFileSync(builder.dockerfile)).digest("hex");
    const address = (builtImages as Record<string, string>)["vllm"] ?? "";
    assert.match(address, new RegExp(`/vllm@sha256:${digest}$`));
    assert.deepEqual(await withCluster((api) => imagesIn(api, "llm-serve", "first")), [address]);
    assert.ok((await withCluster((api) => imagesIn(api, "llm-data", "images"))).includes(address));
    assert.equal(bastionAddress, "");
  });
}

/** Images of the containers of a Deployment. */
async function imagesIn(api: KubernetesApi, namespace: string, name: string): Promise<string[]> {
  const { spec } = await api.get<
    KubernetesObject & { spec: { template: { spec: { containers: { image: string }[] } } } }
  >(`/apis/apps/v1/namespaces/${namespace}/deployments/${name}`);
  return spec.template.spec.containers.map(({ image }) => image);
}

/** Adds the test of another Dockerfile: it is built, and what runs it is rolled out. */
function rollsOutWhatItBuilds({ lane, pulumi, outputs, withCluster }: Variant, builder: ImageBuilder): void {
  lane.step("builds another Dockerfile, and rolls out what is made of it", async () => {
    builder.writeDockerfile("RUN second");
    const changed = (await pulumi("up", "--yes")).map(({ operation, resource }) => `${operation} ${resource}`);
    for (const change of [
      "replace command:local:Command image-vllm",
      "update kubernetes:apps/v1:Deployment first",
      "update kubernetes:apps/v1:Deployment images",
    ]) {
      assert(changed.includes(change), changed.join("\n"));
    }
    assert.equal(builder.builds().length, 2);
    const { builtImages } = await outputs();
    const address = (builtImages as Record<string, string>)["vllm"];
    assert.deepEqual(await withCluster((api) => imagesIn(api, "llm-serve", "first")), [address]);
  });
}

/** Adds the tests of a preview of what was changed behind the engine's back. */
function namesDrift({ lane, name, environment, pulumi, withCluster }: Variant): void {
  lane.step("has a change behind the engine's back for every kind of object in its cluster", async () => {
    const { deployment } = await exportState(environment().settings, name);
    const there = (deployment.resources ?? []).map(({ type }) => type).filter((type) => type.startsWith("kubernetes:"));
    assert.deepEqual([...new Set(there)].sort(), [...new Set(DRIFTS.map(kindOf))].sort());
  });
  lane.step("names each of these changes in a preview with a refresh", async () => {
    await withCluster((api) => makeDrifts(api, DRIFTS));
    assert.deepEqual(missedDrifts(DRIFTS, await pulumi("preview", "--refresh")), []);
  });
}

/**
 * Adds the tests of updates: one that repairs what was changed behind the engine's back, and one with changes of the file.
 *
 * @param after what another kubeconfig or a change of the platform would disturb
 * @returns what resolves when the cloud has the changes, and when all has been tried
 */
export function cceTurboChanges({ stack, main }: Turbo, after: Promise<void>): Record<"made" | "tried", Promise<void>> {
  main.lane.step("repairs by up what was changed behind the engine's back", async () => {
    await after;
    await main.up("--refresh");
    assert.deepEqual(beyondKubeconfig(await main.pulumi("preview", "--refresh")), []);
  });
  changesInPlace(main, CHANGES);
  const made = main.lane.reached();
  // Previews mostly wait for programs to start.
  const [even, odd] = [stack.in(made), stack.in(made)];
  REFUSALS.forEach((refused, index) => {
    refusesInPreview(index % 2 === 0 ? even : odd, [refused]);
  });
  return { made, tried: Promise.allSettled([even.lane.reached(), odd.lane.reached()]).then(() => undefined) };
}

/**
 * Adds the tests of the end.
 *
 * @param after what needs the platform
 */
export function cceTurboEnd({ main, builder }: Turbo, after: readonly Promise<void>[]): void {
  main.lane.step("misses nothing when the stacks that build on it are gone", async () => {
    await Promise.allSettled(after);
    assert.deepEqual(beyondKubeconfig(await main.pulumi("preview", "--refresh")), []);
  });
  rollsOutWhatItBuilds(main, builder);
  leavesNothingWhenUnprotected(main);
}
