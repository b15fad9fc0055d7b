import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { specialSecretSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc";
import { previousOutput, resultOf, stateOf } from "../../tools/command-provider/command";
import { globArchive, globAssets, matchingFiles } from "../../tools/command-provider/globs";
import { parseInputs } from "../../tools/command-provider/inputs";
import { hasSecret, plain, secret } from "../../tools/command-provider/wire";
import { removeTemporaryFolders, temporaryFolder } from "./temporary-folder";

describe("values of the command plugin", () => {
  afterEach(removeTemporaryFolders);

  it("are read without their secret marks at every depth, and written with them", () => {
    const wire = { environment: { A: secret("x"), B: "y" }, list: [secret({ deep: 1 })] };
    assert.deepEqual(plain(wire), { environment: { A: "x", B: "y" }, list: [{ deep: 1 }] });
    assert.deepEqual(secret("x"), { [specialSigKey]: specialSecretSig, value: "x" });
    assert.ok(hasSecret(wire));
    assert.ok(!hasSecret(plain(wire)));
  });

  it("of a command with a secret input are all secret, those without none; inputs keep their own marks", () => {
    const result = { stdout: "out", stderr: "" };
    assert.deepEqual(stateOf({ create: "c" }, result), { create: "c", ...result });
    const inputs = { create: "c", environment: { T: secret("t") } };
    assert.deepEqual(stateOf(inputs, result), { ...inputs, stdout: secret("out"), stderr: secret("") });
  });

  it("lose one line end, and no more", () => {
    const ended = { stdout: "a\n\n", stderr: "b", both: "", failure: "" };
    assert.deepEqual(resultOf("c", ended), { stdout: "a\n", stderr: "b" });
  });

  it("of the run before are handed on if there are any, also if they are secret", () => {
    assert.deepEqual(previousOutput({ stdout: secret("before"), stderr: "" }), { PULUMI_COMMAND_STDOUT: "before" });
    assert.deepEqual(previousOutput({}), {});
  });

  it("of the wrong type are refused by their path", () => {
    assert.throws(
      () => parseInputs("command:local:Command", { logging: "all", stdin: 1 }),
      /logging: .*; stdin: |stdin: .*; logging: /,
    );
    assert.throws(() => parseInputs("command:remote:Command", { connection: { port: 22 } }), /connection\.host: /);
  });

  it("files: patterns in order, `*` within a folder, `**` across, `!` takes out again", () => {
    const folder = temporaryFolder();
    for (const path of [
      "assets/logos/logo.svg",
      "src/index.js",
      "src/secret.js",
      "src/deep/a.js",
      "top.txt",
      "b1.c",
      "b2.c",
    ]) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), path);
    }
    const match = (...patterns: string[]) => matchingFiles(folder, patterns);
    assert.deepEqual(match("assets/**", "src/**.js", "!**secret.*"), [
      "assets/logos/logo.svg",
      "src/deep/a.js",
      "src/index.js",
    ]);
    assert.deepEqual(match("src/*.js"), ["src/index.js", "src/secret.js"]);
    assert.deepEqual(match("!**", "*.txt"), ["top.txt"]);
    assert.deepEqual(match("b[13].c", "{top,bottom}.txt"), ["b1.c", "top.txt"]);
    assert.deepEqual(match("b[!1].?"), ["b2.c"]);
    assert.deepEqual(match("topXtxt"), [], "a point is a point");

    const assets = globAssets(folder, ["*.txt"]);
    assert.equal(assets["top.txt"]?.["path"], join(folder, "top.txt"));
    const archive = globArchive(folder, ["*.txt"]);
    writeFileSync(join(folder, "top.txt"), "changed");
    assert.notEqual(globAssets(folder, ["*.txt"])["top.txt"]?.["hash"], assets["top.txt"]["hash"]);
    assert.notEqual(globArchive(folder, ["*.txt"])["hash"], archive["hash"]);
  });
});
