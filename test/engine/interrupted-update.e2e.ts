import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { recoverInterruptedUpdate } from "../../operations/recover";
import { exportState } from "../../operations/stack-state";
import { type LocalEnvironment, startEnvironment } from "../support/local-environment";

/**
 * When the engine is killed: after this many seconds into the `up`, or when the state holds this many resources. The
 * points lie in the network, in the creation of the cluster, of the share, of nodes, add-ons, volumes, data and workloads.
 */
const POINTS: { resources: number; thenSeconds: number }[] = [
  { resources: 2, thenSeconds: 0 },
  { resources: 4, thenSeconds: 3 },
  { resources: 10, thenSeconds: 1 },
  { resources: 16, thenSeconds: 5 },
  { resources: 16, thenSeconds: 20 },
  { resources: 26, thenSeconds: 2 },
  { resources: 30, thenSeconds: 4 },
  { resources: 36, thenSeconds: 1 },
  { resources: 44, thenSeconds: 1 },
  { resources: 50, thenSeconds: 1 },
];

describe("an update that is killed", function () {
  this.timeout(40 * 60 * 1000);
  let environment: LocalEnvironment;
  before(async () => {
    environment = await startEnvironment();
  });
  after(async () => {
    await environment.remove();
  });

  /** Number of resources that the engine has written into its state; 0 while it is writing. */
  async function resources(): Promise<number> {
    const state = await exportState(environment.settings, "dev").catch((error: unknown) => {
      if (String(error).includes("failed to load checkpoint")) return undefined;
      throw error;
    });
    return state?.deployment.resources?.length ?? 0;
  }

  /** Kills the engine at a point of a running `up`; false if the `up` ended before. */
  async function killAt(point: (typeof POINTS)[number]): Promise<boolean> {
    const up = environment.start(["up", "--yes", "--skip-preview"]);
    const seen: { ended: boolean } = { ended: false };
    void up.ended.then(() => (seen.ended = true));
    while (!seen.ended && (await resources()) < point.resources) await sleep(300);
    await sleep(point.thenSeconds * 1000);
    up.kill();
    const { code, output } = await up.ended;
    assert.notEqual(code, 1, output);
    return code === null;
  }

  for (const [index, point] of POINTS.entries()) {
    it(`can be killed and goes on: ${String(index + 1)} of ${String(POINTS.length)}`, async () => {
      assert.equal(await killAt(point), true, "the up ended before it was killed");
      await recoverInterruptedUpdate(environment.settings, "dev", (line) => {
        console.log(`      ${line}`);
      });
      const { deployment } = await exportState(environment.settings, "dev");
      assert.deepEqual(
        (deployment.pending_operations ?? []).filter(({ type }) => type === "creating"),
        [],
      );
    });
  }

  it("completes afterwards", async () => {
    const up = await environment.pulumi(["up", "--yes", "--skip-preview"], 900);
    assert.equal(up.code, 0, up.output);
    const again = await environment.pulumi(["preview", "--expect-no-changes"]);
    assert.equal(again.code, 0, again.output);
  });

  it("leaves nothing behind once it is destroyed", async () => {
    const destroyed = await environment.pulumi(["destroy", "--yes", "--skip-preview"], 900);
    assert.equal(destroyed.code, 0, destroyed.output);
    const left = Object.entries(await environment.objects()).filter(([, list]) => list.length > 0);
    assert.deepEqual(left, []);
  });
});
