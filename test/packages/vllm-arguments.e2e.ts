import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { servingRows } from "../../catalogue";
import type { ArchitectureRow } from "../../catalogue/architecture-row";
import { modelArchitecture } from "../../catalogue/model-architectures";
import { SERVED_ARCHITECTURES, servedModel } from "../../catalogue/serving-features";
import { VllmService, type VllmServiceArgs } from "../../components";
import type { Serving } from "../../config/environment";
import { isRejected, requirePlan } from "../../plan/fault";
import type { NpuPool } from "../../plan/pool";
import { planServing } from "../../plan/serving";
import { precisionsOf } from "../../plan/serving-capacity";
import { serviceArgs } from "../../stacks/service-args";
import { projectRoot } from "../../tools/paths";
import { pythonEnvironment } from "../../tools/python/environment";
import { register } from "../support/mock-engine";

const POOL: NpuPool = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };
const WEIGHTS = "/mnt/sfs_turbo/models";

/** What vLLM said to a command line. */
interface Verdict {
  name: string;
  accepted: boolean;
  error?: string;
  /** Whether the parser took a value only as Huawei's package extends it. */
  ascend?: boolean;
}

interface Ability {
  architecture: string;
  lora: boolean;
  pipeline: boolean;
  images: boolean;
}

/** A command line with the config.json of each folder of weights that it names. */
interface Case {
  name: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  configs: Readonly<Record<string, object>>;
}

/** The config.json of a model: its dimensions by the catalogue, under the class that vLLM has for it. */
function configOf(model: string): object {
  const row: ArchitectureRow = modelArchitecture(model) ?? assert.fail(`${model}: no dimensions`);
  return {
    architectures: [servedModel(model)?.architecture ?? assert.fail(`${model}: no class`)],
    // Code of the model's own is not asked: its numbers are these.
    model_type: "llama",
    torch_dtype: "bfloat16",
    hidden_size: row.hiddenSize,
    num_hidden_layers: row.layers,
    num_attention_heads: row.attentionHeads,
    num_key_value_heads: row.keyValueHeads ?? row.attentionHeads,
    intermediate_size: row.intermediateSize,
    vocab_size: row.vocabularySize,
    max_position_embeddings: row.trainedContextTokens,
  };
}

/** Arguments of a service of the planner, or of one that is changed after it. */
function argsOf(
  workload: Omit<Serving, "pool" | "estimate" | "replicas">,
  memoryGiB = 64,
  change: Partial<VllmServiceArgs> = {},
): VllmServiceArgs {
  const service: Serving = { replicas: 1, pool: POOL.name, estimate: false, ...workload };
  const plan = requirePlan(workload.name, planServing(service, { ...POOL, npuMemoryGiB: memoryGiB }));
  const place = {
    namespace: "llm-serve",
    claimName: "share",
    serviceAccountName: "workload",
    image: plan.image,
    kubeconfig: undefined,
    queue: undefined,
    apiKeySecret: undefined,
    certificateSecret: undefined,
  };
  const files = {
    data: {
      named: () => assert.fail("no data"),
      inFolder: () => undefined,
    },
    trained: new Map<string, never>(),
  };
  return { ...serviceArgs(service, plan, true, place, files), ...change };
}

/** The command lines of services, as they are rendered. */
async function rendered(services: readonly { args: VllmServiceArgs; models: readonly string[] }[]): Promise<Case[]> {
  const registrations = await register(() => {
    for (const { args } of services) new VllmService(args.serviceName, args);
  });
  const pods = new Map(
    registrations
      .filter(({ type }) => /:(Deployment|StatefulSet)$/.test(type))
      .map(({ inputs }) => {
        const { metadata, spec } = inputs as {
          metadata: { labels: Record<string, string> };
          spec: { template: { spec: { containers: { args: string[]; env: { name: string; value?: string }[] }[] } } };
        };
        const container = spec.template.spec.containers[0] ?? assert.fail("a pod without a container");
        return [metadata.labels["app.kubernetes.io/instance"] ?? "", container];
      }),
  );
  return services.map(({ args: { serviceName }, models }) => {
    const { args, env } = pods.get(serviceName) ?? assert.fail(`${serviceName} was not rendered`);
    const known = env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
    return {
      name: serviceName,
      // What comes before the arguments starts Ray.
      args: args.slice(args.findIndex((word) => word.startsWith("--model="))),
      env: Object.fromEntries(known) as Record<string, string>,
      configs: Object.fromEntries(models.map((model) => [`${WEIGHTS}/${model}`, configOf(model)])),
    };
  });
}

/** Runs vLLM's parser and engine configuration over command lines, in one process. */
async function ask(cases: readonly Case[], architectures: readonly string[] = []) {
  const { python } = await pythonEnvironment("vllm", join(projectRoot(), "test/python/vllm.txt"));
  const folder = mkdtempSync(join(tmpdir(), "vllm-arguments-"));
  try {
    const file = join(folder, "cases.json");
    writeFileSync(file, JSON.stringify({ cases, architectures }));
    const { stdout } = await promisify(execFile)(python, [join(projectRoot(), "test/python/vllm_check.py"), file], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, HOME: folder },
    });
    const lines = stdout
      .trim()
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as { version?: string } & Partial<Verdict> & Partial<Ability>);
    return {
      version: lines.find(({ version }) => version !== undefined)?.version,
      verdicts: lines.filter((line): line is Verdict => line.accepted !== undefined),
      abilities: lines.filter((line): line is Ability => line.architecture !== undefined),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("command lines of vLLM", function () {
  this.timeout(20 * 60_000);

  it("of every model in every precision on NPUs of both sizes are taken by vLLM 0.6.3 itself, and it configures its engine by them", async () => {
    const services: { args: VllmServiceArgs; models: string[]; precision: string }[] = [];
    let refused = 0;
    for (const row of servingRows()) {
      for (const memoryGiB of [32, 64]) {
        for (const precision of precisionsOf(row)) {
          const workload = { name: `s${String(services.length + refused)}`, model: row.model, precision };
          const answer = planServing(workload, { ...POOL, npuMemoryGiB: memoryGiB });
          if (isRejected(answer)) refused++;
          else services.push({ args: argsOf(workload, memoryGiB), models: [row.model], precision });
        }
      }
    }
    const { version, verdicts } = await ask(await rendered(services));
    assert.equal(version, "0.6.3");
    assert.equal(verdicts.length, services.length);
    const no = verdicts.flatMap(({ name, accepted, error }) => (accepted ? [] : [`${name}: ${String(error)}`]));
    assert.deepEqual(no, []);
    // The values that Huawei's package adds are those of two precisions, and no others.
    for (const [index, { ascend }] of verdicts.entries()) {
      const { precision } = services[index] ?? assert.fail();
      assert.equal(ascend ?? false, precision === "w8a8" || precision === "kv-cache-int8", precision);
    }
    console.log(
      `    ${String(verdicts.length)} command lines accepted, 0 rejected; ${String(refused)} refused by the planner`,
    );
  });

  it("with every further setting are taken", async () => {
    const model = "llama2-70b";
    const services = [
      {
        args: argsOf({
          name: "all",
          model,
          servedModelName: "chat",
          memoryUtilization: 0.85,
          blockSize: 32,
          maxNumSeqs: 64,
          maxNumBatchedTokens: 65_536,
          swapSpaceGiB: 8,
          trustRemoteCode: true,
          prefixCaching: true,
          chunkedPrefill: false,
          schedulerSteps: 8,
          multiStepStreamOutputs: false,
          enforceEager: true,
          adapters: [
            { name: "law", path: "adapters/law" },
            { name: "medicine", path: "adapters/medicine" },
          ],
          maxAdapterRank: 32,
        }),
        models: [model],
      },
      { args: argsOf({ name: "chunked", model, chunkedPrefill: true, maxNumBatchedTokens: 4096 }), models: [model] },
      { args: argsOf({ name: "ascend-block", model, blockSize: 128 }), models: [model] },
      {
        args: argsOf({ name: "draft", model, draftModel: "llama2-7b", speculativeTokens: 5 }),
        models: [model, "llama2-7b"],
      },
      {
        args: argsOf({ name: "images", model: "qwen2-vl-7b", imagesPerPrompt: 4 }),
        models: ["qwen2-vl-7b"],
      },
      {
        args: argsOf({ name: "nodes", model: "llama3.1-405b", precision: "bf16", nodesPerReplica: 2 }),
        models: ["llama3.1-405b"],
      },
      {
        args: argsOf({ name: "tls", model }, 64, { certificateSecretName: "certificate" }),
        models: [model],
      },
    ];
    const { verdicts } = await ask(await rendered(services));
    assert.deepEqual(
      verdicts.map(({ name, accepted, error }) => [name, accepted ? true : error]),
      services.map(({ args }) => [args.serviceName, true]),
    );
  });

  it("that the planner refuses are refused by vLLM too", async () => {
    const model = "llama2-13b";
    const base = (name: string, change: Partial<VllmServiceArgs>, models = [model]) => ({
      args: argsOf({ name, model: models[0] ?? model }, 64, change),
      models,
    });
    const services = [
      base("heads", { npus: 3 }),
      base("long", { maxModelLenTokens: 8192, allowLongContext: false }),
      base("small-batch", { maxNumBatchedTokens: 128 }),
      base("block", { blockSizeTokens: 64 }),
      base("no-draft", { draftModelPath: "models/llama2-7b", speculativeTokens: 5, schedulerSteps: 8 }, [
        model,
        "llama2-7b",
      ]),
      base("chunked-draft", { draftModelPath: "models/llama2-7b", speculativeTokens: 5, chunkedPrefill: true }, [
        model,
        "llama2-7b",
      ]),
      base("chunked-adapters", { adapters: [{ name: "law", path: "law" }], chunkedPrefill: true }),
      base("text-images", { imagesPerPrompt: 2 }),
      base("nodes-chatglm", { nodesPerReplica: 2, npus: 8 }, ["glm-4-9b"]),
      base("steps", { nodesPerReplica: 2, npus: 8, chunkedPrefill: true, schedulerSteps: 8 }),
      base("dtype", { dtype: "int4" }),
    ];
    const { verdicts } = await ask(await rendered(services));
    const taken = verdicts.filter(({ accepted }) => accepted).map(({ name }) => name);
    assert.deepEqual(taken, []);
    const refusedByPlanner = [
      { model, npus: 3 },
      { model, maxNumBatchedTokens: 128 },
      { model, blockSize: 64 },
      { model, draftModel: "llama2-7b", speculativeTokens: 5, schedulerSteps: 8 },
      { model, draftModel: "llama2-7b", speculativeTokens: 5, chunkedPrefill: true },
      { model, adapters: [{ name: "law", path: "law" }], chunkedPrefill: true },
      { model, imagesPerPrompt: 2 },
      { model: "glm-4-9b", nodesPerReplica: 2 },
      { model, nodesPerReplica: 2, chunkedPrefill: true, schedulerSteps: 8 },
    ];
    for (const workload of refusedByPlanner) {
      assert.ok(isRejected(planServing({ name: "chat", ...workload }, POOL)), JSON.stringify(workload));
    }
  });

  it("rest on what the classes of the released package can do", async () => {
    const { abilities } = await ask(
      [],
      SERVED_ARCHITECTURES.map(({ architecture }) => architecture),
    );
    assert.deepEqual(abilities, SERVED_ARCHITECTURES);
  });
});
