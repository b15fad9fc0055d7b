import { createHash } from "node:crypto";
import type { Fault } from "./fault";
import { count, suggestion } from "./wording";

/** Formats of data sets. */
const FORMATS = ["alpaca"];

/** Fields that each record of the Alpaca format has. */
const ALPACA_FIELDS = ["instruction", "input", "output"];

/** A data set as its user describes it. */
export interface DataSetRequest {
  readonly name: string;
  /** Local file, relative to the project's folder. */
  readonly file: string;
  /** `alpaca`: a JSON array of objects with the texts `instruction`, `input` and `output`. */
  readonly format: string;
}

/** A data set that was read and found sound. */
export interface DataSetPlan {
  readonly name: string;
  readonly file: string;
  readonly format: string;
  readonly records: number;
  readonly bytes: number;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

/** The content as JSON, or the reason why it is none. */
function parsed(content: Uint8Array): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(Buffer.from(content).toString("utf8")) as unknown };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Fields of the Alpaca format that a record lacks, or has as something else than text. */
function lackingFields(record: unknown): string[] {
  if (typeof record !== "object" || record === null) {
    return ALPACA_FIELDS;
  }
  const fields = new Map<string, unknown>(Object.entries(record));
  return ALPACA_FIELDS.filter((field) => typeof fields.get(field) !== "string");
}

/** The records of an Alpaca file, or what is wrong with it. */
function alpacaRecords(content: Uint8Array): { records: number } | { got: string; rule: string } {
  const json = parsed(content);
  if ("reason" in json) {
    return { got: `a file that is not JSON (${json.reason})`, rule: "the alpaca format is a JSON array of records" };
  }
  if (!Array.isArray(json.value) || json.value.length === 0) {
    const got = Array.isArray(json.value) ? "an empty array" : "JSON that is not an array";
    return { got, rule: "the alpaca format is a JSON array of one record or more" };
  }
  const records: readonly unknown[] = json.value;
  const faulty = records.flatMap((record, index) => (lackingFields(record).length === 0 ? [] : [index]));
  const [first] = faulty;
  if (first !== undefined) {
    const lacking = lackingFields(records[first]).join(", ");
    const got = `${count(faulty.length, "faulty record")} of ${records.length}, the first at [${first}] without the text ${lacking}`;
    return { got, rule: `each record of the alpaca format has the texts ${ALPACA_FIELDS.join(", ")}` };
  }
  return { records: records.length };
}

/**
 * Checks a data set before it is uploaded. `content` is the file, undefined where there is none. Paths of faults are relative
 * to the request.
 */
export function planDataSet(request: DataSetRequest, content: Uint8Array | undefined): DataSetPlan | Fault[] {
  const { name, file, format } = request;
  const faults: Fault[] = [];
  if (!FORMATS.includes(format)) {
    faults.push({ path: "format", got: format, rule: suggestion(format, FORMATS, "formats"), source: [] });
  }
  if (content === undefined) {
    const rule = "there is no such file; the path is relative to the folder of Pulumi.yaml";
    return [...faults, { path: "file", got: file, rule, source: [] }];
  }
  const answer = alpacaRecords(content);
  if ("rule" in answer) {
    const phrase = `${JSON.stringify(file)}, ${answer.got}`;
    return [...faults, { path: "file", got: { phrase }, rule: answer.rule, source: [] }];
  }
  if (faults.length > 0) {
    return faults;
  }
  const sha256 = createHash("sha256").update(content).digest("hex");
  const size = `${count(answer.records, "record")}, ${count(content.length, "byte")}`;
  return {
    name,
    file,
    format,
    records: answer.records,
    bytes: content.length,
    sha256,
    explanation: [`data ${name}: ${file}, ${format}, ${size}, sha256 ${sha256}`],
  };
}
