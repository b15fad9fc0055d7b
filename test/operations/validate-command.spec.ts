import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkJson, checkLines, checkStackFile } from "../../operations/stack-validation";
import { projectRoot } from "../../tools/paths";
import { runScript } from "../support/run-script";
import { removeTemporaryFolders, temporaryFolder } from "../tools/temporary-folder";

const SCRIPT = "operations/validate-command.ts";
const DEV = readFileSync(join(projectRoot(), "Pulumi.dev.yaml"), "utf8");

/** A folder with a stack file, and the data file that it names. */
function stackFolder(text: string): string {
  const folder = temporaryFolder();
  const data = "examples/data/alpaca-cluster-operations.json";
  mkdirSync(join(folder, "examples/data"), { recursive: true });
  writeFileSync(join(folder, data), readFileSync(join(projectRoot(), data)));
  writeFileSync(join(folder, "Pulumi.test.yaml"), text);
  return folder;
}

/** What is said of a stack file. */
function said(text: string): string[] {
  return checkLines(checkStackFile("Pulumi.test.yaml", join(stackFolder(text), "Pulumi.test.yaml")));
}

/** The stack file of the project with one line changed. */
function changed(line: string, to: string): string {
  assert.ok(DEV.includes(line), line);
  return DEV.replace(line, to);
}

/** The number of the first line of a text that has this in it. */
function lineNumber(text: string, part: string): number {
  return text.split("\n").findIndex((line) => line.includes(part)) + 1;
}

afterEach(removeTemporaryFolders);

describe("checkStackFile", () => {
  it("finds the project's own file valid, without the engine", () => {
    const checked = checkStackFile("Pulumi.dev.yaml", join(projectRoot(), "Pulumi.dev.yaml"));
    assert.deepEqual(checkLines(checked), ["Pulumi.dev.yaml: valid"]);
    assert.deepEqual(JSON.parse(checkJson(checked)), { file: "Pulumi.dev.yaml", valid: true, faults: [] });
  });

  it("names every fault with its line: typos, wrong types, and what the planners refuse", () => {
    const text = changed("        nodes: 4", "        nods: four").replaceAll("seqLen: 4096", "seqLen: 5000");
    const runs = text.split("\n").flatMap((line, index) => (line.includes("seqLen: 5000") ? [index + 1] : []));
    const lines = said(text);
    const pool = lineNumber(text, "- name: npu");
    const typo = lineNumber(text, "nods: four");
    assert.deepEqual(
      lines.map((line) => line.replace(/; .*/, "")),
      [
        `Pulumi.test.yaml:${pool}: platform.nodePools[0].nodes: got nothing`,
        `Pulumi.test.yaml:${typo}: platform.nodePools[0].nods: got the unknown key "nods"`,
        `Pulumi.test.yaml:${runs[0] ?? 0}: training[0].seqLen: got 5000`,
        `Pulumi.test.yaml:${runs[1] ?? 0}: training[1].seqLen: got 5000`,
      ],
    );
    assert.match(lines[1] ?? "", /did you mean "nodes"\?$/);
    assert.match(
      lines[2] ?? "",
      /llama2-13b sft is measured at 4096 and 8192; use 4096 on 1 x 8 NPUs \(seed 000, line 23\)$/,
    );
  });

  it("gives machines the same faults", () => {
    const folder = stackFolder(changed("        nodes: 4", "        nodes: 2"));
    const { file, valid, faults } = JSON.parse(
      checkJson(checkStackFile("Pulumi.test.yaml", join(folder, "Pulumi.test.yaml"))),
    ) as { file: string; valid: boolean; faults: Record<string, unknown>[] };
    assert.deepEqual([file, valid, faults.length], ["Pulumi.test.yaml", false, 1]);
    const [fault = assert.fail("no fault")] = faults;
    assert.deepEqual(Object.keys(fault), ["path", "got", "need", "have", "shortfall", "rule", "source", "line"]);
    assert.deepEqual([fault["path"], fault["got"]], ["platform.nodePools[0].nodes", 2]);
    assert.equal(fault["line"], lineNumber(DEV, "        nodes: 4"));
  });

  it("says where a file is not YAML", () => {
    assert.deepEqual(said("config:\n  a: [1\n  b: 2\n"), [
      "Pulumi.test.yaml:3: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ]);
    assert.match(said("config:\n  a: 1\n  a: 2\n")[0] ?? "", /^Pulumi.test.yaml:3: not YAML: Map keys must be unique/);
  });

  it("says what a file without the project's sections lacks", () => {
    for (const text of ["", "hello", "config: {}", "config:\n  other:cloud: 1\n"]) {
      assert.deepEqual(
        said(text).map((line) => line.replace(/: got.*/, "")),
        ["cloud", "platform"].map((section) => `Pulumi.test.yaml:${text.startsWith("config") ? "1:" : ""} ${section}`),
        JSON.stringify(text),
      );
    }
  });

  it("says in one line that there is no such file, and that a folder is none", () => {
    const folder = temporaryFolder();
    assert.deepEqual(checkLines(checkStackFile("a.yaml", join(folder, "a.yaml"))), ["a.yaml: no such file"]);
    assert.deepEqual(checkLines(checkStackFile("a", folder)), ["a: a folder, not a file"]);
  });
});

describe("npm run validate", function () {
  this.timeout(60_000);

  it("checks each file, relative to the user's folder, and ends with 1 where one has faults", async () => {
    const userFolder = stackFolder(changed("seqLen: 4096", "seqLen: 5000"));
    writeFileSync(join(userFolder, "Pulumi.dev.yaml"), DEV);
    const [text, json] = await Promise.all([
      runScript(SCRIPT, ["--plan", "Pulumi.dev.yaml", "Pulumi.test.yaml", "Pulumi.none.yaml"], { userFolder }),
      runScript(SCRIPT, ["--json", "Pulumi.dev.yaml"], { userFolder }),
    ]);
    const lines = text.stdout.trimEnd().split("\n");
    assert.equal(lines[0], "Pulumi.dev.yaml: valid");
    assert.ok(lines.some((line) => line.startsWith("  training llama2-13b-sft: llama2-13b sft at 4096 tokens")));
    assert.match(lines.at(-2) ?? "", /^Pulumi.test.yaml:\d+: training\[0\].seqLen: got 5000; /);
    assert.deepEqual([lines.at(-1), text.stderr, text.code], ["Pulumi.none.yaml: no such file", "", 1]);
    assert.deepEqual(json, { stdout: '{"file":"Pulumi.dev.yaml","valid":true,"faults":[]}\n', stderr: "", code: 0 });
  });

  it("refuses unknown options with the nearest, and to check nothing", async () => {
    const [typo, nothing] = await Promise.all([runScript(SCRIPT, ["--jsn", "a"]), runScript(SCRIPT, [])]);
    assert.match(typo.stderr, /unknown option '--jsn'\n\(Did you mean --json\?\)/);
    assert.match(nothing.stderr, /missing required argument 'file'/);
    assert.deepEqual([typo.code, nothing.code], [1, 1]);
  });
});
