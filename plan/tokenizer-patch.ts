import type { Fault } from "./fault";

/** Largest patch: it travels in a ConfigMap, of 1 MiB at most. */
const LARGEST_PATCH_BYTES = 512 * 1024;

/** A patch of a tokenizer's files that was read. */
export interface TokenizerPatch {
  readonly text: string;
}

/** The patch of a file, or the fault of a file that is none. `content` is undefined where there is no file. */
export function tokenizerPatch(path: string, content: Uint8Array | undefined): TokenizerPatch | Fault[] {
  const fault = (got: string, rule: string): Fault[] => [
    { path: "tokenizerPatch", got: { phrase: got }, rule, source: ["000:9", "001:45"] },
  ];
  if (content === undefined) {
    return fault(
      `${JSON.stringify(path)}, where there is no file`,
      "name a file, relative to the folder of Pulumi.yaml",
    );
  }
  if (content.byteLength > LARGEST_PATCH_BYTES) {
    return fault(`a file of ${content.byteLength} bytes`, `a patch has at most ${LARGEST_PATCH_BYTES} bytes`);
  }
  const text = Buffer.from(content).toString("utf8");
  const files = /^--- \S.*\n\+\+\+ \S.*\n@@ /m;
  if (!files.test(text)) {
    return fault("a file that is no patch", "write it with: git diff --no-index tokenizer tokenizer-edited");
  }
  return { text };
}
