import assert from "node:assert/strict";
import fc from "fast-check";
import { images, megatronModelNames, megatronNodes, megatronRows } from "../../catalogue";
import { faultText, isRejected, mergedAlternative, requirePlan, type Fault } from "../../plan/fault";
import type { NpuPool } from "../../plan/pool";
import { planMegatron } from "../../plan/megatron";
import type { TrainingWorkload } from "../../plan/training-workload";
import { propertyRuns } from "../support/property-runs";

const POOL: NpuPool = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
const SFT: TrainingWorkload = { name: "run", model: "llama2-13b", strategy: "sft", seqLen: 4096 };

/** The faults of a workload as its user reads them. */
function sentences(change: Partial<TrainingWorkload>, pool: Partial<NpuPool> = {}): string[] {
  const answer = planMegatron({ ...SFT, ...change }, { ...POOL, ...pool });
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

function plan(change: Partial<TrainingWorkload> = {}) {
  return requirePlan("run", planMegatron({ ...SFT, ...change }, POOL));
}

/** Requests near the measured ones, and pools near those that they need. */
const workloads = fc.record({
  name: fc.constant("run"),
  model: fc.oneof(fc.constantFrom(...megatronModelNames()), fc.constantFrom("llama-13b", "chatglm3-6b", "gpt2", "")),
  strategy: fc.constantFrom("pretrain", "sft", "lora", "dpo", "loar"),
  seqLen: fc.oneof(fc.constantFrom(4096, 8192), fc.integer({ min: 1, max: 100_000 })),
});

/** Settings of the request's own, each left out more often than not. */
const settings = fc.record(
  {
    tensorParallel: fc.constantFrom(1, 2, 3, 4, 8, 16),
    pipelineParallel: fc.constantFrom(1, 2, 3, 4, 8),
    microBatchSize: fc.constantFrom(1, 2, 3, 4),
    globalBatchSize: fc.constantFrom(1, 64, 96, 128),
    nodes: fc.integer({ min: 1, max: 10 }),
    resumeIterations: fc.constantFrom(100, 200),
    trainIterations: fc.constantFrom(100, 300),
    image: fc.constantFrom("swr.example.com/team/train:1", ...images().images.map(({ address }) => address)),
  },
  { requiredKeys: [] },
);
const pools = fc.record({
  name: fc.constant("npu"),
  nodes: fc.integer({ min: 0, max: 10 }),
  npusPerNode: fc.constantFrom(0, 4, 8, 16),
  npuMemoryGiB: fc.constantFrom(32, 64, 64),
});

describe("planMegatron", () => {
  it("knows a model by its other spellings of the manual", () => {
    assert.equal(plan({ model: "chatglm3-6b" }).model, "glm3-6b");
    assert.equal(plan({ model: "Llama2-13B" }).model, "llama2-13b");
  });

  it("says of every value where it comes from", () => {
    const { sources, explanation: _, name, framework, ...values } = plan({ model: "glm4-9b", globalBatchSize: 128 });
    assert.deepEqual([name, framework], ["run", "megatron"]);
    assert.deepEqual(Object.keys(sources).sort(), Object.keys(values).sort());
    assert.deepEqual(sources["tensorParallel"], { from: "measured", source: ["000:23", "001:41"] });
    assert.deepEqual(sources["globalBatchSize"], { from: "user", source: [] });
    assert.deepEqual(sources["transformers"], { from: "default", source: ["001:3"] });
    assert.deepEqual(plan().sources["globalBatchSize"], { from: "default", source: ["002:18"] });
  });

  it("installs the version of transformers that the model needs, where install.sh brings another", () => {
    const { command, transformers } = plan({ model: "glm4-9b" });
    assert.equal(transformers, "4.44.2");
    assert.match(command, /install\.sh && pip install transformers==4\.44\.2 && sh/);
    assert.equal(plan().transformers, "4.45.0");
  });

  it("tells what the manual wants done by hand", () => {
    assert.ok(
      plan({ model: "glm3-6b" }).explanation.includes(
        "training run: to do: edit the last parts of tokenization_chatglm.py of the weights before training, or set tokenizerPatch " +
          "to a patch of it (seed 000, line 9)",
      ),
    );
  });

  it("takes parallel sizes, batch and nodes of the request in place of the measured ones", () => {
    const own = plan({ tensorParallel: 4, pipelineParallel: 2, microBatchSize: 1, globalBatchSize: 96, nodes: 3 });
    assert.deepEqual(
      [own.tensorParallel, own.pipelineParallel, own.microBatchSize, own.globalBatchSize, own.nodes, own.dataParallel],
      [4, 2, 1, 96, 3, 3],
    );
    assert.deepEqual(
      ["tensorParallel", "dataParallel", "nodes", "npusPerNode"].map((key) => own.sources[key]?.from),
      ["user", "user", "user", "measured"],
    );
    assert.match(
      own.explanation[0] ?? "",
      /with settings of the request; measured with TP 8, PP 1, micro batch 4 on 1 x 8 NPUs/,
    );
  });

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
    const built = plan({ image: "train" });
    assert.ok(built.explanation.includes("training run: image: train, which platform.registry.builds makes"));
    const command = plan({ command: "sh run.sh" });
    assert.equal(command.command, "sh run.sh");
    assert.ok(command.explanation.includes("training run: start command: as configured"));
  });

  it("says that a folder of scripts is a guess where the manual does not name it", () => {
    const script = plan({ model: "yi-34b" }).explanation.at(-1);
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
      "NPUs with less memory than the manual's",
      {},
      { npuMemoryGiB: 32 },
      ': got 1 x 8 NPUs for llama2-13b sft at 4096; pool "npu" has NPUs of 32 GiB; the manual trains on NPUs of 64 GiB: use a pool with such NPUs (seed 000, line 33; Ascend Snt9B nodes: 8 NPUs of 64 GB)',
    ],
    [
      "tensor parallelism across nodes",
      { model: "llama2-7b", tensorParallel: 16, pipelineParallel: 1, nodes: 2 },
      {},
      "tensorParallel: got 16; tensor parallelism stays within a node, and a node of this run has 8; use at most that (seed 000, line 13)",
    ],
    [
      "parallel sizes that do not fill the NPUs",
      { pipelineParallel: 2 },
      {},
      "pipelineParallel: got TP 8 x PP 2 = 16; TP x PP must divide the NPUs of the run, 1 x 8 NPUs = 8 (seed 000, line 5)",
    ],
    [
      "a global batch that the ranks cannot share",
      { tensorParallel: 4, globalBatchSize: 100 },
      {},
      "globalBatchSize: got 100; it must be a multiple of micro batch 4 x data parallel 2 = 8; use 104 (Megatron-LM, megatron/training/arguments.py, validate_args)",
    ],
    [
      "to go on without a checkpoint",
      { resumeIterations: 200 },
      {},
      "resumeFrom: got nothing; a run that goes on needs the weights of the earlier one; set resumeFrom to the folder of its checkpoint (seed 002, line 19)",
    ],
    [
      "to go on to where the checkpoint already is",
      { resumeFrom: "saved_models/a", resumeIterations: 200, trainIterations: 200 },
      {},
      "trainIterations: got 200; the checkpoint already has 200 iterations, and the number counts from the start; use more (seed 002, line 19)",
    ],
    [
      "an image of other software",
      { image: images().images[1]?.address ?? "" },
      {},
      `image: got "${images().images[1]?.address ?? ""}"; the manual pairs this image (PyTorch 2.3.1 and cann_8.0.rc3) with other software; megatron on a CCE cluster goes with PyTorch 2.1.0 and cann_8.0.rc3: leave image out, or use one that is built on ${images().images[0]?.address ?? ""} (seed 000, line 33; seed 001, line 15)`,
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

  it("proposes a model only together with what else has to change", () => {
    const [fault] = planMegatron({ ...SFT, model: "llama2-70", seqLen: 8192 }, { ...POOL, nodes: 4 }) as Fault[];
    assert.deepEqual(fault?.alternative, { model: "llama2-70b", seqLen: 4096 });
  });

  it("refuses a number of heads or layers that cannot be split evenly", () => {
    // 40 heads and 40 layers: 3 divides neither them nor the NPUs.
    const faults = sentences({ tensorParallel: 3, pipelineParallel: 3 });
    assert.ok(faults.some((text) => text.startsWith("tensorParallel: got 3; the 40 attention heads of llama2-13b")));
    assert.ok(faults.some((text) => text.startsWith("pipelineParallel: got 3; the 40 layers of llama2-13b")));
  });

  it("says what a run needs and what its pool has", () => {
    const [fault] = planMegatron({ ...SFT, model: "llama2-70b" }, { ...POOL, nodes: 1 }) as Fault[];
    assert.deepEqual(fault?.need, { nodes: 4, npus: 32, npusPerNode: 8, GiB: 64 });
    assert.deepEqual(fault.have, { nodes: 1, npus: 8, npusPerNode: 8, GiB: 64 });
  });

  it("proposes what was measured in place of settings that cannot be", () => {
    const [fault] = planMegatron({ ...SFT, tensorParallel: 16, nodes: 2 }, POOL) as Fault[];
    assert.deepEqual(fault?.alternative, { tensorParallel: 8, nodes: 1 });
  });

  it("answers what was not measured on request only, and labels what it says", () => {
    const long: Partial<TrainingWorkload> = { seqLen: 16384 };
    assert.equal(sentences(long).length, 1);
    const estimated = plan({ ...long, estimate: true });
    assert.equal(estimated.seqLen, 16384);
    const from = ["tensorParallel", "pipelineParallel", "microBatchSize", "dataParallel", "nodes", "npusPerNode"];
    assert.deepEqual([...new Set(from.map((key) => estimated.sources[key]?.from))], ["estimated"]);
    assert.match(estimated.explanation[0] ?? "", /, as estimated \(Megatron-LM, /);
    assert.match(estimated.command, /llama2\/0_pl_sft_13b\.sh$/);
    // What was measured is not estimated.
    assert.equal(plan({ estimate: true }).sources["tensorParallel"]?.from, "measured");
    assert.deepEqual(sentences({ strategy: "dpo", estimate: true }).length, 1);
  });

  it("estimates a model of another table, which needs a command of its own", () => {
    const other = { model: "qwen2.5-3b", estimate: true };
    assert.deepEqual(sentences(other), [
      "command: got nothing; the manual has no start script of qwen2.5-3b; set command to the one of your own (seed 003, line 59; seed 003, line 33)",
    ]);
    const own = plan({ ...other, command: "sh run.sh" });
    assert.equal("weightsUrl" in own, false);
    assert.ok(own.tensorParallel * own.pipelineParallel * own.dataParallel === own.nodes * own.npusPerNode);
  });

  it("refuses an estimate that does not fit", () => {
    const [fault] = planMegatron(
      { ...SFT, model: "qwen1.5-110b", estimate: true, command: "sh run.sh" },
      { ...POOL, nodes: 1 },
    ) as [Fault];
    assert.ok((fault.need?.GiB ?? 0) > (fault.have?.GiB ?? Infinity));
    assert.match(
      faultText(fault),
      /GiB per NPU on 1 x 8 NPUs \(estimated\); \d+ GiB of each NPU of pool "npu" can be used/,
    );
  });

  it("accepts a request with all its alternatives, keeps within the pool, and answers the same twice", () => {
    fc.assert(
      fc.property(workloads, settings, pools, (measured, own, pool) => {
        const workload = { ...measured, ...own };
        const answer = planMegatron(workload, pool);
        assert.deepEqual(planMegatron(workload, pool), answer);
        if (!isRejected(answer)) {
          assert.ok(answer.nodes <= pool.nodes && answer.npusPerNode <= pool.npusPerNode);
          const { tensorParallel, pipelineParallel, dataParallel, nodes, npusPerNode } = answer;
          assert.equal(tensorParallel * pipelineParallel * dataParallel, nodes * npusPerNode);
          assert.equal(answer.globalBatchSize % (answer.microBatchSize * dataParallel), 0);
          return;
        }
        assert.ok(answer.length > 0);
        assert.doesNotMatch(answer.map(faultText).join("\n"), /undefined|NaN|\[object|Infinity/);
        const changes = mergedAlternative(answer);
        assert.ok(changes === undefined || !isRejected(planMegatron({ ...workload, ...changes }, pool)));
      }),
      { numRuns: propertyRuns(5000) },
    );
  });

  it("proposes an alternative wherever the pool holds any row of a known model", () => {
    fc.assert(
      fc.property(workloads, pools, (workload, pool) => {
        const rows = megatronRows(workload.model).filter((row) => megatronNodes(row) <= pool.nodes);
        const answer = planMegatron(workload, pool);
        const enough =
          rows.length > 0 &&
          pool.npusPerNode >= 8 &&
          pool.npuMemoryGiB >= 64 &&
          rows.some(({ strategies }) => strategies.some((name) => name === "sft"));
        return !isRejected(answer) || !enough || mergedAlternative(answer) !== undefined;
      }),
      { numRuns: propertyRuns(5000) },
    );
  });
});
