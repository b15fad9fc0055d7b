/**
 * `npm test`: all there is to test. Builds the tool chain first if it is not there; meanwhile, and beside the unit tests,
 * the sources are checked; then the tests that measure time have the machine to themselves; and at last the others run, some
 * suites beside others, because they mostly wait.
 */
import { projectRoot } from "./paths";
import { streamReport } from "./progress";
import { runChecks, showChecks } from "./testing/checks";
import { runMocha } from "./testing/mocha";
import { sum, summaryLine, type Outcome } from "./testing/outcome";
import { ensureToolchain, ToolchainError } from "./toolchain";

function show(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Makes sure of the tool chain; one that cannot be had is a failed test. */
async function toolchain(): Promise<Outcome> {
  try {
    await ensureToolchain(streamReport(process.stdout));
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    show(`\n  ✖ tool chain\n${error.message.replace(/^/gm, "    ")}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Suites that run one after the other, beside the tests of the engine. */
const BESIDE = [["environments"], ["workloads"], ["packages", "pages", "cloud"]] as const;

/** Some suites, one after the other; what they write comes when each has ended. */
async function runInTurn(suites: (typeof BESIDE)[number]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const suite of suites) {
    outcomes.push(await runMocha(suite, show, { root: projectRoot(), output: "at the end" }));
  }
  return outcomes;
}

/** The tests that need the tool chain. */
async function withToolchain(): Promise<Outcome[]> {
  const speed = await runMocha("speed", show);
  const beside = BESIDE.map(runInTurn);
  const engine = await runMocha("engine", show);
  return [speed, engine, ...(await Promise.all(beside)).flat()];
}

async function main(): Promise<void> {
  const checking = runChecks();
  const built = await toolchain();
  const unit = await runMocha("unit", show);
  const checked = showChecks(await checking, show);
  const outcomes = [built, unit, checked];
  if (built.failed === 0) outcomes.push(...(await withToolchain()));
  else show("The tests of the engine were not run: they need the tool chain.");
  const total = sum(outcomes);
  show(`\n${summaryLine(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

void main();
