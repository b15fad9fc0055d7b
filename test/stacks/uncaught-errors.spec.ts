import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { correctedTrace, plainMessage } from "../../stacks/uncaught-errors";
import { projectRoot } from "../../tools/paths";

const run = promisify(execFile);

/** A program that does with an error what Pulumi does with one that nobody catches. */
function programWith(error: string): string {
  return `
    const { inspect } = require("node:util");
    const { RunError } = require("@pulumi/pulumi");
    process.on("unhandledRejection", (error) => {
      console.log(RunError.isInstance(error) ? error.message : inspect(error, { colors: true }));
      process.exit(3);
    });
    require("./stacks/uncaught-errors").tidyUncaughtErrors();
    void Promise.reject(${error});`;
}

/** What such a program prints before it ends with exit code 3; fails where it does not end. */
async function printed(error: string): Promise<string> {
  const options = { cwd: projectRoot(), timeout: 20_000 };
  const ended = await run(process.execPath, ["--import", "tsx", "--eval", programWith(error)], options).catch(
    (failure: unknown) => failure as { code?: number; stdout: string },
  );
  assert.equal("code" in ended ? ended.code : 0, 3);
  return ended.stdout;
}

describe("errors that nobody catches", () => {
  const trace = "at f (/p/node_modules/@pulumi/output.ts:1:2)";
  const cases: [string, string, string][] = [
    ["a file of the SDK", trace, "at f (/p/node_modules/@pulumi/pulumi/output.ts:1:2)"],
    [
      "a path of Windows",
      "C:\\node_modules\\@pulumi\\output.ts:1:2",
      "C:\\node_modules\\@pulumi\\pulumi\\output.ts:1:2",
    ],
    [
      "a file in a folder",
      "at /p/node_modules/@pulumi/runtime/rpc.ts:1:2",
      "at /p/node_modules/@pulumi/runtime/rpc.ts:1:2",
    ],
    ["another package", "at /p/node_modules/zod/index.ts:1:2", "at /p/node_modules/zod/index.ts:1:2"],
  ];
  for (const [what, written, corrected] of cases) {
    it(`name ${what} by its path`, () => {
      assert.equal(correctedTrace(`Error: x\n    ${written}`), `Error: x\n    ${corrected}`);
    });
  }

  it("lose what they met on their way through inputs", () => {
    const way = 'error serializing property "spec": error serializing property "metadata": ';
    assert.equal(plainMessage(`${way}platform.stack: got "x"`), 'platform.stack: got "x"');
    assert.equal(plainMessage('the property "spec": wrong'), 'the property "spec": wrong');
  });

  it("are printed at once, with the file of the SDK", async () => {
    const error = `Object.assign(new Error("the cause"), { stack: ${JSON.stringify(`Error: the cause\n    ${trace}`)} })`;
    assert.match(await printed(error), /the cause[^]*pulumi[^]*output\.ts:1:2/);
  });

  it("are printed with nothing but their message where that is for the user", async () => {
    const error = `new RunError('error serializing property "spec": platform.stack: got "x"')`;
    assert.equal(await printed(error), 'platform.stack: got "x"\n');
  });
});
