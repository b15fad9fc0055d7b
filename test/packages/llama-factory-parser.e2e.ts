import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { LlamaFactoryBenchmark, LlamaFactoryTraining, type LlamaFactoryTrainingArgs } from "../../components";
import { RUN_FILES_PATH } from "../../components/run-files";
import { DATASET_FORMATS, datasetFormat, datasetInfo } from "../../plan/dataset-info";
import { requirePlan } from "../../plan/fault";
import { pythonEnvironment } from "../../tools/python/environment";
import { filesOf, jobsOf } from "../support/job-run";
import { rowArgs, rowRuns, type RowRun } from "../support/llama-factory-runs";
import { register } from "../support/mock-engine";
import { writeFiles } from "../support/stand-ins";

/** What the parser said of a file. */
interface Answer {
  readonly name: string;
  readonly accepted: boolean;
  readonly error?: string;
  readonly values?: Record<string, unknown>;
  readonly records?: { prompt: { content: string }[]; response: { content: string }[] }[];
}

interface Case {
  readonly name: string;
  readonly kind: "train" | "predict" | "export" | "dataset";
  readonly path: string;
}

describe("the released llamafactory", function () {
  // The environment is made here on a new machine.
  this.timeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), "llama-factory-parser-"));
  let python = "";

  before(async () => {
    ({ python } = await pythonEnvironment("llama-factory", join(__dirname, "../python/llama-factory.txt")));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function ask(cases: readonly Case[]): Map<string, Answer> {
    const [list, said] = [join(folder, "cases.json"), join(folder, "answers.json")];
    writeFileSync(list, JSON.stringify(cases));
    rmSync(said, { force: true });
    const run = spawnSync(python, [join(__dirname, "../python/llama_factory_check.py"), list, said], {
      encoding: "utf8",
      timeout: 300_000,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    });
    assert.equal(run.status, 0, run.stderr.slice(-4000));
    const answers = JSON.parse(readFileSync(said, "utf8")) as Answer[];
    assert.equal(answers.length, cases.length);
    return new Map(answers.map((answer) => [answer.name, answer]));
  }

  /** Writes the files of a job of a run, with their folder in place of the container's, and returns that folder. */
  async function files(name: string, args: LlamaFactoryTrainingArgs, job = name): Promise<string> {
    const all = await register(() => new LlamaFactoryTraining(name, args));
    const found = jobsOf(all).get(job);
    assert(found !== undefined, job);
    const here = join(folder, job);
    const content = Object.entries(filesOf(all, found));
    writeFiles(here, Object.fromEntries(content.map(([file, text]) => [file, text.replaceAll(RUN_FILES_PATH, here)])));
    return here;
  }

  it("accepts the settings of every row of the manual's table, and understands what the row says", async () => {
    const runs = rowRuns();
    const cases: Case[] = [];
    for (const run of runs) {
      const here = await files(run.name, rowArgs(run));
      cases.push({ name: `${run.name} train`, kind: "train", path: join(here, "train.yaml") });
      cases.push({ name: `${run.name} resume`, kind: "train", path: join(here, "resume.yaml") });
    }
    const answers = ask(cases);
    const rows = new Set(runs.map(({ row }) => row));
    assert.equal(rows.size, 66);
    for (const run of runs) {
      for (const start of ["train", "resume"]) {
        const answer = answers.get(`${run.name} ${start}`);
        assert.equal(answer?.accepted, true, `${run.name} ${start}: ${answer?.error ?? "no answer"}`);
        assert.deepEqual(answer.values, understood(run), run.name);
      }
    }
  });

  /** What the parser must have understood of a row (seed 001, line 55). */
  function understood({ row, strategy, seqLen }: RowRun): Record<string, unknown> {
    return {
      weights: `/mnt/sfs_turbo/models/${row.model}`,
      template: row.template,
      cutoff_len: seqLen,
      dataset: ["alpaca_gpt4_data"],
      stage: "sft",
      finetuning_type: strategy,
      lora_target: ["all"],
      gradient_accumulation_steps: row.gradientAccumulationSteps,
      learning_rate: strategy === "lora" ? 0.0001 : 0.00001,
      bf16: true,
      max_steps: -1,
      zero_stage: row.zeroStage,
      offload: row.offload,
      resume_from_checkpoint: null,
    };
  }

  const [first] = rowRuns();
  assert(first !== undefined);
  const ARGS = rowArgs(first);

  it("accepts what a run may change of them", async () => {
    const args = { ...ARGS, runName: "changed", steps: 100, epochs: 1.5, resumeFrom: "saved/checkpoint-1" };
    const here = await files("changed", { ...args, dataFormat: "hf-json", learningRate: 0.0002, saveSteps: 7 });
    const answers = ask([{ name: "changed", kind: "train", path: join(here, "train.yaml") }]);
    const { accepted, error, values } = answers.get("changed") ?? assert.fail();
    assert(accepted, error);
    const { max_steps, resume_from_checkpoint, stage, learning_rate } = values ?? {};
    assert.deepEqual(
      { max_steps, resume_from_checkpoint, stage, learning_rate },
      {
        max_steps: 100,
        resume_from_checkpoint: "/mnt/sfs_turbo/saved/checkpoint-1",
        stage: "pt",
        learning_rate: 0.0002,
      },
    );
  });

  it("accepts the settings of the merge, for llamafactory-cli export", async () => {
    const here = await files("merging", { ...ARGS, runName: "merging", strategy: "lora" }, "merging-merge");
    const answers = ask([{ name: "merge", kind: "export", path: join(here, "merge.yaml") }]);
    const { accepted, error, values } = answers.get("merge") ?? assert.fail();
    assert(accepted, error);
    assert.deepEqual(values, {
      weights: `/mnt/sfs_turbo/${ARGS.weightsPath}`,
      adapters: ["/mnt/sfs_turbo/saved_dir_for_output/merging/saved_models"],
      export_dir: "/mnt/sfs_turbo/saved_dir_for_output/merging/merged",
      export_device: "cpu",
      finetuning_type: "lora",
    });
  });

  it("accepts the settings of the tests of speed and accuracy", async () => {
    const {
      dataSet: _d,
      dataPath: _p,
      ...common
    } = { ...ARGS, runName: "tests", trainedPath: "/mnt/sfs_turbo/trained" };
    const all = await register(() => new LlamaFactoryBenchmark("tests", common));
    const cases = [
      { job: "tests-speed", kind: "train", file: "performance.yaml" },
      { job: "tests-accuracy", kind: "predict", file: "accuracy.yaml" },
    ] as const;
    const asked = cases.map(({ job, kind, file }) => {
      const found = jobsOf(all).get(job);
      assert(found !== undefined);
      const here = join(folder, job);
      const content = Object.entries(filesOf(all, found));
      writeFiles(
        here,
        Object.fromEntries(content.map(([name, text]) => [name, text.replaceAll(RUN_FILES_PATH, here)])),
      );
      return { name: job, kind, path: join(here, file) };
    });
    const answers = ask(asked);
    for (const { job } of cases) assert.equal(answers.get(job)?.accepted, true, answers.get(job)?.error);
    assert.equal(answers.get("tests-speed")?.values?.["max_steps"], 50);
    assert.equal(answers.get("tests-accuracy")?.values?.["weights"], "/mnt/sfs_turbo/trained");
  });

  /** A record of each format that LLaMA-Factory reads. */
  const RECORDS: Record<string, object> = {
    alpaca: { instruction: "What colour", input: "is an apple?", output: "Red." },
    sharegpt: {
      conversations: [
        { from: "human", value: "What colour\nis an apple?" },
        { from: "gpt", value: "Red." },
      ],
    },
    openai: {
      messages: [
        { role: "user", content: "What colour\nis an apple?" },
        { role: "assistant", content: "Red." },
      ],
    },
    "prefix-input-output": { prefix: "What colour", input: "is an apple?", output: "Red." },
    "hf-json": { id: "1", url: "https://example.org", title: "Apple", text: "An apple is red." },
  };

  it("reads data of every format by the entry in dataset_info.json", () => {
    assert.deepEqual(Object.keys(RECORDS).sort(), [...DATASET_FORMATS].sort());
    const cases = Object.entries(RECORDS).map(([format, record]): Case => {
      const here = join(folder, `data ${format}`);
      const known = requirePlan(format, datasetFormat(format));
      writeFiles(here, {
        "data.json": JSON.stringify([record]),
        "dataset_info.json": JSON.stringify(datasetInfo("mine", join(here, "data.json"), known)),
      });
      return { name: format, kind: "dataset", path: join(here, "dataset_info.json") };
    });
    const answers = ask(cases);
    for (const format of Object.keys(RECORDS)) {
      const { accepted, error, records } = answers.get(format) ?? assert.fail();
      assert(accepted, `${format}: ${error ?? ""}`);
      const [record] = records ?? [];
      const question = record?.prompt.map(({ content }) => content);
      const answer = record?.response.map(({ content }) => content);
      if (format === "hf-json") {
        assert.deepEqual([question, answer], [["An apple is red."], []]);
      } else {
        assert.deepEqual([question, answer], [["What colour\nis an apple?"], ["Red."]], format);
      }
    }
  });

  it("refuses settings that are broken, each for its own reason", async () => {
    const here = await files("broken", { ...ARGS, runName: "broken" });
    const good = parse(requireText(await filesText("broken", { ...ARGS, runName: "broken" })), {
      version: "1.1",
    }) as Record<string, unknown>;
    const broken: [string, Record<string, unknown>, RegExp][] = [
      ["an unknown key", { gradient_acumulation_steps: 8 }, /gradient_acumulation_steps/],
      ["an unknown schedule", { lr_scheduler_type: "cosin" }, /cosin'? is not a valid SchedulerType/],
      ["an unknown strategy", { finetuning_type: "lorra" }, /finetuning_type|lorra|Invalid/i],
      ["an unknown template", { template: "llama9" }, /llama9/],
      ["no template", { template: undefined }, /template/],
      ["no data", { dataset: undefined }, /dataset/i],
      ["DeepSpeed's file elsewhere", { deepspeed: join(here, "nowhere.json") }, /nowhere\.json|deepspeed/i],
    ];
    const cases = broken.map(([what, change], index): Case => {
      const path = join(here, `broken-${String(index)}.yaml`);
      writeFileSync(path, stringify({ ...good, deepspeed: join(here, "deepspeed.json"), ...change }));
      return { name: what, kind: "train", path };
    });
    const answers = ask(cases);
    for (const [what, , reason] of broken) {
      const answer = answers.get(what);
      assert.equal(answer?.accepted, false, what);
      assert.match(answer.error ?? "", reason, what);
    }
  });

  async function filesText(name: string, args: LlamaFactoryTrainingArgs): Promise<string | undefined> {
    const all = await register(() => new LlamaFactoryTraining(name, args));
    const job = jobsOf(all).get(name);
    return job === undefined ? undefined : filesOf(all, job)["train.yaml"];
  }

  function requireText(text: string | undefined): string {
    assert(text !== undefined);
    return text;
  }
});
