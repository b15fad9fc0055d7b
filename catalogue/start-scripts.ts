/** Folder on the share under which code, weights, data and results lie, as mounted in every container. */
export const WORK_DIRECTORY = { path: "/mnt/sfs_turbo", source: ["000:41", "000:29"] } as const;

/** Folder of each model's weights and tokenizer, below the work directory. */
export const MODELS_DIRECTORY = { path: "models", source: ["000:41"] } as const;

/** Folder of the training code, below the work directory. */
export const TRAINING_CODE = { path: "llm_train/AscendSpeed", source: ["000:41"] } as const;

/** How the manual starts a run from the base image: set up the environment, then one script per family, strategy and size. */
export const START_COMMAND = {
  install: "scripts/install.sh",
  /** `<family>`, `<strategy>` and `<size>` stand for the model's. */
  script: "scripts/<family>/0_pl_<strategy>_<size>.sh",
  source: ["003:59", "003:33"],
} as const;

/** Families whose folder of scripts the manual names; the others are under "...". */
export const SCRIPT_FAMILIES = { families: ["llama2", "llama3", "qwen", "qwen1.5"], source: ["000:45"] } as const;
