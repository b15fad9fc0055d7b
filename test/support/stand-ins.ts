import { spawn } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expandReferences } from "../../local/cluster/container-environment";

/** What a stand-in program does when it is called, beside writing down how. */
export interface StandIn {
  /** Variables whose values are written down. Defaults to none. */
  readonly environment?: readonly string[];
  /** Whether standard input is read and written down. Defaults to false. */
  readonly stdin?: boolean;
  /** What it prints. */
  readonly stdout?: string;
  readonly stderr?: string;
  /**
   * Files that it writes, path to content. In a path, `$NAME` or `${NAME}` is a variable, and `{--flag}` is what was given after
   * that flag, as `--flag value` or `--flag=value`; a file is left out where the flag or variable is not given.
   */
  readonly creates?: Readonly<Record<string, string>>;
  /** Exit code. A list is that of the first call, the second and so on; its last stays. Defaults to 0. */
  readonly exitCode?: number | readonly number[];
  /** Seconds before it ends. Defaults to 0. */
  readonly seconds?: number;
  /** Shell text (bash) that it runs after that, with its arguments; a failure of it is its own. */
  readonly shell?: string;
}

/** How a stand-in was called. */
export interface StandInCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** The stand-ins of a folder. */
export interface StandIns {
  /** The folder: it goes first on PATH. */
  readonly folder: string;
  /** The calls so far, in order; of one program where it is named. */
  calls(program?: string): StandInCall[];
  /** Forgets the calls. */
  clear(): void;
}

/** Program of every stand-in: its behaviour and its record lie beside it. */
const PROGRAM = `
const { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { spawnSync } = require("node:child_process");
const { basename, dirname, join } = require("node:path");
const folder = dirname(process.argv[1]);
const program = basename(process.argv[1]);
const args = process.argv.slice(2);
const { [program]: stand } = JSON.parse(readFileSync(join(folder, ".behaviour.json"), "utf8"));
const record = join(folder, ".calls.jsonl");
const before = existsSync(record)
  ? readFileSync(record, "utf8").split("\\n").filter((line) => line !== "" && JSON.parse(line).program === program).length
  : 0;
const environment = Object.fromEntries(
  (stand.environment ?? []).flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
);
const stdin = stand.stdin === true ? readFileSync(0, "utf8") : undefined;
appendFileSync(record, JSON.stringify({ program, args, folder: process.cwd(), environment, stdin }) + "\\n");
const given = (flag) => {
  const at = args.indexOf(flag);
  if (at >= 0) return args[at + 1];
  return args.find((arg) => arg.startsWith(flag + "="))?.slice(flag.length + 1);
};
for (const [pattern, content] of Object.entries(stand.creates ?? {})) {
  let known = true;
  const path = pattern.replace(/\\{(--?[\\w-]+)\\}|\\$\\{?(\\w+)\\}?/g, (_, flag, name) => {
    const value = flag === undefined ? process.env[name] : given(flag);
    known &&= value !== undefined;
    return value ?? "";
  });
  if (!known) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
process.stdout.write(stand.stdout ?? "");
process.stderr.write(stand.stderr ?? "");
const codes = [stand.exitCode ?? 0].flat();
let code = codes[Math.min(before, codes.length - 1)] ?? 0;
if (stand.shell !== undefined) {
  const { status } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", stand.shell, program, ...args], { stdio: "inherit" });
  code = status === 0 ? code : (status ?? 137);
}
setTimeout(() => process.exit(code), (stand.seconds ?? 0) * 1000);
`;

/**
 * Makes programs that stand in for those of an image: each writes down its arguments and does what it is told. The folder may
 * have been used before; its programs and calls are replaced.
 */
export function standIns(folder: string, programs: Readonly<Record<string, StandIn>>): StandIns {
  mkdirSync(folder, { recursive: true });
  const record = join(folder, ".calls.jsonl");
  rmSync(record, { force: true });
  writeFileSync(join(folder, ".behaviour.json"), JSON.stringify(programs));
  for (const name of Object.keys(programs)) {
    const path = join(folder, name);
    writeFileSync(path, `#!${process.execPath}\n${PROGRAM}`);
    chmodSync(path, 0o755);
  }
  return {
    folder,
    calls(program) {
      const lines = existsSync(record) ? readFileSync(record, "utf8").split("\n") : [];
      const calls = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as StandInCall);
      return program === undefined ? calls : calls.filter((call) => call.program === program);
    },
    clear() {
      rmSync(record, { force: true });
    },
  };
}

/** How shell text is run. */
export interface ShellOptions {
  /** Variables beside PATH, HOME and TMPDIR. */
  readonly env?: Readonly<Record<string, string>>;
  /** Programs that are found first. */
  readonly standIns?: StandIns;
  /** Folder in place of `/mnt/sfs_turbo`, in the text and in the variables. */
  readonly share: string;
  /** Other folders of the container and what is in their place, for example `/etc/llama-factory`. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Seconds after which it is ended. Defaults to 30. */
  readonly seconds?: number;
  /** Shell and its flags. Defaults to `bash -e -o pipefail -c`, as the command of a PipelineStep is run. */
  readonly shell?: readonly string[];
}

/** What shell text said, and how it ended. */
export interface ShellRun {
  /** Exit code; 137 where it was ended. */
  readonly code: number;
  /** Standard output and error as they came. */
  readonly output: string;
}

/** Routes of a node as /proc/net/route has them: its address 10.20.0.11 is in the network of `enp67s0f5`. */
const NODE_ROUTES = `Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT
enp67s0f5 00000000 0100140A 0003 0 0 100 00000000 0 0 0
enp67s0f5 0000140A 00000000 0001 0 0 100 0000FFFF 0 0 0
docker0 000011AC 00000000 0001 0 0 0 0000FFFF 0 0 0
`;

/** Runs shell text as a container does, with folders of this machine in place of the container's. */
export async function runShell(text: string, options: ShellOptions): Promise<ShellRun> {
  const scratch = mkdtempSync(join(tmpdir(), "shell-"));
  const folders = Object.entries({ "/mnt/sfs_turbo": options.share, ...options.folders });
  const here = (value: string): string => folders.reduce((all, [there, path]) => all.replaceAll(there, path), value);
  writeFileSync(join(scratch, "routes"), NODE_ROUTES);
  const path = [...(options.standIns === undefined ? [] : [options.standIns.folder]), process.env["PATH"] ?? ""].join(
    ":",
  );
  const [shell = "bash", ...flags] = options.shell ?? ["bash", "-e", "-o", "pipefail", "-c"];
  const child = spawn(shell, [...flags, here(text)], {
    cwd: scratch,
    env: {
      PATH: path,
      HOME: scratch,
      TMPDIR: scratch,
      NETWORK_ROUTES: join(scratch, "routes"),
      ip: "10.20.0.11",
      ...Object.fromEntries(Object.entries(options.env ?? {}).map(([name, value]) => [name, here(value)])),
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  }
  const end = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch (error) {
      // Nothing is left of it.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  };
  const limit = setTimeout(end, (options.seconds ?? 30) * 1000);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (status) => {
        // What it left behind would hold the pipe.
        setTimeout(end, 200);
        child.once("close", () => {
          resolve(status ?? 137);
        });
      });
    });
    return { code, output };
  } finally {
    clearTimeout(limit);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The fields of a container that say what it runs. */
interface ContainerInputs {
  command: string[];
  args: string[];
  env: {
    name: string;
    value?: string;
    valueFrom?: { fieldRef?: { fieldPath: string }; secretKeyRef?: { name: string; key: string } };
  }[];
}

/** What runs in a pod of a Volcano job, from the inputs of the job as it was registered (test/support/mock-engine.ts). */
export interface PodProgram {
  /** Shell and its flags. */
  readonly shell: readonly string[];
  /** Shell text. */
  readonly text: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What the pod of one node is told, as Kubernetes and Volcano would tell it. */
export function podProgram(
  inputs: Record<string, unknown>,
  {
    rank = 0,
    secrets = {},
  }: { rank?: number; secrets?: Readonly<Record<string, Readonly<Record<string, string>>>> } = {},
): PodProgram {
  const { tasks } = inputs["spec"] as {
    tasks: { name: string; template: { spec: { containers: ContainerInputs[] } } }[];
  };
  const { name: job } = inputs["metadata"] as { name: string };
  const task = tasks[rank === 0 ? 0 : 1];
  const container = task?.template.spec.containers[0];
  if (task === undefined || container === undefined)
    throw new Error(`job ${job}: it has no pod of rank ${String(rank)}`);
  const index = rank === 0 ? 0 : rank - 1;
  const fields: Record<string, string> = {
    "metadata.name": `${job}-${task.name}-${String(index)}`,
    "status.hostIP": `10.20.0.${String(11 + rank)}`,
    "metadata.annotations['scheduling.k8s.io/group-name']": `${job}-uid`,
    "metadata.annotations['volcano.sh/job-version']": "0",
  };
  const env: Record<string, string> = {};
  for (const { name, value, valueFrom } of container.env) {
    const { fieldRef, secretKeyRef } = valueFrom ?? {};
    const referred = fields[fieldRef?.fieldPath ?? ""] ?? secrets[secretKeyRef?.name ?? ""]?.[secretKeyRef?.key ?? ""];
    env[name] = valueFrom === undefined ? expandReferences(value ?? "", env) : (referred ?? "");
  }
  Object.assign(env, { VC_TASK_INDEX: String(index), VK_TASK_INDEX: String(index) });
  return {
    shell: container.command,
    text: expandReferences(container.args.join("\n"), env),
    env,
  };
}

/** Runs what the pod of one node of a Volcano job runs: prologue, log, command and mark. */
export function runPod(
  inputs: Record<string, unknown>,
  options: Omit<ShellOptions, "shell"> & Parameters<typeof podProgram>[1],
): Promise<ShellRun> {
  const { shell, text, env } = podProgram(inputs, options);
  return runShell(text, { ...options, shell, env: { ...env, ...options.env } });
}

/** Writes files below a folder: path to content. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { force: true });
    appendFileSync(target, content);
  }
}
