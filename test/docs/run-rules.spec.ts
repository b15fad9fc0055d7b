import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PipelineStep, type PipelineStepArgs } from "../../components";
import { readComponents } from "../../tools/docs/component-source";
import { projectRoot } from "../../tools/paths";
import { register, valueOf } from "../support/mock-engine";

const STEP: PipelineStepArgs = {
  stepName: "run-convert",
  runName: "run",
  namespace: "llm-train",
  image: "image",
  claimName: "share",
  command: "convert",
  npus: 8,
  inputs: { weights: "1" },
  outputPath: "/mnt/sfs_turbo/out",
};

/** Another value of each argument of the table. */
const CHANGES: Partial<PipelineStepArgs> = {
  inputs: { weights: "2" },
  command: "convert --other",
  image: "other",
  environment: [{ name: "A", value: "1" }],
  configuration: { name: "settings", mountPath: "/etc/settings" },
  npus: 4,
  nodes: 2,
  runId: "again",
  queue: "other",
  priorityClassName: "high",
  namespace: "other",
  claimName: "other",
  serviceAccountName: "workload",
  secretEnvironment: [{ name: "TOKEN", secretName: "hub", key: "token" }],
  cpuCores: 4,
  memoryGiB: 8,
  networkInterface: "eth0",
  deadlineMinutes: 10,
  maxRetry: 2,
  timeLimitMinutes: 10,
  kubeconfig: "kubeconfig",
};

/** Fingerprints of a step and of the one that takes its result. */
async function fingerprints(change: Partial<PipelineStepArgs>): Promise<unknown[]> {
  const steps: PipelineStep[] = [];
  await register(() => {
    const first = new PipelineStep("first", { ...STEP, ...change });
    steps.push(
      first,
      new PipelineStep("second", { ...STEP, stepName: "run-next", inputs: { before: first.fingerprint } }),
    );
  });
  return Promise.all(steps.map(({ fingerprint }) => valueOf(fingerprint)));
}

for (const [page, yes, again] of [
  ["docs/run-rules.md", "yes", "run again"],
  ["docs/zh/run-rules.md", "是", "重新运行"],
] as const) {
  describe(page, () => {
    const rows = [
      ...readFileSync(join(projectRoot(), page), "utf8").matchAll(/^\| `(\w+)` *\| ([^|]*?) *\| ([^|]*?) *\|/gm),
    ].map(([, argument = "", step = "", next = ""]) => ({ argument, step, next }));

    it("has a row for each argument that can be changed", () => {
      // Names and places are what a step is, not how it runs.
      const identity = ["stepName", "runName", "outputPath"];
      const known = readComponents().find(({ outputs }) => outputs.name === "PipelineStep")?.args.members ?? [];
      assert.deepEqual(
        rows.map(({ argument }) => argument).sort(),
        known
          .map(({ name }) => name)
          .filter((name) => !identity.includes(name))
          .sort(),
      );
    });

    for (const { argument, step, next } of rows) {
      it(`says what another ${argument} does`, async () => {
        const value = CHANGES[argument as keyof PipelineStepArgs];
        assert(value !== undefined, `${argument}: the test has no other value of it`);
        const [before, after] = [await fingerprints({}), await fingerprints({ [argument]: value })];
        assert.equal(after[0] !== before[0], step === yes);
        assert.equal(after[1] !== before[1], next === again);
      });
    }
  });
}
