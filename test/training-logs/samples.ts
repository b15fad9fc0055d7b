import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LogReader, type FileReading } from "../../training-logs";

/** Folder of the recorded logs. */
export const SAMPLES = join(__dirname, "samples");

/** Bytes of a recorded file. */
export function sampleBytes(path: string): Buffer {
  return readFileSync(join(SAMPLES, path));
}

/** Paths of the recorded logs of a folder. */
export function sampleLogs(folder: string): string[] {
  return readdirSync(join(SAMPLES, folder))
    .filter((name) => name.endsWith(".log"))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Reads bytes as a log, in pieces of a size. */
export function readBytes(bytes: Uint8Array, file = "run-train-0.log", pieceBytes = 4096): FileReading {
  const reader = new LogReader(file);
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(bytes.subarray(at, at + pieceBytes));
  return reader.end();
}

/** Reads text as a log. */
export function readText(text: string, file?: string): FileReading {
  return readBytes(Buffer.from(text), file);
}

/** A line of Megatron about an iteration. */
export function iterationLine(
  step: number,
  total: number,
  { ms = 5023.4, loss = "1.045211E+01", gbs = 64 } = {},
): string {
  return (
    ` iteration ${String(step).padStart(8)}/${String(total).padStart(8)} | consumed samples: ${String(step * gbs).padStart(12)} | ` +
    `elapsed time per iteration (ms): ${ms} | learning rate: 1.250E-06 | global batch size: ${String(gbs).padStart(5)} | ` +
    `lm loss: ${loss} | loss scale: 1.0 | grad norm: 2.310 | number of skipped iterations:   0 | number of nan iterations:   0 |`
  );
}
