import type { MegatronRun } from "../../plan/megatron-run";
import type { MegatronStepName } from "../../plan/megatron-step";

/** A command of the manual, and the run that is to give it. Where the manual's own cannot run, it is put right, as the title says. */
export interface PrintedCommand {
  readonly seed: string;
  readonly title: string;
  readonly printed: string;
  /** What differs from the run of Qwen-14B of the tests. */
  readonly run: Partial<MegatronRun>;
}

/** The start commands of the guide of 6.3.904. */
// One line per command, as printed.
// prettier-ignore
export const PRINTED_STARTS: readonly PrintedCommand[] = [
  { seed: "seed 002, line 21", title: "pretraining on one node", printed: "MODEL_TYPE=14B RUN_TYPE=pretrain DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/pretrain/alpaca_text_document TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B TRAIN_ITERS=200 MBS=2 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "pretrain", trainIterations: 200 } },
  { seed: "seed 002, line 21", title: "pretraining on the first of two nodes", printed: "MASTER_ADDR=xx.xx.xx.xx NNODES=2 NODE_RANK=0 MODEL_TYPE=14B RUN_TYPE=pretrain DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/pretrain/alpaca_text_document TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B TRAIN_ITERS=200 MBS=2 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "pretrain", trainIterations: 200, nodes: 2 } },
  { seed: "seed 002, line 21", title: "pretraining on the second of two nodes", printed: "MASTER_ADDR=xx.xx.xx.xx NNODES=2 NODE_RANK=1 MODEL_TYPE=14B RUN_TYPE=pretrain DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/pretrain/alpaca_text_document TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B TRAIN_ITERS=200 MBS=2 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "pretrain", trainIterations: 200, nodes: 2 } },
  { seed: "seed 002, line 13", title: "fine-tuning on one node, without the blank after MODEL_PATH=", printed: "MODEL_TYPE=14B RUN_TYPE=sft DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/finetune/alpaca_ft TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B MODEL_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/converted_weights TRAIN_ITERS=300 MBS=2 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "sft" } },
  { seed: "seed 002, line 13", title: "fine-tuning on the first of two nodes", printed: "MASTER_ADDR=xx.xx.xx.xx NNODES=2 NODE_RANK=0 MODEL_TYPE=14B RUN_TYPE=sft DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/finetune/alpaca_ft TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B MODEL_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/converted_weights TRAIN_ITERS=300 MBS=2 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "sft", nodes: 2 } },
  { seed: "seed 002, line 13", title: "fine-tuning on the second of two nodes", printed: "MASTER_ADDR=xx.xx.xx.xx NNODES=2 NODE_RANK=1 MODEL_TYPE=14B RUN_TYPE=sft DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/finetune/alpaca_ft TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B MODEL_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/converted_weights TRAIN_ITERS=300 MBS=2 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "sft", nodes: 2 } },
  { seed: "seed 002, line 12", title: "LoRA on one node", printed: "MODEL_TYPE=14B RUN_TYPE=lora DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/finetune/alpaca_ft TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B MODEL_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/converted_weights TRAIN_ITERS=300 MBS=4 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "lora", microBatchSize: 4 } },
  { seed: "seed 002, line 12", title: "LoRA on the first of two nodes", printed: "MASTER_ADDR=xx.xx.xx.xx NNODES=2 NODE_RANK=0 MODEL_TYPE=14B RUN_TYPE=lora DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/finetune/alpaca_ft TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B MODEL_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/converted_weights TRAIN_ITERS=300 MBS=4 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "lora", microBatchSize: 4, nodes: 2 } },
  { seed: "seed 002, line 12", title: "LoRA on the second of two nodes", printed: "MASTER_ADDR=xx.xx.xx.xx NNODES=2 NODE_RANK=1 MODEL_TYPE=14B RUN_TYPE=lora DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/finetune/alpaca_ft TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B MODEL_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/converted_weights TRAIN_ITERS=300 MBS=4 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "lora", microBatchSize: 4, nodes: 2 } },
  { seed: "seed 002, line 19", title: "pretraining that goes on on one node", printed: "MODEL_TYPE=14B RUN_TYPE=retrain DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/pretrain/alpaca_text_document TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B MODEL_PATH=/home/ma-user/ws/saved_dir_for_ma_output/Qwen-14B/pretrain TRAIN_ITERS=300 MBS=2 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "pretrain", resumeFrom: "saved_dir_for_ma_output/Qwen-14B/pretrain" } },
  { seed: "seed 002, line 19", title: "pretraining that goes on on the first of two nodes", printed: "MASTER_ADDR=xx.xx.xx.xx NNODES=2 NODE_RANK=0 MODEL_TYPE=14B RUN_TYPE=retrain DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/pretrain/alpaca_text_document TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B MODEL_PATH=/home/ma-user/ws/saved_dir_for_ma_output/Qwen-14B/pretrain TRAIN_ITERS=300 MBS=2 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "pretrain", resumeFrom: "saved_dir_for_ma_output/Qwen-14B/pretrain", nodes: 2 } },
  { seed: "seed 002, line 19", title: "pretraining that goes on on the second of two nodes, with the PP of the first", printed: "MASTER_ADDR=xx.xx.xx.xx NNODES=2 NODE_RANK=1 MODEL_TYPE=14B RUN_TYPE=retrain DATASET_PATH=/home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/pretrain/alpaca_text_document TOKENIZER_PATH=/home/ma-user/ws/tokenizers/Qwen-14B MODEL_PATH=/home/ma-user/ws/saved_dir_for_ma_output/Qwen-14B/pretrain TRAIN_ITERS=300 MBS=2 GBS=64 TP=8 PP=1 SEQ_LEN=4096 WORK_DIR=/home/ma-user/ws sh scripts/qwen/qwen.sh", run: { strategy: "pretrain", resumeFrom: "saved_dir_for_ma_output/Qwen-14B/pretrain", nodes: 2 } },
];

/** The commands of ModelLink's programs in the guide of 6.3.904. */
export const PRINTED_PROGRAMS: readonly (PrintedCommand & { readonly step: MegatronStepName })[] = [
  {
    seed: "seed 002, line 22",
    title: "pretraining data",
    step: "preprocess",
    run: { strategy: "pretrain" },
    printed: `python ./tools/preprocess_data.py \\
  --input /home/ma-user/ws/training_data/data.json \\
  --tokenizer-name-or-path /home/ma-user/ws/tokenizers/Qwen-14B \\
  --output-prefix /home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/pretrain/alpaca \\
  --workers 8 \\
  --log-interval 1000 \\
  --tokenizer-type PretrainedFromHF \\
  --seq-length 4096`,
  },
  {
    seed: "seed 002, line 17",
    title: "data for fine-tuning, without the backslash at the end",
    step: "preprocess",
    run: { strategy: "sft" },
    printed: `python ./tools/preprocess_data.py \\
  --input /home/ma-user/ws/training_data/data.json \\
  --tokenizer-name-or-path /home/ma-user/ws/tokenizers/Qwen-14B \\
  --output-prefix /home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/finetune/alpaca_ft \\
  --workers 8 \\
  --log-interval 1000 \\
  --tokenizer-type PretrainedFromHF \\
  --handler-name GeneralInstructionHandler \\
  --make-vocab-size-divisible-by 128 \\
  --seq-length 4096`,
  },
  {
    seed: "seed 002, line 15",
    title: "weights, without comments after the backslashes",
    step: "convert",
    run: { strategy: "sft" },
    printed: `python tools/checkpoint/util.py --model-type GPT \\
  --loader qwen_hf \\
  --saver megatron \\
  --target-tensor-parallel-size 8 \\
  --target-pipeline-parallel-size 1 \\
  --load-dir /home/ma-user/ws/tokenizers/Qwen-14B \\
  --save-dir /home/ma-user/ws/processed_for_ma_input/Qwen-14B/converted_weights \\
  --tokenizer-model /home/ma-user/ws/tokenizers/Qwen-14B/qwen.tiktoken \\
  --add-qkv-bias`,
  },
  {
    seed: "seed 002, line 16",
    title: "the template's paths, with a blank after $DATASET_PATH",
    step: "preprocess",
    run: { strategy: "lora" },
    printed: `python ./tools/preprocess_data.py \\
  --input /home/ma-user/ws/training_data/data.json \\
  --tokenizer-name-or-path /home/ma-user/ws/tokenizers/Qwen-14B \\
  --output-prefix /home/ma-user/ws/processed_for_ma_input/Qwen-14B/data/finetune/alpaca_ft \\
  --tokenizer-type PretrainedFromHF \\
  --seq-length 4096 \\
  --workers 8 \\
  --handler-name GeneralInstructionHandler \\
  --make-vocab-size-divisible-by 128 \\
  --log-interval 1000`,
  },
];

/** The words of a command that has no quotes in it. */
export function words(command: string): string[] {
  return command.replaceAll("\\\n", " ").split(/\s+/);
}

/** The variables that are set before a command. */
export function variablesOf(command: string): Record<string, string> {
  const set = words(command).flatMap((word) => [...word.matchAll(/^([A-Z_]+)=(.*)$/g)]);
  return Object.fromEntries(set.map(([, name = "", value = ""]) => [name, value]));
}
