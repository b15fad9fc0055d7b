import type { ParameterGroup } from "../rows";

/** Accuracy and performance of a vLLM service. */
// One line per parameter, as in the printed tables.
// prettier-ignore
export const EVALUATION_PARAMETERS = [
  {
    id: "lm_eval", title: "lm-evaluation-harness", kind: "cli", workloads: ["vllm", "evaluation"],
    script: "lm_eval",
    parameters: [
      { name: "--model", required: true, example: "vllm", values: ["vllm", "openai", "hf"], meaning: "How the model is started.", source: ["003:29", "003:51"] },
      { name: "--model_args", required: true, meaning: "Extra arguments for the model constructor (the keys below).", source: ["003:29", "003:51"] },
      { name: "--tasks", required: true, example: "openllm", meaning: "Evaluation task or data set.", source: ["003:29", "003:51"] },
      { name: "--batch_size", required: true, default: "auto", example: "auto", meaning: "Batch size; affects speed, not accuracy.", source: ["003:29", "003:51"] },
      { name: "--log_samples", required: true, meaning: "Logs the samples (flag).", source: ["003:29", "003:51"] },
      { name: "--cache_requests", required: true, example: "true", meaning: "Caches the requests.", source: ["003:29", "003:51"] },
      { name: "--trust_remote_code", required: true, meaning: "Allows remote code (flag).", source: ["003:29", "003:51"] },
      { name: "--output_path", required: true, example: "./", meaning: "Where results are saved.", source: ["003:29", "003:51"] },
      { name: "model_args: pretrained", kind: "model_args", required: true, example: "/data/nfs/benchmark/tokenizer/Llama-3.2-1B-Instruct/", meaning: "Weights directory (${vllm_path}).", source: ["003:29", "003:51"] },
      { name: "model_args: dtype", kind: "model_args", required: true, example: "auto", meaning: "Data type.", source: ["003:29", "003:51"] },
      { name: "model_args: tensor_parallel_size", kind: "model_args", required: true, example: "4", meaning: "Number of cards.", source: ["003:29", "003:51"] },
      { name: "model_args: gpu_memory_utilization", kind: "model_args", required: true, example: "0.7", meaning: "Share of NPU memory; lower it on out-of-memory.", source: ["003:29", "003:51"] },
      { name: "model_args: add_bos_token", kind: "model_args", required: true, example: "True", meaning: "Adds the BOS token.", source: ["003:29", "003:51"] },
      { name: "model_args: max_model_len", kind: "model_args", required: true, default: "4096", example: "4096", meaning: "Largest model length.", source: ["003:29", "003:51"] },
      { name: "model_args: quantization", kind: "model_args", required: false, example: "smoothquant", values: ["awq", "smoothquant", "gptq"], meaning: "Quantization of the weights; leave out for unquantized weights.", note: "The text lists awq among the choices; its example says to load unquantized or awq weights without the key.", source: ["003:29", "003:51"] },
    ],
    source: ["003:29", "003:51"],
  },
  {
    id: "benchmark_parallel", title: "benchmark_parallel.py (static benchmark)", kind: "cli", workloads: ["vllm", "benchmark"],
    script: "llm_tools/llm_evaluation/benchmark_tools/benchmark_parallel.py",
    parameters: [
      { name: "--backend", required: true, example: "openai", values: ["tgi", "vllm", "mindspore", "openai"], meaning: "Kind of service.", note: "The text says the interface used is vllm, the command says openai.", source: ["003:61"] },
      { name: "--host", required: true, example: "127.0.0.1", meaning: "IP of the service.", source: ["003:61"] },
      { name: "--port", required: true, example: "8080", meaning: "Port of the service.", source: ["003:61"] },
      { name: "--tokenizer", required: true, example: "/path/to/tokenizer", meaning: "Tokenizer or Hugging Face weights directory.", source: ["003:61"] },
      { name: "--epochs", required: false, default: "5", example: "5", meaning: "Number of rounds.", source: ["003:61"] },
      { name: "--parallel-num", required: true, example: "1 4 8 16 32", meaning: "Concurrency per round, several values allowed.", source: ["003:61"] },
      { name: "--prompt-tokens", required: true, example: "1024 2048", meaning: "Input lengths; as many as --output-tokens.", source: ["003:61"] },
      { name: "--output-tokens", required: true, example: "128 256", meaning: "Output lengths; as many as --prompt-tokens.", source: ["003:61"] },
      { name: "--benchmark-csv", required: true, example: "benchmark_parallel.csv", meaning: "Result file.", source: ["003:61"] },
      { name: "--served-model-name", required: false, default: "${--tokenizer}", meaning: "Model name in the interface.", source: ["003:61"] },
      { name: "--num-scheduler-steps", required: false, meaning: "Needed when the server runs with --num-scheduler-steps and --multi-step-stream-outputs=false; same value.", source: ["003:61"] },
      { name: "--enable-prefix-caching", required: false, default: "false", meaning: "Whether the server has prefix caching on.", source: ["003:61"] },
      { name: "--prefix-caching-num", required: false, meaning: "Length of the common prefix of the prompts; less than prompt-tokens.", source: ["003:61"] },
      { name: "--use-spec-decode", required: false, default: "false", meaning: "Must be on when the server uses speculative decoding, else the token count is wrong.", source: ["003:61"] },
      { name: "--dataset-type", required: false, values: ["random", "sharegpt", "human-eval"], meaning: "Data used with speculative decoding; with sharegpt and human-eval --prompt-tokens is ignored.", source: ["003:61"] },
      { name: "--dataset-path", required: false, meaning: "Path of the data set; only for sharegpt and human-eval.", source: ["003:61"] },
      { name: "--use-real-dataset-output-tokens", required: false, default: "false", meaning: "Use the true output lengths of the data set; --output-tokens is then ignored.", source: ["003:61"] },
      { name: "--num-speculative-tokens", required: false, default: "-1", meaning: "Only with --use-spec-decode; same as the server. From 0 up, the acceptance rate is computed.", source: ["003:61"] },
    ],
    source: ["003:61"],
  },
] as const satisfies readonly ParameterGroup[];
