import assert from "node:assert/strict";
import fc from "fast-check";
import { planBenchmark, type BenchmarkWorkload } from "../../plan/benchmark";
import { faultText, isRejected, mergedAlternative, requirePlan } from "../../plan/fault";
import { planServing } from "../../plan/serving";
import type { ServingWorkload } from "../../plan/serving-workload";
import { propertyRuns } from "../support/property-runs";

const POOL = { name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 };
const STATIC: BenchmarkWorkload = {
  name: "load",
  kind: "static",
  concurrency: [1, 4],
  promptTokens: [1024, 2048],
  outputTokens: [128, 256],
};

function service(change: Partial<ServingWorkload> = {}) {
  return requirePlan("chat", planServing({ name: "chat", model: "llama2-13b", ...change }, POOL));
}

function plan(change: Partial<BenchmarkWorkload> = {}, served = service()) {
  return requirePlan("load", planBenchmark({ ...STATIC, ...change }, served));
}

function sentences(change: Partial<BenchmarkWorkload>): string[] {
  const answer = planBenchmark({ ...STATIC, ...change }, service());
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

describe("planBenchmark", () => {
  it("measures each length at each load", () => {
    const { measurements, epochs, tokenizerPath, servedModelName, explanation } = plan();
    assert.deepEqual(measurements, [
      { load: 1, promptTokens: 1024, outputTokens: 128 },
      { load: 1, promptTokens: 2048, outputTokens: 256 },
      { load: 4, promptTokens: 1024, outputTokens: 128 },
      { load: 4, promptTokens: 2048, outputTokens: 256 },
    ]);
    assert.deepEqual([epochs, tokenizerPath, servedModelName], [5, "/mnt/sfs_turbo/models/llama2-13b", "llama2-13b"]);
    assert.deepEqual(explanation, [
      "benchmark load: static, service chat: 4 measurements of 5 rounds, requests at once 1 and 4 (seed 003, line 61)",
    ]);
  });

  it("takes rates of arrival for the dynamic kind, and rounds of the request", () => {
    const { concurrency: _, ...rest } = STATIC;
    const answer = requirePlan(
      "load",
      planBenchmark({ ...rest, kind: "dynamic", requestRates: [2], epochs: 1 }, service()),
    );
    assert.deepEqual(
      answer.measurements.map(({ load }) => load),
      [2, 2],
    );
    assert.deepEqual([answer.epochs, answer.sources["epochs"]?.from], [1, "user"]);
    assert.equal(plan().sources["epochs"]?.from, "default");
    assert.match(answer.explanation[0] ?? "", /2 measurements of 1 round, requests in a second 2 /);
  });

  it("gets from the service what the two must agree on", () => {
    assert.equal(plan({}, service({ schedulerSteps: 8 })).schedulerSteps, 8);
    const speculative = service({ draftModel: "eagle", speculativeTokens: 5 });
    const { speculativeTokens, explanation } = plan({ sharedPrefixTokens: 512 }, speculative);
    assert.equal(speculativeTokens, 5);
    assert.match(explanation[1] ?? "", /use a real data set \(seed 003, line 61\)$/);
    assert.equal(plan({ sharedPrefixTokens: 512 }).sharedPrefixTokens, 512);
    assert.equal("speculativeTokens" in plan(), false);
    assert.equal("schedulerSteps" in plan(), false);
  });

  const rejections: [what: string, change: Partial<BenchmarkWorkload>, sentences: string[]][] = [
    [
      "an unknown kind",
      { kind: "steady" },
      ['kind: got "steady"; a benchmark is static or dynamic (seed 003, line 61)'],
    ],
    [
      "no load",
      { concurrency: [] },
      ["concurrency: got nothing; requests at once; give one number or more (seed 003, line 61)"],
    ],
    [
      "a load of the other kind",
      { kind: "dynamic" },
      ["requestRates: got nothing; requests in a second; give one number or more (seed 003, line 61)"],
    ],
    [
      "numbers that are none",
      { concurrency: [0, 1.5], epochs: 0 },
      [
        "concurrency[0]: got 0; requests at once: whole numbers from 1 (seed 003, line 61)",
        "concurrency[1]: got 1.5; requests at once: whole numbers from 1 (seed 003, line 61)",
        "epochs[0]: got 0; rounds of each measurement: whole numbers from 1 (seed 003, line 61)",
      ],
    ],
    [
      "prompts without answers",
      { outputTokens: [128] },
      [
        "outputTokens: got 1 length for 2 prompts; each length of a prompt has its length of an answer; give as many (seed 003, line 61)",
      ],
    ],
    [
      "more tokens than the service takes",
      { promptTokens: [1024, 16300] },
      [
        "promptTokens[1]: got 16300 + 256 tokens; service chat takes 16384 tokens, prompt and answer together; use less (seed 003, line 61)",
      ],
    ],
    [
      "a shared beginning as long as a prompt",
      { sharedPrefixTokens: 1024 },
      [
        "sharedPrefixTokens: got 1024; the shared beginning is shorter than each prompt, and promptTokens[0] is 1024; use less (seed 003, line 61)",
      ],
    ],
  ];
  for (const [what, change, expected] of rejections) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(sentences(change), expected);
    });
  }

  it("takes prompt and answer that together fill the context", () => {
    assert.equal(plan({ promptTokens: [16256], outputTokens: [128] }).measurements.length, 2);
  });

  it("accepts a request with all its alternatives, and never asks more tokens than the service takes", () => {
    const numbers = fc.array(fc.integer({ min: -1, max: 20_000 }), { maxLength: 3 });
    const workloads = fc.record(
      {
        name: fc.constant("load"),
        kind: fc.constantFrom("static", "dynamic", "steady"),
        promptTokens: numbers,
        outputTokens: numbers,
        concurrency: numbers,
        requestRates: numbers,
        epochs: fc.integer({ min: -1, max: 10 }),
        sharedPrefixTokens: fc.integer({ min: 0, max: 4096 }),
      },
      { requiredKeys: ["name", "kind", "promptTokens", "outputTokens"] },
    );
    const served = service();
    fc.assert(
      fc.property(workloads, (workload) => {
        const answer = planBenchmark(workload, served);
        if (!isRejected(answer)) {
          assert.ok(answer.measurements.length > 0);
          for (const { promptTokens, outputTokens } of answer.measurements) {
            assert.ok(promptTokens >= 1 && outputTokens >= 1 && promptTokens + outputTokens <= served.maxModelLen);
          }
          return;
        }
        assert.doesNotMatch(answer.map(faultText).join("\n"), /undefined|NaN|\[object|Infinity/);
        const changes = mergedAlternative(answer);
        assert.ok(changes === undefined || !isRejected(planBenchmark({ ...workload, ...changes }, served)));
      }),
      { numRuns: propertyRuns(10_000) },
    );
  });
});
