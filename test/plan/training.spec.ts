import assert from "node:assert/strict";
import fc from "fast-check";
import { megatronModelNames, megatronNodes, megatronRows } from "../../catalogue";
import { faultText, isRejected, mergedAlternative, requirePlan, type Fault } from "../../plan/fault";
import type { NpuPool } from "../../plan/pool";
import { planTraining, trainingDemand, type TrainingWorkload } from "../../plan/training";

const POOL: NpuPool = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
const SFT: TrainingWorkload = { name: "run", model: "llama2-13b", strategy: "sft", seqLen: 4096 };

/** The faults of a workload as its user reads them. */
function sentences(change: Partial<TrainingWorkload>, pool: Partial<NpuPool> = {}): string[] {
  const answer = planTraining({ ...SFT, ...change }, { ...POOL, ...pool });
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

function plan(change: Partial<TrainingWorkload> = {}) {
  return requirePlan("run", planTraining({ ...SFT, ...change }, POOL));
}

/** Requests near the measured ones, and pools near those that they need. */
const workloads = fc.record({
  name: fc.constant("run"),
  framework: fc.constantFrom("megatron", "megatron", "megatron", "deepspeed"),
  model: fc.oneof(fc.constantFrom(...megatronModelNames()), fc.constantFrom("llama-13b", "chatglm3-6b", "gpt2", "")),
  strategy: fc.constantFrom("pretrain", "sft", "lora", "dpo", "loar"),
  seqLen: fc.oneof(fc.constantFrom(4096, 8192), fc.integer({ min: 1, max: 100_000 })),
});
const pools = fc.record({
  name: fc.constant("npu"),
  nodes: fc.integer({ min: 0, max: 10 }),
  npusPerNode: fc.constantFrom(0, 4, 8, 16),
  npuMemoryGiB: fc.constant(64),
});

describe("planTraining", () => {
  it("answers every measured cell with the row's numbers", () => {
    for (const row of megatronRows()) {
      for (const strategy of row.strategies) {
        const { tensorParallel, pipelineParallel, microBatchSize, nodes, npusPerNode, dataParallel } = plan({
          model: row.model,
          strategy,
          seqLen: row.seqLen,
        });
        assert.deepEqual(
          [tensorParallel, pipelineParallel, microBatchSize, nodes, npusPerNode],
          [row.tp, row.pp, row.mbs, megatronNodes(row), row.npusPerNode],
        );
        assert.equal(tensorParallel * pipelineParallel * dataParallel, nodes * npusPerNode);
      }
    }
  });

  it("explains what it chose, and from which seed line", () => {
    assert.deepEqual(plan().explanation, [
      "training run: llama2-13b sft at 4096 tokens with megatron: 1 x 8 NPUs, TP 8, PP 1, micro batch 4, data parallel 1, " +
        "as measured (seed 000, line 23; seed 001, line 41)",
      "training run: weights: models/llama2-13b on the share, from https://huggingface.co/meta-llama/Llama-2-13b-chat-hf " +
        "(seed 000, line 55; seed 001, line 57)",
      "training run: image: swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:" +
        "pytorch_2.1.0-cann_8.0.rc3-py_3.9-hce_2.0.2409-aarch64-snt9b-20241112192643-c45ac6b (seed 000, line 33)",
      "training run: start script: scripts/llama2/0_pl_sft_13b.sh, named after the manual's pattern " +
        "(seed 003, line 59; seed 003, line 33)",
    ]);
  });

  it("starts the manual's script of the model, after setting up the base image", () => {
    const code = "cd /mnt/sfs_turbo/llm_train/AscendSpeed";
    assert.equal(plan().command, `${code} && sh ./scripts/install.sh && sh ./scripts/llama2/0_pl_sft_13b.sh`);
    const { command } = plan({ model: "qwen1.5-32b", strategy: "lora" });
    assert.equal(command, `${code} && sh ./scripts/install.sh && sh ./scripts/qwen1.5/0_pl_lora_32b.sh`);
  });

  it("does not set up an image of the user's own, and takes image, weights and command as configured", () => {
    const own = plan({ image: "swr.example.com/team/train:1", weights: "models/mine" });
    assert.equal(own.image, "swr.example.com/team/train:1");
    assert.equal(own.weightsPath, "models/mine");
    assert.equal(own.command, "cd /mnt/sfs_turbo/llm_train/AscendSpeed && sh ./scripts/llama2/0_pl_sft_13b.sh");
    assert.ok(own.explanation.includes("training run: image: swr.example.com/team/train:1, as configured"));
    const command = plan({ command: "sh run.sh" });
    assert.equal(command.command, "sh run.sh");
    assert.ok(command.explanation.includes("training run: start command: as configured"));
  });

  it("says that a folder of scripts is a guess where the manual does not name it", () => {
    const [, , , script] = plan({ model: "yi-34b" }).explanation;
    assert.equal(
      script,
      "training run: start script: scripts/yi/0_pl_sft_34b.sh, named after the manual's pattern (its folder yi is a guess: " +
        "set command if the package has another) (seed 003, line 59; seed 003, line 33)",
    );
  });

  it("demands the revision of the weights where the manual does", () => {
    const { weightsRevision, explanation } = plan({ model: "glm4-9b" });
    assert.equal(weightsRevision, "4b556ad4d70c38924cb8c120adbf21a0012de6ce");
    assert.match(explanation.join("\n"), /glm-4-9b-chat at revision 4b556ad4/);
    assert.equal("weightsRevision" in plan(), false);
  });

  it("runs the row that is printed impossibly on its corrected nodes, and says why", () => {
    const { nodes, dataParallel, explanation } = plan({ model: "baichuan2-13b", seqLen: 8192 });
    assert.deepEqual([nodes, dataParallel], [2, 1]);
    assert.equal(
      explanation[1],
      "training run: corrected: printed as 1 node, but TP x PP = 16 needs 16 NPUs; the node count looks swapped with that of lora",
    );
    assert.match(
      plan({ model: "baichuan2-13b", strategy: "lora", seqLen: 8192 }).explanation[1] ?? "",
      /^training run: note: printed as 2 nodes/,
    );
  });

  const rejections: [what: string, change: Partial<TrainingWorkload>, pool: Partial<NpuPool>, sentence: string][] = [
    [
      "a model with a near name",
      { model: "llama-13b" },
      {},
      'model: got "llama-13b"; not in the training table; did you mean "llama2-13b"? (seed 000, line 55)',
    ],
    [
      "a model by its name in the serving table",
      { model: "chatglm3-6b" },
      {},
      'model: got "chatglm3-6b"; not in the training table; did you mean "glm3-6b"? (seed 000, line 55)',
    ],
    [
      "a model like no other",
      { model: "gpt-neox" },
      {},
      `model: got "gpt-neox"; models of the training table: ${megatronModelNames().slice(0, -1).join(", ")} and llama3.2-3b (seed 000, line 55)`,
    ],
    [
      "a strategy with a near name",
      { strategy: "pretrian" },
      {},
      'strategy: got "pretrian"; llama2-13b is measured with pretrain, sft and lora; use pretrain (seed 000, line 23)',
    ],
    [
      "a strategy that the model was not measured with",
      { model: "mixtral-8x7b", strategy: "lora" },
      {},
      'strategy: got "lora"; mixtral-8x7b is measured with pretrain and sft; use sft (seed 000, line 23)',
    ],
    [
      "a strategy and a length, in one sentence",
      { strategy: "dpo", seqLen: 5000 },
      {},
      'strategy: got "dpo"; llama2-13b is measured with pretrain, sft and lora; use sft with seqLen 4096 (seed 000, line 23)',
    ],
    [
      "a length above the measured ones",
      { seqLen: 16384 },
      {},
      "seqLen: got 16384; llama2-13b sft is measured at 4096 and 8192; use 8192 on 1 x 8 NPUs (seed 000, line 23)",
    ],
    [
      "a length below the measured ones",
      { seqLen: 512 },
      {},
      "seqLen: got 512; llama2-13b sft is measured at 4096 and 8192; use 4096 on 1 x 8 NPUs (seed 000, line 23)",
    ],
    [
      "a length of a model with one length",
      { model: "mistral-7b", seqLen: 8192 },
      {},
      "seqLen: got 8192; mistral-7b sft is measured at 4096; use 4096 on 1 x 8 NPUs (seed 000, line 23)",
    ],
    [
      "a length whose nearest measured one is too large for the pool",
      { model: "llama2-70b", seqLen: 16384 },
      { nodes: 4 },
      "seqLen: got 16384; llama2-70b sft is measured at 4096 and 8192; use 4096 on 4 x 8 NPUs (seed 000, line 23)",
    ],
    [
      "a length of a model that is too large for the pool at every length",
      { model: "llama2-70b", seqLen: 16384 },
      { nodes: 2 },
      'seqLen: got 16384; llama2-70b sft is measured at 4096 and 8192; use 8192 on 8 x 8 NPUs, more than pool "npu" has (seed 000, line 23)',
    ],
    [
      "more nodes than the pool has, where a shorter length fits",
      { model: "llama2-70b", seqLen: 8192 },
      { nodes: 4 },
      ': got 8 x 8 NPUs for llama2-70b sft at 8192; pool "npu" has 4 nodes, 4 too few; use seqLen 4096 on 4 x 8 NPUs, or set its nodes to 8 (seed 000, line 23)',
    ],
    [
      "more nodes than the pool has, where another strategy fits",
      { model: "llama3.1-70b" },
      { nodes: 2 },
      ': got 4 x 8 NPUs for llama3.1-70b sft at 4096; pool "npu" has 2 nodes, 2 too few; use strategy lora with seqLen 4096 on 2 x 8 NPUs, or set its nodes to 4 (seed 000, line 23)',
    ],
    [
      "more nodes than the pool has, where nothing of the model fits",
      { model: "llama2-70b" },
      { nodes: 1 },
      ': got 4 x 8 NPUs for llama2-70b sft at 4096; pool "npu" has 1 node, 3 too few; set its nodes to 4 (seed 000, line 23)',
    ],
    [
      "more NPUs than a node of the pool has",
      {},
      { npusPerNode: 4 },
      ': got 1 x 8 NPUs for llama2-13b sft at 4096; pool "npu" has 4 NPUs per node; use a pool with 8 or more per node (seed 000, line 23)',
    ],
    [
      "a pool without NPUs",
      {},
      { npusPerNode: 0 },
      ': got 1 x 8 NPUs for llama2-13b sft at 4096; pool "npu" has no NPUs; use a pool with 8 or more per node (seed 000, line 23)',
    ],
  ];
  for (const [what, change, pool, sentence] of rejections) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(sentences(change, pool), [sentence]);
    });
  }

  it("names an unknown framework beside the other faults", () => {
    assert.deepEqual(sentences({ framework: "megatorn", seqLen: 1 }), [
      'framework: got "megatorn"; did you mean "megatron"?',
      "seqLen: got 1; llama2-13b sft is measured at 4096 and 8192; use 4096 on 1 x 8 NPUs (seed 000, line 23)",
    ]);
    assert.deepEqual(sentences({ framework: "llama-factory" }), [
      'framework: got "llama-factory"; frameworks: megatron',
    ]);
  });

  it("proposes a model only together with what else has to change", () => {
    const [fault] = planTraining({ ...SFT, model: "llama2-70", seqLen: 8192 }, { ...POOL, nodes: 4 }) as Fault[];
    assert.deepEqual(fault?.alternative, { model: "llama2-70b", seqLen: 4096 });
  });

  it("accepts a request with all its alternatives, keeps within the pool, and answers the same twice", () => {
    fc.assert(
      fc.property(workloads, pools, (workload, pool) => {
        const answer = planTraining(workload, pool);
        assert.deepEqual(planTraining(workload, pool), answer);
        if (!isRejected(answer)) {
          assert.ok(answer.nodes <= pool.nodes && answer.npusPerNode <= pool.npusPerNode);
          return;
        }
        assert.ok(answer.length > 0);
        assert.doesNotMatch(answer.map(faultText).join("\n"), /undefined|NaN|\[object|Infinity/);
        const changes = mergedAlternative(answer);
        assert.ok(changes === undefined || !isRejected(planTraining({ ...workload, ...changes }, pool)));
      }),
      { numRuns: 5000 },
    );
  });

  it("proposes an alternative wherever the pool holds any row of a known model", () => {
    fc.assert(
      fc.property(workloads, pools, (workload, pool) => {
        const rows = megatronRows(workload.model).filter((row) => megatronNodes(row) <= pool.nodes);
        const answer = planTraining(workload, pool);
        const enough =
          rows.length > 0 &&
          pool.npusPerNode >= 8 &&
          rows.some(({ strategies }) => strategies.some((name) => name === "sft"));
        return !isRejected(answer) || !enough || mergedAlternative(answer) !== undefined;
      }),
      { numRuns: 5000 },
    );
  });

  it("takes one pod per node from its pool, each on a node of its own", () => {
    const demand = trainingDemand(plan({ model: "llama2-70b" }));
    assert.deepEqual(demand, { name: "training run", pods: 4, npusPerPod: 8, distinctNodes: true });
  });
});
