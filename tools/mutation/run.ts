/**
 * `npm run mutation`: changes the code of plan/ and config/ in thousands of small ways, one at a time, and counts how many of
 * them the unit tests notice (Stryker). Writes the counts to docs/mutation.json, from which the page is generated. With files
 * as arguments only those are changed, and the counts of the others stay. Ends with exit code 1 below the score that is asked
 * for.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mutationScores } from "../docs/mutation";
import { projectRoot } from "../paths";
import { LEAST_SCORE, score, type FileScore } from "./score";

/** Cases of each property test while mutants run: every property is run hundreds of times. */
const PROPERTY_RUNS = "30";

/** The part of Stryker's report that is read here. */
interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** The counts of one file. */
function fileScore(file: string, statuses: readonly string[]): FileScore {
  const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
  return {
    file,
    killed: count("Killed"),
    timeout: count("Timeout"),
    survived: count("Survived"),
    noCoverage: count("NoCoverage"),
    ignored: count("Ignored"),
  };
}

function main(): void {
  const root = projectRoot();
  const stryker = join(root, "node_modules/@stryker-mutator/core/bin/stryker.js");
  const chosen = process.argv.slice(2);
  const only = chosen.length === 0 ? [] : ["--mutate", chosen.join(",")];
  const { status } = spawnSync(process.execPath, [stryker, "run", "tools/mutation/stryker.config.json", ...only], {
    cwd: root,
    env: { ...process.env, FAST_CHECK_RUNS: PROPERTY_RUNS },
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("Stryker could not run; it says above why");
  const report = JSON.parse(readFileSync(join(root, ".stryker/report.json"), "utf8")) as Report;
  const counted = Object.entries(report.files).map(([file, { mutants }]) =>
    fileScore(
      file,
      mutants.map((mutant) => mutant.status),
    ),
  );
  const others = chosen.length === 0 ? [] : mutationScores().filter(({ file }) => !chosen.includes(file));
  const files = [...counted, ...others].sort((a, b) => (a.file < b.file ? -1 : 1));
  writeFileSync(join(root, "docs/mutation.json"), `${JSON.stringify({ files }, undefined, 2)}\n`);
  const total = score(files);
  console.log(`mutation score ${total.toFixed(1)} %, at least ${LEAST_SCORE} % is asked for`);
  if (total < LEAST_SCORE) process.exitCode = 1;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
