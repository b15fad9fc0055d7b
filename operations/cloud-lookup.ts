import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { type InlineProgramArgs, LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { chooseCreated, type CreatedResource, findCreated, readCreated } from "./created-resource";
import type { EngineSettings } from "./engine";
import { plainValue } from "./property-value";
import { exportState, type ResourceState } from "./stack-state";

/** Seconds between two looks at a resource that the cloud is still busy with, and for how many at most. */
const POLL_SECONDS = 5;
const PATIENCE_SECONDS = 90 * 60;

/** Name of a resource in the program, from its URN. */
function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}

/**
 * Looks once for resources in the cloud, through the data sources of the stack's own provider. Asks the cloud nothing but what exists.
 *
 * @param wanted with inputs that say enough for a lookup, or with an id
 * @param ids by URN, of those that somebody has looked up already
 * @returns by URN, all that the cloud has of each and the state has not
 */
export async function searchCloud(
  settings: EngineSettings,
  stack: string,
  wanted: readonly ResourceState[],
  ids: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, CreatedResource[]>> {
  const found = new Map<string, CreatedResource[]>();
  if (wanted.length === 0) return found;
  const { deployment } = await exportState(settings, stack, "plain");
  const resources = deployment.resources ?? [];
  const kept = new Set(resources.map(({ type, id }) => `${type} ${id ?? ""}`));
  await runDataSources(settings, async () => {
    const provider = new huaweicloud.Provider("lookup", providerInputs(resources));
    for (const { urn, type, inputs } of wanted) {
      const given = ids.get(urn);
      const existing = await (given === undefined
        ? findCreated(type, inputs ?? {}, { provider })
        : readCreated(type, given, { provider }));
      const others = existing.filter(({ id }) => !kept.has(`${type} ${id}`));
      if (others.length > 0) found.set(urn, others);
    }
  });
  return found;
}

/**
 * Looks for what creations left in the cloud, until the cloud is done with each.
 *
 * @param wanted with inputs that say enough for a lookup, or with an id
 * @param ids by URN, of those that somebody has looked up already
 * @returns by URN, the one to repair now
 * @throws where two of one name work, or where the cloud is busy for more than 90 minutes
 */
export async function lookUp(
  settings: EngineSettings,
  stack: string,
  wanted: readonly ResourceState[],
  report: (line: string) => void,
  ids: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, CreatedResource>> {
  for (let waited = 0; ; waited += POLL_SECONDS) {
    const found = await searchCloud(settings, stack, wanted, ids);
    const busy = [...found].filter(([, all]) => all.some(({ settled }) => !settled)).map(([urn]) => urn);
    if (busy.length === 0) return new Map([...found].map(([urn, all]) => [urn, chooseCreated(all, urn)]));
    if (waited >= PATIENCE_SECONDS) throw new Error("the cloud is still busy after 90 minutes; look at its console");
    report(`waiting for ${busy.map(nameOf).join(", ")} (${waited} s)`);
    await sleep(POLL_SECONDS * 1000);
  }
}

/** Arguments of the stack's own provider for Huawei Cloud, from its state with the secrets in plain text. */
function providerInputs(resources: readonly ResourceState[]): huaweicloud.ProviderArgs {
  const provider = resources.find(({ type }) => type === "pulumi:providers:huaweicloud");
  if (provider === undefined) throw new Error("the state has no provider for Huawei Cloud; run `pulumi up` once more");
  const text = (key: string): string | undefined => {
    const value = plainValue(provider.inputs?.[key]);
    return typeof value === "string" ? value : undefined;
  };
  // Structured settings of a provider are JSON text in the engine's state, and so are its booleans and numbers.
  const structured = (key: string): unknown => {
    const value = plainValue(provider.inputs?.[key]);
    return typeof value === "string" ? JSON.parse(value) : value;
  };
  const secret = (key: string): pulumi.Input<string> | undefined => {
    const value = text(key);
    return value === undefined ? undefined : pulumi.secret(value);
  };
  return {
    region: text("region"),
    projectId: text("projectId"),
    domainId: text("domainId"),
    authUrl: text("authUrl"),
    accessKey: secret("accessKey"),
    secretKey: secret("secretKey"),
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
      envVars: {
        ...Object.fromEntries(environment),
        PULUMI_BACKEND_URL: `file://${directory}`,
        // Nothing is kept; but the engine makes no stack without one, whatever encrypts the secrets of the real stack.
        PULUMI_CONFIG_PASSPHRASE: randomUUID(),
      },
    });
    await stack.preview();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
