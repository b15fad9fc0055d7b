import type { ShareDirectory } from "./sfs-turbo";

/** User and group of containers of Pod Security level `restricted`, who own what they write. */
export const WRITER_ID = 1000;

/** Where the manual keeps what kind of data, below the root of the share (seed 000, line 41). */
const KINDS: Record<string, string> = {
  dataset: "training_data",
  weights: "models",
  tokenizer: "tokenizers",
  package: "packages",
};

/** Kinds of data that have a place in the working directory. */
export const DATA_KINDS: readonly string[] = Object.keys(KINDS);

/** Where data sets are when the manual's place is linked to a bucket: what is written there would be exported. */
const UNLINKED_DATA_SETS = "datasets";

function folderOf(kind: string, linkedDirectory: string): string {
  const folder = KINDS[kind] ?? "";
  return folder === linkedDirectory ? UNLINKED_DATA_SETS : folder;
}

/**
 * Directory of a data set below the root of the share, in the manual's layout: `models/llama2-13b` for `weights`, `tokenizers/…`
 * for `tokenizer`, `training_data/…` for `dataset`, `packages/…` for `package`.
 *
 * @param linkedDirectory directory that is linked to a bucket, if any; data sets are in `datasets/…` when it is `training_data`
 */
export function workDirectory(kind: string, dataSet: string, linkedDirectory = ""): string {
  return `${folderOf(kind, linkedDirectory)}/${dataSet}`;
}

/** The directories of that layout, for SfsTurbo: owned by the user that jobs of Pod Security level `restricted` run as. */
export function workDirectories(linkedDirectory = ""): ShareDirectory[] {
  const folders = new Set(DATA_KINDS.map((kind) => folderOf(kind, linkedDirectory)));
  return [...folders].map((folder) => ({ path: `/${folder}`, mode: 755, uid: WRITER_ID, gid: WRITER_ID }));
}
