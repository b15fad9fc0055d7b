import assert from "node:assert/strict";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { FluxTraining, type FluxTrainingArgs } from "../../components";
import { assertRefused } from "../support/argument-faults";
import { filesOf, JobRunner, jobsOf } from "../support/job-run";
import { register } from "../support/mock-engine";
import { podProgram, writeFiles, type StandIn } from "../support/stand-ins";

const ARGS: FluxTrainingArgs = {
  runName: "style",
  namespace: "llm-train",
  strategy: "lora",
  image: "image",
  dataPath: "/mnt/sfs_turbo/training_data/my images",
  weightsPath: "models/FLUX.1 dev",
  claimName: "share",
};

const SHARED = {
  "models/FLUX.1 dev/model_index.json": "{}",
  "models/FLUX.1 dev/flux1-dev.safetensors": "flux",
  "models/FLUX.1 dev/ae.safetensors": "ae",
  "models/flux_text_encoders/clip_l.safetensors": "clip",
  "models/flux_text_encoders/t5xxl_fp16.safetensors": "t5",
  "packages/sd-scripts/flux_train.py": "",
  // The package's own programs, as the manual calls them.
  "packages/AscendCloud-AIGC/flux/lora/prepare.sh": "mkdir ai-toolkit && echo prepared > ai-toolkit/prepared\n",
};

const RUN_SH = "mkdir -p output/lora && cp ../FLUX.1-dev/model_index.json output/lora/adapters.safetensors\n";

const PYTHON: StandIn = { shell: 'mkdir -p "$OUTPUT" && printf x > "$OUTPUT/adapters.safetensors"' };

function build(change: Partial<FluxTrainingArgs> = {}) {
  return register(() => new FluxTraining("style", { ...ARGS, ...change }));
}

async function runAll(
  programs: Readonly<Record<string, StandIn>>,
  change: Partial<FluxTrainingArgs>,
  shared: Readonly<Record<string, string>> = {},
): Promise<JobRunner> {
  const jobs = new JobRunner(programs, { ...SHARED, ...shared });
  const all = await build(change);
  for (const step of ["style-weights", "style"]) {
    const { code, output } = await jobs.run(all, step);
    assert.equal(code, 0, `${step}: ${output}`);
  }
  return jobs;
}

describe("FluxTraining", function () {
  this.timeout(60_000);

  it("starts full fine-tuning on eight NPUs and LoRA on one (seed 001, line 7)", async () => {
    for (const [strategy, npus] of [
      ["full", "8"],
      ["lora", "1"],
    ] as const) {
      const jobs = jobsOf(await build({ strategy }));
      assert.deepEqual([...jobs.keys()].sort(), ["style", "style-weights"]);
      const { tasks } = jobs.get("style")?.inputs["spec"] as {
        tasks: {
          template: { spec: { containers: { resources: { limits: Record<string, string> } }[] } };
        }[];
      };
      assert.equal(tasks[0]?.template.spec.containers[0]?.resources.limits["huawei.com/ascend-1980"], npus);
    }
  });

  it("lays the four files of all weights where the manual has them (seed 001, line 9), and trains with sd-scripts", async () => {
    const jobs = await runAll(
      { accelerate: { creates: { "{--output_dir}/style.safetensors": "x" } } },
      { strategy: "full" },
    );
    try {
      const run = join(jobs.share, "saved_dir_for_output/style");
      assert.deepEqual(readdirSync(join(run, "weights")).sort(), [
        "ae.safetensors",
        "clip_l.safetensors",
        "flux1-dev.safetensors",
        "t5xxl_fp16.safetensors",
      ]);
      assert.equal(readFileSync(join(run, "weights/t5xxl_fp16.safetensors"), "utf8"), "t5");
      const [call, ...others] = jobs.programs.calls("accelerate");
      assert(call !== undefined && others.length === 0);
      assert.equal(call.folder, join(run, "work/sd-scripts"));
      const after = (flag: string): string | undefined => call.args[call.args.indexOf(flag) + 1];
      assert.deepEqual(call.args.slice(0, 8), [
        ...["launch", "--mixed_precision", "bf16", "--num_processes", "8"],
        ...["--num_cpu_threads_per_process", "1", "flux_train.py"],
      ]);
      assert.deepEqual(["--pretrained_model_name_or_path", "--clip_l", "--t5xxl", "--ae", "--output_dir"].map(after), [
        ...["flux1-dev", "clip_l", "t5xxl_fp16", "ae"].map((name) => join(run, `weights/${name}.safetensors`)),
        join(run, "saved_models"),
      ]);
      assert.deepEqual(["--learning_rate", "--max_train_steps"].map(after), ["0.00005", "1600"]);
    } finally {
      jobs.remove();
    }
  });

  it("gives sd-scripts the folder of the images, whatever is in its name", async () => {
    const all = await build({ strategy: "full", dataPath: '/data/my "images"', resolution: 512, batchSize: 2 });
    const job = jobsOf(all).get("style");
    assert(job !== undefined);
    const text = filesOf(all, job)["dataset.toml"] ?? "";
    assert.match(text, /^ {2}image_dir = "\/data\/my \\"images\\""$/m);
    assert.match(text, /^resolution = 512\nbatch_size = 2$/m);
  });

  it("runs LoRA as the manual prints it, where the package's settings name the data (seed 001, line 11)", async () => {
    const { dataPath: _, ...withoutData } = ARGS;
    const jobs = new JobRunner(
      { python: PYTHON },
      { ...SHARED, "packages/AscendCloud-AIGC/flux/lora/run.sh": "exit 9\n" },
    );
    try {
      const shared = join(jobs.share, "packages/AscendCloud-AIGC/flux/lora");
      writeFiles(shared, {
        "prepare.sh": "mkdir ai-toolkit && mv toolkit-run.sh ai-toolkit/run.sh\n",
        "toolkit-run.sh": RUN_SH,
      });
      const all = await register(() => new FluxTraining("style", withoutData));
      for (const step of ["style-weights", "style"]) {
        const { code, output } = await jobs.run(all, step);
        assert.equal(code, 0, `${step}: ${output}`);
      }
      const run = join(jobs.share, "saved_dir_for_output/style");
      assert.equal(readlinkSync(join(run, "work/FLUX.1-dev")), join(run, "weights/FLUX.1-dev"));
      assert.equal(readFileSync(join(run, "saved_models/lora/adapters.safetensors"), "utf8"), "{}");
      assert.deepEqual(jobs.programs.calls(), []);
    } finally {
      jobs.remove();
    }
  });

  it("removes sd-scripts that a full fine-tuning has left before LoRA runs (seed 001, line 11)", async () => {
    const jobs = await runAll(
      { python: PYTHON },
      {},
      { "saved_dir_for_output/style/work/sd-scripts/flux_train.py": "" },
    );
    try {
      assert.deepEqual(readdirSync(join(jobs.share, "saved_dir_for_output/style/work")).sort(), [
        "FLUX.1-dev",
        "ai-toolkit",
        "prepare.sh",
      ]);
    } finally {
      jobs.remove();
    }
  });

  it("runs ai-toolkit's own program with data of one's own", async () => {
    const jobs = await runAll({ python: PYTHON }, { rank: 32, steps: 500 });
    try {
      const [call] = jobs.programs.calls("python");
      assert.deepEqual(call?.args, ["run.py", join(jobs.folder, "files of", "style", "lora.yaml")]);
      const settings = parse(readFileSync(call.args[1] ?? "", "utf8")) as {
        config: {
          name: string;
          process: {
            training_folder: string;
            network: object;
            datasets: { folder_path: string }[];
            train: { steps: number };
            model: { name_or_path: string };
          }[];
        };
      };
      const [process] = settings.config.process;
      const run = "/mnt/sfs_turbo/saved_dir_for_output/style";
      assert.deepEqual(
        [
          settings.config.name,
          process?.training_folder,
          process?.network,
          process?.datasets[0]?.folder_path,
          process?.train.steps,
          process?.model.name_or_path,
        ],
        [
          "style",
          `${run}/saved_models`,
          { type: "lora", linear: 32, linear_alpha: 32 },
          ARGS.dataPath,
          500,
          `${run}/weights/FLUX.1-dev`,
        ],
      );
    } finally {
      jobs.remove();
    }
  });

  it("runs a command of its own in the folder of the training program", async () => {
    const command = 'mkdir -p "$OUTPUT"; pwd > "$OUTPUT/where"';
    for (const [strategy, folder] of [
      ["lora", "ai-toolkit"],
      ["full", "sd-scripts"],
    ] as const) {
      const jobs = await runAll({}, { strategy, command });
      try {
        const run = join(jobs.share, "saved_dir_for_output/style");
        assert.equal(readFileSync(join(run, "saved_models/where"), "utf8").trim(), join(run, "work", folder));
      } finally {
        jobs.remove();
      }
    }
  });

  it("says which file of the weights is missing, and trains nothing then", async () => {
    const { "models/flux_text_encoders/clip_l.safetensors": _, ...incomplete } = SHARED;
    const jobs = new JobRunner({}, incomplete);
    try {
      const { code, output } = await jobs.run(await build({ strategy: "full" }), "style-weights");
      assert.notEqual(code, 0);
      assert.match(output, /clip_l\.safetensors: there is no such file; bring comfyanonymous\/flux_text_encoders/);
    } finally {
      jobs.remove();
    }
  });

  it("runs again what depends on a change, and nothing before it", async () => {
    const fingerprints = async (change: Partial<FluxTrainingArgs>) =>
      new Map(
        [...jobsOf(await build(change))].map(([name, job]) => [name, podProgram(job.inputs).env["STEP_FINGERPRINT"]]),
      );
    const before = await fingerprints({});
    const changed = async (change: Partial<FluxTrainingArgs>): Promise<string[]> => {
      const after = await fingerprints(change);
      return [...before.keys()].filter((job) => before.get(job) !== after.get(job)).sort();
    };
    assert.deepEqual(await changed({ weightsFingerprint: "other" }), ["style", "style-weights"]);
    assert.deepEqual(await changed({ dataFingerprint: "other" }), ["style"]);
    assert.deepEqual(await changed({ rank: 4 }), ["style"]);
    assert.deepEqual(await changed({ queue: "other" }), []);
  });

  it("refuses what nobody trains", async () => {
    const { dataPath: _, ...withoutData } = ARGS;
    const refused = (change: Partial<FluxTrainingArgs>, paths: readonly string[], message: RegExp) =>
      assertRefused(() => new FluxTraining("style", { ...withoutData, ...change }), paths, message);
    await refused({ strategy: "sft" }, ["strategy"], /strategy: got "sft"; full or lora \(seed 001, line 11\)/);
    await refused(
      { strategy: "full", npus: 9 },
      ["npus", "dataPath"],
      /dataPath: got nothing; the folder of the images/,
    );
  });
});
