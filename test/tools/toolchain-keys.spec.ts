import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Go } from "../../tools/toolchain/go";
import { programKey } from "../../tools/toolchain/keys";
import type { GoModule, GoProgram } from "../../tools/toolchain/programs";
import { removeTemporaryFolders, temporaryFolder } from "./temporary-folder";

const GO: Go = { program: "go", version: "1.26.8", os: "linux", arch: "amd64", buildCache: "", moduleCache: "" };
const OWN: GoProgram = { name: "own", package: "./cmd/own", builtAs: "own" };
const IMPORTED: GoProgram = { name: "imported", package: "example.com/imported", builtAs: "imported" };
const MODULE: GoModule = {
  folder: "m",
  title: "m",
  compiledGB: 0,
  stamps: { "a.Version": "1" },
  programs: [OWN, IMPORTED],
};

describe("the key of a built program", () => {
  let sources: string;
  const key = (program: GoProgram, module = MODULE, go = GO) => programKey(sources, module, program, go);
  const write = (path: string, text: string) => {
    mkdirSync(join(sources, "m", path, ".."), { recursive: true });
    writeFileSync(join(sources, "m", path), text);
  };
  beforeEach(() => {
    sources = temporaryFolder();
    for (const path of ["go.mod", "go.sum", "cmd/own/main.go", "cmd/other/main.go"]) write(path, path);
  });
  afterEach(removeTemporaryFolders);

  it("is the same for the same content", () => {
    assert.equal(key(OWN), key(OWN));
    assert.match(key(OWN), /^[0-9a-f]{12}$/);
    assert.notEqual(key(OWN), key(IMPORTED));
  });

  it("changes with a source of the program, a new file of it, and a file's name", () => {
    const keys = [key(OWN)];
    appendFileSync(join(sources, "m/cmd/own/main.go"), "// more");
    keys.push(key(OWN));
    write("cmd/own/deep/plugin.go", "package deep");
    keys.push(key(OWN));
    write("cmd/own/deep/plugin_test.go", "");
    keys.push(key(OWN));
    assert.equal(new Set(keys).size, keys.length);
  });

  it("does not change with the sources of another program", () => {
    const keys = [key(OWN), key(IMPORTED)];
    appendFileSync(join(sources, "m/cmd/other/main.go"), "// more");
    assert.deepEqual([key(OWN), key(IMPORTED)], keys);
  });

  it("changes with go.mod, go.sum, the stamps, the Go version and the platform", () => {
    const keys = [key(IMPORTED)];
    for (const file of ["go.mod", "go.sum"]) {
      appendFileSync(join(sources, "m", file), "more");
      keys.push(key(IMPORTED));
    }
    keys.push(key(IMPORTED, { ...MODULE, stamps: { "a.Version": "2" } }));
    keys.push(key(IMPORTED, MODULE, { ...GO, version: "1.26.9" }));
    keys.push(key(IMPORTED, MODULE, { ...GO, arch: "arm64" }));
    assert.equal(new Set(keys).size, keys.length);
  });
});
