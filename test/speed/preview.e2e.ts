import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { projectRoot } from "../../tools/paths";
import { type LocalEnvironment, startEnvironment } from "../support/local-environment";

/** Seconds that a preview of the dev environment may take. */
const LIMIT_SECONDS = 5;

/** The same on a machine that is busy or slow: in times of what it takes there to load Pulumi's SDK, 0.6 s on an idle one. */
const LIMIT_RATIO = LIMIT_SECONDS / 0.6;

/** Seconds in which Node loads Pulumi's SDK. */
function baselineSeconds(): number {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, ["--eval", 'require("@pulumi/pulumi")'], { cwd: projectRoot() });
  assert.equal(status, 0);
  return (performance.now() - began) / 1000;
}

describe("a preview of the dev environment, before anything exists", function () {
  this.timeout(5 * 60 * 1000);
  let environment: LocalEnvironment;
  before(async () => {
    environment = await startEnvironment();
  });
  after(async () => {
    await environment.remove();
  });

  it(`takes less than ${LIMIT_SECONDS} seconds and asks the cloud nothing`, async () => {
    const first = await environment.pulumi(["preview"]); // fills the file system's cache
    assert.equal(first.code, 0, first.output);
    await environment.forgetCalls();
    const before = baselineSeconds();
    const { seconds, output } = await environment.pulumi(["preview"]);
    const baseline = (before + baselineSeconds()) / 2;
    const ratio = seconds / baseline;
    console.log(
      `      preview: ${seconds.toFixed(1)} s, ${ratio.toFixed(1)} times the ${baseline.toFixed(2)} s of Pulumi's SDK`,
    );
    assert.deepEqual(await environment.calls(), []);
    assert(seconds < LIMIT_SECONDS || ratio < LIMIT_RATIO, `it took ${seconds} s, ${ratio} times the baseline`);
    assert.match(output, /\+ \d+ to create/);
  });
});
