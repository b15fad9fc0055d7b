import assert from "node:assert/strict";
import {
  beyondKubeconfig,
  comesUp,
  DATA_SET,
  leavesNothing,
  nothingLeftToDo,
  refusesInPreview,
  type Refused,
  type Variant,
  type Variants,
  withSettings,
} from "../../support/platform-variants";
import { readSections, withChange } from "../../support/stack-files";
import type { Turbo } from "./cce-turbo";

/** Workloads on the platform of another stack: the example. */
const SECTIONS = withSettings(readSections("examples/Pulumi.shared-platform.yaml"), [
  { path: ["platform", "stack"], value: "organization/ascend-stacks/turbo" },
  { path: ["data", 0, "file"], value: DATA_SET },
  { path: ["serving"], value: [] },
  { path: ["training", 0, "queue"], value: "search" },
  { path: ["training", 0, "image"], value: "vllm" },
]);

const REFUSALS: readonly Refused[] = [
  {
    what: "a stack that has no platform",
    settings: [{ path: ["platform", "stack"], value: "organization/ascend-stacks/dev" }],
    says: [/platform\.stack: got "organization\/ascend-stacks\/dev", which has no output clusterId, kubeconfig/],
  },
  {
    what: "storage of its own beside that of the platform",
    settings: [{ path: ["platform", "storage"], value: { sfsTurbo: { sizeGiB: 6144 } } }],
    says: [/platform\.storage/],
  },
  {
    what: "a workload that the platform's nodes cannot hold",
    settings: [{ path: ["platform", "nodePools", 0, "nodes"], value: 0 }],
    says: [/training\[0\]: got 1 x 8 NPUs .*; pool "npu" has 0 nodes, 1 too few/],
  },
];

/** What only the platform's own outputs can refuse. */
const UNKNOWN_IMAGE: Refused = {
  what: "an image that the platform does not build",
  settings: [{ path: ["training", 0, "image"], value: "vlm" }],
  says: [/image: got "vlm"; did you mean "vllm"\?; add it to platform\.registry\.builds there/],
};

/** The stack of the workloads, and when nothing of it is looked at any more that a change of the platform would change. */
export interface Shared {
  readonly main: Variant;
  /** The stack of the platform. */
  readonly turbo: Variant;
  readonly atRest: Promise<void>;
}

/** Adds the tests of workloads on the platform of another stack. */
export function sharedPlatform(variants: Variants, turbo: Turbo): Shared {
  const stack = variants.stack("shared", "first", SECTIONS);
  refusesInPreview(stack.in(), REFUSALS);
  const main = stack.in(turbo.isUp);
  const { lane, outputs, configure, sections, pulumi } = main;
  comesUp(main);
  lane.step("have the platform's cluster, file system and bucket", async () => {
    const [own, platform] = await Promise.all([outputs(), turbo.main.outputs()]);
    for (const output of ["clusterId", "shareId", "bucket", "shareSizeGiB"]) {
      assert.deepEqual(own[output], platform[output]);
    }
    assert.equal((own["training"] as { phase: string }[])[0]?.phase, "Running");
  });
  nothingLeftToDo(main);
  refusesInPreview(main, [UNKNOWN_IMAGE]);
  lane.step("take a change of their queue in place", async () => {
    configure(withChange(sections(), ["platform", "queues", 0, "npus"], 8));
    assert.deepEqual(await pulumi("up", "--yes"), [
      {
        operation: "update",
        resource: "kubernetes:scheduling.volcano.sh/v1beta1:Queue queue-search",
        properties: ["spec"],
      },
    ]);
  });
  lane.step("begin their training anew, after a preview, when its sequences become longer", async () => {
    configure(withChange(sections(), ["training", 0, "seqLen"], 8192));
    const changes = await pulumi("up", "--yes");
    const replaced = changes.filter(({ operation }) => operation === "replace").map(({ resource }) => resource);
    assert(replaced.includes("kubernetes:batch.volcano.sh/v1alpha1:Job llama2-13b-sft"), replaced.join(", "));
    assert.equal(((await outputs()) as { training: { phase: string }[] }).training[0]?.phase, "Running");
  });
  const atRest = Promise.allSettled([lane.reached()]).then(() => undefined);
  return { main, turbo: turbo.main, atRest };
}

/**
 * Adds the tests of these workloads when the platform was changed, and of their end.
 *
 * @param changed resolves when the platform was changed
 * @returns what resolves when they are gone
 */
export function sharedPlatformEnd({ main, turbo }: Shared, changed: Promise<void>): Promise<void> {
  const { lane, pulumi, environment } = main;
  let existing: Record<string, unknown[]>;
  lane.step("have nothing to do for it: a claim keeps its size when the file system grows", async () => {
    await changed;
    existing = await environment().objects();
    assert.deepEqual(beyondKubeconfig(await pulumi("up", "--yes")), []);
    const [own, platform] = await Promise.all([main.outputs(), turbo.outputs()]);
    assert.deepEqual(own["shareSizeGiB"], platform["shareSizeGiB"]);
  });
  leavesNothing(main);
  lane.step("leave the platform as it is", async () => {
    const left = await environment().objects();
    for (const kind of ["clusters", "nodePools", "addons", "shares", "buckets", "obsTargets", "organizations"]) {
      assert.deepEqual(left[kind], existing[kind], kind);
    }
  });
  return lane.reached();
}
