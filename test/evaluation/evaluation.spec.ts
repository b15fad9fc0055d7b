import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  compareEvaluations,
  differenceText,
  measurementKey,
  readBaseline,
  readBenchmarkTable,
  readEvaluation,
  readLmEval,
  readOpenCompass,
  readServingOutput,
  readServingResult,
  regressions,
  type EvaluationReading,
  type Measurement,
} from "../../evaluation";
import { csvRows } from "../../evaluation/csv";
import { propertyRuns } from "../support/property-runs";

const SAMPLES = join(__dirname, "samples");

function sample(path: string): string {
  return readFileSync(join(SAMPLES, path), "utf8");
}

function evaluationOf(folder: string): EvaluationReading {
  const names = readdirSync(join(SAMPLES, folder)).sort();
  return readEvaluation(names.map((file) => ({ file, text: sample(`${folder}/${file}`) })));
}

describe("CSV", () => {
  it("has quotes, commas and line ends in cells, and a byte order mark before it", () => {
    assert.deepEqual(csvRows('\uFEFFa,"b,1"\r\n"c ""d""","e\nf"\n\n,\nlast'), [
      ["a", "b,1"],
      ['c "d"', "e\nf"],
      ["last"],
    ]);
  });
});

describe("benchmark_parallel.csv", () => {
  it("has lengths, concurrency, throughput and times", () => {
    const table = readBenchmarkTable(sample("results/benchmark_parallel.csv"));
    assert.equal(table?.measurements.length, 10);
    assert.deepEqual(table.otherColumns, []);
    assert.equal(table.incompleteRows, 0);
    const [first] = table.measurements;
    const [, cells = []] = csvRows(sample("results/benchmark_parallel.csv"));
    const [prompt, output, concurrency, throughput, p90, p99, highest, mean, , perTokenP99, , perToken] =
      cells.map(Number);
    assert.deepEqual(first, {
      kind: "static",
      promptTokens: prompt,
      outputTokens: output,
      concurrency,
      outputTokensPerSecond: throughput,
      firstToken: { p90, p99, highest, mean },
      perToken: { p90: Number(cells[8]), p99: perTokenP99, highest: Number(cells[10]), mean: perToken },
    });
  });

  it("is read with the columns of other releases: seconds, P90 without T, acceptance, images", () => {
    const table = readBenchmarkTable(
      '输入长度,输出长度,并发数,"image_shape(h,w)",输出tokens总吞吐,首tokens时延P90（ms）,平均首tokens时延（s）,平均增量时延（ms）,投机平均接受率\n' +
        '1024,128,4,"(256,256)",180.5,210,0.15,20.5,0.61\n',
    );
    assert.deepEqual(table?.measurements, [
      {
        kind: "static",
        promptTokens: 1024,
        outputTokens: 128,
        concurrency: 4,
        outputTokensPerSecond: 180.5,
        acceptanceRate: 0.61,
        firstToken: { p90: 210, mean: 150 },
        perToken: { mean: 20.5 },
      },
    ]);
    assert.deepEqual(table.otherColumns, ["image_shape(h,w)"]);
  });

  it("counts rows that are cut off, and takes no other table", () => {
    const table = readBenchmarkTable("并发数,输出tokens总吞吐\n1,100\n4\n");
    assert.equal(table?.measurements.length, 1);
    assert.equal(table.incompleteRows, 1);
    assert.equal(readBenchmarkTable("a,b\n1,2\n"), undefined);
    assert.equal(readBenchmarkTable(""), undefined);
  });
});

describe("results of benchmark_serving.py", () => {
  it("are the same from its JSON and from what it prints, to the digits that are printed", () => {
    const printed = readServingOutput(sample("results/benchmark_serving.log"));
    assert.deepEqual(
      printed.map(({ requestRate }) => requestRate),
      [0.5, 1, 2, 4, 8],
    );
    const json = readServingResult(JSON.parse(sample("results/openai-2.0qps-qwen2.5-7b-20241203-141500.json")));
    const rounded = (one: Measurement | undefined) =>
      JSON.parse(JSON.stringify(one), (_, value: unknown) =>
        typeof value === "number" ? Number(value.toFixed(2)) : value,
      ) as unknown;
    assert.deepEqual(rounded(printed[2]), rounded(json));
    assert.equal(json?.promptTokens, 218);
    assert.equal(json.outputTokens, 187);
  });

  it("have no rate where all requests arrive at once", () => {
    const value = { output_throughput: 10, mean_ttft_ms: 5, request_rate: "inf", completed: 0 };
    assert.deepEqual(readServingResult(value), {
      kind: "dynamic",
      completed: 0,
      outputTokensPerSecond: 10,
      firstToken: { mean: 5 },
      perToken: {},
    });
  });

  it("are left out where their end is missing", () => {
    const text = sample("results/benchmark_serving.log");
    assert.equal(readServingOutput(text.slice(0, text.lastIndexOf("P99 ITL"))).length, 4);
  });
});

describe("accuracy", () => {
  it("is read from lm-eval, with errors and without what is no share", () => {
    const scores = readLmEval(JSON.parse(sample("results/results_2024-12-03T15-01-22.123456.json"))) ?? [];
    assert.deepEqual(
      scores.map(({ model, task, metric, value, standardError }) => [model, task, metric, value, standardError]),
      [
        ["qwen2.5-7b", "arc_challenge", "acc", 0.5119, 0.0146],
        ["qwen2.5-7b", "arc_challenge", "acc_norm", 0.5401, 0.0146],
        ["qwen2.5-7b", "gsm8k", "exact_match (strict-match)", 0.7521, 0.0119],
        ["qwen2.5-7b", "gsm8k", "exact_match (flexible-extract)", 0.7604, 0.0118],
        ["qwen2.5-7b", "mmlu", "acc", 0.7145, 0.0036],
      ],
    );
  });

  it("is read from opencompass, in shares, without what was not evaluated", () => {
    const scores = readOpenCompass(sample("results/summary_20241203_160311.csv")) ?? [];
    assert.deepEqual(
      scores.map(({ task, metric, value }) => [task, metric, Number(value.toFixed(4))]),
      [
        ["ceval", "naive_average", 0.7813],
        ["mmlu", "naive_average", 0.712],
        ["humaneval", "humaneval_pass@1", 0.6707],
      ],
    );
  });
});

describe("an evaluation", () => {
  it("has every result of a folder once, and says what of each file was read", () => {
    const { measurements, scores, files } = evaluationOf("results");
    assert.equal(measurements.filter(({ kind }) => kind === "static").length, 10);
    assert.deepEqual(
      measurements.filter(({ kind }) => kind === "dynamic").map(({ requestRate }) => requestRate),
      [0.5, 1, 2, 4, 8],
    );
    assert.equal(scores.length, 8);
    assert.ok(
      files.every(({ remarks }) => remarks.length === 0),
      JSON.stringify(files),
    );
  });

  it("never fails on a file that is cut or damaged, and says so", () => {
    const names = readdirSync(join(SAMPLES, "results"));
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string(),
        (file, part, dirt) => {
          const text = sample(`results/${file}`);
          const cut = text.slice(0, Math.floor(text.length * part)) + dirt;
          const { measurements, scores, files } = readEvaluation([{ file, text: cut }]);
          for (const one of measurements) assert.ok((one.outputTokensPerSecond ?? 0) >= 0);
          assert.ok(measurements.length + scores.length > 0 || (files[0]?.remarks.length ?? 0) > 0 || cut.length > 0);
        },
      ),
      { numRuns: propertyRuns(300) },
    );
    const [file] = readEvaluation([{ file: "a.json", text: '{"results": {' }]).files;
    assert.deepEqual(file?.remarks, ["no JSON: it may be cut off"]);
  });

  it("is its own baseline, after it was stored", () => {
    const now = evaluationOf("results");
    const stored = readBaseline(JSON.stringify(now));
    const differences = compareEvaluations(now, stored);
    assert.equal(differences.length, 15 * 3 + 8);
    assert.deepEqual(regressions(differences), []);
    assert.ok(differences.every(({ change }) => change === 0));
  });

  it("shows what is slower and less accurate than its baseline, and by how much", () => {
    const differences = compareEvaluations(evaluationOf("slower"), evaluationOf("results"));
    const worse = regressions(differences);
    const count = (metric: string) => worse.filter((one) => one.metric === metric).length;
    // Throughput of a dynamic benchmark is what arrives: it is not lower.
    assert.deepEqual([count("throughput"), count("firstToken"), count("perToken")], [10, 15, 15]);
    // 6 points of gsm8k, and 2 points of opencompass, which prints no error; 2 points of arc_challenge are within its error.
    assert.deepEqual(
      worse.filter(({ metric }) => metric === "accuracy").map(({ key }) => key.split(" · ")[2]),
      ["gsm8k", "gsm8k", "ceval"],
    );
    const first = worse.find(({ metric }) => metric === "throughput");
    assert.match(
      first === undefined ? "" : differenceText(first),
      /^throughput, 1024\/128 tokens, 1 at once \(static\): \d+\.\d tokens\/s, baseline \d+\.\d tokens\/s, -1\d\.\d %$/,
    );
  });

  it("takes a result that is missing for a regression, and one that is new for none", () => {
    const all = evaluationOf("results");
    const fewer = { ...all, measurements: all.measurements.slice(1), scores: all.scores.slice(1) };
    assert.deepEqual(
      regressions(compareEvaluations(fewer, all)).map(({ metric, current }) => [metric, current]),
      [
        ["throughput", undefined],
        ["firstToken", undefined],
        ["perToken", undefined],
        ["accuracy", undefined],
      ],
    );
    assert.deepEqual(regressions(compareEvaluations(all, fewer)), []);
  });

  it("tolerates exactly as much as it is told", () => {
    const one = (tokens: number): EvaluationReading => ({
      version: 1,
      measurements: [{ kind: "static", concurrency: 1, outputTokensPerSecond: tokens, firstToken: {}, perToken: {} }],
      scores: [],
      files: [],
    });
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e4, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (before, throughput) => {
          const worse = (factor: number) =>
            regressions(compareEvaluations(one(before * factor), one(before), { throughput })).length;
          assert.equal(worse(1 - throughput), 0);
          assert.equal(worse(1 - throughput - 0.01), 1);
          assert.equal(worse(2), 0);
        },
      ),
      { numRuns: propertyRuns(500) },
    );
  });

  it("compares answers to real prompts, whose lengths differ a little", () => {
    const one = (outputTokens: number): Measurement => ({
      kind: "dynamic",
      promptTokens: 200,
      outputTokens,
      requestRate: 2,
      outputTokensPerSecond: 100,
      firstToken: {},
      perToken: {},
    });
    const reading = (measurement: Measurement): EvaluationReading => ({
      version: 1,
      measurements: [measurement],
      scores: [],
      files: [],
    });
    assert.deepEqual(regressions(compareEvaluations(reading(one(187.4)), reading(one(190.1)))), []);
    assert.equal(regressions(compareEvaluations(reading(one(150)), reading(one(190)))).length, 1);
    assert.equal(measurementKey(one(187.4)), "200/187 tokens, 2 req/s (dynamic)");
  });

  it("refuses a baseline that is none", () => {
    assert.throws(() => readBaseline("{"), /no JSON/);
    assert.throws(() => readBaseline('{"version":2}'), /no evaluation of version 1/);
  });
});
