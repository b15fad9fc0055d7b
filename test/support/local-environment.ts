import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { askControl, listObjects } from "../../local/control";
import { localCloudEnvironment, startLocalCloud, stopLocalCloud } from "../../local/local-cloud";
import { startOf } from "../../local/process-identity";
import type { EngineSettings } from "../../operations/engine";
import { projectRoot } from "../../tools/paths";
import { engineEnvironment, ensureToolchain } from "../../tools/toolchain";
import { openStackFile, type Sections } from "./stack-files";

/** How a command ended. */
export interface Ended {
  /** Exit code, or null where a signal ended it. */
  readonly code: number | null;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
  readonly seconds: number;
}

/** A stack of a local environment with a stack file of its own, outside the project. */
export interface EnvironmentStack {
  readonly name: string;
  /** Path of its stack file. */
  readonly file: string;
  /** Writes these sections of the stack file in place of all that are there. Secrets stay. */
  configure(sections: Sections): void;
  /** Writes a copy of its stack file with other sections, for one command; returns its path. */
  copyFile(sections: Sections): string;
  /** Sets secrets of its configuration. */
  setSecrets(secrets: Readonly<Record<string, string>>): Promise<void>;
  /**
   * Runs a command of `pulumi` that takes a stack file (preview, up, refresh, destroy) to its end, with this stack's file unless
   * it is given another.
   */
  pulumi(...args: string[]): Promise<Ended>;
  /** Its outputs, secrets in plain text. */
  outputs(): Promise<Record<string, unknown>>;
}

/** What the local cloud of an environment is started with. */
export interface EnvironmentOptions {
  /** Folder of programs that the containers of its clusters find before those of this machine. Defaults to none. */
  readonly programs?: string;
  /** Folder of programs with which the containers of Volcano jobs are really run. Defaults to none: those jobs end by themselves. */
  readonly standIns?: string;
  /** Folder of programs that the engine finds before those of this machine. Defaults to none. */
  readonly enginePrograms?: string;
  /** Variables of the engine's environment, beyond those that it needs. Defaults to none. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A local cloud of a test's own, with an empty Pulumi backend and the stack `dev` selected in it. */
export interface LocalEnvironment {
  readonly stateDirectory: string;
  readonly settings: EngineSettings;
  /** Runs `pulumi` to its end; kills it after the limit (default 10 minutes). */
  pulumi(args: string[], limitSeconds?: number): Promise<Ended>;
  /** Starts `pulumi` and returns at once; `ended` resolves when it has ended. */
  start(args: string[]): { readonly ended: Promise<Ended>; readonly kill: () => void };
  /** Makes another stack, with an empty stack file of its own. */
  makeStack(name: string): Promise<EnvironmentStack>;
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
    try {
      await stopLocalCloud(folder);
    } catch (error) {
      // Another test run may be removing it too.
      if (existsSync(folder)) throw error;
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does something while variables of this process have other values. */
async function withVariables<T>(variables: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

/** Variables by which a local cloud learns of the programs of its containers. */
function containerVariables({ programs, standIns }: EnvironmentOptions): Record<string, string> {
  return {
    ...(programs === undefined ? {} : { PATH: [programs, process.env["PATH"] ?? ""].join(delimiter) }),
    ...(standIns === undefined ? {} : { ASCEND_STACKS_STAND_INS: standIns }),
  };
}

/** Starts a local cloud beside any other, and makes the stack. */
export async function startEnvironment(options: EnvironmentOptions = {}): Promise<LocalEnvironment> {
  await removeAbandoned();
  const toolchain = await ensureToolchain(() => undefined);
  const stateDirectory = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${String(process.pid)}-`));
  const cloud = await withVariables(containerVariables(options), () =>
    startLocalCloud({ directory: stateDirectory, toolchain, report: () => undefined }),
  );
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...engineEnvironment(toolchain, join(stateDirectory, "pulumi")),
    ...localCloudEnvironment(cloud),
    ...options.variables,
  };
  if (options.enginePrograms !== undefined) {
    environment["PATH"] = [options.enginePrograms, environment["PATH"] ?? ""].join(delimiter);
  }
  const settings = { directory: projectRoot(), environment };
  const run = (program: string, args: string[], env: NodeJS.ProcessEnv) => {
    const began = Date.now();
    const child = spawn(program, args, { cwd: settings.directory, env });
    let output = "";
    // By whole lines: what one stream says never lands in the middle of what the other does.
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on("line", (line) => (output += `${line}\n`));
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
  /** Runs `pulumi` as it is called, and throws where it fails. */
  const must = async (...args: string[]): Promise<Ended> => {
    const ended = await run(toolchain.pulumi, args, environment).ended;
    if (ended.code !== 0) throw new Error(`pulumi ${args.slice(0, 3).join(" ")} failed:\n${ended.output}`);
    return ended;
  };
  const makeStack: LocalEnvironment["makeStack"] = async (name) => {
    // In the project's own folder the engine would leave a stack file behind.
    const folder = join(stateDirectory, "stack-files", name);
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(projectRoot(), "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    await must("stack", "init", "--no-select", "--cwd", folder, "--stack", name);
    const file = openStackFile(join(folder, `Pulumi.${name}.yaml`));
    const ofStack = ["--stack", name, "--config-file", file.path];
    let copies = 0;
    return {
      name,
      file: file.path,
      configure: (sections) => {
        file.write(sections);
      },
      copyFile: (sections) => {
        const copy = openStackFile(join(folder, `copy-${String((copies += 1))}.yaml`));
        copyFileSync(file.path, copy.path);
        copy.write(sections);
        return copy.path;
      },
      setSecrets: async (secrets) => {
        const values = Object.entries(secrets).flatMap(([key, value]) => ["--secret", `ascend-stacks:${key}=${value}`]);
        await must("config", "set-all", ...values, ...ofStack);
      },
      pulumi: (...args) => {
        const stackFile = args.includes("--config-file") ? [] : ["--config-file", file.path];
        return run(toolchain.pulumi, [...args, "--stack", name, ...stackFile], environment).ended;
      },
      outputs: async () => {
        const { output } = await must("stack", "output", "--json", "--show-secrets", "--stack", name);
        return JSON.parse(output) as Record<string, unknown>;
      },
    };
  };
  const made = await pulumi(["stack", "init"]);
  if (made.code !== 0) throw new Error(`stack dev was not made:\n${made.output}`);
  return {
    stateDirectory,
    settings,
    pulumi,
    start,
    makeStack,
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
