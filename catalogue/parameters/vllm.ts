import type { ParameterGroup } from "../rows";

/** Serving with vLLM: limits, separate prefill and decode, quantized weights, draft models of EAGLE. */
// One line per parameter, as in the printed tables.
// prettier-ignore
export const VLLM_PARAMETERS = [
  {
    id: "vllm.limits", title: "vLLM deployment limits", kind: "cli", workloads: ["vllm"],
    note: "Values per model in the serving table.",
    parameters: [
      { name: "gpu-memory-utilization", example: "0.9", meaning: "Share of NPU memory that vLLM may use; the card table was measured at 0.9.", source: ["003:37"] },
      { name: "max-model-len", example: "16K", meaning: "Largest input plus output length; K = 1024.", source: ["003:37"] },
    ],
    source: ["003:37"],
  },
  {
    id: "vllm.pd-env", title: "Variables of a prefill / decode separated deployment", kind: "env", workloads: ["vllm", "PD separated"],
    script: "AscendCloud-LLM/llm_tools/PD_separate/start_servers.sh",
    parameters: [
      { name: "GLOBAL_RANK_TABLE_FILE_PATH", required: true, example: "global_ranktable_10.**.**.18.json", meaning: "Path of the global rank table, the same for every kind of instance.", source: ["003:3"] },
      { name: "RANK_TABLE_FILE_PATH", required: true, example: "local_rank_table_10.**.**.18_67.json", meaning: "Path of the local rank table. Prefill and decode: local_ranktable_xx_yy.json (xx the instance IP, yy its device ids); service entry: local_ranktable_xx_host.json.", note: "The example writes local_rank_table, the text local_ranktable.", source: ["003:3"] },
      { name: "NODE_PORTS", example: "8088,8089", meaning: "Only for the service entry: ports of the prefill and decode instances in the order of the global rank table, comma-separated.", source: ["003:3"] },
      { name: "USE_OPENAI", required: false, default: "1", example: "1", values: ["0", "1"], meaning: "Only for the service entry: 1 starts an OpenAI-style service, 0 a vLLM-style service.", source: ["003:3"] },
    ],
    source: ["003:3"],
  },
  {
    id: "vllm.pd-args", title: "Common server arguments (prefill / decode / vLLM)", kind: "cli", workloads: ["vllm", "PD separated"],
    script: "AscendCloud-LLM/llm_tools/PD_separate/start_servers.sh",
    parameters: [
      { name: "--model", required: true, example: "${model}", meaning: "Official weights downloaded from Hugging Face.", source: ["003:3"] },
      { name: "--tensor-parallel-size", required: true, example: "2", meaning: "Number of NPUs the model is split over.", source: ["003:3"] },
      { name: "--max-model-len", required: true, example: "4096", meaning: "Input plus output tokens a request may have.", source: ["003:3"] },
      { name: "--max-num-seqs", required: true, example: "256", meaning: "Largest number of sequences handled at once.", source: ["003:3"] },
      { name: "--max-num-batched-tokens", required: true, example: "4096", values: ["4096", "8192"], meaning: "Most tokens used at once; at least --max-model-len; 4096 or 8192 recommended.", source: ["003:3"] },
      { name: "--host", required: true, example: "0.0.0.0", meaning: "IP the service listens on.", source: ["003:3"] },
      { name: "--port", required: true, example: "8089", meaning: "Port of the service; different for each instance on one machine.", source: ["003:3"] },
      { name: "--served-model-name", example: "${served-model-name}", meaning: "Model name of the OpenAI service; only with USE_OPENAI=1.", source: ["003:3"] },
      { name: "--quantization", required: false, values: ["awq", "smoothquant", "gptq"], meaning: "For quantized weights; run the AWQ, SmoothQuant or GPTQ quantization first.", source: ["003:3", "003:29"] },
    ],
    source: ["003:3"],
  },
  {
    id: "vllm.server-features", title: "Server flags that the benchmark text refers to", kind: "cli", workloads: ["vllm"],
    parameters: [
      { name: "--num-scheduler-steps", required: false, meaning: "Multi-step scheduling of the server; the benchmark must be given the same value.", source: ["003:61"] },
      { name: "--multi-step-stream-outputs", required: false, example: "--multi-step-stream-outputs=false", meaning: "Server flag that, together with --num-scheduler-steps, makes the benchmark flag necessary.", source: ["003:61"] },
      { name: "enable-prefix-caching", required: false, default: "false", meaning: "Prefix caching of the server.", source: ["003:61"] },
      { name: "--num-speculative-tokens", required: false, meaning: "Number of speculative tokens set at server start.", source: ["003:61"] },
    ],
    source: ["003:61"],
  },
  {
    id: "vllm.numeric", title: "Data types of vLLM inference", kind: "setting", workloads: ["vllm"],
    parameters: [
      { name: "dtype", example: "FP16", values: ["FP16", "BF16"], meaning: "Supported data types of unquantized inference.", source: ["001:33"] },
    ],
    source: ["001:33"],
  },
  {
    id: "awq.convert", title: "Offline conversion of AWQ weights", kind: "cli", workloads: ["vllm", "quantization"],
    script: "llm_tools/AutoAWQ/convert_awq_to_npu.py",
    parameters: [
      { name: "--model", required: true, example: "/home/ma-user/Qwen1.5-72B-Chat-AWQ", meaning: "Model directory; its weights are replaced in place (int32-packed int4 becomes int8-packed).", source: ["001:37"] },
    ],
    source: ["001:37"],
  },
  {
    id: "eagle.sharegpt", title: "convert_to_sharegpt.py", kind: "cli", workloads: ["vllm", "EAGLE", "data"],
    script: "convert_to_sharegpt.py",
    parameters: [
      { name: "--input_file_path", required: true, example: "data_test.json", meaning: "Source json file.", source: ["003:9"] },
      { name: "--out_file_name", required: true, example: "./data_for_sharegpt.json", meaning: "Output file in ShareGPT format.", source: ["003:9"] },
      { name: "--prefix_name", example: "instruction", meaning: "Field with the prefix (role prompt); None when records have only input and output.", source: ["003:9"] },
      { name: "--input_name", required: true, example: "input", meaning: "Field with the question.", source: ["003:9"] },
      { name: "--output_name", required: true, example: "output", meaning: "Field with the answer.", source: ["003:9"] },
      { name: "--code_type", required: false, default: "utf-8", example: "utf-8", meaning: "Encoding of the json file.", source: ["003:9"] },
    ],
    source: ["003:9"],
  },
  {
    id: "eagle.train", title: "EAGLE draft-model training", kind: "cli", workloads: ["vllm", "EAGLE", "train"],
    script: "accelerate launch -m eagle.train.main",
    parameters: [
      { name: "--mixed_precision", required: true, example: "bf16", meaning: "accelerate option.", source: ["003:5"] },
      { name: "--tmpdir", required: true, example: "[path of data]", meaning: "Training data, the outdir of step three.", source: ["003:5"] },
      { name: "--cpdir", required: true, example: "[path of checkpoints]", meaning: "Where trained weights are saved.", source: ["003:5"] },
      { name: "--configpath", required: true, example: "[path of config file]", meaning: "Config file of the EAGLE model, taken from the EAGLE repository.", source: ["003:5"] },
      { name: "--basepath", required: true, example: "[path of base_model]", meaning: "Weights of the large model.", source: ["003:5"] },
      { name: "--bs", required: true, example: "[batch size]", meaning: "Batch size.", source: ["003:5"] },
    ],
    source: ["003:5"],
  },
  {
    id: "eagle.convert", title: "convert_eagle_ckpt_to_vllm_compatible.py", kind: "cli", workloads: ["vllm", "EAGLE", "weight conversion"],
    script: "llm_tools/spec_decode/EAGLE/convert_eagle_ckpt_to_vllm_compatible.py",
    parameters: [
      { name: "--base-path", required: true, example: "./llama2-7b-chat", meaning: "Weights of the large model.", source: ["003:7"] },
      { name: "--draft-path", required: true, example: "./eagle_llama2-7b-chat", meaning: "Weights of the draft model, the folder that holds its config file.", source: ["003:7"] },
      { name: "--base-weight-name", required: true, example: "pytorch_model-00001-of-00002.bin", meaning: "Weight file of the large model that holds lm_head; found in model.safetensors.index.json.", source: ["003:7"] },
      { name: "--draft-weight-name", required: true, meaning: "Weight file of the draft model (the .bin or .safetensors file moved there).", source: ["003:7"] },
    ],
    source: ["003:7"],
  },
] as const satisfies readonly ParameterGroup[];
