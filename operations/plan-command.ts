import { createReadStream, readFileSync } from "node:fs";
import { Command } from "commander";
import { answerFault, answerTo, type Answer } from "../plan/answer";
import { isRejected } from "../plan/fault";
import { modelAbilities } from "../plan/model-abilities";
import { answerJson, answerLines, faultSentence } from "./answer-text";
import { modelJson, modelLines } from "./model-text";
import { PLAN_COMMAND, workloadOptions } from "./plan-options";
import { fileError, textLines, userPath } from "./text-lines";

const DESCRIPTION =
  "Decide a training run or a service from the manual's measured tables, without the engine and without a cloud.\n\n" +
  "With a model alone, list what it can do. With options, answer one workload: the plan, or every fault and the nearest " +
  "workloads that are accepted.";

const EXAMPLES = `
Exit code: 0 accepted (with --batch: every line got an answer), 1 refused, or the command cannot be understood.

Examples:
  ${PLAN_COMMAND} llama2-13b
  ${PLAN_COMMAND} --model llama2-13b --strategy sft --seq-len 4096 --nodes 4
  ${PLAN_COMMAND} --model qwen2-72b --framework llama-factory --strategy lora --seq-len 8K --json
  ${PLAN_COMMAND} --model llama2-70b --precision w8a8 --npu-memory 32
  ${PLAN_COMMAND} --batch workloads.jsonl`;

function show(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/** The answer to a line of a batch. */
function lineAnswer(line: string): Answer {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    const got = line.length > 80 ? `${line.slice(0, 80)}…` : line;
    const rule = 'must be a workload in JSON, for example {"model":"llama2-13b","strategy":"sft","seqLen":4096}';
    return { accepted: false, faults: [answerFault({ path: "", got, rule, source: [] })], alternatives: [] };
  }
  return answerTo(value);
}

/** Answers each line of a file, `-` for standard input. */
async function answerBatch(file: string): Promise<void> {
  const stream = file === "-" ? process.stdin : createReadStream(userPath(file));
  for await (const line of textLines(stream as AsyncIterable<string | Uint8Array>)) {
    show([answerJson(lineAnswer(line))]);
  }
}

/** Lists what a model can do; false for a name that no table has. */
function listModel(name: string, json: boolean): boolean {
  const abilities = modelAbilities(name);
  if (isRejected(abilities)) {
    const faults = abilities.map(answerFault);
    show(json ? [JSON.stringify({ faults })] : faults.map(faultSentence));
    return false;
  }
  show(json ? [modelJson(abilities)] : modelLines(abilities));
  return true;
}

/** The content of a model's config.json; throws with one line that says what is wrong with the file. */
function modelConfigIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(userPath(file), "utf8"));
  } catch (error) {
    throw new Error(fileError(file, error), { cause: error });
  }
}

/** `npm run plan`: see DESCRIPTION. */
async function main(): Promise<void> {
  const program = new Command("plan")
    .usage("[model] [options]")
    .description(DESCRIPTION)
    .argument("[model]", "model whose measured runs and services to list")
    .option("--json", "answer in JSON, on one line")
    .option("--batch <file>", "answer each line of a file, a workload in JSON, by a line of JSON; - for standard input")
    .addHelpText("after", EXAMPLES);
  workloadOptions().forEach((option) => program.addOption(option));
  program.parse();
  const [positional] = program.args;
  const { json = false, batch, ...options } = program.opts<{ json?: boolean; batch?: string; modelConfig?: string }>();
  const given = Object.keys(options).length > 0;
  if (batch !== undefined) {
    if (given || positional !== undefined) {
      program.error("error: --batch takes its workloads from the file: leave the model and all options but --json out");
    }
    await answerBatch(batch).catch((error: unknown) => program.error(fileError(batch, error)));
    return;
  }
  if (!given && positional === undefined) {
    program.help({ error: true });
  }
  if (!given && positional !== undefined) {
    process.exitCode = listModel(positional, json) ? 0 : 1;
    return;
  }
  const { modelConfig: file } = options;
  let modelConfig: unknown;
  try {
    modelConfig = file === undefined ? undefined : modelConfigIn(file);
  } catch (error) {
    program.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  }
  const answer = answerTo({ ...(positional === undefined ? {} : { model: positional }), ...options, modelConfig });
  show(json ? [answerJson(answer)] : answerLines(answer, file));
  process.exitCode = answer.accepted ? 0 : 1;
}

// A reader that has seen enough, such as head, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

void main();
