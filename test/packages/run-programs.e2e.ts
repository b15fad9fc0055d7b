import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pythonEnvironment } from "../../tools/python/environment";
import { writeFiles } from "../support/stand-ins";

const SCRIPTS = join(__dirname, "../../components/scripts");

/** What a program said, and how it ended. */
function run(program: string, args: readonly string[], python = "python3"): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(python, [join(SCRIPTS, program), ...args], { encoding: "utf8" });
  return { code: status, text: stdout + stderr };
}

describe("the programs that steps run in their pods", function () {
  this.timeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), "run programs "));
  const at = (path: string): string => join(folder, path);
  const json = (path: string): unknown => JSON.parse(readFileSync(at(path), "utf8"));

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  describe("tokenizer-merges.py (seed 000, line 59)", () => {
    const tokenizer = (merges: unknown, change: object = {}): string =>
      JSON.stringify({
        version: "1.0",
        added_tokens: [],
        pre_tokenizer: null,
        model: { type: "BPE", vocab: { a: 0, b: 1, c: 2, ab: 3, abc: 4 }, merges },
        ...change,
      });
    const LISTS = [
      ["a", "b"],
      ["ab", "c"],
    ];
    const TEXTS = ["a b", "ab c"];
    const added = {
      added_tokens: [
        {
          id: 5,
          content: "<new>",
          special: true,
          single_word: false,
          lstrip: false,
          rstrip: false,
          normalized: false,
        },
      ],
    };

    it("takes the original's tokenizer where it has the same tokens, and leaves what was trained as it is", () => {
      writeFiles(folder, {
        "one/config.json": "{}",
        "one/model.safetensors": "weights",
        "one/checkpoint-5/trainer_state.json": "{}",
        "one/tokenizer.json": tokenizer(LISTS),
        "base/tokenizer.json": tokenizer(TEXTS),
      });
      const { code, text } = run("tokenizer-merges.py", [at("one"), at("one vllm"), at("base")]);
      assert.equal(code, 0, text);
      assert.match(text, /is that of the original weights/);
      assert.equal(readFileSync(at("one vllm/tokenizer.json"), "utf8"), tokenizer(TEXTS));
      assert.equal(readFileSync(at("one/tokenizer.json"), "utf8"), tokenizer(LISTS));
      assert.deepEqual(readdirSync(at("one vllm")).sort(), ["config.json", "model.safetensors", "tokenizer.json"]);
      assert.equal(readlinkSync(at("one vllm/model.safetensors")), "../one/model.safetensors");
    });

    it("writes the merges as texts where training has added tokens, and can be run again", () => {
      writeFiles(folder, { "two/config.json": "{}", "two/tokenizer.json": tokenizer(LISTS, added) });
      for (let time = 0; time < 2; time += 1) {
        const { code, text } = run("tokenizer-merges.py", [at("two"), at("two vllm"), at("base")]);
        assert.equal(code, 0, text);
      }
      assert.deepEqual(json("two vllm/tokenizer.json"), JSON.parse(tokenizer(TEXTS, added)));
    });

    it("leaves a tokenizer that vLLM 0.6.0 reads, and a model that has none", () => {
      writeFiles(folder, {
        "three/config.json": "{}",
        "three/tokenizer.json": tokenizer(TEXTS),
        "four/config.json": "{}",
      });
      assert.match(run("tokenizer-merges.py", [at("three"), at("three vllm")]).text, /is as it was/);
      assert.equal(readFileSync(at("three vllm/tokenizer.json"), "utf8"), tokenizer(TEXTS));
      assert.match(run("tokenizer-merges.py", [at("four"), at("four vllm")]).text, /slow tokenizer/);
      assert.deepEqual(readdirSync(at("four vllm")), ["config.json"]);
    });

    it("refuses what it cannot help: merges of a token with a blank, and a folder without a model", () => {
      writeFiles(folder, { "five/config.json": "{}", "five/tokenizer.json": tokenizer([["a b", "c"]], added) });
      const blank = run("tokenizer-merges.py", [at("five"), at("five vllm"), at("base")]);
      assert.equal(blank.code, 1);
      assert.match(blank.text, /tokenizer\.json: got a merge of a token with a blank in it/);
      const none = run("tokenizer-merges.py", [at("nowhere"), at("nowhere vllm")]);
      assert.deepEqual([none.code, none.text.includes("got no config.json")], [1, true]);
    });

    it("is what the tokenizers of vLLM 0.6.0 need: they refuse the saved file and read the new one alike", async () => {
      const { python } = await pythonEnvironment("tokenizers", join(__dirname, "../python/tokenizers.txt"));
      const load = (path: string) =>
        spawnSync(
          python,
          [
            "-c",
            "import sys; from tokenizers import Tokenizer; print(Tokenizer.from_file(sys.argv[1]).encode('abcab').tokens)",
            at(path),
          ],
          { encoding: "utf8" },
        );
      for (const [trained, served] of [
        ["one", "one vllm"],
        ["two", "two vllm"],
      ]) {
        const refused = load(`${trained ?? ""}/tokenizer.json`);
        assert.notEqual(refused.status, 0);
        const read = load(`${served ?? ""}/tokenizer.json`);
        assert.equal(read.status, 0, read.stderr);
        assert.equal(read.stdout.trim(), "['abc', 'ab']");
      }
    });
  });

  describe("allow-missing-packages.py (seed 000, line 61)", () => {
    let released = "";
    before(async () => {
      const { python } = await pythonEnvironment("llama-factory", join(__dirname, "../python/llama-factory.txt"));
      const found = spawnSync(python, ["-c", "import importlib.util as u; print(u.find_spec('transformers').origin)"], {
        encoding: "utf8",
      }).stdout.trim();
      released = readFileSync(join(dirname(found), "dynamic_module_utils.py"), "utf8");
    });

    /** Whether a text is Python. */
    const isPython = (text: string): boolean =>
      spawnSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: text }).status === 0;

    it("comments out the statement that raises, in transformers 4.45.0, once", () => {
      writeFiles(folder, { "dynamic_module_utils.py": released });
      assert.equal(run("allow-missing-packages.py", [at("dynamic_module_utils.py")]).code, 0);
      const edited = readFileSync(at("dynamic_module_utils.py"), "utf8");
      assert(isPython(edited) && edited !== released);
      assert.doesNotMatch(edited, /^\s*raise ImportError\(\n\s*"This modeling file requires/m);
      const changed = edited.split("\n").filter((line) => !released.split("\n").includes(line));
      assert.deepEqual(
        changed.filter((line) => !line.trim().startsWith("#")),
        ["    pass"],
      );
      assert.equal(run("allow-missing-packages.py", [at("dynamic_module_utils.py")]).text, "");
      assert.equal(readFileSync(at("dynamic_module_utils.py"), "utf8"), edited);
    });

    it("does what the manual means, whose lines 180 to 184 are another statement in 4.45.0", () => {
      const manual = released
        .split("\n")
        .map((line, index) => (index >= 179 && index <= 183 ? `# ${line}` : line))
        .join("\n");
      assert(isPython(released));
      assert(!isPython(manual));
    });

    it("lets a model's code that imports flash_attn be loaded", () => {
      const probe = [
        "import importlib.util, sys, types",
        "logger = types.SimpleNamespace(warning=print)",
        "text = open(sys.argv[1], encoding='utf-8').read()",
        "start = text.index('def get_relative_imports('); end = text.index('def get_class_in_module(')",
        "space = {}",
        "exec('import importlib, os, re, sys\\nfrom typing import List, Union, Optional, Dict, Any\\nfrom pathlib import Path', space)",
        "space['logger'] = logger",
        "exec(text[start:end], space)",
        "print(space['check_imports'](sys.argv[2]))",
      ].join("\n");
      writeFiles(folder, { "released.py": released, "modeling.py": "import flash_attn\nfrom .other import x\n" });
      const check = (file: string) =>
        spawnSync("python3", ["-c", probe, at(file), at("modeling.py")], { encoding: "utf8" });
      assert.match(check("released.py").stderr, /requires the following packages that were not found.*flash_attn/s);
      const after = check("dynamic_module_utils.py");
      assert.equal(after.status, 0, after.stderr);
      assert.match(after.stdout, /\['other'\]\s*$/);
    });

    it("says that there is nothing to do where there is nothing to do", () => {
      writeFiles(folder, { "plain.py": "x = 1\n" });
      assert.match(run("allow-missing-packages.py", [at("plain.py")]).text, /nothing to do/);
      assert.match(run("allow-missing-packages.py", [at("missing.py")]).text, /not installed here, nothing to do/);
    });
  });

  describe("of EAGLE", () => {
    it("count conversations, and refuse what is none (seed 003, line 9)", () => {
      const turn = (from: string, value: unknown) => ({ from, value });
      const good = { id: "1", conversations: [turn("human", "a"), turn("gpt", "b")] };
      const cases: [unknown, number, RegExp][] = [
        [[good, { ...good, id: "2" }], 0, /^2\n$/],
        [[], 1, /got no list of conversations/],
        [{ a: 1 }, 1, /got no list of conversations/],
        [[good, { conversations: good.conversations }], 1, /record 1: it has no id/],
        [[{ id: "1", conversations: [] }], 1, /record 0: it has no conversations/],
        [[{ id: "1", conversations: [turn("user", "a")] }], 1, /not from human or gpt/],
        [[{ id: "1", conversations: [turn("gpt", 5)] }], 1, /has no value/],
      ];
      for (const [records, code, text] of cases) {
        writeFiles(folder, { "conversations.json": JSON.stringify(records) });
        const answer = run("eagle-records.py", [at("conversations.json")]);
        assert.deepEqual([answer.code, text.test(answer.text)], [code, true], answer.text);
      }
    });

    it("put model and data into upstream's program, whatever is in their names", () => {
      const upstream =
        'bigname="vicunav13/13B"\n# bigname = "/home/a"\n\ndef build(tokenizer):\n' +
        "    ds = load_dataset('json', data_files=\"ShareGPT.json\")\n    return ds\n";
      writeFiles(folder, { "ge_data.py": upstream, "other.py": "x = 1\n" });
      const path = '/mnt/sfs_turbo/it\'s "here"\\n';
      assert.equal(run("eagle-constants.py", [at("ge_data.py"), path, "/data.json"]).code, 0);
      const probe = [
        "import sys; said = []",
        "space = {'load_dataset': lambda kind, data_files: said.append(data_files)}",
        "exec(open(sys.argv[1]).read(), space); space['build'](None)",
        "print(space['bigname']); print(said[0])",
      ].join("\n");
      const { stdout } = spawnSync("python3", ["-c", probe, at("ge_data.py")], { encoding: "utf8" });
      assert.equal(stdout, `${path}\n/data.json\n`);
      const none = run("eagle-constants.py", [at("other.py"), "/m", "/d"]);
      assert.equal(none.code, 1);
      assert.match(none.text, /got no bigname to set; give the command of this step in eagle\.featuresCommand/);
    });

    it("find the file with the output layer, and the newest checkpoint (seed 003, line 7)", () => {
      const index = JSON.stringify({ weight_map: { "lm_head.weight": "pytorch_model-00002-of-00002.bin" } });
      writeFiles(folder, {
        "indexed/pytorch_model.bin.index.json": index,
        "single/model.safetensors": "",
        "tied/model.safetensors.index.json": JSON.stringify({ weight_map: { "embed.weight": "a" } }),
        "empty/config.json": "{}",
        "checkpoints/state_5/model.safetensors": "",
        "checkpoints/state_20/pytorch_model.bin": "",
        "checkpoints/state_21/optimizer.bin": "",
        "checkpoints/state_final/model.safetensors": "",
      });
      const said = (kind: string, path: string) => run("eagle-weights.py", [kind, at(path)]);
      assert.equal(said("base", "indexed").text, "pytorch_model-00002-of-00002.bin\n");
      assert.equal(said("base", "single").text, "model.safetensors\n");
      assert.equal(said("draft", "checkpoints").text, `${at("checkpoints/state_20/pytorch_model.bin")}\n`);
      assert.match(said("base", "tied").text, /got no lm_head\.weight/);
      assert.match(said("base", "empty").text, /put the base model's weights there/);
      assert.match(said("draft", "empty").text, /train the draft model first/);
      assert(!existsSync(at("nothing")));
    });
  });
});
