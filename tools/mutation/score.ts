/** Mutants of one file by what became of them. */
export interface FileScore {
  /** Path in the project. */
  readonly file: string;
  /** A test failed. */
  readonly killed: number;
  /** The tests did not end. */
  readonly timeout: number;
  /** Every test passed. */
  readonly survived: number;
  /** No test runs the code. */
  readonly noCoverage: number;
  /** Not tried: code that runs once while a file is loaded, such as tables. */
  readonly ignored: number;
}

/** Score in percent that is asked for. */
export const LEAST_SCORE = 80;

/** Mutants that were noticed, in percent of those that were tried. */
export function score(files: readonly FileScore[]): number {
  const sum = (take: (file: FileScore) => number) => files.reduce((total, file) => total + take(file), 0);
  const noticed = sum(({ killed, timeout }) => killed + timeout);
  return (100 * noticed) / (noticed + sum(({ survived, noCoverage }) => survived + noCoverage));
}
