/** How many tests passed, failed and were skipped. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of outcomes) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** The last line of a test run: `N passed, N failed`, and `, N skipped` where some were. */
export function summaryLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
