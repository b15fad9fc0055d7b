// Runs a TypeScript file of the project: `node tools/run.mjs FILE.ts [argument …]`. Installs the packages of
// package-lock.json first, if they are not there. Plain JavaScript on Node's own modules: nothing is installed yet when
// this starts, and the version of Node is not known to be right.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { spawn } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NODE = [20, 19];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const marker = join(modules, ".ascend-stacks-install");
const note = join(modules, ".package-lock.json");

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return;
  fail(
    `node: got version ${process.versions.node}; Node ${NODE.join(".")} or newer is needed: install it, put it first on PATH, ` +
      "and run the same command again",
  );
}

/** Hash of all that decides what `npm ci` installs. */
function wantedInstall() {
  const hash = createHash("sha256");
  for (const name of ["package-lock.json", "package.json", "sdks/huaweicloud/package.json"]) {
    const path = join(root, name);
    if (!existsSync(path)) fail(`${path}: not found; restore it from the repository`);
    hash.update(`${name}\0`).update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function isInstalled(wanted) {
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return true;
  if (!isWhole()) return false;
  writeFileSync(marker, wanted);
  return true;
}

/** Whether npm, run by hand, installed exactly what package-lock.json says; npm notes what it did when it is done. */
function isWhole() {
  const packagesOf = (path) => JSON.parse(readFileSync(path, "utf8")).packages;
  if (!existsSync(note)) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf(join(root, "package-lock.json"))).every(([path, want]) => {
    // "" is the project itself; an optional package may be for another system.
    if (path === "" || want.optional) return true;
    const have = installed[path];
    return (
      have?.version === want.version &&
      have.integrity === want.integrity &&
      existsSync(join(root, path, "package.json"))
    );
  });
}

/** Runs `npm ci` and leaves the marker when it is done: without it, and without npm's own note, the next run installs again. */
async function install(wanted) {
  const cache =
    process.env.ASCEND_STACKS_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "ascend-stacks");
  const lock = join(cache, "locks", `npm-${createHash("sha256").update(root).digest("hex").slice(0, 8)}.lock`);
  // Loaded only when it is needed: it costs a few milliseconds.
  const { withLock } = await import("./lock.mjs");
  await withLock(
    lock,
    (pid) => process.stderr.write(`Process ${pid} is installing the npm packages; waiting for it.\n`),
    async (share) => {
      if (isInstalled(wanted)) return;
      // Both say that all is there, which ends now.
      for (const path of [marker, note]) rmSync(path, { force: true });
      const started = Date.now();
      const seconds = () => Math.round((Date.now() - started) / 1000);
      const tty = process.stderr.isTTY;
      process.stderr.write(
        "Installing the npm packages of package-lock.json (npm ci), about a minute at the first time.\n",
      );
      const tick = setInterval(
        () => process.stderr.write(tty ? `\r\x1b[Knpm ci, ${seconds()} s` : `npm ci, ${seconds()} s\n`),
        tty ? 500 : 15_000,
      );
      const { code, output } = await npmCi(share);
      clearInterval(tick);
      if (tty) process.stderr.write("\r\x1b[K");
      if (code !== 0) {
        fail(
          `${output}\nnpm ci: ended with exit code ${code}; npm says above what is wrong. Run the same command again to go on.`,
        );
      }
      process.stderr.write(`Installed the npm packages in ${seconds()} s.\n`);
      writeFileSync(marker, wanted);
    },
  );
}

function npmCi(share) {
  const child = start("npm", ["ci", "--no-progress"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  // Should this process be killed, npm goes on: until it ends, no other run may start one.
  if (child.pid !== undefined) share(child.pid);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on("error", (error) => fail(`npm: ${error.message}; npm comes with Node: put it on PATH`));
    child.on("close", (code, signal) => resolve({ code: code ?? signal, output: output.trim() }));
  });
}

/** Starts a process and hands signals on to it. Ctrl-C in a terminal reaches it by itself: twice would mean "at once". */
function start(program, args, options) {
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  let child;
  // Listening before it starts: a signal that came in between would end this process alone.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !terminal) child?.kill(signal);
    });
  }
  child = spawn(program, args, options);
  return child;
}

requireNode();
const [script, ...args] = process.argv.slice(2);
if (script === undefined) fail("usage: node tools/run.mjs FILE.ts [argument ...]");
const wanted = wantedInstall();
if (!isInstalled(wanted)) await install(wanted);
const loader = pathToFileURL(join(modules, "tsx", "dist", "loader.mjs")).href;
const child = start(process.execPath, ["--import", loader, resolve(root, script), ...args], {
  cwd: root,
  stdio: "inherit",
});
child.on("close", (code, signal) => {
  // 128 and the signal's number, as a shell says it.
  process.exitCode = code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0);
});
