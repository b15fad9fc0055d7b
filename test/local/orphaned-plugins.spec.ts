import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { endOrphanedPlugins, orphansAmong } from "../../local/orphaned-plugins";
import { isRunning, recordOf } from "../../local/process-identity";

describe("plugins that an engine left behind", () => {
  it("are those without an engine above them, with all below", () => {
    const processes = [
      { pid: 10, parent: 1, words: ["/bin/pulumi", "up"] },
      { pid: 11, parent: 10, words: ["/home/plugins/pulumi-resource-kubernetes", "127.0.0.1:1"] },
      { pid: 20, parent: 1, words: ["/home/plugins/pulumi-resource-terraform-provider", "127.0.0.1:2"] },
      { pid: 21, parent: 20, words: ["/home/tf/terraform-provider-huaweicloud_v1.95.0"] },
      { pid: 30, parent: 5, words: ["/usr/bin/node", "--require", "tsx", "/p/tools/language-host/main.ts"] },
      { pid: 31, parent: 30, words: ["/usr/bin/node", "/p/node_modules/@pulumi/pulumi/cmd/run/index.js"] },
      { pid: 40, parent: 5, words: ["/usr/bin/node", "/p/index.js"] },
      { pid: 50, parent: 5, words: ["/bin/sh", "-c", "echo /x/pulumi-resource-kubernetes"] },
    ];
    assert.deepEqual(
      orphansAmong(processes).map(({ pid }) => pid),
      [20, 21, 30, 31],
    );
  });

  it("are ended for the backend in their environment, and for no other", async function () {
    if (process.platform !== "linux") {
      this.skip();
    }
    const folder = mkdtempSync(join(tmpdir(), "orphans-"));
    const program = join(folder, "pulumi-resource-test");
    copyFileSync("/bin/sleep", program);
    const start = (backend: string): ReturnType<typeof spawn> =>
      spawn(program, ["60"], {
        env: { PULUMI_BACKEND_URL: pathToFileURL(join(folder, backend)).href, PATH: process.env["PATH"] },
        stdio: "ignore",
      });
    const [ours, others] = [start("ours"), start("others")];
    try {
      const records = [ours, others].map(({ pid = 0 }) => recordOf(pid));
      const [left, right] = records;
      assert(left !== undefined && right !== undefined);
      await endOrphanedPlugins(join(folder, "ours"));
      assert.deepEqual([isRunning(left), isRunning(right)], [false, true]);
    } finally {
      for (const child of [ours, others]) {
        child.kill("SIGKILL");
        if (child.exitCode === null && child.signalCode === null) {
          await once(child, "exit");
        }
      }
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
