import type { ParameterGroup } from "../rows";

/** Training and benchmarks with LLaMA-Factory. */
// One line per parameter, as in the printed tables.
// prettier-ignore
export const LLAMA_FACTORY_PARAMETERS = [
  {
    id: "llamafactory", title: "LLaMA-Factory training settings", kind: "yaml", workloads: ["llama-factory", "sft", "lora"],
    note: "Values per model in the training table of LLaMA-Factory.",
    parameters: [
      { name: "template", required: true, example: "llama3", meaning: "Prompt template of the model family.", source: ["001:55"] },
      { name: "cutoff_len", required: true, example: "4096/8192", values: ["4096", "8192"], meaning: "Sequence length.", source: ["001:55"] },
      { name: "gradient_accumulation_steps", required: true, example: "8", values: ["4", "8"], meaning: "Gradient accumulation.", source: ["001:55"] },
      { name: "Deepspeed", required: true, example: "ZeRO-3-Offload", values: ["ZeRO-0", "ZeRO-1", "ZeRO-2", "ZeRO-2-Offload", "ZeRO-3", "ZeRO-3-Offload"], meaning: "DeepSpeed ZeRO stage, with or without offload.", source: ["001:55"] },
    ],
    source: ["001:55"],
  },
  {
    id: "llamafactory.dataset", title: "LLaMA-Factory data set registration (data/dataset_info.json)", kind: "json", workloads: ["llama-factory", "data"],
    parameters: [
      { name: "alpaca_gpt4_data", required: true, example: "\"alpaca_gpt4_data\": { \"file_name\": \"alpaca_gpt4_data.json\" }", meaning: "New entry: data set name and file name.", source: ["001:47"] },
    ],
    source: ["001:47"],
  },
  {
    id: "llamafactory.benchmark-cli", title: "Settings of accuracy_cfgs.yaml and performance_cfgs.yaml", kind: "yaml", workloads: ["llama-factory", "benchmark", "evaluation"],
    note: "The yaml has a base block and one block per model (for example qwen2.5-7b).",
    parameters: [
      { name: "dataset_dir", required: true, example: "/xxxx/benchmark/data/dataset", meaning: "Folder of the data sets.", source: ["003:47"] },
      { name: "dataset", required: true, example: "gsm8k_train_alpaca", meaning: "Training data set.", source: ["003:47"] },
      { name: "model_name_or_path", required: true, example: "/data/wulan1/model/qwen2.5-7b", meaning: "Model directory.", source: ["003:47"] },
      { name: "eval_dataset", required: true, example: "gsm8k_test", meaning: "Evaluation data set (accuracy_cfgs.yaml only).", source: ["003:47"] },
    ],
    source: ["003:47"],
  },
] as const satisfies readonly ParameterGroup[];
