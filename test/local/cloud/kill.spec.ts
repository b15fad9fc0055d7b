import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentials, send, signSdk } from "./client";
import { obsSignature } from "../../../local/cloud/signature";

/** Starts the cloud in a process of its own. */
function start(directory: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(__dirname, "kill-victim.ts"), directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.stdout.once("data", (port: Buffer) => {
      resolve({ child, port: Number(port.toString()) });
    });
  });
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill("SIGKILL");
  });
}

function createOrganization(port: number, namespace: string) {
  const url = "http://swr.emulator.test/v2/manage/namespaces";
  const body = Buffer.from(JSON.stringify({ namespace }));
  return send(port, "POST", url, signSdk("POST", url, body, {}), body);
}

function obs(port: number, method: string, path: string, body?: string) {
  const headers = { date: new Date().toUTCString() };
  const signature = obsSignature({ method, path, query: "", headers }, "data", "AWS", credentials.secretKey);
  const authorization = `AWS ${credentials.accessKey}:${signature}`;
  return send(
    port,
    method,
    `http://data.obs.${credentials.region}.emulator.test${path}`,
    { ...headers, authorization },
    body,
  );
}

describe("local cloud that is killed", function () {
  this.timeout(60_000);
  const directory = mkdtempSync(join(tmpdir(), "ascend-stacks-cloud-"));
  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it("has everything that it had answered, after kills in the middle of work", async () => {
    const organizations: string[] = [];
    const objects = new Map<string, string>();
    for (let round = 0; round < 3; round += 1) {
      const { child, port } = await start(directory);
      await obs(port, "PUT", "/");
      let running = true;
      const writers = [0, 1, 2].map(async (writer) => {
        for (let n = 0; running; n += 1) {
          const name = `team${round}${writer}x${n}`;
          const content = `content of ${name} `.repeat(1000);
          try {
            if ((await createOrganization(port, name)).status === 201) {
              organizations.push(name);
            }
            if ((await obs(port, "PUT", `/${name}`, content)).status === 200) {
              objects.set(name, content);
            }
          } catch {
            return;
          }
        }
      });
      await new Promise((resolve) => setTimeout(resolve, 250 + 150 * round));
      await kill(child);
      running = false;
      await Promise.all(writers);
    }
    assert.ok(organizations.length > 10 && objects.size > 10, "there was work to interrupt");
    const { child, port } = await start(directory);
    const listed = (await (await fetch(`http://127.0.0.1:${port}/objects`)).json()) as Record<string, { id: string }[]>;
    const present = new Set(listed["organizations"]?.map((each) => each.id));
    assert.deepEqual(
      organizations.filter((name) => !present.has(name)),
      [],
    );
    for (const [name, content] of objects) {
      assert.equal((await obs(port, "GET", `/${name}`)).text, content);
    }
    await kill(child);
  });
});
