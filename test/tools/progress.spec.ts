import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { duration, progressOf, streamReport } from "../../tools/progress";

/** A stream that keeps what is written; a terminal of 40 columns if `isTTY`. */
function stream(isTTY: boolean): NodeJS.WriteStream & { text: () => string } {
  let text = "";
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return Object.assign(sink, { isTTY, columns: 40, text: () => text }) as unknown as NodeJS.WriteStream & {
    text: () => string;
  };
}

describe("progress", () => {
  it("is one rewritten line on a terminal, no wider than it", () => {
    const terminal = stream(true);
    const report = streamReport(terminal);
    const show = progressOf(report);
    show("compiling, 1 of 9");
    show("x".repeat(100));
    report("done");
    assert.equal(terminal.text(), `\r\u001b[Kcompiling, 1 of 9\r\u001b[K${"x".repeat(39)}\r\u001b[Kdone\n`);
  });

  it("is a line every 15 seconds where there is no terminal", () => {
    const file = stream(false);
    let now = 0;
    const show = progressOf(streamReport(file), () => now);
    for (const seconds of [1, 14, 15, 16, 29, 31]) {
      now = seconds * 1000;
      show(`${seconds} s`);
    }
    assert.equal(file.text(), "15 s\n31 s\n");
  });

  it("tells durations for people", () => {
    assert.deepEqual([400, 59_400, 60_000, 665_000].map(duration), ["0 s", "59 s", "1 min 00 s", "11 min 05 s"]);
  });
});
