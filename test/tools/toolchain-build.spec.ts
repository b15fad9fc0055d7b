import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processStart } from "../../tools/lock.mjs";
import { fakeGo, type FakeGo, type FakeGoMode } from "./fake-go";
import { removeTemporaryFolders } from "./temporary-folder";

/** Programs of one module: one `go build`. */
const ONE_MODULE = ["pulumi", "volcano"];
const PROGRAMS = ["pulumi", "pulumi-resource-terraform-provider", "volcano", "pulumi-resource-kubernetes"];

describe("building the programs", function () {
  this.timeout(30_000);
  let go: FakeGo;
  beforeEach(() => {
    go = fakeGo();
  });
  afterEach(removeTemporaryFolders);

  const start = (mode: FakeGoMode, names = PROGRAMS) =>
    spawn(process.execPath, ["--require", "tsx/cjs", join(__dirname, "ensure-programs.ts"), ...names], {
      env: go.environment(mode),
      stdio: ["ignore", "pipe", "pipe"],
    });
  const finish = async ({ child, output }: ReturnType<typeof watched>) => {
    const [code] = (await once(child, "close")) as [number | null];
    return { code, output: output() };
  };
  /** A started process with what it has printed so far. */
  const watched = (mode: FakeGoMode, names = PROGRAMS) => {
    const child = start(mode, names);
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
    return { child, output: () => text };
  };
  /** Process id of the `go build` that hangs or waits, when the lock knows of it too. */
  const buildingPid = async () => {
    const lock = join(go.cache, "locks", "programs.lock");
    await until(() => existsSync(go.pidFile) && readFileSync(go.pidFile, "utf8") !== "");
    const pid = Number(readFileSync(go.pidFile, "utf8"));
    await until(() => readFileSync(lock, "utf8").includes(`"pid":${pid},`));
    return pid;
  };
  const run = (mode: FakeGoMode, names = PROGRAMS) => finish(watched(mode, names));
  const inCache = (folder: string) => {
    const path = join(go.cache, folder);
    return existsSync(path) ? readdirSync(path) : [];
  };
  const paths = (output: string) => JSON.parse(output.trim().split("\n").at(-1) ?? "") as Record<string, string>;

  it("builds each module once, says so, and then finds what it built", async () => {
    const { code, output } = await run("ok");
    assert.equal(code, 0, output);
    assert.match(
      output,
      /Building pulumi, pulumi-resource-terraform-provider, volcano, pulumi-resource-kubernetes with Go 1\.99\.0/,
    );
    assert.match(output, /built in \d+ s \(2 packages compiled\)[^]*The tool chain was built in \d+ s/);
    assert.equal(go.calls().filter((call) => call === "build").length, 2);
    const built = paths(output);
    assert.deepEqual(Object.keys(built), PROGRAMS);
    assert.equal(readFileSync(built["pulumi-resource-terraform-provider"] ?? "", "utf8"), "program dynamic\n");
    assert.ok(existsSync(join(built["volcano"] ?? "", "..", "module", "config", "crd", "jobs.yaml")));

    const again = await run("ok");
    assert.deepEqual(again.output.trim().split("\n"), [JSON.stringify(built)], "a warm run says nothing");
    assert.equal(go.calls().filter((call) => call === "build").length, 2);
    assert.deepEqual(inCache("work"), []);
  });

  it("builds only what is missing", async () => {
    await run("ok", ["pulumi"]);
    const { output } = await run("ok", ["pulumi", "sdk-generator"]);
    assert.match(output, /^Building sdk-generator with/);
  });

  it("killed half-way: leaves no part of a program, and the next run builds them", async () => {
    const child = start("hang", ONE_MODULE);
    const pid = await buildingPid();
    child.kill("SIGKILL");
    await once(child, "exit");
    // The compiler still runs and holds the lock: the next run waits for it instead of building beside it.
    const next = watched("ok", ONE_MODULE);
    const ended = finish(next);
    await until(() => next.output().includes(`Process ${pid} is building the tool chain; waiting for it`));
    assert.deepEqual(inCache("programs"), []);
    process.kill(pid, "SIGKILL");
    const { code, output } = await ended;
    assert.equal(code, 0, output);
    assert.equal(inCache("programs").length, ONE_MODULE.length);
  });

  it("interrupted: takes the compiler with it", async () => {
    const child = start("hang", ONE_MODULE);
    const pid = await buildingPid();
    child.kill("SIGTERM");
    const [, signal] = (await once(child, "exit")) as [number | null, string | null];
    assert.equal(signal, "SIGTERM");
    await until(() => processStart(pid) === undefined);
    assert.deepEqual(inCache("programs"), []);
  });

  it("twice at once: one builds, the other waits and says for whom", async () => {
    const first = watched("gate", ONE_MODULE);
    const firstEnded = finish(first);
    await buildingPid();
    const second = watched("gate", ONE_MODULE);
    const secondEnded = finish(second);
    await until(() =>
      second.output().includes(`Process ${first.child.pid ?? "?"} is building the tool chain; waiting for it`),
    );
    go.openGate();
    assert.deepEqual([(await firstEnded).code, (await secondEnded).code], [0, 0]);
    assert.equal(go.calls().filter((call) => call === "build").length, 1);
  });

  it("an error in a source: shows the end of what Go printed, and where all of it is", async () => {
    const { code, output } = await run("fail", ONE_MODULE);
    assert.equal(code, 1);
    assert.match(
      output,
      /go build ended with exit code 1; its last lines:\n[^]*undefined: nothing\nThe whole output is in (.*)\n/,
    );
    const log = /The whole output is in (.*)\n/.exec(output)?.[1] ?? "";
    assert.match(readFileSync(log, "utf8"), /^\$ go list [^]*\$ go build [^]*undefined: nothing/);
    assert.deepEqual(inCache("programs"), []);
  });

  it("an error in one module: ends the build of the others", async () => {
    const { code, output } = await run("fail one");
    assert.equal(code, 1);
    assert.match(output, /^ToolchainError: Pulumi's Kubernetes provider: go build ended with exit code 1/m);
    const pid = Number(readFileSync(go.pidFile, "utf8"));
    await until(() => processStart(pid) === undefined);
    assert.deepEqual(inCache("programs"), []);
  });
});

/** Waits for something that will be; mocha's time limit ends the wait for what will not. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(50);
}
