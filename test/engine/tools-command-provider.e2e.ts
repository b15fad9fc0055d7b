import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processStart } from "../../tools/lock.mjs";
import { temporaryProgram, type TemporaryProgram } from "../tools/temporary-program";

const IMPORTS = 'import * as pulumi from "@pulumi/pulumi"; import { local } from "@pulumi/command";\n';

describe("the command plugin under the engine", function () {
  this.timeout(120_000);
  let program: TemporaryProgram;
  const journal = () => readFileSync(join(program.folder, "journal"), "utf8").trim().split("\n");
  const up = async (text: string) => {
    program.write(IMPORTS + text);
    return program.pulumi("up", "--yes", "--skip-preview");
  };

  beforeEach(async () => {
    program = await temporaryProgram();
  });
  afterEach(async () => {
    await program.pulumi("destroy", "--yes", "--skip-preview");
    program.remove();
  });

  it("creates, updates with the output of the run before, replaces on a trigger, and deletes", async () => {
    const text = (word: string, trigger: number) => `
      const command = new local.Command("c", {
        create: "echo create $WORD >> journal; echo made",
        update: "echo update $WORD after $PULUMI_COMMAND_STDOUT >> journal; echo changed",
        delete: "echo delete $WORD after $PULUMI_COMMAND_STDOUT >> journal",
        environment: { WORD: ${JSON.stringify(word)} },
        triggers: [${trigger}],
      });
      export const stdout = command.stdout;`;
    const first = await up(text("one", 1));
    assert.match(first, /stdout: "made"/);
    assert.match(first, /command plugin is the stand-in/);
    assert.deepEqual(journal(), ["create one"]);

    await program.pulumi("preview", "--expect-no-changes");
    assert.deepEqual(journal(), ["create one"], "a preview runs nothing");

    assert.match(await up(text("two", 1)), /stdout: "made" => "changed"|stdout\s*: .*"changed"/);
    assert.deepEqual(journal().slice(1), ["update two after made"]);

    await up(text("two", 2));
    assert.deepEqual(journal().slice(2), ["create two", "delete two after changed"]);
  });

  it("fails the step with the exit status and the output of the command, and keeps no resource", async () => {
    program.write(IMPORTS + 'new local.Command("c", { create: "echo so far; echo no further >&2; exit 3" });');
    await assert.rejects(program.pulumi("up", "--yes", "--skip-preview"), (error: Error) => {
      assert.match(error.message, /exit status 3: running "echo so far; echo no further >&2; exit 3"/);
      assert.match(error.message, /so far\n\s*no further/);
      return true;
    });
    assert.doesNotMatch(program.state(), /command:local:Command/);
  });

  it("keeps what a command printed secret when an input is a secret", async () => {
    await up(`new local.Command("c", {
      create: "printf %s \\"$TOKEN\\" | tr a-z A-Z",
      environment: { TOKEN: pulumi.secret("canary-token") },
      logging: "none",
    });`);
    assert.match(program.state(), /command:local:Command/);
    assert.doesNotMatch(program.state(), /canary-token/i);
  });

  it("runs a function at every preview and collects files by patterns", async () => {
    const output = await up(`
      const ran = local.runOutput({
        command: "mkdir -p made/deep; echo 1 > made/a.txt; echo 2 > made/deep/b.txt; echo 3 > made/c.bin; cat",
        stdin: "from the program",
        assetPaths: ["made/**.txt", "!**a.txt"],
      });
      export const stdout = ran.stdout;
      export const found = ran.assets.apply((assets) => Object.keys(assets ?? {}).join());`);
    assert.match(output, /stdout: "from the program"/);
    assert.match(output, /found *: "made\/deep\/b\.txt"/);
  });

  it("ends a command that runs when the engine is killed", async () => {
    program.write(IMPORTS + 'new local.Command("c", { create: "echo $$ > pid; sleep 60; echo too late > late" });');
    const engine = program.start("up", "--yes", "--skip-preview");
    const pidFile = join(program.folder, "pid");
    while (!existsSync(pidFile) || readFileSync(pidFile, "utf8") === "") await sleep(50);
    const pid = Number(readFileSync(pidFile, "utf8"));
    engine.kill("SIGKILL");
    for (let left = 100; left > 0 && processStart(pid) !== undefined; left--) await sleep(50);
    assert.equal(processStart(pid), undefined);
    // The engine could not release its lock on the state.
    await program.pulumi("cancel", "--yes");
  });

  it("refuses a copy without a source it can copy, before anything is copied", async () => {
    program.write(`import * as pulumi from "@pulumi/pulumi"; import { remote } from "@pulumi/command";
      new remote.CopyToRemote("c", {
        connection: { host: "127.0.0.1" }, remotePath: "/nowhere",
        source: new pulumi.asset.AssetArchive({ file: new pulumi.asset.StringAsset("text") }),
      });`);
    await assert.rejects(program.pulumi("preview"), /archive must be a path to a file or directory/);
  });
});
