import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";
import { runMocha } from "../../tools/testing/mocha";
import { sum, summaryLine } from "../../tools/testing/outcome";
import { removeTemporaryFolders, temporaryFolder } from "./temporary-folder";

describe("the test runner", function () {
  this.timeout(30_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder();
    mkdirSync(join(root, "test/engine"), { recursive: true });
    symlinkSync(join(projectRoot(), "node_modules"), join(root, "node_modules"));
  });
  afterEach(removeTemporaryFolders);
  const test = (name: string, text: string) => {
    writeFileSync(join(root, "test", name), text);
  };

  it("counts what passed, failed and was skipped, in the suite's files only", async () => {
    test(
      "a.spec.ts",
      'it("one", () => undefined); it("two", () => { throw new Error("as expected by this test"); }); it("three");',
    );
    test("b.spec.ts", 'const four: string = "four"; it(four, () => undefined);');
    test("engine/c.e2e.ts", 'it("five", () => undefined);');
    assert.deepEqual(await runMocha("unit", assertNothing, { root, output: "none" }), {
      passed: 2,
      failed: 1,
      skipped: 1,
    });
    assert.deepEqual(await runMocha("engine", assertNothing, { root, output: "none" }), {
      passed: 1,
      failed: 0,
      skipped: 0,
    });
  });

  it("shows a run at its end, where that is asked for", async () => {
    test("engine/a.e2e.ts", 'it("shows its name", () => undefined);');
    const shown: string[] = [];
    await runMocha("engine", (text) => shown.push(text), { root, output: "at the end" });
    assert.match(shown.join(), /shows its name/);
    assert.deepEqual(await runMocha("cloud", assertNothing, { root, output: "none" }), {
      passed: 0,
      failed: 0,
      skipped: 0,
    });
  });

  it("counts a run that breaks off as a failure, whatever passed before", async () => {
    test("a.spec.ts", 'it("one", () => undefined); it("two", () => { process.exit(0); });');
    const shown: string[] = [];
    assert.deepEqual(await runMocha("unit", (line) => shown.push(line), { root, output: "none" }), {
      passed: 0,
      failed: 1,
      skipped: 0,
    });
    assert.match(shown.join(), /unit tests did not come to their end/);
  });

  it("ends with a line that says it all", () => {
    const all = sum([
      { passed: 1, failed: 0, skipped: 2 },
      { passed: 3, failed: 4, skipped: 0 },
    ]);
    assert.equal(summaryLine(all), "4 passed, 4 failed, 2 skipped");
    assert.equal(summaryLine({ passed: 5, failed: 0, skipped: 0 }), "5 passed, 0 failed");
  });
});

function assertNothing(line: string): void {
  assert.fail(`shown: ${line}`);
}
