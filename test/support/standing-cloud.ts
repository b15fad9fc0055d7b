import { cpSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import type { Stack } from "@pulumi/pulumi/automation";
import { applyNodePool } from "../../local/cloud/cluster-life";
import type { StackState } from "../../operations/stack-state";
import { type CloudLab, cloudFolder, sampleFile, startLab } from "./cloud-lab";
import { clusterBody, poolBody } from "../local/cloud/client";
import { kindsWithNeeds } from "./cloud-kinds";
import { type Made, need, type ResourceKind } from "./cloud-kinds/kind";
import { STANDING, type StandingIds } from "./cloud-kinds/standing";

/** A cloud in which what the kinds of resources build on stands already: every kind can then be created beside all others. Plain data. */
export interface StandingCloud {
  /** Folder with all of it. */
  readonly directory: string;
  /** A local file of some kilobytes. */
  readonly file: string;
  /** Ids of what stands, by kind. */
  readonly ids: StandingIds;
}

/** Starts a lab with a copy of a standing cloud. */
export async function startLabOn(
  standing: StandingCloud,
  settings?: Readonly<Record<string, string>>,
): Promise<CloudLab> {
  const lab = await startLab(settings, (folder) => {
    cpSync(cloudFolder(standing.directory), folder, { recursive: true });
  });
  // The Kubernetes side of a lab remembers nothing: it gets the nodes once more, which the add-ons wait for.
  const { context } = lab.cloud;
  for (const { id, clusterId } of context.tables.nodePools.values()) {
    await until(() => lab.host.clusters.has(clusterId));
    applyNodePool(context, id);
    await until(() => lab.host.clusters.get(clusterId)?.pools.has(id) === true);
  }
  return lab;
}

/** Declares kinds in the program of a stack, each on what stands. */
export function declareOn({ file, ids }: StandingCloud, kinds: readonly ResourceKind[]): void {
  const standing: Made = { file };
  for (const [name, { read }] of Object.entries(STANDING)) {
    const id = ids[name];
    if (id !== undefined) read(standing, id, ids);
  }
  for (const kind of kinds) kind.declare({ ...standing });
}

/** Kinds that are made without the provider: it looks at a new cluster after 150 seconds only. */
const WITHOUT_PROVIDER = ["cluster", "node-pool"];

/** How long the cloud may take to make a cluster and its nodes. */
const PATIENCE_MS = 20_000;

/** Makes what these kinds of resources build on, with the real engine, under names of its own. Its folder is the caller's to remove. */
export async function makeStandingCloud(kinds: readonly ResourceKind[]): Promise<StandingCloud> {
  const needed = new Set(kinds.flatMap(({ needs }) => needs));
  const own = WITHOUT_PROVIDER.filter((name) => needed.has(name));
  const lab = await startLab();
  const file = sampleFile(lab.directory);
  const stack = await lab.stack("standing", () => {
    pulumi.runtime.registerStackTransformation(({ name, props, opts }) => ({
      props: { ...(props as object), ...STANDING[name]?.inputs },
      opts,
    }));
    const made: Made = { file };
    const others = [...needed].filter((name) => !own.includes(name));
    for (const kind of kindsWithNeeds(others)) kind.declare(made);
    return Promise.resolve({ podSubnet: made.subnet?.ipv4SubnetId });
  });
  const { outputs } = await stack.up({ parallel: 64 });
  const ids = await idsOf(stack);
  if (own.length > 0) await makeCluster(lab, ids, String(outputs["podSubnet"]?.value));
  await lab.cloud.close();
  return { directory: lab.directory, file, ids: Object.fromEntries(ids) };
}

/** Ids of the resources of a stack, by name. */
async function idsOf(stack: Stack): Promise<Map<string, string>> {
  const { deployment } = (await stack.exportStack()) as { deployment: StackState["deployment"] };
  return new Map(
    (deployment.resources ?? []).flatMap(({ urn, id }): [string, string][] =>
      id === undefined ? [] : [[urn.split("::").at(-1) ?? "", id]],
    ),
  );
}

/** Makes a cluster with nodes, and adds both to the ids. */
async function makeCluster(lab: CloudLab, ids: Map<string, string>, podSubnet: string): Promise<void> {
  const clusters = "/api/v3/projects/{project}/clusters";
  const id = (kind: string): string => need(ids.get(kind), kind);
  const ground = { vpc: id("vpc"), subnet: id("subnet"), podSubnet, group: id("security-group") };
  const make = async (path: string, body: unknown): Promise<string> => {
    const made = (await lab.call("POST", "cce", path, body)) as { metadata: { uid: string } };
    return made.metadata.uid;
  };
  const cluster = await make(clusters, clusterBody(ground, "standing-cluster"));
  await until(
    () => lab.host.clusters.has(cluster) && lab.cloud.context.tables.clusters.get(cluster)?.phase === "Available",
  );
  const pool = await make(`${clusters}/${cluster}/nodepools`, poolBody(id("key-pair"), "standing-npu"));
  await until(() => lab.cloud.context.tables.nodePools.get(pool)?.currentNode === 2);
  ids.set("cluster", cluster).set("node-pool", pool);
}

async function until(reached: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!reached()) {
    if (Date.now() > end) throw new Error(`the standing cluster was not ready within ${PATIENCE_MS / 1000} s`);
    await sleep(50);
  }
}
