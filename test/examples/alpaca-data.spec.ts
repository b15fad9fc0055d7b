import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";

const FILE = "examples/data/alpaca-cluster-operations.json";

type Fields = "instruction" | "input" | "output";
type Instruction = Readonly<Record<Fields, string>>;

const bytes = readFileSync(join(projectRoot(), FILE));
const records = JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, "")) as Instruction[];

/** Numbers of the records for which `wrong` holds, counted from 0. */
function where(wrong: (record: Instruction) => boolean): number[] {
  return records.flatMap((record, index) => (wrong(record) ? [index] : []));
}

function repeated(key: (record: Instruction) => string): string[] {
  const seen = new Set<string>();
  return records.map(key).filter((value) => seen.has(value) || !seen.add(value));
}

/** Text without case, white space and punctuation: what makes two questions the same. */
function essence(text: string): string {
  return text.toLowerCase().replace(/[\s\p{P}]/gu, "");
}

describe(FILE, () => {
  it("is UTF-8 without a byte order mark", () => {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    assert.notEqual(text.charCodeAt(0), 0xfeff);
    assert.ok(!text.includes("\ufffd"), "a replacement character: text was decoded wrongly before it was stored");
  });

  it("holds at least 200 records of exactly instruction, input and output, all strings", () => {
    assert.ok(Array.isArray(records));
    assert.ok(records.length >= 200, `got ${records.length} records`);
    for (const [index, record] of records.entries()) {
      assert.deepEqual(Object.keys(record), ["instruction", "input", "output"], `record ${index}`);
      for (const value of Object.values(record)) assert.equal(typeof value, "string", `record ${index}`);
    }
  });

  it("asks nothing twice and answers nothing twice", () => {
    assert.deepEqual(
      repeated(({ instruction, input }) => essence(`${instruction} ${input}`)),
      [],
    );
    assert.deepEqual(
      repeated(({ output }) => essence(output)),
      [],
    );
  });

  it("has no empty instruction or output and no stray white space", () => {
    assert.deepEqual(
      where(({ instruction, output }) => instruction.trim() === "" || output.trim() === ""),
      [],
    );
    assert.deepEqual(
      where((record) => Object.values(record).some((value) => value !== value.trim())),
      [],
    );
  });

  it("has questions and answers of a length that can be learned from", () => {
    assert.deepEqual(
      where(({ instruction }) => instruction.length < 8 || instruction.length > 400),
      [],
    );
    assert.deepEqual(
      where(({ output }) => output.length < 60 || output.length > 2000),
      [],
    );
  });

  it("closes every code block it opens", () => {
    assert.deepEqual(
      where(({ output }) => (output.match(/^```/gm) ?? []).length % 2 !== 0),
      [],
    );
  });

  it("is written in English and Chinese, each at least a quarter, an answer in the language of its question", () => {
    const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
    const share = records.filter(({ instruction }) => isChinese(instruction)).length / records.length;
    assert.ok(share >= 0.25 && share <= 0.75, `Chinese: ${Math.round(share * 100)} %`);
    assert.deepEqual(
      where(({ instruction, output }) => isChinese(instruction) !== isChinese(output)),
      [],
    );
  });
});
