/** What could be read of a file's bytes, and what could not. */
export interface TextCounts {
  bytes: number;
  /** Lines that end with a line feed, and the last one. */
  lines: number;
  /** Lines in GBK or GB18030, as programs of a Chinese locale write them. */
  gbkLines: number;
  /** Lines whose bytes are text in neither UTF-8 nor GB18030; what is wrong in them is shown as a replacement character. */
  undecodableLines: number;
  /** Lines longer than 64 KiB, of which the rest was left out. */
  cutLines: number;
  /** Zero bytes, which a crash leaves in a file on a share; they were left out. */
  zeroBytes: number;
  /** Whether the last line does not end: the program still writes it, or was stopped in it. */
  unfinished: boolean;
}

/** Longest line that is kept, in bytes: a file without line ends must not fill the memory. */
const LONGEST_LINE_BYTES = 64 * 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const ESCAPE = String.fromCharCode(27);
const ZERO = String.fromCharCode(0);

/** Colours and cursor movements of a terminal. */
const TERMINAL_CODES = new RegExp(
  `${ESCAPE}(?:\\[[0-9;?]*[A-Za-z]|\\][^${String.fromCharCode(7)}]*${String.fromCharCode(7)})`,
  "g",
);

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The text of bytes in an encoding; undefined where they are not text in it. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Takes the bytes of a log as they come and hands on its lines as text. A line ends at a line feed; within it a carriage
 * return starts over, as progress bars do, and each such part is handed on by itself. At no time are more than one
 * piece and one line in memory.
 */
export class LogLines {
  public readonly counts: TextCounts = {
    bytes: 0,
    lines: 0,
    gbkLines: 0,
    undecodableLines: 0,
    cutLines: 0,
    zeroBytes: 0,
    unfinished: false,
  };
  private rest: Uint8Array = new Uint8Array(0);
  private skipping = false;

  /** @param onLine takes each line that is not empty, and its number in the file from 1 */
  constructor(private readonly onLine: (text: string, number: number) => void) {}

  /** Takes the next bytes. */
  public push(piece: Uint8Array): void {
    this.counts.bytes += piece.length;
    let bytes = piece;
    if (this.skipping) {
      const end = bytes.indexOf(LINE_FEED);
      if (end < 0) return;
      this.skipping = false;
      bytes = bytes.subarray(end);
    }
    const end = bytes.lastIndexOf(LINE_FEED);
    if (end >= 0) {
      this.takeLines(joined(this.rest, bytes.subarray(0, end)));
      this.counts.lines++;
      this.rest = bytes.slice(end + 1);
    } else {
      this.rest = joined(this.rest, bytes);
    }
    this.shortenRest();
  }

  /** Takes the last line, which nothing ends. */
  public end(): void {
    this.counts.unfinished = this.rest.length > 0 || this.skipping;
    if (this.rest.length > 0) {
      this.takeLines(this.rest);
      this.counts.lines++;
      this.rest = new Uint8Array(0);
    }
  }

  /** Hands on what is complete of a long line, so that a progress bar without line feeds is read as it grows. */
  private shortenRest(): void {
    if (this.rest.length <= LONGEST_LINE_BYTES) return;
    const bar = this.rest.lastIndexOf(CARRIAGE_RETURN);
    if (bar >= 0) {
      this.takeLines(this.rest.subarray(0, bar));
      this.rest = this.rest.slice(bar + 1);
    }
    if (this.rest.length > LONGEST_LINE_BYTES) {
      this.takeLines(this.rest.subarray(0, LONGEST_LINE_BYTES));
      this.counts.cutLines++;
      this.rest = new Uint8Array(0);
      this.skipping = true;
    }
  }

  /** Decodes lines, all at once where that is possible. */
  private takeLines(bytes: Uint8Array): void {
    const text = decoded(bytes, "utf-8");
    if (text !== undefined) {
      const lines = text.split("\n");
      lines.forEach((line, index) => {
        if (index > 0) this.counts.lines++;
        this.takeLine(line);
      });
      return;
    }
    let start = 0;
    while (start <= bytes.length) {
      const found = bytes.indexOf(LINE_FEED, start);
      const end = found < 0 ? bytes.length : found;
      if (start > 0) this.counts.lines++;
      this.takeLine(this.lineText(bytes.subarray(start, end)));
      start = end + 1;
    }
  }

  private lineText(bytes: Uint8Array): string {
    const utf8 = decoded(bytes, "utf-8");
    if (utf8 !== undefined) return utf8;
    const gbk = decoded(bytes, "gb18030");
    if (gbk !== undefined) {
      this.counts.gbkLines++;
      return gbk;
    }
    this.counts.undecodableLines++;
    return new TextDecoder("utf-8").decode(bytes);
  }

  private takeLine(line: string): void {
    let text = line;
    if (text.length > LONGEST_LINE_BYTES) {
      this.counts.cutLines++;
      text = text.slice(0, LONGEST_LINE_BYTES);
    }
    if (text.includes(ZERO)) {
      const kept = text.replaceAll(ZERO, "");
      this.counts.zeroBytes += text.length - kept.length;
      text = kept;
    }
    if (text.includes(ESCAPE)) text = text.replace(TERMINAL_CODES, "");
    for (const part of text.includes("\r") ? text.split("\r") : [text]) {
      if (part.trim() !== "") this.onLine(part, this.counts.lines + 1);
    }
  }
}
