/** The most cases that a property may run: without end, but where the environment variable FAST_CHECK_RUNS says otherwise. */
const MOST = Number(process.env["FAST_CHECK_RUNS"] ?? Infinity);

/**
 * Cases of a property test: as many as the test wants, or fewer where FAST_CHECK_RUNS says so, as mutation testing does, which
 * runs each property thousands of times.
 */
export function propertyRuns(cases: number): number {
  return Math.min(cases, MOST);
}

/** All of the values, or as many of them as a property may run, evenly spread. */
export function propertyCases<V>(values: readonly V[]): V[] {
  const step = Math.max(1, values.length / MOST);
  return values.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
