import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import { compareEvaluations, readEvaluation, type EvaluationReading } from "../../evaluation";
import { evaluationCharts, evaluationPage } from "../../operations/evaluation-page";
import { runScript } from "../support/run-script";

const SCRIPT = "operations/report-command.ts";
const SAMPLES = join(__dirname, "../evaluation/samples");

function evaluationOf(folder: string): EvaluationReading {
  const names = readdirSync(join(SAMPLES, folder)).sort();
  return readEvaluation(names.map((file) => ({ file, text: readFileSync(join(SAMPLES, folder, file), "utf8") })));
}

const baseline = evaluationOf("results");
const evaluation = evaluationOf("slower");
const compared = { name: "slower", evaluation, baseline, differences: compareEvaluations(evaluation, baseline) };

describe("page of an evaluation", () => {
  for (const language of ["en", "zh"] as const) {
    it(`is well-formed in ${language}, loads nothing, and holds its numbers`, () => {
      const page = evaluationPage(compared, language, new Date(0));
      assert.equal(XMLValidator.validate(page.replace("<!DOCTYPE html>", "")), true);
      assert.doesNotMatch(page, /\b(?:src|href)="(?!data:,")|@import|url\((?!#)/);
      const [, json = ""] = /id="data">(.*)<\/script>/.exec(page) ?? [];
      assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(evaluation)));
    });
  }

  it("draws throughput and times against the load, each length a curve beside that of the baseline", () => {
    const charts = evaluationCharts(compared, "en");
    assert.deepEqual(
      charts.map(({ id }) => id),
      [
        "static-throughput",
        "static-first-token",
        "static-per-token",
        "dynamic-throughput",
        "dynamic-first-token",
        "dynamic-per-token",
      ],
    );
    const [throughput, firstToken] = charts;
    assert.deepEqual(
      throughput?.curves.map(({ name, form }) => [name, form]),
      [
        ["1024 → 128 tokens", undefined],
        ["1024 → 128 tokens, baseline", "dashed"],
        ["2048 → 256 tokens", undefined],
        ["2048 → 256 tokens, baseline", "dashed"],
      ],
    );
    const points = firstToken?.curves[0]?.points ?? [];
    assert.deepEqual(
      points.map(([x]) => x),
      [1, 4, 8, 16, 32],
    );
    assert.deepEqual(
      points.map(([, y]) => y),
      evaluation.measurements
        .filter(({ kind, promptTokens }) => kind === "static" && promptTokens === 1024)
        .map(({ firstToken: { mean } }) => mean),
    );
    assert.deepEqual(
      [throughput.x, throughput.y],
      [
        { name: "Concurrency", unit: "requests" },
        { name: "Throughput of answers", unit: "tokens/s" },
      ],
    );
  });

  it("says in words what is worse, at the result and at the top", () => {
    const page = evaluationPage(compared, "en", new Date(0));
    assert.match(page, /43 of 53 results are worse than tolerated/);
    assert.match(page, /first token <span class="bad">✗ \+18\.0 %<\/span>/);
    assert.doesNotMatch(evaluationPage({ name: "a", evaluation }, "en", new Date(0)), /Against the baseline<\/h2>/);
    const equal = { name: "a", evaluation: baseline, baseline, differences: compareEvaluations(baseline, baseline) };
    assert.match(evaluationPage(equal, "en", new Date(0)), /✓ None of the 53 results/);
  });
});

describe("npm run report with results", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "report-"));
    cpSync(SAMPLES, folder, { recursive: true });
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("writes a page whose JSON is the baseline of the next, and fails by choice", async () => {
    const first = await runScript(SCRIPT, ["--benchmark", "results", "--out", "out/base.html"], { userFolder: folder });
    assert.equal(first.code, 0);
    assert.equal(first.stdout.trim().split("\n").length, 2 + 6);
    const args = ["--benchmark", "slower", "--baseline", "out/base.json", "--out", "out/next.html"];
    const warned = await runScript(SCRIPT, args, { userFolder: folder });
    assert.equal(warned.code, 0);
    assert.equal(warned.stderr.trim().split("\n").length, 43);
    const failed = await runScript(SCRIPT, [...args, "--fail"], { userFolder: folder });
    assert.equal(failed.code, 1);
    const tolerant = [
      "--throughput-tolerance",
      "0.5",
      "--latency-tolerance",
      "0.5",
      "--accuracy-tolerance",
      "0.5",
      "--fail",
    ];
    assert.equal((await runScript(SCRIPT, [...args, ...tolerant], { userFolder: folder })).code, 0);
  });

  it("does not read what it wrote itself", async () => {
    await runScript(SCRIPT, ["--benchmark", "results"], { userFolder: folder });
    const { stdout } = await runScript(SCRIPT, ["--benchmark", "results", "--json"], { userFolder: folder });
    assert.deepEqual(JSON.parse(stdout), JSON.parse(JSON.stringify(baseline)));
  });

  it("says what is wrong with its files", async () => {
    writeFileSync(join(folder, "bad.json"), "{");
    const wrong: [string[], RegExp][] = [
      [["--benchmark", "nowhere"], /--benchmark: nowhere: no such file/],
      [["--benchmark", "results", "--baseline", "no.json"], /--baseline: no\.json: no such file/],
      [["--benchmark", "results", "--baseline", "bad.json"], /--baseline: bad\.json: it is no JSON/],
      [["--benchmark", "results", "--logs", "results"], /got both/],
      [["--logs", "results", "--baseline", "bad.json"], /--baseline: goes with --benchmark only/],
      [["--benchmark", "results", "--latency-tolerance", "5"], /share from 0 to 1/],
    ];
    for (const [args, message] of wrong) {
      const { stderr, code } = await runScript(SCRIPT, args, { userFolder: folder });
      assert.equal(code, 1, args.join(" "));
      assert.match(stderr, message);
    }
  }).timeout(60_000);
});
