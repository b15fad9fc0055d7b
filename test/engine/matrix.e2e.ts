import assert from "node:assert/strict";
import { join } from "node:path";
import { parse } from "yaml";
import {
  imageFor,
  llamaFactoryRows,
  megatronNodes,
  megatronRows,
  servingRows,
  type LlamaFactoryRow,
  type MegatronRow,
  type ServingRow,
} from "../../catalogue";
import type { Environment, Training } from "../../config/environment";
import { loadEnvironment } from "../../config/load";
import { stackFileSource } from "../../config/stack-file";
import { isRejected, requirePlan } from "../../plan/fault";
import type { NpuPool } from "../../plan/pool";
import { planServing, type ServingPlan } from "../../plan/serving";
import { precisionsOf } from "../../plan/serving-capacity";
import { planStorage } from "../../plan/storage";
import { planTraining, type TrainingPlan } from "../../plan/training";
import { deployData } from "../../stacks/data";
import { deployPlatform } from "../../stacks/platform";
import { deployServing } from "../../stacks/serving";
import { trainingData } from "../../stacks/training-data";
import type { PlannedTraining } from "../../stacks/plans";
import { deployTraining } from "../../stacks/training";
import { readKubernetesSchemas, type ObjectFaults } from "../support/kubernetes-schema";
import { register } from "../support/mock-engine";

const PROJECT = join(__dirname, "../..");
const NPU = "huawei.com/ascend-1980";

/** A pool that every row of the tables fits. */
const POOL: NpuPool = { name: "npu", nodes: 64, npusPerNode: 8, npuMemoryGiB: 64 };

/** How many workloads are rendered in one program. */
const BATCH = 100;

/** Any Kubernetes object, as the program sends it. */
type Manifest = Record<string, unknown> & { apiVersion: string; kind: string; metadata: { name: string } };

/** A pod, as far as these tests look at it. */
interface Pod {
  containers: {
    args: string[];
    env: { name: string; value?: string }[];
    resources: { limits: Record<string, string> };
  }[];
}

/** Spec of Volcano's Job, as far as these tests look at it. */
interface JobSpec {
  minAvailable: number;
  tasks: { replicas: number; template: { spec: Pod } }[];
}

/** Spec of a Deployment, as far as these tests look at it. */
interface DeploymentSpec {
  replicas: number;
  template: { spec: Pod };
}

/** A row of the training tables with one of its strategies and lengths, and its plan. */
interface Run<R> {
  readonly row: R;
  readonly plan: TrainingPlan;
}

/** A model with one of its precisions on NPUs of one memory size, and its plan. */
interface Service {
  readonly row: ServingRow;
  readonly memoryGiB: number;
  readonly plan: ServingPlan;
}

function planRun(
  name: string,
  framework: string,
  row: { model: string },
  strategy: string,
  seqLen: number,
): TrainingPlan {
  const what = `${framework} ${row.model} ${strategy} ${seqLen}`;
  return requirePlan(what, planTraining({ name, framework, model: row.model, strategy, seqLen }, POOL));
}

/** Every row of the Megatron table with each of its strategies. */
function megatronRuns(): Run<MegatronRow>[] {
  const wanted = megatronRows().flatMap((row) => row.strategies.map((strategy) => ({ row, strategy })));
  return wanted.map(({ row, strategy }, index) => ({
    row,
    plan: planRun(`megatron-${index}`, "megatron", row, strategy, row.seqLen),
  }));
}

/** Every row of the LLaMA-Factory table with each of its strategies and lengths. */
function llamaFactoryRuns(): Run<LlamaFactoryRow>[] {
  const wanted = llamaFactoryRows().flatMap((row) =>
    row.strategies.flatMap((strategy) => row.seqLens.map((seqLen) => ({ row, strategy, seqLen }))),
  );
  return wanted.map(({ row, strategy, seqLen }, index) => ({
    row,
    plan: planRun(`llama-factory-${index}`, "llama-factory", row, strategy, seqLen),
  }));
}

/** What the serving table has for a model on NPUs of one memory size. */
function cardsOf(row: ServingRow, memoryGiB: number) {
  return memoryGiB === 64 ? row.npu64GB : row.npu32GB;
}

/** What the table has NPUs for, but only for quantized weights: the others are larger than the memory of those NPUs. */
const TOO_LARGE = ["llama3.1-405b in fp16 on 64 GB", "llama3.1-405b in bf16 on 64 GB"];

/**
 * Every model of the serving table in each of its precisions on NPUs of 32 and of 64 GB; the planner refuses those that the
 * table does not have there, and no others.
 */
function services(): { services: Service[]; refused: number } {
  const wanted = servingRows().flatMap((row) =>
    [32, 64].flatMap((memoryGiB) => precisionsOf(row).map((precision) => ({ row, memoryGiB, precision }))),
  );
  const found = wanted.flatMap(({ row, memoryGiB, precision }, index): Service[] => {
    const { model } = row;
    const what = `${model} in ${precision} on ${memoryGiB} GB`;
    const answer = planServing({ name: `vllm-${index}`, model, precision }, { ...POOL, npuMemoryGiB: memoryGiB });
    const runs = cardsOf(row, memoryGiB) !== undefined && !TOO_LARGE.includes(what);
    assert.equal(!isRejected(answer), runs, what);
    return isRejected(answer) ? [] : [{ row, memoryGiB, plan: requirePlan(what, answer) }];
  });
  return { services: found, refused: wanted.length - found.length };
}

/** Renders workloads on the platform of an environment, in batches, and gives each Kubernetes object to `use`. */
async function render(
  environment: Environment,
  plans: { training: readonly TrainingPlan[]; serving: readonly ServingPlan[] },
  use: (manifest: Manifest) => void,
): Promise<void> {
  const [dataSet = assert.fail("the environment has no data set")] = environment.data;
  const storage = requirePlan("storage", planStorage(environment.platform.storage));
  const image = imageFor("megatron on a CCE cluster").image.address;
  const runs = plans.training.map((plan): PlannedTraining => {
    const { name, framework, model, strategy, seqLen } = plan;
    const workload: Training = {
      name,
      framework,
      model,
      strategy,
      seqLen,
      data: dataSet.name,
      pool: POOL.name,
      queue: "default",
      estimate: false,
    };
    return { workload, plan };
  });
  for (let first = 0; first < Math.max(runs.length, plans.serving.length); first += BATCH) {
    const registrations = await register(() => {
      const platform = deployPlatform(environment, { storage, images: [image] });
      const data = deployData(environment, platform, image);
      deployTraining(runs.slice(first, first + BATCH), platform, data, environment.data);
      const services = plans.serving.slice(first, first + BATCH).map((plan) => {
        const { name, model, precision, replicas } = plan;
        return { workload: { name, model, precision, replicas, pool: POOL.name, estimate: false }, plan, surge: true };
      });
      const files = { data: trainingData(environment.data, data), trained: new Map<string, never>() };
      deployServing(services, platform, files, undefined);
    });
    for (const { type, inputs } of registrations) {
      if (/^kubernetes:[^:]*\//.test(type)) use(inputs as Manifest);
    }
  }
}

/** Every text in a value, keys too. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [key, ...texts(child)]);
}

/** Texts that a value became which should never have become text. */
const NO_TEXT = /undefined|NaN|Infinity|\[object |\[Output</;

function variablesOf({ containers }: Pod): Record<string, string | undefined> {
  return Object.fromEntries((containers[0]?.env ?? []).map(({ name, value }) => [name, value]));
}

function npusOf({ containers }: Pod): number {
  return containers.reduce((sum, { resources }) => sum + Number(resources.limits[NPU]), 0);
}

describe("the complete matrix of the catalogue", function () {
  this.timeout(300_000);

  const manifests = new Map<string, Manifest>();
  let faultsOf: ObjectFaults;
  let megatron: Run<MegatronRow>[];
  let llamaFactory: Run<LlamaFactoryRow>[];
  let serving: Service[];
  let seconds: number;

  const manifest = (kind: string, name: string): Manifest =>
    manifests.get(`${kind} ${name}`) ?? assert.fail(`there is no ${kind} ${name}`);
  const jobOf = (plan: TrainingPlan): JobSpec =>
    manifest("batch.volcano.sh/v1alpha1 Job", plan.name)["spec"] as JobSpec;
  const deploymentOf = (plan: ServingPlan): DeploymentSpec =>
    manifest("apps/v1 Deployment", plan.name)["spec"] as DeploymentSpec;

  before(async () => {
    const started = performance.now();
    faultsOf = readKubernetesSchemas();
    const environment = loadEnvironment(stackFileSource(join(PROJECT, "Pulumi.dev.yaml")));
    megatron = megatronRuns();
    llamaFactory = llamaFactoryRuns();
    const { services: found, refused } = services();
    serving = found;
    const plans = {
      training: [...megatron, ...llamaFactory].map(({ plan }) => plan),
      serving: serving.map(({ plan }) => plan),
    };
    await render(environment, plans, (object) => {
      manifests.set(`${object.apiVersion} ${object.kind} ${object.metadata.name}`, object);
    });
    seconds = (performance.now() - started) / 1000;
    console.log(
      `    ${megatronRows().length} Megatron rows in ${megatron.length} runs, ` +
        `${llamaFactoryRows().length} LLaMA-Factory rows in ${llamaFactory.length} runs, ` +
        `${servingRows().length} served models in ${serving.length} services (${refused} more do not fit): ` +
        `${manifests.size} Kubernetes objects, rendered in ${seconds.toFixed(1)} s`,
    );
  });

  it("is every row of every table", () => {
    assert.deepEqual(new Set(megatron.map(({ row }) => row)), new Set(megatronRows()));
    assert.deepEqual(new Set(llamaFactory.map(({ row }) => row)), new Set(llamaFactoryRows()));
    assert.deepEqual(new Set(serving.map(({ row }) => row)), new Set(servingRows()));
    assert.deepEqual([megatronRows().length, llamaFactoryRows().length, servingRows().length], [124, 66, 69]);
  });

  it("is accepted by the schemas of Kubernetes and Volcano, every object and every field", () => {
    const started = performance.now();
    const refused = [...manifests].flatMap(([name, object]) => faultsOf(object).map((fault) => `${name}: ${fault}`));
    assert.deepEqual(refused, []);
    seconds += (performance.now() - started) / 1000;
  });

  it("takes below 5 minutes", () => {
    console.log(`    rendered and checked in ${seconds.toFixed(1)} s`);
    assert(seconds < 300);
  });

  it("is refused where a field of a job is misspelt", () => {
    const [{ plan } = assert.fail("no run")] = llamaFactory;
    const job = structuredClone(manifest("batch.volcano.sh/v1alpha1 Job", plan.name));
    assert.deepEqual(faultsOf(job), []);
    const { tasks } = job["spec"] as JobSpec;
    Object.assign(tasks[0] ?? {}, { replica: 1 });
    Object.assign(tasks[0]?.template.spec ?? {}, { restartpolicy: "Never" });
    assert.deepEqual(faultsOf(job), [
      "/spec/tasks/0/replica: the kind has no such field",
      "/spec/tasks/0/template/spec/restartpolicy: the kind has no such field",
    ]);
  });

  it("is refused where a field of a Deployment is misspelt, or has another type", () => {
    const [{ plan } = assert.fail("no service")] = serving;
    const deployment = structuredClone(manifest("apps/v1 Deployment", plan.name));
    assert.deepEqual(faultsOf(deployment), []);
    const { template } = deployment["spec"] as DeploymentSpec;
    Object.assign(template.spec.containers[0] ?? {}, { readynessProbe: {}, args: "--model=a" });
    assert.deepEqual(faultsOf(deployment), [
      "/spec/template/spec/containers/0/readynessProbe: the kind has no such field",
      "/spec/template/spec/containers/0/args: must be array",
    ]);
  });

  it("is refused where a kind does not exist", () => {
    assert.deepEqual(faultsOf({ apiVersion: "batch.volcano.sh/v1", kind: "Job" }), [
      "batch.volcano.sh/v1 Job: no such kind",
    ]);
  });

  it("has an object for every run and every service", () => {
    for (const { plan } of [...megatron, ...llamaFactory]) {
      jobOf(plan);
      manifest("v1 ConfigMap", `configmap1980-${plan.name}`);
    }
    for (const { plan } of serving) {
      deploymentOf(plan);
      manifest("v1 Service", plan.name);
    }
  });

  it("asks for the NPUs of the plan, and starts all pods of a job together", () => {
    for (const { row, plan } of [...megatron, ...llamaFactory]) {
      const { tasks, minAvailable } = jobOf(plan);
      const what = `${plan.framework} ${row.model} ${plan.strategy} ${plan.seqLen}`;
      const npus = tasks.reduce((sum, { replicas, template }) => sum + replicas * npusOf(template.spec), 0);
      assert.equal(npus, plan.nodes * plan.npusPerNode, what);
      assert.equal(minAvailable, plan.nodes, what);
      assert.equal(
        tasks.reduce((sum, { replicas }) => sum + replicas, 0),
        plan.nodes,
        what,
      );
    }
    for (const { row, plan } of serving) {
      const { replicas, template } = deploymentOf(plan);
      assert.equal(replicas * npusOf(template.spec), plan.replicas * plan.npus, `${row.model} ${plan.precision}`);
    }
  });

  it("has no text that an undefined value, a broken number or an unknown output became", () => {
    const found = [...manifests].flatMap(([name, object]) =>
      texts(object).flatMap((text) => (NO_TEXT.test(text) ? [`${name}: ${text}`] : [])),
    );
    assert.deepEqual(found, []);
    for (const text of ["--dtype=undefined", `${Number("x")}Gi`, "[object Object]"]) assert.match(text, NO_TEXT);
  });

  it("runs Megatron with the parallel sizes of the row", () => {
    for (const { row, plan } of megatron) {
      const { tasks } = jobOf(plan);
      const { TP, PP, MBS, SEQ_LEN, NNODES, GBS } = variablesOf(tasks[0]?.template.spec ?? assert.fail());
      assert.deepEqual(
        { TP, PP, MBS, SEQ_LEN, NNODES, GBS },
        {
          TP: String(row.tp),
          PP: String(row.pp),
          MBS: String(row.mbs),
          SEQ_LEN: String(row.seqLen),
          NNODES: String(megatronNodes(row)),
          GBS: undefined,
        },
        `${row.model} ${plan.strategy} ${row.seqLen}`,
      );
    }
  });

  it("runs LLaMA-Factory with template, gradient accumulation and DeepSpeed stage of the row", () => {
    const settings = [...manifests.values()].filter(
      ({ kind, metadata }) => kind === "ConfigMap" && metadata.name.startsWith("llama-factory-"),
    );
    for (const { row, plan } of llamaFactory) {
      const own = settings.filter(({ metadata }) => metadata.name.replace(/-[0-9a-f]{12}$/, "") === plan.name);
      assert.equal(own.length, 1, plan.name);
      const data = own[0]?.["data"] as Record<string, string>;
      const { template, cutoff_len, gradient_accumulation_steps } = parse(data["train.yaml"] ?? "") as Record<
        string,
        unknown
      >;
      const { zero_optimization } = JSON.parse(data["deepspeed.json"] ?? "") as {
        zero_optimization: Record<string, unknown>;
      };
      assert.deepEqual(
        {
          template,
          cutoff_len,
          gradient_accumulation_steps,
          stage: zero_optimization["stage"],
          offload: "offload_optimizer" in zero_optimization,
        },
        {
          template: row.template,
          cutoff_len: plan.seqLen,
          gradient_accumulation_steps: row.gradientAccumulationSteps,
          stage: row.zeroStage,
          offload: row.offload,
        },
        `${row.model} ${plan.strategy} ${plan.seqLen}`,
      );
      assert.equal(jobOf(plan).minAvailable, row.nodes);
    }
  });

  it("serves on the NPUs and with the length of the row", () => {
    for (const { row, memoryGiB, plan } of serving) {
      const cards = cardsOf(row, memoryGiB);
      const args = deploymentOf(plan).template.spec.containers[0]?.args ?? [];
      const flags = [
        `--tensor-parallel-size=${cards?.minCards ?? "?"}`,
        `--max-model-len=${(cards?.maxModelLenK ?? 0) * 1024}`,
        `--dtype=${plan.precision === "bf16" ? "bfloat16" : "float16"}`,
      ];
      assert.deepEqual(
        flags.filter((flag) => !args.includes(flag)),
        [],
        `${row.model} in ${plan.precision} on ${memoryGiB} GB`,
      );
    }
  });
});
