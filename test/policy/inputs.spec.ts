import assert from "node:assert/strict";
import { Secret } from "@pulumi/policy";
import { isUndecided, readInputs } from "../../policy/inputs";

/** What the engine sends for a text that is not known yet. */
const LATER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Inputs as the engine's library hands them out: reading one that is not known throws. */
function guarded(props: Record<string, unknown>): Record<string, unknown> {
  return new Proxy(props, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (value === LATER) throw new Error(`${String(key)} can't be known during preview`);
      return typeof value === "object" && value !== null ? guarded(value as Record<string, unknown>) : value;
    },
  });
}

describe("inputs of a resource", () => {
  it("are read where some are not known yet, which keep their keys", () => {
    const props = { name: "a", eip: LATER, spec: { containers: [{ image: LATER, name: "b" }] }, none: null };
    const { properties, unknown, secret } = readInputs(guarded(props));
    assert.deepEqual(properties, {
      name: "a",
      eip: undefined,
      spec: { containers: [{ image: undefined, name: "b" }] },
      none: null,
    });
    assert.deepEqual(Object.keys(properties), ["name", "eip", "spec", "none"]);
    assert.deepEqual(unknown, ["eip", "spec.containers[0].image"]);
    assert.deepEqual(secret, []);
  });

  it("are read with the paths of those that are secret, known or not", () => {
    const { properties, secret, unknown } = readInputs({
      environment: { A: new Secret("a"), B: "b" },
      keys: [new Secret(LATER)],
      data: new Secret({ c: "d" }),
    });
    assert.deepEqual(properties, { environment: { A: "a", B: "b" }, keys: [undefined], data: { c: "d" } });
    assert.deepEqual(secret, ["environment.A", "keys[0]", "data"]);
    assert.deepEqual(unknown, ["keys[0]"]);
  });

  it("leave a violation undecided that is about what is not known yet, or about what holds it", () => {
    const unknown = ["spec.containers[0].image", "metadata"];
    const decided = (path: string) => !isUndecided(`${path}: got nothing; set it`, unknown);
    assert.deepEqual(
      ["spec.containers[0].image", "spec.containers[0]", "metadata.namespace", "metadata"].map(decided),
      [false, false, false, false],
    );
    assert.deepEqual(["spec.containers[0].imagePullPolicy", "spec.containers[1].image", "meta"].map(decided), [
      true,
      true,
      true,
    ]);
  });
});
