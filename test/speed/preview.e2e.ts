import assert from "node:assert/strict";
import { type LocalEnvironment, startEnvironment } from "../support/local-environment";

/** Seconds that a preview of the dev environment may take. */
const LIMIT_SECONDS = 5;

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
    const { seconds, output } = await environment.pulumi(["preview"]);
    console.log(`      preview: ${seconds.toFixed(1)} s`);
    assert.deepEqual(await environment.calls(), []);
    assert(seconds < LIMIT_SECONDS, `it took ${String(seconds)} s`);
    assert.match(output, /\+ \d+ to create/);
  });
});
