import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { standIns, writeFiles, type StandIns } from "./stand-ins";

/** Variables that the scripts of the software packages read (seed 003, line 33; seed 000, lines 13 and 19; seed 002, line 20). */
export const PACKAGE_VARIABLES = [
  "ASCEND_PROCESS_LOG_PATH",
  "CKPT_SAVE_PATH",
  "CONVERT_MG2HF",
  "CONVERT_MODEL_PATH",
  "DATASET_PATH",
  "GBS",
  "INPUT_PROCESSED_DIR",
  "LOG_SAVE_PATH",
  "MASTER_ADDR",
  "MBS",
  "MODEL_PATH",
  "MODEL_SAVE_PATH",
  "MODEL_TYPE",
  "NNODES",
  "NODE_RANK",
  "ORIGINAL_HF_WEIGHT",
  "ORIGINAL_TRAIN_DATA_PATH",
  "OUTPUT_SAVE_DIR",
  "PP",
  "PROCESSED_DATA_PREFIX",
  "PYTHONPATH",
  "RUN_TYPE",
  "SAVE_INTERVAL",
  "SEQ_LEN",
  "TOKENIZER_PATH",
  "TOKENIZER_TYPE",
  "TP",
  "TRAIN_ITERS",
  "WORK_DIR",
] as const;

/** Family folders of the scripts, the manual's and those that follow from its pattern. */
const FAMILIES = [
  ..."llama2 llama3 llama3.1 llama3.2 qwen qwen1.5 qwen2 qwen2.5".split(" "),
  ..."yi chatglmv3 glmv4 baichuan2 mistral mixtral".split(" "),
];

const SIZES = "0.5b 1b 1.5b 3b 6b 7b 8b 8x7b 9b 13b 14b 32b 34b 70b 72b".split(" ");

/** Every script of a package is this: it calls the one stand-in of all of them. */
const SCRIPT = '#!/bin/sh\nexec package-script "$0" "$@"\n';

/** What the scripts of the packages leave behind, by their names. */
const RESULTS = `
case "$1" in
  */1_preprocess_data.sh)
    [ -f "$ORIGINAL_TRAIN_DATA_PATH" ]
    kind=finetune
    if [ "$RUN_TYPE" = pretrain ]; then kind=pretrain; fi
    mkdir -p "$PROCESSED_DATA_PREFIX/$kind"
    echo tokens > "$PROCESSED_DATA_PREFIX/$kind/data.bin"
    ;;
  */2_convert_mg_hf.sh)
    mkdir -p "$CONVERT_MODEL_PATH"
    if [ "$2" = hf2hg ]; then
      [ -e "$ORIGINAL_HF_WEIGHT/config.json" ]
      echo weights > "$CONVERT_MODEL_PATH/mp_rank_00"
    else
      [ -e "$MODEL_SAVE_PATH/latest_checkpointed_iteration.txt" ]
      echo weights > "$CONVERT_MODEL_PATH/model.safetensors"
    fi
    ;;
  */0_pl_*.sh)
    mkdir -p "$CKPT_SAVE_PATH"
    echo 200 > "$CKPT_SAVE_PATH/latest_checkpointed_iteration.txt"
    if [ "\${CONVERT_MG2HF:-}" = TRUE ]; then
      mkdir -p "$CONVERT_MODEL_PATH"
      echo weights > "$CONVERT_MODEL_PATH/model.safetensors"
    fi
    ;;
  */qwen.sh | */glm3_base.sh)
    compgen -G "$DATASET_PATH*" > /dev/null
    case $MODEL_TYPE in 6B) model=GLM3-6B ;; *) model=Qwen-$MODEL_TYPE ;; esac
    saved="$WORK_DIR/saved_dir_for_ma_output/$model/$RUN_TYPE"
    mkdir -p "$saved"
    echo 200 > "$saved/latest_checkpointed_iteration.txt"
    ;;
esac
`;

/** What the programs of ModelLink leave behind. */
const MODELLINK_RESULTS = `
given() {
  local flag=$1
  shift
  while [ $# -gt 1 ]; do
    if [ "$1" = "$flag" ]; then
      echo "$2"
      return
    fi
    shift
  done
}
case "$1" in
  */preprocess_data.py)
    [ -f "$(given --input "$@")" ]
    prefix=$(given --output-prefix "$@")
    if [ -n "$(given --handler-name "$@")" ]; then
      for part in attention_mask input_ids labels; do
        echo tokens > "\${prefix}_packed_\${part}_document.bin"
        echo tokens > "\${prefix}_packed_\${part}_document.idx"
      done
    else
      echo tokens > "\${prefix}_text_document.bin"
      echo tokens > "\${prefix}_text_document.idx"
    fi
    ;;
  */util.py | */convert_ckpt.py)
    ls "$(given --load-dir "$@")" > /dev/null
    save=$(given --save-dir "$@")
    if [ -n "$(given --save-model-type "$@")" ]; then
      mkdir -p "$save/mg2hg"
      echo weights > "$save/mg2hg/model.safetensors"
    else
      mkdir -p "$save"
      echo weights > "$save/mp_rank_00"
      echo 200 > "$save/latest_checkpointed_iteration.txt"
    fi
    ;;
esac
`;

/** Folder of the training code of each generation of packages, below the share's root. */
export const PACKAGE_CODE = {
  newer: "llm_train/AscendSpeed",
  older: "6.3.904-Ascend/llm_train/AscendSpeed",
} as const;

/** What the scripts of the packages call, as a stand-in program. */
export const PACKAGE_SCRIPT = { "package-script": { environment: PACKAGE_VARIABLES, shell: RESULTS } } as const;

/** Programs that stand in for those of the images, and for what the scripts of a package do. */
export function megatronPrograms(folder: string): StandIns {
  return standIns(folder, {
    ...PACKAGE_SCRIPT,
    python: { environment: PACKAGE_VARIABLES, shell: MODELLINK_RESULTS },
    pip: { environment: ["PIP_NO_INDEX", "PIP_FIND_LINKS"] },
  });
}

/**
 * Unpacks what stands in for the software packages of both generations on a share: each of their scripts writes down its
 * arguments and variables, and leaves behind what the next one reads.
 *
 * @param at folder of the share's root in the paths of the files; "" for the share itself
 */
export function unpackMegatronPackages(share: string, at = ""): void {
  const { newer, older } = PACKAGE_CODE;
  const scripts = FAMILIES.flatMap((family) => [
    `${newer}/scripts/${family}/1_preprocess_data.sh`,
    `${newer}/scripts/${family}/2_convert_mg_hf.sh`,
    ...["pretrain", "sft", "lora"].flatMap((strategy) =>
      SIZES.map((size) => `${newer}/scripts/${family}/0_pl_${strategy}_${size}.sh`),
    ),
  ]);
  const others = [`${newer}/scripts/install.sh`, `${older}/scripts/qwen/qwen.sh`, `${older}/scripts/glm3/glm3_base.sh`];
  writeFiles(join(share, at), {
    ...Object.fromEntries([...scripts, ...others].map((path) => [path, SCRIPT])),
    // As ModelLink's own scripts name the tokenizer; the manual shows the edited file in a figure only.
    [`${newer}/scripts/yi/3_training.sh`]: [
      "#!/bin/bash",
      "torchrun pretrain_gpt.py \\",
      "    --tokenizer-type PretrainedFromHF \\",
      '    --tokenizer-name-or-path "${TOKENIZER_PATH}" \\',
      "    --seq-length ${SEQ_LEN}",
      "",
    ].join("\n"),
    [`${older}/scripts/requirements.txt`]: "transformers\n",
  });
  for (const folder of [`${newer}/ModelLink`, `${older}/ModelLink`]) {
    mkdirSync(join(share, at, folder), { recursive: true });
  }
}

/** Puts a model's weights and tokenizer on a share, as far as the stand-ins look at them. */
export function putWeights(share: string, folder: string): void {
  writeFiles(join(share, folder), {
    "config.json": "{}\n",
    "tokenizer_config.json": "{}\n",
    "tokenizer.json": "{}\n",
    "special_tokens_map.json": "{}\n",
    "tokenizer.model": "words\n",
    "model.safetensors.index.json": "{}\n",
    "model-00001-of-00001.safetensors": "weights\n",
  });
}
