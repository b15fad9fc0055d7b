import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";
import { componentDrifts, driftRow, kindOf, objectDrifts } from "./object-drift";

const NAMES = { namespace: "n", prefix: "p", training: "t", serving: "s", dataSet: "d", queue: "q" };

/** Kinds of Kubernetes objects that a text creates: by the classes of the SDK, and by their names where it has no class. */
function createdKinds(text: string): string[] {
  return [...text.matchAll(/new k8s\.([\w.]+)\(/g)].flatMap(([, path = ""]) => {
    const kind = path.split(".").at(-1) ?? "";
    return kind === "CustomResource" ? [...text.matchAll(/^ *kind: "(\w+)",$/gm)].map(([, name = ""]) => name) : [kind];
  });
}

describe("changes of objects behind the engine's back", () => {
  it("are tried for every kind that a component creates", () => {
    const folder = join(projectRoot(), "components");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const created = new Set(files.flatMap((name) => createdKinds(readFileSync(join(folder, name), "utf8"))));
    const tried = [...objectDrifts(NAMES), ...componentDrifts("n")].map((drift) => kindOf(drift).split(":").at(-1));
    assert.deepEqual([...created].sort(), [...new Set(tried)].sort());
  });

  it("count as detected only with the resource, the operation and the property", () => {
    const drift = objectDrifts(NAMES).find(({ resource }) => resource.endsWith(":Queue queue-q"));
    assert(drift !== undefined);
    const { resource } = drift;
    const detected = (operation: string, properties: string[], name = resource): boolean =>
      driftRow(drift, [{ operation, resource: name, properties }]).detected;
    assert.equal(detected("update", ["metadata", "spec"]), true);
    assert.equal(detected("replace", ["spec"]), false);
    assert.equal(detected("update", ["metadata"]), false);
    assert.equal(detected("update", ["spec"], `${resource}-2`), false);
  });
});
