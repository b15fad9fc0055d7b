import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";
import { generateSdk } from "../../tools/sdk/sdk";
import { ensureToolchain } from "../../tools/toolchain";

/** Content of every file below a folder, by relative path. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.slice(folder.length).includes("node_modules"),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, "utf8")];
    }),
  );
}

describe("sdks/huaweicloud", () => {
  it("equals what generation gives", async function () {
    this.timeout(120_000);
    const toolchain = await ensureToolchain(() => undefined);
    // Inside the project, so that the compiler finds @pulumi/pulumi.
    const folder = join(projectRoot(), "node_modules/.cache/huaweicloud-sdk");
    generateSdk(toolchain, folder);
    const [committed, generated] = [contents(join(projectRoot(), "sdks/huaweicloud")), contents(folder)];
    rmSync(folder, { recursive: true });
    assert.deepEqual(Object.keys(generated).sort(), Object.keys(committed).sort());
    const different = Object.keys(committed).filter((path) => committed[path] !== generated[path]);
    assert.deepEqual(different, []);
  });
});
