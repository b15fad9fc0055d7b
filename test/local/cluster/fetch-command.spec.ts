import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FETCH_COMMAND, FETCH_SCRIPT } from "../../../components/fetch-script";
import { fetchContainer, startFetch } from "../../../local/cluster/fetch-command";
import type { Container, Pod } from "../../../local/cluster/objects";
import { type FileServer, sendContent, startFileServer } from "../../support/file-server";

function pod(container: Container, owner = { apiVersion: "batch/v1", kind: "Job" }): Pod {
  return {
    metadata: { name: "fetch-x7", namespace: "llm-data", ownerReferences: [{ ...owner, name: "job", uid: "1" }] },
    spec: { containers: [container] },
  };
}

describe("a fetch in the local cluster", function () {
  this.timeout(30_000);
  const content = randomBytes(3000);
  let share: string;
  let server: FileServer;
  let hold = false;

  beforeEach(async () => {
    share = mkdtempSync(join(tmpdir(), "fetch-command-"));
    hold = false;
    server = await startFileServer((request, response) => {
      if (request.headers.range === "bytes=0-0") sendContent(request, response, content);
      else if (!hold) sendContent(request, response, content);
    });
  });
  afterEach(async () => {
    await server.close();
    rmSync(share, { recursive: true });
  });

  const container = (): Container => ({
    name: "fetch",
    image: "image",
    command: [...FETCH_COMMAND],
    env: [
      { name: "SOURCE", value: "url" },
      { name: "TARGET", value: "/mnt/sfs_turbo/models/qwen" },
      { name: "FINGERPRINT", value: "first" },
      { name: "URL", value: `${server.address}/a.bin` },
      { name: "FILE_NAME", value: "a.bin" },
      { name: "RETRY_SECONDS", value: "0" },
      { name: "ATTEMPTS", value: "1" },
      { name: "CHECKSUMS", valueFrom: { secretKeyRef: { name: "sums", key: "list" } } },
    ],
  });

  function start(list = `${createHash("sha256").update(content).digest("hex")}  a.bin`): ReturnType<typeof startFetch> {
    const secret = {
      metadata: { name: "sums", namespace: "llm-data" },
      data: { list: Buffer.from(list).toString("base64") },
    };
    const sources = { secrets: new Map([["llm-data/sums", secret]]), configMaps: new Map() };
    const mounts = [{ mountPath: "/mnt/sfs_turbo", source: { folder: share } }];
    return startFetch(pod(container()), container(), mounts, sources);
  }

  it("brings the bytes into the folder of the share", async () => {
    const { exitCode, output } = await start().result;
    assert.equal(exitCode, 0, output);
    assert.deepEqual(readFileSync(join(share, "models/qwen/a.bin")), content);
    assert.match(output, /done: /);
  });

  it("ends as the script ends", async () => {
    const { exitCode, output } = await start(`${"0".repeat(64)}  a.bin`).result;
    assert.equal(exitCode, 42);
    assert.match(output, /a.bin: its hash is/);
    assert(!existsSync(join(share, "models/qwen")));
  });

  it("ends when its pod does, and gives the lock back", async () => {
    hold = true;
    const fetch = start();
    const lock = join(share, "models/qwen.lock/owner");
    while (!existsSync(lock)) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.match(readFileSync(lock, "utf8"), /^fetch-x7 /);
    fetch.stop();
    assert.equal((await fetch.result).exitCode, 143);
    assert(!existsSync(lock));
  });

  it("is of the fetch script and of no other program", () => {
    const own = container();
    assert.equal(fetchContainer(pod(own)), own);
    for (const changed of [
      { ...own, command: ["bash", "-c", `${FETCH_SCRIPT}\nrm -rf /`] },
      { ...own, command: ["bash", "-c"], args: ["true"] },
      { ...own, args: ["more"] },
      { ...own, command: ["sh", "-c", FETCH_SCRIPT] },
    ]) {
      assert.equal(fetchContainer(pod(changed)), undefined);
    }
    assert.equal(fetchContainer(pod(own, { apiVersion: "apps/v1", kind: "ReplicaSet" })), undefined);
  });
});
