/** `npm run check`: types, lint, format and the unit tests; needs nothing but the npm packages. */
import { runChecks, showChecks } from "./testing/checks";
import { runMocha } from "./testing/mocha";
import { sum, summaryLine } from "./testing/outcome";

function show(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  // The checks and the unit tests take one core each.
  const checking = runChecks();
  const unit = await runMocha("unit", show);
  const total = sum([unit, showChecks(await checking, show)]);
  show(`\n${summaryLine(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

void main();
