import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ImagePrePull } from "../../components";
import type { StackEnvironment } from "../../config/environment";
import { loadStack } from "../../config/load";
import { stackFileSource } from "../../config/stack-file";
import { deployAigc } from "../../stacks/aigc";
import { deployEvaluation } from "../../stacks/evaluation";
import { planEnvironment } from "../../stacks/plans";
import type { PlatformLayer } from "../../stacks/platform-layer";
import { deployQuantization } from "../../stacks/quantization";
import { deployServing } from "../../stacks/serving";
import { trainingData } from "../../stacks/training-data";
import { deployWorkspaces } from "../../stacks/workspaces";
import { jobsOf } from "../support/job-run";
import { register, type Registration } from "../support/mock-engine";

const PROJECT = resolve(__dirname, "../..");

const TRAINED = "/mnt/sfs_turbo/saved_dir_for_output/llama2-13b-sft/weights";

/** The layers above training, on a platform of which everything is known. */
function deployAbove(environment: StackEnvironment): void {
  const kubernetes = new k8s.Provider("cluster", { kubeconfig: "{}" });
  const workspaces = deployWorkspaces({
    name: "dev",
    namespace: "llm",
    shareId: "share",
    exportLocation: "10.20.0.9:/",
    sizeGiB: 6144,
    imagePullSecret: undefined,
    kubernetes,
    protect: false,
    servingClientCidrs: [],
    after: [],
  });
  const images = new ImagePrePull(
    "images",
    { namespace: "llm-data", images: ["image"], nodes: 1 },
    { providers: [kubernetes] },
  );
  const platform = {
    ...workspaces,
    kubernetes,
    images,
    imageAddress: (image: string) => image,
    kubeconfig: pulumi.output("{}"),
    queues: new Map(),
    ready: [],
  };
  // What these layers read of a platform.
  const layer = platform as unknown as PlatformLayer;
  const { quantization, serving, aigc, evaluation } = planEnvironment(environment);
  const data = trainingData(environment.data, new Map());
  const run = { path: pulumi.output(TRAINED), checkpointPath: pulumi.output(TRAINED), fingerprint: pulumi.output("1") };
  const trained = new Map([["llama2-13b-sft", run]]);
  const quantized = deployQuantization(quantization, layer, data, trained);
  const started = deployServing(serving, layer, { data, trained: new Map([...trained, ...quantized]) }, undefined);
  deployAigc(aigc, layer, data);
  const services = serving.flatMap((service, index) => {
    const one = started[index];
    return one === undefined ? [] : [{ ...service, started: one }];
  });
  deployEvaluation(evaluation, services, layer, data, "training_data");
}

/** Value of a variable of a job's pods. */
function variable(job: Registration | undefined, name: string): string | undefined {
  const { tasks } = job?.inputs["spec"] as {
    tasks: { template: { spec: { containers: { env: { name: string; value?: string }[] }[] } } }[];
  };
  return tasks[0]?.template.spec.containers[0]?.env.find((one) => one.name === name)?.value;
}

describe("the full pipeline example", function () {
  this.timeout(60_000);
  let all: Registration[];
  before(async () => {
    const environment = loadStack(stackFileSource(join(PROJECT, "examples/Pulumi.full-pipeline.yaml")));
    all = await register(() => {
      deployAbove(environment);
    });
  });

  const deployment = (name: string) =>
    all.find(
      ({ type, inputs }) =>
        type === "kubernetes:apps/v1:Deployment" && (inputs["metadata"] as { name: string }).name === name,
    );

  it("quantizes what the training has converted back, and serves it in its precision", () => {
    const jobs = jobsOf(all);
    const quantized = "/mnt/sfs_turbo/quantized/llama2-13b-awq";
    assert.equal(variable(jobs.get("llama2-13b-awq-quantize"), "WEIGHTS"), TRAINED);
    assert.equal(variable(jobs.get("llama2-13b-awq-convert"), "OUTPUT"), quantized);
    const served = JSON.stringify(deployment("llama2-13b-w4a16")?.inputs);
    assert.match(served, new RegExp(`--model=${quantized}"`));
    assert.match(served, /--quantization=awq/);
    assert.match(JSON.stringify(deployment("llama2-13b")?.inputs), new RegExp(`--model=${TRAINED}"`));
  });

  it("measures and evaluates the service, with the results in the linked directory", () => {
    const jobs = jobsOf(all);
    const speed = jobs.get("speed-measure");
    assert.deepEqual(
      [
        "URL",
        "KIND",
        "CONCURRENCY",
        "PROMPT_TOKENS",
        "OUTPUT_TOKENS",
        "SERVED_MODEL_NAME",
        "TOKENIZER",
        "EXTRA_ARGUMENTS",
        "OUTPUT",
      ].map((name) => variable(speed, name)),
      [
        "http://llama2-13b-w4a16.llm-serve.svc:8080/v1",
        "static",
        "1 4 8 16 32",
        "1024 2048",
        "128 256",
        "llama2-13b",
        "/mnt/sfs_turbo/quantized/llama2-13b-awq",
        "--enable-prefix-caching",
        "/mnt/sfs_turbo/training_data/evaluation/speed",
      ],
    );
    const accuracy = jobs.get("accuracy-evaluate");
    assert.deepEqual([variable(accuracy, "TASKS"), variable(accuracy, "LIMIT")], ["gsm8k", "200"]);
    const checks = all.filter(({ name, type }) => type === "command:local:Command" && name.endsWith("-check"));
    assert.deepEqual(checks.map(({ name }) => name).sort(), ["accuracy-check", "speed-check"]);
  });

  it("computes prompts and answers apart, and draws", () => {
    const names = ["entry-0", "prefill-0", "decode-0", "decode-1"].map((name) => `llama2-13b-apart-${name}`);
    for (const name of [...names, "flux-page"]) assert(deployment(name) !== undefined, name);
    assert.equal(deployment("llama2-13b-apart"), undefined);
    assert(jobsOf(all).has("flux-batch-generate"));
    const registered = all.map(({ type, name }) => `${type} ${name}`);
    assert.deepEqual(
      registered.filter((name, index) => registered.indexOf(name) !== index),
      [],
    );
  });
});
