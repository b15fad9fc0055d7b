import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { LlamaFactoryTraining, type LlamaFactoryTrainingArgs } from "../../components";
import { faultText, RejectedPlanError } from "../../plan/fault";
import { only, register, type Registration } from "../support/mock-engine";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const JOB = "kubernetes:batch.volcano.sh/v1alpha1:Job";

const ARGS: LlamaFactoryTrainingArgs = {
  runName: "chat-lora",
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

/** The run's ConfigMap; the other one of the job is the rank table. */
function settingsMap(all: Registration[]): { name: string; data: Record<string, string>; immutable: boolean } {
  const found = all.filter(({ type, name }) => type === CONFIG_MAP && name.endsWith("-settings"));
  assert.equal(found.length, 1);
  const { metadata, data, immutable } = found[0]?.inputs as {
    metadata: { name: string };
    data: Record<string, string>;
    immutable: boolean;
  };
  return { name: metadata.name, data, immutable };
}

/** The settings of a first start. */
async function trainSettings(change: Partial<LlamaFactoryTrainingArgs> = {}): Promise<Record<string, unknown>> {
  const { data } = settingsMap(await build(change));
  return parse(data["train.yaml"] ?? "", { version: "1.1" }) as Record<string, unknown>;
}

interface Pod {
  volumes: { name: string; configMap?: { name: string } }[];
  containers: {
    args: string[];
    env: { name: string; value?: string }[];
    volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
  }[];
}

function pods(all: Registration[]): Pod[] {
  const { tasks } = only(all, JOB).inputs["spec"] as { tasks: { template: { spec: Pod } }[] };
  return tasks.map(({ template }) => template.spec);
}

/** Shell text of the first pod, and its variables. */
function container(all: Registration[]): { text: string; variables: Record<string, string | undefined> } {
  const first = pods(all)[0]?.containers[0];
  assert(first !== undefined);
  return {
    text: first.args.join("\n"),
    variables: Object.fromEntries(first.env.map(({ name, value }) => [name, value])),
  };
}

describe("LlamaFactoryTraining", () => {
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
    const { data } = settingsMap(await build());
    const { deepspeed, dataset_dir } = await trainSettings();
    assert.deepEqual(
      { deepspeed, dataset_dir },
      { deepspeed: "/etc/llama-factory/deepspeed.json", dataset_dir: "/etc/llama-factory" },
    );
    assert.deepEqual(Object.keys(data).sort(), ["dataset_info.json", "deepspeed.json", "resume.yaml", "train.yaml"]);
    for (const { volumes, containers } of pods(await build())) {
      const [volume] = volumes.filter(({ configMap }) => configMap !== undefined);
      assert.equal(volume?.configMap?.name, settingsMap(await build()).name);
      const mount = containers[0]?.volumeMounts.find(({ name }) => name === volume.name);
      assert.deepEqual(mount, { name: volume.name, mountPath: "/etc/llama-factory", readOnly: true });
    }
  });

  it("gives DeepSpeed the configuration of its stage", async () => {
    const { data } = settingsMap(await build());
    const { zero_optimization } = JSON.parse(data["deepspeed.json"] ?? "") as {
      zero_optimization: { stage: number; offload_param: object };
    };
    assert.equal(zero_optimization.stage, 3);
    assert.deepEqual(zero_optimization.offload_param, { device: "cpu", pin_memory: true });
  });

  it("lists the one data set, with the path at which it lies in the container, when it is known", async () => {
    const { data } = settingsMap(await build({ dataPath: pulumi.output(Promise.resolve("/mnt/sfs_turbo/d.json")) }));
    assert.deepEqual(JSON.parse(data["dataset_info.json"] ?? ""), { alpaca: { file_name: "/mnt/sfs_turbo/d.json" } });
    assert.equal((await trainSettings())["dataset"], "alpaca");
  });

  it("keeps names text that YAML 1.1 would read as something else", async () => {
    assert.equal((await trainSettings({ dataSet: "no" }))["dataset"], "no");
  });

  it("begins anew only where there is no checkpoint", async () => {
    const { data } = settingsMap(await build());
    const [first, again] = ["train.yaml", "resume.yaml"].map(
      (file) => parse(data[file] ?? "", { version: "1.1" }) as Record<string, unknown>,
    );
    assert.deepEqual({ ...first, overwrite_output_dir: false }, again);
    assert.equal(first?.["overwrite_output_dir"], true);
    const { text } = container(await build());
    const folder = String(first["output_dir"]);
    assert.equal(folder, "/mnt/sfs_turbo/saved_dir_for_output/chat-lora/saved_models");
    assert(
      text.includes(`if ls -d ${folder}/checkpoint-* > /dev/null 2>&1; then settings=resume; else settings=train; fi`),
    );
  });

  it("calls the settings after their content, so that changed settings start the job anew", async () => {
    const name = async (change: Partial<LlamaFactoryTrainingArgs>) => settingsMap(await build(change)).name;
    assert.match(await name({}), /^chat-lora-[0-9a-f]{12}$/);
    assert.equal(await name({}), await name({}));
    const changes: Partial<LlamaFactoryTrainingArgs>[] = [
      { seqLenTokens: 4096 },
      { zeroStage: 2 },
      { dataPath: "/mnt/sfs_turbo/other.json" },
    ];
    const names = await Promise.all([{}].map(name));
    for (const change of changes) names.push(await name(change));
    assert.equal(new Set(names).size, 4);
    assert.equal(settingsMap(await build()).immutable, true);
  });

  it("starts one process per NPU with torchrun, also for one, and finds the other nodes", async () => {
    for (const [nodes, npusPerNode] of [
      [1, 1],
      [4, 8],
    ] as const) {
      const { text, variables } = container(await build({ nodes, npusPerNode }));
      const { FORCE_TORCHRUN, NNODES, NPROC_PER_NODE, MASTER_ADDR, MASTER_PORT, HCCL_SOCKET_IFNAME } = variables;
      assert.deepEqual(
        { FORCE_TORCHRUN, NNODES, NPROC_PER_NODE, MASTER_ADDR, MASTER_PORT, HCCL_SOCKET_IFNAME },
        {
          FORCE_TORCHRUN: "1",
          NNODES: String(nodes),
          NPROC_PER_NODE: String(npusPerNode),
          MASTER_ADDR: "chat-lora-main-0.chat-lora",
          MASTER_PORT: "29500",
          HCCL_SOCKET_IFNAME: "enp67s0f5",
        },
      );
      assert.match(text, /^export NODE_RANK=\$\(\(VC_TASK_INDEX \+ 0\)\)\nexport RANK=\$NODE_RANK\n/);
      assert.match(text, /\nexec llamafactory-cli train "\/etc\/llama-factory\/\$settings\.yaml"$/);
    }
  });

  it("leaves the port to LLaMA-Factory on one node: two runs may share it, and its network", async () => {
    assert.match(container(await build({ nodes: 1 })).text, /\nunset MASTER_PORT\n/);
    assert.doesNotMatch(container(await build({ nodes: 2 })).text, /MASTER_PORT/);
  });

  it("installs LLaMA-Factory from the share only where the image has none", async () => {
    assert.doesNotMatch(container(await build()).text, /pip|cp /);
    assert.match(
      container(await build({ installedTransformers: "4.45.0" })).text,
      /\ncp -r \/mnt\/sfs_turbo\/llm_train\/LLaMAFactory\/LLaMA-Factory \/tmp\/LLaMA-Factory\npip install '\/tmp\/LLaMA-Factory\[deepspeed\]' transformers==4\.45\.0\n/,
    );
  });

  it("runs a command of its own in place of all that", async () => {
    const { text } = container(await build({ command: "sh start.sh", installedTransformers: "4.45.0" }));
    assert.equal(text, "export NODE_RANK=$((VC_TASK_INDEX + 0))\nexport RANK=$NODE_RANK\nsh start.sh");
  });

  it("refuses a stage of ZeRO that does not exist", async () => {
    await register(() => {
      assert.throws(
        () => new LlamaFactoryTraining("chat-lora", { ...ARGS, zeroStage: 4 }),
        (error) =>
          error instanceof RejectedPlanError &&
          error.message.startsWith("training chat-lora has no plan:") &&
          error.faults.map(faultText).every((text) => text.startsWith("zeroStage: got 4; ")),
      );
    });
  });
});
