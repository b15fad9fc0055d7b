import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { cacheDirectory, projectRoot, stateDirectory } from "../../tools/paths";
import { keepEnvironment, restoreEnvironment } from "./environment";

const VARIABLES = ["ASCEND_STACKS_CACHE", "ASCEND_STACKS_STATE", "XDG_CACHE_HOME", "XDG_STATE_HOME"];

describe("the folders outside the project", () => {
  const before = keepEnvironment();
  beforeEach(() => {
    for (const name of VARIABLES) Reflect.deleteProperty(process.env, name);
  });
  afterEach(() => {
    restoreEnvironment(before);
  });

  it("finds the project", () => {
    assert.ok(existsSync(join(projectRoot(), "package.json")));
  });

  it("are below the home folder by default, the state with a name of its own for each clone", () => {
    assert.equal(cacheDirectory(), join(homedir(), ".cache", "ascend-stacks"));
    assert.equal(join(stateDirectory(), ".."), join(homedir(), ".local", "state", "ascend-stacks"));
    assert.match(basename(stateDirectory()), new RegExp(`^${basename(projectRoot())}-[0-9a-f]{8}$`));
  });

  it("follow the XDG variables, but not relative ones", () => {
    process.env["XDG_CACHE_HOME"] = "/somewhere/cache";
    process.env["XDG_STATE_HOME"] = "relative";
    assert.equal(cacheDirectory(), "/somewhere/cache/ascend-stacks");
    assert.ok(stateDirectory().startsWith(join(homedir(), ".local", "state")));
  });

  it("follow the project's own variables before all", () => {
    Object.assign(process.env, { XDG_CACHE_HOME: "/x", ASCEND_STACKS_CACHE: "/c", ASCEND_STACKS_STATE: "/s/t" });
    assert.equal(cacheDirectory(), "/c");
    assert.equal(stateDirectory(), "/s/t");
  });
});
