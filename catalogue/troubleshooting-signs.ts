import type { Bilingual } from "./rows";
import type { Source } from "./sources";
import type { TROUBLESHOOTING_ROWS } from "./troubleshooting";

/** A text by which a known problem shows itself in a log, or in an event of the cluster. */
export interface TroubleshootingSign {
  /** Part of every such line, in its letters; looked for first, because that is quick. */
  readonly keyword: string;
  /** What a line has to match. */
  readonly pattern: RegExp;
  /** Another word that the same log has to have, where the line alone could come from another program. */
  readonly within?: string;
  /** A word that the same log must not have. */
  readonly notWithin?: string;
  /** `log`: a program prints it. `event`: Kubernetes reports it of a pod or a node. */
  readonly seenIn: "log" | "event";
  /** A line that shows it. */
  readonly example: string;
  /** Where the text is from. */
  readonly source: readonly Source[];
}

/** How a row of the troubleshooting table is recognised: its signs, or why nothing shows it. */
export interface TroubleshootingRecognition {
  readonly signs: readonly TroubleshootingSign[];
  /** Why no log and no event shows it; undefined where one does. */
  readonly unseen?: Bilingual;
}

const CANN_ERRORS: Source = { page: "hiascend.com, CANN error codes" };
const PYTORCH: Source = { page: "github.com/pytorch/pytorch" };
const TRANSFORMERS: Source = { page: "github.com/huggingface/transformers" };
const VLLM: Source = { page: "github.com/vllm-project/vllm, release 0.6.3" };
const KUBERNETES: Source = { page: "kubernetes.io, events of the kubelet" };
const LINUX: Source = { page: "man7.org, errno(3)" };
const BENCHMARK_TOOLS: Source = { page: "benchmark_parallel.py of the inference package" };

/** No log: what happens is slow and not wrong. */
const ONLY_SLOW: Bilingual = {
  en: "It only takes long: no program prints anything that would tell it.",
  zh: "只是耗时长，没有程序会打印可供识别的内容。",
};

/** No log: it is a choice, a page of the console, or another product. */
const NOT_OF_A_RUN: Bilingual = {
  en: "It is seen in the console or decided before a run: no log or event of a run shows it.",
  zh: "只在控制台可见，或在运行之前就已决定，运行的日志和事件都不会体现。",
};

/**
 * How each known problem is recognised. Where the manual prints the text of the error, the sign has it; else it is the text
 * of the program that fails, whose source is given.
 */
export const TROUBLESHOOTING_SIGNS = {
  "nic-name": {
    signs: [
      {
        keyword: "Unable to find address for:",
        pattern: /ifa != nullptr\. Unable to find address for: \S+/,
        seenIn: "log",
        example:
          "RuntimeError: [../third_party/gloo/gloo/transport/tcp/device.cc:84] ifa != nullptr. Unable to find address for: enp67s0f5",
        source: ["000:3", { page: "github.com/facebookincubator/gloo" }],
      },
      {
        keyword: "EI0006",
        pattern: /EI0006: .*(?:Getting socket times out|socket)/,
        seenIn: "log",
        example:
          "EI0006: [PID: 4711] 2024-12-03-11:23:45.678.901 Getting socket times out. Reason: Remote Rank did not send the data in time.",
        source: ["000:3", CANN_ERRORS],
      },
      {
        keyword: "client socket has timed out",
        pattern: /The client socket has timed out after \d+s while trying to connect to/,
        seenIn: "log",
        example:
          "[E socket.cpp:957] [c10d] The client socket has timed out after 300s while trying to connect to (10.0.0.5, 60000).",
        source: ["000:3", PYTORCH],
      },
      {
        keyword: "HCCL_SOCKET_IFNAME",
        pattern:
          /(?:EI0001|invalid|not found|failed).*HCCL_SOCKET_IFNAME|HCCL_SOCKET_IFNAME.*(?:invalid|not found|failed)/i,
        seenIn: "log",
        example:
          "EI0001: Environment variable [HCCL_SOCKET_IFNAME] is invalid. Reason: the network interface name is not found",
        source: ["000:3", CANN_ERRORS],
      },
    ],
  },
  "npu-oom": {
    signs: [
      {
        keyword: "NPU out of memory",
        pattern: /NPU out of memory\. Tried to allocate/,
        notWithin: "lm_eval",
        seenIn: "log",
        example:
          "RuntimeError: NPU out of memory. Tried to allocate 2.00 GiB (NPU 0; 60.97 GiB total capacity; 57.24 GiB already allocated; 57.24 GiB current active; 812.51 MiB free; 58.11 GiB reserved in total by PyTorch)",
        source: ["000:5", { page: "gitee.com/ascend/pytorch" }],
      },
      {
        keyword: "EL0004",
        pattern: /EL0004: .*(?:allocate memory|out of memory)/i,
        notWithin: "lm_eval",
        seenIn: "log",
        example:
          "EL0004: [PID: 4711] 2024-12-03-11:23:45.678.901 Failed to allocate memory. Possible Cause: Available memory is insufficient.",
        source: ["000:5", CANN_ERRORS],
      },
    ],
  },
  "yi-tokenizer": {
    signs: [
      {
        keyword: "size mismatch for",
        pattern:
          /size mismatch for .*copying a param with shape torch\.Size\(\[64000, \d+\]\).*torch\.Size\(\[63992, \d+\]\)/,
        seenIn: "log",
        example:
          "RuntimeError: Error(s) in loading state_dict for VocabParallelEmbedding: size mismatch for weight: copying a param with shape torch.Size([64000, 4096]) from checkpoint, the shape in current model is torch.Size([63992, 4096]).",
        source: ["000:7"],
      },
    ],
  },
  "chatglm3-tokenizer": {
    signs: [
      {
        keyword: "eos_token",
        pattern: /can't set attribute '?eos_token'?|property 'eos_token' of 'ChatGLMTokenizer' object has no setter/,
        seenIn: "log",
        example: "AttributeError: can't set attribute 'eos_token'",
        source: ["000:9", { page: "github.com/THUDM/ChatGLM3, issues" }],
      },
      {
        keyword: "ChatGLMTokenizer",
        pattern: /'ChatGLMTokenizer' object has no attribute '(?:tokenizer|sp_tokenizer)'/,
        seenIn: "log",
        example: "AttributeError: 'ChatGLMTokenizer' object has no attribute 'tokenizer'",
        source: ["000:9", { page: "github.com/THUDM/ChatGLM3, issues" }],
      },
    ],
  },
  "tokenizer-manual": {
    signs: [
      {
        keyword: "QWenTokenizer",
        pattern: /'QWenTokenizer' object has no attribute '\w+'/,
        seenIn: "log",
        example: "AttributeError: 'QWenTokenizer' object has no attribute 'IMAGE_ST'",
        source: ["001:45", { page: "github.com/QwenLM/Qwen-VL, issues" }],
      },
    ],
  },
  "mg2hf-missing-tokenizer": {
    signs: [
      {
        keyword: "Can't load tokenizer for",
        pattern: /OSError: Can't load tokenizer for '[^']+'/,
        seenIn: "log",
        example:
          "OSError: Can't load tokenizer for '/home/ma-user/ws/saved_dir_for_output/llama2-13b/saved_models/pretrain_hf/'. If you were trying to load it from 'https://huggingface.co/models', make sure you don't have a local directory with the same name.",
        source: ["000:11", TRANSFORMERS],
      },
    ],
  },
  "mg2hf-switch": { signs: [], unseen: NOT_OF_A_RUN },
  "seq-too-long": {
    signs: [
      {
        keyword: "Token indices sequence length is longer",
        pattern:
          /Token indices sequence length is longer than the specified maximum sequence length for this model \(\d+ > \d+\)/,
        seenIn: "log",
        example:
          "Token indices sequence length is longer than the specified maximum sequence length for this model (5123 > 4096). Running this sequence through the model will result in indexing errors",
        source: ["000:19", TRANSFORMERS],
      },
    ],
  },
  "vllm060-merges": {
    signs: [
      {
        keyword: "untagged enum ModelWrapper",
        pattern: /data did not match any variant of untagged enum ModelWrapper at line \d+ column \d+/,
        seenIn: "log",
        example: "Exception: data did not match any variant of untagged enum ModelWrapper at line 757322 column 3",
        source: ["000:59", { page: "github.com/huggingface/tokenizers" }],
      },
    ],
  },
  "flash-attn-import": {
    signs: [
      {
        keyword: "not found in your environment",
        pattern: /ImportError: .*not found in your environment: .*flash_attn/,
        seenIn: "log",
        example:
          "ImportError: This modeling file requires the following packages that were not found in your environment: flash_attn. Run `pip install flash_attn`",
        source: ["000:61"],
      },
    ],
  },
  "transformers-glm": {
    signs: [
      {
        keyword: "padding_side",
        pattern: /ChatGLM4?Tokenizer\._pad\(\) got an unexpected keyword argument 'padding_side'/,
        seenIn: "log",
        example: "TypeError: ChatGLM4Tokenizer._pad() got an unexpected keyword argument 'padding_side'",
        source: ["001:3", { page: "github.com/THUDM/GLM-4, issues" }],
      },
    ],
  },
  "transformers-conflict": {
    signs: [
      {
        keyword: "is required for a normal functioning of this module",
        pattern:
          /ImportError: transformers\S+ is required for a normal functioning of this module, but found transformers==\S+/,
        seenIn: "log",
        example:
          "ImportError: transformers>=4.41.2,<=4.45.0 is required for a normal functioning of this module, but found transformers==4.46.1.",
        source: ["001:3", { page: "github.com/hiyouga/LLaMA-Factory" }],
      },
      {
        keyword: "which is incompatible",
        pattern: /requires transformers\S*, but you have transformers \S+ which is incompatible/,
        seenIn: "log",
        example: "vllm 0.6.3 requires transformers>=4.45.2, but you have transformers 4.41.2 which is incompatible.",
        source: ["001:3", { page: "pip.pypa.io, dependency resolution" }],
      },
    ],
  },
  "install-offline": {
    signs: [
      {
        keyword: "Could not resolve host",
        pattern: /fatal: unable to access '[^']+': Could not resolve host: \S+/,
        seenIn: "log",
        example: "fatal: unable to access 'https://gitee.com/ascend/ModelLink.git/': Could not resolve host: gitee.com",
        source: ["001:3", { page: "git-scm.com" }],
      },
      {
        keyword: "Failed to establish a new connection",
        pattern: /Retrying \(Retry\(total=\d+.*Failed to establish a new connection/,
        seenIn: "log",
        example:
          "WARNING: Retrying (Retry(total=4, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0xffff8c2d5f40>: Failed to establish a new connection: [Errno -2] Name or service not known')': /simple/numpy/",
        source: ["001:3", { page: "pip.pypa.io" }],
      },
    ],
  },
  "glm4-revision": {
    signs: [
      {
        keyword: "has model type `glm`",
        pattern: /has model type `glm` but Transformers does not recognize this architecture/,
        seenIn: "log",
        example:
          "ValueError: The checkpoint you are trying to load has model type `glm` but Transformers does not recognize this architecture. This could be because of an issue with the checkpoint, or because your version of Transformers is out of date.",
        source: ["000:55", "001:57", TRANSFORMERS],
      },
    ],
  },
  "shm-size": {
    signs: [
      {
        keyword: "killed by signal: Bus error",
        pattern: /DataLoader worker \(pid \d+\) is killed by signal: Bus error/,
        seenIn: "log",
        example:
          "RuntimeError: DataLoader worker (pid 4711) is killed by signal: Bus error. It is possible that dataloader's workers are out of shared memory. Please try to raise your shared memory limit.",
        source: ["001:3", PYTORCH],
      },
      {
        keyword: "/dev/shm",
        pattern:
          /(?:No space left on device|设备上没有空间).*\/dev\/shm|\/dev\/shm.*(?:No space left on device|设备上没有空间)/,
        seenIn: "log",
        example: "OSError: [Errno 28] No space left on device: '/dev/shm/torch_4711_1234567890_0'",
        source: ["001:3", LINUX],
      },
    ],
  },
  "mount-home": {
    signs: [
      {
        keyword: "/home/ma-user/anaconda3",
        pattern: /\/home\/ma-user\/anaconda3\/\S*: (?:No such file or directory|没有那个文件或目录)/,
        seenIn: "log",
        example: "bash: /home/ma-user/anaconda3/bin/activate: No such file or directory",
        source: ["001:3", LINUX],
      },
      {
        keyword: "/home/ma-user",
        pattern:
          /(?:failed to create (?:containerd|shim) task|OCI runtime create failed).*\/home\/ma-user\S*.*no such file or directory/,
        seenIn: "event",
        example:
          'Warning  Failed  kubelet  Error: failed to create containerd task: failed to create shim task: OCI runtime create failed: exec: "/home/ma-user/anaconda3/bin/python": stat /home/ma-user/anaconda3/bin/python: no such file or directory',
        source: ["001:3", KUBERNETES],
      },
    ],
  },
  "file-owner": {
    signs: [
      {
        keyword: "Permission denied",
        pattern:
          /(?:PermissionError: \[Errno 13\] Permission denied|(?:bash|sh|cp|mkdir|touch|rm|python3?): .*: Permission denied)/,
        seenIn: "log",
        example: "PermissionError: [Errno 13] Permission denied: '/home/ma-user/ws/processed_for_input/llama2-13b'",
        source: ["001:3", "002:26", LINUX],
      },
      {
        keyword: "权限不够",
        pattern: /(?:bash|sh|cp|mkdir|touch|rm|python3?)[:：].*权限不够/,
        seenIn: "log",
        example: "mkdir: 无法创建目录 “/home/ma-user/ws/saved_dir_for_output”: 权限不够",
        source: ["001:3", "002:26", LINUX],
      },
    ],
  },
  "npu-shared": {
    signs: [
      {
        keyword: "Failed to initialize the HCCP process",
        pattern: /EJ0001: .*Failed to initialize the HCCP process/,
        seenIn: "log",
        example:
          "EJ0001: [PID: 4711] 2024-12-03-11:23:45.678.901 Failed to initialize the HCCP process. Reason: Maybe the last training process is running.",
        source: ["001:3", CANN_ERRORS],
      },
      {
        keyword: "because the device is used",
        pattern: /dcmi mod(?:el|ule) initializ\w* failed, because the device is used/,
        seenIn: "log",
        example: "dcmi model initialized failed, because the device is used. ret is -8020",
        source: ["001:3", "003:21", { page: "hiascend.com, npu-smi" }],
      },
    ],
  },
  "driver-mount": {
    signs: [
      {
        keyword: "libascend_hal.so",
        pattern: /libascend_hal\.so: (?:cannot open shared object file|无法打开共享对象文件)/,
        seenIn: "log",
        example: "ImportError: libascend_hal.so: cannot open shared object file: No such file or directory",
        source: ["001:3", { page: "hiascend.com, driver in containers" }],
      },
      {
        keyword: "npu-smi",
        pattern: /npu-smi: (?:command not found|未找到命令|No such file or directory)/,
        seenIn: "log",
        example: "bash: npu-smi: command not found",
        source: ["001:3", "001:7"],
      },
    ],
  },
  "npu-smi-error": {
    signs: [
      {
        keyword: "dcmi mod",
        pattern: /dcmi mod(?:el|ule) initialize\w* failed/,
        seenIn: "log",
        example: "dcmi module initialize failed. ret is -8005",
        source: ["001:17", { page: "hiascend.com, npu-smi" }],
      },
    ],
  },
  "metadata-service": {
    signs: [],
    unseen: {
      en: "A read of the metadata succeeds without a word; what keeps pods from it is the NetworkPolicy.",
      zh: "读取元数据成功时没有任何提示；阻止 Pod 访问的是 NetworkPolicy。",
    },
  },
  "ip-forward": {
    signs: [
      {
        keyword: "IPv4 forwarding is disabled",
        pattern: /WARNING: IPv4 forwarding is disabled\. Networking will not work/,
        seenIn: "log",
        example: "WARNING: IPv4 forwarding is disabled. Networking will not work.",
        source: ["001:17", { page: "docs.docker.com" }],
      },
    ],
  },
  "no-flavor": { signs: [], unseen: NOT_OF_A_RUN },
  "no-download": { signs: [], unseen: NOT_OF_A_RUN },
  "crictl-not-found": {
    signs: [
      {
        keyword: "is not present with pull policy of Never",
        pattern: /Container image "[^"]+" is not present with pull policy of Never/,
        seenIn: "event",
        example:
          'Warning  ErrImageNeverPull  kubelet  Container image "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:latest" is not present with pull policy of Never',
        source: ["000:31", KUBERNETES],
      },
    ],
  },
  "image-every-node": {
    signs: [
      {
        keyword: "Failed to pull image",
        pattern: /Failed to pull image "[^"]+"/,
        seenIn: "event",
        example:
          'Warning  Failed  kubelet  Failed to pull image "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:latest": rpc error: code = DeadlineExceeded desc = context deadline exceeded',
        source: ["000:31", KUBERNETES],
      },
      {
        keyword: "Back-off pulling image",
        pattern: /Back-off pulling image "[^"]+"/,
        seenIn: "event",
        example:
          'Normal  BackOff  kubelet  Back-off pulling image "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:latest"',
        source: ["000:31", KUBERNETES],
      },
    ],
  },
  "image-version": {
    signs: [
      {
        keyword: "undefined symbol",
        pattern: /(?:torch_npu|ascend|libhccl|libopapi|libge_)\S*\.so\S*: undefined symbol/i,
        seenIn: "log",
        example:
          "ImportError: /home/ma-user/anaconda3/envs/PyTorch-2.1.0/lib/python3.9/site-packages/torch_npu/lib/libtorch_npu.so: undefined symbol: aclrtCmoAsync",
        source: ["001:15", "003:19", { page: "gitee.com/ascend/pytorch" }],
      },
    ],
  },
  "sfs-upload-slow": { signs: [], unseen: ONLY_SLOW },
  "standard-storage": { signs: [], unseen: NOT_OF_A_RUN },
  "base-image-deps": {
    signs: [
      {
        keyword: "ModuleNotFoundError",
        pattern: /ModuleNotFoundError: No module named '[\w.]+'/,
        seenIn: "log",
        example: "ModuleNotFoundError: No module named 'sentencepiece'",
        source: ["001:51", { page: "docs.python.org" }],
      },
    ],
  },
  "job-fault": {
    signs: [
      {
        keyword: "NodeNotReady",
        pattern: /\bNodeNotReady\b.*[Nn]ode/,
        seenIn: "event",
        example: "Warning  NodeNotReady  node-controller  Node is not ready",
        source: ["003:59", { page: "kubernetes.io, node controller" }],
      },
      {
        keyword: "TaintManagerEviction",
        pattern: /TaintManagerEviction\b.*[Dd]elet/,
        seenIn: "event",
        example:
          "Normal  TaintManagerEviction  taint-eviction-controller  Marking for deletion Pod training/llama2-13b-train-main-1",
        source: ["003:59", { page: "kubernetes.io, taints and tolerations" }],
      },
      {
        keyword: "ECC",
        pattern: /(?:multi-?bit|uncorrectable) ECC error|HBM MULTI BIT ECC/i,
        seenIn: "log",
        example: "[Error]: Uncorrectable ECC error occurs, HBM MULTI BIT ECC, error code is 507054",
        source: ["003:59", CANN_ERRORS],
      },
      {
        keyword: "heartbeat",
        pattern: /lost heartbeat|heartbeat (?:is )?lost/i,
        seenIn: "log",
        example: "[ERROR] RUNTIME(4711,python): device 3 lost heartbeat, error code is 507010",
        source: ["003:59", CANN_ERRORS],
      },
    ],
  },
  "awq-slow-start": {
    signs: [
      {
        keyword: "awq quantization is not fully optimized yet",
        pattern: /awq quantization is not fully optimized yet/,
        seenIn: "log",
        example:
          "WARNING 12-03 11:23:45 config.py:321] awq quantization is not fully optimized yet. The speed can be slower than non-quantized inference.",
        source: ["001:37", VLLM],
      },
    ],
  },
  "timm-contiguous": {
    signs: [
      {
        keyword: "timm/layers/pos_embed.py",
        pattern: /timm\/layers\/pos_embed\.py", line \d+, in resample_abs_pos_embed/,
        seenIn: "log",
        example:
          '  File "/home/ma-user/anaconda3/envs/python-3.9.10/lib/python3.9/site-packages/timm/layers/pos_embed.py", line 46, in resample_abs_pos_embed',
        source: ["001:27"],
      },
    ],
  },
  "lm-eval-oom": {
    signs: [
      {
        keyword: "NPU out of memory",
        pattern: /NPU out of memory\. Tried to allocate/,
        within: "lm_eval",
        seenIn: "log",
        example:
          "RuntimeError: NPU out of memory. Tried to allocate 1.50 GiB (NPU 0; 60.97 GiB total capacity; 59.02 GiB already allocated; 59.02 GiB current active; 402.11 MiB free; 59.31 GiB reserved in total by PyTorch)",
        source: ["003:29", "003:51"],
      },
    ],
  },
  "lm-eval-scope": {
    signs: [
      {
        keyword: "on the Hub",
        pattern: /Couldn't reach '?[^' ]+'? on the Hub/,
        within: "lm_eval",
        seenIn: "log",
        example: "ConnectionError: Couldn't reach 'allenai/ai2_arc' on the Hub (ConnectTimeout)",
        source: ["003:31", "003:49", { page: "github.com/huggingface/datasets" }],
      },
    ],
  },
  "spec-benchmark": {
    signs: [
      {
        keyword: "< output_len",
        pattern: /output_tokens: \d+ < output_len: \d+/,
        seenIn: "log",
        example: "2024-12-03 11:23:45,678 - __main__ - ERROR - output_tokens: 64 < output_len: 256",
        source: ["003:61", BENCHMARK_TOOLS],
      },
    ],
  },
  "multistep-benchmark": {
    signs: [
      {
        keyword: "num-scheduler-steps is different from the service",
        pattern: /does not use multi_step or num-scheduler-steps is different from the service/,
        seenIn: "log",
        example: "The service does not use multi_step or num-scheduler-steps is different from the service.",
        source: ["003:61", BENCHMARK_TOOLS],
      },
    ],
  },
  "pd-port": {
    signs: [
      {
        keyword: "ddress already in use",
        pattern: /\[Errno 98\].*[Aa]ddress already in use/,
        seenIn: "log",
        example:
          "ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8088): address already in use",
        source: ["003:3", LINUX],
      },
      {
        keyword: "地址已在使用",
        pattern: /\[Errno 98\].*地址已在使用/,
        seenIn: "log",
        example: "OSError: [Errno 98] 地址已在使用",
        source: ["003:3", LINUX],
      },
    ],
  },
  "batched-tokens": {
    signs: [
      {
        keyword: "max_num_batched_tokens",
        pattern: /max_num_batched_tokens \(\d+\) is smaller than max_model_len \(\d+\)/,
        seenIn: "log",
        example:
          "ValueError: max_num_batched_tokens (2048) is smaller than max_model_len (4096). This effectively limits the maximum sequence length to max_num_batched_tokens and makes vLLM reject longer sequences.",
        source: ["003:3", VLLM],
      },
    ],
  },
  "docker-start": {
    signs: [
      {
        keyword: "docker: ",
        pattern: /^docker: (?:Error response from daemon|invalid reference format|unknown flag|invalid argument)/,
        seenIn: "log",
        example:
          'docker: Error response from daemon: error gathering device information while adding custom device "/dev/davinci8": no such file or directory.',
        source: ["003:3", { page: "docs.docker.com" }],
      },
    ],
  },
  "flux-rope-diffusers": {
    signs: [
      {
        keyword: "transformer_flux.py",
        pattern: /diffusers\/models\/transformers\/transformer_flux\.py", line \d+, in rope/,
        seenIn: "log",
        example:
          '  File "/home/ma-user/anaconda3/envs/PyTorch-2.1.0/lib/python3.9/site-packages/diffusers/models/transformers/transformer_flux.py", line 41, in rope',
        source: ["003:11"],
      },
    ],
  },
  "flux-rope-comfyui": {
    signs: [
      {
        keyword: "comfy/ldm/flux/math.py",
        pattern: /comfy\/ldm\/flux\/math\.py", line \d+, in rope/,
        seenIn: "log",
        example: '  File "/home/ma-user/ComfyUI/comfy/ldm/flux/math.py", line 17, in rope',
        source: ["003:15"],
      },
    ],
  },
  "hf-ssl": {
    signs: [
      {
        keyword: "CERTIFICATE_VERIFY_FAILED",
        pattern: /CERTIFICATE_VERIFY_FAILED/,
        seenIn: "log",
        example:
          "requests.exceptions.SSLError: HTTPSConnectionPool(host='huggingface.co', port=443): Max retries exceeded (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self signed certificate in certificate chain (_ssl.c:1129)')))",
        source: ["003:11", { page: "docs.python.org, ssl" }],
      },
      {
        keyword: "SSL certificate problem",
        pattern: /fatal: unable to access '[^']+': SSL certificate problem/,
        seenIn: "log",
        example:
          "fatal: unable to access 'https://github.com/comfyanonymous/ComfyUI.git/': SSL certificate problem: unable to get local issuer certificate",
        source: ["003:15", { page: "git-scm.com" }],
      },
    ],
  },
  "graph-mode-slow": { signs: [], unseen: ONLY_SLOW },
  "container-ip": {
    signs: [
      {
        keyword: "ifconfig",
        pattern: /ifconfig: (?:command not found|未找到命令)/,
        seenIn: "log",
        example: "bash: ifconfig: command not found",
        source: ["003:13"],
      },
    ],
  },
  "flux-lora-after-finetune": {
    signs: [
      {
        keyword: "sd-scripts/",
        pattern: /File "[^"]*\/sd-scripts\/[^"]*", line \d+/,
        within: "ai-toolkit",
        seenIn: "log",
        example: '  File "/home/ma-user/ws/ai-toolkit/../sd-scripts/library/flux_models.py", line 12, in <module>',
        source: ["001:11"],
      },
    ],
  },
  "advisor-resources": { signs: [], unseen: NOT_OF_A_RUN },
  "advisor-slow": { signs: [], unseen: ONLY_SLOW },
  "advisor-version": { signs: [], unseen: NOT_OF_A_RUN },
  "resume-iters": {
    signs: [],
    unseen: {
      en: "No line says it; it is seen by the steps: the checkpoint that is loaded has as many as are asked for.",
      zh: "没有哪一行日志直接说明；可由步数判断：所加载检查点的步数已达到要求的步数。",
    },
  },
} as const satisfies Readonly<Record<(typeof TROUBLESHOOTING_ROWS)[number]["id"], TroubleshootingRecognition>>;
