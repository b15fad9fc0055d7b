import assert from "node:assert/strict";
import fc from "fast-check";
import { llamaFactoryModelNames, llamaFactoryRows } from "../../catalogue";
import { modelArchitecture } from "../../catalogue/model-architectures";
import { faultText, isRejected, mergedAlternative, requirePlan } from "../../plan/fault";
import { planLlamaFactory, zeroText } from "../../plan/llama-factory";
import type { NpuPool } from "../../plan/pool";
import type { TrainingWorkload } from "../../plan/training-workload";
import { propertyRuns } from "../support/property-runs";

const POOL: NpuPool = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
const LORA: TrainingWorkload = { name: "run", model: "llama2-13b", strategy: "lora", seqLen: 4096 };

/** The faults of a workload as its user reads them. */
function sentences(change: Partial<TrainingWorkload>, pool: Partial<NpuPool> = {}): string[] {
  const answer = planLlamaFactory({ ...LORA, ...change }, { ...POOL, ...pool });
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

function plan(change: Partial<TrainingWorkload> = {}) {
  return requirePlan("run", planLlamaFactory({ ...LORA, ...change }, POOL));
}

const workloads = fc.record(
  {
    name: fc.constant("run"),
    model: fc.oneof(
      fc.constantFrom(...llamaFactoryModelNames()),
      fc.constantFrom("llama-13b", "Qwen2_vl-7B", "gpt2", ""),
    ),
    strategy: fc.constantFrom("full", "lora", "sft", "pretrain", "loar"),
    seqLen: fc.oneof(fc.constantFrom(4096, 8192), fc.integer({ min: 1, max: 100_000 })),
    nodes: fc.integer({ min: 1, max: 10 }),
    tensorParallel: fc.constantFrom(1, 8),
    resumeIterations: fc.constantFrom(100, 200),
  },
  { requiredKeys: ["name", "model", "strategy", "seqLen"] },
);
const pools = fc.record({
  name: fc.constant("npu"),
  nodes: fc.integer({ min: 0, max: 6 }),
  npusPerNode: fc.constantFrom(0, 1, 4, 8, 16),
  npuMemoryGiB: fc.constantFrom(32, 64, 64),
});

describe("planLlamaFactory", () => {
  it("answers every measured cell with the row's numbers", () => {
    let cells = 0;
    for (const row of llamaFactoryRows()) {
      for (const strategy of row.strategies) {
        for (const seqLen of row.seqLens) {
          const { zeroStage, offload, gradientAccumulationSteps, nodes, npusPerNode, template, dataParallel } = plan({
            model: row.model,
            strategy,
            seqLen,
          });
          assert.deepEqual(
            [zeroStage, offload, gradientAccumulationSteps, nodes, npusPerNode, template],
            [row.zeroStage, row.offload, row.gradientAccumulationSteps, row.nodes, row.npusPerNode, row.template],
          );
          assert.equal(dataParallel, nodes * npusPerNode);
          cells++;
        }
      }
    }
    assert.equal(cells, 112);
  });

  it("explains what it chose, and from which seed line", () => {
    assert.deepEqual(plan({ model: "qwen1.5-32b", strategy: "full", seqLen: 8192 }).explanation.slice(0, 2), [
      "training run: qwen1.5-32b full at 8192 tokens with llama-factory: 4 x 8 NPUs, ZeRO-3-Offload, " +
        "gradient accumulation 4, template qwen, as measured (seed 001, line 55)",
      "training run: weights: models/qwen1.5-32b on the share, from https://huggingface.co/Qwen/Qwen1.5-32B-Chat " +
        "(seed 000, line 55; seed 001, line 57)",
    ]);
    assert.deepEqual([zeroText(plan()), zeroText({ zeroStage: 2, offload: true })], ["ZeRO-2", "ZeRO-2-Offload"]);
  });

  it("says of every value where it comes from", () => {
    const { sources, explanation: _, name, framework, ...values } = plan({ nodes: 2, command: "sh run.sh" });
    assert.deepEqual([name, framework], ["run", "llama-factory"]);
    assert.deepEqual(Object.keys(sources).sort(), Object.keys(values).sort());
    assert.deepEqual(
      ["zeroStage", "nodes", "dataParallel", "image", "command", "weightsUrl"].map((key) => sources[key]?.from),
      ["measured", "user", "user", "default", "user", "measured"],
    );
    assert.equal(plan().sources["dataParallel"]?.from, "measured");
  });

  it("takes the full fine-tuning that Megatron calls sft", () => {
    assert.equal(plan({ strategy: "sft" }).strategy, "full");
  });

  it("finds weights of models that Megatron does not train in the serving table", () => {
    assert.match(plan({ model: "qwen2-vl-7b" }).weightsUrl ?? "", /Qwen2-VL-7B/);
    assert.match(plan({ model: "falcon2-11b" }).weightsUrl ?? "", /falcon-11B/i);
  });

  it("takes nodes, image, weights and command of the request", () => {
    const own = plan({ nodes: 3, image: "swr.example.com/team/train:1", weights: "models/mine", command: "sh run.sh" });
    assert.deepEqual(
      [own.nodes, own.dataParallel, own.image, own.weightsPath, own.command],
      [3, 3, "swr.example.com/team/train:1", "models/mine", "sh run.sh"],
    );
    assert.match(own.explanation[0] ?? "", /with nodes of the request; measured on 1 x 1 NPU /);
    assert.ok(own.explanation.includes("training run: start command: as configured"));
  });

  const rejections: [what: string, change: Partial<TrainingWorkload>, pool: Partial<NpuPool>, sentence: string][] = [
    [
      "a model that only Megatron trains",
      { model: "mixtral-8x7b" },
      {},
      `model: got "mixtral-8x7b"; models of the LLaMA-Factory table: ${llamaFactoryModelNames().slice(0, -1).join(", ")} and yi-34b (seed 001, line 55)`,
    ],
    [
      "a strategy that the table does not have",
      { strategy: "pretrain" },
      {},
      'strategy: got "pretrain"; llama2-13b is measured with lora and full; use lora (seed 001, line 55)',
    ],
    [
      "a length that was not measured",
      { seqLen: 16384 },
      {},
      "seqLen: got 16384; llama2-13b lora is measured at 4096 and 8192; use 8192 on 1 x 1 NPU (seed 001, line 55)",
    ],
    [
      "more nodes than the pool has",
      { model: "llama2-70b", strategy: "full" },
      { nodes: 2 },
      ': got 4 x 8 NPUs for llama2-70b full at 4096; pool "npu" has 2 nodes, 2 too few; use strategy lora with seqLen 4096 on 2 x 8 NPUs, or set its nodes to 4 (seed 001, line 55)',
    ],
    [
      "settings of Megatron",
      { tensorParallel: 8 },
      {},
      "tensorParallel: got 8; a setting of Megatron, which LLaMA-Factory does not have: leave it out (seed 001, line 55)",
    ],
  ];
  for (const [what, change, pool, sentence] of rejections) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(sentences(change, pool), [sentence]);
    });
  }

  it("answers what was not measured on request only, and labels what it says", () => {
    assert.equal(sentences({ seqLen: 16384 }).length, 1);
    const estimated = plan({ seqLen: 16384, estimate: true });
    assert.deepEqual(
      [estimated.model, estimated.strategy, estimated.seqLen, estimated.template, estimated.gradientAccumulationSteps],
      ["llama2-13b", "lora", 16384, "llama2", 8],
    );
    const from = ["zeroStage", "offload", "nodes", "npusPerNode", "dataParallel"];
    assert.deepEqual([...new Set(from.map((key) => estimated.sources[key]?.from))], ["estimated"]);
    assert.deepEqual(
      ["template", "gradientAccumulationSteps"].map((key) => estimated.sources[key]?.from),
      ["default", "default"],
    );
    assert.equal(plan().sources["template"]?.from, "measured");
    assert.equal(plan().sources["gradientAccumulationSteps"]?.from, "measured");
    assert.match(estimated.explanation[0] ?? "", /, as estimated \(Megatron-LM, /);
    // What was measured is not estimated, and a strategy that does not exist is not either.
    assert.equal(plan({ estimate: true }).sources["zeroStage"]?.from, "measured");
    assert.equal(sentences({ strategy: "dpo", seqLen: 16384, estimate: true }).length, 1);
  });

  it("estimates a model of another table with the default template, full training with more NPUs than adapters", () => {
    const lora = plan({ model: "mixtral-8x7b", estimate: true });
    const full = plan({ model: "mixtral-8x7b", strategy: "full", estimate: true });
    assert.deepEqual([lora.model, lora.template], ["mixtral-8x7b", "default"]);
    assert.ok(full.dataParallel > lora.dataParallel);
    assert.equal(sentences({ model: "our-34b", estimate: true }).length, 1);
  });

  it("refuses an estimate that does not fit", () => {
    const answer = planLlamaFactory(
      { ...LORA, model: "qwen1.5-110b", strategy: "full", seqLen: 1_000_000, estimate: true },
      { ...POOL, nodes: 1 },
    );
    assert.ok(isRejected(answer));
    assert.ok((answer[0]?.need?.GiB ?? 0) > (answer[0]?.have?.GiB ?? Infinity));
  });

  it("notes what the table notes, and names weights without an address as such", () => {
    assert.match(plan().explanation[1] ?? "", /^training run: note: ZeRO on one NPU shards nothing/);
    const { weightsUrl, explanation } = plan({ model: "deepseek-v2-lite-16b", estimate: true });
    assert.match(weightsUrl ?? "", /DeepSeek-V2-Lite/i);
    assert.equal("command" in plan(), false);
    assert.doesNotMatch(explanation.join("\n"), /start command/);
    const own = plan({ model: "our-34b", architecture: modelArchitecture("yi-34b"), estimate: true });
    assert.equal("weightsUrl" in own, false);
    assert.equal("weightsUrl" in own.sources, false);
    assert.ok(
      own.explanation.includes(
        "training run: weights: models/our-34b on the share, from nowhere that the manual names",
      ),
    );
  });

  it("has the version of transformers of LLaMA-Factory, not that of Megatron", () => {
    const { transformers, sources } = plan({ model: "glm4-9b" });
    assert.equal(transformers, "4.45.0");
    assert.equal(sources["transformers"]?.from, "default");
    assert.ok(sources["transformers"].source.length > 0);
  });

  it("accepts a request with all its alternatives, keeps within the pool, and answers the same twice", () => {
    fc.assert(
      fc.property(workloads, pools, (workload, pool) => {
        const answer = planLlamaFactory(workload, pool);
        assert.deepEqual(planLlamaFactory(workload, pool), answer);
        if (!isRejected(answer)) {
          assert.ok(answer.nodes <= pool.nodes && answer.npusPerNode <= pool.npusPerNode && pool.npuMemoryGiB >= 64);
          return;
        }
        assert.ok(answer.length > 0);
        assert.doesNotMatch(answer.map(faultText).join("\n"), /undefined|NaN|\[object|Infinity/);
        const changes = mergedAlternative(answer);
        assert.ok(changes === undefined || !isRejected(planLlamaFactory({ ...workload, ...changes }, pool)));
      }),
      { numRuns: propertyRuns(10_000) },
    );
  });
});
