import assert from "node:assert/strict";
import { printedResults } from "../../components/evaluation-check/printed-results";
import { verdictOf } from "../../components/evaluation-check/verdict";
import { benchmarkTable } from "../support/serving-programs";

const table = (throughput: number) => [{ file: "benchmark_parallel.csv", text: benchmarkTable(throughput) }];
const baseline = verdictOf(table(50), undefined).json;
const expectation = (change: object = {}) => ({ baseline, tolerance: {}, onRegression: "fail", ...change });

describe("results that a job prints", () => {
  it("are read between their marks; the last print of a file counts, and one that is cut off does not", () => {
    const log = [
      "step x: begins",
      "--- result a.csv",
      "old",
      "--- end of result",
      "--- result a.csv",
      "1,2",
      "",
      "3,4",
      "",
      "--- end of result",
      "between",
      "--- result folder/b c.json",
      "{}",
      "--- end of result",
      "--- result d.csv",
      "cut",
    ].join("\n");
    assert.deepEqual(printedResults(log), [
      { file: "a.csv", text: "1,2\n\n3,4\n" },
      { file: "folder/b c.json", text: "{}" },
    ]);
    assert.deepEqual(printedResults(""), []);
  });
});

describe("the verdict on results", () => {
  it("is the results themselves where nothing is expected", () => {
    const { json, lines, fails } = verdictOf(table(50), undefined);
    assert.equal(fails, false);
    assert.equal(lines[0], "2 measurements and 0 scores");
    assert.equal((JSON.parse(json) as { measurements: unknown[] }).measurements.length, 2);
  });

  it("fails where they are worse than tolerated, warns where that is wanted, and is good within the tolerance", () => {
    assert.equal(verdictOf(table(50), expectation()).fails, false);
    assert.equal(verdictOf(table(48), expectation()).fails, false, "5 % of the throughput may be lost");
    const worse = verdictOf(table(40), expectation());
    assert.equal(worse.fails, true);
    assert.match(
      worse.lines.join("\n"),
      /\nworse than the baseline allows: throughput, 1024\/128 tokens, 1 at once \(static\): 40\.0 tokens\/s, baseline 50\.0 tokens\/s, -20\.0 %/,
    );
    const warned = verdictOf(table(40), expectation({ onRegression: "warn" }));
    assert.equal(warned.fails, false);
    assert.match(warned.lines.join("\n"), /\nwarning: worse than the baseline allows: throughput/);
    assert.equal(verdictOf(table(40), expectation({ tolerance: { throughput: 0.25 } })).fails, false);
  });

  it("refuses files without results, and a baseline that is none", () => {
    assert.throws(
      () => verdictOf([{ file: "a.csv", text: "x,y\n1,2" }], undefined),
      /no result that can be read:\n {2}0 measurements and 0 scores\n {2}a\.csv: /,
    );
    assert.throws(() => verdictOf(table(40), expectation({ baseline: "{}" })), /no evaluation of version 1/);
  });
});
