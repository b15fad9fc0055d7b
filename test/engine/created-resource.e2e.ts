import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type CreatedResource, findCreated, repairFor } from "../../operations/created-resource";
import { kindsWithNeeds } from "../support/cloud-kinds";
import { type CloudLab, sampleFile, startLab, unknownCalls } from "../support/cloud-lab";

/** Kinds to try; all where the environment names none. */
const CHOSEN = process.env["CLOUD_KINDS"]?.split(",");

interface Resource {
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Record<string, unknown>;
}

describe("what an interrupted creation left behind", function () {
  this.timeout(20 * 60 * 1000);
  const kinds = kindsWithNeeds(CHOSEN);
  let lab: CloudLab;
  before(async () => {
    lab = await startLab();
  });
  after(async () => {
    await lab.remove();
  });

  it("has a decided way of repair for every type", () => {
    const undecided = kinds.filter(({ type }) => repairFor(type) === undefined).map(({ name }) => name);
    assert.deepEqual(undecided, []);
  });

  it("is found by the inputs of the program", async () => {
    const file = sampleFile(lab.directory);
    const stack = await lab.stack("created", () => {
      const made = { file };
      for (const kind of kinds) kind.declare(made);
      return Promise.resolve({});
    });
    await stack.up();
    const { resources = [] } = JSON.parse(JSON.stringify((await stack.exportStack()).deployment)) as {
      resources?: Resource[];
    };
    const created = resources.filter(({ type }) => repairFor(type) === "look up");
    const lookups = await lab.stack("lookups", async () => {
      const found: Record<string, CreatedResource | undefined> = {};
      for (const { type, inputs = {} } of created) {
        const { id = "", settled = false } = (await findCreated(type, inputs, {})) ?? {};
        found[type] = { id, settled };
      }
      return { found: pulumi.output(found) };
    });
    const { outputs } = await lookups.up();
    assert.deepEqual(
      outputs["found"]?.value,
      Object.fromEntries(created.map(({ type, id }) => [type, { id, settled: true }])),
    );
    await stack.destroy();
    const none = await lab.stack("none", async () => {
      const found: Record<string, boolean> = {};
      // What lies in something else is asked for with that: a cluster that is gone has no node pools to list.
      for (const { type, inputs = {} } of created.filter((each) => !insideOther(each)))
        found[type] = (await findCreated(type, inputs, {})) !== undefined;
      return { found };
    });
    const after = (await none.up()).outputs["found"]?.value as Record<string, boolean>;
    assert.deepEqual(
      Object.entries(after).filter(([, exists]) => exists),
      [],
    );
    assert.deepEqual(unknownCalls(await lab.calls()), []);
  });
});

/** Whether a resource is looked up inside another one, which is gone as well. */
function insideOther({ inputs = {} }: Resource): boolean {
  return ["clusterId", "shareId", "securityGroupId", "natGatewayId", "repository"].some((key) => key in inputs);
}
