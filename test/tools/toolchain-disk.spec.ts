import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireRoomForBuild } from "../../tools/toolchain/disk";

describe("room for a build", () => {
  it("is looked for where the folders will be, and its lack is told with the remedy", () => {
    const folder = join(tmpdir(), "not", "there", "yet");
    // No disk has that.
    assert.throws(
      () => {
        requireRoomForBuild([folder], 1e6);
      },
      new RegExp(
        `^ToolchainError: ${folder}: got [0-9.]+ GB of free disk; .* needs 1000001\\.0 GB more .* set ASCEND_STACKS_CACHE`,
      ),
    );
  });

  it("is not asked for what is compiled already", () => {
    requireRoomForBuild([tmpdir()], 0);
  });
});
