import assert from "node:assert/strict";
import { MegatronTraining, type MegatronTrainingArgs } from "../../components";
import { runFolders } from "../../components/names";
import { RejectedPlanError } from "../../plan/fault";
import { register, type Registration, valueOf } from "../support/mock-engine";
import { podProgram } from "../support/stand-ins";

const JOB = "kubernetes:batch.volcano.sh/v1alpha1:Job";

const ARGS: MegatronTrainingArgs = {
  runName: "llama2-13b-sft",
  namespace: "llm-train",
  model: "llama2-13b",
  strategy: "sft",
  seqLenTokens: 4096,
  tensorParallel: 8,
  pipelineParallel: 1,
  microBatchSize: 4,
  nodes: 1,
  npusPerNode: 8,
  image: "image",
  dataPath: "/mnt/sfs_turbo/training_data/data.json",
  weightsPath: "models/llama2-13b",
  claimName: "share",
};

/** The jobs of a run in their order of names, as they were registered. */
async function jobsOf(change: Partial<MegatronTrainingArgs> = {}): Promise<Registration[]> {
  const all = await register(() => new MegatronTraining("run", { ...ARGS, ...change }));
  return all.filter(({ type }) => type === JOB);
}

function jobName({ inputs }: Registration): string {
  return (inputs["metadata"] as { name: string }).name;
}

/** Variables of the pod of rank 0. */
function environmentOf(job: Registration | undefined): Readonly<Record<string, string>> {
  assert.ok(job !== undefined);
  return podProgram(job.inputs).env;
}

/** The faults of arguments that are refused. */
async function refusal(change: Partial<MegatronTrainingArgs>): Promise<string> {
  let message = "";
  await register(() => {
    try {
      new MegatronTraining("run", { ...ARGS, ...change });
    } catch (error) {
      assert.ok(error instanceof RejectedPlanError);
      message = error.message;
    }
  });
  assert.notEqual(message, "", "a refusal was expected");
  return message;
}

describe("MegatronTraining", () => {
  it("is one job that is called after the run, where the start script does everything", async () => {
    const jobs = await jobsOf();
    assert.deepEqual(jobs.map(jobName), ["llama2-13b-sft"]);
    const { STEP_COMMAND, STEP_OUTPUT, STEP_LOG_FOLDER } = environmentOf(jobs[0]);
    assert.match(STEP_COMMAND ?? "", /sh \.\/scripts\/llama2\/0_pl_sft_13b\.sh$/);
    assert.equal(STEP_OUTPUT, undefined);
    assert.equal(STEP_LOG_FOLDER, "/mnt/sfs_turbo/saved_dir_for_output/llama2-13b-sft/logs");
  });

  it("hands the plan to the start script", async () => {
    const env = environmentOf((await jobsOf())[0]);
    const expected = {
      TP: "8",
      PP: "1",
      MBS: "4",
      SEQ_LEN: "4096",
      RUN_TYPE: "sft",
      NNODES: "1",
      ORIGINAL_TRAIN_DATA_PATH: "/mnt/sfs_turbo/training_data/data.json",
      ORIGINAL_HF_WEIGHT: "/mnt/sfs_turbo/models/llama2-13b",
      TOKENIZER_PATH: "/mnt/sfs_turbo/models/llama2-13b",
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, env[key]])), expected);
  });

  it("lets the start script prepare data and weights in a folder of their own", async () => {
    const folder = async (change: Partial<MegatronTrainingArgs> = {}) =>
      environmentOf((await jobsOf(change))[0])["INPUT_PROCESSED_DIR"];
    const usual = await folder();
    assert.match(usual ?? "", /^\/mnt\/sfs_turbo\/processed_for_input\/llama2-13b-sft\/[0-9a-f]{12}$/);
    assert.equal(await folder({ runId: "again" }), usual);
    for (const change of [{ dataFingerprint: "other" }, { weightsFingerprint: "other" }, { seqLenTokens: 8192 }]) {
      assert.notEqual(await folder(change), usual, JSON.stringify(change));
    }
  });

  it("writes where all runs write", async () => {
    const env = environmentOf((await jobsOf())[0]);
    const { output, checkpoints, processLogs, record } = runFolders("llama2-13b-sft");
    assert.deepEqual(
      [env["OUTPUT_SAVE_DIR"], env["CKPT_SAVE_PATH"], env["ASCEND_PROCESS_LOG_PATH"], env["RUN_RECORD"]],
      [output, checkpoints, processLogs, record],
    );
  });

  it("sets what has a default in the script only where it is given", async () => {
    const names = ["GBS", "TRAIN_ITERS", "SAVE_INTERVAL", "CONVERT_MG2HF", "TOKENIZER_TYPE"];
    const usual = environmentOf((await jobsOf())[0]);
    assert.deepEqual(
      names.filter((name) => name in usual),
      [],
    );
    const own = environmentOf(
      (
        await jobsOf({
          globalBatchSize: 512,
          trainIterations: 300,
          saveInterval: 10,
          convertBack: true,
          preprocessing: { tokenizerType: "GPT2BPETokenizer" },
        })
      )[0],
    );
    assert.deepEqual(
      names.map((name) => own[name]),
      ["512", "300", "10", "TRUE", "GPT2BPETokenizer"],
    );
  });

  it("has the steps that strategy and release need, each after the one before", async () => {
    const cases: [change: Partial<MegatronTrainingArgs>, steps: string[]][] = [
      [{ separateSteps: true }, ["preprocess", "convert", ""]],
      [{ separateSteps: true, convertBack: true }, ["preprocess", "convert", "", "convert-back"]],
      [
        { separateSteps: true, convertBack: true, strategy: "lora" },
        ["preprocess", "convert", "", "merge", "convert-back"],
      ],
      [{ separateSteps: true, processedInputs: "processed_for_input/other" }, [""]],
      [{ release: "6.3.904", model: "qwen-14b", strategy: "pretrain" }, ["preprocess", ""]],
      [{ release: "6.3.904", model: "qwen-14b", strategy: "lora" }, ["preprocess", "convert", ""]],
    ];
    for (const [change, steps] of cases) {
      const names = (await jobsOf(change)).map(jobName).sort();
      const expected = steps.map((step) => (step === "" ? ARGS.runName : `${ARGS.runName}-${step}`)).sort();
      assert.deepEqual(names, expected);
    }
  });

  it("waits for the end of training where something comes after it, and marks the result", async () => {
    const watched = async (change: Partial<MegatronTrainingArgs>) => {
      const all = await register(() => new MegatronTraining("run", { ...ARGS, ...change }));
      const watch = all.find(({ type, name }) => type === "command:local:Command" && name === "run");
      const job = all.find(({ type, name }) => type === JOB && name === "run");
      const { WAIT_FOR } = (watch?.inputs["environment"] ?? {}) as Record<string, string>;
      return [WAIT_FOR, environmentOf(job)["STEP_OUTPUT"]];
    };
    const output = "/mnt/sfs_turbo/saved_dir_for_output/llama2-13b-sft/saved_models";
    assert.deepEqual(await watched({}), ["Running", undefined]);
    assert.deepEqual(await watched({ waitFor: "completed" }), ["Completed", output]);
    assert.deepEqual(await watched({ separateSteps: true, convertBack: true }), ["Completed", output]);
    assert.deepEqual(await watched({ separateSteps: true }), ["Running", undefined]);
  });

  it("takes NPUs of a node for conversion, in proportion to which it has memory, and one for preprocessing", async () => {
    const jobs = await jobsOf({ separateSteps: true, nodes: 4, tensorParallel: 8, pipelineParallel: 4 });
    const sizes = jobs.map((job) => {
      const { tasks } = job.inputs["spec"] as {
        tasks: {
          replicas: number;
          template: { spec: { containers: { resources: { limits: Record<string, string> } }[] } };
        }[];
      };
      const [limits] = tasks.map(({ template }) => template.spec.containers[0]?.resources.limits);
      const nodes = tasks.reduce((sum, { replicas }) => sum + replicas, 0);
      return [jobName(job), nodes, limits?.["huawei.com/ascend-1980"]];
    });
    assert.deepEqual(
      sizes.sort(([a = ""], [b = ""]) => (String(a) < String(b) ? -1 : 1)),
      [
        ["llama2-13b-sft", 4, "8"],
        ["llama2-13b-sft-convert", 1, "8"],
        ["llama2-13b-sft-preprocess", 1, "1"],
      ],
    );
  });

  it("hands on where checkpoints and weights are, and what identifies them", async () => {
    let run: MegatronTraining | undefined;
    await register(() => {
      run = new MegatronTraining("run", { ...ARGS, separateSteps: true, convertBack: true });
    });
    assert.ok(run !== undefined);
    const folder = "/mnt/sfs_turbo/saved_dir_for_output/llama2-13b-sft/saved_models";
    assert.deepEqual(
      [await valueOf(run.jobName), await valueOf(run.checkpointPath), await valueOf(run.weightsPath)],
      ["llama2-13b-sft", folder, `${folder}/sft_hf`],
    );
    assert.match(String(await valueOf(run.fingerprint)), /^[0-9a-f]{64}$/);
  });

  it("names the network interface where it is given; else each container finds it", async () => {
    const names = ["GLOO_SOCKET_IFNAME", "TP_SOCKET_IFNAME", "HCCL_SOCKET_IFNAME"];
    const [usual, own] = [await jobsOf(), await jobsOf({ networkInterface: "eth0" })];
    assert.deepEqual(
      names.map((name) => [environmentOf(usual[0])[name], environmentOf(own[0])[name]]),
      names.map(() => [undefined, "eth0"]),
    );
  });

  it("refuses every fault of its arguments at once, by their names", async () => {
    const message = await refusal({
      convertBack: true,
      separateSteps: true,
      waitFor: "running",
      preprocessing: { handler: "GeneralPretrainHandler", workers: 4 },
      conversion: { loraRank: 8 },
    });
    for (const setting of ["waitFor", "preprocessing.handler", "preprocessing.workers", "conversion.loraRank"]) {
      assert.match(message, new RegExp(`\\n  ${setting.replace(".", "\\.")}: got `), setting);
    }
    assert.match(await refusal({ release: "6.3.90" }), /release: got "6\.3\.90"; did you mean/);
    assert.match(await refusal({ model: "gpt2" }), /command: got nothing; the manual has no start script of gpt2/);
  });
});
