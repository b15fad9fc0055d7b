import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { standIns, writeFiles, type StandIns } from "../support/stand-ins";
import { startWorkloadCluster, type WorkloadCluster } from "../support/workload-cluster";

const TOKENIZER = (merges: unknown): string =>
  JSON.stringify({ model: { vocab: { a: 0, b: 1, ab: 2 }, merges }, added_tokens: [] });

const CONVERSATIONS = JSON.stringify(
  ["1", "2", "3"].map((id) => ({
    id,
    conversations: [
      { from: "human", value: "a" },
      { from: "gpt", value: "b" },
    ],
  })),
);

/** What an image brings: programs that leave behind what the real ones would. Python is the machine's own for our programs. */
const PROGRAMS = {
  "llamafactory-cli": {
    shell: `
mkdir -p "$OUTPUT"
printf '{}' > "$OUTPUT/config.json"
printf '%s' "$1" > "$OUTPUT/model.safetensors"
printf '%s' '${TOKENIZER([["a", "b"]])}' > "$OUTPUT/tokenizer.json"
`,
  },
  accelerate: {
    creates: { "{--cpdir}/state_9/model.safetensors": "draft", "{--output_dir}/flux.safetensors": "flux" },
  },
  pip: {},
  python: {
    shell: `
case "$1" in
  */run.py|run.py) mkdir -p "$OUTPUT"; printf lora > "$OUTPUT/adapters.safetensors" ;;
  convert_to_sharegpt.py) printf '%s' '${CONVERSATIONS}' > "$OUTPUT" ;;
  convert_eagle_ckpt_to_vllm_compatible.py) printf x > "$OUTPUT/converted" ;;
  -m) for word; do case "$word" in --index=*) printf x > "$OUTPUT/part\${word#--index=}" ;; esac; done ;;
  *) exec python3 "$@" ;;
esac
`,
  },
};

/** Fine-tuning by the real engine: each step is really run, with programs that stand in for those of an image. */
describe("pipelines of fine-tuning in a cluster", function () {
  this.timeout(300_000);
  let folder: string;
  let programs: StandIns;
  let cluster: WorkloadCluster;

  before(async function () {
    this.timeout(30 * 60_000);
    folder = mkdtempSync(join(tmpdir(), "tuning-pipelines-"));
    programs = standIns(join(folder, "bin"), PROGRAMS);
    cluster = await startWorkloadCluster({ nodes: 2, standIns: programs.folder });
    writeFiles(cluster.share, {
      "llm_train/LLaMAFactory/LLaMA-Factory/setup.py": "",
      "models/llama3-8b/tokenizer.json": TOKENIZER(["a b"]),
      "training_data/alpaca.json": "[]",
      "llm_tools/spec_decode/EAGLE/convert_to_sharegpt.py": "",
      "packages/EAGLE/eagle/ge_data/ge_data_all_vicuna.py": 'bigname="a"\nload_dataset(data_files="b")\n',
      "models/llama2-7b-chat/model.safetensors": "base",
      "models/eagle_llama2-7b-chat/config.json": "{}",
      "models/FLUX.1-dev/model_index.json": "{}",
      "models/FLUX.1-dev/flux1-dev.safetensors": "flux",
      "models/FLUX.1-dev/ae.safetensors": "ae",
      "models/flux_text_encoders/clip_l.safetensors": "clip",
      "models/flux_text_encoders/t5xxl_fp16.safetensors": "t5",
      "packages/sd-scripts/flux_train.py": "",
      "packages/AscendCloud-AIGC/flux/lora/prepare.sh": "mkdir ai-toolkit\n",
    });
  });

  after(async () => {
    await cluster.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    await cluster.endUps();
    cluster.write("");
    await cluster.up();
    programs.clear();
  });

  const onShare = (path: string): string => join(cluster.share, "saved_dir_for_output", path);
  const text = (path: string): string => readFileSync(onShare(path), "utf8");

  /** What was called, without what our own programs did. */
  const called = (): string[] =>
    programs
      .calls()
      .filter(({ program, args }) => program !== "pip" && args[0]?.startsWith("/") !== true)
      .map(({ program, args }) => [program, ...args.slice(0, 1)].join(" "));

  /** Asserts that each job began after the one before it had ended. */
  async function assertInOrder(names: readonly string[]): Promise<void> {
    let last = 0;
    for (const name of names) {
      const job = await cluster.job(name);
      assert.equal(job?.status?.state?.phase, "Completed", name);
      const { creationTimestamp } = job.metadata as unknown as { creationTimestamp: string };
      const { lastTransitionTime } = job.status.state as unknown as { lastTransitionTime: string };
      assert.ok(Date.parse(creationTimestamp) >= last, `${name} began before the step before it had ended`);
      last = Date.parse(lastTransitionTime);
    }
  }

  const output = async (name: string): Promise<unknown> =>
    (JSON.parse(await cluster.program.pulumi("stack", "output", "--json")) as Record<string, unknown>)[name];

  const llamaFactory = (more: string): string => `
    const run = new LlamaFactoryTraining("chat", {
      runName: "chat", model: "llama3-8b", namespace, claimName, kubeconfig, image: "image",
      strategy: "lora", seqLenTokens: 4096, template: "llama3", zeroStage: 2, offload: false,
      gradientAccumulationSteps: 8, dataSet: "alpaca", dataPath: "/mnt/sfs_turbo/training_data/alpaca.json",
      weightsPath: "models/llama3-8b", ${more}
    }, options);
    export const { jobName, checkpointPath, weightsPath, fingerprint } = run;`;

  it("LLaMA-Factory on two nodes: training, merge, and a folder that vLLM 0.6.0 reads", async () => {
    cluster.write(llamaFactory("nodes: 2, npusPerNode: 8, dataFingerprint: 'one'"));
    await cluster.up();
    assert.deepEqual(called(), ["llamafactory-cli train", "llamafactory-cli train", "llamafactory-cli export"]);
    await assertInOrder(["chat", "chat-merge", "chat-vllm"]);
    assert.equal(await output("weightsPath"), "/mnt/sfs_turbo/saved_dir_for_output/chat/vllm");
    assert.equal(await output("checkpointPath"), "/mnt/sfs_turbo/saved_dir_for_output/chat/saved_models");
    assert.equal(text("chat/vllm/model.safetensors"), "export");
    const merges = (path: string): unknown => (JSON.parse(text(path)) as { model: { merges: unknown } }).model.merges;
    assert.deepEqual(
      [merges("chat/merged/tokenizer.json"), merges("chat/vllm/tokenizer.json")],
      [[["a", "b"]], ["a b"]],
    );
    for (const log of ["chat-0", "chat-1", "chat-merge-0", "chat-vllm-0"]) {
      assert.match(text(`chat/logs/${log}.log`), /ended well/);
    }
    const record = JSON.parse(text("chat/run.json")) as { nodes: number; fingerprint: string };
    assert.deepEqual([record.nodes, record.fingerprint], [2, text("chat/saved_models.complete").trim()]);
  });

  it("LLaMA-Factory again: nothing runs twice, other data run every step, and what was there is kept", async () => {
    const one = "nodes: 1, npusPerNode: 1, dataFingerprint: 'one'";
    cluster.write(llamaFactory(one));
    await cluster.up();
    const before = called().length;
    const again = await cluster.up();
    assert.match(again, /unchanged/);
    assert.equal(called().length, before);
    cluster.write(llamaFactory(one.replace("one", "two")));
    await cluster.up();
    assert.deepEqual(called().slice(before), ["llamafactory-cli train", "llamafactory-cli export"]);
    await assertInOrder(["chat", "chat-merge", "chat-vllm"]);
  });

  it("EAGLE: conversations, hidden states, training, and the form that vLLM reads", async () => {
    cluster.write(`
      const run = new EagleDraftModel("draft", {
        runName: "draft", model: "llama2-7b", namespace, claimName, kubeconfig, image: "image", npus: 2,
        dataPath: "/mnt/sfs_turbo/training_data/alpaca.json", dataFormat: "alpaca",
        baseWeightsPath: "models/llama2-7b-chat", draftConfigPath: "models/eagle_llama2-7b-chat",
      }, options);
      export const { jobName, weightsPath } = run;`);
    await cluster.up();
    assert.deepEqual(called(), [
      "python convert_to_sharegpt.py",
      "python -m",
      "python -m",
      "accelerate launch",
      "python convert_eagle_ckpt_to_vllm_compatible.py",
    ]);
    await assertInOrder(["draft-sharegpt", "draft-features", "draft", "draft-convert"]);
    assert.equal(await output("weightsPath"), "/mnt/sfs_turbo/saved_dir_for_output/draft/draft");
    assert.equal(text("draft/draft/model.safetensors"), "draft");
    assert(existsSync(onShare("draft/draft/converted")) && existsSync(onShare("draft/features/part1")));
  });

  it("FLUX.1: all weights on eight NPUs, and LoRA on one", async () => {
    const flux = (name: string, strategy: string): string => `
      const ${name} = new FluxTraining("${name}", {
        runName: "${name}", strategy: "${strategy}", namespace, claimName, kubeconfig, image: "image",
        dataPath: "/mnt/sfs_turbo/training_data",
      }, options);
      export const ${name}Path = ${name}.weightsPath;`;
    cluster.write(flux("full", "full") + flux("lora", "lora"));
    await cluster.up();
    assert.deepEqual(called().sort(), ["accelerate launch", "python run.py"]);
    await assertInOrder(["full-weights", "full"]);
    await assertInOrder(["lora-weights", "lora"]);
    assert.equal(await output("loraPath"), "/mnt/sfs_turbo/saved_dir_for_output/lora/saved_models");
    assert.equal(text("full/saved_models/flux.safetensors"), "flux");
    assert.equal(text("lora/saved_models/adapters.safetensors"), "lora");
  });

  it("says which file is missing, and goes on where it stopped once it is there", async () => {
    const program = `
      new FluxTraining("late", {
        runName: "late", strategy: "lora", namespace, claimName, kubeconfig, image: "image", maxRetry: 1,
        weightsPath: "models/late", dataPath: "/mnt/sfs_turbo/training_data",
      }, options);`;
    cluster.write(program);
    const said = await cluster.failedUp();
    assert.match(said, /model_index\.json: there is no such file; bring the whole of black-forest-labs\/FLUX\.1-dev/);
    assert.match(said, /exit code 66/);
    assert.deepEqual(called(), []);
    writeFiles(cluster.share, { "models/late/model_index.json": "{}" });
    await cluster.up();
    await assertInOrder(["late-weights", "late"]);
    assert.equal(text("late/saved_models/adapters.safetensors"), "lora");
  });
});
