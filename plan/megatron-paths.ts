import { TRAINING_CODE, WORK_DIRECTORY } from "../catalogue";
import { PACKAGE_904 } from "../catalogue/megatron-flows";
import type { MegatronRun } from "./megatron-run";

/** Where the files of a run lie in its containers. */
export interface MegatronPaths {
  /** The mounted share. */
  readonly share: string;
  /** Training code: the folder of `scripts`. */
  readonly code: string;
  /** Hugging Face weights. */
  readonly weights: string;
  /** Tokenizer as it was fetched. */
  readonly fetchedTokenizer: string;
  /** Tokenizer that the run reads: a patched copy in the container, where there is a patch. */
  readonly tokenizer: string;
  /** Results of preprocessing and conversion. */
  readonly processed: string;
  /** Everything that the run writes but what the start script of 6.3.904 does. */
  readonly output: string;
  /** Checkpoints, where the release takes their folder from a variable. */
  readonly checkpoints: string;
  /** Checkpoint of an earlier run from which this one goes on. */
  readonly resumeFrom: string | undefined;
}

/** Folder of a container for the patched copy of the tokenizer. */
const PATCHED_TOKENIZER = "/tmp/tokenizer";

/** Folders of results below the share's root, as the releases call them (seed 000, line 41; seed 002, line 6). */
const FOLDERS = {
  processed: {
    "6.3.904": "processed_for_ma_input",
    "6.3.910": "processed_for_input",
    "6.3.911": "processed_for_input",
  },
  output: "saved_dir_for_output",
} as const;

/** Folder of the training code below the share's root, where the request names none. */
export function defaultCode({ release }: { readonly release: string }): string {
  return release === "6.3.904" ? `${PACKAGE_904.folder}/${TRAINING_CODE.path}` : TRAINING_CODE.path;
}

/** Where the files of a run lie in its containers. */
export function megatronPaths(run: MegatronRun): MegatronPaths {
  const share = WORK_DIRECTORY.path;
  const output = `${share}/${FOLDERS.output}/${run.name}`;
  const fetchedTokenizer = `${share}/${run.tokenizer ?? run.weightsPath}`;
  return {
    share,
    code: `${share}/${run.code ?? defaultCode(run)}`,
    weights: `${share}/${run.weightsPath}`,
    fetchedTokenizer,
    tokenizer: run.patchesTokenizer ? PATCHED_TOKENIZER : fetchedTokenizer,
    processed: `${share}/${run.processedInputs ?? `${FOLDERS.processed[run.release]}/${run.name}`}`,
    output,
    checkpoints: run.checkpoints === undefined ? `${output}/saved_models` : `${share}/${run.checkpoints}`,
    resumeFrom: run.resumeFrom === undefined ? undefined : `${share}/${run.resumeFrom}`,
  };
}
