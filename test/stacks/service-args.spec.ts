import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Serving } from "../../config/environment";
import { requirePlan } from "../../plan/fault";
import { planServing } from "../../plan/serving";
import { serviceArgs, type ServiceFiles } from "../../stacks/service-args";
import type { TrainedWeights } from "../../stacks/trained-weights";
import type { RunData } from "../../stacks/training-data";
import { valueOf } from "../support/mock-engine";

const POOL = { name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 };
const PLACE = {
  namespace: "llm-serve",
  claimName: "share",
  serviceAccountName: "workload",
  image: "registry.example.com/team/image:1",
  kubeconfig: undefined,
  queue: undefined,
  apiKeySecret: undefined,
  certificateSecret: undefined,
};

function trained(name: string): TrainedWeights {
  const folder = `/mnt/sfs_turbo/saved_dir_for_output/${name}`;
  return {
    path: pulumi.output(`${folder}/weights`),
    checkpointPath: pulumi.output(`${folder}/saved_models`),
    fingerprint: pulumi.output(`content of ${name}`),
  };
}

const FILES: ServiceFiles = {
  data: {
    named: () => assert.fail("no run"),
    inFolder: (folder): RunData | undefined =>
      folder === "models/fetched"
        ? {
            name: "fetched",
            path: pulumi.output("/mnt/sfs_turbo/models/fetched"),
            fingerprint: pulumi.output("fetched 1"),
          }
        : undefined,
  },
  trained: new Map([
    ["sft", trained("sft")],
    ["lora", trained("lora")],
    ["draft", trained("draft")],
  ]),
};

function argsOf(change: Partial<Serving>, surge = true) {
  const workload: Serving = { name: "chat", model: "llama2-13b", replicas: 1, pool: "npu", estimate: false, ...change };
  return serviceArgs(workload, requirePlan("chat", planServing(workload, POOL)), surge, PLACE, FILES);
}

describe("arguments of a service", () => {
  it("name a folder of the share, of which nothing is known", () => {
    const { weightsPath, weightsFingerprint, servedModelName, surge } = argsOf({}, false);
    assert.deepEqual(
      [weightsPath, weightsFingerprint, servedModelName, surge],
      ["models/llama2-13b", undefined, "llama2-13b", false],
    );
  });

  it("wait for weights that the stack brings, and depend on their content", async () => {
    const { weightsPath, weightsFingerprint } = argsOf({ weights: "models/fetched" });
    assert.equal(weightsPath, "models/fetched");
    assert.equal(await valueOf(pulumi.output(weightsFingerprint)), "fetched 1");
  });

  it("take weights from a training run by name, and depend on what it made", async () => {
    const { weightsPath, weightsFingerprint } = argsOf({ weightsOf: "sft" });
    assert.equal(await valueOf(pulumi.output(weightsPath)), "/mnt/sfs_turbo/saved_dir_for_output/sft/weights");
    assert.equal(await valueOf(pulumi.output(weightsFingerprint)), "content of sft");
  });

  it("take adapters and a draft model from training runs", async () => {
    const withAdapters = argsOf({
      adapters: [
        { name: "law", path: "adapters/law" },
        { name: "operations", training: "lora" },
      ],
    });
    assert.deepEqual(await valueOf(pulumi.output(withAdapters.adapters)), [
      { name: "law", path: "adapters/law" },
      { name: "operations", path: "/mnt/sfs_turbo/saved_dir_for_output/lora/saved_models" },
    ]);
    assert.equal(await valueOf(pulumi.output(withAdapters.weightsFingerprint)), "content of lora");
    const withDraft = argsOf({ draftModel: "eagle", draftWeightsOf: "draft", speculativeTokens: 4 });
    assert.equal(
      await valueOf(pulumi.output(withDraft.draftModelPath)),
      "/mnt/sfs_turbo/saved_dir_for_output/draft/weights",
    );
    assert.equal(await valueOf(pulumi.output(withDraft.draftFingerprint)), "content of draft");
  });

  it("split a replica of several nodes by node, and scale where that is asked for", () => {
    const { npus, nodesPerReplica } = argsOf({ model: "llama3.1-405b", precision: "bf16", nodesPerReplica: 2 });
    assert.deepEqual([npus, nodesPerReplica], [8, 2]);
    assert.deepEqual(argsOf({ maxReplicas: 3, waitingRequests: 9 }).scaling, {
      minReplicas: 1,
      maxReplicas: 3,
      waitingRequests: 9,
    });
    assert.equal(argsOf({}).scaling, undefined);
  });
});
