import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation";
import { findCreated, repairFor } from "../../operations/created-resource";
import { type CloudLab, sampleFile, startLab, unknownCalls } from "../support/cloud-lab";
import { kindsWithNeeds } from "../support/cloud-kinds";
import type { ResourceKind } from "../support/cloud-kinds/kind";

/** Kinds to try; all where the environment names none. */
const CHOSEN = process.env["CLOUD_KINDS"]?.split(",");

/** A resource of the engine's state; the fields that are looked at. */
interface Resource {
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Record<string, unknown>;
}

/** What a preview would do to one resource. */
interface Step {
  readonly op: string;
  readonly diffs: readonly string[];
}

/** What a preview with refresh would do, by resource type; refresh steps are told by their own operation. */
async function stepsOfPreview(stack: Stack): Promise<Map<string, Step[]>> {
  const steps = new Map<string, Step[]>();
  await stack.preview({
    refresh: true,
    onEvent: ({ resourcePreEvent }: EngineEvent) => {
      if (resourcePreEvent === undefined) return;
      const { op, type, diffs, detailedDiff } = resourcePreEvent.metadata;
      const seen = steps.get(type) ?? [];
      steps.set(type, [...seen, { op, diffs: [...(diffs ?? []), ...Object.keys(detailedDiff ?? {})] }]);
    },
  });
  return steps;
}

/** How a kind's change was noticed by the preview; undefined where it was not. */
function detected({ type, drift }: ResourceKind, steps: Map<string, Step[]>): string | undefined {
  if ("none" in drift) return undefined;
  const own = (steps.get(type) ?? []).filter(({ op }) => op !== "same" && op !== "read");
  const { property } = drift;
  if (property === undefined)
    return own.find(({ op }) => op === "create" || op.includes("replace") || op === "delete")?.op;
  return own.find(({ diffs }) => diffs.some((path) => path === property || path.startsWith(property)))?.op;
}

describe("every type of resource of the cloud", function () {
  this.timeout(20 * 60 * 1000);
  const kinds = kindsWithNeeds(CHOSEN);
  let lab: CloudLab;
  let stack: Stack;
  const onOutput =
    process.env["CLOUD_E2E_OUTPUT"] === undefined
      ? {}
      : { onOutput: (text: string) => void process.stdout.write(stripVTControlCharacters(text)) };

  before(async () => {
    lab = await startLab();
    const file = sampleFile(lab.directory);
    stack = await lab.stack("cloud-kinds", () => {
      const made = { file };
      for (const kind of kinds) kind.declare(made);
      return Promise.resolve({});
    });
  });
  after(async () => {
    await lab.remove();
  });

  /** What the engine's state holds. */
  async function resources(): Promise<Resource[]> {
    const { deployment } = JSON.parse(JSON.stringify(await stack.exportStack())) as {
      deployment: { resources?: Resource[] };
    };
    return deployment.resources ?? [];
  }

  it("has a decided way of repair after an interrupted creation", () => {
    assert.deepEqual(
      kinds.filter((kind) => repairFor(kind) === undefined).map(({ name }) => name),
      [],
    );
  });

  it("is created", async () => {
    await stack.preview(onOutput);
    assert.deepEqual(await lab.calls(), [], "the preview asked the cloud");
    const { summary } = await stack.up(onOutput);
    assert.equal(summary.result, "succeeded");
    const types = new Set((await resources()).map(({ type }) => type));
    assert.deepEqual(
      kinds.filter(({ type }) => !types.has(type)).map(({ name }) => name),
      [],
    );
  });

  it("does not change by itself", async () => {
    await stack.preview({ expectNoChanges: true, ...onOutput });
    await stack.refresh({ expectNoChanges: true, ...onOutput });
    await stack.preview({ expectNoChanges: true, ...onOutput });
  });

  it("is found again by the inputs of the program, as after an interrupted creation", async () => {
    const created = (await resources()).filter((resource) => repairFor(resource) === "look up");
    const lookups = await lab.stack("lookups", async () => {
      const found: string[] = [];
      for (const { type, inputs = {} } of created) {
        const existing = await findCreated(type, inputs, {});
        const shown = existing.map(
          ({ id, settled, failed }) => `${id}${settled ? "" : ", not settled"}${failed ? ", failed" : ""}`,
        );
        found.push(`${type} ${shown.join(" and ")}`);
      }
      return { found };
    });
    const { outputs } = await lookups.up();
    assert.deepEqual(
      outputs["found"]?.value,
      created.map(({ type, id }) => `${type} ${id ?? ""}`),
    );
  });

  it("has the bytes of the object on the file system, copied by the data task", async () => {
    if (!kinds.some(({ name }) => name === "data-task")) return;
    const { shares } = await lab.objects();
    const folder = lab.cloud.shares.shareFolder(shares?.[0]?.id ?? "") ?? assert.fail("the share has no folder");
    assert.deepEqual(
      readFileSync(join(folder, "training_data/alpaca/data set.json")),
      readFileSync(join(lab.directory, "alpaca.json")),
    );
  });

  it("is named by a preview when it was changed behind the engine's back, and repaired by up", async () => {
    for (const { drift } of kinds) if ("change" in drift) drift.change(lab.cloud.context.tables, lab.cloud.context);
    const steps = await stepsOfPreview(stack);
    const rows = kinds.map((kind) => ({
      kind: kind.name,
      changed: "none" in kind.drift ? `nothing: ${kind.drift.none}` : (kind.drift.property ?? "deleted"),
      detected: "none" in kind.drift ? "-" : (detected(kind, steps) ?? "NO"),
    }));
    console.table(rows);
    const missed = rows.filter((row) => row.detected === "NO");
    assert.deepEqual(missed, [], JSON.stringify([...steps], undefined, 1));
    await stack.up({ refresh: true, ...onOutput });
    await stack.preview({ refresh: true, expectNoChanges: true, ...onOutput });
  });

  it("is gone after destroy, and the provider asked for nothing that the emulator does not know", async () => {
    await stack.destroy(onOutput);
    assert.deepEqual(await lab.objects(), {});
    assert.equal(lab.host.clusters.size, 0);
    assert.deepEqual(unknownCalls(await lab.calls()), []);
    assert.deepEqual(lab.log, []);
  });
});
