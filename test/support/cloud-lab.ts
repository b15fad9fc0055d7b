import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { LocalWorkspace, PulumiCommand, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";
import type { Call } from "../../local/cloud/calls";
import { type Cloud, createCloud } from "../../local/cloud/cloud";
import type { ListedObject } from "../../local/cloud/control";
import type { Fault } from "../../local/cloud/faults";
import type { EngineSettings } from "../../operations/engine";
import { engineEnvironment, ensureToolchain } from "../../tools/toolchain";
import { send, signSdk } from "../local/cloud/client";
import { createFakeClusterHost, type FakeClusterHost } from "../local/cloud/fake-cluster-host";

/** Region of the cloud of a lab. */
export const LAB_REGION = "cn-southwest-2";

/** The one account of the cloud of a lab. */
export const LAB_ACCOUNT = {
  accessKey: "LOCALCLOUDACCESSKEY",
  secretKey: "a-secret-key-that-is-not-to-be-seen",
  projectId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
  domainId: "f9e8d7c6b5a4938271605f4e3d2c1b0a",
  region: LAB_REGION,
};

/** Services whose addresses are those of the emulator. */
const SERVICES = [
  ...["iam", "vpc", "eip", "nat", "vpcep", "ecs", "evs", "ims", "cce", "sfs-turbo", "swr", "kms", "sts", "aom", "lts"],
  ...["modelarts", "bss", "smn", "tms", "eps"],
];

/** An emulated cloud in this process, without Kubernetes, and stacks of the real engine and provider on it. */
export interface CloudLab {
  readonly cloud: Cloud;
  readonly host: FakeClusterHost;
  /** Lines that the cloud logged. */
  readonly log: readonly string[];
  /** Folder of the lab, removed with it. */
  readonly directory: string;
  /** Makes a stack of a program. */
  stack(projectName: string, program: PulumiFn): Promise<Stack>;
  /** Where and how engine commands of a stack of this lab run. */
  settings(stack: Stack): EngineSettings;
  /** Calls an API without the provider, and returns its answer: `call("POST", "cce", "/api/v3/projects/{project}/clusters", {…})`. */
  call(method: string, service: string, path: string, body?: unknown): Promise<unknown>;
  objects(): Promise<Record<string, ListedObject[]>>;
  calls(): Promise<Call[]>;
  /** Lets these faults happen from now on. */
  setFaults(faults: Fault[]): void;
  remove(): Promise<void>;
}

/** Folder in which the cloud of a lab keeps its state. */
export function cloudFolder(directory: string): string {
  return join(directory, "cloud");
}

/**
 * Starts a lab.
 * @param settings further configuration of the provider, for example its number of retries
 * @param fill puts a state into the folder of the cloud before it starts; the cloud is empty where it is left out
 */
export async function startLab(
  settings: Readonly<Record<string, string>> = {},
  fill: (folder: string) => void = () => undefined,
): Promise<CloudLab> {
  const directory = mkdtempSync(join(tmpdir(), "ascend-stacks-cloud-"));
  const host = createFakeClusterHost();
  const log: string[] = [];
  fill(cloudFolder(directory));
  const cloud = await createCloud({
    directory: cloudFolder(directory),
    clusterHost: host,
    credentials: LAB_ACCOUNT,
    log: (line) => log.push(line),
  });
  const port = await cloud.listen();
  const proxy = `http://127.0.0.1:${port}`;
  const toolchain = await ensureToolchain(() => undefined);
  const backend = join(directory, "backend");
  mkdirSync(backend);
  const engine = {
    pulumiCommand: await PulumiCommand.get({ root: dirname(dirname(toolchain.pulumi)) }),
    envVars: { ...engineEnvironment(toolchain, backend), HTTP_PROXY: proxy, NO_PROXY: "" },
  };
  // Configuration of the default provider: an explicit one changes its version at the second run of an inline program.
  const provider: Record<string, string> = {
    region: LAB_REGION,
    accessKey: LAB_ACCOUNT.accessKey,
    projectId: LAB_ACCOUNT.projectId,
    domainId: LAB_ACCOUNT.domainId,
    skipCheckWebsiteType: "true",
    authUrl: "http://iam.emulator.test/v3",
    maxRetries: "0",
    endpoints: JSON.stringify({
      ...Object.fromEntries(SERVICES.map((service) => [service, `http://${service}.emulator.test/`])),
      obs: `http://obs.${LAB_REGION}.emulator.test/`,
    }),
    ...settings,
  };
  const control = async (path: string): Promise<unknown> => (await fetch(`${proxy}${path}`)).json();
  return {
    cloud,
    host,
    log,
    directory,
    stack: async (projectName, program) => {
      const made = await LocalWorkspace.createStack(
        { stackName: "lab", projectName, program },
        { ...engine, workDir: mkdtempSync(join(directory, "work-")) },
      );
      await made.setAllConfig({
        ...Object.fromEntries(Object.entries(provider).map(([key, value]) => [`huaweicloud:${key}`, { value }])),
        "huaweicloud:secretKey": { value: LAB_ACCOUNT.secretKey, secret: true },
      });
      return made;
    },
    settings: ({ workspace }) => ({ directory: workspace.workDir, environment: { ...process.env, ...engine.envVars } }),
    call: async (method, service, path, body) => {
      const url = `http://${service}.emulator.test${path.replace("{project}", LAB_ACCOUNT.projectId)}`;
      const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
      const { status, text, json } = await send(port, method, url, signSdk(method, url, bytes, LAB_ACCOUNT), bytes);
      if (status >= 300) throw new Error(`${method} ${url}: got ${status} ${text}`);
      return json();
    },
    objects: async () => (await control("/objects")) as Record<string, ListedObject[]>,
    calls: async () => (await control("/calls")) as Call[],
    setFaults: (faults) => {
      cloud.context.faults.clear();
      cloud.context.faults.add(faults);
    },
    remove: async () => {
      await cloud.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Writes a file of some kilobytes for uploads. */
export function sampleFile(directory: string): string {
  const file = join(directory, "alpaca.json");
  writeFileSync(file, JSON.stringify(Array.from({ length: 300 }, (_, n) => ({ instruction: `question ${n}` }))));
  return file;
}

/** Calls that the emulator does not know, as text. */
export function unknownCalls(calls: readonly Call[]): string[] {
  return calls
    .filter((call) => call.unknown)
    .map(({ method, host, path, query }) => `${method} ${host}${path}?${query}`);
}
