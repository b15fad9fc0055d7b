import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";
import { assembleEngine } from "../../tools/toolchain/engine";
import { findInstalled, huaweicloudPath } from "../../tools/toolchain/installed";
import { pruneUnused } from "../../tools/toolchain/prune";
import { VERSIONS } from "../../tools/toolchain/versions";
import { keepEnvironment, restoreEnvironment } from "./environment";
import { removeTemporaryFolders, temporaryFolder, writeProgram } from "./temporary-folder";

const BUILT = [
  "pulumi",
  "pulumi-resource-kubernetes",
  "pulumi-resource-terraform-provider",
  "terraform-provider-huaweicloud",
];

describe("the engine's folder", () => {
  const before = keepEnvironment();
  let folder: string;
  let cache: string;
  let home: string;
  let programs: Map<string, string>;
  beforeEach(() => {
    folder = temporaryFolder();
    cache = join(folder, "cache");
    home = join(folder, "home");
    // Nothing is installed but what a test installs.
    Object.assign(process.env, { ASCEND_STACKS_CACHE: cache, PULUMI_HOME: home, PATH: join(folder, "bin") });
    mkdirSync(join(folder, "bin"));
    programs = new Map(BUILT.map((name) => [name, writeProgram(folder, name, [`echo ${name}`])]));
  });
  afterEach(() => {
    restoreEnvironment(before);
    removeTemporaryFolders();
  });
  const installed = () => findInstalled(cache, "linux", "amd64");
  const assemble = () => assembleEngine(installed(), programs, "linux", "amd64");

  it("has the built CLI with the stand-in host beside it, and the plugins where the CLI looks", () => {
    const engine = assemble();
    assert.deepEqual(readdirSync(engine.directory).sort(), ["pulumi", "pulumi-language-nodejs"]);
    assert.equal(statSync(engine.pulumi).ino, statSync(programs.get("pulumi") ?? "").ino, "a link, not a copy");
    assert.match(
      readFileSync(join(engine.directory, "pulumi-language-nodejs"), "utf8"),
      /tools\/language-host\/main\.ts/,
    );
    assert.deepEqual(readdirSync(join(engine.home, "plugins")).sort(), [
      `resource-command-v${VERSIONS.command}`,
      `resource-kubernetes-v${VERSIONS.kubernetesProvider}`,
      `resource-terraform-provider-v${VERSIONS.terraformProvider}`,
    ]);
    assert.ok(statSync(join(engine.home, huaweicloudPath("linux", "amd64"))).isFile());
    assert.equal(assemble().directory, engine.directory, "the same again from the same");
  });

  it("is another one when a program is", () => {
    const first = assemble();
    programs.set("pulumi", writeProgram(folder, "pulumi-2", ["echo 2"]));
    assert.notEqual(assemble().directory, first.directory);
  });

  it("uses an installed CLI that is new enough, with its own language host", () => {
    const bin = join(folder, "bin");
    const pulumi = writeProgram(bin, "pulumi", ["echo v3.300.1"]);
    writeProgram(bin, "pulumi-language-nodejs", [`echo "real host $1"`]);
    const engine = assemble();
    assert.equal(engine.pulumi, pulumi);
    assert.match(
      readFileSync(join(engine.directory, "pulumi-language-nodejs"), "utf8"),
      new RegExp(`^exec '${bin}/`, "m"),
    );
  });

  it("does not use a CLI that is older, of another major version, or without a language host, and says why", () => {
    const bin = join(folder, "bin");
    for (const version of ["v3.258.9", "v4.0.0", ""]) {
      writeProgram(bin, "pulumi", [`echo ${version}`]);
      const { engine, refused } = installed();
      assert.equal(engine, undefined);
      assert.match(
        refused.join(),
        new RegExp(`pulumi: got version ${version.slice(1)}.*3\\.x from ${VERSIONS.pulumi} on is needed`),
      );
    }
    writeProgram(bin, "pulumi", [`echo v${VERSIONS.pulumi}`]);
    assert.match(installed().refused.join(), /pulumi-language-nodejs is not beside it/);
  });

  it("uses installed plugins of exactly the wanted version that are there as a whole", () => {
    const plugin = (name: string, version: string) => join(home, "plugins", `resource-${name}-v${version}`);
    for (const [name, version] of [
      ["kubernetes", "4.25.0"],
      ["terraform-provider", "1.1.4"],
      ["command", "1.2.1"],
    ] as const) {
      mkdirSync(plugin(name, version), { recursive: true });
      writeProgram(plugin(name, version), `pulumi-resource-${name}`, ["echo installed"]);
    }
    writeFileSync(`${plugin("command", "1.2.1")}.partial`, "");
    assert.deepEqual([...installed().plugins.keys()], ["kubernetes"]);
    const engine = assemble();
    const used = join(engine.home, "plugins", "resource-kubernetes-v4.25.0", "pulumi-resource-kubernetes");
    assert.match(readFileSync(used, "utf8"), /echo installed/);
  });

  it("does not take what the project itself built for installed", () => {
    const engine = assemble();
    Object.assign(process.env, { PATH: engine.directory, PULUMI_HOME: engine.home });
    assert.deepEqual(installed(), { engine: undefined, plugins: new Map(), huaweicloud: undefined, refused: [] });
  });

  it("quotes the clone's path in its scripts for the shell", () => {
    const text = readFileSync(join(assemble().directory, "pulumi-language-nodejs"), "utf8");
    assert.ok(text.includes(`'${projectRoot()}/node_modules/tsx/dist/cjs/index.cjs'`));
  });

  it("is removed when nothing used it for 30 days", () => {
    const used = join(folder, "used");
    const unused = join(folder, "unused");
    const now = Date.now();
    for (const [path, days] of [
      [used, 29],
      [unused, 31],
    ] as const) {
      mkdirSync(path);
      const time = new Date(now - days * 24 * 60 * 60 * 1000);
      utimesSync(path, time, time);
    }
    pruneUnused(folder, now);
    assert.ok(readdirSync(folder).includes("used"));
    assert.ok(!readdirSync(folder).includes("unused"));
  });
});
