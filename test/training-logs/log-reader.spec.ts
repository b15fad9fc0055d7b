import assert from "node:assert/strict";
import fc from "fast-check";
import { readRun, readRunRecord, tokensPerSecondPerNpu, type RunReading } from "../../training-logs";
import { fileParts } from "../../training-logs/log-reader";
import { propertyRuns } from "../support/property-runs";
import { iterationLine, readBytes, readText, sampleBytes, sampleLogs } from "./samples";

/** The recorded run of a folder. */
function sampleRun(folder: string, others: readonly string[] = []): RunReading {
  const files = [...sampleLogs(`${folder}/logs`), ...others.map((name) => `${folder}/${name}`)];
  const record = readRunRecord(sampleBytes(`${folder}/run.json`).toString("utf8"));
  assert.ok(record !== undefined);
  return readRun({ files: files.map((file) => readBytes(sampleBytes(file), file)), record });
}

function only<T>(values: readonly T[]): T {
  assert.equal(values.length, 1);
  return values[0] as T;
}

describe("throughput", () => {
  it("is the manual's formula: GBS x SEQ_LEN / (NPUs x ms) x 1000", () => {
    assert.equal(tokensPerSecondPerNpu({ globalBatchSize: 64, seqLenTokens: 4096, npus: 8, stepMs: 16_384 }), 2000);
    assert.equal(tokensPerSecondPerNpu({ globalBatchSize: 64, seqLenTokens: 4096, npus: 8, stepMs: 0 }), undefined);
  });
});

describe("reader of Megatron's logs", () => {
  it("computes tokens/s/p of every step of a recorded run by the formula", () => {
    const training = only(sampleRun("megatron").trainings);
    const printed = sampleBytes("megatron/logs/llama2-13b-sft-train-1.log").toString("utf8");
    // By hand, from the text: what was printed last for each step.
    const lines = [...printed.matchAll(/iteration\s+(\d+)\/\s+400 .*?\(ms\): ([\d.]+) \|.*?lm loss: (\S+) \|/g)];
    const expected = new Map(
      lines.map(([, step, ms, loss]) => [Number(step), [((64 * 4096) / (16 * Number(ms))) * 1000, Number(loss)]]),
    );
    assert.equal(training.samples.length, 351);
    for (const { step, tokensPerSecondPerNpu: throughput = NaN, loss } of training.samples) {
      const [wanted = NaN, wantedLoss] = expected.get(step) ?? [];
      assert.ok(Math.abs(throughput - wanted) < 1e-9, `step ${step}: ${throughput}, not ${wanted}`);
      assert.equal(loss, wantedLoss);
    }
  });

  it("tells the state of a run that was restarted and goes on", () => {
    const { trainings, problems, contradictions, files } = sampleRun("megatron");
    const training = only(trainings);
    assert.equal(training.step, 351);
    assert.equal(training.totalSteps, 400);
    assert.equal(training.restarts, 1);
    assert.equal(training.savedStep, 300);
    assert.equal(training.ended, false);
    assert.deepEqual(training.missing, []);
    assert.deepEqual(
      training.validations.map(({ step }) => step),
      [100, 200],
    );
    // 49 steps of 18.4 s.
    assert.ok(Math.abs((training.remainingMs ?? 0) - 49 * 18_400) < 10_000, String(training.remainingMs));
    assert.deepEqual(
      problems.map(({ id }) => id),
      ["nic-name", "seq-too-long"],
    );
    assert.deepEqual(contradictions, []);
    const last = files.find(({ file }) => file.endsWith("train-1.log"));
    assert.equal(last?.incompleteLines, 1);
    assert.equal(last.text.unfinished, true);
    assert.deepEqual(
      last.attempts.map(({ node, nodeRank, exitCode }) => [node, nodeRank, exitCode]),
      [
        ["192.168.0.12", 1, undefined],
        ["192.168.0.13", 1, undefined],
      ],
    );
    const first = files.find(({ file }) => file.endsWith("train-0.log"));
    assert.deepEqual(
      first?.attempts.map(({ exitCode, seconds }) => [exitCode, seconds]),
      [
        [1, 4620],
        [undefined, undefined],
      ],
    );
  });

  it("reads settings from the header of the log, and says where run.json has others", () => {
    const header =
      "using world size: 8, data-parallel size: 1\n  seq_length ...................................... 8192\n";
    const run = readRun({
      files: [readText(`${header}${iterationLine(1, 10, { ms: 8192, gbs: 32 })}\n`)],
      record: { nodes: 2, npusPerNode: 8, seqLenTokens: 4096, globalBatchSize: 32 },
    });
    const training = only(run.trainings);
    assert.deepEqual(training.used, { globalBatchSize: 32, seqLenTokens: 8192, npus: 8 });
    assert.equal(training.samples[0]?.tokensPerSecondPerNpu, 4000);
    assert.deepEqual(run.contradictions, [
      { name: "seqLenTokens", log: 8192, record: 4096 },
      { name: "npus", log: 8, record: 16 },
    ]);
  });

  it("says which numbers are missing for the throughput", () => {
    const training = only(readRun({ files: [readText(`${iterationLine(1, 10)}\n`)] }).trainings);
    assert.deepEqual(training.missing, ["seqLenTokens", "npus"]);
    assert.equal(training.tokensPerSecondPerNpu, undefined);
    assert.equal(training.loss?.last, 10.45211);
  });

  it("uses no value that may be cut off", () => {
    const line = iterationLine(12, 400, { ms: 18_512.4 });
    for (let length = 0; length < line.length; length++) {
      const { samples, incompleteLines } = readText(line.slice(0, length));
      const [sample] = samples;
      assert.ok(sample === undefined || (sample.stepMs === 18_512.4 && sample.loss === 10.45211), String(length));
      const begun = /iteration\s+12\/\s+400 \|/.test(line.slice(0, length));
      assert.equal(samples.length + incompleteLines, begun ? 1 : 0, `${length} characters`);
    }
  });

  it("reads lines that processes wrote into one another, and counts those it cannot", () => {
    const joined = `[default7]:${iterationLine(1, 9)} [default3]: WARNING: x${iterationLine(2, 9)}\n`;
    assert.deepEqual(
      readText(joined).samples.map(({ step }) => step),
      [1, 2],
    );
    const [head, tail] = [iterationLine(3, 9).slice(0, 90), iterationLine(3, 9).slice(90)];
    const broken = readText(`${head}[rank1]: Traceback (most recent call last):\n${tail}\n${iterationLine(4, 9)}\n`);
    assert.deepEqual(
      broken.samples.map(({ step }) => step),
      [4],
    );
    assert.equal(broken.incompleteLines, 1);
  });

  it("reads Chinese text around the numbers, in UTF-8 and in GBK", () => {
    const line = iterationLine(5, 9);
    assert.equal(readText(`训练开始：${line}\n`).samples[0]?.step, 5);
    const gbk = readBytes(Buffer.concat([Buffer.from([0xd1, 0xb5, 0xc1, 0xb7, 0x3a]), Buffer.from(`${line}\n`)]));
    assert.equal(gbk.samples[0]?.step, 5);
    assert.equal(gbk.text.gbkLines, 1);
  });

  it("counts losses that are no numbers, and keeps the step", () => {
    const { samples, lossesNotFinite } = readText(`${iterationLine(1, 9, { loss: "NAN" })}\n${iterationLine(2, 9)}\n`);
    assert.equal(lossesNotFinite, 1);
    assert.deepEqual(
      samples.map(({ step, loss }) => [step, loss]),
      [
        [1, undefined],
        [2, 10.45211],
      ],
    );
  });

  it("forgets the steps that a restart does again", () => {
    const steps = (from: number, to: number, loss: string) =>
      Array.from({ length: to - from + 1 }, (_, index) => `${iterationLine(from + index, 9, { loss })}\n`).join("");
    const { samples, restarts } = readText(steps(1, 6, "2.0E+00") + steps(4, 5, "1.0E+00"));
    assert.deepEqual(
      samples.map(({ loss }) => loss),
      [2, 2, 2, 1, 1],
    );
    assert.equal(restarts, 1);
  });

  it("holds a long run in bounded memory, with its last step and its spike", () => {
    const parts: string[] = [];
    for (let step = 1; step <= 60_000; step++) {
      parts.push(iterationLine(step, 60_000, { loss: step === 31_415 ? "9.9E+01" : "1.5E+00" }));
    }
    const { samples, sampleLines } = readText(`${parts.join("\n")}\n`);
    assert.equal(sampleLines, 60_000);
    assert.ok(samples.length <= 2 * 4096, String(samples.length));
    assert.equal(samples.at(-1)?.step, 60_000);
    assert.equal(samples.find(({ loss = 0 }) => loss > 90)?.step, 31_415);
  });
});

describe("reader of LLaMA-Factory's logs", () => {
  it("takes steps from the bar, times from its clock, and adds what trainer_log.jsonl has", () => {
    const training = only(sampleRun("llama-factory", ["trainer_log.jsonl"]).trainings);
    assert.equal(training.format, "trainer");
    assert.deepEqual(
      training.samples.map(({ step }) => step),
      Array.from({ length: 30 }, (_, index) => (index + 1) * 10),
    );
    assert.deepEqual(
      training.validations.map(({ step, loss }) => [step, loss]),
      [
        [100, 0.97],
        [200, 0.8321],
        [300, 0.8061],
      ],
    );
    assert.deepEqual(training.used, { globalBatchSize: 64, seqLenTokens: 4096, npus: 8 });
    assert.equal(training.ended, true);
    assert.equal(training.remainingMs, undefined);
    const second = training.samples[1];
    assert.equal(second?.stepMs, 9400);
    assert.ok(Math.abs((second.tokensPerSecondPerNpu ?? 0) - ((64 * 4096) / (8 * 9400)) * 1000) < 1e-9);
    assert.equal(second.epoch, 0.2);
  });

  it("reads the same from either file alone, but for what only one has", () => {
    const log = only(sampleRun("llama-factory").trainings);
    const entries = readBytes(sampleBytes("llama-factory/trainer_log.jsonl"), "trainer_log.jsonl");
    assert.deepEqual(
      entries.samples.map(({ step, loss }) => [step, loss]),
      log.samples.map(({ step, loss }) => [step, loss]),
    );
  });

  it("takes no other bar for the training's: loading, tokenizing, evaluating", () => {
    const text =
      "Loading checkpoint shards: 100%|████| 4/4 [00:05<00:00,  1.31s/it]\n" +
      "\r  1%|  | 2/200 [00:10<16:30,  5.00s/it]\r 50%|██  | 6/12 [00:03<00:03,  1.92it/s]\n" +
      "{'loss': 1.5, 'grad_norm': 0.5, 'learning_rate': 5e-05, 'epoch': 0.01}\n";
    assert.deepEqual(
      readText(text).samples,
      [{ step: 2, stepMs: undefined, loss: 1.5, learningRate: 5e-5, gradientNorm: 0.5, epoch: 0.01 }].map(
        ({ stepMs: _none, ...sample }) => sample,
      ),
    );
  });

  it("counts a line of numbers that is cut off", () => {
    const { samples, incompleteLines } = readText("\r 5%|▌ | 10/200 [00:50<15:50,  5.00s/it]\n{'loss': 1.23, 'grad_no");
    assert.deepEqual(samples, []);
    assert.equal(incompleteLines, 1);
  });
});

describe("name of a log", () => {
  it("says the step of the pipeline and the node", () => {
    assert.deepEqual(fileParts("logs/llama2-13b-sft-train-1.log"), { stepName: "llama2-13b-sft-train", nodeRank: 1 });
    assert.deepEqual(fileParts("modelarts-job-worker-0.log"), { stepName: "modelarts-job", nodeRank: 0 });
    assert.deepEqual(fileParts("plog/debug/plog/plog-1187_20241203112345678.log"), {
      stepName: "plog-1187_20241203112345678",
    });
    assert.deepEqual(fileParts("trainer_log.jsonl"), { stepName: "trainer_log" });
  });
});

describe("a damaged log", () => {
  const originals = [
    ...sampleLogs("megatron/logs"),
    ...sampleLogs("llama-factory/logs"),
    "llama-factory/trainer_log.jsonl",
  ].map((path) => sampleBytes(path));
  const anyOriginal = fc.constantFrom(...originals);

  /** Whatever was read is a number where it has to be one, and says how much it read. */
  function isSound(bytes: Uint8Array): void {
    const reading = readBytes(bytes);
    assert.equal(reading.text.bytes, bytes.length);
    for (const { step, loss, stepMs } of reading.samples) {
      assert.ok(Number.isSafeInteger(step));
      assert.ok(loss === undefined || Number.isFinite(loss));
      assert.ok(stepMs === undefined || (Number.isFinite(stepMs) && stepMs >= 0));
    }
    const run = readRun({ files: [reading], record: { nodes: 1, npusPerNode: 8, seqLenTokens: 4096 } });
    assert.equal(run.files.length, 1);
    assert.deepEqual(JSON.parse(JSON.stringify(run)), JSON.parse(JSON.stringify(run)));
  }

  it("is read as far as it goes when it is cut anywhere, and the cut is reported", () => {
    fc.assert(
      fc.property(anyOriginal, fc.double({ min: 0, max: 1, noNaN: true }), (original, part) => {
        const bytes = original.subarray(0, Math.floor(original.length * part));
        isSound(bytes);
        const { text } = readBytes(bytes);
        assert.equal(text.unfinished, bytes.length > 0 && bytes.at(-1) !== 0x0a);
      }),
      { numRuns: propertyRuns(150) },
    );
  });

  it("is read when two logs are written into one another at any bytes", () => {
    fc.assert(
      fc.property(
        anyOriginal,
        anyOriginal,
        fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 40 }),
        (a, b, sizes) => {
          const pieces: Buffer[] = [];
          const at = [0, 0];
          sizes.forEach((size, index) => {
            const [source, which] = index % 2 === 0 ? [a, 0] : [b, 1];
            const start = at[which] ?? 0;
            pieces.push(source.subarray(start, start + size));
            at[which] = start + size;
          });
          isSound(Buffer.concat(pieces));
        },
      ),
      { numRuns: propertyRuns(150) },
    );
  });

  it("is read when bytes of it are overwritten", () => {
    fc.assert(
      fc.property(
        anyOriginal,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 60 }),
        (original, changes) => {
          const bytes = Buffer.from(original);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          isSound(bytes);
        },
      ),
      { numRuns: propertyRuns(150) },
    );
  });
});
