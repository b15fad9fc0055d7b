import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../paths";
import { endWithThis } from "./children";
import type { Outcome } from "./outcome";

/** How long mocha may take to end after its last test; something that still runs then keeps it from ending for ever. */
const END_MILLISECONDS = 30_000;

/**
 * Test files by suite, below `test`. Unit tests need no tool chain. The others do: `speed` measures time and wants the machine
 * for itself, `engine` has the engine with the local cloud and its cluster, `workloads` what runs in a cluster by itself,
 * `environments` whole environments from nothing to their end, and `cloud` the emulated cloud without a cluster. `packages` has
 * released Python packages read what the project writes for them, and `pages` opens its pages in a browser.
 */
export const SUITES = {
  unit: { folder: ".", ending: ".spec.ts" },
  speed: { folder: "speed", ending: ".e2e.ts" },
  engine: { folder: "engine", ending: ".e2e.ts" },
  workloads: { folder: "workloads", ending: ".e2e.ts" },
  environments: { folder: "environments", ending: ".e2e.ts" },
  cloud: { folder: "cloud", ending: ".e2e.ts" },
  packages: { folder: "packages", ending: ".e2e.ts" },
  pages: { folder: "pages", ending: ".e2e.ts" },
} as const;

/** Where the tests are, and whether they are shown: as they run, all at the end, or not. */
export interface Place {
  readonly root: string;
  readonly output: "as they run" | "at the end" | "none";
}

/**
 * Runs all tests of a suite in one mocha.
 * @param show where a line goes that says why mocha did not end as it should, and what mocha wrote if that comes at the end
 */
export async function runMocha(
  suite: keyof typeof SUITES,
  show: (line: string) => void,
  place: Place = { root: projectRoot(), output: "as they run" },
): Promise<Outcome> {
  const { root } = place;
  const { folder: below, ending } = SUITES[suite];
  const there = existsSync(join(root, "test", below));
  const files = there ? readdirSync(join(root, "test", below), { recursive: true, encoding: "utf8" }) : [];
  if (!files.some((file) => file.endsWith(ending))) return { passed: 0, failed: 0, skipped: 0 };

  const folder = mkdtempSync(join(tmpdir(), "ascend-stacks-mocha-"));
  const output = join(folder, "outcome.json");
  const written = join(folder, "written.txt");
  const stdio = { "as they run": "inherit", none: "ignore", "at the end": openSync(written, "w") } as const;
  const reporter = ["--reporter", join(__dirname, "counting-reporter.ts"), "--reporter-option", `output=${output}`];
  // bin/mocha.js would start this one as a child of its own, for the loader that .mocharc.yml names.
  const mocha = join(root, "node_modules", "mocha", "bin", "_mocha");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", mocha, ...reporter, "--spec", `test/${below}/**/*${ending}`],
    { cwd: root, stdio: ["ignore", stdio[place.output], stdio[place.output]] },
  );
  endWithThis(child);
  try {
    const stuck = await endOf(child, () => existsSync(output));
    if (place.output === "at the end") show(readFileSync(written, "utf8"));
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
    closeSync(stdio["at the end"]);
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
