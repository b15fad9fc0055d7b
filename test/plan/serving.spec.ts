import assert from "node:assert/strict";
import fc from "fast-check";
import { images, servingModelNames, servingRow, servingRows } from "../../catalogue";
import { modelArchitecture } from "../../catalogue/model-architectures";
import { faultText, isRejected, mergedAlternative, requirePlan, type Fault } from "../../plan/fault";
import type { NpuPool } from "../../plan/pool";
import { planServing, servingDemand } from "../../plan/serving";
import type { ServingWorkload } from "../../plan/serving-workload";
import { propertyRuns } from "../support/property-runs";

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
    npus: fc.integer({ min: 0, max: 16 }),
    prefillInstances: fc.integer({ min: 0, max: 4 }),
    decodeInstances: fc.integer({ min: 0, max: 4 }),
    maxNumBatchedTokens: fc.constantFrom(2048, 8192, 400_000),
    draftModel: fc.constantFrom("eagle", "llama2-7b", "qwen2-0.5b", "gpt2"),
    speculativeTokens: fc.integer({ min: -1, max: 8 }),
    schedulerSteps: fc.integer({ min: 1, max: 8 }),
    estimate: fc.boolean(),
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
        const answer = planServing({ name: "chat", model: row.model }, { ...POOL, npuMemoryGiB });
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
        // Ticked, but 405B in 16 bits is more than the 8 NPUs of 64 GB have on which the manual runs its AWQ weights.
        const tooLarge = row.model === "llama3.1-405b" && column === "fp16bf16";
        assert.equal(isRejected(answer), !row.precisions.includes(column) || tooLarge, `${row.model} ${precision}`);
      }
    }
  });

  it("explains what it chose, and from which seed line", () => {
    assert.deepEqual(plan().explanation, [
      "serving chat: llama2-13b in fp16 with vLLM 0.6.3: 1 replica of 1 NPU, the fewest measured on 64 GB (seed 001, line 27; seed 003, line 37)",
      "serving chat: context: 16384 tokens, the longest measured (seed 003, line 37)",
      "serving chat: note: the model was trained with 4096 tokens; VLLM_ALLOW_LONG_MAX_MODEL_LEN=1 is set, and answers beyond that length " +
        "may be poor (vLLM documentation, environment variables, VLLM_ALLOW_LONG_MAX_MODEL_LEN)",
      "serving chat: weights: models/llama2-13b on the share, from https://huggingface.co/meta-llama/Llama-2-13b-chat-hf (seed 001, line 27)",
      "serving chat: image: swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:" +
        "pytorch_2.1.0-cann_8.0.rc3-py_3.9-hce_2.0.2409-aarch64-snt9b-20241112192643-c45ac6b (seed 001, line 35; seed 001, line 33)",
      "serving chat: note: it has no vLLM yet; the manual builds its own image on it, which image must name (seed 001, line 25)",
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
    const { model, precision, explanation } = plan({ model: "llama-3.1-405B-AWQ" });
    assert.deepEqual([model, precision], ["llama3.1-405b", "w4a16"]);
    assert.equal(plan({ model: "glm4-9b" }).model, "glm-4-9b");
    assert.match(
      explanation.join("\n"),
      /serving chat: note: fp16\/bf16 is ticked, yet the weights linked are AWQ-INT4/,
    );
  });

  it("says of every value where it comes from", () => {
    const {
      sources,
      explanation: _,
      name,
      ...values
    } = plan({ precision: "w8a8", npus: 2, draftModel: "eagle", speculativeTokens: 4 });
    assert.equal(name, "chat");
    assert.deepEqual(Object.keys(sources).sort(), Object.keys(values).sort());
    const {
      sources: ofApart,
      explanation: __,
      name: ___,
      ...apart
    } = plan({ prefillInstances: 1, decodeInstances: 3 });
    assert.deepEqual(Object.keys(ofApart).sort(), Object.keys(apart).sort());
    assert.deepEqual(
      ["precision", "quantization", "npus", "maxModelLen", "draftModel", "image"].map((key) => sources[key]?.from),
      ["user", "user", "user", "measured", "user", "default"],
    );
    assert.deepEqual(plan().sources["npus"], { from: "measured", source: ["003:37"] });
    assert.equal(plan().sources["precision"]?.from, "default");
  });

  it("gives vLLM's settings of each precision", () => {
    const settings = PRECISIONS.map((precision) => {
      const { dtype, quantization, kvCacheDtype } = plan({ precision });
      return [dtype, quantization, kvCacheDtype];
    });
    assert.deepEqual(settings, [
      ["float16", undefined, undefined],
      ["bfloat16", undefined, undefined],
      ["float16", "awq", undefined],
      ["float16", "smoothquant", undefined],
      ["float16", "gptq", undefined],
      ["float16", undefined, "int8"],
    ]);
  });

  it("allows a context beyond the trained one only where it is asked for, and says so", () => {
    const long = plan();
    assert.equal(long.allowLongContext, true);
    assert.match(long.explanation.join("\n"), /trained with 4096 tokens; VLLM_ALLOW_LONG_MAX_MODEL_LEN=1 is set/);
    const short = plan({ maxModelLen: 4096 });
    assert.equal(short.allowLongContext, false);
    assert.doesNotMatch(short.explanation.join("\n"), /VLLM_ALLOW_LONG/);
  });

  it("counts prefill and decode instances as copies of the model", () => {
    const { replicas, prefillInstances, decodeInstances, npus } = plan({ prefillInstances: 2, decodeInstances: 4 });
    assert.deepEqual([replicas, prefillInstances, decodeInstances, npus], [6, 2, 4, 1]);
  });

  it("tells what the manual wants done by hand", () => {
    assert.match(
      plan({ model: "minicpm-v2" }).explanation.join("\n"),
      /serving chat: to do: the image must have "posemb/,
    );
    assert.doesNotMatch(plan().explanation.join("\n"), /to do/);
  });

  it("answers for a model that is in no table on request only, and labels what it says", () => {
    const architecture = modelArchitecture("yi-34b");
    assert.ok(architecture !== undefined);
    const own = { model: "our-34b", architecture };
    assert.equal(sentences(own).length, 1);
    const estimated = plan({ ...own, estimate: true });
    const from = ["npus", "maxModelLen"].map((key) => estimated.sources[key]?.from);
    assert.deepEqual([estimated.model, ...from], ["our-34b", "estimated", "estimated"]);
    assert.match(estimated.explanation[0] ?? "", /the fewest estimated on 64 GB/);
    assert.deepEqual(sentences({ ...own, estimate: true, precision: "w8a" }), [
      'precision: got "w8a"; did you mean "w8a8"?',
    ]);
    // What was measured is not estimated, and nothing is known of a model without dimensions.
    assert.equal(plan({ estimate: true }).sources["npus"]?.from, "measured");
    assert.equal(sentences({ model: "our-34b", estimate: true }).length, 1);
  });

  it("refuses an estimate that fits no node", () => {
    const architecture = modelArchitecture("llama3.1-405b");
    assert.ok(architecture !== undefined);
    const [fault] = planServing({ ...CHAT, model: "our-405b", architecture, estimate: true }, POOL) as [Fault];
    assert.ok((fault.need?.GiB ?? 0) > (fault.have?.GiB ?? Infinity));
    assert.match(faultText(fault), /our-405b in fp16, \d+ GiB per NPU on 8 NPUs \(estimated\); vLLM may use 57 GiB/);
  });

  it("names the text of the manual's link where it has no address", () => {
    const { weightsUrl, explanation } = plan({ model: "llama3.2-1b" });
    assert.equal(weightsUrl, undefined);
    assert.match(explanation.join("\n"), /from Llama-3\.2-1B-Instruct/);
  });

  const rejections: [what: string, change: Partial<ServingWorkload>, pool: Partial<NpuPool>, sentences: string[]][] = [
    [
      "a model with a near name",
      { model: "llama2-13" },
      {},
      ['model: got "llama2-13"; not in the serving table; did you mean "llama2-13b"? (seed 001, line 27)'],
    ],
    [
      "a model whose weights do not fit in the precision",
      { model: "llama3.1-405b", precision: "bf16" },
      {},
      [
        'precision: got "bf16"; the weights of llama3.1-405b in bf16 take 756 GiB, more than vLLM may use of 8 NPUs of 64 GiB; use w4a16, or nodesPerReplica 2 (seed 003, line 37)',
      ],
    ],
    [
      "fewer NPUs than measured",
      { model: "llama2-70b", npus: 2 },
      {},
      ["npus: got 2; llama2-70b needs 4 NPUs of 64 GB or more; use 4 (seed 003, line 37)"],
    ],
    [
      "NPUs over which the heads cannot be split",
      { npus: 3 },
      {},
      [
        "npus: got 3; vLLM splits the 40 attention heads of llama2-13b evenly over the NPUs; use 1 (vLLM 0.6.3 source, vllm/config.py, verify_with_parallel_config)",
      ],
    ],
    [
      "prefill instances without decode instances",
      { prefillInstances: 2 },
      {},
      [
        "decodeInstances: got nothing; a service with prefillInstances needs decodeInstances too; use 1 or more (seed 003, line 3)",
      ],
    ],
    [
      "decode instances without prefill instances, beside replicas",
      { decodeInstances: 2, prefillInstances: 0, replicas: 2 },
      {},
      [
        "prefillInstances: got 0; a service with decodeInstances needs prefillInstances too; use 1 or more (seed 003, line 3)",
        "replicas: got 2; prefill and decode instances take the place of replicas; leave replicas out (seed 003, line 3)",
      ],
    ],
    [
      "settings that prefill and decode instances do not heed",
      {
        prefillInstances: 1,
        decodeInstances: 1,
        prefixCaching: true,
        chunkedPrefill: false,
        adapters: [{ name: "law" }],
      },
      {},
      [
        "prefixCaching: got true; prefill and decode instances do not heed it; leave it out, or use replicas in their place (seed 003, line 3)",
        "adapters: got a list; prefill and decode instances do not heed it; leave it out, or use replicas in their place (seed 003, line 3)",
      ],
    ],
    [
      "more prefill and decode instances than the pool has room for",
      { model: "llama2-70b", prefillInstances: 4, decodeInstances: 5 },
      {},
      [
        'decodeInstances: got 5; pool "npu" has room for 8 prefill and decode instances together, 4 NPUs each; use fewer (seed 003, line 37)',
      ],
    ],
    [
      "a limit of tokens below the context",
      { maxNumBatchedTokens: 4096 },
      {},
      ["maxNumBatchedTokens: got 4096; it must be at least the context of 16384 tokens; use 16384 (seed 003, line 3)"],
    ],
    [
      "proposed tokens without a draft model",
      { speculativeTokens: 5 },
      {},
      [
        "draftModel: got nothing; proposed tokens come from a draft model; set draftModel, or leave speculativeTokens out (seed 003, line 61)",
      ],
    ],
    [
      "a draft model without a number of tokens",
      { draftModel: "eagle" },
      {},
      [
        "speculativeTokens: got nothing; a draft model needs the number of tokens that it proposes at once; set speculativeTokens, for example to 5 (seed 003, line 61)",
      ],
    ],
    [
      "no proposed token",
      { draftModel: "llama2-7b", speculativeTokens: 0 },
      {},
      [
        "speculativeTokens: got 0; from 1 to below the context of 16384 tokens; use 5 (vLLM 0.6.3 documentation, speculative decoding)",
      ],
    ],
    [
      "a draft model of another vocabulary",
      { draftModel: "qwen2-0.5b", speculativeTokens: 5 },
      {},
      [
        'draftModel: got "qwen2-0.5b"; a draft model has the vocabulary of its target: qwen2-0.5b has 151936 tokens, llama2-13b has 32000; ' +
          "use a smaller model of the same family, or eagle (vLLM 0.6.3 documentation, speculative decoding; config.json of Qwen/Qwen2-0.5B-Instruct; config.json of meta-llama/Llama-2-13b-chat-hf)",
      ],
    ],
    [
      "a draft model that is not smaller",
      { draftModel: "llama2-70b", speculativeTokens: 5 },
      {},
      [
        'draftModel: got "llama2-70b"; a draft model is smaller than its target, and llama2-70b is not smaller than llama2-13b; use a smaller one, or eagle ' +
          "(vLLM 0.6.3 documentation, speculative decoding; config.json of meta-llama/Llama-2-70b-chat-hf; config.json of meta-llama/Llama-2-13b-chat-hf)",
      ],
    ],
    [
      "an image of other software",
      { image: images().images[2]?.address ?? "" },
      {},
      [
        `image: got "${images().images[2]?.address ?? ""}"; the manual pairs this image (PyTorch 2.1.0 and cann_8.0.rc1) with other software; vllm goes with PyTorch 2.1.0 and cann_8.0.rc3: leave image out, or use one that is built on ${images().images[0]?.address ?? ""} (seed 001, line 35; seed 001, line 33; seed 001, line 15)`,
      ],
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
      { numRuns: propertyRuns(10_000) },
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
      { numRuns: propertyRuns(10_000) },
    );
  });

  it("takes one pod per replica from its pool", () => {
    const demand = servingDemand(plan({ model: "llama2-70b", replicas: 2 }));
    assert.deepEqual(demand, { name: "serving chat", pods: 2, npusPerPod: 4, distinctNodes: false });
  });
});
