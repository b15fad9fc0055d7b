import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256sum } from "../../../local/cluster/checksum-command";
import type { Mount } from "../../../local/cluster/container-files";

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const NOT_ITS_DIGEST = "0".repeat(64);

describe("sha256sum on the files of a container", () => {
  let folder: string;
  let share: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "checksum-"));
    share = join(folder, "share");
    mkdirSync(join(share, "data"), { recursive: true });
    writeFileSync(join(share, "data", "a"), "alpha\n");
    writeFileSync(join(share, "data", "b"), "beta\n");
    writeFileSync(join(folder, "secret"), "outside\n");
    symlinkSync(join(folder, "secret"), join(share, "link-out"));
    symlinkSync(join("data", "a"), join(share, "link-in"));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function mounts(list: string): Mount[] {
    return [
      { mountPath: "/mnt/sfs_turbo", source: { folder: share } },
      { mountPath: "/checksums/", source: { files: new Map([["SUMS", Buffer.from(list)]]) } },
    ];
  }

  const check = (list: string, ...options: string[]): ReturnType<typeof sha256sum> =>
    sha256sum(["--check", ...options, "/checksums/SUMS"], mounts(list), "/mnt/sfs_turbo");

  it("finds good bytes good, by relative and by absolute path", async () => {
    const list = `${digestOf("alpha\n")}  data/a\n${digestOf("beta\n").toUpperCase()} */mnt/sfs_turbo/data/b\n`;
    assert.deepEqual(await check(list), { exitCode: 0, output: "data/a: OK\n/mnt/sfs_turbo/data/b: OK\n" });
  });

  it("finds other bytes and missing files, and says which", async () => {
    const result = await check(`${NOT_ITS_DIGEST}  data/a\n${NOT_ITS_DIGEST}  data/none\n`);
    assert.equal(result.exitCode, 1);
    assert.match(result.output, /^data\/a: FAILED$/m);
    assert.match(result.output, /^data\/none: FAILED open or read$/m);
    assert.match(result.output, /^sha256sum: WARNING: 1 computed checksum did NOT match$/m);
  });

  it("reads nothing outside the mounts", async () => {
    for (const path of [
      "../secret",
      "/mnt/sfs_turbo/../../secret",
      join(folder, "secret"),
      "/etc/passwd",
      "link-out",
    ]) {
      const { exitCode, output } = await sha256sum([path], mounts(""), "/mnt/sfs_turbo");
      assert.equal(exitCode, 1, path);
      assert.doesNotMatch(output, new RegExp(digestOf("outside\n")), path);
    }
    assert.equal(
      (await sha256sum(["link-in"], mounts(""), "/mnt/sfs_turbo")).output,
      `${digestOf("alpha\n")}  link-in\n`,
    );
    assert.match((await sha256sum(["link-out"], mounts(""), "/mnt/sfs_turbo")).output, /Permission denied/);
  });

  it("refuses a list without a line in the right form, and with --strict any other line", async () => {
    assert.equal((await check("# nothing\n")).exitCode, 1);
    const mixed = `${digestOf("alpha\n")}  data/a\nnot a line\n`;
    assert.equal((await check(mixed)).exitCode, 0);
    assert.equal((await check(mixed, "--strict")).exitCode, 1);
  });

  it("refuses options that it does not know, and has no standard input", async () => {
    assert.match((await check("", "--zero-trust")).output, /unrecognized option '--zero-trust'/);
    assert.equal((await sha256sum([], mounts(""), "/")).exitCode, 1);
  });

  it("ends and prints as the command of the system does", function () {
    const list = [
      `${digestOf("alpha\n")}  data/a`,
      `${NOT_ITS_DIGEST}  data/b`,
      `${NOT_ITS_DIGEST}  data/none`,
      "not a line",
      `${digestOf("alpha\n")} *link-in`,
      "",
    ].join("\n");
    writeFileSync(join(folder, "SUMS"), list);
    const sets = [
      [],
      ["--strict"],
      ["--quiet"],
      ["--status"],
      ["--ignore-missing"],
      ["--warn", "--quiet"],
      ["--status", "--warn"],
    ];
    return Promise.all(
      sets.map(async (options) => {
        const parameters = ["--check", ...options, join(folder, "SUMS")];
        const real = spawnSync("sha256sum", parameters, {
          cwd: share,
          encoding: "utf8",
          env: { LC_ALL: "C", PATH: process.env["PATH"] },
        });
        if (real.error !== undefined || /usage/i.test(real.stderr)) {
          this.skip(); // not GNU coreutils
        }
        const ours = await check(list, ...options);
        const sorted = (text: string): string[] =>
          text.replaceAll(join(folder, "SUMS"), "/checksums/SUMS").split("\n").filter(Boolean).sort();
        assert.equal(ours.exitCode, real.status, options.join());
        assert.deepEqual(sorted(ours.output), sorted(real.stdout + real.stderr), options.join());
      }),
    );
  });
});
