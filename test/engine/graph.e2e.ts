import assert from "node:assert/strict";
import { type LocalEnvironment, startEnvironment } from "../support/local-environment";
import edges from "./dev-graph.json";

/** A step of `pulumi preview --json`; the fields that make the graph. */
interface Step {
  newState: { urn: string; parent?: string; provider?: string; dependencies?: string[] };
}

/** `huaweicloud:VpcSubnet network` for `urn:pulumi:dev::ascend-stacks::…$huaweicloud:index/vpcSubnet:VpcSubnet::network`. */
function shortName(urn: string): string {
  const [types, name] = urn.split("::").slice(-2);
  const type = types?.split("$").at(-1)?.split(":") ?? [];
  return `${type[0] ?? ""}:${type.at(-1) ?? ""} ${name ?? ""}`;
}

/**
 * The dependencies of the dev environment, as the engine records them: what a resource waits for when it is created,
 * and what it outlives when it is deleted. dev-graph.json lists them; each is a test by itself, so that whoever removes
 * one sees which, and whoever adds one writes it down.
 */
describe("the graph of the dev environment", function () {
  this.timeout(60_000);
  let environment: LocalEnvironment;
  let found: Map<string, string[]>;

  before(async () => {
    environment = await startEnvironment();
    const { code, output } = await environment.pulumi(["preview", "--json"]);
    assert.equal(code, 0, output);
    const { steps } = JSON.parse(output.slice(output.indexOf("{"))) as { steps: Step[] };
    found = new Map(
      steps.map(({ newState }) => {
        // A provider is named as `<urn>::<id>`.
        const provider = newState.provider?.split("::").slice(0, -1).join("::");
        const needed = [...(newState.dependencies ?? []), newState.parent, provider];
        const names = needed.filter((urn) => urn !== undefined && urn !== "").map((urn) => shortName(urn ?? ""));
        return [shortName(newState.urn), [...new Set(names)].sort()];
      }),
    );
  });
  after(async () => {
    await environment.remove();
  });

  for (const [resource, needs] of Object.entries(edges)) {
    for (const needed of needs) {
      it(`${resource} needs ${needed}`, () => {
        assert(found.get(resource)?.includes(needed), `it needs only ${found.get(resource)?.join(", ") ?? "nothing"}`);
      });
    }
  }

  it("has these resources and dependencies, and no others", () => {
    assert.deepEqual(Object.fromEntries([...found].sort()), Object.fromEntries(Object.entries(edges).sort()));
  });
});
