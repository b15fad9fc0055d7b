import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processStart, withLock } from "../../tools/lock.mjs";
import { projectRoot } from "../../tools/paths";
import { removeTemporaryFolders, temporaryFolder } from "./temporary-folder";

const LOCK_MODULE = join(projectRoot(), "tools", "lock.mjs");

/** Starts a process that takes the lock, does `work` and prints `held`. */
function holder(path: string, work: string): ReturnType<typeof spawn> {
  const text = `import { withLock } from ${JSON.stringify(LOCK_MODULE)};
    import { spawn } from "node:child_process"; import { readFileSync, writeFileSync } from "node:fs";
    await withLock(${JSON.stringify(path)}, () => undefined, async (share) => { ${work} });`;
  return spawn(process.execPath, ["--input-type=module", "--eval", text], { stdio: ["ignore", "pipe", "inherit"] });
}

function nobody(): void {
  assert.fail("waited for a process");
}

async function printed(child: ReturnType<typeof spawn>): Promise<string> {
  const stream = child.stdout;
  assert.ok(stream);
  const [chunk] = (await once(stream, "data")) as [Buffer];
  return chunk.toString().trim();
}

describe("the lock between processes", () => {
  let path: string;
  beforeEach(() => {
    path = join(temporaryFolder(), "locks", "lock");
  });
  afterEach(removeTemporaryFolders);

  it("is there while the work runs, and gone afterwards, also when the work fails", async () => {
    const work = withLock(path, nobody, () => {
      assert.ok(existsSync(path));
      return Promise.reject(new Error("no luck"));
    });
    await assert.rejects(work, /no luck/);
    assert.ok(!existsSync(path));
  });

  it("makes a second process wait, and tells once for whom", async () => {
    const child = holder(path, 'console.log("held"); await new Promise((done) => setTimeout(done, 900));');
    assert.equal(await printed(child), "held");
    const told: number[] = [];
    const started = Date.now();
    await withLock(
      path,
      (pid) => told.push(pid),
      () => Promise.resolve(),
    );
    assert.deepEqual(told, [child.pid]);
    assert.ok(Date.now() - started > 600, "the lock is given only when the holder lets go");
  });

  it("is taken over at once from a process that was killed", async () => {
    const child = holder(path, 'console.log("held"); await new Promise((done) => setTimeout(done, 60_000));');
    await printed(child);
    child.kill("SIGKILL");
    await once(child, "close");
    assert.ok(existsSync(path));
    const started = Date.now();
    await withLock(path, nobody, () => Promise.resolve());
    assert.ok(Date.now() - started < 1000);
  });

  it("is not taken for held by another process that got the id of a dead one", async () => {
    await withLock(path, nobody, () => Promise.resolve());
    writeFileSync(path, JSON.stringify([{ pid: process.pid, start: "some other start" }]));
    await withLock(path, nobody, () => Promise.resolve());
  });

  it("is taken over when its file was cut off", async () => {
    await withLock(path, nobody, () => Promise.resolve());
    writeFileSync(path, '[{"pid":');
    await withLock(path, nobody, () => Promise.resolve());
  });

  it("stays held by a process that the work started, when the holder is killed", async () => {
    const child = holder(
      path,
      `const sleeper = spawn("sleep", ["1"]); share(sleeper.pid); console.log(sleeper.pid);
       await new Promise((done) => setTimeout(done, 60_000));`,
    );
    const sleeper = Number(await printed(child));
    child.kill("SIGKILL");
    await once(child, "close");
    const told: number[] = [];
    await withLock(
      path,
      (pid) => told.push(pid),
      () => Promise.resolve(),
    );
    assert.deepEqual(told, [sleeper]);
    assert.equal(processStart(sleeper), undefined);
  });

  it("lets one of many in at a time", async function () {
    this.timeout(30_000);
    const counter = join(path, "..", "..", "counter");
    writeFileSync(counter, "0");
    const add = `const file = ${JSON.stringify(counter)}; const count = Number(readFileSync(file, "utf8"));
      await new Promise((done) => setTimeout(done, 20)); writeFileSync(file, String(count + 1));`;
    const children = Array.from({ length: 6 }, () => holder(path, add));
    const ends = await Promise.all(children.map((child) => once(child, "close")));
    assert.deepEqual(
      ends.map(([code]) => code as number),
      [0, 0, 0, 0, 0, 0],
    );
    assert.equal(readFileSync(counter, "utf8"), "6");
  });
});
