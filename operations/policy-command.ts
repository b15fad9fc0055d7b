import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { loadStack } from "../config/load";
import { stackFileSource } from "../config/stack-file";
import { RULES } from "../policy/rules";

const EXAMPLES = `
Exit code: 0 when the preview has no mandatory violation, that of pulumi otherwise.

Examples:
  npm run -s policy -- --stack dev
  npm run -s policy -- --stack prod --diff`;

/** Configuration of the policy pack for an environment of this class, as `--policy-pack-config` takes it. */
export function policyConfiguration(platformClass: string): Record<string, { class: string }> {
  return Object.fromEntries(RULES.map(({ name }) => [name, { class: platformClass }]));
}

/** `npm run policy -- --stack NAME`: previews a stack with the policy pack, told of the class that its file gives it. */
function main(): void {
  const program = new Command("policy")
    .description("Preview a stack with the policy pack; every violation of a rule fails the preview.")
    .requiredOption("--stack <name>", "stack, for example dev; its file is Pulumi.<name>.yaml")
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText("after", EXAMPLES)
    .parse();
  const { stack } = program.opts<{ stack: string }>();
  const environment = loadStack(stackFileSource(`Pulumi.${stack.split("/").at(-1) ?? stack}.yaml`));
  const { class: platformClass } = "sharedPlatform" in environment ? environment.sharedPlatform : environment.platform;
  const folder = mkdtempSync(join(tmpdir(), "ascend-stacks-policy-"));
  try {
    const file = join(folder, "policy.json");
    writeFileSync(file, JSON.stringify(policyConfiguration(platformClass)));
    const pack = ["--policy-pack", "policy", "--policy-pack-config", file];
    const { status, error } = spawnSync("pulumi", ["preview", "--stack", stack, ...pack, ...program.args], {
      stdio: "inherit",
    });
    if (error !== undefined)
      throw new Error("pulumi: not started; install the Pulumi CLI or run `npm start`", { cause: error });
    process.exitCode = status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (require.main === module) main();
