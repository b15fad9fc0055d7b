import { spawn } from "node:child_process";
import { projectRoot } from "../paths";
import { duration } from "../progress";
import { endWithThis } from "./children";
import type { Outcome } from "./outcome";

/** The checks of the sources, as scripts of package.json. Each counts as a test. */
const CHECKS = ["types", "lint", "format:check"];

/** A check that has ended. */
export interface Checked {
  name: string;
  passed: boolean;
  output: string;
  milliseconds: number;
}

/** Runs the checks one after the other, so that something else has the second core. */
export async function runChecks(): Promise<Checked[]> {
  const results: Checked[] = [];
  for (const name of CHECKS) results.push(await runCheck(name));
  return results;
}

/** Shows the checks as mocha shows tests, with all that a failed one printed. */
export function showChecks(checks: readonly Checked[], show: (line: string) => void): Outcome {
  show("\n  checks of the sources");
  for (const { name, passed, output, milliseconds } of checks) {
    show(`    ${passed ? "✔" : "✖"} ${name} (${duration(milliseconds)})`);
    if (!passed) show(output.replace(/^/gm, "      "));
  }
  const failed = checks.filter((check) => !check.passed).length;
  return { passed: checks.length - failed, failed, skipped: 0 };
}

async function runCheck(name: string): Promise<Checked> {
  const started = Date.now();
  const child = spawn("npm", ["run", "--silent", name], { cwd: projectRoot(), stdio: ["ignore", "pipe", "pipe"] });
  endWithThis(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { name, passed: code === 0, output: output.trim(), milliseconds: Date.now() - started };
}
