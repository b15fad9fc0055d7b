import assert from "node:assert/strict";
import fc from "fast-check";
import {
  CARD_TABLE,
  llamaFactoryRows,
  megatronNodes,
  megatronRows,
  servingRows,
  type PrecisionColumn,
} from "../../catalogue";
import { answer, answerTo, type Answer } from "../../plan/answer";
import { changesFrom, COST, meaningOf } from "../../plan/distance";
import { MEASURED_CELLS } from "../../plan/measured-cells";
import { PRECISIONS } from "../../plan/precision";
import { parseWorkload, readWorkload, type Workload } from "../../plan/workload";
import { WORKLOAD_KEY_NAMES } from "../../plan/workload-keys";
import { propertyCases, propertyRuns } from "../support/property-runs";
import { workloadCases } from "../support/workload-cases";

/** Cases of each property. */
const RUNS = propertyRuns(10_000);

/** What no text may contain: values that nobody meant to show. */
const UNMEANT = /undefined|NaN|\[object|Infinity|\b1000000000\b/;

type Accepted = Extract<Answer, { accepted: true }>;
type Rejected = Extract<Answer, { accepted: false }>;

function accepted(workload: Workload): Accepted {
  const given = answer(workload);
  assert.ok(given.accepted, JSON.stringify([workload, given]));
  return given;
}

function rejected(value: unknown): Rejected {
  const given = answerTo(value);
  assert.ok(!given.accepted, "a rejection was expected");
  return given;
}

/** Some values of a plan. */
function values(plan: Accepted["plan"], keys: string): unknown[] {
  return keys.split(" ").map((key) => plan[key]);
}

/** Milliseconds of the processor that `work` takes, at the best of three: other processes of the machine do not count. */
function processorMilliseconds(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** The workload of every measured cell, with the numbers of its row. */
function* measuredTraining(): Generator<[workload: Workload, keys: string, row: unknown[]]> {
  for (const row of megatronRows()) {
    for (const strategy of row.strategies) {
      const { model, seqLen, tp, pp, mbs, npusPerNode } = row;
      const nodes = megatronNodes(row);
      const dataParallel = (nodes * npusPerNode) / (tp * pp);
      yield [
        { framework: "megatron", model, strategy, seqLen },
        "tp pp mbs nodes npusPerNode dataParallel",
        [tp, pp, mbs, nodes, npusPerNode, dataParallel],
      ];
    }
  }
  for (const row of llamaFactoryRows()) {
    for (const strategy of row.strategies) {
      for (const seqLen of row.seqLens) {
        const { model, zeroStage, offload, gradientAccumulationSteps, nodes, npusPerNode } = row;
        yield [
          { framework: "llama-factory", model, strategy, seqLen },
          "zeroStage offload gradientAccumulationSteps nodes npusPerNode",
          [zeroStage, offload, gradientAccumulationSteps, nodes, npusPerNode],
        ];
      }
    }
  }
}

describe("answer", () => {
  it("is the row's numbers for every measured training run, and sources for each value", () => {
    let count = 0;
    for (const [workload, keys, row] of measuredTraining()) {
      const { plan, sources } = accepted(workload);
      assert.deepEqual(values(plan, keys), row, JSON.stringify(workload));
      assert.deepEqual(Object.keys(sources), Object.keys(plan));
      for (const key of keys.split(" ")) {
        assert.equal(sources[key]?.from, "measured", key);
        assert.ok(sources[key].source.length > 0, key);
      }
      count++;
    }
    assert.ok(count > 290, `${count} runs`);
  });

  it("is the table's cards and length for every model and memory, or a refusal where the table has none", () => {
    for (const row of servingRows()) {
      for (const [npuMemoryGiB, cards] of [
        [64, row.npu64GB],
        [32, row.npu32GB],
      ] as const) {
        const workload = { framework: "vllm", model: row.model, npuMemoryGiB };
        if (cards === undefined) {
          const { faults } = rejected(workload);
          assert.deepEqual([faults[0]?.path, faults[0]?.got, faults[0]?.need], ["npuMemoryGiB", 32, { GiB: 64 }]);
          continue;
        }
        const { plan, sources } = accepted(workload);
        assert.deepEqual(values(plan, "cards maxModelLen"), [cards.minCards, cards.maxModelLenK * 1024], row.model);
        assert.deepEqual(Object.keys(sources), Object.keys(plan));
        assert.deepEqual(sources["maxModelLen"], { from: "measured", source: CARD_TABLE });
      }
    }
  });

  it("serves every precision that the table ticks, or says that the weights do not fit, and refuses all others", () => {
    const columns = new Map(Object.entries(PRECISIONS).map(([name, { column }]) => [name, column]));
    for (const { model, precisions } of servingRows()) {
      for (const [precision, column] of columns) {
        const given = answer({ framework: "vllm", model, precision });
        if (given.accepted) {
          assert.equal(given.plan["precision"], precision);
        }
        const ticked = precisions.includes(column satisfies PrecisionColumn);
        const reason = given.accepted ? "" : (given.faults[0]?.rule ?? "");
        assert.equal(given.accepted || /^the weights of .* take \d+ GiB/.test(reason), ticked, `${model} ${precision}`);
      }
    }
  });

  it("names framework, model and all else that was decided, with where each comes from", () => {
    const { plan, sources, explanation } = accepted({ model: "Llama2-13B", strategy: "sft", seqLen: 4096, nodes: 4 });
    assert.deepEqual(values(plan, "framework model strategy seqLen nodes transformers weightsPath"), [
      "megatron",
      "llama2-13b",
      "sft",
      4096,
      1,
      "4.45.0",
      "models/llama2-13b",
    ]);
    assert.deepEqual(sources["tp"], { from: "measured", source: ["000:23", "001:41"] });
    assert.deepEqual(sources["framework"], { from: "default", source: [] });
    assert.deepEqual(sources["seqLen"], { from: "user", source: [] });
    assert.match(
      explanation[0] ?? "",
      /^training Llama2-13B-sft: llama2-13b sft at 4096 tokens with megatron: 1 x 8 NPUs/,
    );
  });

  it("says how many nodes the replicas of a service take", () => {
    assert.equal(accepted({ model: "llama2-70b", replicas: 3 }).plan["nodes"], 2);
    assert.equal(accepted({ model: "llama2-70b", replicas: 3, npusPerNode: 4 }).plan["nodes"], 3);
    assert.equal(accepted({ model: "llama2-70b", prefillInstances: 2, decodeInstances: 3 }).plan["nodes"], 3);
  });

  it("takes the request's own sizes, and says so", () => {
    const workload = { model: "llama2-70b", strategy: "sft", seqLen: 4096, pipelineParallel: 2 };
    const { plan, sources } = accepted(workload);
    assert.deepEqual(values(plan, "tp pp dataParallel"), [8, 2, 2]);
    assert.equal(sources["pp"]?.from, "user");
  });

  const frameworks: [what: string, workload: Workload, framework: string][] = [
    ["a strategy of Megatron's table", { model: "llama2-13b", strategy: "lora", seqLen: 4096 }, "megatron"],
    [
      "a model of LLaMA-Factory's table alone",
      { model: "qwen2-vl-7b", strategy: "lora", seqLen: 4096 },
      "llama-factory",
    ],
    ["a strategy of LLaMA-Factory alone", { model: "llama2-13b", strategy: "full", seqLen: 4096 }, "llama-factory"],
    ["a model alone", { model: "llama2-13b" }, "vllm"],
    ["a precision", { model: "llama2-13b", precision: "w8a8" }, "vllm"],
    ["a number of replicas", { model: "llama2-13b", replicas: 2 }, "vllm"],
  ];
  for (const [what, workload, framework] of frameworks) {
    it(`takes ${framework} for ${what}`, () => {
      assert.equal(accepted(workload).plan["framework"], framework);
    });
  }

  it("serves with vLLM and refuses settings of training beside those of serving", () => {
    const { faults, alternatives } = rejected({ model: "llama2-13b", precision: "bf16", strategy: "lora" });
    assert.deepEqual(faults, [
      {
        path: "strategy",
        got: "lora",
        need: null,
        have: null,
        shortfall: null,
        rule: "a setting of megatron and llama-factory, which vllm does not have; leave it out",
        source: [],
      },
    ]);
    assert.deepEqual(alternatives[0], { framework: "vllm", model: "llama2-13b", precision: "bf16" });
  });

  it("names what is needed, what there is and what is missing of a pool that is too small", () => {
    const { faults } = rejected({ model: "llama2-70b", strategy: "sft", seqLen: 8192, nodes: 4 });
    assert.deepEqual(faults, [
      {
        path: "nodes",
        got: 4,
        need: { nodes: 8, npus: 64, npusPerNode: 8, GiB: 64 },
        have: { nodes: 4, npus: 32, npusPerNode: 8, GiB: 64 },
        shortfall: { nodes: 4, npus: 32 },
        rule: '8 x 8 NPUs for llama2-70b sft at 8192: pool "npu" has 4 nodes, 4 too few; use seqLen 4096 on 4 x 8 NPUs, or set its nodes to 8',
        source: ["000:23"],
      },
    ]);
  });

  it("says nothing of a number of nodes that was not given", () => {
    const { faults } = rejected({ model: "llama2-70b", strategy: "sft", seqLen: 8192, npusPerNode: 4 });
    assert.deepEqual(
      faults.map(({ path, got, have, shortfall }) => ({ path, got, have, shortfall })),
      [{ path: "npusPerNode", got: 4, have: { npusPerNode: 4, GiB: 64 }, shortfall: { npusPerNode: 4 } }],
    );
    assert.deepEqual(rejected({ model: "llama2-70b", npusPerNode: 2 }).faults[0]?.path, "npusPerNode");
  });

  it("names every setting that a run lacks", () => {
    const paths = (value: unknown) => rejected(value).faults.map(({ path }) => path);
    assert.deepEqual(paths({ framework: "megatron", model: "llama2-13b" }), ["strategy", "seqLen"]);
    assert.deepEqual(paths({ strategy: "sft" }), ["model", "seqLen"]);
    assert.deepEqual(paths({}), ["model"]);
    assert.deepEqual(paths({ model: "lama2-13b", strategy: "sft" }), ["seqLen", "model"]);
    assert.equal(
      rejected({ model: "llama2-13b", seqLen: 4096 }).faults[0]?.rule,
      "this is needed; llama2-13b is measured with pretrain, sft or lora",
    );
  });

  it("names an unknown framework with all other faults", () => {
    const { faults } = rejected({ framework: "vlm", model: "lama2-13b" });
    assert.deepEqual(
      faults.map(({ path, rule }) => [path, rule]),
      [
        ["framework", 'did you mean "vllm"?'],
        ["model", 'not in the serving table; did you mean "llama2-13b"?'],
      ],
    );
  });

  it("answers a value that is no workload with a fault, and nothing to put in its place", () => {
    assert.deepEqual(rejected("llama2-13b").alternatives, []);
    assert.equal(rejected("llama2-13b").faults[0]?.path, "");
  });

  it("answers the rest of a workload whose keys or values are partly wrong", () => {
    const { faults, alternatives } = rejected({ modle: "llama2-13b", strategy: "sft", seqLen: "4k", x: 1 });
    assert.deepEqual(
      faults.map(({ path }) => path),
      ["modle", "x"],
    );
    assert.deepEqual(alternatives, [{ framework: "megatron", model: "llama2-13b", strategy: "sft", seqLen: 4096 }]);
  });

  it("names a wrong value once, though the rest lacks it", () => {
    const { faults, alternatives } = rejected({ model: "llama2-13b", strategy: "sft", seqLen: 0 });
    assert.deepEqual(
      faults.map(({ path }) => path),
      ["seqLen"],
    );
    assert.deepEqual(
      alternatives.slice(0, 2).map(({ seqLen }) => seqLen),
      [4096, 8192],
    );
  });
});

describe("measured cells", () => {
  it("are accepted on exactly the pool that they need, with their longest context, and on no smaller one", () => {
    let tooLarge = 0;
    for (const { npus, ...cell } of propertyCases(MEASURED_CELLS)) {
      const workload = { ...cell, npusPerNode: npus };
      const given = answer(workload);
      if (!given.accepted) {
        // Of some precisions the table ticks more than the memory holds.
        assert.match(given.faults[0]?.rule ?? "", /^the weights of .* take \d+ GiB/, JSON.stringify(workload));
        tooLarge++;
        continue;
      }
      const { nodes } = given.plan;
      const maxModelLen = given.plan["maxModelLen"] as number | undefined;
      assert.deepEqual([nodes, maxModelLen], [cell.nodes, cell.maxModelLen]);
      for (const smaller of [{ nodes: cell.nodes - 1 }, { npusPerNode: npus - 1 }, { npuMemoryGiB: 31 }]) {
        assert.equal(answer({ ...workload, ...smaller }).accepted, false, JSON.stringify(smaller));
      }
      if (maxModelLen !== undefined) {
        assert.equal(answer({ ...workload, maxModelLen: maxModelLen + 1 }).accepted, false);
      }
    }
    assert.ok(tooLarge < 10, `${tooLarge} cells`);
  });
});

describe("alternatives", () => {
  it("are told apart by costs of which each weighs more than all before it together", () => {
    const named = ["framework", "model", "strategy", "precision", "seqLen", "maxModelLen", "name"];
    const pool = ["nodes", "npusPerNode", "npuMemoryGiB"];
    const settings = WORKLOAD_KEY_NAMES.filter((key) => ![...named, ...pool].includes(key)).length;
    // How often each can be paid at once, in the order of COST, and the fractions that come on top.
    const times = [3, 1, settings, 1, 1, pool.length, 1, 1, 1];
    const costs = Object.values(COST);
    assert.equal(costs.length, times.length);
    costs.forEach((cost, index) => {
      const before = costs.slice(0, index).reduce((sum, lower, at) => sum + (lower + 1) * (times[at] ?? 0), 0);
      assert.ok(index === 0 || cost > before, `${cost} > ${before}`);
    });
  });

  const MEGATRON = { framework: "megatron" } as const;
  const VLLM = { framework: "vllm" } as const;
  const cases: [what: string, value: unknown, alternatives: Workload[]][] = [
    [
      "the measured lengths for another length",
      { model: "llama2-13b", strategy: "sft", seqLen: 5000 },
      [
        { ...MEGATRON, model: "llama2-13b", strategy: "sft", seqLen: 4096 },
        { ...MEGATRON, model: "llama2-13b", strategy: "sft", seqLen: 8192 },
      ],
    ],
    [
      "a shorter length, then another strategy, then more nodes",
      { model: "llama2-70b", strategy: "sft", seqLen: 8192, nodes: 4 },
      [
        { ...MEGATRON, model: "llama2-70b", strategy: "sft", seqLen: 4096, nodes: 4 },
        { ...MEGATRON, model: "llama2-70b", strategy: "lora", seqLen: 8192, nodes: 4 },
        { ...MEGATRON, model: "llama2-70b", strategy: "sft", seqLen: 8192, nodes: 8 },
      ],
    ],
    [
      "the model that was meant",
      { model: "lama2-13b", strategy: "sft", seqLen: 4096, weights: "models/mine" },
      [{ ...MEGATRON, model: "llama2-13b", strategy: "sft", seqLen: 4096, weights: "models/mine" }],
    ],
    [
      "each strategy where none is given",
      { model: "llama2-13b", seqLen: 4096 },
      ["pretrain", "sft", "lora"].map((strategy) => ({ ...MEGATRON, model: "llama2-13b", strategy, seqLen: 4096 })),
    ],
    [
      "fewer replicas, then more nodes",
      { model: "llama2-13b", replicas: 100, nodes: 2 },
      [
        { ...VLLM, model: "llama2-13b", replicas: 16, nodes: 2 },
        { ...VLLM, model: "llama2-13b", replicas: 100, nodes: 13 },
      ],
    ],
    [
      "the only precision of a model, then models that have the wanted one",
      { model: "deepseek-v2-236b", precision: "fp16" },
      [
        { ...VLLM, model: "deepseek-v2-236b", precision: "w8a8" },
        { ...VLLM, model: "deepseek-v2-lite-16b", precision: "fp16" },
        { ...VLLM, model: "deepseek-llm-67b", precision: "fp16" },
      ],
    ],
    [
      "NPUs with more memory, then models that run on those that there are",
      { model: "llama3.1-405b", npuMemory: 32 },
      [
        { ...VLLM, model: "llama3.1-405b", npuMemoryGiB: 64 },
        { ...VLLM, model: "llama3.1-70b", npuMemoryGiB: 32 },
        { ...VLLM, model: "llama3.1-8b", npuMemoryGiB: 32 },
      ],
    ],
    [
      "the longest measured context",
      { model: "llama2-70b", precision: "w4a16", maxModelLen: "128K" },
      [{ ...VLLM, model: "llama2-70b", precision: "w4a16", maxModelLen: 65536 }],
    ],
    [
      "the measured sizes in place of those that cannot be",
      { model: "llama2-13b", strategy: "sft", seqLen: 4096, tp: 3, gbs: 128 },
      [{ ...MEGATRON, model: "llama2-13b", strategy: "sft", seqLen: 4096, globalBatchSize: 128 }],
    ],
    [
      "what a draft model lacks, or none",
      { model: "llama2-70b", draftModel: "llama2-7b" },
      [
        { ...VLLM, model: "llama2-70b", draftModel: "llama2-7b", speculativeTokens: 5 },
        { ...VLLM, model: "llama2-70b" },
      ],
    ],
    [
      "a model that can be trained, then serving of the one that cannot",
      { model: "llava-1.5-7b", strategy: "lora", seqLen: 4096 },
      [
        { ...MEGATRON, model: "llama2-7b", strategy: "lora", seqLen: 4096 },
        { ...MEGATRON, model: "llama3-8b", strategy: "lora", seqLen: 4096 },
        { ...VLLM, model: "llava-1.5-7b" },
      ],
    ],
    [
      "the other framework for a strategy that this one does not have for the model",
      { framework: "megatron", model: "yi-34b", strategy: "full", seqLen: 4096, nodes: 4 },
      [
        { ...MEGATRON, model: "yi-34b", strategy: "sft", seqLen: 4096, nodes: 4 },
        { framework: "llama-factory", model: "yi-34b", strategy: "full", seqLen: 4096, nodes: 4 },
      ],
    ],
  ];
  for (const [what, value, alternatives] of cases) {
    it(`offers ${what}`, () => {
      assert.deepEqual(rejected(value).alternatives, alternatives);
    });
  }
});

describe("answers, over workloads near the measured ones", function () {
  // All properties see the same cases, so that each is answered once.
  const seed = Date.now() % 0x7fffffff;
  const memory = new Map<string, Answer>();
  this.timeout(180_000);

  function remembered(value: unknown): Answer {
    const text = JSON.stringify(value);
    const known = memory.get(text) ?? answerTo(value);
    memory.set(text, known);
    return known;
  }

  function holds(property: (value: Record<string, unknown>) => void): void {
    fc.assert(fc.property(workloadCases, property), { numRuns: RUNS, seed });
  }

  it("have both plans and rejections", () => {
    const samples = propertyRuns(300);
    const plans = fc
      .sample(workloadCases, { numRuns: samples, seed: 1 })
      .filter((value) => answerTo(value).accepted).length;
    assert.ok(plans > samples / 6 && plans < (samples * 5) / 6, `${plans} plans of ${samples}`);
  });

  it("never use more nodes, NPUs or memory than the pool has", () => {
    holds((value) => {
      const given = remembered(value);
      if (!given.accepted) return;
      const { nodes = Infinity, npusPerNode = 8, npuMemoryGiB = 64 } = readWorkload(value).workload;
      const { plan } = given;
      assert.ok(Number(plan["nodes"]) <= nodes, "nodes");
      if (plan["framework"] === "vllm") {
        const [cards, replicas] = [Number(plan["cards"]), Number(plan["replicas"])];
        assert.ok(cards >= 1 && cards <= npusPerNode, "cards");
        assert.ok(replicas <= Math.floor(npusPerNode / cards) * nodes, "replicas");
        assert.ok(npuMemoryGiB >= 32 || given.sources["cards"]?.from === "estimated", "memory");
      } else {
        assert.ok(Number(plan["npusPerNode"]) <= npusPerNode, "npusPerNode");
        assert.ok(npuMemoryGiB >= 64 || given.sources["npusPerNode"]?.from === "estimated", "memory");
      }
    });
  });

  it("have at least one alternative to each rejection, and all of them are accepted, the nearest first", () => {
    holds((value) => {
      const given = remembered(value);
      if (given.accepted) return;
      assert.ok(given.alternatives.length >= 1 && given.alternatives.length <= 3, "alternatives");
      for (const alternative of given.alternatives) {
        assert.deepEqual(parseWorkload(alternative), alternative);
        assert.ok(remembered(alternative).accepted, JSON.stringify(alternative));
      }
      const changesOf = changesFrom(meaningOf(readWorkload(value).workload));
      const costs = given.alternatives.map((workload) => changesOf(workload).cost);
      assert.deepEqual(
        costs,
        [...costs].sort((a, b) => a - b),
      );
      assert.equal(new Set(given.alternatives.map((workload) => JSON.stringify(workload))).size, costs.length);
    });
  });

  it("are the same for the same workload", () => {
    holds((value) => {
      assert.deepEqual(answerTo(structuredClone(value)), remembered(value));
    });
  });

  it("stay plans when the pool gets more nodes", () => {
    holds((value) => {
      const { workload } = readWorkload(value);
      const { nodes } = workload;
      if (nodes !== undefined && remembered(value).accepted) {
        assert.ok(answer({ ...workload, nodes: nodes + 1 }).accepted, "one node more");
        assert.ok(answer({ ...workload, nodes: nodes * 10 }).accepted, "ten times the nodes");
      }
    });
  });

  it("have no text that nobody meant to show", () => {
    holds((value) => {
      const given = remembered(value);
      const texts = given.accepted
        ? [...given.explanation, ...Object.values(given.plan).map(String)]
        : given.faults.map(({ rule, path, source }) => [path, rule, ...source].join(" "));
      for (const text of texts) {
        assert.doesNotMatch(text, UNMEANT);
      }
      assert.doesNotMatch(JSON.stringify(given), UNMEANT);
    });
  });
});

describe("the planner's time", () => {
  it("is below a second for all cells and strategies together", () => {
    const milliseconds = processorMilliseconds(() => {
      for (const [workload] of measuredTraining()) answer(workload);
      for (const { model } of servingRows()) answer({ framework: "vllm", model });
    });
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
  });

  it("is below 5 ms for a plan", () => {
    const milliseconds = processorMilliseconds(() => answer({ model: "llama2-13b", strategy: "sft", seqLen: 4096 }));
    assert.ok(milliseconds < 5, `${milliseconds} ms`);
  });

  it("is below 20 ms for a rejection with its alternatives", () => {
    const milliseconds = processorMilliseconds(() =>
      answer({ model: "gpt-neox", strategy: "lora", seqLen: 4096, nodes: 1 }),
    );
    assert.ok(milliseconds < 20, `${milliseconds} ms`);
  });
});

describe("a model that is in no table", () => {
  const modelConfig = {
    hidden_size: 5120,
    intermediate_size: 27648,
    max_position_embeddings: 40960,
    num_attention_heads: 40,
    num_hidden_layers: 64,
    num_key_value_heads: 8,
    vocab_size: 152064,
  };

  it("is estimated by its config.json, and labelled so", () => {
    const { plan, sources } = accepted({ model: "our-32b", framework: "vllm", modelConfig });
    assert.deepEqual(values(plan, "model cards maxModelLen precision"), ["our-32b", 2, 40960, "fp16"]);
    assert.deepEqual([sources["cards"]?.from, sources["maxModelLen"]?.from], ["estimated", "estimated"]);
    assert.equal("modelConfig" in plan, false);
  });

  it("trains with either framework", () => {
    const workload = { model: "our-32b", seqLen: 4096, modelConfig } as const;
    const full = accepted({ ...workload, framework: "llama-factory", strategy: "full" });
    const sft = accepted({ ...workload, framework: "megatron", strategy: "sft", command: "sh run.sh" });
    assert.equal(full.sources["zeroStage"]?.from, "estimated");
    assert.equal(sft.sources["tp"]?.from, "estimated");
  });

  it("names the key of the file that is at fault, and proposes a model that was measured", () => {
    const { faults, alternatives } = rejected({
      model: "qwen-32b",
      framework: "vllm",
      modelConfig: { ...modelConfig, vocab_size: "many" },
    });
    assert.deepEqual(
      faults.map(({ path, got }) => [path, got]),
      [["modelConfig.vocab_size", "many"]],
    );
    assert.ok(alternatives.length > 0 && alternatives.every((alternative) => !("modelConfig" in alternative)));
  });

  it("is not read for a model that was measured", () => {
    const { plan, sources } = accepted({ model: "llama2-13b", framework: "vllm", modelConfig });
    assert.deepEqual(values(plan, "cards maxModelLen"), [1, 16384]);
    assert.equal(sources["cards"]?.from, "measured");
    assert.equal(plan["allowLongContext"], true);
  });

  it("must be a map", () => {
    const { faults } = rejected({ model: "our-32b", framework: "vllm", modelConfig: "config.json" });
    assert.deepEqual(
      faults.map(({ path, got }) => [path, got]),
      [
        ["modelConfig", "config.json"],
        ["model", "our-32b"],
      ],
    );
  });
});
