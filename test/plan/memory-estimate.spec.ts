import assert from "node:assert/strict";
import fc from "fast-check";
import { llamaFactoryRows, megatronNodes, megatronRows } from "../../catalogue";
import { modelArchitecture, modelArchitectures, type ArchitectureRow } from "../../catalogue/model-architectures";
import {
  activationsGiB,
  computedParametersBillion,
  estimateServing,
  estimateTraining,
  keyValueCacheGiB,
  optimizerStatesGiB,
  SERVING_ESTIMATE_SOURCE,
  TRAINING_ESTIMATE_SOURCE,
  trainingMemory,
  weightsGiB,
  type TrainingSplit,
} from "../../plan/memory-estimate";

const GIB = 2 ** 30;
const PRECISIONS = ["fp16", "bf16", "w4a16", "w8a8", "w8a16", "kv-cache-int8"];
const STRATEGIES = ["pretrain", "sft", "full", "lora"];
const FRAMEWORKS = ["megatron", "llama-factory"] as const;

function architecture(model: string): ArchitectureRow {
  const row = modelArchitecture(model);
  assert.ok(row !== undefined, model);
  return row;
}

/** A model in the shape of the papers: no gate, as many heads of keys and values as others, four times as wide inside. */
const GPT: ArchitectureRow = {
  model: "gpt",
  layers: 96,
  hiddenSize: 12288,
  attentionHeads: 96,
  keyValueHeads: 96,
  intermediateSize: 4 * 12288,
  gatedFeedForward: false,
  vocabularySize: 51200,
  source: [],
};

function split(changes: Partial<TrainingSplit> = {}): TrainingSplit {
  return { tp: 1, pp: 1, dataParallel: 1, zeroStage: 0, offload: false, ...changes };
}

function near(actual: number | undefined, expected: number, tolerance = 1e-9): void {
  assert.ok(
    actual !== undefined && Math.abs(actual / expected - 1) <= tolerance,
    `${actual ?? "nothing"} for ${expected}`,
  );
}

/** Every number in a value, however deep. */
function numbersOf(value: unknown): number[] {
  if (typeof value === "number") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

const anyArchitecture = fc.constantFrom(...modelArchitectures());
const anyPrecision = fc.constantFrom(...PRECISIONS);

describe("memory of weights by formula", () => {
  it("counts the 175 billion parameters of GPT-3", () => {
    near(computedParametersBillion(GPT), 175, 0.005);
  });

  it("counts latent attention and the router of experts: 15 706 million for deepseek-v2-lite-16b", () => {
    near(computedParametersBillion(architecture("deepseek-v2-lite-16b")), 15.706484224, 0.00005);
  });

  it("is the size of the published files: llama2-7b 13.48 GB, llama3-70b 141.1 GB, mixtral-8x7b 93.4 GB", () => {
    near(weightsGiB(architecture("llama2-7b")), 13.477e9 / GIB, 0.001);
    near(weightsGiB(architecture("llama3-70b"), "bf16"), 141.107e9 / GIB, 0.001);
    near(weightsGiB(architecture("mixtral-8x7b"), "fp16"), 93.406e9 / GIB, 0.001);
  });

  it("is the 203 GiB that the model card names for llama3.1-405b in AWQ", () => {
    near(weightsGiB(architecture("llama3.1-405b"), "w4a16"), 203, 0.01);
  });

  it("halves the layers with 8 bits, but not the embeddings and the multimodal part", () => {
    const row = architecture("qwen-vl");
    const [whole = NaN, quantized = NaN] = [weightsGiB(row, "fp16"), weightsGiB(row, "w8a8")];
    const kept = (2 * (2 * 151936 * 4096 + 1.936e9)) / GIB;
    near(quantized - kept, (whole - kept) / 2);
    assert.equal(weightsGiB(row, "w8a16"), quantized);
    assert.equal(weightsGiB(row, "kv-cache-int8"), whole);
  });

  it("knows nothing of a precision that does not exist", () => {
    assert.equal(weightsGiB(GPT, "fp8"), undefined);
    assert.equal(keyValueCacheGiB(GPT, 1, { precision: "fp8" }), undefined);
    assert.equal(estimateServing({ architecture: GPT, precision: "fp8", npuMemoryGiB: 64, npusPerNode: 8 }), undefined);
  });
});

describe("key-value cache by formula", () => {
  it("is 512 KiB a token for llama2-7b, 320 for llama3-70b and qwen2-72b, 128 for llama3-8b, 28 for chatglm3-6b", () => {
    const expected = { "llama2-7b": 512, "llama3-70b": 320, "qwen2-72b": 320, "llama3-8b": 128, "chatglm3-6b": 28 };
    for (const [model, KiB] of Object.entries(expected)) {
      near(keyValueCacheGiB(architecture(model), 1024), KiB / 1024);
    }
  });

  it("is half with 8 bits, and no smaller where only the weights are quantized", () => {
    const row = architecture("llama2-13b");
    const whole = keyValueCacheGiB(row, 4096) ?? NaN;
    near(keyValueCacheGiB(row, 4096, { precision: "kv-cache-int8" }), whole / 2);
    assert.equal(keyValueCacheGiB(row, 4096, { precision: "w4a16" }), whole);
  });

  it("is split by tensor parallelism down to one head on each NPU", () => {
    const row = architecture("qwen2-7b");
    const whole = keyValueCacheGiB(row, 4096) ?? NaN;
    for (const [tensorParallel, share] of [
      [2, 2],
      [4, 4],
      [8, 4],
    ] as const) {
      near(keyValueCacheGiB(row, 4096, { tensorParallel }), whole / share);
    }
  });

  it("holds keys and values of every head of DeepSeek-V2, 192 wide padded to 256, as vLLM 0.6.3 does", () => {
    near(keyValueCacheGiB(architecture("deepseek-v2-236b"), 1), (2 * 60 * 128 * 256 * 2) / GIB);
    near(keyValueCacheGiB(architecture("deepseek-v2-lite-16b"), 1), (2 * 27 * 16 * 256 * 2) / GIB);
  });
});

describe("memory of training by formula", () => {
  it("keeps 32 x hidden size bytes a token and layer in the paper's model, its 34 less the masks of dropout", () => {
    const run = { architecture: GPT, framework: "megatron", strategy: "pretrain", seqLen: 2048 } as const;
    near(activationsGiB(run, { tp: 8, pp: 8 }), (32 * 12288 * 2048 * 96) / 8 / GIB);
    near(activationsGiB({ ...run, microBatchSize: 4 }, { tp: 8, pp: 8 }), (4 * 32 * 12288 * 2048 * 96) / 8 / GIB);
  });

  it("adds the logits where there is no pipeline, and keeps only the inputs of layers when they are recomputed", () => {
    const run = { architecture: GPT, framework: "megatron", strategy: "pretrain", seqLen: 2048 } as const;
    const tokens = 2048 / GIB;
    near(activationsGiB(run, { tp: 8, pp: 1 }), (tokens * (32 * 12288 * 96 + 4 * 51200)) / 8);
    const recomputed = tokens * (2 * 12288 * 96 + 32 * 12288 + 8 * 51200);
    near(activationsGiB({ ...run, framework: "llama-factory" }, { tp: 1, pp: 1 }), recomputed);
  });

  it("keeps queries, keys, values and output of latent attention in their own widths", () => {
    const run = { architecture: architecture("deepseek-v2-lite-16b"), framework: "megatron", strategy: "sft" } as const;
    const attention = 16 * (192 + 192 + 128 + 128);
    const layer = 2 * (4 * 2048 + attention + 3 * (6 * 1408 + 2816));
    near(activationsGiB({ ...run, seqLen: 4096 }, { tp: 2, pp: 3 }), (4096 * 27 * layer) / 2 / GIB);
  });

  /** Bytes of weights, gradients and optimizer states that a parameter takes on one NPU. */
  function bytesOfParameter(framework: "megatron" | "llama-factory", changes: Partial<TrainingSplit>): number {
    const run = { architecture: GPT, framework, strategy: "pretrain", seqLen: 2048 } as const;
    const memory = trainingMemory(run, split(changes));
    assert.ok(memory !== undefined);
    const { weightsGiB: weights, gradientsGiB, optimizerStatesGiB: optimizer } = memory;
    return ((weights + gradientsGiB + optimizer) * GIB) / ((computedParametersBillion(GPT) ?? NaN) * 1e9);
  }

  it("takes 18 bytes a parameter with Megatron, and 6 + 12 / copies with its distributed optimizer", () => {
    near(bytesOfParameter("megatron", {}), 18);
    near(bytesOfParameter("megatron", { zeroStage: 1, dataParallel: 4 }), 6 + 12 / 4);
    near(bytesOfParameter("megatron", { tp: 8, zeroStage: 1, dataParallel: 4 }), (6 + 12 / 4) / 8);
  });

  it("takes the bytes of the ZeRO paper with LLaMA-Factory, stage by stage, and none of what is offloaded", () => {
    const dataParallel = 64;
    const expected = [16, 4 + 12 / 64, 2 + 14 / 64, 16 / 64];
    for (const [zeroStage, bytes] of expected.entries()) {
      near(bytesOfParameter("llama-factory", { zeroStage: zeroStage as 0 | 1 | 2 | 3, dataParallel }), bytes);
    }
    near(bytesOfParameter("llama-factory", { zeroStage: 2, dataParallel, offload: true }), 2);
    assert.equal(bytesOfParameter("llama-factory", { zeroStage: 3, dataParallel, offload: true }), 0);
  });

  it("splits layers over a pipeline, with one matrix of embeddings on the fullest NPU", () => {
    const embedding = 51200 * 12288;
    const decoder = (computedParametersBillion(GPT) ?? NaN) * 1e9 - 2 * embedding;
    near(optimizerStatesGiB(GPT, "pretrain", split({ pp: 8 })), (12 * (decoder / 8 + embedding)) / GIB);
    near(optimizerStatesGiB(GPT, "pretrain", split()), (12 * (decoder + 2 * embedding)) / GIB);
  });

  it("holds the multimodal part", () => {
    const row = architecture("qwen2-vl-7b");
    const run = { architecture: row, framework: "llama-factory", strategy: "full", seqLen: 4096 } as const;
    near(trainingMemory(run, split())?.weightsGiB, weightsGiB(row) ?? NaN);
  });

  it("trains 2 % of the parameters with LoRA", () => {
    const whole = optimizerStatesGiB(GPT, "sft", split()) ?? NaN;
    near(optimizerStatesGiB(GPT, "lora", split()), whole / 50);
    const run = { architecture: GPT, framework: "megatron", strategy: "lora", seqLen: 2048 } as const;
    near(trainingMemory(run, split())?.weightsGiB, weightsGiB(GPT) ?? NaN);
  });

  it("finds room on 64 GiB for every measured run of Megatron but those of mixtral-8x7b, which must recompute", () => {
    const tooLarge = megatronRows().filter((row) => {
      const dataParallel = (megatronNodes(row) * row.npusPerNode) / row.tp / row.pp;
      const { model, strategies, seqLen, mbs: microBatchSize, tp, pp } = row;
      const run = { architecture: architecture(model), framework: "megatron", seqLen, microBatchSize } as const;
      const memory = trainingMemory(
        { ...run, strategy: strategies[0] ?? "" },
        split({ tp, pp, dataParallel, zeroStage: 1 }),
      );
      return !((memory?.totalGiB ?? NaN) <= 0.95 * 64);
    });
    assert.deepEqual(
      tooLarge.map(({ model, seqLen }) => `${model} ${seqLen}`),
      ["mixtral-8x7b 4096", "mixtral-8x7b 8192"],
    );
  });

  it("finds room on 64 GiB for every measured run of LLaMA-Factory", () => {
    for (const { model, strategies, seqLens, nodes, npusPerNode, zeroStage, offload } of llamaFactoryRows()) {
      for (const strategy of strategies) {
        for (const seqLen of seqLens) {
          const run = { architecture: architecture(model), framework: "llama-factory", strategy, seqLen } as const;
          const memory = trainingMemory(run, split({ dataParallel: nodes * npusPerNode, zeroStage, offload }));
          assert.ok(
            (memory?.totalGiB ?? NaN) <= 0.95 * 64,
            `${model} ${strategy} ${seqLen}: ${memory?.totalGiB ?? NaN}`,
          );
        }
      }
    }
  });
});

/** NPUs of the smallest run by formula, by NPUs of the measured one, for every measured run of a framework. */
function factors(framework: "megatron" | "llama-factory"): number[] {
  const rows =
    framework === "megatron"
      ? megatronRows().map((row) => ({
          ...row,
          nodes: megatronNodes(row),
          seqLens: [row.seqLen],
          microBatchSize: row.mbs,
        }))
      : llamaFactoryRows().map((row) => ({ ...row, microBatchSize: 1 }));
  return rows.flatMap(({ model, strategies, seqLens, microBatchSize, nodes, npusPerNode }) =>
    strategies.flatMap((strategy) =>
      seqLens.map((seqLen) => {
        const run = { architecture: architecture(model), framework, strategy, seqLen, microBatchSize };
        const estimate = estimateTraining({ ...run, npuMemoryGiB: 64, npusPerNode: 8 });
        assert.ok(estimate?.fits === true, model);
        return (estimate.nodes * estimate.npusPerNode) / (nodes * npusPerNode);
      }),
    ),
  );
}

describe("estimateTraining", () => {
  it("spreads 70 billion parameters over 32 NPUs as the manual does: TP 8, PP 4", () => {
    const run = {
      architecture: architecture("llama2-70b"),
      framework: "megatron",
      strategy: "sft",
      seqLen: 4096,
    } as const;
    const estimate = estimateTraining({ ...run, npuMemoryGiB: 64, npusPerNode: 8 });
    assert.ok(estimate !== undefined);
    const { breakdown, ...rest } = estimate;
    const expected = { tp: 8, pp: 4, dataParallel: 1, zeroStage: 1, offload: false, nodes: 4, npusPerNode: 8 };
    assert.deepEqual(rest, { fits: true, ...expected });
    const { weightsGiB: weights, gradientsGiB, optimizerStatesGiB: states, activationsGiB: kept } = breakdown;
    near(breakdown.totalGiB, weights + gradientsGiB + states + kept + breakdown.overheadGiB);
    assert.deepEqual([Math.round(breakdown.totalGiB), breakdown.usableGiB], [49, 60.8]);
  });

  for (const framework of FRAMEWORKS) {
    const all = factors(framework);
    const equal = all.filter((factor) => factor === 1).length;
    it(`asks for no more NPUs than were measured, ${framework}: as many in ${equal} of ${all.length} runs, fewer in the others`, () => {
      assert.ok(Math.max(...all) <= 1);
      assert.ok(equal / all.length > 0.25);
    });
  }

  it("looks at as many nodes as it may, and at no more", () => {
    const run = {
      architecture: architecture("llama2-70b"),
      framework: "megatron",
      strategy: "sft",
      seqLen: 4096,
    } as const;
    const fits = [3, 4].map(
      (maxNodes) => estimateTraining({ ...run, npuMemoryGiB: 64, npusPerNode: 8, maxNodes })?.fits,
    );
    assert.deepEqual(fits, [false, true]);
  });

  it("keeps as many copies as fit, which read more samples at a time", () => {
    const run = {
      architecture: architecture("qwen-14b"),
      framework: "megatron",
      strategy: "sft",
      seqLen: 4096,
    } as const;
    const estimate = estimateTraining({ ...run, microBatchSize: 2, npuMemoryGiB: 64, npusPerNode: 8 });
    assert.deepEqual([estimate?.tp, estimate?.pp, estimate?.dataParallel], [4, 1, 2]);
  });

  it("divides by TP the heads of attention too where those of keys and values do not divide them", () => {
    const odd = { ...architecture("llama2-7b"), attentionHeads: 6, keyValueHeads: 4, headSize: 128, layers: 31 };
    const run = { architecture: odd, framework: "megatron", strategy: "sft", seqLen: 4096, npusPerNode: 4 } as const;
    for (const npuMemoryGiB of [8, 16, 32, 48, 64]) {
      const tp = estimateTraining({ ...run, npuMemoryGiB, maxNodes: 1 })?.tp ?? NaN;
      assert.ok(tp === 1 || tp === 2, `${npuMemoryGiB} GiB: ${tp}`);
    }
  });

  it("offloads to the memory of the node only where no number of nodes is enough", () => {
    const run = { architecture: GPT, framework: "llama-factory", strategy: "full", seqLen: 2048 } as const;
    const request = { ...run, npuMemoryGiB: 64, npusPerNode: 8 };
    assert.deepEqual(estimateTraining(request)?.offload, false);
    const offloaded = estimateTraining({ ...request, maxNodes: 2 });
    assert.deepEqual([offloaded?.fits, offloaded?.offload, offloaded?.zeroStage], [true, true, 3]);
  });

  it("says what the best split takes where none fits", () => {
    const run = { architecture: GPT, framework: "megatron", strategy: "pretrain", seqLen: 2048 } as const;
    const estimate = estimateTraining({ ...run, npuMemoryGiB: 64, npusPerNode: 8, maxNodes: 1 });
    assert.ok(estimate !== undefined);
    assert.deepEqual([estimate.fits, estimate.nodes, estimate.tp], [false, 1, 8]);
    assert.ok(estimate.breakdown.totalGiB > estimate.breakdown.usableGiB);
  });

  it("keeps TP within a node and divides heads by TP, layers by PP, and NPUs by both", () => {
    const request = fc.record({
      architecture: anyArchitecture,
      framework: fc.constantFrom(...FRAMEWORKS),
      strategy: fc.constantFrom(...STRATEGIES),
      seqLen: fc.integer({ min: 1, max: 65536 }),
      microBatchSize: fc.integer({ min: 1, max: 8 }),
      npuMemoryGiB: fc.integer({ min: 8, max: 128 }),
      npusPerNode: fc.constantFrom(1, 2, 4, 6, 8, 16),
      maxNodes: fc.integer({ min: 1, max: 16 }),
    });
    fc.assert(
      fc.property(request, (run) => {
        const estimate = estimateTraining(run);
        assert.ok(estimate !== undefined);
        const { tp, pp, dataParallel, nodes, npusPerNode, fits, breakdown } = estimate;
        const { attentionHeads = NaN, keyValueHeads = attentionHeads, layers = NaN } = run.architecture;
        assert.ok(tp <= npusPerNode && npusPerNode <= run.npusPerNode && nodes <= run.maxNodes);
        assert.deepEqual([attentionHeads % tp, keyValueHeads % tp, layers % pp], [0, 0, 0]);
        assert.equal(tp * pp * dataParallel, nodes * npusPerNode);
        assert.equal(breakdown.totalGiB <= breakdown.usableGiB, fits);
      }),
      { numRuns: 200 },
    );
  });
});

describe("estimateServing", () => {
  const SERVICE = { architecture: architecture("llama2-13b"), npuMemoryGiB: 32, npusPerNode: 8 };

  it("serves llama2-13b on two NPUs of 32 GiB as the manual does, and shows what fills them", () => {
    const estimate = estimateServing(SERVICE);
    assert.ok(estimate?.fits === true);
    assert.deepEqual([estimate.cards, estimate.maxModelLen], [2, 4096]);
    const { weightsGiB: weights, keyValueCacheGiB: cache, activationsGiB: activations, ...rest } = estimate.breakdown;
    near(weights, (1.02 * (weightsGiB(SERVICE.architecture) ?? NaN)) / 2);
    near(cache, keyValueCacheGiB(SERVICE.architecture, 4096, { tensorParallel: 2 }) ?? NaN);
    near(activations, (2 * 4096 * (4 * 5120 + (3 * 13824) / 2)) / GIB);
    near(rest.overheadGiB, 2.3 + 0.05 * weights);
    near(rest.totalGiB, weights + cache + activations + rest.overheadGiB);
    near(rest.usableGiB, 0.9 * 32);
  });

  it("ends at the length that the model was trained with, unless more is asked", () => {
    const estimate = estimateServing(SERVICE);
    assert.ok(estimate?.fits === true && estimate.tokensInMemory > 4096);
    const asked = estimateServing({ ...SERVICE, maxModelLen: 8192 });
    assert.ok(asked?.fits === true);
    assert.deepEqual([asked.cards, asked.maxModelLen], [2, 8192]);
  });

  it("recommends half of the length that memory holds, in steps of 1024, where the model was trained with more", () => {
    const estimate = estimateServing({ ...SERVICE, architecture: architecture("llama3.1-8b") });
    assert.ok(estimate?.fits === true);
    const { tokensInMemory, maxModelLen, breakdown, cards } = estimate;
    assert.deepEqual([cards, tokensInMemory % 1024, maxModelLen], [1, 0, Math.floor(tokensInMemory / 2048) * 1024]);
    const perToken = (breakdown.keyValueCacheGiB + breakdown.activationsGiB) / maxModelLen;
    const left = breakdown.usableGiB - breakdown.totalGiB - perToken * (tokensInMemory - maxModelLen);
    assert.ok(left >= 0 && left < 1024 * perToken);
  });

  it("takes more NPUs for a longer context, and says no where a node has not enough", () => {
    const longer = estimateServing({ ...SERVICE, maxModelLen: 32768 });
    assert.deepEqual([longer?.fits, longer?.cards], [true, 4]);
    const tooLong = estimateServing({ ...SERVICE, maxModelLen: 1024 * 1024 });
    assert.deepEqual([tooLong?.fits, tooLong?.cards], [false, 8]);
    assert.ok(tooLong !== undefined && tooLong.breakdown.totalGiB > tooLong.breakdown.usableGiB);
  });

  it("keeps the length that was asked, and 4096 tokens where none was, though half of memory would be less", () => {
    const request = { architecture: architecture("internvl2-26b"), npuMemoryGiB: 32, npusPerNode: 2 };
    const estimate = estimateServing(request);
    assert.ok(estimate?.fits === true && estimate.tokensInMemory < 8192);
    assert.equal(estimate.maxModelLen, 4096);
    const { breakdown } = estimate;
    const perToken = (breakdown.keyValueCacheGiB + breakdown.activationsGiB) / 4096;
    const longest = 4096 + Math.floor((breakdown.usableGiB - breakdown.totalGiB) / perToken);
    assert.notEqual(longest % 1024, 0);
    const asked = estimateServing({ ...request, maxModelLen: longest });
    assert.ok(asked?.fits === true);
    assert.deepEqual([asked.tokensInMemory, asked.maxModelLen], [longest, longest]);
    assert.equal(estimateServing({ ...request, maxModelLen: longest + 1 })?.fits, false);
  });

  it("takes all NPUs of a node that has no power of two of them", () => {
    const request = { architecture: GPT, npuMemoryGiB: 80, npusPerNode: 6 };
    assert.deepEqual([estimateServing(request)?.fits, estimateServing(request)?.cards], [true, 6]);
  });

  it("does not split 28 heads over 8 NPUs", () => {
    const request = { architecture: architecture("qwen2-57b-a14b"), npuMemoryGiB: 32, npusPerNode: 8 };
    assert.deepEqual([estimateServing(request)?.fits, estimateServing(request)?.cards], [false, 4]);
  });

  it("fills its NPUs, divides the heads by them, and never needs more of larger NPUs, nor more for quantized weights", () => {
    const request = fc.record({
      architecture: anyArchitecture,
      precision: anyPrecision,
      npuMemoryGiB: fc.integer({ min: 8, max: 128 }),
      npusPerNode: fc.constantFrom(1, 2, 4, 8, 16),
      maxModelLen: fc.option(fc.integer({ min: 1, max: 131072 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(request, (service) => {
        const estimate = estimateServing(service);
        assert.ok(estimate !== undefined);
        const { cards, breakdown, fits } = estimate;
        assert.equal(breakdown.totalGiB <= breakdown.usableGiB, fits);
        assert.equal((service.architecture.attentionHeads ?? NaN) % cards, 0);
        assert.ok(cards <= service.npusPerNode);
        const larger = estimateServing({ ...service, npuMemoryGiB: service.npuMemoryGiB + 8 });
        const quantized = estimateServing({ ...service, precision: "w4a16" });
        for (const other of service.precision === "kv-cache-int8" ? [larger] : [larger, quantized]) {
          assert.ok(other !== undefined && (other.fits || !fits) && (!fits || other.cards <= cards));
        }
        if (estimate.fits) {
          assert.ok(estimate.maxModelLen >= (service.maxModelLen ?? 0));
          assert.ok(estimate.maxModelLen <= estimate.tokensInMemory);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("memory estimates", () => {
  /** Every answer for one architecture. */
  function answers(row: ArchitectureRow, size: number): unknown[] {
    const run = { architecture: row, strategy: "sft", seqLen: size };
    const pool = { npuMemoryGiB: size, npusPerNode: 8, maxNodes: 4 };
    return [
      computedParametersBillion(row),
      ...PRECISIONS.flatMap((precision) => [
        weightsGiB(row, precision),
        keyValueCacheGiB(row, size, { precision }),
        estimateServing({ architecture: row, precision, npuMemoryGiB: 64, npusPerNode: 8, maxModelLen: size }),
      ]),
      optimizerStatesGiB(row, "sft", split()),
      ...FRAMEWORKS.flatMap((framework) => [
        activationsGiB({ ...run, framework }, split()),
        trainingMemory({ ...run, framework }, split()),
        estimateTraining({ ...run, ...pool, framework }),
      ]),
    ];
  }

  it("are finite numbers, for every model", () => {
    for (const row of modelArchitectures()) {
      for (const answer of answers(row, 64)) {
        assert.ok(answer !== undefined && numbersOf(answer).every(Number.isFinite), row.model);
      }
    }
  });

  it("are undefined where a dimension is missing, and finite where one that is left out has a default", () => {
    const needed = ["layers", "hiddenSize", "attentionHeads", "intermediateSize", "vocabularySize"];
    const keys = [...needed, "keyValueHeads", "headSize", "trainedContextTokens", "parametersBillion", "source"];
    fc.assert(
      fc.property(anyArchitecture, fc.subarray(keys), (row, missing) => {
        const partial = Object.fromEntries(Object.entries(row).filter(([key]) => !missing.includes(key)));
        const lacks = missing.some((key) => needed.includes(key) || (key === "keyValueHeads" && key in row));
        for (const answer of answers(partial as unknown as ArchitectureRow, 64)) {
          assert.equal(answer === undefined, lacks, missing.join(", "));
          assert.ok(numbersOf(answer).every(Number.isFinite));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("are undefined for numbers that are not positive", () => {
    const run = { architecture: GPT, framework: "megatron", strategy: "sft", seqLen: 2048 } as const;
    for (const number of [0, -1, NaN, Infinity]) {
      assert.equal(keyValueCacheGiB(GPT, number), undefined);
      assert.equal(keyValueCacheGiB(GPT, 1, { tensorParallel: number }), undefined);
      assert.equal(activationsGiB({ ...run, seqLen: number }, split()), undefined);
      assert.equal(activationsGiB({ ...run, microBatchSize: number }, split()), undefined);
      assert.equal(optimizerStatesGiB(GPT, "sft", split({ dataParallel: number })), undefined);
      assert.equal(trainingMemory(run, split({ tp: number })), undefined);
      for (const pool of [{ npuMemoryGiB: number }, { npusPerNode: number }]) {
        const request = { npuMemoryGiB: 64, npusPerNode: 8, ...pool };
        assert.equal(estimateServing({ architecture: GPT, ...request }), undefined);
        assert.equal(estimateTraining({ ...run, ...request }), undefined);
      }
      assert.equal(
        estimateServing({ architecture: GPT, npuMemoryGiB: 64, npusPerNode: 8, maxModelLen: number }),
        undefined,
      );
      assert.equal(estimateTraining({ ...run, npuMemoryGiB: 64, npusPerNode: 8, maxNodes: number }), undefined);
    }
    assert.equal(estimateServing({ architecture: GPT, npuMemoryGiB: 64, npusPerNode: 2.5 }), undefined);
    assert.equal(estimateTraining({ ...run, npuMemoryGiB: 64, npusPerNode: 2.5 }), undefined);
  });

  it("name the pages of their formulas", () => {
    for (const source of [...SERVING_ESTIMATE_SOURCE, ...TRAINING_ESTIMATE_SOURCE]) {
      assert.ok(typeof source !== "string" && source.page.length > 0);
    }
    assert.ok(SERVING_ESTIMATE_SOURCE.length > 0 && TRAINING_ESTIMATE_SOURCE.length > 0);
  });
});
