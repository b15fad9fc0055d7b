import {
  changesInPlace,
  comesUp,
  DATA_SET,
  type InPlace,
  isProtected,
  leavesNothingWhenUnprotected,
  nodesWith,
  nothingLeftToDo,
  OTHER_TAGS,
  refusesInPreview,
  type Refused,
  type Variants,
  withSettings,
} from "../../support/platform-variants";
import { readSections } from "../../support/stack-files";

/** CCE Standard with a ModelArts Lite pool: the example, protected. */
const SECTIONS = withSettings(readSections("examples/Pulumi.standard-model-arts.yaml"), [
  { path: ["platform", "protect"], value: true },
  { path: ["data", 0, "file"], value: DATA_SET },
]);

const CHANGES: readonly InPlace[] = [
  {
    what: "more machines of ModelArts",
    path: ["platform", "nodePools", 1, "nodes"],
    value: 3,
    updates: { resource: "huaweicloud:index:ModelartsResourcePool pool-npu", property: "resources" },
    applied: ({ resourcePools }) => [...resourcePools.values()][0]?.nodePools[0]?.count === 3,
  },
  {
    what: "labels of machines of ModelArts",
    path: ["platform", "nodePools", 1, "labels"],
    value: { "example.com/team": "search" },
    updates: { resource: "huaweicloud:index:ModelartsResourcePool pool-npu", property: "resources" },
    applied: (_tables, nodes) => nodesWith(nodes, "example.com/team").length === 3,
  },
  {
    what: "fewer nodes without NPUs",
    path: ["platform", "nodePools", 0, "nodes"],
    value: 1,
    updates: { resource: "huaweicloud:index:CceNodePool pool-system", property: "initialNodeCount" },
    applied: ({ nodePools }) => [...nodePools.values()][0]?.count === 1,
  },
  {
    what: "a larger file system",
    path: ["platform", "storage", "sfsTurbo", "sizeGiB"],
    value: 7372,
    updates: { resource: "huaweicloud:index:SfsTurbo share", property: "size" },
    applied: ({ shares }) => [...shares.values()][0]?.size === 7372,
  },
  OTHER_TAGS,
];

const REFUSALS: readonly Refused[] = [
  {
    what: "another flavor of machines that are paid for",
    settings: [{ path: ["platform", "nodePools", 1, "flavorId"], value: "modelarts.bm.npu.arm.8snt9b2.d" }],
    says: [/flavorId: got "modelarts\.bm\.npu\.arm\.8snt9b2\.d"; the machines are modelarts\.bm\.npu\.arm\.8snt9b3/],
  },
  {
    what: "another period of machines that are paid for",
    settings: [{ path: ["platform", "nodePools", 1, "period"], value: 2 }],
    says: [/period/, isProtected("ModelartsResourcePool", "pool-npu")],
  },
  {
    what: "another container network",
    settings: [{ path: ["platform", "cluster", "containerNetworkType"], value: "vpc-router" }],
    says: [/containerNetworkType/, isProtected("CceCluster", "cluster")],
  },
  {
    what: "another range of pods",
    settings: [{ path: ["platform", "cluster", "containerNetworkCidr"], value: "172.18.0.0/16" }],
    says: [/containerNetworkCidr: got "172\.18\.0\.0\/16"; ranges of pods are only added/],
  },
];

/** Refused by the file alone, whatever is there. */
const FILE_REFUSALS: readonly Refused[] = [
  {
    what: "machines of ModelArts whose price is not accepted",
    settings: [{ path: ["platform", "nodePools", 1, "acceptPrepaid"], value: false }],
    says: [/platform\.nodePools\[1\]\.acceptPrepaid: got false/],
  },
];

/** Adds the tests of CCE Standard with a ModelArts Lite pool. */
export function cceStandard(variants: Variants): void {
  const stack = variants.stack("standard", "second", SECTIONS);
  refusesInPreview(stack.in(), FILE_REFUSALS);
  const standard = stack.in();
  comesUp(standard);
  nothingLeftToDo(standard);
  changesInPlace(standard, CHANGES);
  refusesInPreview(standard, REFUSALS);
  leavesNothingWhenUnprotected(standard);
}
