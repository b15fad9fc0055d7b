import { troubleshootingRow, type Bilingual } from "../catalogue";
import { sourceSuffix } from "./fault";

/** A workload, as far as rules ask about it. */
export interface RuleSubject {
  /** `megatron`, `llama-factory` or `vllm`. */
  readonly framework: string;
  readonly model: string;
}

/** What becomes of a rule of the manual's troubleshooting sections. */
export interface RuleTreatment {
  /** Where the project keeps the rule by itself. */
  readonly enforced?: Bilingual;
  /** What the user has to do, where it cannot. */
  readonly advice?: Bilingual;
  /** Whose plans carry the advice: framework, and models by the beginning of their names. Nobody's where it is left out. */
  readonly appliesTo?: { readonly framework: string; readonly models: readonly string[] };
}

/** The rules of the troubleshooting table by their ids: each is enforced, or given as advice. */
export const RULE_TREATMENT = {
  "chatglm3-tokenizer": {
    advice: {
      en: "edit the last parts of tokenization_chatglm.py of the weights before training, or set tokenizerPatch to a patch of it",
      zh: "训练前先修改权重目录中 tokenization_chatglm.py 的末尾部分，或用 tokenizerPatch 指定其补丁",
    },
    appliesTo: { framework: "megatron", models: ["glm3-6b"] },
  },
  "tokenizer-manual": {
    advice: {
      en: "the tokenizer of this family needs the changes of the manual's tokenizer section before training: set tokenizerPatch to a patch of its files",
      zh: "训练前需按手册 tokenizer 一节修改该系列模型的 tokenizer：用 tokenizerPatch 指定补丁",
    },
    appliesTo: { framework: "megatron", models: ["glm3-6b", "qwen-"] },
  },
  "mg2hf-switch": {
    enforced: {
      en: "MegatronTraining: with convertBack the start script gets CONVERT_MG2HF=TRUE, or a step of its own converts the weights; else the variable is not there",
      zh: "MegatronTraining：设置 convertBack 后启动脚本得到 CONVERT_MG2HF=TRUE，或由单独的步骤转换权重；否则不设置该变量",
    },
  },
  "seq-too-long": {
    advice: {
      en: "where the log of preprocessing says that records are longer than the sequence length, choose a longer one",
      zh: "预处理日志提示样本超过序列长度时，选择更大的序列长度",
    },
  },
  "transformers-glm": {
    enforced: {
      en: "planMegatron: the start command installs the version of transformers that the model is trained with",
      zh: "planMegatron：启动命令会安装该模型训练所需的 transformers 版本",
    },
  },
  "install-offline": {
    advice: {
      en: "nodes without a way to the package index need an image that has the packages, or offlineSources: a folder of the share with wheels and git repositories",
      zh: "节点无法访问软件源时，请使用已内置依赖包的镜像，或用 offlineSources 指定文件系统上存放 wheel 包和 git 仓库的目录",
    },
  },
  "glm4-revision": {
    enforced: {
      en: "planMegatron: the plan carries the revision of the weights",
      zh: "planMegatron：规划结果包含权重的固定版本号",
    },
  },
  "shm-size": {
    enforced: {
      en: "VolcanoJob and VllmService: every pod has a shared memory volume",
      zh: "VolcanoJob 与 VllmService：每个 Pod 都挂载共享内存卷",
    },
  },
  "driver-mount": {
    enforced: {
      en: "VolcanoJob and VllmService: every pod mounts the driver and npu-smi",
      zh: "VolcanoJob 与 VllmService：每个 Pod 都挂载驱动和 npu-smi",
    },
  },
  "ip-forward": {
    advice: {
      en: "on a DevServer, set net.ipv4.ip_forward to 1; CCE sets it on its nodes",
      zh: "DevServer 上需将 net.ipv4.ip_forward 设为 1；CCE 节点已自动设置",
    },
  },
  "image-every-node": {
    enforced: {
      en: "ImagePrePull: every image is pulled on every node before a job starts",
      zh: "ImagePrePull：作业启动前在每个节点预拉取所有镜像",
    },
  },
  "image-version": {
    enforced: {
      en: "planTraining and planServing refuse an image that the manual pairs with other software",
      zh: "planTraining 与 planServing 拒绝与软件版本不配套的镜像",
    },
  },
  "standard-storage": {
    advice: {
      en: "on ModelArts Standard, follow the guide of the storage that was chosen",
      zh: "使用 ModelArts Standard 时，按所选存储方案的指南操作",
    },
  },
  "timm-contiguous": {
    advice: {
      en: 'the image must have "posemb = posemb.contiguous()" above line 46 of timm/layers/pos_embed.py',
      zh: "镜像中 timm/layers/pos_embed.py 第 46 行之前需加入 posemb = posemb.contiguous()",
    },
    appliesTo: { framework: "vllm", models: ["minicpm-v2"] },
  },
  "lm-eval-scope": {
    advice: {
      en: "lm-evaluation-harness does not measure multimodal models; use MME for them",
      zh: "lm-evaluation-harness 不支持多模态模型，请使用 MME 评测",
    },
  },
  "multistep-benchmark": {
    enforced: {
      en: "planBenchmark: the benchmark gets the server's number of scheduler steps",
      zh: "planBenchmark：压测自动使用与服务端相同的调度步数",
    },
  },
  "pd-port": {
    enforced: {
      en: "PrefillDecodeService gives each instance a port of its own, and the entry NODE_PORTS in the order of the instances",
      zh: "PrefillDecodeService 为每个实例分配独立端口，并按实例顺序向入口提供 NODE_PORTS",
    },
  },
  "batched-tokens": {
    enforced: {
      en: "planServing refuses maxNumBatchedTokens below the context",
      zh: "planServing 拒绝小于上下文长度的 maxNumBatchedTokens",
    },
  },
  "flux-rope-diffusers": {
    enforced: {
      en: "DiffusersJob sets torch.float32 for scale in rope() of what it installs",
      zh: "DiffusersJob 在其安装的 Diffusers 中把 rope() 里 scale 的 dtype 设为 torch.float32",
    },
  },
  "flux-rope-comfyui": {
    enforced: {
      en: "ComfyUiService sets torch.float32 for linspace in rope() of what it installs",
      zh: "ComfyUiService 在其安装的 ComfyUI 中把 rope() 里 linspace 的 dtype 设为 torch.float32",
    },
  },
  "hf-ssl": {
    advice: {
      en: "do not turn the check of certificates off as the manual does; give the container your certificate authority",
      zh: "不要像手册那样关闭证书校验；请为容器配置证书颁发机构",
    },
  },
  "flux-lora-after-finetune": {
    advice: {
      en: "after full fine-tuning, train FLUX LoRA in a new container, or remove what the first training installed",
      zh: "全量微调之后，请在新容器中训练 FLUX LoRA，或先移除此前安装的内容",
    },
  },
  "advisor-version": {
    advice: {
      en: "choose the nearest version of CANN and torch where yours is not in the list of Performance Advisor",
      zh: "Performance Advisor 列表中没有所用的 CANN 或 torch 版本时，选择最接近的版本",
    },
  },
  "resume-iters": {
    enforced: {
      en: "planTraining refuses trainIterations that are not above those of the checkpoint",
      zh: "planTraining 拒绝不大于检查点迭代数的 trainIterations",
    },
  },
} as const satisfies Readonly<Record<string, RuleTreatment>>;

/** The advice of the manual that a workload's plan carries, as lines of the preview log. */
export function adviceLines({ framework, model }: RuleSubject): string[] {
  const treatments: [string, RuleTreatment][] = Object.entries(RULE_TREATMENT);
  return treatments.flatMap(([rule, { advice, appliesTo }]) => {
    const applies = appliesTo?.framework === framework && appliesTo.models.some((start) => model.startsWith(start));
    if (!applies || advice === undefined) {
      return [];
    }
    return [`to do: ${advice.en}${sourceSuffix(troubleshootingRow(rule)?.source ?? [])}`];
  });
}
