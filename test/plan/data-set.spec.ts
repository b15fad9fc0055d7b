import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { planDataSet } from "../../plan/data-set";
import { faultText, isRejected, requirePlan } from "../../plan/fault";

const REQUEST = { name: "chats", file: "chats.json", format: "alpaca" };
const RECORD = { instruction: "Say hello.", input: "", output: "你好" };

function bytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function sentences(content: Uint8Array | undefined, format = "alpaca"): string[] {
  const answer = planDataSet({ ...REQUEST, format }, content);
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

describe("planDataSet", () => {
  it("counts records and bytes, and has the checksum of the bytes", () => {
    const content = bytes([RECORD, RECORD]);
    const sha256 = createHash("sha256").update(content).digest("hex");
    assert.deepEqual(requirePlan("data", planDataSet(REQUEST, content)), {
      ...REQUEST,
      records: 2,
      bytes: content.length,
      sha256,
      explanation: [`data chats: chats.json, alpaca, 2 records, ${content.length} bytes, sha256 ${sha256}`],
    });
  });

  it("lets a record have more fields than the format needs", () => {
    assert.equal(requirePlan("data", planDataSet(REQUEST, bytes([{ ...RECORD, id: 1 }]))).records, 1);
  });

  it("refuses a file that is not there", () => {
    assert.deepEqual(sentences(undefined), [
      'file: got "chats.json"; there is no such file; the path is relative to the folder of Pulumi.yaml',
    ]);
  });

  it("refuses a file that is not JSON", () => {
    const [sentence = ""] = sentences(Buffer.from("{"));
    assert.match(
      sentence,
      /^file: got "chats\.json", a file that is not JSON \(.+\); the alpaca format is a JSON array of records$/,
    );
  });

  it("refuses JSON that is no array, and an empty array", () => {
    const rule = "the alpaca format is a JSON array of one record or more";
    assert.deepEqual(sentences(bytes(RECORD)), [`file: got "chats.json", JSON that is not an array; ${rule}`]);
    assert.deepEqual(sentences(bytes([])), [`file: got "chats.json", an empty array; ${rule}`]);
  });

  it("counts faulty records and shows what the first lacks", () => {
    const rule = "each record of the alpaca format has the texts instruction, input, output";
    assert.deepEqual(sentences(bytes([RECORD, { instruction: "x", output: 3 }, null])), [
      `file: got "chats.json", 2 faulty records of 3, the first at [1] without the text input, output; ${rule}`,
    ]);
    assert.deepEqual(sentences(bytes([7])), [
      `file: got "chats.json", 1 faulty record of 1, the first at [0] without the text instruction, input, output; ${rule}`,
    ]);
  });

  it("refuses an unknown format, beside a missing file", () => {
    assert.deepEqual(sentences(bytes([RECORD]), "alpcaa"), ['format: got "alpcaa"; did you mean "alpaca"?']);
    assert.equal(sentences(undefined, "sharegpt").length, 2);
    assert.equal(sentences(undefined, "sharegpt")[0], 'format: got "sharegpt"; formats: alpaca');
  });
});
