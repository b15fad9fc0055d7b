import assert from "node:assert/strict";
import fc from "fast-check";
import { LogLines } from "../../training-logs/log-lines";
import { propertyRuns } from "../support/property-runs";

function linesOf(bytes: Uint8Array, pieceBytes = bytes.length || 1) {
  const lines: [text: string, number: number][] = [];
  const reader = new LogLines((text, number) => lines.push([text, number]));
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(bytes.subarray(at, at + pieceBytes));
  reader.end();
  return { lines, counts: reader.counts };
}

/** GBK bytes of a text of which each character is given. */
const GBK = { 训: [0xd1, 0xb5], 练: [0xc1, 0xb7], 完: [0xcd, 0xea], 成: [0xb3, 0xc9] };

describe("lines of a log", () => {
  it("end at LF and CRLF, and are numbered by their line feeds", () => {
    const { lines, counts } = linesOf(Buffer.from("one\r\n\ntwo\nthree"));
    assert.deepEqual(lines, [
      ["one", 1],
      ["two", 3],
      ["three", 4],
    ]);
    assert.equal(counts.lines, 4);
    assert.equal(counts.unfinished, true);
  });

  it("begin again at a carriage return, as a progress bar does, and keep their number", () => {
    const { lines } = linesOf(Buffer.from("\r 1/3\r 2/3\r 3/3\nnext\n"));
    assert.deepEqual(lines, [
      [" 1/3", 1],
      [" 2/3", 1],
      [" 3/3", 1],
      ["next", 2],
    ]);
  });

  it("are the same however the bytes are cut, UTF-8 and GBK", () => {
    const bytes = Buffer.concat([
      Buffer.from("训练 1\n"),
      Buffer.from([...GBK.训, ...GBK.练, 0x0a]),
      Buffer.from("完成\r\nend"),
    ]);
    const whole = linesOf(bytes);
    assert.deepEqual(
      whole.lines.map(([text]) => text.trimEnd()),
      ["训练 1", "训练", "完成", "end"],
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (size) => {
        const cut = linesOf(bytes, size);
        assert.deepEqual(cut.lines, whole.lines);
        assert.deepEqual(cut.counts, whole.counts);
      }),
    );
  });

  it("counts lines in GBK, lines that are no text, and zero bytes", () => {
    const { lines, counts } = linesOf(
      Buffer.concat([
        Buffer.from([...GBK.完, ...GBK.成, 0x0a]),
        Buffer.from([0x61, 0xff, 0x62, 0x0a]),
        Buffer.from("step\0\0\0 1\n"),
      ]),
    );
    assert.deepEqual(
      lines.map(([text]) => text),
      ["完成", "a\uFFFDb", "step 1"],
    );
    assert.equal(counts.gbkLines, 1);
    assert.equal(counts.undecodableLines, 1);
    assert.equal(counts.zeroBytes, 3);
    assert.equal(counts.unfinished, false);
  });

  it("drops colours of a terminal", () => {
    assert.deepEqual(linesOf(Buffer.from("\u001b[32mINFO\u001b[0m ready\n")).lines, [["INFO ready", 1]]);
  });

  it("keeps no more than 64 KiB of a line without an end", () => {
    const { lines, counts } = linesOf(Buffer.concat([Buffer.alloc(1 << 20, "x"), Buffer.from("\nnext\n")]), 10_000);
    assert.deepEqual(
      lines.map(([text]) => text.length),
      [65_536, 4],
    );
    assert.deepEqual(
      lines.map(([, number]) => number),
      [1, 2],
    );
    assert.equal(counts.cutLines, 1);
  });

  it("counts every byte and every line of any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        const { lines, counts } = linesOf(bytes, size);
        assert.equal(counts.bytes, bytes.length);
        const ended = bytes.filter((byte) => byte === 0x0a).length;
        assert.equal(counts.lines, ended + (bytes.length > 0 && bytes.at(-1) !== 0x0a ? 1 : 0));
        assert.ok(lines.every(([text, number]) => text.trim() !== "" && number >= 1 && number <= counts.lines));
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});
