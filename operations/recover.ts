import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as huaweicloud from "@pulumi/huaweicloud";
import { type InlineProgramArgs, LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { type CreatedResource, findCreated, type Inputs, instructionFor, repairFor } from "./created-resource";
import { type EngineSettings, runEngine } from "./engine";
import { releaseStaleLock } from "./stack-lock";
import { exportState, importState, type PendingOperation, type ResourceState, type StackState } from "./stack-state";

/** Seconds between two looks at a resource that the cloud is still busy with, and for how many at most. */
const POLL_SECONDS = 5;
const PATIENCE_SECONDS = 90 * 60;

/** What was done about one interrupted creation. */
export interface Recovered {
  urn: string;
  /** `adopted`: the cloud had made it, and it is in the state now. `repeated`: the next `up` creates it. */
  action: "adopted" | "repeated";
  id?: string;
}

/**
 * Repairs a stack whose last update was killed, so that the next `up` neither fails on a name that is taken nor leaves
 * anything behind. A lock of an engine that is no longer alive is released; what the cloud had begun to create is
 * looked up by name, awaited and taken into the state; every other interrupted creation is left to the next `up`.
 * Nothing in the cloud is created, changed or deleted.
 *
 * @param report receives a line for each thing that is found and done.
 */
export async function recoverInterruptedUpdate(
  settings: EngineSettings,
  stack: string,
  report: (line: string) => void,
): Promise<Recovered[]> {
  await releaseStaleLock(settings, stack, report);
  const state = await exportState(settings, stack);
  const creations = (state.deployment.pending_operations ?? []).filter(({ type }) => type === "creating");
  if (creations.length === 0) return [];
  report(`the last update was interrupted while it created ${creations.length} resource(s); looking for what exists`);
  const unknown = creations.filter(({ resource }) => ["by hand", undefined].includes(repairFor(resource.type)));
  if (unknown.length > 0) {
    const urns = unknown
      .map(({ resource: { urn, type } }) => [urn, instructionFor(type)].filter(Boolean).join(": "))
      .join("\n  ");
    throw new Error(
      `stack ${stack}: got interrupted creations that cannot be looked up:\n  ${urns}\n` +
        "look in the cloud's console whether each exists; then `pulumi refresh` asks for its id, or clears it",
    );
  }
  const found = await lookUp(settings, state, creations, report);
  const recovered = creations.map(({ resource }): Recovered => {
    const existing = found.get(resource.urn);
    return existing === undefined
      ? { urn: resource.urn, action: "repeated" }
      : { urn: resource.urn, action: "adopted", id: existing.id };
  });
  await importState(settings, stack, adopt(state, found));
  const adopted = recovered.filter(({ action }) => action === "adopted").map(({ urn }) => urn);
  if (adopted.length > 0) {
    const targets = adopted.flatMap((urn) => ["--target", urn]);
    await runEngine(settings, ["refresh", "--stack", stack, "--yes", "--skip-preview", ...targets]);
    const lost = await lostFromState(settings, stack, adopted);
    refuseLost(
      stack,
      lost.filter((urn) => found.get(urn)?.assumed !== true),
    );
    for (const one of recovered.filter(({ urn }) => lost.includes(urn))) {
      one.action = "repeated";
      delete one.id;
    }
  }
  for (const { urn, action, id } of recovered) report(`${action} ${urn}${id === undefined ? "" : ` (${id})`}`);
  return recovered;
}

/** Those of the adopted resources that the refresh did not find. */
async function lostFromState(settings: EngineSettings, stack: string, urns: string[]): Promise<string[]> {
  const { deployment } = await exportState(settings, stack);
  const kept = new Set(deployment.resources?.map(({ urn }) => urn));
  return urns.filter((urn) => !kept.has(urn));
}

/** Throws if the refresh did not find what the lookup had found: the next `up` would create it a second time. */
function refuseLost(stack: string, lost: string[]): void {
  if (lost.length > 0) {
    throw new Error(
      `stack ${stack}: these exist in the cloud, but the provider did not read them:\n  ${lost.join("\n  ")}\n` +
        "take each into the state with `pulumi import`, or delete it in the cloud's console, before the next `pulumi up`",
    );
  }
}

/** The state with the found resources in it, and without the interrupted creations. */
function adopt(state: StackState, found: Map<string, CreatedResource>): StackState {
  const pending = state.deployment.pending_operations ?? [];
  const adopted = pending.flatMap(({ type, resource }): ResourceState[] => {
    const existing = found.get(resource.urn);
    if (type !== "creating" || existing === undefined) return [];
    // The provider reads a resource on top of what it knew: arguments that the cloud does not report keep the values
    // that they were created with.
    const known = Object.entries(resource.inputs ?? {}).filter(([key]) => !key.startsWith("__"));
    const outputs = {
      ...Object.fromEntries(known),
      ...existing.properties,
      [idProperty(resource.type)]: existing.id,
    };
    return [{ ...resource, id: existing.id, outputs }];
  });
  const kept = pending.filter(({ type }) => type !== "creating");
  const resources = [...(state.deployment.resources ?? []), ...adopted];
  return { ...state, deployment: { ...state.deployment, resources, pending_operations: kept } };
}

/** Property under which a bridged resource keeps the id of its Terraform provider: `vpcId` for a Vpc. */
function idProperty(type: string): string {
  const [, module] = type.split(":");
  return `${module?.split("/").at(-1) ?? ""}Id`;
}

/** Looks all interrupted creations up in the cloud, through the provider's data sources, until the cloud is done with each. */
async function lookUp(
  settings: EngineSettings,
  state: StackState,
  creations: PendingOperation[],
  report: (line: string) => void,
): Promise<Map<string, CreatedResource>> {
  const found = new Map<string, CreatedResource>();
  const wanted = creations.filter(({ resource }) => repairFor(resource.type) === "look up");
  if (wanted.length === 0) return found;
  const settled = () => wanted.every(({ resource }) => found.get(resource.urn)?.settled ?? true);
  const program = async () => {
    const provider = new huaweicloud.Provider("lookup", providerInputs(state));
    for (const { resource } of wanted) {
      const existing = await findCreated(resource.type, (resource.inputs ?? {}) satisfies Inputs, { provider });
      if (existing !== undefined) found.set(resource.urn, existing);
    }
  };
  for (let waited = 0; ; waited += POLL_SECONDS) {
    await runDataSources(settings, program);
    if (settled()) return found;
    if (waited >= PATIENCE_SECONDS) throw new Error("the cloud is still busy after 90 minutes; look at its console");
    const busy = wanted.filter(({ resource }) => found.get(resource.urn)?.settled === false);
    report(`waiting for ${busy.map(({ resource }) => resource.urn.split("::").at(-1)).join(", ")} (${waited} s)`);
    await sleep(POLL_SECONDS * 1000);
  }
}

/** Inputs of the stack's own provider for Huawei Cloud. */
function providerInputs(state: StackState): huaweicloud.ProviderArgs {
  const provider = state.deployment.resources?.find(({ type }) => type === "pulumi:providers:huaweicloud");
  if (provider === undefined) throw new Error("the state has no provider for Huawei Cloud; run `pulumi up` once more");
  const { region, projectId, domainId } = provider.inputs as Record<string, string | undefined>;
  // Structured settings of a provider are JSON text in the engine's state, and so are its booleans and numbers.
  const structured = (key: string): unknown => {
    const value = provider.inputs?.[key];
    return typeof value === "string" ? JSON.parse(value) : value;
  };
  return {
    region,
    projectId,
    domainId,
    endpoints: structured("endpoints") as Record<string, string> | undefined,
    skipCheckWebsiteType: structured("skipCheckWebsiteType") as boolean | undefined,
    maxRetries: structured("maxRetries") as number | undefined,
  };
}

/** Folder whose `bin` holds the engine that PATH finds; the Automation API would look in the PATH of this process. */
function engineRoot({ environment }: EngineSettings): string {
  const folder = (environment["PATH"] ?? "").split(delimiter).find((entry) => existsSync(join(entry, "pulumi")));
  if (folder === undefined) throw new Error("pulumi: not on PATH; install the Pulumi CLI or run `npm start`");
  return dirname(folder);
}

/** Runs a program that only reads, as a preview of an empty stack of its own. */
async function runDataSources(settings: EngineSettings, program: () => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "ascend-stacks-lookup-"));
  try {
    const environment = Object.entries(settings.environment).filter((entry): entry is [string, string] => !!entry[1]);
    const args: InlineProgramArgs = { projectName: "lookup", stackName: "lookup", program };
    const stack = await LocalWorkspace.createOrSelectStack(args, {
      workDir: directory,
      pulumiCommand: await PulumiCommand.get({ root: engineRoot(settings) }),
      envVars: { ...Object.fromEntries(environment), PULUMI_BACKEND_URL: `file://${directory}` },
    });
    await stack.preview();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
