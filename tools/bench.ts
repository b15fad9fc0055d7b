/**
 * `npm run bench`: how long people wait, each figure as a ratio to a baseline that was measured in turn with it, so that
 * a slow machine changes neither. Prints a Markdown table, for docs/benchmarks.md.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./paths";
import { streamReport } from "./progress";
import { engineEnvironment, ensureToolchain } from "./toolchain";

const ROUNDS = 3;

/** A command to measure. */
interface Command {
  name: string;
  program: string;
  args: string[];
  directory: string;
  environment?: Record<string, string>;
}

/** Two commands that are run in turn. */
interface Pair {
  what: Command;
  baseline: Command;
}

/** Seconds that a command takes; throws with the end of what it printed if it fails. */
function secondsOf({ name, program, args, directory, environment }: Command): number {
  const began = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: directory,
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  if (status !== 0) throw new Error(`${name} failed:\n${`${stdout}${stderr}`.slice(-2000)}`);
  return seconds;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Runs both commands in turn, once unmeasured, and returns a row of the table. */
function measure({ what, baseline }: Pair): string {
  secondsOf(baseline);
  secondsOf(what);
  const rounds = Array.from({ length: ROUNDS }, () => ({ base: secondsOf(baseline), own: secondsOf(what) }));
  const own = median(rounds.map((round) => round.own)).toFixed(2);
  const base = median(rounds.map((round) => round.base)).toFixed(2);
  const ratio = median(rounds.map((round) => round.own / round.base)).toFixed(1);
  return `| ${what.name} | ${own} s | ${baseline.name} | ${base} s | ${ratio} |`;
}

/** A program without a resource, in a folder of its own, with the packages of the project. */
function emptyProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), "ascend-stacks-bench-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: empty\nruntime: nodejs\nmain: index.js\n");
  writeFileSync(join(folder, "package.json"), '{ "dependencies": { "@pulumi/pulumi": "*" } }\n');
  writeFileSync(join(folder, "index.js"), "");
  symlinkSync(join(projectRoot(), "node_modules"), join(folder, "node_modules"));
  return folder;
}

async function main(): Promise<void> {
  const toolchain = await ensureToolchain(streamReport(process.stderr));
  const folder = emptyProgram();
  try {
    const environment = {
      ...engineEnvironment(toolchain, join(folder, "backend")),
      // A first preview asks the cloud nothing; the provider only wants to see some keys.
      HW_ACCESS_KEY: "bench",
      HW_SECRET_KEY: "bench",
    };
    const { pulumi } = toolchain;
    const preview = (name: string, directory: string): Command => ({
      name,
      program: pulumi,
      args: ["preview", "--stack", "dev"],
      directory,
      environment,
    });
    for (const directory of [folder, projectRoot()]) {
      secondsOf({ ...preview("stack init", directory), args: ["stack", "init", "dev"] });
    }
    const node = (name: string, ...args: string[]): Command => ({
      name,
      program: process.execPath,
      args,
      directory: projectRoot(),
    });
    const npm = (script: string): Command => ({
      name: `npm run ${script}`,
      program: "npm",
      args: ["run", "--silent", script],
      directory: projectRoot(),
    });
    const plan = ["operations/plan-command.ts", "--model", "llama2-13b", "--strategy", "sft", "--seq-len", "4096"];
    const validate = ["operations/validate-command.ts", "Pulumi.dev.yaml"];
    const pairs: Pair[] = [
      { what: preview("first preview of dev", projectRoot()), baseline: preview("preview of no resource", folder) },
      {
        what: node("start of a script by tools/run.mjs", "tools/run.mjs", "tools/paths.ts"),
        baseline: node("start of Node.js with tsx", "--import", "tsx", "tools/paths.ts"),
      },
      {
        what: node("npm run plan, one workload", "--import", "tsx", ...plan),
        baseline: node("start of Node.js with tsx", "--import", "tsx", "tools/paths.ts"),
      },
      {
        what: node("npm run validate, Pulumi.dev.yaml", "--import", "tsx", ...validate),
        baseline: node("start of Node.js with tsx", "--import", "tsx", "tools/paths.ts"),
      },
      { what: npm("test:unit"), baseline: node("start of Node.js", "--eval", "0") },
    ];
    console.log("| what | seconds | baseline | seconds | ratio |\n| --- | --- | --- | --- | --- |");
    for (const pair of pairs) console.log(measure(pair));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
