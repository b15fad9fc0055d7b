import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stepProgram } from "../../components/step-program";
import { offlineVariables } from "../../plan/megatron-setup";
import type { MegatronRun } from "../../plan/megatron-run";
import { runShell, writeFiles, type ShellRun } from "../support/stand-ins";

const ROOT = "/mnt/sfs_turbo";

describe("programs beside Megatron's steps", function () {
  this.timeout(60_000);

  let share = "";

  beforeEach(() => {
    share = mkdtempSync(join(tmpdir(), "megatron programs-"));
  });

  afterEach(() => {
    rmSync(share, { recursive: true, force: true });
  });

  function run(program: string, env: Readonly<Record<string, string>>): Promise<ShellRun> {
    return runShell(stepProgram(`${program}.sh`), { env, share });
  }

  const text = (path: string): string => readFileSync(join(share, path), "utf8");

  describe("yi-tokenizer-flag (seed 000, line 7)", () => {
    const PRINTED = "llm_train/AscendSpeed/yi/3_training.sh";
    const SCRIPTS = "llm_train/AscendSpeed/scripts/yi/3_training.sh";
    const env = { YI_TRAINING_SCRIPTS: `${ROOT}/${PRINTED}:${ROOT}/${SCRIPTS}` };
    const script = 'torchrun pretrain_gpt.py \\\n  --tokenizer-name-or-path "$A" \\\n  --seq-length 1\n';
    const edited =
      'torchrun pretrain_gpt.py \\\n  --tokenizer-name-or-path "$A" \\\n  --tokenizer-not-use-fast \\\n  --seq-length 1\n';

    it("adds the flag below the line that names the tokenizer, and keeps the file's permissions", async () => {
      writeFiles(share, { [SCRIPTS]: script });
      await runShell('chmod 755 "$FILE"', { env: { FILE: `${ROOT}/${SCRIPTS}` }, share });
      const { code, output } = await run("yi-tokenizer-flag", env);
      assert.deepEqual([code, text(SCRIPTS)], [0, edited]);
      assert.match(output, /added --tokenizer-not-use-fast to .*scripts\/yi\/3_training\.sh/);
      assert.equal(statSync(join(share, SCRIPTS)).mode & 0o777, 0o755);
      assert.deepEqual(readdirSync(join(share, "llm_train/AscendSpeed/scripts/yi")), ["3_training.sh"]);
    });

    it("does nothing the second time", async () => {
      writeFiles(share, { [SCRIPTS]: script });
      await run("yi-tokenizer-flag", env);
      const { ino } = statSync(join(share, SCRIPTS));
      const { code, output } = await run("yi-tokenizer-flag", env);
      assert.deepEqual([code, text(SCRIPTS), statSync(join(share, SCRIPTS)).ino], [0, edited, ino]);
      assert.match(output, /nothing to do/);
    });

    it("edits the place that the manual prints, where both are there", async () => {
      writeFiles(share, { [PRINTED]: script, [SCRIPTS]: script });
      await run("yi-tokenizer-flag", env);
      assert.deepEqual([text(PRINTED), text(SCRIPTS)], [edited, script]);
    });

    it("edits once, however many pods do it at a time", async () => {
      writeFiles(share, { [SCRIPTS]: script });
      const runs = await Promise.all([1, 2, 3, 4].map(() => run("yi-tokenizer-flag", env)));
      assert.deepEqual([runs.map(({ code }) => code), text(SCRIPTS)], [[0, 0, 0, 0], edited]);
    });

    it("says what to do where the script is not there, or names no tokenizer, and leaves it as it is", async () => {
      const missing = await run("yi-tokenizer-flag", env);
      assert.equal(missing.code, 1);
      assert.match(missing.output, /there is no 3_training\.sh at .* add --tokenizer-not-use-fast/);
      writeFiles(share, { [SCRIPTS]: "torchrun pretrain_gpt.py --seq-length 1\n" });
      const other = await run("yi-tokenizer-flag", env);
      assert.equal(other.code, 1);
      assert.match(other.output, /no line of .* names the tokenizer/);
      assert.equal(text(SCRIPTS), "torchrun pretrain_gpt.py --seq-length 1\n");
    });
  });

  describe("tokenizer-patch (seed 000, line 9)", () => {
    const PATCH = [
      "--- a/tokenization_chatglm.py",
      "+++ b/tokenization_chatglm.py",
      "@@ -1,3 +1,3 @@",
      " def pad():",
      "-    old = 1",
      "+    new = 2",
      "     return",
      "",
    ].join("\n");
    const env = {
      FILES: `${ROOT}/files`,
      FETCHED_TOKENIZER: `${ROOT}/models/chatglm3-6b`,
      TOKENIZER_PATH: `${ROOT}/container tmp/tokenizer`,
    };

    beforeEach(() => {
      writeFiles(share, {
        "files/tokenizer.patch": PATCH,
        "models/chatglm3-6b/tokenization_chatglm.py": "def pad():\n    old = 1\n    return\n",
        "models/chatglm3-6b/tokenizer.model": "words\n",
        "models/chatglm3-6b/model-00001-of-00007.safetensors": "weights\n",
      });
    });

    it("patches a copy without weights, and leaves what was fetched as it is", async () => {
      const { code, output } = await run("tokenizer-patch", env);
      assert.equal(code, 0, output);
      assert.deepEqual(readdirSync(join(share, "container tmp/tokenizer")).sort(), [
        "tokenization_chatglm.py",
        "tokenizer.model",
      ]);
      assert.match(text("container tmp/tokenizer/tokenization_chatglm.py"), /new = 2/);
      assert.match(text("models/chatglm3-6b/tokenization_chatglm.py"), /old = 1/);
    });

    it("does nothing the second time", async () => {
      await run("tokenizer-patch", env);
      const { ino } = statSync(join(share, "container tmp/tokenizer"));
      const { code, output } = await run("tokenizer-patch", env);
      assert.deepEqual([code, statSync(join(share, "container tmp/tokenizer")).ino], [0, ino]);
      assert.match(output, /nothing to do/);
    });

    it("takes files that have the patch already as they are", async () => {
      writeFiles(share, { "models/chatglm3-6b/tokenization_chatglm.py": "def pad():\n    new = 2\n    return\n" });
      const { code, output } = await run("tokenizer-patch", env);
      assert.equal(code, 0, output);
      assert.match(output, /have the patch already/);
    });

    it("fails where the patch does not fit, or there is no tokenizer, and leaves no copy", async () => {
      writeFiles(share, { "models/chatglm3-6b/tokenization_chatglm.py": "something else\n" });
      const misfit = await run("tokenizer-patch", env);
      assert.equal(misfit.code, 1);
      assert.match(misfit.output, /the patch does not fit/);
      assert.equal(existsSync(join(share, "container tmp/tokenizer")), false);
      const missing = await run("tokenizer-patch", { ...env, FETCHED_TOKENIZER: `${ROOT}/models/none` });
      assert.equal(missing.code, 1);
      assert.match(missing.output, /there is no folder/);
    });
  });

  describe("resume-checkpoint (seed 003, line 59)", () => {
    const env = { RESUME_FROM: `${ROOT}/earlier run/saved_models`, CKPT_SAVE_PATH: `${ROOT}/run/saved_models` };
    const TRACKER = "latest_checkpointed_iteration.txt";

    beforeEach(() => {
      mkdirSync(join(share, "earlier run/saved_models/iter_0000100"), { recursive: true });
      writeFiles(share, {
        [`earlier run/saved_models/${TRACKER}`]: "100\n",
        "earlier run/saved_models/iter_0000100/model.pt": "w".repeat(2 * 1024 * 1024),
      });
    });

    it("links the weights and copies what training rewrites: the earlier run stays as it is", async () => {
      const { code, output } = await run("resume-checkpoint", env);
      assert.equal(code, 0, output);
      const [from, to] = ["earlier run/saved_models", "run/saved_models"].map((folder) => join(share, folder));
      const inode = (folder: string | undefined, file: string) => statSync(join(folder ?? "", file)).ino;
      assert.equal(inode(from, "iter_0000100/model.pt"), inode(to, "iter_0000100/model.pt"));
      assert.notEqual(inode(from, TRACKER), inode(to, TRACKER));
      writeFiles(share, { [`run/saved_models/${TRACKER}`]: "200\n" });
      assert.equal(text(`earlier run/saved_models/${TRACKER}`), "100\n");
      assert.deepEqual(readdirSync(join(share, "run")), ["saved_models"]);
    });

    it("goes on from a checkpoint of its own, where there is one", async () => {
      writeFiles(share, { [`run/saved_models/${TRACKER}`]: "150\n" });
      const { code, output } = await run("resume-checkpoint", env);
      assert.deepEqual([code, text(`run/saved_models/${TRACKER}`)], [0, "150\n"]);
      assert.match(output, /is at iteration 150/);
    });

    it("lets the other nodes wait for the first", async () => {
      const other = run("resume-checkpoint", { ...env, NODE_RANK: "1", RESUME_POLL_SECONDS: "0.1" });
      const first = await run("resume-checkpoint", { ...env, NODE_RANK: "0" });
      assert.deepEqual([first.code, (await other).code], [0, 0]);
    });

    it("refuses a folder without a checkpoint", async () => {
      const { code, output } = await run("resume-checkpoint", { ...env, RESUME_FROM: `${ROOT}/run` });
      assert.equal(code, 1);
      assert.match(output, /holds no checkpoint .* set resumeFrom/);
    });
  });

  describe("hugging-face-folder (seed 000, line 11)", () => {
    const env = { ORIGINAL_HF_WEIGHT: `${ROOT}/models/a model`, CONVERT_MODEL_PATH: `${ROOT}/run/sft hf` };
    const original = {
      "models/a model/config.json": "original\n",
      "models/a model/tokenizer.json": "words\n",
      "models/a model/special_tokens_map.json": "{}\n",
      "models/a model/qwen.tiktoken": "words\n",
      "models/a model/model.safetensors.index.json": "{}\n",
      "models/a model/model-00001-of-00002.safetensors": "original weights\n",
      "models/a model/.complete": "fingerprint\n",
    };

    it("copies the files that the conversion does not write, and none of the original weights", async () => {
      writeFiles(share, {
        ...original,
        "run/sft hf/model.safetensors": "trained\n",
        "run/sft hf/config.json": "new\n",
      });
      const { code, output } = await run("hugging-face-folder", env);
      assert.equal(code, 0, output);
      assert.deepEqual(readdirSync(join(share, "run/sft hf")).sort(), [
        "config.json",
        "model.safetensors",
        "qwen.tiktoken",
        "special_tokens_map.json",
        "tokenizer.json",
      ]);
      assert.equal(text("run/sft hf/config.json"), "new\n");
      const again = await run("hugging-face-folder", env);
      assert.match(again.output, /is complete; 0 files came/);
    });

    it("moves what the tool has written into the folder of the original weights", async () => {
      writeFiles(share, { ...original, "models/a model/mg2hg/model.safetensors": "trained\n" });
      const { code } = await run("hugging-face-folder", env);
      assert.deepEqual([code, text("run/sft hf/model.safetensors")], [0, "trained\n"]);
      assert.equal(existsSync(join(share, "models/a model/mg2hg")), false);
    });

    it("fails where there are no weights; the pods of other ranks leave it to the first", async () => {
      writeFiles(share, original);
      const { code, output } = await run("hugging-face-folder", env);
      assert.equal(code, 1);
      assert.match(output, /there are no weights in .* conversion\.backCommand/);
      assert.equal((await run("hugging-face-folder", { ...env, NODE_RANK: "1" })).code, 0);
    });
  });

  describe("run-record", () => {
    it("writes the record with the fingerprint of the step, at once", async () => {
      writeFiles(share, { "files/run.json": '{"name":"run","fingerprint":"@FINGERPRINT@"}\n' });
      const env = { FILES: `${ROOT}/files`, RUN_RECORD: `${ROOT}/saved/run/run.json` };
      const { code } = await run("run-record", { ...env, STEP_FINGERPRINT: "abc" });
      assert.deepEqual([code, text("saved/run/run.json")], [0, '{"name":"run","fingerprint":"abc"}\n']);
      await run("run-record", { ...env, NODE_RANK: "1", STEP_FINGERPRINT: "other" });
      assert.deepEqual(readdirSync(join(share, "saved/run")), ["run.json"]);
      assert.match(text("saved/run/run.json"), /abc/);
    });
  });

  describe("installation without a network (seed 001, line 3)", () => {
    it("lets git clone from the share, and pip look into its wheels only", async () => {
      const bare = "offline/git/gitee.com/ascend/ModelLink.git";
      const setUp = [
        'mkdir -p "$BARE" "$WORK"',
        'git init -q --bare "$BARE"',
        'git init -q "$WORK" && cd "$WORK" && touch README.md && git add . ',
        "git -c user.name=a -c user.email=a@example.com commit -q -m first",
        'git push -q "$BARE" HEAD:refs/heads/master',
      ];
      const made = await runShell(setUp.join("\n"), { env: { BARE: `${ROOT}/${bare}`, WORK: `${ROOT}/work` }, share });
      assert.equal(made.code, 0, made.output);
      const variables = offlineVariables({ offlineSources: "offline" } as MegatronRun);
      const { code, output } = await runShell(
        'cd "$HOME"\ngit clone -q https://gitee.com/ascend/ModelLink.git && ls ModelLink\necho "$PIP_NO_INDEX $PIP_FIND_LINKS"',
        { env: { ...variables, SHARE: ROOT }, share },
      );
      assert.equal(code, 0, output);
      assert.deepEqual(output.trim().split("\n").slice(-2), ["README.md", `1 ${join(share, "offline/wheels")}`]);
    });

    it("is nothing where none is asked for", () => {
      assert.deepEqual(offlineVariables({} as MegatronRun), {});
    });
  });
});
