import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import type { Outcome } from "./outcome";

/**
 * Mocha's spec reporter, which also writes how many tests passed, failed and were skipped to the file that the reporter
 * option `output` names. The file is there only when the run came to its end.
 */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { output } = options.reporterOptions as { output: string };
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const outcome: Outcome = { passed: passes, failed: failures, skipped: pending };
      writeFileSync(output, JSON.stringify(outcome));
    });
  }
}

// Mocha takes the module itself as the class.
export = CountingReporter;
