import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { holderOfStack, releaseStaleLock } from "../../operations/stack-lock";

/** A process id that no process has: above the largest that Linux and macOS give out. */
const NOBODY = 2 ** 22 + 1;

describe("the lock of a stack", () => {
  let backend: string;
  beforeEach(() => {
    backend = mkdtempSync(join(tmpdir(), "stack-lock-"));
  });
  afterEach(() => {
    rmSync(backend, { recursive: true });
  });

  /** Locks the stack dev for a process, as the engine does: a lock, and a file with its attributes. */
  function lock(pid: number, host = hostname()): void {
    const folder = join(backend, ".pulumi/locks/organization/ascend-stacks/dev");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "1.json"), JSON.stringify({ pid, hostname: host }));
    writeFileSync(join(folder, "1.json.attrs"), "{}");
  }

  /** Settings whose PATH has no engine: an attempt to release a lock fails. */
  const settings = () => ({
    directory: backend,
    environment: { PULUMI_BACKEND_URL: pathToFileURL(backend).href, PATH: backend },
  });
  const release = () => releaseStaleLock(settings(), "dev", () => undefined);

  it("has a holder as long as the process that took it lives", () => {
    assert.equal(holderOfStack(settings(), "dev"), undefined);
    lock(process.pid);
    assert.equal(holderOfStack(settings(), "dev"), process.pid);
    assert.equal(holderOfStack(settings(), "prod"), undefined);
    lock(NOBODY);
    assert.equal(holderOfStack(settings(), "dev"), undefined);
  });

  it("is left alone while its holder lives, and where another machine took it", async () => {
    await release();
    lock(process.pid);
    await release();
    lock(NOBODY, "another-machine");
    await release();
  });

  it("is released where its holder is dead", async () => {
    lock(NOBODY);
    await assert.rejects(release(), /^Error: pulumi: not started/);
  });
});
