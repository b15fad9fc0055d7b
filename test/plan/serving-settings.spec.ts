import assert from "node:assert/strict";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import type { NpuPool } from "../../plan/pool";
import { planServing, servingDemand } from "../../plan/serving";
import { settingFaults } from "../../plan/serving-settings";
import type { ServingWorkload } from "../../plan/serving-workload";

const POOL: NpuPool = { name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 };
const CHAT: ServingWorkload = { name: "chat", model: "llama2-13b" };
const LAW = [{ name: "law", path: "adapters/law" }];

const faults = (change: Partial<ServingWorkload>): string[] => {
  const workload = { ...CHAT, ...change };
  return settingFaults(workload, workload.model).map(faultText);
};
const plan = (change: Partial<ServingWorkload>, pool: Partial<NpuPool> = {}) =>
  requirePlan("chat", planServing({ ...CHAT, ...change }, { ...POOL, ...pool }));
const sentences = (change: Partial<ServingWorkload>, pool: Partial<NpuPool> = {}): string[] => {
  const answer = planServing({ ...CHAT, ...change }, { ...POOL, ...pool });
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
};

describe("settings of a service", () => {
  const accepted: Partial<ServingWorkload>[] = [
    {},
    { memoryUtilization: 1 },
    { blockSize: 8 },
    { blockSize: 128 },
    { maxNumSeqs: 64, maxNumBatchedTokens: 64 },
    { maxNumBatchedTokens: 256 },
    { adapters: LAW, maxAdapterRank: 256 },
    { chunkedPrefill: false, adapters: LAW },
    { chunkedPrefill: true, schedulerSteps: 8 },
    { schedulerSteps: 8, multiStepStreamOutputs: false },
    { model: "qwen2-vl-7b", imagesPerPrompt: 4 },
    { model: "qwen-7b", trustRemoteCode: true },
    { trustRemoteCode: false },
    { prefixCaching: true },
    { nodesPerReplica: 2, schedulerSteps: 8 },
    { replicas: 2, maxReplicas: 2, waitingRequests: 1 },
    { model: "our-13b", adapters: LAW, imagesPerPrompt: 2, nodesPerReplica: 2 },
  ];
  for (const change of accepted) {
    it(`has nothing against ${JSON.stringify(change)}`, () => {
      assert.deepEqual(faults(change), []);
    });
  }

  const refused: [change: Partial<ServingWorkload>, fault: RegExp][] = [
    [{ memoryUtilization: 0 }, /^memoryUtilization: got 0; a share of the memory, above 0 and at most 1; use 0\.9/],
    [{ memoryUtilization: 1.01 }, /^memoryUtilization: got 1\.01/],
    [{ blockSize: 64 }, /^blockSize: got 64; one of 8, 16, 32 or 128; use 128/],
    [
      { maxNumBatchedTokens: 255 },
      /^maxNumBatchedTokens: got 255; one step has at least a token of each of 256 requests/,
    ],
    [{ maxNumSeqs: 512, maxNumBatchedTokens: 511 }, /^maxNumBatchedTokens: got 511; .*use 512 or more/],
    [{ adapters: LAW, maxAdapterRank: 20 }, /^maxAdapterRank: got 20; one of 8, 16, 32, 64, 128 or 256; use 32/],
    [{ adapters: LAW, maxAdapterRank: 300 }, /use 256/],
    [{ maxAdapterRank: 16 }, /^maxAdapterRank: got 16; there are no adapters/],
    [
      { chunkedPrefill: true, draftModel: "eagle" },
      /^chunkedPrefill: got true; vLLM has it not together with draftModel/,
    ],
    [{ chunkedPrefill: true, adapters: LAW }, /^chunkedPrefill: got true; vLLM has it not together with adapters/],
    [{ schedulerSteps: 2, draftModel: "eagle" }, /^schedulerSteps: got 2; vLLM has it not together with draftModel/],
    [{ adapters: LAW, draftModel: "eagle" }, /^adapters: got adapters; vLLM has it not together with draftModel/],
    [
      { nodesPerReplica: 2, draftModel: "eagle" },
      /^draftModel: got "eagle"; vLLM has it not together with nodesPerReplica/,
    ],
    [{ nodesPerReplica: 2, chunkedPrefill: true, schedulerSteps: 2 }, /^schedulerSteps: got 2; .*over several nodes/],
    [{ multiStepStreamOutputs: true }, /^multiStepStreamOutputs: got true; .*set schedulerSteps.*seed 003, line 61/],
    [{ model: "falcon-11b", adapters: LAW }, /^adapters: got adapters; vLLM serves no adapters with FalconForCausalLM/],
    [{ imagesPerPrompt: 1 }, /^imagesPerPrompt: got 1; llama2-13b reads no images/],
    [{ model: "qwen-7b", imagesPerPrompt: 1 }, /^imagesPerPrompt: got 1; qwen-7b reads no images/],
    [{ model: "glm-4-9b", nodesPerReplica: 2 }, /^nodesPerReplica: got 2; vLLM does not split .*ChatGLMModel.*use 1/],
    [{ model: "qwen2-vl-7b", prefixCaching: true }, /^prefixCaching: got true; vLLM turns it off/],
    [
      { model: "qwen-7b", trustRemoteCode: false },
      /^trustRemoteCode: got false; the weights of qwen-7b come with code/,
    ],
    [{ adapters: [{ name: "llama2-13b" }] }, /^adapters\[0\]\.name: got "llama2-13b"; .*this one is taken/],
    [{ adapters: [...LAW, ...LAW] }, /^adapters\[1\]\.name: got "law"/],
    [{ servedModelName: "law", adapters: LAW }, /^adapters\[0\]\.name: got "law"/],
    [{ replicas: 3, maxReplicas: 2 }, /^maxReplicas: got 2; it is reached from replicas, 3, on; use 3 or more/],
    [{ nodesPerReplica: 2, maxReplicas: 2 }, /^maxReplicas: got 2; replicas of several nodes are not scaled/],
    [{ waitingRequests: 5 }, /^waitingRequests: got 5; it says when another replica starts/],
  ];
  for (const [change, fault] of refused) {
    it(`refuses ${JSON.stringify(change)}`, () => {
      const found = faults(change);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", fault);
    });
  }

  it("refuse a share of the memory that the weights do not fit in, and propose the measured one", () => {
    assert.deepEqual(sentences({ memoryUtilization: 0.3 }), [
      "memoryUtilization: got 0.3; the weights of llama2-13b in fp16 take 25 GiB, more than this share of 1 NPU; use 0.9 (seed 003, line 37)",
    ]);
    assert.equal(plan({ memoryUtilization: 0.5 }).memoryUtilization, 0.5);
  });

  it("let a batch be smaller than the context where prompts are read in parts", () => {
    assert.equal(plan({ chunkedPrefill: true, maxNumBatchedTokens: 4096 }).maxNumBatchedTokens, 4096);
    assert.match(sentences({ maxNumBatchedTokens: 4096 }).join(), /at least the context of 16384/);
  });

  it("trust the code of weights that do not load without, and no others", () => {
    assert.equal(plan({ model: "qwen-7b" }).trustRemoteCode, true);
    assert.equal(plan({}).trustRemoteCode, undefined);
    assert.equal(plan({ trustRemoteCode: true }).trustRemoteCode, true);
  });

  it("know where the weights of the draft model are", () => {
    const draft = (change: Partial<ServingWorkload>) => plan({ speculativeTokens: 4, ...change }).draftWeightsPath;
    assert.equal(draft({ draftModel: "eagle" }), "models/llama2-13b-eagle");
    assert.equal(draft({ draftModel: "llama2-7b" }), "models/llama2-7b");
    assert.equal(draft({ draftModel: "eagle", draftWeights: "drafts/mine" }), "drafts/mine");
  });

  it("take room for as many replicas as there may be", () => {
    assert.equal(servingDemand(plan({ maxReplicas: 5 })).pods, 5);
    assert.deepEqual(sentences({ maxReplicas: 9 }, { nodes: 1 }), [
      'maxReplicas: got 9; pool "npu" has room for 1 to 8, 1 NPU each; use 8 (seed 003, line 37)',
    ]);
  });

  it("say that the manual's image for inference has no vLLM yet", () => {
    const note = /note: it has no vLLM yet; .* which image must name \(seed 001, line 25\)/;
    assert.match(plan({}).explanation.join("\n"), note);
    assert.doesNotMatch(plan({ image: "own" }).explanation.join("\n"), note);
  });

  it("say that weights come from a training run", () => {
    assert.match(
      plan({ weightsOf: "sft" }).explanation.join("\n"),
      /weights: those that sft makes; when it makes others, the service is rolled out/,
    );
  });
});

describe("a replica over several nodes", () => {
  const HUGE: Partial<ServingWorkload> = { model: "llama3.1-405b", precision: "bf16" };

  it("holds what one node does not, by formula and labelled so", () => {
    assert.match(sentences(HUGE).join(), /use w4a16, or nodesPerReplica 2/);
    const { npus, nodesPerReplica, sources, explanation, maxModelLen } = plan({ ...HUGE, nodesPerReplica: 2 });
    assert.deepEqual([npus, nodesPerReplica, sources["npus"]?.from], [16, 2, "estimated"]);
    assert.ok(maxModelLen >= 4096);
    assert.match(explanation[0] ?? "", /1 replica of 2 nodes with 16 NPUs, estimated on 64 GB/);
  });

  it("takes whole nodes, a pod on each", () => {
    const demand = servingDemand(plan({ ...HUGE, nodesPerReplica: 2, replicas: 2 }));
    assert.deepEqual(demand, { name: "serving chat", pods: 4, npusPerPod: 8, distinctNodes: true });
  });

  it("is refused where nodes are too few, too small, or split otherwise", () => {
    assert.match(sentences({ ...HUGE, nodesPerReplica: 2 }, { nodes: 1 }).join(), /has 1 node; a replica needs 2/);
    assert.match(
      sentences({ ...HUGE, nodesPerReplica: 2, replicas: 3 }).join(),
      /^replicas: got 3; pool "npu" has room for 1 to 2, 2 nodes each; use 2/,
    );
    assert.match(
      sentences({ ...HUGE, nodesPerReplica: 2, npus: 8 }).join(),
      /^npus: got 8; 2 nodes have 16, .*leave it out/,
    );
    assert.match(
      sentences({ ...HUGE, nodesPerReplica: 2 }, { npuMemoryGiB: 32 }).join(),
      /use more nodes, a shorter context/,
    );
    assert.match(
      sentences({ model: "yi-34b", nodesPerReplica: 2 }, { npusPerNode: 6 }).join(),
      /splits the 56 attention heads|use more nodes|6 NPUs of a node/,
    );
  });

  it("is estimated for models that are in no table too", () => {
    const architecture = {
      layers: 126,
      hiddenSize: 16384,
      attentionHeads: 128,
      keyValueHeads: 8,
      intermediateSize: 53248,
      vocabularySize: 128256,
    };
    const own = { model: "our-405b", estimate: true, architecture: { model: "our-405b", ...architecture, source: [] } };
    assert.equal(plan({ ...own, nodesPerReplica: 2 }).npus, 16);
    assert.match(sentences(own).join(), /GiB per NPU on 8 NPUs/);
  });
});
