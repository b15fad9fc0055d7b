import assert from "node:assert/strict";
import { ImagePrePull, MegatronTraining, VllmService } from "../../components";
import { only, register } from "../support/mock-engine";

/** The part of a pod template that these tests look at. */
interface PodTemplate {
  spec: {
    initContainers: { image: string; command: string[]; resources: { requests: Record<string, string> } }[];
    containers: {
      image: string;
      args: string[];
      env: { name: string; value?: string }[];
      resources: { limits: Record<string, string>; requests: Record<string, string> };
    }[];
  };
}

describe("ImagePrePull", () => {
  const build = () => new ImagePrePull("images", { namespace: "llm-data", images: ["a:1", "b:2"], nodes: 4 });

  it("pulls every image in a container of its own, without an NPU", async () => {
    const { inputs } = only(await register(build), "kubernetes:apps/v1:DaemonSet");
    const { initContainers, containers } = (inputs["spec"] as { template: PodTemplate }).template.spec;
    assert.deepEqual(
      initContainers.map(({ image }) => image),
      ["a:1", "b:2"],
    );
    const requested = [...initContainers, ...containers].flatMap(({ resources }) => Object.keys(resources.requests));
    assert(!requested.includes("huawei.com/ascend-1980"));
  });

  it("is ready only when that many nodes have the images: a DaemonSet on no node is ready at once", async () => {
    const { inputs } = only(await register(build), "kubernetes:apps/v1:DaemonSet");
    const { annotations } = inputs["metadata"] as { annotations: Record<string, string> };
    assert.equal(annotations["pulumi.com/waitFor"], "jsonpath={.status.numberReady}=4");
  });
});

describe("MegatronTraining", () => {
  it("hands the plan to the start script", async () => {
    const all = await register(
      () =>
        new MegatronTraining("llama2-13b-sft", {
          runName: "llama2-13b-sft",
          namespace: "llm-train",
          model: "llama2-13b",
          strategy: "sft",
          seqLenTokens: 4096,
          tensorParallel: 8,
          pipelineParallel: 1,
          microBatchSize: 4,
          nodes: 1,
          npusPerNode: 8,
          image: "image",
          command: "sh start.sh",
          dataPath: "/mnt/sfs_turbo/training_data/data.json",
          weightsPath: "models/llama2-13b",
          claimName: "share",
        }),
    );
    const { inputs } = only(all, "kubernetes:batch.volcano.sh/v1alpha1:Job");
    const { tasks } = inputs["spec"] as { tasks: { template: PodTemplate }[] };
    const variables = Object.fromEntries(
      (tasks[0]?.template.spec.containers[0]?.env ?? []).map(({ name, value }) => [name, value]),
    );
    const { TP, PP, MBS, SEQ_LEN, RUN_TYPE, NNODES, ORIGINAL_TRAIN_DATA_PATH, ORIGINAL_HF_WEIGHT } = variables;
    assert.deepEqual(
      { TP, PP, MBS, SEQ_LEN, RUN_TYPE, NNODES, ORIGINAL_TRAIN_DATA_PATH, ORIGINAL_HF_WEIGHT },
      {
        TP: "8",
        PP: "1",
        MBS: "4",
        SEQ_LEN: "4096",
        RUN_TYPE: "sft",
        NNODES: "1",
        ORIGINAL_TRAIN_DATA_PATH: "/mnt/sfs_turbo/training_data/data.json",
        ORIGINAL_HF_WEIGHT: "/mnt/sfs_turbo/models/llama2-13b",
      },
    );
  });
});

describe("VllmService", () => {
  const build = () =>
    new VllmService("chat", {
      serviceName: "chat",
      namespace: "llm-serve",
      servedModelName: "llama2-13b",
      weightsPath: "models/llama2-13b",
      npus: 2,
      maxModelLenTokens: 16384,
      replicas: 1,
      image: "image",
      claimName: "share",
    });

  it("gives the pod the NPUs and flags of the plan", async () => {
    const { inputs } = only(await register(build), "kubernetes:apps/v1:Deployment");
    const [server] = (inputs["spec"] as { template: PodTemplate }).template.spec.containers;
    assert.equal(server?.resources.limits["huawei.com/ascend-1980"], "2");
    assert.deepEqual(server.resources.limits, server.resources.requests);
    const flags = ["--model=/mnt/sfs_turbo/models/llama2-13b", "--tensor-parallel-size=2", "--max-model-len=16384"];
    assert.deepEqual(
      flags.filter((flag) => !server.args.includes(flag)),
      [],
    );
  });

  it("routes the Service to the pods of this deployment and to no others", async () => {
    const all = await register(build);
    const deployment = only(all, "kubernetes:apps/v1:Deployment").inputs["spec"] as {
      template: { metadata: { labels: Record<string, string> } };
    };
    const service = only(all, "kubernetes:core/v1:Service").inputs["spec"] as { selector: Record<string, string> };
    assert.deepEqual(service.selector, deployment.template.metadata.labels);
  });
});
