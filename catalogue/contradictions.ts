import type { Contradiction } from "./rows";

/**
 * Printed values that cannot be right, or that another place contradicts. Text in backquotes stands so in one of the lines
 * of `source`; the rest is in our words. The rows of the tables keep what is printed.
 */
// One line per contradiction.
// prettier-ignore
export const CONTRADICTIONS = [
  // Sizes of training runs
  { id: "baichuan2-13b-8192-nodes", kind: "impossible", printed: ["baichuan2-13b pretrain and sft at 8192: TP 8, PP 2 on 1 node of 8 NPUs"], corrected: "2 nodes", reason: "TP x PP = 16 needs 16 NPUs; the node count looks swapped with that of lora", source: ["000:23", "001:41"] },
  { id: "baichuan2-13b-8192-lora-nodes", kind: "contradiction", printed: ["baichuan2-13b lora at 8192: TP 8, PP 1 on 2 nodes of 8 NPUs"], reason: "the node count looks swapped with that of pretrain and sft; kept, since the run is possible with data parallel 2", source: ["000:23", "001:41"] },
  { id: "tp-is-a-node", kind: "contradiction", printed: ["the conversion guide: `TP` is usually the NPUs of one node, `PP` the number of nodes", "the table of runs: 74 of 124 rows differ"], corrected: "TP and PP of the table's row", reason: "the table was measured run by run; the sentence is a rule of thumb of the example", source: ["000:13", "000:23"] },
  { id: "qwen904-second-node-pp", kind: "contradiction", printed: ["first node `TP=8 PP=1`", "second node `TP=8 PP=12`"], corrected: "PP=1 on both nodes", reason: "the nodes may differ in NODE_RANK only, and TP x PP = 96 does not fit 16 NPUs", source: ["002:19"] },
  { id: "qwen904-two-node-dp", kind: "contradiction", printed: ["two nodes with `TP=8 PP=1`", "PP is usually the number of nodes"], corrected: "data parallel 2, as printed", reason: "TP x PP = 8 on 16 NPUs is possible: every model part is there twice", source: ["002:12", "002:13", "002:21", "000:13"] },
  { id: "qwen-14b-parallel", kind: "contradiction", printed: ["6.3.904: qwen-14b TP 8, PP 1, MBS 2 (lora MBS 4)", "6.3.910 at 4096: TP 4, PP 2, MBS 2 (lora TP 4, PP 1, MBS 2)"], corrected: "the table of 6.3.910", reason: "the newer release was measured with newer software", source: ["002:10", "002:14", "002:20", "000:23"] },
  { id: "qwen-72b-parallel", kind: "contradiction", printed: ["6.3.904: qwen-72b PP 5 or more", "6.3.910: PP 4 at 4096, PP 8 at 8192 (lora PP 4)"], corrected: "the table of 6.3.910", reason: "the newer release was measured with newer software", source: ["002:10", "002:14", "002:20", "000:23"] },
  { id: "qwen-7b-lora-mbs", kind: "contradiction", printed: ["6.3.904: qwen-7b lora MBS 2", "6.3.910 at 4096: MBS 4"], corrected: "the table of 6.3.910", reason: "the newer release was measured with newer software", source: ["002:10", "000:23"] },
  { id: "zero-on-one-npu", kind: "contradiction", printed: ["11 rows run `ZeRO-1`, `ZeRO-2` or `ZeRO-3` on one NPU"], reason: "there is nothing to shard on one NPU; kept, since the run is possible", source: ["001:55"] },
  // Serving
  { id: "llama3.1-405b-fp16", kind: "impossible", printed: ["`llama-3.1-405B` in fp16/bf16", "cards and weights of `llama-3.1-405B-AWQ` only"], corrected: "AWQ weights only", reason: "405B in 16 bit needs more than the 512 GB of 8 NPUs", source: ["001:27", "003:37"] },
  { id: "internvl2-8b-length", kind: "slip", printed: ["`` 16` `` in the column of 32 GB"], corrected: "16", reason: "a stray character", source: ["003:37"] },
  { id: "context-beyond-training", kind: "contradiction", printed: ["`llama2-7b` on 64 GB serves 32K tokens"], corrected: "32K, with VLLM_ALLOW_LONG_MAX_MODEL_LEN=1", reason: "llama2 was trained for 4K, and vLLM refuses more unless it is told to; other models are longer than trained, too", source: ["003:37"] },
  { id: "benchmark-backend", kind: "contradiction", printed: ["`--backend openai`", "the text says that the interface is `vllm`"], corrected: "openai", reason: "the command is what was run", source: ["003:61"] },
  { id: "lm-eval-awq", kind: "contradiction", printed: ["`quantization` may be `awq`", "the example loads unquantized or awq weights without it"], reason: "vLLM reads the kind of awq weights from their configuration, so each works", source: ["003:29", "003:51"] },
  { id: "local-rank-table-name", kind: "contradiction", printed: ["`local_rank_table_10.**.**.18_67.json`", "`local_ranktable_xx_yy.json`"], reason: "the name is free: the variable holds it", source: ["003:3"] },
  { id: "mount-of-npu-logs", kind: "contradiction", printed: ["cluster: `/usr/slog` of the node at `/var/log/npu/`", "docker run: `/var/log/npu/:/usr/slog`"], corrected: "each as printed for its platform", reason: "the two are reversed, and neither says why", source: ["000:29", "003:3", "003:21"] },
  { id: "npu-smi-path", kind: "contradiction", printed: ["FLUX training: `/usr/local/bin/npu-smi`", "elsewhere: `/usr/local/sbin/npu-smi`"], corrected: "/usr/local/sbin/npu-smi", reason: "five of six places say so", source: ["001:7", "000:29", "001:3", "002:26", "003:3", "003:21"] },
  // Volcano jobs
  { id: "volcano-min-available", kind: "contradiction", printed: ["`minAvailable: 1` in the job with two tasks"], corrected: "the number of pods", reason: "with 1, one pod of a two-node run may start and wait alone", source: ["000:29"] },
  { id: "volcano-requests", kind: "contradiction", printed: ["`2650m` and `3200Mi` as requests of the job"], reason: "they are what the node shows as already requested, not what a run needs", source: ["000:29"] },
  { id: "cluster-upload-host", kind: "slip", printed: ["the cluster guide uploads code to a `DevServer`"], corrected: "a node of the cluster", reason: "the cluster has no DevServer; the paths are those of the cluster", source: ["000:39"] },
  { id: "save-path", kind: "contradiction", printed: ["`${SAVE_PATH}/logs`"], corrected: "OUTPUT_SAVE_DIR and LOG_SAVE_PATH", reason: "no table defines SAVE_PATH", source: ["000:25", "003:33"] },
  // Folders
  { id: "folder-of-input", kind: "contradiction", printed: ["`processed_for_input`", "`processed_for_ma_input`"], corrected: "processed_for_input", reason: "the older release has `_ma_`; the newer guides still print it in places", source: ["000:41", "000:13", "002:6"] },
  { id: "folder-of-output", kind: "contradiction", printed: ["`saved_dir_for_output`", "`saved_dir_for_ma_output`"], corrected: "saved_dir_for_output", reason: "the older release has `_ma_`; the newer guides still print it in places", source: ["000:41", "000:25", "002:6"] },
  { id: "folder-of-logs", kind: "contradiction", printed: ["`logs`", "`saved_models/llama2-13b/log`"], corrected: "LOG_SAVE_PATH of the run", reason: "the tree and the table of hyper-parameters differ", source: ["000:41", "001:45", "003:33"] },
  { id: "folder-of-code", kind: "contradiction", printed: ["`/home/ma-user/ws/llm_train/AscendSpeed`", "`/home/ma-user/ws/xxx-Ascend/llm_train/AscendSpeed`"], corrected: "llm_train/AscendSpeed below the work directory", reason: "the older release unpacks into a folder of its own", source: ["001:45", "000:13"] },
  { id: "folder-of-code-standard", kind: "contradiction", printed: ["hyper-parameters: `/home/ma-user/work/AscendSpeed`", "start command: `/home/ma-user/work/llm_train/AscendSpeed`"], corrected: "/home/ma-user/work/llm_train/AscendSpeed", reason: "the package unpacks so", source: ["003:57", "003:59"] },
  { id: "folder-of-data", kind: "contradiction", printed: ["`/home/ma-user/ws/llm_train/AscendSpeed/training_data`", "`/home/ma-user/ws/training_data`"], reason: "two guides, two places; the variable holds the path", source: ["001:45", "003:33"] },
  { id: "folder-of-llama-factory-data", kind: "contradiction", printed: ["`LLaMAFactory/LLaMA-Factory/data`", "`LLaMAFactory/data`"], corrected: "LLaMAFactory/LLaMA-Factory/data", reason: "the commands go there; the tree is shortened", source: ["001:47"] },
  { id: "folder-of-converted-weights", kind: "contradiction", printed: ["`saved_models/pretrain_hf`", "`../Llama2-13B/mg2hg`"], corrected: "saved_models/pretrain_hf", reason: "the same page lists the results there", source: ["000:11"] },
  { id: "folder-of-weights-upload", kind: "slip", printed: ["makes `training_data`", "stores in `/mnt/sfs_turbo/model`"], corrected: "/mnt/sfs_turbo/models", reason: "the working directory has weights in models", source: ["001:5", "000:41"] },
  { id: "raw-data-in-output", kind: "slip", printed: ["raw data go to the folder of the output", "`--input /home/ma-user/ws/training_data/pretrain/`"], corrected: "/home/ma-user/ws/training_data/pretrain", reason: "the command reads them there", source: ["002:22"] },
  { id: "custom-data-prefix", kind: "contradiction", printed: ["`--output-prefix {work_dir}/processed_for_ma_input/Qwen-14B/data/pretrain/alpaca`", "`data_text_document.idx`"], corrected: "alpaca_text_document", reason: "the name of the result begins with the prefix", source: ["002:24"] },
  // Names of parameters
  { id: "conversion-flags", kind: "contradiction", printed: ["command: `--target-tensor-parallel-size`, `--target-pipeline-parallel-size`", "list below it: `--tensor-model-parallel-size`, `--pipeline-model-parallel-size`"], corrected: "the flags of the command", reason: "the command is what was run; the newer release lists the others", source: ["002:15", "000:15"] },
  { id: "conversion-direction", kind: "slip", printed: ["`hf2hg` from Hugging Face to Megatron", "`mg2hf` back"], reason: "by its meaning it would be hf2mg, but the script is not in the seeds; pass it as printed", source: ["000:13"] },
  { id: "required-data-variables", kind: "contradiction", printed: ["the text: `DATA_PATH`, `TOKENIZER_MODEL`", "the command: `DATASET_PATH`, `TOKENIZER_PATH`"], corrected: "DATASET_PATH, TOKENIZER_PATH", reason: "table and commands have these", source: ["002:12", "002:13"] },
  { id: "required-node-variables", kind: "slip", printed: ["`MASTER_ADDR、 NODE_RANK、 NODE_RANK`"], corrected: "MASTER_ADDR, NNODES, NODE_RANK", reason: "the same variable twice, and the table has NNODES", source: ["002:12", "002:13", "002:19", "002:21"] },
  { id: "lora-called-sft", kind: "slip", printed: ["an SFT command with `RUN_TYPE=lora`"], corrected: "LoRA", reason: "the section is that of LoRA", source: ["002:12"] },
  // Commands that do not run as printed
  { id: "command-model-path", kind: "slip", printed: ["`MODEL_PATH= /home/ma-user/ws/`"], corrected: "MODEL_PATH=/home/ma-user/ws/", reason: "with the blank the variable is empty and the path is run", source: ["002:13"] },
  { id: "command-comment-after-backslash", kind: "slip", printed: ["`--target-tensor-parallel-size 8 \\ #`"], corrected: "no comment after the backslash", reason: "a backslash continues a line only at its end", source: ["002:15"] },
  { id: "command-missing-blank", kind: "slip", printed: ["`$DATASET_PATH\\ --tokenizer-type`"], corrected: "$DATASET_PATH \\", reason: "no blank before the backslash: the next argument is glued to the path", source: ["002:16"] },
  { id: "command-trailing-backslash", kind: "slip", printed: ["`--seq-length 4096 \\`"], corrected: "--seq-length 4096", reason: "the last line is continued by nothing", source: ["002:17"] },
  { id: "command-variable-names", kind: "slip", printed: ["`${container-name}`", "`${served-model-name}`"], corrected: "${container_name}, ${served_model_name}", reason: "the shell reads a hyphen as a default value", source: ["003:3"] },
  { id: "command-comment", kind: "slip", printed: ["`//` before a comment"], corrected: "#", reason: "the shell would run it", source: ["003:21"] },
  { id: "command-tar", kind: "slip", printed: ["`tar -zxvf ./benchmark/data.tgz ./benchmark/`"], corrected: "tar -zxvf ./benchmark/data.tgz -C ./benchmark/", reason: "without -C the folder is a member to extract", source: ["003:47"] },
  { id: "command-kubectl-exec", kind: "slip", printed: ["`kubectl exec -it {pod_name} bash`"], corrected: "kubectl exec -it {pod_name} -- bash", reason: "current kubectl wants the two hyphens before the command", source: ["003:61"] },
  { id: "command-image-name", kind: "slip", printed: ["`image_name=\"${container_name} \"`"], corrected: "the ID of the image", reason: "a container's name is no image", source: ["002:26"] },
  { id: "sharegpt-comma", kind: "slip", printed: ["`{ \"prefix\": \"AAA\" \"input\": \"BBB\", \"output\": \"CCC\" }`"], corrected: "{ \"prefix\": \"AAA\", \"input\": \"BBB\", \"output\": \"CCC\" }", reason: "no json without the comma", source: ["003:9"] },
  // FLUX
  { id: "comfyui-plug-in-folder", kind: "contradiction", printed: ["ComfyUI at `0c7c98a`", "plug-in folder `a82fae2`"], reason: "the folder's name looks like another commit of ComfyUI; used as printed", source: ["003:15"] },
  { id: "diffusers-plug-in-folder", kind: "contradiction", printed: ["`diffusers==0.30.2`", "plug-in folder `0_21_2`"], reason: "the folder's name looks like another version of Diffusers; used as printed", source: ["003:11"] },
  { id: "flux-text-encoders", kind: "contradiction", printed: ["training: `comfyanonymous/flux_text_encoders`", "ComfyUI: `stabilityai/stable-diffusion-3-medium`"], corrected: "each as printed for its use", reason: "the same files lie in both", source: ["001:9", "003:15"] },
  { id: "flux-image-name", kind: "slip", printed: ["`--width 688 --height 1024`", "`image_1024x688.png`"], reason: "height and width in the other order", source: ["003:11"] },
  { id: "certificate-checks", kind: "contradiction", printed: ["`self.verify = False`", "`http.sslVerify=false`"], corrected: "certificates are checked", reason: "downloads without the check may be replaced on the way; a proxy's certificate belongs into the trust store", source: ["003:11", "003:15"] },
  // Spelling
  { id: "spelling-chatglm", kind: "slip", printed: ["`ChatCLMv3`"], corrected: "ChatGLMv3", reason: "a letter", source: ["001:3"] },
  { id: "spelling-finetune", kind: "slip", printed: ["`Fnetune`", "`Fintune`"], corrected: "Finetune", reason: "letters", source: ["001:7", "001:9", "001:11"] },
  { id: "spelling-alpaca-file", kind: "slip", printed: ["`alpaca_gpt4_data.json.json`"], corrected: "alpaca_gpt4_data.json", reason: "the suffix twice", source: ["001:47"] },
  { id: "spelling-scripts-folder", kind: "slip", printed: ["`scriptsscripts`", "`/home/ma-user/ws/xxxend/llm_train/AscendSpeed/scripts`"], corrected: "xxx-Ascend/llm_train/AscendSpeed/scripts", reason: "letters lost in a replacement", source: ["002:26"] },
  { id: "spelling-megatron", kind: "slip", printed: ["`magatron`"], corrected: "megatron", reason: "a letter", source: ["002:6"] },
  { id: "spelling-transformers", kind: "slip", printed: ["`transformes`"], corrected: "transformers", reason: "a letter", source: ["000:59"] },
  { id: "spelling-linspace", kind: "slip", printed: ["`linespace`"], corrected: "linspace", reason: "the function of PyTorch", source: ["003:15"] },
  { id: "spelling-home", kind: "slip", printed: ["`/homa/ma-user/LLaMAFactory`"], corrected: "/home/ma-user/LLaMAFactory", reason: "a letter", source: ["003:47"] },
] as const satisfies readonly Contradiction[];
