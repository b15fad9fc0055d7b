import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Exit code of a fetch that another attempt cannot mend: wrong settings, or content that is not what was asked for. Else it is 1. */
export const REFUSED_EXIT_CODE = 42;

/** Annotation of the job's pods with the fingerprint of what they fetch: another one is another pod. */
export const FETCH_ANNOTATION = "ascend-stacks/fingerprint";

/** Settings of the script that are no secrets. Those of other sources than `SOURCE` are left out. */
export interface FetchSettings {
  /** `url`, `obs`, `hugging-face` or `modelscope`. */
  SOURCE: string;
  /** Directory to fill. */
  TARGET: string;
  /** What identifies the content that is wanted: a run that finds it in `TARGET` does nothing. */
  FINGERPRINT: string;
  /** How many parts, files or connections there are at a time. Defaults to 8. */
  PARALLEL?: string;
  /** Lines of `sha256sum` that the content must fulfil, with names below `TARGET`. */
  CHECKSUMS?: string;
  /** Of `url`: address and name of the file. */
  URL?: string;
  FILE_NAME?: string;
  /** Of `obs`: address of OBS in the region, bucket, and a key, or with a slash at its end what the keys begin with. */
  OBS_ENDPOINT?: string;
  OBS_BUCKET?: string;
  OBS_KEY?: string;
  /** Of both hubs: repository, its type (`model` or `dataset`), and revision. */
  REPOSITORY?: string;
  REPOSITORY_TYPE?: string;
  REVISION?: string;
  /** Of `hugging-face`: address of the hub or of a mirror. */
  HF_ENDPOINT?: string;
  /** Size of the parts that a file is fetched in, in MiB. Defaults to 64. */
  PART_MIB?: string;
  /** After how many minutes without a sign of life the lock of another run is taken. Defaults to 10. */
  LOCK_STALE_MINUTES?: string;
  /** How often the log says how far it is. Defaults to 30. */
  PROGRESS_SECONDS?: string;
  /** How often all that is missing is tried. Defaults to 6. */
  ATTEMPTS?: string;
  /** How long it waits before the second attempt of a request; longer before each next one. Defaults to 5. */
  RETRY_SECONDS?: string;
}

/** Secrets of the script, from Kubernetes Secrets. */
export const FETCH_SECRETS = ["OBS_ACCESS_KEY", "OBS_SECRET_KEY", "HF_TOKEN", "MODELSCOPE_API_TOKEN"] as const;

/** Name of a variable that holds a secret. */
export type FetchSecret = (typeof FETCH_SECRETS)[number];

/**
 * Program of the job that fetches data onto the share: bash with curl and the programs of GNU coreutils, and the clients of
 * Hugging Face and ModelScope for those, which it installs by pip where the image lacks them.
 *
 * It fills `TARGET.partial`, checks every file, renames it to `TARGET`, and writes `TARGET/.complete` last. A run that finds the
 * wanted fingerprint there does nothing; a run after one that was interrupted goes on where that ended; of two runs at a time
 * one waits for the other by `TARGET.lock`. Content of another fingerprint is kept, as `TARGET.replaced-<its fingerprint>`.
 */
export const FETCH_SCRIPT = readFileSync(join(__dirname, "fetch.sh"), "utf8");

/** How the job calls it: the text of the script is the whole program, so that nothing else must be in the image. */
export const FETCH_COMMAND: readonly string[] = ["bash", "-c", FETCH_SCRIPT];
