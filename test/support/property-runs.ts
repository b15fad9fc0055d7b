/**
 * Cases of a property test: as many as the test wants, or fewer where the environment variable FAST_CHECK_RUNS says so, as
 * mutation testing does, which runs each property hundreds of times.
 */
export function propertyRuns(cases: number): number {
  const most = Number(process.env["FAST_CHECK_RUNS"] ?? cases);
  return Math.min(cases, most);
}
