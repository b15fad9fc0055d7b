import assert from "node:assert/strict";
import fc from "fast-check";
import { servingModelNames, servingRow, servingRows } from "../../catalogue";
import { faultText, isRejected, mergedAlternative, requirePlan, type Fault } from "../../plan/fault";
import type { NpuPool } from "../../plan/pool";
import { planServing, servingDemand, type ServingWorkload } from "../../plan/serving";

const POOL: NpuPool = { name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 };
const CHAT: ServingWorkload = { name: "chat", model: "llama2-13b" };

function sentences(change: Partial<ServingWorkload>, pool: Partial<NpuPool> = {}): string[] {
  const answer = planServing({ ...CHAT, ...change }, { ...POOL, ...pool });
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

function plan(change: Partial<ServingWorkload> = {}, pool: Partial<NpuPool> = {}) {
  return requirePlan("chat", planServing({ ...CHAT, ...change }, { ...POOL, ...pool }));
}

const PRECISIONS = ["fp16", "bf16", "w4a16", "w8a8", "w8a16", "kv-cache-int8"];
const workloads = fc.record(
  {
    name: fc.constant("chat"),
    model: fc.oneof(fc.constantFrom(...servingModelNames()), fc.constantFrom("llama-2-13b", "glm3-6b", "gpt2", "")),
    precision: fc.constantFrom(...PRECISIONS, "int4"),
    replicas: fc.integer({ min: -1, max: 40 }),
    maxModelLen: fc.oneof(fc.integer({ min: -1, max: 300_000 }), fc.constantFrom(4096, 16384, 131072)),
  },
  { requiredKeys: ["name", "model"] },
);
const pools = fc.record({
  name: fc.constant("npu"),
  nodes: fc.integer({ min: 0, max: 6 }),
  npusPerNode: fc.constantFrom(0, 2, 4, 8, 16),
  npuMemoryGiB: fc.constantFrom(16, 32, 48, 64, 96),
});

describe("planServing", () => {
  it("answers every measured cell with the row's cards and length", () => {
    for (const row of servingRows()) {
      for (const [npuMemoryGiB, cards] of [[32, row.npu32GB] as const, [64, row.npu64GB] as const]) {
        const precision = row.precisions.includes("fp16bf16") ? "fp16" : "w8a8";
        const answer = planServing({ name: "chat", model: row.model, precision }, { ...POOL, npuMemoryGiB });
        if (cards === undefined) {
          assert.ok(isRejected(answer), row.model);
        } else {
          const { npus, maxModelLen } = requirePlan(row.model, answer);
          assert.deepEqual([npus, maxModelLen], [cards.minCards, cards.maxModelLenK * 1024], row.model);
        }
      }
    }
  });

  it("answers every tick of the precision table with acceptance, and every cross with a rejection", () => {
    const columns = {
      fp16: "fp16bf16",
      bf16: "fp16bf16",
      w4a16: "w4a16",
      w8a8: "w8a8",
      w8a16: "w8a16",
      "kv-cache-int8": "kvCacheInt8",
    } as const;
    for (const row of servingRows()) {
      for (const [precision, column] of Object.entries(columns)) {
        const answer = planServing({ name: "chat", model: row.model, precision }, POOL);
        assert.equal(isRejected(answer), !row.precisions.includes(column), `${row.model} ${precision}`);
      }
    }
  });

  it("explains what it chose, and from which seed line", () => {
    assert.deepEqual(plan().explanation, [
      "serving chat: llama2-13b in fp16 with vLLM 0.6.3: 1 replica of 1 NPU, the fewest measured on 64 GB (seed 001, line 27; seed 003, line 37)",
      "serving chat: context: 16384 tokens, the longest measured (seed 003, line 37)",
      "serving chat: weights: models/llama2-13b on the share, from https://huggingface.co/meta-llama/Llama-2-13b-chat-hf (seed 001, line 27)",
      "serving chat: image: swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:" +
        "pytorch_2.1.0-cann_8.0.rc3-py_3.9-hce_2.0.2409-aarch64-snt9b-20241112192643-c45ac6b (seed 001, line 35; seed 001, line 33)",
    ]);
  });

  it("takes length, replicas, weights and image as configured, and says so", () => {
    const own = plan({ maxModelLen: 4096, replicas: 2, weights: "saved/sft", image: "swr.example.com/team/vllm:1" });
    assert.deepEqual(
      [own.maxModelLen, own.replicas, own.weightsPath, own.image],
      [4096, 2, "saved/sft", "swr.example.com/team/vllm:1"],
    );
    assert.ok(
      own.explanation.includes(
        "serving chat: context: 4096 tokens, as configured; measured up to 16384 (seed 003, line 37)",
      ),
    );
    assert.ok(own.explanation.includes("serving chat: image: swr.example.com/team/vllm:1, as configured"));
  });

  it("takes every context from one token to the longest measured", () => {
    assert.deepEqual([plan({ maxModelLen: 1 }).maxModelLen, plan({ maxModelLen: 16384 }).maxModelLen], [1, 16384]);
  });

  it("needs more NPUs of 32 GB than of 64 GB, and counts NPUs of other sizes with the next smaller", () => {
    const npus = [32, 48, 64, 96].map((npuMemoryGiB) => plan({}, { npuMemoryGiB }).npus);
    assert.deepEqual(npus, [2, 2, 1, 1]);
  });

  it("finds a model by the other table's spelling, and notes what the manual notes", () => {
    const { model, explanation } = plan({ model: "llama-3.1-405B-AWQ" });
    assert.equal(model, "llama3.1-405b");
    assert.match(
      explanation.join("\n"),
      /serving chat: note: fp16\/bf16 is ticked, yet the weights linked are AWQ-INT4/,
    );
  });

  it("names the text of the manual's link where it has no address", () => {
    const { weightsUrl, explanation } = plan({ model: "llama3.2-1b" });
    assert.equal(weightsUrl, undefined);
    assert.match(explanation.join("\n"), /from Llama-3\.2-1B-Instruct/);
  });

  const rejections: [what: string, change: Partial<ServingWorkload>, pool: Partial<NpuPool>, sentences: string[]][] = [
    [
      "a model with a near name",
      { model: "llama-2-13b" },
      {},
      ['model: got "llama-2-13b"; not in the serving table; did you mean "llama2-13b"? (seed 001, line 27)'],
    ],
    [
      "a model by its name in the training table",
      { model: "glm4-9b" },
      {},
      ['model: got "glm4-9b"; not in the serving table; did you mean "glm-4-9b"? (seed 001, line 27)'],
    ],
    [
      "a precision in which the model does not run",
      { model: "mistral-7b", precision: "w8a8" },
      {},
      ['precision: got "w8a8"; mistral-7b runs in fp16 and bf16; use fp16 (seed 001, line 27)'],
    ],
    [
      "a precision with a near name",
      { precision: "w8a" },
      {},
      [
        'precision: got "w8a"; llama2-13b runs in fp16, bf16, w4a16, w8a8, w8a16 and kv-cache-int8; use w8a8 (seed 001, line 27)',
      ],
    ],
    [
      "a context longer than measured",
      { maxModelLen: 65536 },
      {},
      [
        "maxModelLen: got 65536; llama2-13b on 1 NPU of 64 GB is measured up to 16384; use 1 to 16384 (seed 003, line 37)",
      ],
    ],
    [
      "NPUs on which the model does not run",
      { model: "qwen1.5-110b" },
      { npuMemoryGiB: 32 },
      [
        ': got NPUs of 32 GiB in pool "npu"; qwen1.5-110b does not run on NPUs of 32 GB; use a pool with NPUs of 64 GB (seed 003, line 37)',
      ],
    ],
    [
      "NPUs that the table does not know",
      {},
      { npuMemoryGiB: 16 },
      [
        ': got NPUs of 16 GiB in pool "npu"; the serving table knows NPUs of 32 and 64 GB; use a pool with such NPUs (seed 003, line 37)',
      ],
    ],
    [
      "more NPUs than a node has",
      { model: "qwen1.5-110b" },
      { npusPerNode: 4 },
      [
        ': got 8 NPUs for qwen1.5-110b; pool "npu" has 4 NPUs per node; use a pool with 8 or more per node (seed 003, line 37)',
      ],
    ],
    [
      "a pool without NPUs",
      {},
      { npusPerNode: 0 },
      [': got 1 NPU for llama2-13b; pool "npu" has no NPUs; use a pool with 1 or more per node (seed 003, line 37)'],
    ],
    [
      "more replicas than the pool has room for",
      { model: "llama2-70b", replicas: 9 },
      {},
      ['replicas: got 9; pool "npu" has room for 1 to 8, 4 NPUs each; use 8 (seed 003, line 37)'],
    ],
    [
      "no replica",
      { replicas: 0 },
      {},
      ['replicas: got 0; pool "npu" has room for 1 to 32, 1 NPU each; use 1 (seed 003, line 37)'],
    ],
    [
      "a pool without nodes",
      {},
      { nodes: 0 },
      [
        'replicas: got 1; pool "npu" has no nodes for replicas of 1 NPU each; set its nodes to 1 or more (seed 003, line 37)',
      ],
    ],
    [
      "several faults at once",
      { precision: "int3", maxModelLen: 0, replicas: 33 },
      {},
      [
        'precision: got "int3"; llama2-13b runs in fp16, bf16, w4a16, w8a8, w8a16 and kv-cache-int8; use fp16 (seed 001, line 27)',
        'replicas: got 33; pool "npu" has room for 1 to 32, 1 NPU each; use 32 (seed 003, line 37)',
        "maxModelLen: got 0; llama2-13b on 1 NPU of 64 GB is measured up to 16384; use 1 to 16384 (seed 003, line 37)",
      ],
    ],
  ];
  for (const [what, change, pool, expected] of rejections) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(sentences(change, pool), expected);
    });
  }

  it("has an alternative for every fault of the request itself", () => {
    const answer = planServing({ ...CHAT, precision: "int3", maxModelLen: 0, replicas: 33 }, POOL) as Fault[];
    assert.deepEqual(mergedAlternative(answer), { precision: "fp16", maxModelLen: 16384, replicas: 32 });
  });

  it("accepts a request with all its alternatives, keeps within the pool, and answers the same twice", () => {
    fc.assert(
      fc.property(workloads, pools, (workload, pool) => {
        const answer = planServing(workload, pool);
        assert.deepEqual(planServing(workload, pool), answer);
        if (!isRejected(answer)) {
          assert.ok(answer.npus <= pool.npusPerNode && answer.npus * answer.replicas <= pool.nodes * pool.npusPerNode);
          assert.ok(
            answer.maxModelLen >= 1 &&
              answer.maxModelLen <= (servingRow(answer.model)?.npu64GB?.maxModelLenK ?? 0) * 1024,
          );
          return;
        }
        assert.doesNotMatch(answer.map(faultText).join("\n"), /undefined|NaN|\[object|Infinity/);
        const changes = mergedAlternative(answer);
        assert.ok(changes === undefined || !isRejected(planServing({ ...workload, ...changes }, pool)));
      }),
      { numRuns: 5000 },
    );
  });

  it("never turns acceptance into a rejection when nodes are added", () => {
    fc.assert(
      fc.property(workloads, pools, fc.integer({ min: 0, max: 5 }), (workload, pool, more) => {
        return (
          isRejected(planServing(workload, pool)) ||
          !isRejected(planServing(workload, { ...pool, nodes: pool.nodes + more }))
        );
      }),
      { numRuns: 5000 },
    );
  });

  it("takes one pod per replica from its pool", () => {
    const demand = servingDemand(plan({ model: "llama2-70b", replicas: 2 }));
    assert.deepEqual(demand, { name: "serving chat", pods: 2, npusPerPod: 4, distinctNodes: false });
  });
});
