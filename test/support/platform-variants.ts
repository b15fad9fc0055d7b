import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Tables } from "../../local/cloud/store";
import type { KubernetesApi } from "../../local/cluster/api";
import type { KubernetesObject } from "../../local/cluster/objects";
import { exportState } from "../../operations/stack-state";
import { changesOf, type EngineChange, eventsSaid } from "./engine-changes";
import { type HubClients, hubClients } from "./hub-clients";
import { type ImageBuilder, imageBuilder } from "./image-builder";
import { type Lane, createLanes } from "./lanes";
import { type Ended, type EnvironmentStack, type LocalEnvironment, startEnvironment } from "./local-environment";
import type { SearchedText } from "./secret-search";
import { clusterOf } from "./stack-cluster";
import { type SectionPath, type Sections, withChange } from "./stack-files";

/**
 * Changes beyond those that each refresh brings: CCE issues another kubeconfig whenever a cluster is read. The provider takes it,
 * and with it jobs and services are looked at again.
 */
export function beyondKubeconfig(changes: readonly EngineChange[]): EngineChange[] {
  return changes.filter(({ operation, resource, properties }) => {
    if (operation !== "update") return true;
    const isWatch =
      resource.startsWith("command:local:Command ") && properties.every((property) => property === "environment");
    return resource !== "pulumi:providers:kubernetes kubernetes" && !isWatch;
  });
}

/** A key for nodes; its private part was thrown away. */
export const PUBLIC_KEY =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF9Eo6hNy1qX3u6aWVk8I/d1HuOr34i9kbiwObAdrj3R ascend-stacks-dev";

/** A file with a data set. */
export const DATA_SET = "examples/data/alpaca-cluster-operations.json";

/** One value of a stack file, and what it becomes. */
export interface Setting {
  readonly path: SectionPath;
  readonly value: unknown;
}

/** A change that is made to what is there. */
export interface InPlace extends Setting {
  readonly what: string;
  /** The resource that is updated, with the property that the engine names; without one it is the provider's default tags. */
  readonly updates: { readonly resource: string; readonly property?: string };
  /** What the cloud has afterwards. */
  readonly applied: (tables: Tables, nodes: readonly ClusterNode[]) => boolean;
}

/** A change that cannot be made to what is there. */
export interface Refused {
  readonly what: string;
  readonly settings: readonly Setting[];
  /** What the failed preview says: the setting, or the resource that is protected. */
  readonly says: readonly RegExp[];
}

/** The fields of a node that are looked at. */
export interface ClusterNode extends KubernetesObject {
  readonly spec: { readonly taints?: readonly { readonly key: string; readonly effect: string }[] };
}

/** What a preview says that would replace a protected resource. */
export function isProtected(type: string, name: string): RegExp {
  return new RegExp(`unable to replace resource "\\S*:${type}::${name}"\\s+as it is currently marked for protection`);
}

/** The sections with these values changed. */
export function withSettings(sections: Sections, settings: readonly Setting[]): Sections {
  return settings.reduce((changed, { path, value }) => withChange(changed, path, value), sections);
}

/** Nodes that have a label. */
export function nodesWith(nodes: readonly ClusterNode[], label: string): ClusterNode[] {
  return nodes.filter(({ metadata }) => metadata.labels?.[label] !== undefined);
}

/** A change of the tags that everything has. */
export const OTHER_TAGS: InPlace = {
  what: "tags of everything",
  path: ["cloud", "tags", "owner"],
  value: "platform",
  updates: { resource: "huaweicloud:index:Vpc network" },
  applied: ({ tags, vpcs, shares }) =>
    [...vpcs.keys(), ...shares.keys()].every((id) =>
      [...tags].some(([key, { owner }]) => key.endsWith(`/${id}`) && owner === "platform"),
    ),
};

/** A stack of one variant; its steps run beside those of the others. */
export interface Variant {
  readonly name: string;
  readonly lane: Lane;
  /** Its local cloud. */
  readonly environment: () => LocalEnvironment;
  /** Its stack file as it was last written. */
  readonly sections: () => Sections;
  /** Writes its stack file. */
  readonly configure: (sections: Sections) => void;
  readonly setSecrets: (secrets: Readonly<Record<string, string>>) => Promise<void>;
  /** Its outputs, secrets in plain text. */
  readonly outputs: () => Promise<Record<string, unknown>>;
  /** Runs a command of the engine, and keeps all that it says. */
  readonly run: (...args: string[]) => Promise<Ended>;
  /** Runs a command that must succeed, and returns what it said of resources. */
  readonly pulumi: (...args: string[]) => Promise<EngineChange[]>;
  /** `up` without a preview; returns what it did. */
  readonly up: (...args: string[]) => Promise<EngineChange[]>;
  /** Previews with other settings, which must fail and say so. The stack's own file stays. */
  readonly refuse: (refused: Refused) => Promise<void>;
  /** Does something as an administrator of its cluster. */
  readonly withCluster: <T>(work: (api: KubernetesApi) => Promise<T>) => Promise<T>;
}

/** Values of secret settings. */
export interface Canaries {
  readonly huggingFaceToken: string;
  readonly modelScopeToken: string;
  /** Password in a login of a registry. */
  readonly registryPassword: string;
  /** That login as `docker login` writes it. */
  readonly pullSecret: string;
}

/** Two local clouds with stacks in them. */
export interface Variants {
  /** What stands in their containers for the programs of Hugging Face and ModelScope. */
  readonly hubs: HubClients;
  /** What stands for docker where the engine runs. */
  readonly builder: ImageBuilder;
  /** Values of secret settings that are found again wherever they are written. */
  readonly canaries: Canaries;
  /** Everything that the engine printed and reported so far. */
  readonly printed: SearchedText[];
  /** Stands for a stack in one of the clouds; it is there once the tests begin, with a stack file of these sections. */
  stack(name: string, cloud: "first" | "second", sections?: Sections): VariantStack;
}

/** A stack without a lane: several lanes may look at one. */
export interface VariantStack extends Omit<Variant, "lane"> {
  /** The stack with a lane of its own. */
  readonly in: (after?: Promise<void>) => Variant;
}

/** Sets up what the variants of a platform have in common, with the hooks that start and end it. */
export function setUpVariants(): Variants {
  const folder = mkdtempSync(join(tmpdir(), "platform-variants-"));
  const hubs = hubClients(join(folder, "programs"));
  const builder = imageBuilder(join(folder, "builder"));
  const lanes = createLanes();
  const printed: SearchedText[] = [];
  const clouds = new Map<string, LocalEnvironment>();
  const places = new Map<string, "first" | "second">();
  const stacks = new Map<string, EnvironmentStack>();
  const files = new Map<string, Sections>();

  before(async () => {
    // The engine writes its events to a file only for those who look at its inside.
    const variables = { PULUMI_DEBUG_COMMANDS: "1" };
    const options = { programs: hubs.folder, enginePrograms: builder.folder, variables };
    const first = await startEnvironment(options);
    const second = await startEnvironment(options);
    clouds.set("first", first).set("second", second);
    await Promise.all(
      [...places].map(async ([name, place]) => {
        const stack = await (place === "first" ? first : second).makeStack(name);
        stack.configure(files.get(name) ?? {});
        stacks.set(name, stack);
      }),
    );
    lanes.start();
  });
  after(async () => {
    await Promise.all([...clouds.values()].map((cloud) => cloud.remove()));
    rmSync(folder, { recursive: true, force: true });
  });

  const stackOf = (name: string): EnvironmentStack => {
    const stack = stacks.get(name);
    assert(stack !== undefined, `${name} is not there yet`);
    return stack;
  };

  function variant(name: string, cloud: string): Omit<Variant, "lane"> {
    const environment = (): LocalEnvironment => {
      const found = clouds.get(cloud);
      assert(found !== undefined, `the ${cloud} cloud is not there yet`);
      return found;
    };
    const sections = (): Sections => files.get(name) ?? {};
    const run: Variant["run"] = async (...args) => {
      const log = join(folder, `events-${String(printed.length)}.json`);
      const place = `pulumi ${args.join(" ")} of ${name}`;
      const output = { place, text: "" };
      const events = { place: `events of ${place}`, text: "" };
      printed.push(output, events);
      const ended = await stackOf(name).pulumi(...args, "--event-log", log);
      output.text = ended.output;
      events.text = eventsSaid(readFileSync(log, "utf8"));
      return ended;
    };
    const pulumi: Variant["pulumi"] = async (...args) => {
      const { code, output } = await run(...args);
      assert.equal(code, 0, output);
      return changesOf(output);
    };
    return {
      name,
      environment,
      sections,
      run,
      pulumi,
      configure: (changed) => {
        files.set(name, changed);
        stackOf(name).configure(changed);
      },
      setSecrets: (secrets) => stackOf(name).setSecrets(secrets),
      outputs: () => stackOf(name).outputs(),
      up: (...args) => pulumi("up", "--yes", "--skip-preview", ...args),
      refuse: async ({ settings, says }) => {
        const tried = stackOf(name).copyFile(withSettings(sections(), settings));
        const { code, output } = await run("preview", "--config-file", tried);
        assert.notEqual(code, 0, output);
        for (const part of says) assert.match(output, part);
      },
      withCluster: async (work) => {
        const { kubeconfig } = await stackOf(name).outputs();
        const api = clusterOf(String(kubeconfig));
        try {
          return await work(api);
        } finally {
          api.close();
        }
      },
    };
  }

  return {
    hubs,
    builder,
    canaries: canaries(),
    printed,
    stack: (name, cloud, sections = {}) => {
      places.set(name, cloud);
      files.set(name, sections);
      const stack = variant(name, cloud);
      return { ...stack, in: (after) => ({ ...stack, lane: lanes.lane(after) }) };
    },
  };
}

/** Adds the tests of a stack that was just created: nothing is left to do, and nothing is found to differ. */
export function nothingLeftToDo({ lane, up, pulumi }: Variant): void {
  lane.step("has nothing to do in a second up", async () => {
    await up("--expect-no-changes");
  });
  lane.step("has nothing to refresh", async () => {
    await pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  });
  lane.step("has nothing to do after a refresh but take over a kubeconfig that was issued anew", async () => {
    assert.deepEqual(beyondKubeconfig(await pulumi("preview")), []);
  });
}

/** Adds the tests of changes in place: all of them in one update, then a test for each. */
export function changesInPlace(
  { lane, configure, sections, pulumi, environment, withCluster }: Variant,
  changes: readonly InPlace[],
): void {
  let said: EngineChange[] = [];
  lane.need(
    "changes everything that can change in place, in one update that creates and replaces nothing",
    async () => {
      configure(withSettings(sections(), changes));
      said = await pulumi("up", "--yes");
      assert.deepEqual(
        said.filter(({ operation }) => operation !== "update"),
        [],
      );
    },
  );
  let tables: Tables;
  let nodes: readonly ClusterNode[];
  lane.step("finds the cloud as it was told in a preview with a refresh", async () => {
    assert.deepEqual(beyondKubeconfig(await pulumi("preview", "--refresh")), []);
    tables = await tablesOf(environment());
    nodes = await withCluster((api) => api.list<ClusterNode>("/api/v1/nodes"));
  });
  for (const { what, updates, applied } of changes) {
    lane.step(`updates ${what}`, () => {
      const { resource, property } = updates;
      const change = said.find((each) => each.resource === resource);
      assert(change !== undefined, `nothing was said of ${resource}`);
      if (property !== undefined) assert(change.properties.includes(property), change.properties.join(", "));
      assert(applied(tables, nodes), "the cloud does not have it");
      return Promise.resolve();
    });
  }
}

/** Adds the test of the first `up`. */
export function comesUp({ lane, up }: Variant, before: () => Promise<void> = () => Promise.resolve()): void {
  lane.need("comes up", async () => {
    await before();
    const began = Date.now();
    const created = await up();
    console.log(`      up: ${String(created.length)} resources, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  });
}

/** Adds a test for each change that must be refused. */
export function refusesInPreview({ lane, refuse }: Variant, refusals: readonly Refused[]): void {
  for (const refused of refusals) lane.step(`refuses ${refused.what} in the preview`, () => refuse(refused));
}

/** Adds the test of the end of a stack. */
export function leavesNothing({ lane, pulumi, environment, name }: Variant): void {
  lane.need("leaves nothing in its state after destroy", async () => {
    await pulumi("destroy", "--yes", "--skip-preview");
    const { deployment } = await exportState(environment().settings, name);
    assert.deepEqual(deployment.resources ?? [], []);
  });
}

/** Adds the tests of the end of a protected stack: it is not destroyed until the protection is taken away. */
export function leavesNothingWhenUnprotected(variant: Variant): void {
  const { lane, environment, run, configure, sections, up } = variant;
  lane.step("is not destroyed while it is protected, nothing of it", async () => {
    const before = await environment().objects();
    const { code, output } = await run("destroy", "--yes");
    assert.notEqual(code, 0, output);
    assert.match(output, /because it is protected/);
    assert.deepEqual(await environment().objects(), before);
  });
  lane.need("is unprotected by one update, in which nothing else changes", async () => {
    configure(withChange(sections(), ["platform", "protect"], false));
    assert.deepEqual(beyondKubeconfig(await up()), []);
  });
  leavesNothing(variant);
  lane.step("leaves nothing in the cloud, which knew every request", async () => {
    assert.deepEqual(await environment().objects(), {});
    const calls = (await environment().calls()) as { unknown?: true }[];
    assert(calls.length > 100);
    assert.deepEqual(
      calls.filter(({ unknown }) => unknown),
      [],
    );
  });
}

function canaries(): Canaries {
  const [huggingFaceToken = "", modelScopeToken = "", registryPassword = ""] = [1, 2, 3].map(
    () => `canary${randomBytes(24).toString("hex")}`,
  );
  const logins = { auths: { "registry.example.com": { username: "team", password: registryPassword } } };
  return { huggingFaceToken, modelScopeToken, registryPassword, pullSecret: JSON.stringify(logins) };
}

async function tablesOf(environment: LocalEnvironment): Promise<Tables> {
  // Whatever was asked for is on the disk once the cloud has answered another request.
  await environment.objects();
  return openStore(join(environment.stateDirectory, "cloud")).tables;
}
