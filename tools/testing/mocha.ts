import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../paths";
import { endWithThis } from "./children";
import type { Outcome } from "./outcome";

/** How long mocha may take to end after its last test; something that still runs then keeps it from ending for ever. */
const END_MILLISECONDS = 30_000;

/** Test files whose names end so; unit tests need no tool chain, engine tests do. */
export const SUITES = { unit: ".spec.ts", engine: ".e2e.ts" } as const;

/**
 * Runs all tests of a suite in one mocha, which shows them as they run.
 * @param show where a line goes that says why mocha did not end as it should
 * @param place folder whose `test` has the tests, and whether they are shown
 */
export async function runMocha(
  suite: keyof typeof SUITES,
  show: (line: string) => void,
  place: { root: string; stdio: "inherit" | "ignore" } = { root: projectRoot(), stdio: "inherit" },
): Promise<Outcome> {
  const { root, stdio } = place;
  const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" });
  if (!files.some((file) => file.endsWith(SUITES[suite]))) return { passed: 0, failed: 0, skipped: 0 };

  const folder = mkdtempSync(join(tmpdir(), "ascend-stacks-mocha-"));
  const output = join(folder, "outcome.json");
  const reporter = ["--reporter", join(__dirname, "counting-reporter.ts"), "--reporter-option", `output=${output}`];
  // bin/mocha.js would start this one as a child of its own, for the loader that .mocharc.yml names.
  const mocha = join(root, "node_modules", "mocha", "bin", "_mocha");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", mocha, ...reporter, "--spec", `test/**/*${SUITES[suite]}`],
    {
      cwd: root,
      stdio,
    },
  );
  endWithThis(child);
  try {
    const stuck = await endOf(child, () => existsSync(output));
    if (!existsSync(output)) {
      show(`The ${suite} tests did not come to their end: mocha ended with exit code ${child.exitCode ?? "?"}.`);
      return { passed: 0, failed: 1, skipped: 0 };
    }
    const outcome = JSON.parse(readFileSync(output, "utf8")) as Outcome;
    if (!stuck) return outcome;
    show(
      `The ${suite} tests left something running: mocha did not end ${END_MILLISECONDS / 1000} s after its last test.`,
    );
    return { ...outcome, failed: outcome.failed + 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for a process to end; true if it had to be ended because it went on long after it was done. */
async function endOf(child: ReturnType<typeof spawn>, isDone: () => boolean): Promise<boolean> {
  let stuck = false;
  let doneSince: number | undefined;
  const watch = setInterval(() => {
    if (!isDone()) return;
    doneSince ??= Date.now();
    if (Date.now() - doneSince < END_MILLISECONDS) return;
    stuck = true;
    child.kill("SIGKILL");
  }, 1000);
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => {
      resolve();
    });
  });
  clearInterval(watch);
  return stuck;
}
