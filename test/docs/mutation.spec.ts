import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { mutationScores } from "../../tools/docs/mutation";
import { LEAST_SCORE, score, type FileScore } from "../../tools/mutation/score";
import { projectRoot } from "../../tools/paths";

const NOTHING: FileScore = { file: "a.ts", killed: 0, timeout: 0, survived: 0, noCoverage: 0, ignored: 0 };

describe("the mutation score", () => {
  it("is the share of the changes that were noticed, of all that were tried", () => {
    assert.equal(score([{ ...NOTHING, killed: 5, timeout: 1, survived: 1, noCoverage: 1, ignored: 90 }]), 75);
    assert.equal(
      score([
        { ...NOTHING, killed: 1 },
        { ...NOTHING, survived: 3 },
      ]),
      25,
    );
  });

  it("is at least what is asked for", () => {
    assert.ok(score(mutationScores()) >= LEAST_SCORE);
  });

  it("was taken of every file of plan/ and config/ that has code to change", () => {
    const counted = mutationScores().map(({ file }) => file);
    const files = ["config", "plan"].flatMap((folder) =>
      readdirSync(join(projectRoot(), folder)).map((name) => `${folder}/${name}`),
    );
    // Types alone have nothing that could be changed.
    const typesOnly = [
      "config/environment.ts",
      "config/serving-environment.ts",
      "plan/llama-factory-request.ts",
      "plan/megatron-run.ts",
      "plan/megatron-step.ts",
      "plan/training-workload.ts",
    ];
    assert.deepEqual(counted, files.filter((file) => !typesOnly.includes(file)).sort());
  });
});
