import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { endProcess, isRunning, recordOf, startInStat, startOf } from "../../local/process-identity";

describe("process identity", () => {
  const children: ChildProcess[] = [];

  function sleeper(script = "setInterval(() => 0, 1000)"): number {
    const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
    children.push(child);
    assert(child.pid !== undefined);
    return child.pid;
  }

  afterEach(() => {
    for (const child of children.splice(0)) {
      child.kill("SIGKILL");
    }
  });

  it("reads state and start from a line of /proc whatever the process is called", () => {
    const fields = Array.from({ length: 49 }, (_, index) => String(index + 4));
    assert.equal(startInStat(`12 (a) b) (c) S ${fields.join(" ")}`, "boot"), "boot:22");
    assert.equal(startInStat(`12 (gone) Z ${fields.join(" ")}`, "boot"), undefined);
  });

  it("tells a process from an earlier one with its number", () => {
    const record = recordOf(process.pid);
    assert(record !== undefined && isRunning(record));
    assert.equal(isRunning({ ...record, started: `${record.started}0` }), false);
  });

  it("does not see a process that has ended and was not waited for", async () => {
    const pid = sleeper("0");
    await once(children[0] ?? process, "exit");
    assert.equal(startOf(pid), undefined);
  });

  it("ends the recorded process and no other", async () => {
    const pid = sleeper();
    const record = recordOf(pid);
    assert(record !== undefined);
    await endProcess({ pid, started: "another boot:1" }, 0);
    assert.equal(isRunning(record), true);
    await endProcess(record, 2000);
    assert.equal(isRunning(record), false);
  });

  it("kills what does not end when it is asked to", async () => {
    const pid = sleeper("process.on('SIGTERM', () => 0); console.log('ready'); setInterval(() => 0, 1000)");
    const stdout = children[0]?.stdout;
    assert(stdout);
    await once(stdout, "data");
    const record = recordOf(pid);
    assert(record !== undefined);
    await endProcess(record, 100);
    assert.equal(isRunning(record), false);
  });
});
