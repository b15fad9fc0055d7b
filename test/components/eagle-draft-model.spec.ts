import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EagleDraftModel, type EagleDraftModelArgs } from "../../components";
import { assertRefused } from "../support/argument-faults";
import { JobRunner, jobsOf } from "../support/job-run";
import { register } from "../support/mock-engine";
import { podProgram, writeFiles, type StandIn } from "../support/stand-ins";

const ARGS: EagleDraftModelArgs = {
  runName: "draft",
  model: "llama2-7b",
  namespace: "llm-train",
  npus: 2,
  image: "image",
  dataPath: "/mnt/sfs_turbo/training_data/my data/data_test.json",
  dataFormat: "alpaca",
  baseWeightsPath: "models/llama2 7b-chat",
  draftConfigPath: "models/eagle_llama2 7b-chat",
  claimName: "share",
};

const CONVERSATIONS = JSON.stringify(
  [1, 2, 3, 4, 5].map((id) => ({
    id: String(id),
    conversations: [
      { from: "human", value: "a" },
      { from: "gpt", value: "b" },
    ],
  })),
);

/** Python is the machine's own for the programs of components/scripts, and a stand-in for all that an image brings. */
const PYTHON: StandIn = {
  environment: [],
  shell: `
case "$1" in
  */eagle-*.py) exec python3 "$@" ;;
  convert_to_sharegpt.py) printf '%s' '${CONVERSATIONS}' > "$5" ;;
  -m) for word; do case "$word" in --index=*) printf x > "$OUTPUT/part\${word#--index=}" ;; esac; done ;;
  convert_eagle_ckpt_to_vllm_compatible.py) printf x > "$5/converted" ;;
esac
`,
};

const ACCELERATE: StandIn = {
  creates: {
    "{--cpdir}/state_4/model.safetensors": "old",
    "{--cpdir}/state_9/model.safetensors": "new",
  },
  environment: ["WANDB_MODE"],
};

const PROGRAM = 'bigname="vicunav13/13B"\nds = load_dataset(\'json\', data_files="ShareGPT.json")\n';

const SHARED = {
  "llm_tools/spec_decode/EAGLE/convert_to_sharegpt.py": "",
  "packages/EAGLE/eagle/ge_data/ge_data_all_vicuna.py": PROGRAM,
  "models/llama2 7b-chat/pytorch_model.bin.index.json": JSON.stringify({
    weight_map: { "lm_head.weight": "pytorch_model-00002-of-00002.bin" },
  }),
  "models/eagle_llama2 7b-chat/config.json": '{"draft": true}',
  "training_data/my data/data_test.json": "[]",
};

function build(change: Partial<EagleDraftModelArgs> = {}) {
  return register(() => new EagleDraftModel("draft", { ...ARGS, ...change }));
}

describe("EagleDraftModel", function () {
  this.timeout(60_000);

  it("has the manual's steps, without the conversion where the data are conversations", async () => {
    const steps = async (change: Partial<EagleDraftModelArgs>) => [...jobsOf(await build(change)).keys()].sort();
    const after = ["draft", "draft-convert", "draft-features"];
    assert.deepEqual(await steps({}), [...after, "draft-sharegpt"]);
    assert.deepEqual(await steps({ dataFormat: "sharegpt" }), after);
  });

  it("runs them one after the other, each with what the manual prints (seed 003, lines 5, 7 and 9)", async () => {
    const jobs = new JobRunner({ python: PYTHON, accelerate: ACCELERATE, pip: {} }, SHARED);
    try {
      const all = await build();
      for (const step of ["draft-sharegpt", "draft-features", "draft", "draft-convert"]) {
        const { code, output } = await jobs.run(all, step);
        assert.equal(code, 0, `${step}: ${output}`);
      }
      const run = join(jobs.share, "saved_dir_for_output/draft");
      const share = (path: string): string => join(jobs.share, path);
      const calls = (program: string) => jobs.programs.calls("python").filter(({ args }) => args[0] === program);
      assert.deepEqual(
        calls("convert_to_sharegpt.py").map(({ args, folder }) => [folder, args]),
        [
          [
            share("llm_tools/spec_decode/EAGLE"),
            [
              "convert_to_sharegpt.py",
              ...["--input_file_path", share("training_data/my data/data_test.json")],
              ...["--out_file_name", join(run, "sharegpt.json")],
              ...["--prefix_name", "instruction"],
              ...["--input_name", "input"],
              ...["--output_name", "output"],
              ...["--code_type", "utf-8"],
            ],
          ],
        ],
      );
      const parts = calls("-m").map(({ args }) => args.slice(1));
      assert.deepEqual(
        parts.sort((a, b) => ((a[3] ?? "") < (b[3] ?? "") ? -1 : 1)),
        [
          ["0", "2", "0"],
          ["2", "5", "1"],
        ].map(([start = "", end = "", index = ""]) => [
          "eagle.ge_data.ge_data_all_vicuna",
          `--start=${start}`,
          `--end=${end}`,
          `--index=${index}`,
          ...["--gpu_index", index],
          ...["--outdir", join(run, "features")],
        ]),
      );
      const [training] = jobs.programs.calls("accelerate");
      assert.deepEqual(training?.args, [
        ...["launch", "-m", "--mixed_precision=bf16", "eagle.train.main"],
        ...["--tmpdir", join(run, "features")],
        ...["--cpdir", join(run, "saved_models")],
        ...["--configpath", share("models/eagle_llama2 7b-chat/config.json")],
        ...["--basepath", share("models/llama2 7b-chat"), "--bs", "4"],
      ]);
      assert.deepEqual(training.environment, { WANDB_MODE: "offline" });
      assert.deepEqual(
        calls("convert_eagle_ckpt_to_vllm_compatible.py").map(({ args }) => args.slice(1)),
        [
          [
            ...["--base-path", share("models/llama2 7b-chat")],
            ...["--draft-path", join(run, "draft")],
            ...["--base-weight-name", "pytorch_model-00002-of-00002.bin"],
            ...["--draft-weight-name", "model.safetensors"],
          ],
        ],
      );
      assert.equal(readFileSync(join(run, "draft/model.safetensors"), "utf8"), "new");
      assert.equal(readFileSync(join(run, "draft/config.json"), "utf8"), '{"draft": true}');
      assert.deepEqual(
        jobs.programs.calls("pip").map(({ args }) => args.join(" ")),
        ["install --no-deps -e .", "install --no-deps -e ."],
      );
      // The share's own copy of upstream's program stays as it was.
      assert.equal(readFileSync(share("packages/EAGLE/eagle/ge_data/ge_data_all_vicuna.py"), "utf8"), PROGRAM);
    } finally {
      jobs.remove();
    }
  });

  it("fails where one of the processes of step three fails, which upstream's own program hides", async () => {
    const shell = (PYTHON.shell ?? "").replace("-m) ", '-m) case "$*" in *--index=1*) exit 3 ;; esac; ');
    const jobs = new JobRunner({ python: { ...PYTHON, shell }, pip: {} }, SHARED);
    try {
      const all = await build({
        dataFormat: "sharegpt",
        dataPath: "/mnt/sfs_turbo/training_data/conversations.json",
      });
      writeFiles(jobs.share, { "training_data/conversations.json": CONVERSATIONS });
      const { code, output } = await jobs.run(all, "draft-features");
      assert.notEqual(code, 0);
      assert.match(output, /failed with exit code 3/);
    } finally {
      jobs.remove();
    }
  });

  it("runs the configured command of step three in its place", async () => {
    const jobs = new JobRunner({ python: {}, pip: {} }, SHARED);
    try {
      const featuresCommand = 'printf "%s|%s" "$BASE_WEIGHTS" "$CONVERSATIONS" > "$OUTPUT/said"';
      const all = await build({ dataFormat: "sharegpt", featuresCommand });
      const { code, output } = await jobs.run(all, "draft-features");
      assert.equal(code, 0, output);
      assert.equal(
        readFileSync(join(jobs.share, "saved_dir_for_output/draft/features/said"), "utf8"),
        `${join(jobs.share, "models/llama2 7b-chat")}|${join(jobs.share, "training_data/my data/data_test.json")}`,
      );
      assert.deepEqual(jobs.programs.calls("python"), []);
    } finally {
      jobs.remove();
    }
  });

  it("runs again what depends on a change, and nothing before it", async () => {
    const fingerprints = async (change: Partial<EagleDraftModelArgs>) =>
      new Map(
        [...jobsOf(await build(change))].map(([name, job]) => [name, podProgram(job.inputs).env["STEP_FINGERPRINT"]]),
      );
    const before = await fingerprints({});
    const changed = async (change: Partial<EagleDraftModelArgs>): Promise<string[]> => {
      const after = await fingerprints(change);
      return [...before.keys()].filter((job) => before.get(job) !== after.get(job)).sort();
    };
    assert.deepEqual(await changed({ dataFingerprint: "other" }), [...before.keys()].sort());
    assert.deepEqual(await changed({ batchSize: 8 }), ["draft", "draft-convert"]);
    assert.deepEqual(await changed({ baseWeightsFingerprint: "other" }), ["draft", "draft-convert", "draft-features"]);
    assert.deepEqual(await changed({ queue: "other", timeLimitMinutes: 9 }), []);
  });

  it("refuses a format that nobody converts, and NPUs of more than a node", async () => {
    await assertRefused(
      () => new EagleDraftModel("draft", { ...ARGS, dataFormat: "csv", npus: 16 }),
      ["dataFormat", "npus"],
      /dataFormat: got "csv"; one of sharegpt, alpaca, prefix-input-output \(seed 003, line 9\)/,
    );
  });
});
