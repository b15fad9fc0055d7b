import assert from "node:assert/strict";
import fc from "fast-check";
import { leaks } from "./secret-search";

const SECRET = 'canary-"quoted"\\0123456789abcdef';

describe("the search for secrets", () => {
  it("finds a secret in plain text, in JSON, and in base64 of any text around it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (before, after) => {
        const text = `${before}${SECRET}${after}`;
        const texts = [text, JSON.stringify({ text }), Buffer.from(text).toString("base64")];
        for (const [index, each] of texts.entries()) {
          const place = String(index);
          assert.deepEqual(leaks([{ place, text: each }], { token: SECRET }), [`token in ${place}`]);
        }
      }),
    );
  });

  it("finds nothing where a part of it is missing", () => {
    const text = `${SECRET.slice(1)} ${Buffer.from(SECRET.slice(1)).toString("base64")}`;
    assert.deepEqual(leaks([{ place: "text", text }], { token: SECRET }), []);
  });

  it("refuses a secret that is too short to be told from other text", () => {
    assert.throws(() => leaks([], { token: "short" }), /token: too short/);
  });
});
