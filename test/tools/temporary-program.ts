import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";
import { engineEnvironment, ensureToolchain } from "../../tools/toolchain";

/** A Pulumi program of its own in a temporary folder, with a state of its own, run by the tool chain's engine. */
export interface TemporaryProgram {
  folder: string;
  /** Replaces the program's text, index.ts. */
  write: (text: string) => void;
  /** Runs `pulumi` with these arguments and returns all it printed; throws on an exit code other than 0. */
  pulumi: (...args: string[]) => Promise<string>;
  /** Starts `pulumi` and returns its process, for tests that end it. */
  start: (...args: string[]) => ReturnType<typeof spawn>;
  /** The stack's state as it lies on the disk. */
  state: () => string;
  remove: () => void;
}

const TIME_LIMIT_SECONDS = 60;

/** Makes a program with stack `test`. `options` are `runtime.options` of Pulumi.yaml. */
export async function temporaryProgram(options: Record<string, unknown> = {}): Promise<TemporaryProgram> {
  const folder = mkdtempSync(join(tmpdir(), "ascend-stacks-program-"));
  const backend = join(folder, "backend");
  const source = join(folder, "program");
  mkdirSync(source);
  const toolchain = await ensureToolchain((line) => {
    process.stderr.write(`${line}\n`);
  });
  const environment = { ...process.env, ...engineEnvironment(toolchain, backend) };
  const runtime = { name: "nodejs", options: { typescript: false, nodeargs: "--require tsx/cjs", ...options } };
  // JSON is YAML.
  writeFileSync(join(source, "Pulumi.yaml"), JSON.stringify({ name: "temporary", runtime, main: "index.ts" }));
  writeFileSync(join(source, "package.json"), "{}");
  symlinkSync(join(projectRoot(), "node_modules"), join(source, "node_modules"));

  const start = (...args: string[]) =>
    spawn(toolchain.pulumi, ["--non-interactive", "--cwd", source, ...args], {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
  const pulumi = async (...args: string[]) => {
    const child = start(...args);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    }
    const limit = setTimeout(() => child.kill("SIGKILL"), TIME_LIMIT_SECONDS * 1000);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    clearTimeout(limit);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")}: exit code ${code ?? "(ended by a signal)"}\n${output}`);
    return output;
  };
  await pulumi("stack", "init", "test");
  return {
    folder: source,
    write: (text) => {
      writeFileSync(join(source, "index.ts"), text);
    },
    pulumi,
    start,
    state: () => readFileSync(join(backend, ".pulumi", "stacks", "temporary", "test.json"), "utf8"),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
