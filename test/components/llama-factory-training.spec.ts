import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { LlamaFactoryTraining, type LlamaFactoryTrainingArgs } from "../../components";
import { RUN_FILES_PATH } from "../../components/run-files";
import { faultText, RejectedPlanError } from "../../plan/fault";
import { filesOf, jobsOf } from "../support/job-run";
import { register, type Registration } from "../support/mock-engine";
import { podProgram } from "../support/stand-ins";

const ARGS: LlamaFactoryTrainingArgs = {
  runName: "chat-lora",
  model: "llama3-70b",
  namespace: "llm-train",
  strategy: "lora",
  seqLenTokens: 8192,
  template: "llama3",
  zeroStage: 3,
  offload: true,
  gradientAccumulationSteps: 4,
  nodes: 2,
  npusPerNode: 8,
  image: "image",
  dataSet: "alpaca",
  dataPath: "/mnt/sfs_turbo/training_data/alpaca/1/data.json",
  weightsPath: "models/llama3-70b",
  claimName: "share",
};

function build(change: Partial<LlamaFactoryTrainingArgs> = {}): Promise<Registration[]> {
  return register(() => new LlamaFactoryTraining("chat-lora", { ...ARGS, ...change }));
}

function jobOf(all: readonly Registration[], name = "chat-lora"): Registration {
  return jobsOf(all).get(name) ?? assert.fail(`no job ${name}`);
}

/** Files of a step. */
async function files(
  change: Partial<LlamaFactoryTrainingArgs> = {},
  job = "chat-lora",
): Promise<Record<string, string>> {
  const all = await build(change);
  return filesOf(all, jobOf(all, job));
}

/** The settings of a first start. */
async function trainSettings(change: Partial<LlamaFactoryTrainingArgs> = {}): Promise<Record<string, unknown>> {
  return parse((await files(change))["train.yaml"] ?? "", { version: "1.1" }) as Record<string, unknown>;
}

/** What identifies the result of each step, by its job. */
async function fingerprints(change: Partial<LlamaFactoryTrainingArgs>): Promise<Map<string, string | undefined>> {
  const all = await build(change);
  return new Map(
    [...jobsOf(all)].map(([name, job]) => [name, podProgram(job.inputs).env["STEP_FINGERPRINT"]] as const),
  );
}

describe("LlamaFactoryTraining", () => {
  it("trains, merges adapters and makes a folder for vLLM, each step with its own job", async () => {
    assert.deepEqual([...jobsOf(await build()).keys()].sort(), ["chat-lora", "chat-lora-merge", "chat-lora-vllm"]);
    assert.deepEqual([...jobsOf(await build({ strategy: "full" })).keys()].sort(), ["chat-lora", "chat-lora-vllm"]);
    assert.deepEqual([...jobsOf(await build({ merge: false })).keys()], ["chat-lora"]);
    assert.deepEqual([...jobsOf(await build({ forVllm: false })).keys()].sort(), ["chat-lora", "chat-lora-merge"]);
  });

  it("hands the plan to LLaMA-Factory", async () => {
    const { template, cutoff_len, gradient_accumulation_steps, finetuning_type, lora_target, model_name_or_path } =
      await trainSettings();
    assert.deepEqual(
      { template, cutoff_len, gradient_accumulation_steps, finetuning_type, lora_target, model_name_or_path },
      {
        template: "llama3",
        cutoff_len: 8192,
        gradient_accumulation_steps: 4,
        finetuning_type: "lora",
        lora_target: "all",
        model_name_or_path: "/mnt/sfs_turbo/models/llama3-70b",
      },
    );
  });

  it("trains all weights without a LoRA target, and more slowly", async () => {
    const { finetuning_type, lora_target, learning_rate } = await trainSettings({ strategy: "full" });
    assert.deepEqual(
      { finetuning_type, lora_target, learning_rate },
      { finetuning_type: "full", lora_target: undefined, learning_rate: 0.00001 },
    );
    assert.equal((await trainSettings())["learning_rate"], 0.0001);
  });

  it("asks for the fused attention that the manual measured with", async () => {
    assert.equal((await trainSettings())["flash_attn"], "sdpa");
  });

  it("names files that lie beside the settings", async () => {
    const { deepspeed, dataset_dir } = await trainSettings();
    assert.deepEqual(
      { deepspeed, dataset_dir },
      { deepspeed: `${RUN_FILES_PATH}/deepspeed.json`, dataset_dir: RUN_FILES_PATH },
    );
    assert.deepEqual(Object.keys(await files()).sort(), [
      "allow-missing-packages.py",
      "dataset_info.json",
      "deepspeed.json",
      "resume.yaml",
      "run.json",
      "train.yaml",
    ]);
  });

  it("gives DeepSpeed the configuration of its stage", async () => {
    const { zero_optimization } = JSON.parse((await files())["deepspeed.json"] ?? "") as {
      zero_optimization: { stage: number; offload_param: object };
    };
    assert.equal(zero_optimization.stage, 3);
    assert.deepEqual(zero_optimization.offload_param, { device: "cpu", pin_memory: true });
  });

  it("lists the one data set, with the path at which it lies in the container, when it is known", async () => {
    const found = await files({ dataPath: pulumi.output(Promise.resolve("/mnt/sfs_turbo/d.json")) });
    assert.deepEqual(JSON.parse(found["dataset_info.json"] ?? ""), { alpaca: { file_name: "/mnt/sfs_turbo/d.json" } });
    assert.equal((await trainSettings())["dataset"], "alpaca");
  });

  it("registers a data set as the manual prints it (seed 001, line 47)", async () => {
    const found = await files({ dataSet: "alpaca_gpt4_data", dataPath: "alpaca_gpt4_data.json" });
    const entry = '"alpaca_gpt4_data": { "file_name": "alpaca_gpt4_data.json" }';
    assert.deepEqual(JSON.parse(found["dataset_info.json"] ?? ""), JSON.parse(`{${entry}}`));
  });

  it("keeps names text that YAML 1.1 would read as something else", async () => {
    assert.equal((await trainSettings({ dataSet: "no" }))["dataset"], "no");
  });

  it("goes on from another run's checkpoint at first, and from its own later", async () => {
    const found = await files({ resumeFrom: "saved_dir_for_output/old/saved_models/checkpoint-500" });
    const [first, again] = ["train.yaml", "resume.yaml"].map(
      (file) => parse(found[file] ?? "", { version: "1.1" }) as Record<string, unknown>,
    );
    const from = "/mnt/sfs_turbo/saved_dir_for_output/old/saved_models/checkpoint-500";
    assert.deepEqual([first?.["resume_from_checkpoint"], again?.["resume_from_checkpoint"]], [from, undefined]);
    assert.deepEqual([first?.["overwrite_output_dir"], again?.["overwrite_output_dir"]], [true, false]);
  });

  it("writes down what was run, with the fingerprint that only the step knows", async () => {
    const record = JSON.parse((await files())["run.json"] ?? "") as Record<string, unknown>;
    assert.deepEqual(record, {
      name: "chat-lora",
      framework: "llama-factory",
      model: "llama3-70b",
      strategy: "lora",
      nodes: 2,
      npusPerNode: 8,
      seqLenTokens: 8192,
      globalBatchSize: 64,
      microBatchSize: 1,
      tensorParallel: 1,
      pipelineParallel: 1,
      image: "image",
      fingerprint: "@FINGERPRINT@",
    });
  });

  it("runs again what depends on a change, and nothing else", async () => {
    const before = await fingerprints({});
    const changed = async (change: Partial<LlamaFactoryTrainingArgs>): Promise<string[]> => {
      const after = await fingerprints(change);
      return [...before.keys()].filter((job) => before.get(job) !== after.get(job)).sort();
    };
    const all = ["chat-lora", "chat-lora-merge", "chat-lora-vllm"];
    assert(before.size === 3 && [...before.values()].every((value) => /^[0-9a-f]{64}$/.test(value ?? "")));
    assert.deepEqual(await changed({}), []);
    assert.deepEqual(await changed({ dataFingerprint: "other" }), all);
    assert.deepEqual(await changed({ weightsFingerprint: "other" }), all);
    assert.deepEqual(await changed({ codeFingerprint: "other" }), all);
    assert.deepEqual(await changed({ seqLenTokens: 4096 }), all);
    assert.deepEqual(await changed({ image: "other" }), all);
    assert.deepEqual(await changed({ epochs: 1 }), all);
    assert.deepEqual(await changed({ runId: "again" }), all);
    assert.deepEqual(await changed({ timeLimitMinutes: 5, maxRetry: 1, queue: "other", kubeconfig: "other" }), []);
  });

  it("starts one process per NPU with torchrun, also for one, on every node of the run", async () => {
    for (const [nodes, npusPerNode] of [
      [1, 1],
      [4, 8],
    ] as const) {
      const { env } = podProgram(jobOf(await build({ nodes, npusPerNode })).inputs);
      const { FORCE_TORCHRUN, NNODES, NPROC_PER_NODE, MASTER_ADDR } = env;
      assert.deepEqual(
        { FORCE_TORCHRUN, NNODES, NPROC_PER_NODE, MASTER_ADDR },
        {
          FORCE_TORCHRUN: "1",
          NNODES: String(nodes),
          NPROC_PER_NODE: String(npusPerNode),
          MASTER_ADDR: "chat-lora-main-0.chat-lora",
        },
      );
    }
  });

  it("merges on one node, with the memory of the run's NPUs, and makes the folder for vLLM without NPUs", async () => {
    const all = await build();
    const podOf = (name: string) => {
      const { tasks } = jobOf(all, name).inputs["spec"] as {
        tasks: { replicas: number; template: { spec: { containers: { resources: { limits: object } }[] } } }[];
      };
      return tasks.map(({ replicas, template }) => [replicas, template.spec.containers[0]?.resources.limits]);
    };
    assert.deepEqual(podOf("chat-lora-merge"), [[1, { "huawei.com/ascend-1980": "8", cpu: "168", memory: "1344Gi" }]]);
    assert.deepEqual(podOf("chat-lora-vllm"), [[1, { cpu: "2", memory: "8Gi" }]]);
  });

  it("refuses a stage of ZeRO that does not exist, and data that LLaMA-Factory cannot read", async () => {
    await register(() => {
      for (const [change, begin] of [
        [{ zeroStage: 4 }, "zeroStage: got 4; "],
        [{ dataFormat: "megatron-pretrain" }, 'dataFormat: got "megatron-pretrain"; '],
      ] as const) {
        assert.throws(
          () => new LlamaFactoryTraining("chat-lora", { ...ARGS, ...change }),
          (error) =>
            error instanceof RejectedPlanError &&
            error.message.startsWith("training chat-lora has no plan:") &&
            error.faults.map(faultText).every((text) => text.startsWith(begin)),
        );
      }
    });
  });
});
