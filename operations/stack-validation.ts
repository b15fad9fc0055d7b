import { readFileSync } from "node:fs";
import { isScalar, LineCounter, parseDocument, YAMLParseError, type Document } from "yaml";
import { ConfigurationError } from "../config/configuration-error";
import type { StackEnvironment } from "../config/environment";
import { loadStack } from "../config/load";
import { stackFileSource } from "../config/stack-file";
import { answerFault } from "../plan/answer";
import { faultText, type Fault } from "../plan/fault";
import { fileError } from "./text-lines";

/** A fault of a stack file with its place. */
export interface StackFileFault {
  readonly fault: Fault;
  /** Line of the value, or of the section that lacks it, from 1; undefined where the file has no such place. */
  readonly line: number | undefined;
}

/** A stack file that was checked. */
export interface CheckedStackFile {
  /** The file as its user named it. */
  readonly file: string;
  readonly faults: readonly StackFileFault[];
  /** What the file describes; undefined where it has faults. */
  readonly environment?: StackEnvironment;
}

/** Namespace of the project's keys in a stack file. */
const NAMESPACE = "ascend-stacks:";

/** A fault of the file as a whole. */
function wholeFile(file: string, rule: string, line?: number): CheckedStackFile {
  return { file, faults: [{ fault: { path: "", got: undefined, rule, source: [] }, line }] };
}

/** The keys that lead to a fault's place in the document: `training[1].seqLen` has three, below `config`. */
function keysOf(path: string): (string | number)[] {
  const [section = "", ...rest] = path.split(/[.[\]]+/).filter((key) => key !== "");
  return ["config", NAMESPACE + section, ...rest.map((key) => (/^\d+$/.test(key) ? Number(key) : key))];
}

/** The line of a fault: that of its key, or of the nearest place around it that there is. */
function lineOf(path: string, document: Document, lines: LineCounter): number | undefined {
  const keys = keysOf(path);
  for (let length = keys.length; length > 0; length--) {
    const holder = document.getIn(keys.slice(0, length - 1), true);
    const key = keys[length - 1];
    const items = typeof holder === "object" && holder !== null && "items" in holder ? (holder.items as unknown[]) : [];
    const item = typeof key === "number" ? items[key] : items.find((pair) => keyOf(pair) === key);
    const start = startOf(item);
    if (start !== undefined) {
      return lines.linePos(start).line;
    }
  }
  return undefined;
}

/** The key of an entry of a map. */
function keyOf(item: unknown): unknown {
  const key = typeof item === "object" && item !== null && "key" in item ? item.key : undefined;
  return isScalar(key) ? key.value : undefined;
}

/** Where an entry of a map or a list starts, in characters. */
function startOf(item: unknown): number | undefined {
  const node = typeof item === "object" && item !== null && "key" in item ? item.key : item;
  const range = typeof node === "object" && node !== null && "range" in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : undefined;
}

/** Makes every check of a stack file that a deployment makes, without the engine. `path` is where the file is. */
export function checkStackFile(file: string, path: string): CheckedStackFile {
  try {
    return { file, faults: [], environment: loadStack(stackFileSource(path)) };
  } catch (error) {
    if (error instanceof ConfigurationError) {
      const lines = new LineCounter();
      const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
      return {
        file,
        faults: error.faults.map((fault) => ({ fault, line: lineOf(fault.path, document, lines) })),
      };
    }
    if (error instanceof YAMLParseError) {
      const [sentence = ""] = error.message.replace(/ at line \d+, column \d+:?/, "").split("\n");
      return wholeFile(file, `not YAML: ${sentence}`, error.linePos?.[0].line);
    }
    if (error instanceof Error && "code" in error) {
      return wholeFile(file, fileError("", error).replace(/^: /, ""));
    }
    throw error;
  }
}

/** A checked file as people, and editors that look for `file:line:`, read it: one line per fault. */
export function checkLines({ file, faults }: CheckedStackFile): string[] {
  if (faults.length === 0) {
    return [`${file}: valid`];
  }
  return faults.map(({ fault, line }) => {
    const text = fault.path === "" ? fault.rule : faultText(fault);
    return `${file}:${line === undefined ? "" : `${line}:`} ${text}`;
  });
}

/** A checked file as machines read it, on one line. */
export function checkJson({ file, faults }: CheckedStackFile): string {
  const shown = faults.map(({ fault, line }) => ({ ...answerFault(fault), line: line ?? null }));
  return JSON.stringify({ file, valid: faults.length === 0, faults: shown });
}
