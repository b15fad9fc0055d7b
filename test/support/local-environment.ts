import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askControl, listObjects } from "../../local/control";
import { localCloudEnvironment, startLocalCloud, stopLocalCloud } from "../../local/local-cloud";
import { startOf } from "../../local/process-identity";
import type { EngineSettings } from "../../operations/engine";
import { projectRoot } from "../../tools/paths";
import { engineEnvironment, ensureToolchain } from "../../tools/toolchain";

/** How a command ended. */
export interface Ended {
  /** Exit code, or null where a signal ended it. */
  readonly code: number | null;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
  readonly seconds: number;
}

/** A local cloud of a test's own, with an empty Pulumi backend and the stack `dev` selected in it. */
export interface LocalEnvironment {
  readonly stateDirectory: string;
  readonly settings: EngineSettings;
  /** Runs `pulumi` to its end; kills it after the limit (default 10 minutes). */
  pulumi(args: string[], limitSeconds?: number): Promise<Ended>;
  /** Starts `pulumi` and returns at once; `ended` resolves when it has ended. */
  start(args: string[]): { readonly ended: Promise<Ended>; readonly kill: () => void };
  /** Runs a script of package.json on this local cloud, as a user would. */
  npm(script: string, ...args: string[]): Promise<Ended>;
  /** Everything that exists in the emulated cloud, by kind. */
  objects(): Promise<Record<string, unknown[]>>;
  /** Every request that the emulated cloud got since it started or since `forgetCalls`. */
  calls(): Promise<unknown[]>;
  forgetCalls(): Promise<void>;
  /** Stops the local cloud and removes all that it kept. */
  remove(): Promise<void>;
}

/** Folders of local clouds of tests start with it; the id of the test process follows. */
const FOLDER_PREFIX = "ascend-stacks-test-";

/** Ends and removes the local clouds of test runs that were killed. */
async function removeAbandoned(): Promise<void> {
  const abandoned = readdirSync(tmpdir()).filter((name) => {
    const pid = new RegExp(`^${FOLDER_PREFIX}(\\d+)-`).exec(name)?.[1];
    return pid !== undefined && startOf(Number(pid)) === undefined;
  });
  for (const folder of abandoned.map((name) => join(tmpdir(), name))) {
    await stopLocalCloud(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts a local cloud beside any other, and makes the stack. */
export async function startEnvironment(): Promise<LocalEnvironment> {
  await removeAbandoned();
  const toolchain = await ensureToolchain(() => undefined);
  const stateDirectory = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${String(process.pid)}-`));
  const cloud = await startLocalCloud({ directory: stateDirectory, toolchain, report: () => undefined });
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...engineEnvironment(toolchain, join(stateDirectory, "pulumi")),
    ...localCloudEnvironment(cloud),
  };
  const settings = { directory: projectRoot(), environment };
  const run = (program: string, args: string[], env: NodeJS.ProcessEnv) => {
    const began = Date.now();
    const child = spawn(program, args, { cwd: settings.directory, env });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        resolve({ code, output, seconds: (Date.now() - began) / 1000 });
      });
    });
    return { ended, kill: () => child.kill("SIGKILL") };
  };
  const start: LocalEnvironment["start"] = (args) => run(toolchain.pulumi, [...args, "--stack", "dev"], environment);
  const pulumi: LocalEnvironment["pulumi"] = async (args, limitSeconds = 600) => {
    const running = start(args);
    const timer = setTimeout(running.kill, limitSeconds * 1000);
    const ended = await running.ended;
    clearTimeout(timer);
    return ended;
  };
  const made = await pulumi(["stack", "init"]);
  if (made.code !== 0) throw new Error(`stack dev was not made:\n${made.output}`);
  return {
    stateDirectory,
    settings,
    pulumi,
    start,
    npm: (script, ...args) =>
      run("npm", ["run", "--silent", script, "--", ...args], { ...process.env, ASCEND_STACKS_STATE: stateDirectory })
        .ended,
    objects: () => listObjects(cloud.port),
    calls: async () => JSON.parse(await askControl(cloud.port, "/calls")) as unknown[],
    forgetCalls: async () => {
      await askControl(cloud.port, "/calls", "DELETE");
    },
    remove: async () => {
      await stopLocalCloud(stateDirectory);
      rmSync(stateDirectory, { recursive: true, force: true });
    },
  };
}
