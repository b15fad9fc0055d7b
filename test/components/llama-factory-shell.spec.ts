import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { LlamaFactoryBenchmark, LlamaFactoryTraining, type LlamaFactoryTrainingArgs } from "../../components";
import { JobRunner, jobsOf } from "../support/job-run";
import { rowArgs, rowRuns } from "../support/llama-factory-runs";
import { register } from "../support/mock-engine";
import { podProgram, writeFiles, type StandIn } from "../support/stand-ins";

const CODE = "llm_train/LLaMAFactory/LLaMA-Factory";
const TOKENIZER = { model: { vocab: { a: 0, b: 1, ab: 2 }, merges: ["a b"] }, added_tokens: [] };

/** What a trained model looks like when LLaMA-Factory has saved it with transformers 4.45.0. */
const SAVED = `
output="$OUTPUT"
mkdir -p "$output"
printf '{}' > "$output/config.json"
printf 'weights' > "$output/model.safetensors"
printf '${JSON.stringify({ ...TOKENIZER, model: { ...TOKENIZER.model, merges: [["a", "b"]] } })}' > "$output/tokenizer.json"
`;

/** Programs of the image: those that only have to be called rightly are stand-ins, Python is the machine's own. */
const PROGRAMS: Readonly<Record<string, StandIn>> = {
  "llamafactory-cli": {
    environment: [
      "FORCE_TORCHRUN",
      "NPROC_PER_NODE",
      "NNODES",
      "NODE_RANK",
      "RANK",
      "MASTER_ADDR",
      "MASTER_PORT",
      "ASCEND_PROCESS_LOG_PATH",
    ],
    shell: SAVED,
  },
  pip: {},
  python: { shell: 'exec python3 "$@"' },
};

function runner(programs: Readonly<Record<string, StandIn>> = {}): JobRunner {
  return new JobRunner(
    { ...PROGRAMS, ...programs },
    {
      [`${CODE}/setup.py`]: "",
      "llm_train/LLaMAFactory/benchmark/README": "",
      "models/base model/tokenizer.json": JSON.stringify(TOKENIZER),
    },
  );
}

describe("the shell of LLaMA-Factory's steps", function () {
  this.timeout(300_000);

  it("calls LLaMA-Factory as each of the manual's 66 rows says, on the first and on the last node", async () => {
    const jobs = runner();
    const rows = new Set<unknown>();
    try {
      for (const run of rowRuns()) {
        // The length is in the settings, which are read by the released parser: test/python.
        if (run.seqLen !== run.row.seqLens[0]) continue;
        rows.add(run.row);
        const all = await register(() => new LlamaFactoryTraining(run.name, rowArgs(run)));
        for (const rank of run.row.nodes === 1 ? [0] : [run.row.nodes - 1]) {
          jobs.programs.clear();
          // The last node does not write the mark, and waits for nobody.
          if (rank > 0) {
            const { env } = podProgram(jobsOf(all).get(run.name)?.inputs ?? {});
            const begun = `${env["OUTPUT"] ?? ""}.begun`.replace("/mnt/sfs_turbo/", "");
            writeFiles(jobs.share, { [begun]: `${env["STEP_FINGERPRINT"] ?? ""}\n` });
          }
          const { code, output } = await jobs.run(all, run.name, rank);
          assert.equal(code, 0, `${run.name}: ${output}`);
          const [call, ...others] = jobs.programs.calls("llamafactory-cli");
          assert(call !== undefined && others.length === 0, run.name);
          const [verb, file = ""] = call.args;
          assert.equal(verb, "train");
          assert.equal(file, join(jobs.folder, "files of", run.name, "train.yaml"));
          const { MASTER_ADDR, MASTER_PORT, ...environment } = call.environment;
          assert.deepEqual(
            environment,
            {
              FORCE_TORCHRUN: "1",
              NPROC_PER_NODE: String(run.row.npusPerNode),
              NNODES: String(run.row.nodes),
              NODE_RANK: String(rank),
              RANK: String(rank),
              ASCEND_PROCESS_LOG_PATH: join(jobs.share, "saved_dir_for_output", run.name, "plog"),
            },
            run.name,
          );
          assert.equal(MASTER_ADDR, `${run.name}-main-0.${run.name}`);
          assert.equal(MASTER_PORT === undefined, run.row.nodes === 1, run.name);
          const [install] = jobs.programs.calls("pip");
          assert.equal(install?.args[2], `transformers==${run.plan.transformers}`);
          assert.match(install.args.join(" "), /^install \S*\/LLaMA-Factory\[deepspeed\] transformers==/);
        }
      }
      assert.equal(rows.size, 66);
    } finally {
      jobs.remove();
    }
  });

  const [first] = rowRuns();
  assert(first !== undefined);
  const ARGS: LlamaFactoryTrainingArgs = {
    ...rowArgs(first),
    runName: "chat",
    strategy: "lora",
    weightsPath: "models/base model",
  };

  it("goes on from the newest checkpoint of its own, and begins anew only where there is none", async () => {
    const jobs = runner();
    try {
      const all = await register(() => new LlamaFactoryTraining("chat", ARGS));
      mkdirSync(join(jobs.share, "saved_dir_for_output/chat/saved_models/checkpoint-500"), { recursive: true });
      const { code, output } = await jobs.run(all, "chat");
      assert.equal(code, 0, output);
      assert.match(jobs.programs.calls("llamafactory-cli")[0]?.args.join(" ") ?? "", /^train .*\/resume\.yaml$/);
    } finally {
      jobs.remove();
    }
  });

  it("trains, merges and makes a folder that vLLM reads; what has ended well does not run again", async () => {
    const jobs = runner();
    try {
      const all = await register(() => new LlamaFactoryTraining("chat", ARGS));
      const ends: number[] = [];
      for (const step of ["chat", "chat-merge", "chat-vllm", "chat", "chat-merge", "chat-vllm"]) {
        const { code, output } = await jobs.run(all, step);
        assert.equal(code, 0, `${step}: ${output}`);
        ends.push(jobs.programs.calls("llamafactory-cli").length);
      }
      assert.deepEqual(ends, [1, 2, 2, 2, 2, 2]);
      assert.deepEqual(
        jobs.programs.calls("llamafactory-cli").map(({ args }) => args[0]),
        ["train", "export"],
      );
      const run = join(jobs.share, "saved_dir_for_output/chat");
      const merges = (folder: string): unknown =>
        (JSON.parse(readFileSync(join(run, folder, "tokenizer.json"), "utf8")) as typeof TOKENIZER).model.merges;
      assert.deepEqual([merges("merged"), merges("vllm")], [[["a", "b"]], ["a b"]]);
      assert.equal(readlinkSync(join(run, "vllm/model.safetensors")), "../merged/model.safetensors");
      assert.match(readFileSync(join(run, "logs/chat-0.log"), "utf8"), /ended well/);
      const record = JSON.parse(readFileSync(join(run, "run.json"), "utf8")) as { name: string; fingerprint: string };
      assert.deepEqual(
        [record.name, record.fingerprint],
        ["chat", readFileSync(join(run, "saved_models.complete"), "utf8").trim()],
      );
    } finally {
      jobs.remove();
    }
  });

  it("leaves no merged model that is not whole, and says how LLaMA-Factory ended", async () => {
    const jobs = runner({ "llamafactory-cli": { shell: "exit 7" } });
    try {
      const all = await register(() => new LlamaFactoryTraining("chat", ARGS));
      writeFiles(jobs.share, { "saved_dir_for_output/chat/merged/half.safetensors": "half" });
      const { code, output } = await jobs.run(all, "chat-merge");
      assert.notEqual(code, 0);
      assert.match(output, /failed with exit code 7/);
      assert(!existsSync(join(jobs.share, "saved_dir_for_output/chat/merged/half.safetensors")));
      assert(!existsSync(join(jobs.share, "saved_dir_for_output/chat/merged.complete")));
    } finally {
      jobs.remove();
    }
  });

  it("runs a command of its own in place of all that", async () => {
    const jobs = runner();
    try {
      const command = 'mkdir -p "$OUTPUT" && printf "%s %s" "$RANK" "$FILES" > "$OUTPUT/said"';
      const all = await register(() => new LlamaFactoryTraining("chat", { ...ARGS, command }));
      const { code, output } = await jobs.run(all, "chat");
      assert.equal(code, 0, output);
      const said = readFileSync(join(jobs.share, "saved_dir_for_output/chat/saved_models/said"), "utf8");
      assert.equal(said, `0 ${join(jobs.folder, "files of", "chat")}`);
      assert.deepEqual(jobs.programs.calls(), []);
    } finally {
      jobs.remove();
    }
  });

  describe("of its tests of speed and accuracy", () => {
    const { dataSet: _data, dataPath: _path, ...common } = ARGS;

    /** Programs of the tests: tar as it is, so that the manual's archive is really unpacked. */
    async function benchmark(commands: { performanceCommand?: string; accuracyCommand?: string }): Promise<JobRunner> {
      const jobs = runner();
      writeFiles(jobs.share, {
        "bench mark/data/dataset/dataset_info.json": "{}",
        "bench mark/performance_cfgs.yaml":
          "base:\n  dataset: old\n  per_device_train_batch_size: 2\nother-model:\n  a: 1\n",
      });
      const packed = spawnSync("tar", ["-czf", "data.tgz", "data"], { cwd: join(jobs.share, "bench mark") });
      assert.equal(packed.status, 0);
      const all = await register(
        () => new LlamaFactoryBenchmark("chat-tests", { ...common, ...commands, benchmarkFolder: "bench mark" }),
      );
      for (const step of ["chat-speed", "chat-accuracy"]) {
        const { code, output } = await jobs.run(all, step);
        assert.equal(code, 0, `${step}: ${output}`);
      }
      return jobs;
    }

    it("unpacks the data beside its settings (seed 003, line 47: tar without -C)", async () => {
      const jobs = await benchmark({});
      try {
        assert(existsSync(join(jobs.folder, "tmp benchmark/data/dataset/dataset_info.json")));
        assert.deepEqual(
          jobs.programs.calls("llamafactory-cli").map(({ args }) => args.join(" ").replace(/ .*\//, " ")),
          ["train performance.yaml", "train accuracy.yaml"],
        );
        assert.match(jobs.programs.calls("pip")[0]?.args.join(" ") ?? "", /LLaMA-Factory\[deepspeed,metrics\]/);
      } finally {
        jobs.remove();
      }
    });

    it("puts model and data into the package's settings, and keeps what else is in them", async () => {
      const jobs = await benchmark({
        performanceCommand: 'cp "$BENCHMARK_SETTINGS" seen.yaml',
        accuracyCommand: 'cp "$BENCHMARK_SETTINGS" seen.yaml',
      });
      try {
        const seen = (kind: string): unknown =>
          parse(readFileSync(join(jobs.share, `saved_dir_for_output/chat/test-benchmark/${kind}/seen.yaml`), "utf8"));
        const weights = "/mnt/sfs_turbo/models/base model";
        const folder = "/tmp/benchmark/data/dataset";
        assert.deepEqual(seen("performance"), {
          base: { dataset: "gsm8k_train_alpaca", per_device_train_batch_size: 2, dataset_dir: folder },
          "other-model": { a: 1 },
          "llama2-7b": { model_name_or_path: weights },
        });
        assert.deepEqual(seen("accuracy"), {
          base: { dataset_dir: folder, dataset: "gsm8k_train_alpaca", eval_dataset: "gsm8k_test" },
          "llama2-7b": { model_name_or_path: weights },
        });
        assert.deepEqual(jobs.programs.calls("llamafactory-cli"), []);
      } finally {
        jobs.remove();
      }
    });
  });
});
