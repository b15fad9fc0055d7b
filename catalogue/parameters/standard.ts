import type { ParameterGroup } from "../rows";

/** ModelArts Standard: bucket, Notebook, jobs, certificate, Performance Advisor. */
// One line per parameter, as in the printed tables.
// prettier-ignore
export const STANDARD_PARAMETERS = [
  {
    id: "obs", title: "OBS bucket for ModelArts Standard", kind: "setting", workloads: ["infrastructure", "Standard"],
    parameters: [
      { name: "bucket", required: true, example: "standard-llama2-13b", meaning: "Bucket for code, input and output data.", source: ["003:53"] },
      { name: "folder", required: true, example: "training_data", meaning: "Folder inside the bucket.", source: ["003:53"] },
    ],
    source: ["003:53"],
  },
  {
    id: "notebook", title: "Notebook instance of ModelArts Standard", kind: "setting", workloads: ["infrastructure", "Standard", "notebook"],
    parameters: [
      { name: "image", required: true, meaning: "A registered custom image.", source: ["003:35"] },
      { name: "resource type", required: true, meaning: "The dedicated resource pool made earlier.", source: ["003:35"] },
      { name: "flavor", example: "Ascend: 8*ascend-snt9b", meaning: "Recommended flavor.", source: ["003:35"] },
      { name: "EVS mount", required: true, example: "/home/ma-user/work", meaning: "Persistent disk; survives a stop of the instance and can grow while running.", source: ["003:35"] },
      { name: "EVS size", example: "300GB+", meaning: "Recommended when data sets or models are stored.", source: ["003:35"] },
    ],
    source: ["003:35"],
  },
  {
    id: "standard.hyper-env", title: "Training hyper-parameters on ModelArts Standard (example llama2-13b LoRA)", kind: "env", workloads: ["megatron", "lora", "Standard"],
    script: "0_pl_lora_13b.sh",
    note: "The job command of 003:59 uses /home/ma-user/work/llm_train/AscendSpeed, these paths /home/ma-user/work/AscendSpeed.",
    parameters: [
      { name: "ORIGINAL_TRAIN_DATA_PATH", required: true, example: "/home/ma-user/work/training_data/alpaca_gpt4_data.json", meaning: "Input data path of the training; must be changed to fit.", source: ["003:57"] },
      { name: "ORIGINAL_HF_WEIGHT", required: true, example: "/home/ma-user/work/models/llama-2-13b-chat-hf", meaning: "Where the Hugging Face weights lie (may be the tokenizer folder); must be changed to fit.", source: ["003:57"] },
      { name: "TOKENIZER_PATH", required: false, default: "${ORIGINAL_HF_WEIGHT}", example: "/home/ma-user/work/tokenizers/llama-2-13b-chat-hf", meaning: "Tokenizer directory; change it only when weights and tokenizer are kept apart.", source: ["003:57"] },
      { name: "INPUT_PROCESSED_DIR", required: false, example: "/home/ma-user/work/AscendSpeed/processed_for_input/llama2-13b", meaning: "Holds the results of data and weight conversion; the default lies in processed_for_input.", source: ["003:57"] },
      { name: "OUTPUT_SAVE_DIR", required: false, example: "/home/ma-user/work/AscendSpeed/saved_dir_for_output/", meaning: "Common root for CKPT, PLOG and LOG files; the default is saved_dir_for_output.", source: ["003:57"] },
      { name: "CKPT_SAVE_PATH", required: false, example: "/home/ma-user/work/AscendSpeed/saved_dir_for_output/saved_models/llama2-13b", meaning: "Checkpoint (CKPT) directory; the default lies in saved_dir_for_output/saved_models.", source: ["003:57"] },
      { name: "LOG_SAVE_PATH", required: false, example: "/home/ma-user/work/AscendSpeed/saved_dir_for_output/saved_models/llama2-13b/log", meaning: "Training log (LOG) directory; the default lies in saved_models/llama2-13b/log.", source: ["003:57"] },
      { name: "ASCEND_PROCESS_LOG_PATH", required: false, example: "/home/ma-user/work/AscendSpeed/saved_dir_for_output/plog", meaning: "Program stack log (PLOG) directory; the default lies in saved_dir_for_output/plog.", source: ["003:57"] },
      { name: "SAVE_INTERVAL", example: "10", meaning: "Number of steps between two checkpoints.", source: ["003:57"] },
    ],
    source: ["003:57"],
  },
  {
    id: "standard.job", title: "Training job settings on ModelArts Standard", kind: "setting", workloads: ["Standard", "training"],
    parameters: [
      { name: "algorithm", required: true, example: "custom", meaning: "Custom algorithm with custom start mode and the uploaded image.", source: ["003:59"] },
      { name: "start command (base image)", required: true, example: "cd /home/ma-user/work/llm_train/AscendSpeed; sh ./scripts/install.sh; sh ./scripts/llama2/0_pl_lora_13b.sh", meaning: "Start command with the base image; installs dependencies each time.", source: ["003:59"] },
      { name: "start command (new image)", required: true, example: "cd /home/ma-user/work/llm_train/AscendSpeed; sh ./scripts/llama2/0_pl_lora_13b.sh", meaning: "Start command with an image built in the ECS.", source: ["003:59"] },
      { name: "auto restart", required: false, meaning: "Fault restart: the system repairs or isolates the node and restarts the job; works with checkpoint resume.", source: ["003:59"] },
      { name: "SAVE_INTERVAL", kind: "env", required: false, meaning: "Steps between checkpoints; bounds what a restart loses.", source: ["003:59"] },
    ],
    source: ["003:59"],
  },
  {
    id: "ssl", title: "openssl options for the HTTPS certificate", kind: "cli", workloads: ["vllm", "Standard", "certificate"],
    parameters: [
      { name: "genrsa bits", example: "2048", meaning: "RSA key length (key.pem).", source: ["001:23"] },
      { name: "-days", example: "1095", meaning: "Validity of the self-signed certificate (cert.pem).", source: ["001:23"] },
    ],
    source: ["001:23"],
  },
  {
    id: "advisor.task", title: "Performance Advisor task", kind: "ui", workloads: ["profiling", "notebook"],
    parameters: [
      { name: "Source", required: true, example: "OBS", values: ["OBS", "Local"], meaning: "Where the NPU profiling data lie.", source: ["003:39"] },
      { name: "Path", required: true, example: "obs://bucket1/profiling_dir1", meaning: "OBS address, or an absolute Notebook path (/home/ma-user/work/profiling_dir1) or one relative to /home/ma-user/work (./profiling_dir1).", source: ["003:39"] },
      { name: "Compared Profiling Data", required: false, meaning: "Switch that adds a second set of data to compare with.", source: ["003:39"] },
      { name: "Advanced Settings", required: false, meaning: "Switch that shows the parameters below.", source: ["003:39"] },
    ],
    source: ["003:39"],
  },
  {
    id: "advisor.advanced", title: "Performance Advisor advanced parameters", kind: "ui", workloads: ["profiling", "notebook"],
    parameters: [
      { name: "cann_version", required: false, default: "8.0.RC1", values: ["6.3.RC2", "7.0.RC1", "7.0.0", "8.0.RC1"], meaning: "CANN version; choose the nearest one. Affects affinity-API and AICPU operator analysis.", source: ["003:39"] },
      { name: "torch_version", required: false, default: "2.1.0", values: ["1.11.0", "2.1.0"], meaning: "torch version; choose the nearest one. Affects affinity-API analysis.", source: ["003:39"] },
      { name: "analysis_dimensions", required: false, default: "computation, communication, schedule, memory", values: ["computation", "communication", "schedule", "memory"], meaning: "Dimensions to analyse; any single one may be given, best left out.", source: ["003:39"] },
      { name: "advisor_analyze_processes", required: false, default: "1", values: ["1", "2", "3", "4", "5", "6", "7", "8"], meaning: "Number of analysis processes, 1 to 8; more is faster when PP > 1 but takes more CPU (1U each) and memory.", source: ["003:39"] },
      { name: "disable_profiling_comparison", required: false, default: "False", values: ["True", "False"], meaning: "Turns off the operator comparison between fast and slow cards; set True for large models to save time.", source: ["003:39"] },
      { name: "disable_affinity_api", required: false, default: "False", values: ["True", "False"], meaning: "Turns off the affinity (fused operator, optimizer) API analysis; keep it for a first GPU-to-NPU migration, set True for long-running NPU training.", source: ["003:39"] },
      { name: "output_path", required: false, default: "/home/ma-user/work", meaning: "Where the html and xlsx results are written.", source: ["003:39"] },
    ],
    source: ["003:39"],
  },
] as const satisfies readonly ParameterGroup[];
