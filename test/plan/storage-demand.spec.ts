import assert from "node:assert/strict";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { planServing } from "../../plan/serving";
import { planStorage, type StorageRequest } from "../../plan/storage";
import { storageDemand } from "../../plan/storage-demand";
import { planTraining } from "../../plan/training";
import type { TrainingWorkload } from "../../plan/training-workload";

const POOL = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
const REQUEST: StorageRequest = {
  sfsTurbo: { sizeGiB: 6144, hpcBandwidth: "500M", linkedDirectory: "training_data" },
  bucket: { name: "team-data" },
};

function training(change: Partial<TrainingWorkload> = {}) {
  const workload = { name: "run", model: "llama2-13b", strategy: "sft", seqLen: 4096, ...change };
  return requirePlan("run", planTraining(workload, POOL));
}

function serving(weights?: string) {
  return requirePlan(
    "chat",
    planServing({ name: "chat", model: "llama2-13b", ...(weights === undefined ? {} : { weights }) }, POOL),
  );
}

/** Items with whole GiB. */
function rounded(items: readonly { name: string; GiB: number }[]) {
  return items.map(({ name, GiB }) => [name, Math.round(GiB)]);
}

describe("storageDemand", () => {
  it("counts weights, Megatron's copy, two checkpoints with optimizer states, and trained weights", () => {
    const { items, shareGiB, bucketGiB, unknownModels, explanation } = storageDemand([training()], [], []);
    // 13.0 x 10^9 parameters: 2 bytes each are 24.2 GiB, and 14 bytes each 169.7 GiB.
    assert.deepEqual(rounded(items), [
      ["models/llama2-13b", 24],
      ["training run: weights in Megatron's format", 24],
      ["training run: 2 checkpoints", 339],
      ["training run: trained weights", 24],
      ["data sets, as they are and tokenized", 0],
    ]);
    assert.deepEqual([shareGiB, bucketGiB, unknownModels], [413, 25, []]);
    assert.deepEqual(explanation, [
      "storage: the workloads take about 413 GiB of the share and 25 GiB of the bucket (estimated)",
    ]);
  });

  it("counts adapters only in checkpoints of LoRA, and no copy with LLaMA-Factory", () => {
    const lora = storageDemand([training({ strategy: "lora", framework: "llama-factory" })], [], []);
    assert.deepEqual(rounded(lora.items), [
      ["models/llama2-13b", 24],
      ["training run: 2 checkpoints", 1],
      ["training run: trained weights", 24],
      ["data sets, as they are and tokenized", 0],
    ]);
  });

  it("counts a folder of weights once, and another folder again", () => {
    const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);
    const shared = storageDemand([training()], [serving()], []);
    assert.equal(names(shared.items).filter((name) => name === "models/llama2-13b").length, 1);
    const other = storageDemand([training()], [serving("models/other")], []);
    assert.ok(names(other.items).includes("models/other"));
  });

  it("counts data sets twice on the share and once in the bucket", () => {
    const { shareGiB, bucketGiB } = storageDemand([], [], [{ bytes: 10 * 2 ** 30 }, { bytes: 2 ** 29 }]);
    assert.deepEqual([shareGiB, bucketGiB], [21, 11]);
  });
});

describe("planStorage with a demand", () => {
  it("says what the workloads take", () => {
    const plan = requirePlan("storage", planStorage(REQUEST, storageDemand([training()], [], [])));
    assert.ok(
      plan.explanation.includes(
        "storage: the workloads take about 413 GiB of the share and 25 GiB of the bucket (estimated)",
      ),
    );
  });

  it("refuses a file system that is too small, with the next size that is sold", () => {
    const demand = storageDemand(
      [training({ model: "llama2-70b" }), training({ name: "b", model: "qwen-72b" })],
      [],
      [],
    );
    const request = { ...REQUEST, sfsTurbo: { ...REQUEST.sfsTurbo, sizeGiB: 3686 } };
    const answer = planStorage(request, demand);
    assert.ok(isRejected(answer));
    const [fault] = answer;
    assert.deepEqual(fault?.alternative, { "sfsTurbo.sizeGiB": 4915 });
    assert.deepEqual([fault.need, fault.have], [{ GiB: demand.shareGiB }, { GiB: 3686 }]);
    assert.match(
      faultText(fault),
      /^sfsTurbo\.sizeGiB: got 3686; the workloads take about \d+ GiB \(estimated\), most of it training b: 2 checkpoints \d+ GiB, training run: 2 checkpoints \d+ GiB and .+; use 4915 or more \(ZeRO/,
    );
    const larger = { ...request, sfsTurbo: { ...request.sfsTurbo, sizeGiB: 4915 } };
    assert.ok(!isRejected(planStorage(larger, demand)));
  });

  it("proposes no size where none is large enough", () => {
    const answer = planStorage(REQUEST, { ...storageDemand([training()], [], []), shareGiB: 2_000_000 });
    assert.ok(isRejected(answer));
    assert.equal(answer[0]?.alternative, undefined);
    assert.match(faultText(answer[0] as never), /no file system is that large: take workloads away/);
  });
});
