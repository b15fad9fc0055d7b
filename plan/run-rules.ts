import type { Bilingual } from "../catalogue";
import { MEGATRON_INPUTS } from "./megatron-inputs";
import { MEGATRON_STEPS, type MegatronStepName } from "./megatron-step";

/** Something that a run with Megatron is made from, and the steps that it is read by. */
export interface RunRule {
  /** Keys of a stack file, or of what is on the share. */
  readonly input: string;
  readonly title: Bilingual;
  /** Steps whose own command, variables, files or inputs it is part of. */
  readonly steps: readonly MegatronStepName[];
}

const ALL = MEGATRON_STEPS;
const TOKENIZER = ["preprocess", "convert", "train", "convert-back"] as const;

/**
 * What the steps of a run depend on, for 6.3.910 and 6.3.911 with steps of their own. A change of one runs its steps again, and
 * every step whose input one of their results is.
 */
// One line per rule: the table is read from top to bottom.
// prettier-ignore
export const RUN_RULES = [
  { input: "data", title: { en: "content of the data set", zh: "数据集的内容" }, steps: ["preprocess", "train"] },
  { input: "weights", title: { en: "content of the weights, the tokenizer among them", zh: "权重的内容，包括其中的分词器" }, steps: TOKENIZER },
  { input: "tokenizer", title: { en: "a tokenizer of its own: its folder or content", zh: "单独存放的分词器：目录或内容" }, steps: [...TOKENIZER, "merge"] },
  { input: "tokenizerPatch", title: { en: "the patch of the tokenizer's files", zh: "分词器文件的补丁" }, steps: TOKENIZER },
  { input: "code", title: { en: "the training code: its folder or content", zh: "训练代码：目录或内容" }, steps: ALL },
  { input: "image", title: { en: "the image", zh: "镜像" }, steps: ALL },
  { input: "offlineSources", title: { en: "where packages are installed from", zh: "依赖包的安装来源" }, steps: ALL },
  { input: "seqLen", title: { en: "the sequence length", zh: "序列长度" }, steps: ["preprocess", "train"] },
  { input: "tensorParallel, pipelineParallel", title: { en: "the parallel sizes", zh: "并行参数" }, steps: ["convert", "train", "merge", "convert-back"] },
  { input: "microBatchSize, globalBatchSize", title: { en: "the batch sizes", zh: "批大小" }, steps: ["train"] },
  { input: "trainIterations, saveInterval", title: { en: "how long is trained, and how often saved", zh: "训练迭代数与保存间隔" }, steps: ["train"] },
  { input: "nodes", title: { en: "the nodes", zh: "节点数" }, steps: ["train"] },
  { input: "resumeFrom", title: { en: "the checkpoint from which the run goes on", zh: "续训所用的 checkpoint" }, steps: ["train"] },
  { input: "command", title: { en: "the command of training", zh: "训练命令" }, steps: ["train"] },
  { input: "preprocessing", title: { en: "the settings of preprocessing", zh: "数据预处理的设置" }, steps: ["preprocess"] },
  { input: "conversion.command", title: { en: "the command of the conversion", zh: "权重转换命令" }, steps: ["convert"] },
  { input: "conversion.mergeCommand, loraRank, loraAlpha", title: { en: "how adapters are merged", zh: "LoRA 权重的合并方式" }, steps: ["merge"] },
  { input: "conversion.backCommand", title: { en: "the command of the conversion back", zh: "转回 Hugging Face 格式的命令" }, steps: ["convert-back"] },
  { input: "convertBack", title: { en: "whether weights are converted back", zh: "是否转回 Hugging Face 格式" }, steps: [] },
  { input: "queue, priorityClass, networkInterface", title: { en: "where and when the jobs run", zh: "作业在何处、何时运行" }, steps: [] },
  { input: "timeLimitMinutes, maxRetry", title: { en: "how long is waited, and how often tried", zh: "等待时间与重试次数" }, steps: [] },
  { input: "runId", title: { en: "another text, to run everything again", zh: "改为另一个文本，强制全部重新运行" }, steps: ALL },
] as const satisfies readonly RunRule[];

/** The name of a rule's input. */
export type RunInput = (typeof RUN_RULES)[number]["input"];

/** The steps that run again when steps have another result: those, and all that are made from theirs. */
export function stepsRunAgain(changed: readonly MegatronStepName[]): MegatronStepName[] {
  const again = new Set(changed);
  // The steps are in order: what a step is made from stands before it.
  for (const step of MEGATRON_STEPS) {
    if (MEGATRON_INPUTS[step].from.some((name) => again.has(name))) {
      again.add(step);
    }
  }
  return MEGATRON_STEPS.filter((step) => again.has(step));
}
