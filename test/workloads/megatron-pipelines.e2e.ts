import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthority, issue } from "../../local/cluster/certificates";
import { type FileServer, sendContent, startFileServer } from "../support/file-server";
import { megatronPrograms, putWeights, unpackMegatronPackages } from "../support/megatron-package";
import type { StandIns } from "../support/stand-ins";
import { startWorkloadCluster, type WorkloadCluster } from "../support/workload-cluster";

/** What a run of the tests differs in. */
interface PipelineRun {
  readonly name: string;
  readonly model: string;
  readonly strategy: string;
  readonly nodes: number;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  readonly weightsPath: string;
  /** More arguments, as text. */
  readonly more?: string;
}

/** Pipelines of Megatron by the real engine: each step is really run, with programs that stand in for those of the packages. */
describe("pipelines of Megatron in a cluster", function () {
  this.timeout(300_000);
  let folder: string;
  let programs: StandIns;
  let cluster: WorkloadCluster;
  let server: FileServer;
  const content = Buffer.from('[{"instruction":"a","input":"","output":"b"}]\n');
  const sha256 = createHash("sha256").update(content).digest("hex");
  const bundle = process.env["CURL_CA_BUNDLE"];

  before(async function () {
    this.timeout(30 * 60_000);
    folder = mkdtempSync(join(tmpdir(), "megatron-pipelines-"));
    const authority = await createAuthority("files of a test");
    writeFileSync(join(folder, "ca.crt"), authority.certificate);
    process.env["CURL_CA_BUNDLE"] = join(folder, "ca.crt");
    server = await startFileServer(
      (request, response) => {
        sendContent(request, response, content);
      },
      await issue(authority, { commonName: "files", hosts: ["127.0.0.1"] }),
    );
    programs = megatronPrograms(join(folder, "bin"));
    cluster = await startWorkloadCluster({ nodes: 2, standIns: programs.folder });
    unpackMegatronPackages(cluster.share);
    for (const weights of ["models/llama2-13b", "models/llama3.1-70b", "tokenizers/Qwen-14B"]) {
      putWeights(cluster.share, weights);
    }
  });

  after(async () => {
    await cluster.remove();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
    if (bundle === undefined) delete process.env["CURL_CA_BUNDLE"];
    else process.env["CURL_CA_BUNDLE"] = bundle;
  });

  afterEach(async () => {
    await cluster.endUps();
    cluster.write("");
    await cluster.up();
    programs.clear();
  });

  /** What brings the data. */
  const fetching = (): string => `
    const data = new DataFetch("data", {
      dataSet: "alpaca",
      url: { address: "${server.address}/alpaca.json", sha256: "${sha256}" },
      namespace, claimName, image: "image",
    }, options);`;

  /** A run on them, as a variable of the program. */
  const runOn = (run: PipelineRun, variable: string): string => `
    const ${variable} = new MegatronTraining("${run.name}", {
      runName: "${run.name}", namespace, claimName, kubeconfig, image: "image",
      model: "${run.model}", strategy: "${run.strategy}", seqLenTokens: 4096,
      tensorParallel: ${String(run.tensorParallel)}, pipelineParallel: ${String(run.pipelineParallel)},
      microBatchSize: 2, nodes: ${String(run.nodes)}, npusPerNode: 8,
      dataSet: "alpaca", dataPath: data.path, dataFingerprint: data.fingerprint, weightsPath: "${run.weightsPath}",
      convertBack: true, ${run.more ?? ""}
    }, options);`;

  /** A program that brings the data, and trains. */
  const training = (run: PipelineRun): string => `
    ${fetching()}
    ${runOn(run, "run")}
    export const { jobName, checkpointPath, weightsPath, fingerprint } = run;
    export const phase = run.phase;`;

  const LLAMA2: PipelineRun = {
    name: "llama2-13b",
    model: "llama2-13b",
    strategy: "pretrain",
    nodes: 1,
    tensorParallel: 8,
    pipelineParallel: 1,
    weightsPath: "models/llama2-13b",
    more: "separateSteps: true,",
  };

  /** Last word of the path of each script and program that was called, with the argument that follows it. */
  const called = (): string[] =>
    programs.calls().map(({ args: [script = "", argument] }) => {
      const file = script.split("/").at(-1) ?? "";
      return argument === undefined || argument.startsWith("-") ? file : `${file} ${argument}`;
    });

  const onShare = (path: string): string => join(cluster.share, path.replace("/mnt/sfs_turbo/", ""));

  /** Asserts that each job began after the one before it had ended. */
  async function assertInOrder(names: readonly string[]): Promise<void> {
    const times = await Promise.all(
      names.map(async (name) => {
        const job = await cluster.job(name);
        const { creationTimestamp } = job?.metadata as unknown as { creationTimestamp: string };
        const { state } = (job?.status ?? {}) as { state?: { phase: string; lastTransitionTime: string } };
        assert.equal(state?.phase, "Completed", name);
        return { begun: Date.parse(creationTimestamp), ended: Date.parse(state.lastTransitionTime) };
      }),
    );
    for (const [index, { begun }] of times.entries()) {
      assert.ok(
        begun >= (times[index - 1]?.ended ?? 0),
        `${names[index] ?? ""} began before the step before it had ended`,
      );
    }
  }

  const output = async (name: string): Promise<string> =>
    String((JSON.parse(await cluster.program.pulumi("stack", "output", "--json")) as Record<string, unknown>)[name]);

  it("pretrain on one node: every step after the one before, on what that has left", async () => {
    cluster.write(training(LLAMA2));
    await cluster.up();
    assert.deepEqual(called(), [
      "1_preprocess_data.sh",
      "2_convert_mg_hf.sh hf2hg",
      "0_pl_pretrain_13b.sh",
      "2_convert_mg_hf.sh mg2hf",
    ]);
    await assertInOrder(["llama2-13b-preprocess", "llama2-13b-convert", "llama2-13b", "llama2-13b-convert-back"]);
    const served = onShare(await output("weightsPath"));
    assert.match(served, /saved_dir_for_output\/llama2-13b\/saved_models\/pretrain_hf$/);
    assert.ok(readdirSync(served).includes("model.safetensors") && readdirSync(served).includes("tokenizer.json"));
    assert.equal(await output("phase"), "Completed");
    const record = JSON.parse(
      readFileSync(join(cluster.share, "saved_dir_for_output/llama2-13b/run.json"), "utf8"),
    ) as Record<string, unknown>;
    assert.deepEqual(
      [record["framework"], record["model"], record["tensorParallel"], record["nodes"]],
      ["megatron", "llama2-13b", 8, 1],
    );
    assert.match(String(record["fingerprint"]), /^[0-9a-f]{64}$/);
    const logs = readdirSync(join(cluster.share, "saved_dir_for_output/llama2-13b/logs"));
    assert.deepEqual(logs.sort(), [
      "llama2-13b-0.log",
      "llama2-13b-convert-0.log",
      "llama2-13b-convert-back-0.log",
      "llama2-13b-preprocess-0.log",
    ]);

    programs.clear();
    await cluster.program.pulumi("preview", "--expect-no-changes");
    await cluster.up();
    assert.deepEqual(called(), [], "nothing runs again where nothing has changed");

    cluster.write(training({ ...LLAMA2, more: "separateSteps: true, trainIterations: 300," }));
    await cluster.up();
    assert.deepEqual(called(), ["0_pl_pretrain_13b.sh", "2_convert_mg_hf.sh mg2hf"]);
  });

  it("fine-tune on one node, and go on where a step failed", async () => {
    const sft = { ...LLAMA2, name: "llama2-13b-sft", strategy: "sft" };
    const config = join(cluster.share, "models/llama2-13b/config.json");
    rmSync(config);
    cluster.write(training({ ...sft, more: "separateSteps: true, maxRetry: 1," }));
    const failed = await cluster.failedUp();
    assert.match(failed, /llama2-13b-sft-convert/);
    assert.deepEqual([...new Set(called())], ["1_preprocess_data.sh", "2_convert_mg_hf.sh hf2hg"]);
    programs.clear();
    writeFileSync(config, "{}\n");
    await cluster.up();
    assert.deepEqual(called(), ["2_convert_mg_hf.sh hf2hg", "0_pl_sft_13b.sh", "2_convert_mg_hf.sh mg2hf"]);
    assert.ok(existsSync(join(cluster.share, "processed_for_input/llama2-13b-sft/data/finetune/data.bin")));
  });

  it("train LoRA on two nodes, and merge its adapters before they are converted back", async () => {
    cluster.write(
      training({
        name: "llama3-1-70b",
        model: "llama3.1-70b",
        strategy: "lora",
        nodes: 2,
        tensorParallel: 8,
        pipelineParallel: 2,
        weightsPath: "models/llama3.1-70b",
        more: "separateSteps: true,",
      }),
    );
    await cluster.up();
    assert.deepEqual(called(), [
      "1_preprocess_data.sh",
      "2_convert_mg_hf.sh hf2hg",
      "0_pl_lora_70b.sh",
      "0_pl_lora_70b.sh",
      "convert_ckpt.py",
      "2_convert_mg_hf.sh mg2hf",
    ]);
    const steps = ["preprocess", "convert", "", "merge", "convert-back"];
    await assertInOrder(steps.map((step) => ["llama3-1-70b", step].filter((word) => word !== "").join("-")));
    const starts = programs.calls("package-script").filter(({ args }) => args[0]?.includes("0_pl_lora") ?? false);
    assert.deepEqual(
      starts.map(({ environment }) => [environment["NODE_RANK"], environment["NNODES"], environment["PP"]]).sort(),
      [
        ["0", "2", "2"],
        ["1", "2", "2"],
      ],
    );
    assert.match(await output("weightsPath"), /saved_models\/lora_hf$/);
    assert.ok(existsSync(join(onShare(await output("weightsPath")), "model.safetensors")));
  });

  it("pretrain and fine-tune on two nodes each, and train LoRA on one, beside each other", async () => {
    const large = {
      model: "llama3.1-70b",
      nodes: 2,
      tensorParallel: 8,
      pipelineParallel: 2,
      weightsPath: "models/llama3.1-70b",
      more: "separateSteps: true,",
    };
    const runs = [
      { ...large, name: "large-pretrain", strategy: "pretrain" },
      { ...large, name: "large-sft", strategy: "sft" },
      { ...LLAMA2, name: "small-lora", strategy: "lora" },
    ];
    await cluster.setNodes(5);
    cluster.write(fetching() + runs.map((run, index) => runOn(run, `run${String(index)}`)).join(""));
    await cluster.up();
    await cluster.setNodes(2);
    for (const { name, strategy } of runs) {
      const last = strategy === "lora" ? ["-merge", "-convert-back"] : ["-convert-back"];
      await assertInOrder(["-preprocess", "-convert", "", ...last].map((step) => `${name}${step}`));
      const weights = join(cluster.share, `saved_dir_for_output/${name}/saved_models/${strategy}_hf/model.safetensors`);
      assert.ok(existsSync(weights), weights);
    }
    const starts = called().filter((name) => name.startsWith("0_pl_"));
    assert.deepEqual(starts.sort(), [
      "0_pl_lora_13b.sh",
      "0_pl_pretrain_70b.sh",
      "0_pl_pretrain_70b.sh",
      "0_pl_sft_70b.sh",
      "0_pl_sft_70b.sh",
    ]);
  });

  it("fine-tune with the package of 6.3.904, whose steps are always their own", async () => {
    cluster.write(
      training({
        name: "qwen-14b",
        model: "qwen-14b",
        strategy: "sft",
        nodes: 2,
        tensorParallel: 8,
        pipelineParallel: 1,
        weightsPath: "tokenizers/Qwen-14B",
        more: 'release: "6.3.904",',
      }),
    );
    await cluster.up();
    assert.deepEqual(called(), ["preprocess_data.py", "util.py", "qwen.sh", "qwen.sh", "util.py"]);
    await assertInOrder(["qwen-14b-preprocess", "qwen-14b-convert", "qwen-14b", "qwen-14b-convert-back"]);
    const files = readdirSync(join(cluster.share, "processed_for_ma_input/qwen-14b/data/finetune"));
    assert.equal(files.filter((file) => /^alpaca_ft_packed_\w+_document\.(bin|idx)$/.test(file)).length, 6);
    assert.deepEqual(
      readdirSync(onShare(await output("weightsPath"))).filter((file) =>
        /^model\.safetensors$|^config\.json$/.test(file),
      ),
      ["config.json", "model.safetensors"],
    );
  });
});
