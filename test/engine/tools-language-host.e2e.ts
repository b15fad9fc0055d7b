import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryProgram, type TemporaryProgram } from "../tools/temporary-program";

/** Ids of the processes whose command line has this text. */
function processesWith(text: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(text);
      } catch {
        return false;
      }
    });
}

describe("the language host under the engine", function () {
  this.timeout(120_000);
  let program: TemporaryProgram;
  beforeEach(async () => {
    program = await temporaryProgram();
  });
  afterEach(() => {
    program.remove();
  });

  it("runs a TypeScript program with its configuration, and says that it is a stand-in", async () => {
    program.write(`import * as pulumi from "@pulumi/pulumi";
      const config = new pulumi.Config();
      enum Size { Small = 1, Large }
      export const greeting = \`\${config.require("who")} \${Size.Large} \${pulumi.getStack()} \${pulumi.runtime.isDryRun()}\`;
      export const hidden = config.requireSecret("token");
      export const secretKeys = process.env.PULUMI_CONFIG_SECRET_KEYS;`);
    await program.pulumi("config", "set", "who", "world = = 1");
    await program.pulumi("config", "set", "--secret", "token", "canary");
    const output = await program.pulumi("preview");
    assert.match(output, /greeting *: "world = = 1 2 test true"/);
    assert.match(output, /hidden *: \[secret\]/);
    assert.match(output, /secretKeys: \(json\) \[\s+\[0\]: "temporary:token"\s+\]/);
    assert.match(output, /language host is the stand-in/);
  });

  it("type-checks by Pulumi's own loader when the option typescript is left true", async () => {
    program.remove();
    program = await temporaryProgram({ typescript: true, nodeargs: "" });
    program.write("export const wrong: number = 'text';");
    await assert.rejects(program.pulumi("preview"), /Type 'string' is not assignable to type 'number'/);
  });

  it("shows what the program threw, once, and ends with an error", async () => {
    program.write('throw new Error("the platform section is missing");');
    await assert.rejects(program.pulumi("preview"), (error: Error) => {
      assert.equal(error.message.split("Error: the platform section is missing").length, 2, error.message);
      return true;
    });
  });

  it("says what is wrong with an option", async () => {
    program.remove();
    program = await temporaryProgram({ typescript: "yes" });
    program.write("");
    await assert.rejects(program.pulumi("preview"), /runtime\.options\.typescript: got "yes"; true or false/);
  });

  it("tells `pulumi about` its version and the program's packages", async () => {
    program.write("");
    const about = await program.pulumi("about", "--json");
    assert.match(about, new RegExp(process.version.replaceAll(".", "\\.")));
  });

  it("tells the engine the plugins of the installed packages, so that a second run changes no provider", async () => {
    program.write(`import * as huaweicloud from "@pulumi/huaweicloud";
      new huaweicloud.Provider("provider", {
        region: "cn-southwest-2", accessKey: "a", secretKey: "s", projectId: "p", domainId: "d", skipCheckWebsiteType: true,
      });`);
    await program.pulumi("up", "--yes", "--skip-preview");
    await program.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
  });

  it("runs a package of components that is written in TypeScript", async () => {
    const components = join(program.folder, "components");
    mkdirSync(components);
    writeFileSync(join(components, "PulumiPlugin.yaml"), "runtime: nodejs\n");
    writeFileSync(
      join(components, "package.json"),
      '{"name": "team-components", "version": "1.2.3", "main": "index.ts"}',
    );
    writeFileSync(
      join(components, "index.ts"),
      `import * as pulumi from "@pulumi/pulumi";
       export interface GreeterArgs { who: pulumi.Input<string>; }
       export class Greeter extends pulumi.ComponentResource {
         constructor(name: string, args: GreeterArgs, opts?: pulumi.ComponentResourceOptions) {
           super("team-components:index:Greeter", name, args, opts);
         }
       }`,
    );
    const schema = JSON.parse(await program.pulumi("package", "get-schema", "./components")) as {
      resources: Record<string, { requiredInputs: string[] }>;
    };
    assert.deepEqual(schema.resources["team-components:index:Greeter"]?.requiredInputs, ["who"]);
  });

  it("ends with its program when the engine is killed", async () => {
    program.write('console.log("started"); setInterval(() => undefined, 1000);');
    const engine = program.start("preview");
    await new Promise<void>((resolve) => {
      engine.stdout?.on("data", (chunk: Buffer) => {
        if (chunk.toString().includes("started")) resolve();
      });
    });
    assert.notDeepEqual(processesWith(program.folder), []);
    engine.kill("SIGKILL");
    for (let left = 50; left > 0 && processesWith(program.folder).length > 0; left--) await sleep(100);
    assert.deepEqual(processesWith(program.folder), []);
  });
});
