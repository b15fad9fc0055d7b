import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pythonEnvironment } from "../../tools/python/environment";
import { PythonEnvironmentError } from "../../tools/python/error";
import { findInterpreter } from "../../tools/python/interpreter";
import { parseRequirements } from "../../tools/python/requirements";

describe("parseRequirements", () => {
  const GOOD = "# what for\n# python: 3.11 3.10\n\na==1.0\nb-c[x]==2.0.post1\n";

  it("reads packages with their one version, and the versions of Python", () => {
    const { packages, pythonVersions, key } = parseRequirements(GOOD, "r.txt");
    assert.deepEqual(
      [packages, pythonVersions],
      [
        ["a==1.0", "b-c[x]==2.0.post1"],
        ["3.11", "3.10"],
      ],
    );
    assert.match(key, /^[0-9a-f]{16}$/);
  });

  it("is another environment where package, version or Python differ, and the same where a comment does", () => {
    const key = (text: string): string => parseRequirements(text, "r.txt").key;
    assert.equal(key(GOOD), key(GOOD.replace("what for", "why")));
    const others = [GOOD.replace("1.0", "1.1"), GOOD.replace("a==", "d=="), GOOD.replace(" 3.10", "")].map(key);
    assert.equal(new Set([key(GOOD), ...others]).size, 4);
  });

  it("refuses what is not one version, with file and line", () => {
    for (const line of ["a>=1.0", "a", "a==1.*", "-r other.txt", "a @ file:///a", "a==2.0+cpu"]) {
      assert.throws(() => parseRequirements(`# python: 3.11\n${line}\n`, "r.txt"), {
        name: "PythonEnvironmentError",
        message: `r.txt:2: got "${line}"; write one package as name==version`,
      });
    }
    assert.throws(() => parseRequirements("a==1.0\n", "r.txt"), /r\.txt: says no version of Python/);
    assert.throws(() => parseRequirements("# python: 3.11\n", "r.txt"), /r\.txt: names no package/);
  });
});

describe("findInterpreter", () => {
  const folder = mkdtempSync(join(tmpdir(), "interpreters-"));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function install(names: Record<string, string>): NodeJS.ProcessEnv {
    const path = mkdtempSync(join(folder, "bin-"));
    for (const [name, version] of Object.entries(names)) {
      writeFileSync(join(path, name), `#!/bin/sh\necho ${version}\n`);
      chmodSync(join(path, name), 0o755);
    }
    return { PATH: path };
  }

  it("takes python3 where it has a wanted version, else the first of the others", () => {
    const both = install({ python3: "3.10", "python3.11": "3.11" });
    assert.deepEqual(findInterpreter(["3.11", "3.10"], both), { program: "python3", version: "3.10" });
    const newer = install({ python3: "3.14", "python3.10": "3.10" });
    assert.deepEqual(findInterpreter(["3.11", "3.10"], newer), { program: "python3.10", version: "3.10" });
  });

  it("says what was found and what to install where there is none", () => {
    assert.throws(
      () => findInterpreter(["3.11"], install({ python3: "3.14" })),
      (error) =>
        error instanceof PythonEnvironmentError &&
        error.message.startsWith("Python 3.11 is needed; got python3: 3.14, python3.11: not there. Install one"),
    );
  });
});

describe("pythonEnvironment", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "python-environment-"));
  const saved = { ...process.env };
  const file = join(folder, "requirements.txt");
  const said: string[] = [];
  const report = (line: string): void => {
    said.push(line);
  };

  before(() => {
    // A package made here, so that no network is needed.
    const wheels = join(folder, "wheels");
    mkdirSync(wheels);
    const program = [
      "import sys, zipfile",
      "w = zipfile.ZipFile(sys.argv[1] + '/greeting-1.0-py3-none-any.whl', 'w')",
      "w.writestr('greeting.py', 'word = \"hello\"\\n')",
      "info = 'greeting-1.0.dist-info/'",
      "w.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: greeting\\nVersion: 1.0\\n')",
      "w.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')",
      "w.writestr(info + 'RECORD', '')",
      "w.close()",
    ].join("\n");
    assert.equal(spawnSync("python3", ["-c", program, wheels]).status, 0);
    const { stdout } = spawnSync("python3", ["-c", "import sys; print('%d.%d' % sys.version_info[:2])"], {
      encoding: "utf8",
    });
    writeFileSync(file, `# python: ${stdout.trim()}\ngreeting==1.0\n`);
    process.env["ASCEND_STACKS_CACHE"] = join(folder, "cache");
    process.env["PIP_NO_INDEX"] = "1";
    process.env["PIP_FIND_LINKS"] = wheels;
  });

  after(() => {
    for (const key of ["ASCEND_STACKS_CACHE", "PIP_NO_INDEX", "PIP_FIND_LINKS"]) {
      const before = saved[key];
      if (before === undefined) Reflect.deleteProperty(process.env, key);
      else process.env[key] = before;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it("is made once, also when two want it at a time, and used again", async () => {
    const [one, two] = await Promise.all([
      pythonEnvironment("greeting", file, report),
      pythonEnvironment("greeting", file, report),
    ]);
    assert.equal(one.python, two.python);
    const run = spawnSync(one.python, ["-c", "import greeting; print(greeting.word)"], { encoding: "utf8" });
    assert.equal(run.stdout, "hello\n", run.stderr);
    assert.equal(said.filter((line) => line.startsWith("Making")).length, 1);
    const made = statSync(one.python).ctimeMs;
    await pythonEnvironment("greeting", file, report);
    assert.equal(statSync(one.python).ctimeMs, made);
  });

  it("is made anew where an interrupted run has left half of it", async () => {
    const { python } = await pythonEnvironment("greeting", file, report);
    const home = join(python, "../..");
    rmSync(join(home, "ascend-stacks-complete"));
    rmSync(join(home, "lib"), { recursive: true });
    const again = await pythonEnvironment("greeting", file, report);
    assert.equal(spawnSync(again.python, ["-c", "import greeting"]).status, 0);
    assert.equal(readdirSync(join(folder, "cache/python")).length, 1);
  });

  it("fails with the end of the installer's log, and leaves nothing that counts as made", async () => {
    const other = join(folder, "other.txt");
    writeFileSync(other, readFileSync(file, "utf8").replace("greeting==1.0", "greeting==9.9"));
    await assert.rejects(
      pythonEnvironment("other", other, report),
      (error) =>
        error instanceof PythonEnvironmentError &&
        /could not be made: .*ended with exit code 1\. Its log, .*python-other\.log, ends with:/.test(error.message) &&
        error.message.includes("greeting==9.9"),
    );
    const [left = ""] = readdirSync(join(folder, "cache/python")).filter((name) => name.startsWith("other"));
    assert(!existsSync(join(folder, "cache/python", left, "ascend-stacks-complete")));
  });
});
