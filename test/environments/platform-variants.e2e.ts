import { setUpVariants } from "../support/platform-variants";
import { cceStandard } from "./platform-variants/cce-standard";
import { cceTurbo, cceTurboChanges, cceTurboEnd, type Turbo } from "./platform-variants/cce-turbo";
import { existingCluster } from "./platform-variants/existing-cluster";
import { type Shared, sharedPlatform, sharedPlatformEnd } from "./platform-variants/shared-platform";

/**
 * The variants of a platform on the real engine and provider. Those that do not need each other run at the same time, because
 * nearly all of their time is waiting; a test that is shown later may have ended before.
 */
describe("variants of a platform", function () {
  // What takes ten minutes on a machine of its own takes three times as long beside other work.
  this.timeout(45 * 60 * 1000);
  const variants = setUpVariants();
  let turbo: Turbo;
  let shared: Shared;
  let changes: ReturnType<typeof cceTurboChanges>;
  let gone: Promise<void>[];

  describe("CCE Turbo with node pools of CCE", () => {
    turbo = cceTurbo(variants);
  });
  describe("a cluster, a network, a file system and a bucket that exist", () => {
    gone = [existingCluster(variants, turbo)];
  });
  describe("workloads on the platform of another stack", () => {
    shared = sharedPlatform(variants, turbo);
  });
  describe("CCE Turbo that is changed", () => {
    changes = cceTurboChanges(turbo, shared.atRest);
  });
  describe("workloads on a platform that was changed", () => {
    gone.push(sharedPlatformEnd(shared, changes.made));
  });
  describe("CCE Standard with a ModelArts Lite pool", () => {
    cceStandard(variants);
  });
  describe("CCE Turbo at its end", () => {
    cceTurboEnd(turbo, [changes.tried, ...gone]);
  });
});
