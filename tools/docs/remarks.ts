import type { Language } from "./page";

/** Remarks of the tables in catalogue/ in Chinese. */
const CHINESE: Readonly<Record<string, string>> = {
  // catalogue/training-megatron.ts
  "printed as 1 node, but TP x PP = 16 needs 16 NPUs; the node count looks swapped with that of lora":
    "手册写为 1 个节点，但 TP × PP = 16 需要 16 个 NPU；节点数疑似与 lora 一行互换",
  "printed as 2 nodes for TP x PP = 8, so data parallel 2; the node count looks swapped with that of pretrain and sft":
    "手册写为 2 个节点，而 TP × PP = 8，因此 DP 为 2；节点数疑似与 pretrain、sft 一行互换",
  // catalogue/training-llama-factory.ts
  "ZeRO on one NPU shards nothing": "单个 NPU 上的 ZeRO 不切分任何状态",
  "LLaMA-Factory ships no DeepSpeed configuration of ZeRO-1: it must be written":
    "LLaMA-Factory 未自带 ZeRO-1 的 DeepSpeed 配置文件，需要自行编写",
  "ZeRO-2, where llama3.1 of the same size has ZeRO-1": "此处为 ZeRO-2，同规模的 llama3.1 为 ZeRO-1",
  "ZeRO-1, where llama3 of the same size has ZeRO-2": "此处为 ZeRO-1，同规模的 llama3 为 ZeRO-2",
  "with offload, where Qwen2.5 of the same size has none": "此处使用 offload，同规模的 Qwen2.5 不使用",
  "no offload, where Qwen1.5 and Qwen2 of the same size have it": "此处不使用 offload，同规模的 Qwen1.5 和 Qwen2 使用",
  "ZeRO-0, where Qwen1.5 and Qwen2.5 of the same size have ZeRO-1":
    "此处为 ZeRO-0，同规模的 Qwen1.5 和 Qwen2.5 为 ZeRO-1",
  // catalogue/serving-vllm.ts
  "fp16/bf16 is ticked, yet the weights linked are AWQ-INT4 and the card table has only the AWQ variant: 405B in 16 bit cannot fit 8 x 64 GB":
    "表中勾选了 fp16/bf16，但所给权重是 AWQ-INT4，卡数表中也只有 AWQ 版本：405B 的 16 位权重放不进 8 × 64 GB",
  'the 32 GB length is printed as "16`"; read as 16': "32 GB 一列的长度写为 “16`”，按 16 处理",
  "only W8A8 is supported, so the weights must be quantized first": "仅支持 W8A8，因此必须先量化权重",
  'needs a source patch: in site-packages/timm/layers/pos_embed.py add "posemb = posemb.contiguous()" above line 46, before the F.interpolate call':
    "需要修改源码：在 site-packages/timm/layers/pos_embed.py 第 46 行之前（即调用 F.interpolate 之前）加入 posemb = posemb.contiguous()",
};

/** The parts of a remark, in the given language. Throws for a remark that has no Chinese text here. */
export function remarkParts(language: Language, remark: string): string[] {
  const parts = remark in CHINESE ? [remark] : remark.split("; ");
  if (language === "en") return parts;
  return parts.map((part) => {
    const text = CHINESE[part];
    if (text === undefined) throw new Error(`tools/docs/remarks.ts: got ${JSON.stringify(part)}; add its Chinese text`);
    return text;
  });
}
