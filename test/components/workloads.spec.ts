import assert from "node:assert/strict";
import { MegatronTraining, VllmService, type MegatronTrainingArgs, type VllmServiceArgs } from "../../components";
import { only, register } from "../support/mock-engine";

/** The part of a pod template that these tests look at. */
interface PodTemplate {
  spec: {
    containers: {
      image: string;
      args: string[];
      env: { name: string; value?: string }[];
      resources: { limits: Record<string, string>; requests: Record<string, string> };
    }[];
  };
}

describe("MegatronTraining", () => {
  const args: MegatronTrainingArgs = {
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
  };

  /** The variables of the container. */
  async function variables(change: Partial<MegatronTrainingArgs> = {}): Promise<Record<string, string | undefined>> {
    const all = await register(() => new MegatronTraining("llama2-13b-sft", { ...args, ...change }));
    const { inputs } = only(all, "kubernetes:batch.volcano.sh/v1alpha1:Job");
    const { tasks } = inputs["spec"] as { tasks: { template: PodTemplate }[] };
    return Object.fromEntries(
      (tasks[0]?.template.spec.containers[0]?.env ?? []).map(({ name, value }) => [name, value]),
    );
  }

  it("hands the plan to the start script", async () => {
    const { TP, PP, MBS, SEQ_LEN, RUN_TYPE, NNODES, ORIGINAL_TRAIN_DATA_PATH, ORIGINAL_HF_WEIGHT } = await variables();
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

  it("sets the global batch size only where it is given: the script has a default", async () => {
    assert.equal("GBS" in (await variables()), false);
    assert.equal((await variables({ globalBatchSize: 512 }))["GBS"], "512");
  });

  it("names the network interface for Gloo, TensorPipe and HCCL", async () => {
    const names = ["GLOO_SOCKET_IFNAME", "TP_SOCKET_IFNAME", "HCCL_SOCKET_IFNAME"];
    const [usual, own] = [await variables(), await variables({ networkInterface: "eth0" })];
    assert.deepEqual(
      names.map((name) => [usual[name], own[name]]),
      names.map(() => ["enp67s0f5", "eth0"]),
    );
  });
});

describe("VllmService", () => {
  const build = (change: Partial<VllmServiceArgs> = {}) =>
    new VllmService("chat", {
      serviceName: "chat",
      namespace: "llm-serve",
      servedModelName: "llama2-13b",
      weightsPath: "models/llama2-13b",
      npus: 2,
      maxModelLenTokens: 16384,
      dtype: "float16",
      replicas: 1,
      image: "image",
      claimName: "share",
      ...change,
    });

  /** The container of the server. */
  async function server(change: Partial<VllmServiceArgs> = {}) {
    const { inputs } = only(await register(() => build(change)), "kubernetes:apps/v1:Deployment");
    const [container] = (inputs["spec"] as { template: PodTemplate }).template.spec.containers;
    assert(container !== undefined);
    return container;
  }

  it("gives the pod the NPUs and flags of the plan", async () => {
    const { resources, args, env } = await server();
    assert.equal(resources.limits["huawei.com/ascend-1980"], "2");
    assert.deepEqual(resources.limits, resources.requests);
    assert.deepEqual(args, [
      "--model=/mnt/sfs_turbo/models/llama2-13b",
      "--served-model-name=llama2-13b",
      "--tensor-parallel-size=2",
      "--max-model-len=16384",
      "--dtype=float16",
      "--gpu-memory-utilization=0.9",
      "--host=0.0.0.0",
      "--port=8080",
    ]);
    assert.deepEqual(env, []);
  });

  it("names how weights and cache are quantized, where they are", async () => {
    const { args } = await server({ quantization: "awq", kvCacheDtype: "int8" });
    assert.deepEqual(
      args.filter((flag) => /quantization|cache/.test(flag)),
      ["--quantization=awq", "--kv-cache-dtype=int8"],
    );
  });

  it("lets the context be longer than the trained one only where that is allowed", async () => {
    const { env } = await server({ allowLongContext: true });
    assert.deepEqual(env, [{ name: "VLLM_ALLOW_LONG_MAX_MODEL_LEN", value: "1" }]);
    assert.deepEqual((await server({ allowLongContext: false })).env, []);
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
