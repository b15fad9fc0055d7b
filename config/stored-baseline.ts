import { readBaseline } from "../evaluation";
import type { LocalFiles } from "../plan/data-source";
import type { Fault } from "../plan/fault";

/** Content of a file with stored results, or the fault of one that is none. Paths of faults are relative to the baseline. */
export function storedBaseline(path: string, files: LocalFiles): { readonly json: string } | Fault[] {
  const content = files.file(path);
  const fault = (phrase: string, rule: string): Fault[] => [{ path: "file", got: { phrase }, rule, source: [] }];
  if (content === undefined) {
    return fault(
      `${JSON.stringify(path)}, where there is no file`,
      "name a file, relative to the folder of Pulumi.yaml",
    );
  }
  const json = Buffer.from(content).toString("utf8");
  try {
    readBaseline(json);
  } catch (error) {
    return fault(JSON.stringify(path), error instanceof Error ? error.message : String(error));
  }
  return { json };
}
