import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { troubleshootingRows, troubleshootingSigns } from "../../catalogue";
import { problemsIn, rowOf } from "../../training-logs";
import { readBytes, sampleBytes, SAMPLES, sampleLogs } from "./samples";

describe("known problems in logs", () => {
  it("has for every row of the table either signs or the reason why nothing shows it", () => {
    assert.deepEqual(
      troubleshootingSigns().map(({ id }) => id),
      troubleshootingRows().map(({ id }) => id),
    );
    for (const { id, signs, unseen } of troubleshootingSigns()) {
      assert.equal(signs.length === 0, unseen !== undefined, id);
    }
  });

  it("recognises 19 of the 26 problems, and 21 of the 24 rules", () => {
    const seen = new Set(
      troubleshootingSigns().flatMap(({ id, signs }) => (signs.length > 0 || id === "resume-iters" ? [id] : [])),
    );
    const count = (kind: string) => troubleshootingRows().filter((row) => row.kind === kind && seen.has(row.id)).length;
    assert.deepEqual([count("problem"), count("rule")], [19, 21]);
  });

  for (const { id, signs, unseen } of troubleshootingSigns()) {
    const sample = `problems/${id}.log`;
    if (unseen !== undefined && id !== "resume-iters") {
      it(`has no sample of ${id}, which no log shows`, () => {
        assert.ok(!existsSync(join(SAMPLES, sample)));
      });
      continue;
    }
    it(`recognises ${id} in a log, and nothing else`, () => {
      const { problems } = readBytes(sampleBytes(sample), sample);
      assert.deepEqual(
        problems.map((problem) => problem.id),
        [id],
      );
      assert.ok(rowOf({ id, count: 1, examples: [] }).remedy.en !== "");
    });
    it(`has examples of ${id} that its own patterns and keywords find`, () => {
      for (const { keyword, pattern, example, source, within = "" } of signs) {
        assert.ok(example.includes(keyword), `${id}: ${keyword}`);
        assert.match(example, pattern);
        assert.ok(source.length > 0);
        assert.ok(
          problemsIn([within, example], "log").some((problem) => problem.id === id),
          `${id}: ${example}`,
        );
      }
    });
  }

  it("finds nothing in a healthy log", () => {
    for (const file of [...sampleLogs("llama-factory/logs"), "megatron/logs/llama2-13b-sft-train-1.log"]) {
      assert.deepEqual(readBytes(sampleBytes(file), file).problems, [], file);
    }
  });

  it("does not take a remark about a problem for the problem", () => {
    const remarks = [
      "If you see NPU out of memory, raise TP and PP.",
      "export HCCL_SOCKET_IFNAME=enp67s0f5",
      "flash_attn is not installed; it is not needed on Ascend",
      "Permission to read was granted",
      'Pulling image "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:latest"',
      "ECC mode: enabled",
      "max_num_batched_tokens=8192, max_model_len=4096",
    ];
    assert.deepEqual(problemsIn(remarks, "log"), []);
  });

  it("counts the lines, and keeps the first three with their numbers", () => {
    const line = "ModuleNotFoundError: No module named 'sentencepiece'";
    const [problem] = problemsIn(
      Array.from({ length: 10 }, () => line),
      "a.log",
    );
    assert.equal(problem?.count, 10);
    assert.deepEqual(
      problem.examples.map(({ file, line: number, text }) => [file, number, text]),
      [
        ["a.log", 1, line],
        ["a.log", 2, line],
        ["a.log", 3, line],
      ],
    );
  });

  it("tells an out-of-memory of lm_eval from one of training, wherever the program is named", () => {
    const oom = "RuntimeError: NPU out of memory. Tried to allocate 2.00 GiB (NPU 0; 60.97 GiB total capacity)";
    assert.deepEqual(
      problemsIn([oom, "lm_eval ended"], "log").map(({ id }) => id),
      ["lm-eval-oom"],
    );
    assert.deepEqual(
      problemsIn([oom], "log").map(({ id }) => id),
      ["npu-oom"],
    );
  });
});
