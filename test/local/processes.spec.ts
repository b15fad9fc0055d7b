import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "../../local/process-identity";
import { createSupervisor, endRecorded, recordedProcesses, type Supervisor } from "../../local/processes";

const STAY = "setInterval(() => 0, 1000)";

describe("supervised processes", () => {
  let folder: string;
  let supervisor: Supervisor;
  const log: string[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "processes-"));
    supervisor = createSupervisor(folder, (line) => log.push(line));
  });
  afterEach(async () => {
    await supervisor.close(0);
    await endRecorded(folder, 0);
    rmSync(folder, { recursive: true, force: true });
  });

  function start(name: string, script: string, more: { prepare?: () => Promise<void> } = {}): void {
    supervisor.start({
      name,
      program: process.execPath,
      arguments: ["-e", script, "with blanks", "$HOME"],
      directory: folder,
      ...more,
    });
  }

  async function until(holds: () => boolean): Promise<void> {
    const end = Date.now() + 8000;
    while (!holds()) {
      await sleep(20);
      assert(Date.now() < end, `not in 8 s; log:\n${log.join("\n")}`);
    }
  }

  it("runs the program with its arguments as they are, without the user's environment", async () => {
    process.env["HTTP_PROXY"] = "http://secret.example";
    try {
      start("echo", `console.log(JSON.stringify([process.argv.slice(1), Object.keys(process.env).sort()])); ${STAY}`);
    } finally {
      delete process.env["HTTP_PROXY"];
    }
    const output = join(folder, "logs", "echo.log");
    await until(() => existsSync(output) && readFileSync(output, "utf8").includes("]"));
    const [words, variables] = JSON.parse(readFileSync(output, "utf8")) as [string[], string[]];
    assert.deepEqual(words, ["with blanks", "$HOME"]);
    assert(!variables.includes("HTTP_PROXY"), variables.join(" "));
  });

  it("has every process on record before its program begins", async () => {
    // Programs that are quick to begin.
    const names = Array.from({ length: 10 }, (_, index) => `early-${index}`);
    for (const name of names) {
      supervisor.start({ name, program: "/bin/ls", arguments: ["processes"], directory: folder });
    }
    for (const name of names) {
      const output = join(folder, "logs", `${name}.log`);
      await until(() => existsSync(output) && readFileSync(output, "utf8") !== "");
      assert.match(readFileSync(output, "utf8"), new RegExp(`^${name}\\.json$`, "m"));
    }
  });

  it("starts again what ends by itself, later each time, and says why", async () => {
    log.length = 0;
    start("short", "process.exit(7)");
    await until(() => log.length >= 3);
    assert.match(log[0] ?? "", /short ended \(exit code 7; its log is .*short\.log\); starting it again in 250 ms/);
    assert.match(log[1] ?? "", /in 500 ms/);
    assert.match(log[2] ?? "", /in 1000 ms/);
  });

  it("prepares each start, and does not begin a process that was stopped meanwhile", async () => {
    let prepared = 0;
    start("prepared", "process.exit(1)", {
      prepare: () => {
        prepared++;
        return Promise.resolve();
      },
    });
    await until(() => prepared >= 2);
    await supervisor.stop("prepared", 0);

    let go: () => void = () => undefined;
    start("late", STAY, { prepare: () => new Promise((resolve) => (go = resolve)) });
    await supervisor.stop("late", 0);
    go();
    await sleep(100);
    assert.deepEqual(recordedProcesses(folder), []);
  });

  it("leaves nothing on record and nothing running after a stop", async () => {
    start("one", STAY);
    start("two", STAY);
    await until(() => supervisor.list().every(({ pid }) => pid !== undefined));
    const records = recordedProcesses(folder);
    assert.equal(records.length, 2);
    await supervisor.close(2000);
    start("three", STAY);
    assert.deepEqual(supervisor.list(), []);
    assert.deepEqual(readdirSync(join(folder, "processes")), []);
    for (const { record } of records) {
      assert.equal(isRunning(record), false);
    }
  });

  it("finds and ends what a supervisor that was killed has left behind", async function () {
    this.timeout(20_000);
    const script = join(folder, "supervise.ts");
    const module = join(__dirname, "..", "..", "local", "processes");
    writeFileSync(
      script,
      `import { createSupervisor } from ${JSON.stringify(module)};
       createSupervisor(${JSON.stringify(folder)}, console.log).start({
         name: "orphan", program: process.execPath, arguments: ["-e", ${JSON.stringify(STAY)}], directory: ${JSON.stringify(folder)},
       });
       console.log("started"); setInterval(() => 0, 1000);`,
    );
    const other = spawn(process.execPath, ["--import", require.resolve("tsx"), script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(other.stdout, "data");
    other.kill("SIGKILL");
    await once(other, "exit");
    const [left, ...more] = recordedProcesses(folder);
    assert(left !== undefined && more.length === 0);
    await endRecorded(folder, 0);
    assert.equal(isRunning(left.record), false);
    assert.deepEqual(recordedProcesses(folder), []);
  });
});
