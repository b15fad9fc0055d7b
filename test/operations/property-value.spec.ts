import assert from "node:assert/strict";
import { isKnown, knownProperties, plainValue } from "../../operations/property-value";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (rest: object) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ...rest });

describe("a property of the engine", () => {
  it("is known when nothing in it is unknown or secret", () => {
    assert.equal(isKnown("vpc-1"), true);
    assert.equal(isKnown(0), true);
    assert.equal(isKnown(false), true);
    assert.equal(isKnown(null), true);
    assert.equal(isKnown({ tags: { team: "llm" }, zones: ["a", "b"] }), true);
    assert.equal(isKnown(unknown), false);
    assert.equal(isKnown(["a", { id: unknown }]), false);
    assert.equal(isKnown(secret({ ciphertext: "[secret]" })), false);
    assert.equal(isKnown({ login: { password: secret({ ciphertext: "v1:x" }) } }), false);
  });

  it("is left out of the known ones when it is not, or when it is the engine's own", () => {
    const properties = { name: "kinds", vpcId: unknown, password: secret({}), __defaults: [], size: 1 };
    assert.deepEqual(knownProperties(properties), { name: "kinds", size: 1 });
  });

  it("is read from its plain text when it is a secret", () => {
    assert.equal(plainValue(secret({ plaintext: '"a key"' })), "a key");
    assert.deepEqual(plainValue(secret({ plaintext: '{"a":1}' })), { a: 1 });
    assert.equal(plainValue("region"), "region");
    assert.deepEqual(plainValue(secret({ ciphertext: "v1:x" })), secret({ ciphertext: "v1:x" }));
  });
});
