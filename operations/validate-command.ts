import { Command } from "commander";
import { planEnvironment } from "../stacks/plans";
import { checkJson, checkLines, checkStackFile } from "./stack-validation";
import { userPath } from "./text-lines";

/** Options of `npm run validate`. */
interface Options {
  json?: boolean;
  plan?: boolean;
}

const EXAMPLES = `
Exit code: 0 when every file is valid, 1 otherwise.

Examples:
  npm run -s validate -- Pulumi.dev.yaml
  npm run -s validate -- --json Pulumi.*.yaml`;

/** `npm run validate -- FILE …`: every check of stack files that a deployment makes, without the engine and without a cloud. */
function main(): void {
  const program = new Command("validate")
    .usage("[options] <file...>")
    .description("Make every check of stack files that a deployment makes, without the engine and without a cloud.")
    .argument("<file...>", "stack files, for example Pulumi.dev.yaml")
    .option("--json", "answer in JSON, one line per file")
    .option("--plan", "show what was decided for each workload of a valid file, as the preview does")
    .addHelpText("after", EXAMPLES)
    .parse();
  const { json = false, plan = false } = program.opts<Options>();
  const checked = program.args.map((file) => checkStackFile(file, userPath(file)));
  for (const one of checked) {
    const plans = plan && !json && one.environment !== undefined ? planEnvironment(one.environment).explanation : [];
    const lines = json ? [checkJson(one)] : [...checkLines(one), ...plans.map((line) => `  ${line}`)];
    process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  }
  process.exitCode = checked.every(({ faults }) => faults.length === 0) ? 0 : 1;
}

main();
