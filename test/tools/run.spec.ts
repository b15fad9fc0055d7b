import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "../../tools/paths";
import { pathWith, removeTemporaryFolders, temporaryFolder, writeProgram } from "./temporary-folder";

describe("tools/run.mjs", function () {
  this.timeout(30_000);
  let root: string;
  let environment: Record<string, string | undefined>;
  beforeEach(() => {
    root = join(temporaryFolder(), "project");
    const tools = join(projectRoot(), "tools");
    mkdirSync(join(root, "sdks", "huaweicloud"), { recursive: true });
    mkdirSync(join(root, "tools"));
    for (const name of ["run.mjs", "lock.mjs"]) cpSync(join(tools, name), join(root, "tools", name));
    for (const name of ["package.json", "package-lock.json", "sdks/huaweicloud/package.json"]) {
      writeFileSync(join(root, name), '{"packages":{}}');
    }
    writeFileSync(
      join(root, "show.ts"),
      "const given: string[] = process.argv.slice(2); console.log(given.join()); process.exitCode = 7;",
    );
    // In the place of npm: does what NPM_MODE says, and puts the loader where npm would.
    const bin = join(root, "bin");
    mkdirSync(bin);
    writeProgram(bin, "npm", [
      `echo "$*" >> ${root}/calls`,
      `rm -rf ${root}/node_modules; mkdir ${root}/node_modules`,
      'case "$NPM_MODE" in',
      `  hang) echo $$ > ${root}/pid; exec sleep 60 ;;`,
      "  fail) echo 'npm error code E403' >&2; exit 1 ;;",
      "esac",
      "sleep 0.3",
      `ln -s ${projectRoot()}/node_modules/tsx ${root}/node_modules/tsx`,
    ]);
    environment = { ...process.env, PATH: pathWith(bin), ASCEND_STACKS_CACHE: join(root, "cache") };
  });
  afterEach(removeTemporaryFolders);

  const start = (args: string[], more: Record<string, string> = {}, node: string[] = []) =>
    spawn(process.execPath, [...node, join(root, "tools", "run.mjs"), ...args], {
      env: { ...environment, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
  const finish = async (child: ReturnType<typeof start>) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, output };
  };
  const run = (...args: string[]) => finish(start(["show.ts", ...args]));
  const installs = () =>
    existsSync(join(root, "calls")) ? readFileSync(join(root, "calls"), "utf8").trim().split("\n") : [];

  it("installs, runs the script with its arguments and ends with its exit code; then installs no more", async () => {
    const first = await run("a", "b c");
    assert.equal(first.code, 7, first.output);
    assert.match(first.output, /^Installing the npm packages[^]*Installed the npm packages in \d+ s\.\na,b c\n$/);
    assert.deepEqual(await run("d"), { code: 7, output: "d\n" });
    assert.deepEqual(installs(), ["ci --no-progress"]);
  });

  it("installs again when a package file changed", async () => {
    await run();
    for (const name of ["package-lock.json", "package.json", "sdks/huaweicloud/package.json"]) {
      writeFileSync(join(root, name), '{"packages":{}, "x": 1}');
      await run();
    }
    assert.equal(installs().length, 4);
  });

  it("takes what npm installed when it was run by hand, if it is all that the lock file names", async () => {
    const lock = { packages: { "": {}, "node_modules/tsx": { version: "1", integrity: "i" }, o: { optional: true } } };
    writeFileSync(join(root, "package-lock.json"), JSON.stringify(lock));
    mkdirSync(join(root, "node_modules"));
    symlinkSync(join(projectRoot(), "node_modules", "tsx"), join(root, "node_modules", "tsx"));
    const note = join(root, "node_modules", ".package-lock.json");
    writeFileSync(note, JSON.stringify(lock));
    assert.deepEqual(await run("by hand"), { code: 7, output: "by hand\n" });
    assert.deepEqual(installs(), []);

    for (const other of [{ version: "2", integrity: "i" }, { version: "1", integrity: "j" }, undefined]) {
      rmSync(join(root, "node_modules", ".ascend-stacks-install"));
      writeFileSync(note, JSON.stringify({ packages: { "node_modules/tsx": other } }));
      await run();
    }
    assert.equal(installs().length, 3);
  });

  it("killed half-way, it installs again", async () => {
    const child = start(["show.ts"], { NPM_MODE: "hang" });
    while (!existsSync(join(root, "pid")) || readFileSync(join(root, "pid"), "utf8") === "") await sleep(50);
    const pid = Number(readFileSync(join(root, "pid"), "utf8"));
    const locks = join(root, "cache", "locks");
    const isShared = () =>
      readdirSync(locks).some((name) => readFileSync(join(locks, name), "utf8").includes(`"pid":${pid},`));
    while (!isShared()) await sleep(50);
    child.kill("SIGKILL");
    await once(child, "close");
    // npm still runs: nobody may install beside it.
    const next = start(["show.ts", "after"]);
    const ended = finish(next);
    const [told] = (await once(next.stderr, "data")) as [Buffer];
    assert.match(told.toString(), new RegExp(`^Process ${pid} is installing the npm packages; waiting for it`));
    assert.equal(installs().length, 1);
    process.kill(pid, "SIGKILL");
    const { code, output } = await ended;
    assert.equal(code, 7, output);
    assert.equal(installs().length, 2);
  });

  it("two at once install once", async () => {
    const results = await Promise.all([run("x"), run("x")]);
    assert.deepEqual(
      results.map(({ code }) => code),
      [7, 7],
    );
    assert.equal(installs().length, 1);
  });

  it("shows what npm said when it fails, and what to do", async () => {
    const { code, output } = await finish(start(["show.ts"], { NPM_MODE: "fail" }));
    assert.equal(code, 1);
    assert.match(output, /npm error code E403\nnpm ci: ended with exit code 1; .* Run the same command again to go on/);
  });

  it("hands a signal on and ends as a shell would say it", async () => {
    await run();
    writeFileSync(join(root, "wait.ts"), 'console.log("waiting"); setTimeout(() => undefined, 60_000);');
    const child = start(["wait.ts"]);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    const [code] = (await once(child, "close")) as [number | null];
    assert.equal(code, 128 + 15);
  });

  it("refuses an old Node before anything else", async () => {
    const old = join(root, "old.cjs");
    writeFileSync(
      old,
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.18.3" } });',
    );
    const { code, output } = await finish(start(["show.ts"], {}, ["--require", old]));
    assert.equal(code, 1);
    assert.match(output, /^node: got version 20\.18\.3; Node 20\.19 or newer is needed: install it/);
    assert.deepEqual(installs(), []);
  });
});
