import assert from "node:assert/strict";
import { addonChangeFaults } from "../../components/addon-changes";
import { clusterChangeFaults } from "../../components/cluster-changes";
import { nodePoolChangeFaults, resourcePoolChangeFaults } from "../../components/node-pool-changes";
import type { ChangeFaults, Properties } from "../../components/refused-changes";
import { shareChangeFaults } from "../../components/share-changes";

const pool = (flavorId: string) => ({ resources: [{ flavorId, count: 2 }] });

/** A change, and the argument whose fault it is; none for a change that the cloud makes. */
const CASES: [what: string, faultsOf: ChangeFaults, before: Properties, after: Properties, fault?: string][] = [
  ["a smaller file system", shareChangeFaults, { size: 6144 }, { size: 3686 }, "sizeGiB"],
  ["a larger file system", shareChangeFaults, { size: 6144 }, { size: 7372 }],
  ["a size that is not known yet", shareChangeFaults, { size: 6144 }, {}],
  ["an older add-on", addonChangeFaults("npuVersion"), { version: "2.1.53" }, { version: "2.1.9" }, "npuVersion"],
  ["a newer add-on", addonChangeFaults("npuVersion"), { version: "2.1.9" }, { version: "2.1.53" }],
  ["the same add-on", addonChangeFaults("npuVersion"), { version: "2.1.53" }, { version: "2.1.53" }],
  [
    "other kubelet settings",
    nodePoolChangeFaults,
    { extendParams: { maxPods: 64 } },
    { extendParams: { maxPods: 128 } },
    "maxPods",
  ],
  [
    "kubelet settings where there were none",
    nodePoolChangeFaults,
    {},
    { extendParams: { dockerBaseSize: 50 } },
    "containerDiskGB",
  ],
  [
    "the same kubelet settings",
    nodePoolChangeFaults,
    { extendParams: { maxPods: 64 } },
    { extendParams: { maxPods: 64 } },
  ],
  ["more nodes", nodePoolChangeFaults, { initialNodeCount: 1 }, { initialNodeCount: 2 }],
  ["another flavor of bought machines", resourcePoolChangeFaults, pool("a"), pool("b"), "flavorId"],
  ["more bought machines", resourcePoolChangeFaults, pool("a"), { resources: [{ flavorId: "a", count: 3 }] }],
  [
    "a smaller control plane",
    clusterChangeFaults,
    { flavorId: "cce.s2.medium" },
    { flavorId: "cce.s2.small" },
    "flavorId",
  ],
  ["fewer masters", clusterChangeFaults, { flavorId: "cce.s2.small" }, { flavorId: "cce.s1.medium" }, "flavorId"],
  ["a larger control plane", clusterChangeFaults, { flavorId: "cce.s2.small" }, { flavorId: "cce.s2.medium" }],
];

describe("changes to what exists", () => {
  for (const [what, faultsOf, before, after, fault] of CASES) {
    it(`${fault === undefined ? "accept" : "refuse"} ${what}`, () => {
      const paths = faultsOf(before, after).map(({ propertyPath }) => propertyPath);
      assert.deepEqual(paths, fault === undefined ? [] : [fault]);
    });
  }
});
