import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareVersions, findGo, goEnvironment } from "../../tools/toolchain/go";
import { keepEnvironment, restoreEnvironment } from "./environment";
import { pathWith, removeTemporaryFolders, temporaryFolder, writeProgram } from "./temporary-folder";

describe("the Go that builds the tool chain", () => {
  const before = keepEnvironment();
  let folder: string;
  let moduleFile: string;
  beforeEach(() => {
    folder = temporaryFolder();
    moduleFile = join(folder, "go.mod");
    writeFileSync(moduleFile, "module m\n\ngo 1.26.0\n");
  });
  afterEach(() => {
    restoreEnvironment(before);
    removeTemporaryFolders();
  });

  const fakeGo = (version: string) => {
    const values = {
      GOVERSION: `go${version}`,
      GOHOSTOS: "linux",
      GOHOSTARCH: "arm64",
      GOCACHE: "/b",
      GOMODCACHE: "/m",
    };
    writeProgram(folder, "go", [`echo '${JSON.stringify(values)}'`]);
    process.env["PATH"] = pathWith(folder);
  };

  it("is found on PATH with its version, platform and caches", () => {
    fakeGo("1.27rc1");
    assert.deepEqual(findGo([moduleFile]), {
      ...{ program: "go", version: "1.27rc1", os: "linux", arch: "arm64", buildCache: "/b", moduleCache: "/m" },
    });
  });

  it("missing: says so, what it is for, and what to do", () => {
    process.env["PATH"] = folder;
    assert.throws(() => findGo([moduleFile]), {
      name: "ToolchainError",
      message: /^go: not found on PATH; .*install Go 1\.26\.0 or newer, put its bin folder first on PATH/,
    });
  });

  it("too old: names both versions, the newest of the go.mod files counting", () => {
    fakeGo("1.26.1");
    const newer = join(folder, "newer.mod");
    writeFileSync(newer, "module n\n\ngo 1.26.3\n");
    assert.throws(
      () => findGo([newer, moduleFile]),
      /^ToolchainError: go: got version 1\.26\.1; install Go 1\.26\.3 or newer/,
    );
    assert.equal(findGo([moduleFile]).version, "1.26.1");
  });

  it("is run without what would change the programs", () => {
    Object.assign(process.env, { GOOS: "plan9", GOFLAGS: "-mod=mod -race", GOWORK: "/x/go.work", GOTOOLCHAIN: "auto" });
    const environment = goEnvironment();
    assert.equal(environment["GOOS"], undefined);
    assert.equal(environment["GOFLAGS"], "-buildvcs=false");
    assert.deepEqual(
      [environment["GOWORK"], environment["GOTOOLCHAIN"], environment["CGO_ENABLED"]],
      ["off", "local", "0"],
    );
  });

  it("versions compare by number", () => {
    assert.ok(compareVersions("1.9", "1.26.0") < 0);
    assert.ok(compareVersions("1.26.10", "1.26.9") > 0);
    assert.equal(compareVersions("1.26", "1.26.0"), 0);
  });
});
