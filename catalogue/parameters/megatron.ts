import type { ParameterGroup } from "../rows";

/** Training, weight conversion and preprocessing with Megatron (AscendSpeed and ModelLink), from 6.3.910 on. */
// One line per parameter, as in the printed tables.
// prettier-ignore
export const MEGATRON_PARAMETERS = [
  {
    id: "oom.parallel", title: "Parallelism flags to raise on out-of-memory", kind: "cli", workloads: ["megatron"],
    parameters: [
      { name: "tensor-model-parallel-size", meaning: "TP; raise it when NPU memory runs out. TP x PP must not exceed, and must divide, the number of NPUs.", source: ["000:5"] },
      { name: "pipeline-model-parallel-size", meaning: "PP; raise it when NPU memory runs out. Same rule as TP.", source: ["000:5"] },
    ],
    source: ["000:5"],
  },
  {
    id: "yi.flag", title: "Extra flag for Yi chat models", kind: "cli", workloads: ["megatron", "yi"],
    script: "llm_train/AscendSpeed/yi/3_training.sh",
    parameters: [
      { name: "--tokenizer-not-use-fast", required: true, meaning: "Must be added to 3_training.sh before training Yi chat models; avoids the vocabulary size mismatch 64000 / 63992 caused by a transformers 4.38 bug.", source: ["000:7"] },
    ],
    source: ["000:7"],
  },
  {
    id: "megatron.convert-env", title: "Variables of 2_convert_mg_hf.sh (custom weight conversion)", kind: "env", workloads: ["megatron", "weight conversion"],
    script: "scripts/llama2/2_convert_mg_hf.sh",
    parameters: [
      { name: "$1", kind: "positional", required: true, example: "hf2hg", values: ["hf2hg", "mg2hf"], meaning: "Positional argument: hf2hg converts Hugging Face to Megatron, mg2hf the other way.", note: "\"hf2hg\" is what the manual prints; by its meaning it would be hf2mg.", source: ["000:13"] },
      { name: "TP", example: "8", meaning: "Tensor parallel size, usually the number of cards in one node.", source: ["000:13"] },
      { name: "PP", example: "1", meaning: "Pipeline parallel size, usually the number of nodes.", source: ["000:13"] },
      { name: "ORIGINAL_HF_WEIGHT", example: "/home/ma-user/ws/xxx-Ascend/llm_train/AscendSpeed/tokenizers/Llama2-13B", meaning: "Directory of the original Hugging Face model.", source: ["000:13"] },
      { name: "CONVERT_MODEL_PATH", example: "/home/ma-user/ws/processed_for_ma_input/llama2-13b/converted_weights_TP8PP1", meaning: "Where the converted weights are written.", source: ["000:13"] },
      { name: "TOKENIZER_PATH", example: "/home/ma-user/ws/xxx-Ascend/llm_train/AscendSpeed/tokenizers/Llama2-13B", meaning: "Tokenizer directory, i.e. the original Hugging Face model directory.", source: ["000:13"] },
      { name: "MODEL_SAVE_PATH", example: "/home/ma-user/ws/xxx-Ascend/llm_train/AscendSpeed/saved_dir_for_output/llama2-13b", meaning: "Directory of the weights saved by training.", source: ["000:13"] },
    ],
    source: ["000:13"],
  },
  {
    id: "megatron.hf2mg-args", title: "Hugging Face to Megatron conversion arguments", kind: "cli", workloads: ["megatron", "weight conversion"],
    parameters: [
      { name: "--model-type", meaning: "Model type.", source: ["000:15"] },
      { name: "--loader", meaning: "Name of the script that loads the source model.", source: ["000:15"] },
      { name: "--saver", meaning: "Name of the script that saves the model.", source: ["000:15"] },
      { name: "--tensor-model-parallel-size", example: "${TP}", meaning: "Tensor parallel size; must equal TP of the training script.", source: ["000:15"] },
      { name: "--pipeline-model-parallel-size", example: "${PP}", meaning: "Pipeline parallel size; must equal PP of the training script.", source: ["000:15"] },
      { name: "--load-dir", meaning: "Path of the weights to load.", source: ["000:15"] },
      { name: "--save-dir", meaning: "Path the converted weights are saved to.", source: ["000:15"] },
      { name: "--tokenizer-model", meaning: "Tokenizer path.", source: ["000:15"] },
    ],
    source: ["000:15"],
  },
  {
    id: "megatron.mg2hf-args", title: "Megatron to Hugging Face conversion arguments", kind: "cli", workloads: ["megatron", "weight conversion"],
    parameters: [
      { name: "CONVERT_MG2HF", kind: "env", required: false, example: "TRUE", meaning: "Add it with the value TRUE to the run script (for example 0_pl_pretrain_13b.sh) to convert the trained weights to Hugging Face format automatically; delete the variable when that is not wanted. Off by default.", source: ["000:11"] },
      { name: "--model-type", meaning: "Model type.", source: ["000:11"] },
      { name: "--save-model-type", meaning: "Format of the weights that come out.", source: ["000:11"] },
      { name: "--load-dir", meaning: "Path of the weights saved by training.", source: ["000:11"] },
      { name: "--save-dir", meaning: "Must be the path of the original Hugging Face model; the new weights are put in ../Llama2-13B/mg2hg under it.", source: ["000:11"] },
      { name: "--target-tensor-parallel-size", default: "1", meaning: "Target TP, adjusted to the task.", source: ["000:11"] },
      { name: "--target-pipeline-parallel-size", default: "1", meaning: "Target PP, adjusted to the task.", source: ["000:11"] },
    ],
    source: ["000:11"],
  },
  {
    id: "megatron.preprocess-env", title: "Variables of 1_preprocess_data.sh (custom data preprocessing)", kind: "env", workloads: ["megatron", "preprocessing"],
    script: "scripts/llama2/1_preprocess_data.sh",
    parameters: [
      { name: "RUN_TYPE", default: "pretrain", example: "pretrain", values: ["pretrain", "sft", "lora"], meaning: "Kind of preprocessing: pretrain for pretraining, sft or lora for fine-tuning.", note: "The default is pretrain for pretraining, sft / lora for fine-tuning.", source: ["000:19"] },
      { name: "ORIGINAL_TRAIN_DATA_PATH", example: "/home/ma-user/ws/llm_train/AscendSpeed/training_data/${用户自定义的数据集路径和名称}", meaning: "Path of the raw data set (the placeholder stands for the user's own path and file name).", source: ["000:19"] },
      { name: "TOKENIZER_PATH", example: "/home/ma-user/ws/llm_train/AscendSpeed/tokenizers/llama2-13b", meaning: "Tokenizer directory, the same folder as the HF weights.", source: ["000:19"] },
      { name: "PROCESSED_DATA_PREFIX", example: "/home/ma-user/ws/llm_train/AscendSpeed/processed_for_input/llama2-13b/data", meaning: "Output path plus data set prefix.", note: "Printed as \"PRO CES SED_DATA_PREFIX\" (stray blanks).", source: ["000:19"] },
      { name: "TOKENIZER_TYPE", example: "PretrainedFromHF", values: ["BertWordPieceLowerCase", "BertWordPieceCase", "GPT2BPETokenizer", "PretrainedFromHF"], meaning: "Tokenizer type, normally PretrainedFromHF.", source: ["000:19"] },
      { name: "SEQ_LEN", example: "4096", meaning: "Largest sequence length to process; longer records are detected and logged.", source: ["000:19"] },
    ],
    source: ["000:19"],
  },
  {
    id: "megatron.preprocess-pretrain-args", title: "Pretraining preprocessing arguments", kind: "cli", workloads: ["megatron", "preprocessing", "pretrain"],
    script: "scripts/llama2/1_preprocess_data.sh",
    parameters: [
      { name: "--input", meaning: "Path of the raw data set.", source: ["000:17"] },
      { name: "--output-prefix", example: "moss-003-sft-data", meaning: "Output path plus data set name.", source: ["000:17"] },
      { name: "--tokenizer-type", example: "PretrainedFromHF", values: ["BertWordPieceLowerCase", "BertWordPieceCase", "GPT2BPETokenizer", "PretrainedFromHF"], meaning: "Tokenizer type, normally PretrainedFromHF.", source: ["000:17"] },
      { name: "--tokenizer-name-or-path", meaning: "Tokenizer directory, the same folder as the HF weights.", source: ["000:17"] },
      { name: "--seq-length", meaning: "Largest sequence length to process.", source: ["000:17"] },
      { name: "--workers", meaning: "Number of cards used / worker processes started for preprocessing.", source: ["000:17"] },
      { name: "--log-interval", meaning: "How often the log is written.", source: ["000:17"] },
    ],
    source: ["000:17"],
  },
  {
    id: "megatron.preprocess-finetune-args", title: "SFT / LoRA preprocessing arguments", kind: "cli", workloads: ["megatron", "preprocessing", "sft", "lora"],
    script: "scripts/llama2/1_preprocess_data.sh",
    parameters: [
      { name: "--input", meaning: "Path of the raw data set.", source: ["000:21"] },
      { name: "--output-prefix", example: "moss-003-sft-data", meaning: "Output path plus data set name.", source: ["000:21"] },
      { name: "--tokenizer-type", example: "PretrainedFromHF", values: ["BertWordPieceLowerCase", "BertWordPieceCase", "GPT2BPETokenizer", "PretrainedFromHF"], meaning: "Tokenizer type, normally PretrainedFromHF.", source: ["000:21"] },
      { name: "--tokenizer-name-or-path", meaning: "Tokenizer directory, the same folder as the HF weights.", source: ["000:21"] },
      { name: "--handler-name", default: "GeneralPretrainHandler", values: ["GeneralPretrainHandler", "GeneralInstructionHandler"], meaning: "Purpose of the data set. GeneralPretrainHandler (default) filters records by key for pretraining; GeneralInstructionHandler (sft, lora) masks the user prompt inside the full prompt.", source: ["000:21"] },
      { name: "--seq-length", meaning: "Largest sequence length to process.", source: ["000:21"] },
      { name: "--workers", meaning: "Number of cards used / worker processes started for preprocessing.", source: ["000:21"] },
      { name: "--log-interval", meaning: "How often the log is written.", source: ["000:21"] },
    ],
    source: ["000:21"],
  },
  {
    id: "megatron.hyper-env-a", title: "Training hyper-parameters, data below llm_train/AscendSpeed (example llama2-13b / 70b pretraining)", kind: "env", workloads: ["megatron", "pretrain", "sft", "lora"],
    script: "0_pl_pretrain_70b.sh, 0_pl_pretrain_13b.sh",
    note: "Yi, ChatGLMv3-6B and Qwen also need manual changes to training parameters and tokenizer files.",
    parameters: [
      { name: "ORIGINAL_TRAIN_DATA_PATH", required: true, example: "/home/ma-user/ws/llm_train/AscendSpeed/training_data/train-00000-of-00001-a09b74b3ef9c3b56.parquet", meaning: "Input data path of the training; must be changed to fit.", source: ["001:45"] },
      { name: "ORIGINAL_HF_WEIGHT", required: true, example: "/home/ma-user/ws/llm_train/AscendSpeed/models/llama2-13B", meaning: "Where the Hugging Face weights lie (may be the tokenizer folder); must be changed to fit.", source: ["001:45"] },
      { name: "TOKENIZER_PATH", required: false, default: "${ORIGINAL_HF_WEIGHT}", example: "/home/ma-user/ws/llm_train/AscendSpeed/tokenizers/llama2-13B", meaning: "Tokenizer directory; change it only when weights and tokenizer are kept apart.", source: ["001:45"] },
      { name: "INPUT_PROCESSED_DIR", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/processed_for_input/llama2-13b", meaning: "Holds the results of data and weight conversion; the default lies in processed_for_input.", note: "Printed as \"INPUT_PRO CES SED_DIR\" (stray blanks).", source: ["001:45"] },
      { name: "OUTPUT_SAVE_DIR", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/saved_dir_for_output/", meaning: "Common root for CKPT, PLOG and LOG files; the default is saved_dir_for_output.", source: ["001:45"] },
      { name: "CKPT_SAVE_PATH", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/saved_dir_for_output/saved_models/llama2-13b", meaning: "Checkpoint (CKPT) directory; the default lies in saved_dir_for_output/saved_models.", source: ["001:45"] },
      { name: "LOG_SAVE_PATH", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/saved_dir_for_output/saved_models/llama2-13b/log", meaning: "Training log (LOG) directory; the default lies in saved_models/llama2-13b/log.", source: ["001:45"] },
      { name: "ASCEND_PROCESS_LOG_PATH", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/saved_dir_for_output/plog", meaning: "Program stack log (PLOG) directory; the default lies in saved_dir_for_output/plog.", source: ["001:45"] },
    ],
    source: ["001:45"],
  },
  {
    id: "megatron.hyper-env-b", title: "Training hyper-parameters, data directly below the work directory (example llama2-13b / 70b pretraining)", kind: "env", workloads: ["megatron", "pretrain", "sft", "lora"],
    script: "0_pl_pretrain_70b.sh, 0_pl_pretrain_13b.sh",
    note: "Same table as 001:45 but the first three paths lack llm_train/AscendSpeed/.",
    parameters: [
      { name: "ORIGINAL_TRAIN_DATA_PATH", required: true, example: "/home/ma-user/ws/training_data/train-00000-of-00001-a09b74b3ef9c3b56.parquet", meaning: "Input data path of the training; must be changed to fit.", source: ["003:33"] },
      { name: "ORIGINAL_HF_WEIGHT", required: true, example: "/home/ma-user/ws/models/llama2-13B", meaning: "Where the Hugging Face weights lie (may be the tokenizer folder); must be changed to fit.", source: ["003:33"] },
      { name: "TOKENIZER_PATH", required: false, default: "${ORIGINAL_HF_WEIGHT}", example: "/home/ma-user/ws/tokenizers/llama2-13B", meaning: "Tokenizer directory; change it only when weights and tokenizer are kept apart.", source: ["003:33"] },
      { name: "INPUT_PROCESSED_DIR", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/processed_for_input/llama2-13b", meaning: "Holds the results of data and weight conversion; the default lies in processed_for_input.", source: ["003:33"] },
      { name: "OUTPUT_SAVE_DIR", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/saved_dir_for_output/", meaning: "Common root for CKPT, PLOG and LOG files; the default is saved_dir_for_output.", source: ["003:33"] },
      { name: "CKPT_SAVE_PATH", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/saved_dir_for_output/saved_models/llama2-13b", meaning: "Checkpoint (CKPT) directory; the default lies in saved_dir_for_output/saved_models.", source: ["003:33"] },
      { name: "LOG_SAVE_PATH", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/saved_dir_for_output/saved_models/llama2-13b/log", meaning: "Training log (LOG) directory; the default lies in saved_models/llama2-13b/log.", source: ["003:33"] },
      { name: "ASCEND_PROCESS_LOG_PATH", required: false, example: "/home/ma-user/ws/llm_train/AscendSpeed/saved_dir_for_output/plog", meaning: "Program stack log (PLOG) directory; the default lies in saved_dir_for_output/plog.", source: ["003:33"] },
    ],
    source: ["003:33"],
  },
  {
    id: "megatron.throughput", title: "Throughput formula and its inputs", kind: "formula", workloads: ["megatron", "performance"],
    note: "tokens/s/p = GBS * SEQ_LEN / (total cards * elapsed time per iteration in ms) * 1000. The log also holds \"lm loss\"; multi-node runs print it on the last node.",
    parameters: [
      { name: "GBS", default: "64", meaning: "Global batch size set for training.", note: "The default is named in 002:18 only.", source: ["000:27", "003:55", "002:18", "001:49"] },
      { name: "SEQ_LEN", default: "4096", meaning: "Sequence length set for training.", note: "The default is named in 002:18 only.", source: ["000:27", "003:55", "002:18", "001:49"] },
      { name: "elapsed time per iteration", kind: "log field", meaning: "Milliseconds per iteration, read from the log (001:49 gives the unit).", source: ["000:27", "003:55", "002:18", "001:49"] },
      { name: "lm loss", kind: "log field", meaning: "Loss of the language model; should fall and level off. TrainingLogParser can plot it.", source: ["000:27", "003:55", "002:18", "001:49"] },
    ],
    source: ["000:27", "003:55", "002:18", "001:49"],
  },
] as const satisfies readonly ParameterGroup[];
