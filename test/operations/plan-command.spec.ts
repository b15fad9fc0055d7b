import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import fc from "fast-check";
import { llamaFactoryModelNames, megatronModelNames, servingModelNames } from "../../catalogue";
import { answerJson, answerLines, faultSentence } from "../../operations/answer-text";
import { modelJson, modelLines } from "../../operations/model-text";
import { commandLine, flagOf, PLAN_COMMAND, workloadOptions } from "../../operations/plan-options";
import { textLines } from "../../operations/text-lines";
import { answerTo, type Answer } from "../../plan/answer";
import { isRejected } from "../../plan/fault";
import { modelAbilities, type ModelAbilities } from "../../plan/model-abilities";
import { parseWorkload, type Workload } from "../../plan/workload";
import { WORKLOAD_KEY_NAMES } from "../../plan/workload-keys";
import { projectRoot } from "../../tools/paths";
import { propertyRuns } from "../support/property-runs";
import { runScript, type ScriptRun } from "../support/run-script";
import { workloadCases } from "../support/workload-cases";

const SCRIPT = "operations/plan-command.ts";

/** The words of a command line, as a shell reads them. */
function words(line: string): string[] {
  return [...line.matchAll(/(?:[^\s']|'[^']*')+/g)].map(([word]) => word.replaceAll("'", ""));
}

/** The workload that a command line asks for. */
function workloadOf(line: string): Workload {
  assert.ok(line.startsWith(`${PLAN_COMMAND} `), line);
  const program = new Command().exitOverride();
  workloadOptions().forEach((option) => program.addOption(option));
  const options = program.parse(words(line.slice(PLAN_COMMAND.length)), { from: "user" }).opts();
  const workload = parseWorkload(options);
  assert.ok(!isRejected(workload), line);
  return workload;
}

function abilities(model: string): ModelAbilities {
  const answer = modelAbilities(model);
  assert.ok(!isRejected(answer), model);
  return answer;
}

describe("npm run plan", function () {
  this.timeout(60_000);
  let folder = "";
  const runs = new Map<string, ScriptRun>();
  const ran = (name: string) => runs.get(name) ?? assert.fail(`${name} did not run`);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "plan-command-"));
    const batch = [
      '{"model":"llama2-13b","strategy":"sft","seqLen":4096}',
      "not json",
      "",
      '{"model":"llama2-70b","precision":"fp8"}',
    ];
    writeFileSync(join(folder, "workloads.jsonl"), `${batch.join("\r\n")}\r\n`);
    const accepted = ["--model", "llama2-13b", "--strategy", "sft", "--seq-len", "4K", "--nodes", "4"];
    const rejected = ["--model", "llama2-70b", "--strategy", "sft", "--seq-len", "8192", "--nodes", "4"];
    const commands: [name: string, args: string[], input?: string][] = [
      ["list", ["Llama2-13B"]],
      ["list of nothing", ["lama2-13b", "--json"]],
      ["accepted", accepted],
      ["accepted, json", ["llama2-13b", ...accepted.slice(2), "--json"]],
      ["rejected", rejected],
      ["rejected, json", [...rejected, "--json"]],
      ["batch", ["--batch", "workloads.jsonl"]],
      ["batch of standard input", ["--batch", "-"], '{"model":"llama2-13b"}\n{"model":"llama2-13b"}'],
      ["batch without a file", ["--batch", "missing.jsonl"]],
      ["batch with more", ["--batch", "workloads.jsonl", "--model", "llama2-13b"]],
      ["unknown option", ["--modle", "llama2-13b"]],
      ["nothing", []],
      ["help", ["--help"]],
    ];
    // Two at a time: each takes most of a second of a processor.
    const next = async (): Promise<void> => {
      const command = commands.shift();
      if (command === undefined) return;
      const [name, args, input] = command;
      runs.set(name, await runScript(SCRIPT, args, { userFolder: folder, ...(input === undefined ? {} : { input }) }));
      await next();
    };
    await Promise.all([next(), next()]);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("lists what a model can do, in any spelling of its name", () => {
    const { stdout, code } = ran("list");
    assert.equal(stdout, `${modelLines(abilities("llama2-13b")).join("\n")}\n`);
    assert.equal(code, 0);
  });

  it("suggests a name for a model that no table has, and ends with 1", () => {
    const { stdout, code } = ran("list of nothing");
    const { faults } = JSON.parse(stdout) as { faults: { path: string; rule: string }[] };
    assert.deepEqual([faults[0]?.path, faults[0]?.rule, code], ["model", 'did you mean "llama2-13b"?', 1]);
  });

  it("prints the lines of the preview for a workload that is accepted", () => {
    const { stdout, stderr, code } = ran("accepted");
    const [first] = stdout.split("\n");
    assert.equal(
      first,
      "training llama2-13b-sft: llama2-13b sft at 4096 tokens with megatron: 1 x 8 NPUs, TP 8, PP 1, micro batch 4, data parallel 1, " +
        "as measured (seed 000, line 23; seed 001, line 41)",
    );
    assert.deepEqual([stderr, code], ["", 0]);
  });

  it("takes a model before the options for --model, and answers in JSON on one line", () => {
    const { stdout, code } = ran("accepted, json");
    assert.match(stdout, /^\{.*\}\n$/);
    const answer = JSON.parse(stdout) as Extract<Answer, { accepted: true }>;
    assert.deepEqual(Object.keys(answer), ["accepted", "plan", "sources"]);
    const { tp, pp, mbs, nodes, npusPerNode, dataParallel } = answer.plan;
    assert.deepEqual([tp, pp, mbs, nodes, npusPerNode, dataParallel, code], [8, 1, 4, 1, 8, 1, 0]);
  });

  it("prints the faults and commands that are accepted for a workload that is refused, and ends with 1", () => {
    const { stdout, code } = ran("rejected");
    assert.deepEqual(stdout.split("\n"), [
      'nodes: got 4; 8 x 8 NPUs for llama2-70b sft at 8192: pool "npu" has 4 nodes, 4 too few; use seqLen 4096 on 4 x 8 NPUs, ' +
        "or set its nodes to 8 (seed 000, line 23)",
      "alternatives:",
      "  npm run -s plan -- --framework megatron --model llama2-70b --strategy sft --seq-len 4096 --nodes 4",
      "  npm run -s plan -- --framework megatron --model llama2-70b --strategy lora --seq-len 8192 --nodes 4",
      "  npm run -s plan -- --framework megatron --model llama2-70b --strategy sft --seq-len 8192 --nodes 8",
      "",
    ]);
    assert.equal(code, 1);
  });

  it("gives machines the faults and the alternatives", () => {
    const { stdout, code } = ran("rejected, json");
    const answer = JSON.parse(stdout) as Extract<Answer, { accepted: false }>;
    assert.deepEqual(Object.keys(answer), ["accepted", "faults", "alternatives"]);
    assert.deepEqual(Object.keys(answer.faults[0] ?? {}), [
      "path",
      "got",
      "need",
      "have",
      "shortfall",
      "rule",
      "source",
    ]);
    assert.equal(code, 1);
  });

  it("answers each line of a batch by a line, in order, those that are no workload too, and ends with 0", () => {
    const { stdout, code } = ran("batch");
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Answer);
    assert.deepEqual(
      answers.map((answer) => (answer.accepted ? answer.plan["model"] : answer.faults[0]?.path)),
      ["llama2-13b", "", "", "precision"],
    );
    assert.equal(code, 0);
  });

  it("reads a batch from standard input, its last line without an end too", () => {
    const { stdout, code } = ran("batch of standard input");
    const line = answerJson(answerTo({ model: "llama2-13b" }));
    assert.deepEqual([stdout, code], [`${line}\n${line}\n`, 0]);
  });

  it("says in one line that a file is not there", () => {
    assert.deepEqual(ran("batch without a file"), { stdout: "", stderr: "missing.jsonl: no such file\n", code: 1 });
  });

  it("refuses workload options beside a batch, unknown options, and no question at all", () => {
    const { stderr, code } = ran("batch with more");
    assert.match(stderr, /^error: --batch takes its workloads from the file/);
    assert.equal(code, 1);
    assert.match(ran("unknown option").stderr, /unknown option '--modle'\n\(Did you mean --model\?\)/);
    assert.equal(ran("unknown option").code, 1);
    assert.match(ran("nothing").stderr, /^Usage: plan/);
    assert.equal(ran("nothing").code, 1);
  });

  it("explains every option in its help", () => {
    const { stdout, code } = ran("help");
    for (const option of ["--json", "--batch", ...WORKLOAD_KEY_NAMES.map(flagOf)]) {
      assert.match(stdout, new RegExp(`${option}( <\\w+>)? +\\S`), option);
    }
    assert.match(stdout, /Exit code: 0 accepted/);
    assert.equal(code, 0);
  });
});

describe("the lists of what a model can do", () => {
  it("name every measured run, precision and memory", () => {
    assert.deepEqual(modelLines(abilities("llama2-13b")), [
      "llama2-13b",
      "",
      "megatron (seed 000, line 23; seed 001, line 41):",
      "  pretrain, sft  4096  TP 8, PP 1, micro batch 4  1 x 8 NPUs",
      "  lora           4096  TP 8, PP 1, micro batch 4  1 x 8 NPUs",
      "  pretrain, sft  8192  TP 8, PP 1, micro batch 2  1 x 8 NPUs",
      "  lora           8192  TP 8, PP 1, micro batch 2  1 x 8 NPUs",
      "  weights: https://huggingface.co/meta-llama/Llama-2-13b-chat-hf; transformers 4.45.0 " +
        "(seed 000, line 55; seed 001, line 57; seed 000, line 57; seed 001, line 3; seed 000, line 59)",
      "",
      "llama-factory (seed 001, line 55):",
      "  lora  4096, 8192  ZeRO-2, gradient accumulation 8  1 x 1 NPU",
      "    note: ZeRO on one NPU shards nothing",
      "  full  4096, 8192  ZeRO-3, gradient accumulation 8  1 x 8 NPUs",
      "  weights: https://huggingface.co/meta-llama/Llama-2-13b-chat-hf; transformers 4.45.0 " +
        "(seed 000, line 55; seed 001, line 57; seed 000, line 57; seed 001, line 3; seed 000, line 59)",
      "",
      "vllm (seed 003, line 37):",
      "  precisions: fp16, bf16, w4a16, w8a8, w8a16, kv-cache-int8",
      "  on NPUs of 64 GB: 1 NPU or more, up to 16384 tokens",
      "  on NPUs of 32 GB: 2 NPUs or more, up to 16384 tokens",
      "  weights: https://huggingface.co/meta-llama/Llama-2-13b-chat-hf (seed 001, line 27; seed 003, line 37)",
    ]);
  });

  it("name remarks, corrections, revisions and what a table does not have", () => {
    assert.ok(modelLines(abilities("llama3.1-405b")).includes("megatron: not in its table"));
    assert.ok(modelLines(abilities("llama3.1-405b")).includes("  on NPUs of 32 GB: does not run"));
    assert.match(modelLines(abilities("baichuan2-13b")).join("\n"), /note: printed as 1 node/);
    assert.match(modelLines(abilities("glm4-9b")).join("\n"), /at revision 4b556ad4d/);
    assert.ok(modelLines(abilities("glm4-9b")).includes("vllm as glm-4-9b (seed 003, line 37):"));
    assert.ok(
      modelLines(abilities("mistral-7b")).includes(
        "note: the weights of Instruct-v0.2 are trained, the base weights of v0.1 served",
      ),
    );
  });

  it("are there for every model of the tables, in words and in JSON", () => {
    for (const model of [...megatronModelNames(), ...llamaFactoryModelNames(), ...servingModelNames()]) {
      const text = [...modelLines(abilities(model)), modelJson(abilities(model))].join("\n");
      assert.doesNotMatch(text, /undefined|NaN|\[object/, model);
    }
    const { megatron } = JSON.parse(modelJson(abilities("llama2-13b"))) as {
      megatron: { runs: { source: unknown }[] };
    };
    assert.deepEqual(megatron.runs[0]?.source, ["000:23", "001:41"]);
  });
});

describe("commands for alternatives", () => {
  it("ask for the workload again, whatever is in it", () => {
    const workload = {
      name: "it's a run",
      model: "llama2-13b",
      npuMemoryGiB: 32,
      estimate: true,
      tensorParallel: 8,
      command: "sh run.sh && echo 'done'",
    };
    const line = commandLine(workload);
    assert.match(line, /--npu-memory 32 --estimate --tensor-parallel 8 --command 'sh run.sh && echo '\\''done'\\'''/);
    const { name: _, command: __, ...plain } = workload;
    assert.deepEqual(workloadOf(commandLine(plain)), plain);
    assert.equal(commandLine({ estimate: false }), PLAN_COMMAND);
  });

  it("are accepted when they are pasted, and no text has a value that nobody meant to show", function () {
    this.timeout(60_000);
    const property = fc.property(workloadCases, (value) => {
      const answer = answerTo(value);
      const lines = answerLines(answer);
      assert.doesNotMatch(lines.join("\n"), /undefined|NaN|\[object|Infinity/);
      if (answer.accepted) return;
      const commands = lines.filter((line) => line.startsWith("  ")).map((line) => line.trim());
      assert.deepEqual(commands.map(workloadOf), answer.alternatives);
    });
    fc.assert(property, { numRuns: propertyRuns(1000) });
  });
});

describe("faultSentence", () => {
  it("says what a plan's fault says, sources in words", () => {
    const fault = { path: "seqLen", got: "4097", rule: "use 4096", source: ["000:23", "Page: of a book"] };
    assert.equal(faultSentence(fault), 'seqLen: got "4097"; use 4096 (seed 000, line 23; Page: of a book)');
    assert.equal(faultSentence({ path: "", got: null, rule: "use a map", source: [] }), "got nothing; use a map");
  });
});

describe("textLines", () => {
  async function linesOf(...chunks: (string | Uint8Array)[]): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of textLines(
      (async function* () {
        await Promise.resolve();
        yield* chunks;
      })(),
    )) {
      lines.push(line);
    }
    return lines;
  }

  it("ends lines at LF and CRLF, and keeps empty ones", async () => {
    assert.deepEqual(await linesOf("a\r\n\nb\n"), ["a", "", "b"]);
    assert.deepEqual(await linesOf(), []);
  });

  it("joins lines and letters that come in parts", async () => {
    const bytes = new TextEncoder().encode("模型\nb");
    assert.deepEqual(await linesOf(bytes.slice(0, 2), bytes.slice(2, 4), bytes.slice(4)), ["模型", "b"]);
  });

  it("ends no line where a text has a line separator of its own", async () => {
    assert.deepEqual(await linesOf('{"a":"\u2028"}\n'), ['{"a":"\u2028"}']);
  });
});

describe("docs/planner.md", () => {
  const page = (path: string) => readFileSync(join(projectRoot(), path), "utf8");
  const block = (name: string) => {
    const [, text] = new RegExp(`<!-- ${name} -->\\n+\`\`\`\\w*\\n([^]*?)\`\`\``).exec(page("docs/planner.md")) ?? [];
    return (text ?? assert.fail(`${name} is not in the page`)).trimEnd().split("\n");
  };

  it("names every key of a workload, as its translation does", () => {
    for (const path of ["docs/planner.md", "docs/zh/planner.md"]) {
      const missing = WORKLOAD_KEY_NAMES.filter((key) => !page(path).includes(`\`${key}\``));
      assert.deepEqual(missing, [], path);
    }
  });

  it("shows the same commands and answers as its translation", () => {
    const blocks = (path: string) => [...page(path).matchAll(/^```\w*\n[^]*?^```/gm)].map(([text]) => text);
    assert.deepEqual(blocks("docs/zh/planner.md"), blocks("docs/planner.md"));
  });

  it("shows a batch, and the answers to it", () => {
    const answers = block("batch").map((line) => JSON.parse(answerJson(answerTo(JSON.parse(line)))) as Answer);
    const shown = block("answers").map((line) => JSON.parse(line) as Record<string, unknown>);
    // The page shows the beginning of each plan; the rest is left out.
    answers.forEach((answer, index) => {
      const printed = shown[index];
      if (!answer.accepted) {
        assert.deepEqual(answer, printed);
        return;
      }
      for (const part of ["plan", "sources"] as const) {
        for (const [key, value] of Object.entries(printed?.[part] as object)) {
          assert.deepEqual(answer[part][key], value, key);
        }
      }
    });
    assert.equal(answers.length, shown.length);
  });

  it("shows commands that are answered as it says", () => {
    const [command = "", ...printed] = block("rejection").map((line) => line.replace(/^\$ /, ""));
    assert.deepEqual(answerLines(answerTo(workloadOf(command))), printed);
  });
});
