import assert from "node:assert/strict";
import { parseOptions, splitArguments } from "../../tools/language-host/options";

describe("runtime.options of Pulumi.yaml", () => {
  it("default to TypeScript by Pulumi's loader and no arguments of node", () => {
    assert.deepEqual(parseOptions({}), { typescript: true, tsconfigPath: undefined, nodeArguments: [] });
  });

  it("are taken as written", () => {
    const options = {
      typescript: false,
      tsconfig: "a/tsconfig.json",
      nodeargs: "--import tsx --max-old-space-size=4096",
    };
    assert.deepEqual(parseOptions(options), {
      typescript: false,
      tsconfigPath: "a/tsconfig.json",
      nodeArguments: ["--import", "tsx", "--max-old-space-size=4096"],
    });
  });

  it("of the wrong type name the option, the value and what is allowed", () => {
    assert.throws(
      () => parseOptions({ typescript: "no" }),
      /^Error: runtime\.options\.typescript: got "no"; true or false/,
    );
    assert.throws(
      () => parseOptions({ nodeargs: ["-r"] }),
      /^Error: runtime\.options\.nodeargs: got \["-r"\]; a string/,
    );
    assert.throws(() => parseOptions({ tsconfig: 1 }), /^Error: runtime\.options\.tsconfig: got 1; a string/);
  });

  it("nodeargs are split as a shell splits them", () => {
    assert.deepEqual(splitArguments(`  a\t'b  c' "d \\" e" f\\ g '' h"i j"'k' '\\n' `), [
      ...["a", "b  c", 'd " e', "f g", "", "hi jk", "\\n"],
    ]);
    assert.throws(() => splitArguments(`--title 'open`), /a ' is not closed/);
  });
});
