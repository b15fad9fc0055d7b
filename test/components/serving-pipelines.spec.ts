import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import {
  AccuracyEvaluation,
  type AccuracyEvaluationArgs,
  ComfyUiService,
  DiffusersJob,
  ServingBenchmark,
  type ServingBenchmarkArgs,
  WeightQuantization,
  type WeightQuantizationArgs,
} from "../../components";
import { printedResults } from "../../components/evaluation-check/printed-results";
import { JobRunner, jobsOf } from "../support/job-run";
import { register, type Registration } from "../support/mock-engine";
import { servingPrograms } from "../support/serving-programs";
import type { ShellRun, StandInCall } from "../support/stand-ins";

const PLACE = { namespace: "llm-serve", claimName: "share", image: "registry.example.com/team/vllm:1" };
const TOOLS = "packages/llm_tools";

/** What is on the share: weights, the package's tools and its plug-ins for images. */
const SHARED = {
  "models/llama2-13b/config.json": "{}",
  "models/llama2-13b/model.safetensors": "fp16",
  "models/llama2-13b/tokenizer.model": "tokenizer",
  "calibration.jsonl": '{"text":"a"}\n',
  "scales/config.json": "{}",
  "requests.json": "[]",
  [`${TOOLS}/AutoAWQ/quantize.py`]: "",
  [`${TOOLS}/AutoAWQ/convert_awq_to_npu.py`]: "",
  [`${TOOLS}/AutoSmoothQuant/autosmoothquant/examples/smoothquant_model.py`]: "",
  [`${TOOLS}/examples/fp8/extract_scales.py`]: "",
  [`${TOOLS}/llm_evaluation/benchmark_tools/requirements.txt`]: "",
  "packages/AscendCloud-AIGC/aigc_inference/torch_npu/comfyui/a82fae2/comfyui_ascend_node/__init__.py": "",
  "packages/AscendCloud-AIGC/aigc_inference/torch_npu/diffusers/0_21_2/ascend_diffusers/examples/sd_inference_example.py":
    "",
  "plugins/own/requirements.txt": "",
  "models/FLUX.1-dev/model_index.json": "{}",
  "models/FLUX.1-dev/flux1-dev.safetensors": "unet",
  "models/FLUX.1-dev/ae.safetensors": "vae",
  "models/stable-diffusion-3-medium/text_encoders/t5xxl_fp16.safetensors": "clip",
};

/** Asserts that a component is refused with this message, and that nothing is registered for it. */
async function refuses(build: () => unknown, message: RegExp): Promise<void> {
  const refused: unknown[] = [];
  const all = await register(() => {
    try {
      build();
    } catch (error) {
      refused.push(error);
    }
  });
  const [error] = refused;
  assert(error instanceof pulumi.InputPropertiesError, `not refused: ${String(error)}`);
  assert.match(error.message, message);
  assert.deepEqual(
    all.filter(({ custom }) => custom),
    [],
  );
}

/** Names of the jobs, those last that come after another. */
function inOrder(all: readonly Registration[]): string[] {
  const isSecond = (name: string): boolean => /-(convert|results|generate)$/.test(name);
  return [...jobsOf(all).keys()].sort((a, b) => Number(isSecond(a)) - Number(isSecond(b)));
}

describe("serving pipelines", function () {
  this.timeout(60_000);
  let runner: JobRunner;
  beforeEach(() => {
    runner = new JobRunner(servingPrograms(), SHARED);
  });
  afterEach(() => {
    runner.remove();
  });

  const on = (path: string): string => join(runner.share, path);
  const read = (path: string): string => readFileSync(on(path), "utf8");

  /** Runs the jobs of a program one after the other, as the engine does; each must end well. */
  async function runAll(build: () => unknown, env: Record<string, string> = {}): Promise<Registration[]> {
    const all = await register(build);
    for (const name of inOrder(all)) {
      const { code, output } = await runner.run(all, name, 0, env);
      assert.equal(code, 0, `${name}: ${output}`);
    }
    return all;
  }

  /** How Python was called with a program of this name. */
  const callOf = (program: string): StandInCall => {
    const found = runner.programs.calls("python").find(({ args: [first] }) => first?.endsWith(program) === true);
    assert(found !== undefined, `python ${program} was not called`);
    return found;
  };

  async function failed(build: () => unknown, name: string, env: Record<string, string> = {}): Promise<ShellRun> {
    const run = await runner.run(await register(build), name, 0, env);
    assert.notEqual(run.code, 0, run.output);
    return run;
  }

  describe("WeightQuantization", () => {
    const ARGS: WeightQuantizationArgs = {
      ...PLACE,
      runName: "llama2-13b-quantized",
      method: "awq",
      weightsPath: "models/llama2-13b",
      npus: 2,
      toolsPath: TOOLS,
    };
    const quantize = (change: Partial<WeightQuantizationArgs>) => () =>
      new WeightQuantization("quantized", { ...ARGS, ...change });

    it("quantizes with AWQ and packs a copy of the result for NPUs", async () => {
      const all = await runAll(quantize({}));
      assert.deepEqual(inOrder(all), ["llama2-13b-quantized-quantize", "llama2-13b-quantized-convert"]);
      assert.deepEqual(callOf("quantize.py").args.slice(1), [
        "--model-path",
        on("models/llama2-13b"),
        "--quant-path",
        on("quantized/llama2-13b-quantized-unpacked.work"),
        "--group-size",
        "128",
        "--w-bit",
        "4",
      ]);
      assert.equal(read("quantized/llama2-13b-quantized/model.safetensors"), "npu\n");
      assert.equal(read("quantized/llama2-13b-quantized-unpacked/model.safetensors"), "awq\n", "the copy before stays");
      assert.equal(read("quantized/llama2-13b-quantized/tokenizer.model"), "tokenizer");
      assert.equal(read("models/llama2-13b/model.safetensors"), "fp16");
    });

    it("leaves AWQ's weights as they are where that is wanted, with data of one's own and build.sh before", async () => {
      const all = await runAll(
        quantize({ npuFormat: false, calibrationPath: "calibration.jsonl", setupCommand: "touch built" }),
      );
      assert.equal(jobsOf(all).size, 1);
      assert.equal(read("quantized/llama2-13b-quantized/model.safetensors"), "awq\n");
      assert(
        callOf("quantize.py")
          .args.join(" ")
          .includes(`--calib-data ${on("calibration.jsonl")}`),
      );
      assert(existsSync(on(`${TOOLS}/built`)));
    });

    it("quantizes with SmoothQuant, GPTQ in 8 and 4 bits, and brings scales for kv-cache-int8", async () => {
      const calibrationPath = "calibration.jsonl";
      await runAll(quantize({ method: "smoothquant", calibrationPath, outputPath: "quantized/smooth" }));
      assert.equal(read("quantized/smooth/model.safetensors"), "smooth\n");
      await runAll(quantize({ method: "gptq", calibrationPath, outputPath: "quantized/gptq8" }));
      assert.equal(read("quantized/gptq8/model.safetensors"), "gptq 8 -1\n");
      await runAll(quantize({ method: "gptq", bits: 4, calibrationPath, outputPath: "quantized/gptq4" }));
      assert.equal(read("quantized/gptq4/model.safetensors"), "gptq 4 128\n");
      await runAll(
        quantize({
          method: "kv-cache-int8",
          npus: 0,
          tensorParallel: 2,
          calibrationPath: "scales",
          outputPath: "quantized/kv",
        }),
      );
      assert.equal(read("quantized/kv/kv_cache_scales.json"), "{}\n");
      assert.equal(read("quantized/kv/model.safetensors"), "fp16");
    });

    it("says what is missing, and what a tool has not done", async () => {
      rmSync(on(`${TOOLS}/AutoAWQ/quantize.py`));
      assert.match(
        (await failed(quantize({}), "llama2-13b-quantized-quantize")).output,
        /quantize\.py is not below .*AutoAWQ; make the tools ready there/,
      );
      const nothing = quantize({ command: "true" });
      assert.match((await failed(nothing, "llama2-13b-quantized-quantize")).output, /ended well and left no weights/);
      rmSync(on("models/llama2-13b"), { recursive: true });
      assert.match(
        (await failed(quantize({}), "llama2-13b-quantized-quantize")).output,
        /models\/llama2-13b: there is no such folder/,
      );
      assert(!existsSync(on("quantized/llama2-13b-quantized-unpacked.complete")));
    });

    it("refuses what no method makes", async () => {
      await refuses(quantize({ method: "awk" }), /method: got "awk"; one of awq, smoothquant, gptq, kv-cache-int8/);
      await refuses(quantize({ bits: 8 }), /bits: got 8; 4/);
      await refuses(quantize({ method: "gptq" }), /calibrationPath: got nothing; gptq needs records/);
      await refuses(quantize({ npus: 9 }), /npus: got 9/);
    });
  });

  describe("ServingBenchmark", () => {
    const ARGS: ServingBenchmarkArgs = {
      ...PLACE,
      runName: "speed",
      kind: "static",
      url: "http://llama2-13b.llm-serve.svc:8080/v1",
      servedModelName: "llama2-13b",
      tokenizerPath: "models/llama2-13b",
      concurrency: [1, 8],
      promptTokens: [1024, 2048],
      outputTokens: [128, 256],
      toolsPath: TOOLS,
      outputPath: "training_data/evaluation/speed",
    };
    const benchmark =
      (change: Partial<ServingBenchmarkArgs> = {}) =>
      () =>
        new ServingBenchmark("speed", { ...ARGS, ...change });

    it("calls the static benchmark as the manual does, and prints what it found", async () => {
      const all = await register(benchmark());
      for (const name of inOrder(all)) {
        const { code, output } = await runner.run(all, name);
        assert.equal(code, 0, output);
        if (name !== "speed-results") continue;
        assert.deepEqual(
          printedResults(output).map(({ file }) => file),
          ["benchmark_parallel.csv"],
        );
      }
      assert.equal(
        callOf("benchmark_parallel.py").args.slice(1).join(" "),
        `--backend openai --host llama2-13b.llm-serve.svc --port 8080 --tokenizer ${on("models/llama2-13b")} --served-model-name llama2-13b ` +
          `--epochs 5 --parallel-num 1 8 --prompt-tokens 1024 2048 --output-tokens 128 256 ` +
          `--benchmark-csv ${on("training_data/evaluation/speed/benchmark_parallel.csv")}`,
      );
      assert.match(read("training_data/evaluation/speed/benchmark_parallel.csv"), /输出tokens总吞吐/);
      assert.deepEqual(callOf("wait-for-service.py").args.slice(1), ["http://llama2-13b.llm-serve.svc:8080/v1"]);
    });

    it("measures arrival rates, both together, with further arguments, and by a command of one's own", async () => {
      const dynamic = {
        kind: "dynamic",
        requestRates: [1, 4],
        dataSetPath: "requests.json",
        extraArguments: ["--max-tokens", "4096"],
      };
      await runAll(benchmark({ ...dynamic, outputPath: "d" }));
      const { args } = callOf("benchmark_serving.py");
      assert.match(
        args.join(" "),
        /--dataset-type custom --request-rate 1 4 --num-prompts 10 40 --benchmark-csv .+ --max-tokens 4096$/,
      );
      await runAll(benchmark({ kind: "combined", outputPath: "c" }));
      assert(existsSync(on("c/benchmark_parallel.csv")));
      await runAll(benchmark({ command: 'printf "a,b" > "$OUTPUT/own.csv"', outputPath: "o" }));
      assert.equal(read("o/own.csv"), "a,b");
    });

    it("gives the key by a Secret only", async () => {
      const all = await register(benchmark({ apiKey: { name: "", secretName: "vllm-api-key", key: "api-key" } }));
      const job = jobsOf(all).get("speed-measure");
      assert.match(JSON.stringify(job?.inputs), /"secretKeyRef":\{"key":"api-key","name":"vllm-api-key"\}/);
      const { code, output } = await runner.run(all, "speed-measure", 0, { OPENAI_API_KEY: "sk-canary" });
      assert.equal(code, 0, output);
      assert.equal(callOf("benchmark_parallel.py").environment["OPENAI_API_KEY"], "sk-canary");
      assert(!JSON.stringify(runner.programs.calls().map(({ args }) => args)).includes("sk-canary"));
      assert(!output.includes("sk-canary"));
    });

    it("fails where the package is not there, or has left nothing", async () => {
      assert.match(
        (await failed(benchmark({ toolsPath: "nowhere" }), "speed-measure")).output,
        /benchmark_tools: there is no such folder; use an image with the package/,
      );
      assert.match((await failed(benchmark({ command: "true" }), "speed-measure")).output, /left no csv or json/);
    });

    it("keeps the results of each runId in a folder of its own", async () => {
      const { outputPath: _, ...rest } = ARGS;
      await runAll(() => new ServingBenchmark("speed", { ...rest, runId: "second" }));
      assert(existsSync(on("evaluation/speed/second/benchmark_parallel.csv")));
    });

    it("refuses a kind without what it needs", async () => {
      await refuses(benchmark({ kind: "statik" }), /kind: got "statik"; static, dynamic or combined/);
      await refuses(benchmark({ kind: "dynamic" }), /requestRates: got nothing.*\n.*dataSetPath: got nothing/);
      await refuses(benchmark({ outputTokens: [1] }), /outputTokens: got \[1\]; as many as promptTokens/);
      await refuses(
        benchmark({ baseline: { json: "{}", onRegression: "ignore" } }),
        /baseline\.onRegression: got "ignore"; fail or warn/,
      );
    });
  });

  describe("AccuracyEvaluation", () => {
    const ARGS: AccuracyEvaluationArgs = {
      ...PLACE,
      runName: "accuracy",
      tool: "lm-eval",
      tasks: ["gsm8k", "mmlu"],
      url: "http://llama2-13b.llm-serve.svc:8080/v1",
      servedModelName: "llama2-13b",
      weightsPath: "models/llama2-13b",
    };
    const evaluate =
      (change: Partial<AccuracyEvaluationArgs> = {}) =>
      () =>
        new AccuracyEvaluation("accuracy", { ...ARGS, ...change });
    const lmEval = (): string => {
      const [call] = runner.programs.calls("lm_eval");
      assert(call !== undefined);
      return call.args.join(" ").replaceAll(runner.share, "/mnt/sfs_turbo");
    };

    it("asks the service by lm-eval's client, at the manual's commit", async () => {
      await runAll(evaluate({ limit: 50 }));
      assert.equal(
        lmEval(),
        "--model local-completions --model_args model=llama2-13b,base_url=http://llama2-13b.llm-serve.svc:8080/v1/completions," +
          "tokenizer=/mnt/sfs_turbo/models/llama2-13b,num_concurrent=8,max_retries=3,tokenized_requests=False,max_length=4096 " +
          "--tasks gsm8k,mmlu --batch_size 1 --log_samples --cache_requests true --trust_remote_code --output_path /mnt/sfs_turbo/evaluation/accuracy --limit 50",
      );
      const checkout = runner.programs.calls("git").map(({ args }) => args.at(-1));
      assert.deepEqual(checkout.slice(1), ["383bbd54bc621086e05aa1b030d8d4d5635b25e6"]);
      assert(existsSync(on("evaluation/accuracy/llama/results_2026.json")));
    });

    it("loads the weights as the manual's command does where there is no service", async () => {
      const { url: _, servedModelName: __, ...rest } = ARGS;
      await runAll(
        () => new AccuracyEvaluation("accuracy", { ...rest, tasks: ["openllm"], npus: 4, quantization: "smoothquant" }),
      );
      assert.equal(
        lmEval(),
        "--model vllm --model_args pretrained=/mnt/sfs_turbo/models/llama2-13b,dtype=auto,tensor_parallel_size=4,gpu_memory_utilization=0.7," +
          "add_bos_token=True,max_model_len=4096,quantization=smoothquant --tasks openllm --batch_size auto --log_samples --cache_requests true " +
          "--trust_remote_code --output_path /mnt/sfs_turbo/evaluation/accuracy",
      );
    });

    it("asks the service by opencompass", async () => {
      await runAll(
        evaluate({ tool: "opencompass", tasks: ["gsm8k_gen"], sourcePath: TOOLS, dataCachePath: "cache/huggingface" }),
      );
      const { args } = callOf("run.py");
      assert.match(
        args.slice(1).join(" "),
        /^--config-dir \S+\/configs --models service --datasets gsm8k_gen --work-dir .+\/evaluation\/accuracy$/,
      );
      assert(existsSync(on("cache/huggingface")));
    });

    it("refuses what it cannot do", async () => {
      await refuses(evaluate({ tool: "mme" }), /tool: got "mme"; lm-eval or opencompass/);
      await refuses(evaluate({ tasks: [] }), /tasks: got \[\]; one task or more/);
      const { url: _, ...rest } = ARGS;
      await refuses(
        () => new AccuracyEvaluation("a", { ...rest, tool: "opencompass" }),
        /url: got nothing; opencompass asks a service/,
      );
    });
  });

  describe("ComfyUiService", () => {
    const install =
      (change: object = {}) =>
      () =>
        new ComfyUiService("draw", { ...PLACE, serviceName: "draw", pluginPaths: ["plugins/own"], ...change });

    it("lays sources, patch, plug-ins and packages on the share, and keeps what people put there", async () => {
      await runAll(install());
      const math = read("aigc/draw/ComfyUI/comfy/ldm/flux/math.py");
      assert.match(math, /steps=dim\/\/2, dtype=torch\.float32/);
      assert.equal(math.split("torch.float64").length - 1, 2, "nothing else is changed");
      const clone = runner.programs.calls("git").map(({ args }) => args);
      assert.deepEqual(clone[0]?.slice(0, 2), ["clone", "https://github.com/comfyanonymous/ComfyUI.git"]);
      assert.deepEqual(clone[1]?.slice(-3), ["reset", "--hard", "0c7c98a"]);
      assert.deepEqual(readdirSync(on("aigc/draw/ComfyUI/custom_nodes")).sort(), ["comfyui_ascend_node", "own"]);
      assert.equal(read("aigc/draw/ComfyUI/models/unet/flux1-dev.safetensors"), "unet");
      assert.equal(read("aigc/draw/ComfyUI/models/clip/text_encoders/t5xxl_fp16.safetensors"), "clip");
      const pip = runner.programs
        .calls("python")
        .map(({ args }) => args.join(" "))
        .filter((line) => line.startsWith("-m pip"));
      assert.match(
        pip.join("\n"),
        /install transformers==4\.44\.2 accelerate==0\.34\.2 sentencepiece==0\.2\.0 .* kornia==0\.7\.3\n.*custom_nodes\/own\/+requirements\.txt/,
      );

      // People put a model and a workflow there; another installation leaves both.
      writeFileSync(on("aigc/draw/models/unet/own.safetensors"), "own");
      mkdirSync(on("aigc/draw/ComfyUI/user/default"), { recursive: true });
      writeFileSync(on("aigc/draw/ComfyUI/user/default/workflow.json"), "{}");
      await runAll(install({ runId: "again" }));
      assert.equal(read("aigc/draw/models/unet/own.safetensors"), "own");
      assert.equal(read("aigc/draw/ComfyUI/user/default/workflow.json"), "{}");
      assert.match(read("aigc/draw/ComfyUI/extra_model_paths.yaml"), /base_path: .*aigc\/draw\/models\n/);
    });

    it("does nothing where it was installed before, and takes sources of the share", async () => {
      const all = await runAll(install());
      runner.programs.clear();
      const { code } = await runner.run(all, "draw-install");
      assert.equal(code, 0);
      assert.deepEqual(runner.programs.calls(), []);
      mkdirSync(on("sources/comfy/ldm/flux"), { recursive: true });
      mkdirSync(on("sources/custom_nodes"));
      writeFileSync(on("sources/main.py"), "");
      // A source that is patched already stays as it is.
      writeFileSync(
        on("sources/comfy/ldm/flux/math.py"),
        "def rope(pos):\n    scale = torch.linspace(0, 1, dtype=torch.float32)\n",
      );
      await runAll(install({ sourcePath: "sources" }));
      assert.deepEqual(runner.programs.calls("git"), []);
      writeFileSync(on("sources/comfy/ldm/flux/math.py"), "def rope(pos):\n    return pos\n");
      assert.match(
        (await failed(install({ sourcePath: "sources", runId: "3" }), "draw-install")).output,
        /rope\(\) has no linspace of a dtype; the sources are not those of 0\.2\.2/,
      );
    });

    it("starts main.py with the manual's arguments after the installation, on one NPU", async () => {
      const all = await register(install({ graphMode: true, extraArguments: ["--disable-auto-launch"] }));
      const deployment = all.find(({ type }) => type === "kubernetes:apps/v1:Deployment");
      const { spec } = (deployment?.inputs["spec"] as { template: { spec: { containers: Record<string, unknown>[] } } })
        .template;
      const [container] = spec.containers;
      assert.deepEqual(container?.["args"], [
        "--port=8585",
        "--force-fp16",
        "--listen=$(POD_IP)",
        "--output-directory=/mnt/sfs_turbo/aigc/draw/output",
        "--input-directory=/mnt/sfs_turbo/aigc/draw/input",
        "--temp-directory=/mnt/sfs_turbo/aigc/draw/temp",
        "--disable-auto-launch",
      ]);
      const text = JSON.stringify(container);
      assert.match(text, /"name":"GRAPH_MODE","value":"1"/);
      assert.match(text, /"huawei.com\/ascend-1980":"1"/);
      assert.match(text, /"name":"COMFYUI","value":"\/mnt\/sfs_turbo\/aigc\/draw\/ComfyUI"/);
    });

    it("says which weights are missing", async () => {
      rmSync(on("models/FLUX.1-dev/ae.safetensors"));
      assert.match(
        (await failed(install(), "draw-install")).output,
        /ae\.safetensors: there is no such file; bring ae\.safetensors of black-forest-labs/,
      );
    });
  });

  describe("DiffusersJob", () => {
    const prompts = ["a dog", `a "cat" and $(touch pwned) 'more'; 猫`];
    const draw =
      (change: object = {}) =>
      () =>
        new DiffusersJob("batch", { ...PLACE, runName: "batch", prompts, ...change });

    it("makes an image of each prompt with the manual's arguments, and goes on where it was interrupted", async () => {
      const all = await runAll(draw({ graphMode: true }));
      const file = "aigc/batch/diffusers/lib/python3.9/site-packages/diffusers/models/transformers/transformer_flux.py";
      assert.match(read(file), /scale = torch\.arange\(0, dim, 2, dtype=torch\.float32/);
      assert.equal(read(file).split("torch.float64").length - 1, 1, "nothing else is changed");
      const calls = runner.programs
        .calls("python")
        .filter(({ args: [first] }) => first?.endsWith("sd_inference_example.py") === true);
      assert.deepEqual(
        calls.map(({ args }) => args.slice(1)),
        prompts.map((prompt) => [
          "--flux",
          "--model_id",
          on("models/FLUX.1-dev"),
          "--prompt",
          prompt,
          "--num_inference_steps",
          "25",
          "--width",
          "688",
          "--height",
          "1024",
          "--dynamo",
        ]),
      );
      assert.deepEqual(readdirSync(on("aigc/batch/output")), ["0000", "0001"]);
      assert.equal(read("aigc/batch/output/0001/image_1024x688.png"), prompts[1]);
      assert(!existsSync(on("aigc/batch/output/0001/pwned")));

      runner.programs.clear();
      rmSync(on("aigc/batch/output.complete"));
      rmSync(on("aigc/batch/output/0001/prompt.txt"));
      const { code } = await runner.run(all, "batch-generate");
      assert.equal(code, 0);
      const again = runner.programs
        .calls("python")
        .filter(({ args: [first] }) => first?.endsWith("sd_inference_example.py") === true);
      assert.equal(again.length, 1);
    });

    it("refuses no prompt and sizes that FLUX.1 does not draw", async () => {
      await refuses(draw({ prompts: [] }), /prompts: got \[\]; one prompt or more/);
      await refuses(draw({ width: 700, steps: 0 }), /width: got 700; a multiple of 16.*\n.*steps: got 0/);
    });
  });

  it("tell the engine nothing that is only known later as a plain value", async () => {
    const later = pulumi.output("models/llama2-13b");
    const all = await register(
      () => new WeightQuantization("q", { ...PLACE, runName: "q", method: "awq", weightsPath: later, npus: 1 }),
    );
    assert.equal(jobsOf(all).size, 2);
  });
});
