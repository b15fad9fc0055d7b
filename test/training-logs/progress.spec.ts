import assert from "node:assert/strict";
import { durationText, progressText, readProgress, readRankTable, readTail } from "../../training-logs";
import { readRunRecord } from "../../training-logs/run-record";
import { iterationLine, sampleBytes } from "./samples";

const RECORD = { nodes: 1, npusPerNode: 8, seqLenTokens: 4096, globalBatchSize: 64 };

describe("progress of a running job", () => {
  it("is the last step of the lines, with throughput and time left", () => {
    const lines = [iterationLine(10, 2000, { ms: 4000 }), iterationLine(11, 2000, { ms: 4096 })];
    const progress = readProgress(lines, RECORD);
    assert.deepEqual(progress, {
      step: 11,
      totalSteps: 2000,
      ended: false,
      loss: 10.45211,
      stepMs: 4096,
      tokensPerSecondPerNpu: 8000,
      remainingMs: 1989 * 4048,
    });
    assert.equal(progressText(progress), "step 11 of 2000, loss 10.45, 8000.0 tokens/s/p, 2 h 14 min left");
  });

  it("reads a progress bar whose states stand in one line", () => {
    const bar = " 5%|▌ | 10/200 [00:50<15:50,  5.00s/it]";
    const lines = [`\r 0%| | 0/200 [00:00<?, ?it/s]\r${bar}`, "{'loss': 1.5, 'learning_rate': 5e-05, 'epoch': 0.1}"];
    const progress = readProgress(lines, RECORD);
    assert.equal(progress?.step, 10);
    assert.equal(progress.totalSteps, 200);
    assert.equal(progress.stepMs, 5000);
    assert.equal(progress.remainingMs, 190 * 5000);
  });

  it("tells how far a bar is before the first loss is printed", () => {
    const progress = readProgress(["\r 2%|▌ | 4/200 [00:20<16:20,  5.00s/it]"], RECORD);
    assert.equal(progress?.step, 4);
    assert.equal(progress.totalSteps, 200);
  });

  it("is undefined without a line about a step", () => {
    assert.equal(readProgress(["loading weights", ""]), undefined);
    assert.equal(readProgress([]), undefined);
  });

  it("comes with the problems that the lines show", () => {
    const { progress, problems } = readTail(["ModuleNotFoundError: No module named 'sentencepiece'"]);
    assert.equal(progress, undefined);
    assert.deepEqual(
      problems.map(({ id }) => id),
      ["base-image-deps"],
    );
  });

  it("says that it is over", () => {
    const progress = readProgress([
      iterationLine(2000, 2000),
      "[after training is done] datetime: 2024-12-03 11:25:41 ",
    ]);
    assert.equal(progress?.ended, true);
    assert.equal(progress.remainingMs, undefined);
    assert.equal(progressText(progress), "step 2000 of 2000, loss 10.45, ended");
  });
});

describe("time for people", () => {
  it("has the two largest units", () => {
    const seconds = [0, 45, 60, 3599, 3600, 12_000, 172_800, 187_200];
    assert.deepEqual(
      seconds.map((second) => durationText(second * 1000)),
      ["0 s", "45 s", "1 min", "1 h", "1 h", "3 h 20 min", "2 d", "2 d 4 h"],
    );
  });
});

describe("rank table", () => {
  it("has every NPU of a recorded table with its rank", () => {
    const nodes = readRankTable(sampleBytes("megatron/jobstart_hccl.json").toString("utf8")) ?? [];
    assert.deepEqual(
      nodes.map(({ address }) => address),
      ["192.168.0.11", "192.168.0.12"],
    );
    assert.deepEqual(
      nodes.flatMap(({ npus }) => npus.map(({ rank }) => rank)),
      Array.from({ length: 16 }, (_, rank) => rank),
    );
    assert.equal(nodes[1]?.npus[0]?.address, "29.0.12.10");
  });

  it("is read in the form with groups as well", () => {
    const table = {
      status: "completed",
      group_count: "1",
      group_list: [
        {
          group_name: "main",
          instance_list: [
            { pod_name: "vcjob-main-0", server_id: "10.0.0.5", devices: [{ device_id: "3", device_ip: "29.0.0.5" }] },
          ],
        },
      ],
    };
    assert.deepEqual(readRankTable(JSON.stringify(table)), [
      { address: "10.0.0.5", pod: "vcjob-main-0", npus: [{ rank: 0, device: 3, address: "29.0.0.5" }] },
    ]);
  });

  it("is none as long as it is initializing, and none of other text", () => {
    assert.equal(readRankTable('{"status":"initializing"}'), undefined);
    assert.equal(readRankTable("{"), undefined);
    assert.equal(readRankTable("[]"), undefined);
  });
});

describe("record of a run", () => {
  it("keeps what has the right type", () => {
    assert.deepEqual(readRunRecord('{"name":"a","nodes":"2","npusPerNode":8,"seqLenTokens":-1,"other":1}'), {
      name: "a",
      npusPerNode: 8,
    });
    assert.equal(readRunRecord('{"name":"a"'), undefined);
  });
});
