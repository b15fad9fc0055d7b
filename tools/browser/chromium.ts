import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { withLock } from "../lock.mjs";
import { cacheDirectory } from "../paths";

const run = promisify(execFile);

/** What a Chromium is called where it is installed. */
const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"];

/** Unpacks the package's Chromium below TMPDIR, unless it is there, and prints its path. */
const UNPACK =
  'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath()).then((path) => console.log(path))';

/**
 * Path of a Chromium: `$CHROMIUM_PATH`, else one that is installed, else that of the npm package @sparticuz/chromium (MIT; Linux
 * on x64), which is put into the cache once. Rejected where none of these is to be had.
 */
export async function chromiumPath(): Promise<string> {
  const own = process.env["CHROMIUM_PATH"];
  if (own !== undefined && own !== "") return own;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const installed = PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program)));
  return installed.find((path) => existsSync(path)) ?? (await chromiumOfPackage());
}

async function chromiumOfPackage(): Promise<string> {
  const key = createHash("sha256")
    .update(readFileSync(join(__dirname, "package-lock.json")))
    .digest("hex")
    .slice(0, 12);
  const folder = join(cacheDirectory(), "browser", key);
  await withLock(
    join(cacheDirectory(), "locks", `browser-${key}.lock`),
    () => undefined,
    async () => {
      if (!existsSync(folder)) await install(folder);
    },
  );
  const { stdout } = await run(process.execPath, ["--eval", UNPACK], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder },
  });
  return stdout.trim();
}

/** Installs the package beside its place and renames it: it is there as a whole or not at all. */
async function install(folder: string): Promise<void> {
  const temporary = `${folder}.partial`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) cpSync(join(__dirname, file), join(temporary, file));
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: temporary });
  renameSync(temporary, folder);
}
