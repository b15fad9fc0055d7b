import { llamaFactoryRows, megatronNodes, megatronRows, type LlamaFactoryRow, type MegatronRow } from "../../catalogue";
import { MEGATRON_STEPS } from "../../plan/megatron-step";
import { RUN_RULES, stepsRunAgain } from "../../plan/run-rules";
import { code, generatedFrom, listed, pageHead, prose, sourceCell, table, type Language, type Page } from "./page";
import { remarkParts } from "./remarks";

const WORDS = {
  en: {
    about: [
      "Each row is a training run that the manuals measured: a model, a strategy and a sequence length give the parallel sizes and the NPUs. A training run in `Pulumi.<env>.yaml` names the first three; the rest is looked up here.",
      "How to read the columns:",
    ],
    terms: [
      "**Strategy**: `pretrain` trains on plain text, `sft` (LLaMA-Factory: `full`) changes all weights by instructions, `lora` trains small matrices beside frozen weights.",
      "**Length**: sequence length in tokens, `SEQ_LEN` of Megatron and `cutoff_len` of LLaMA-Factory.",
      "**TP**, tensor parallel size: the NPUs that share every layer. They are in one node.",
      "**PP**, pipeline parallel size: the stages that the layers are divided into, one after the other.",
      "**MBS**, micro batch size: samples that pass through the pipeline together.",
      "**DP**, data parallel size: copies of the model, each with samples of its own. It is computed: NPUs / (TP × PP) for Megatron, all NPUs for LLaMA-Factory.",
      "**ZeRO**: what DeepSpeed divides among the copies instead of keeping it in each: with 1 the optimizer states, with 2 the gradients too, with 3 the weights too. Offload moves it to the memory of the node.",
      "**GAS**, gradient accumulation steps: micro batches for one step of the optimizer.",
      "**NPUs**: nodes × NPUs of each, and their product.",
    ],
    megatron: ["Model", "Strategy", "Length", "TP", "PP", "MBS", "Nodes", "NPUs", "DP", "Source"],
    mark: "see below",
    misprints: "Rows that look misprinted",
    misprintsAbout: "The planner takes the nodes under “Used”: those that are printed, where the row can run on them.",
    misprintHeader: ["Model", "Strategy", "Length", "TP × PP", "Printed", "Used", "Why", "Source"],
    llamaFactoryAbout: (flash: string) =>
      `The manual measured these rows with ${flash} and calls them a reference. It gives neither learning rate, batch size nor start command.`,
    flash: "NPU FlashAttention on",
    llamaFactory: [
      "Model",
      "Template",
      "Strategy",
      "Length",
      "GAS",
      "ZeRO",
      "Offload",
      "Nodes",
      "NPUs",
      "DP",
      "Remark",
      "Source",
    ],
    yes: "yes",
    no: "no",
    remarks: "Remarks",
    rules: "What runs again",
    rulesAbout: [
      "With `separateSteps` a run with Megatron is a job for each step, and the result of each has a fingerprint of what it was made from. `up` runs a step again when its fingerprint changes, and leaves alone what has ended well, also when its pods or its job are gone; a step that failed is tried again, and one that was interrupted goes on. The table says what runs again when one thing alone changes.",
      "What was made from other inputs is kept beside the new result, as `<folder>.replaced-<begin of its fingerprint>`, checkpoints among them: to go on from those with other settings, give the run another name and set `resumeFrom`.",
    ],
    rulesHeader: ["Changed", "Setting"],
    again: "again",
  },
  zh: {
    about: [
      "每一行都是手册中实测过的一次训练：由模型、训练策略和序列长度得出并行参数和 NPU 数量。`Pulumi.<env>.yaml` 中的训练任务只需写前三项，其余从本表查得。",
      "各列含义：",
    ],
    terms: [
      "**策略**：`pretrain` 用纯文本预训练，`sft`（LLaMA-Factory 中为 `full`）用指令数据微调全部参数，`lora` 冻结原权重，只训练旁路的小矩阵。",
      "**长度**：以 token 计的序列长度，即 Megatron 的 `SEQ_LEN`、LLaMA-Factory 的 `cutoff_len`。",
      "**TP**（tensor parallel，张量并行）：共同计算每一层的 NPU 数，这些 NPU 在同一节点内。",
      "**PP**（pipeline parallel，流水线并行）：模型各层依次划分成的段数。",
      "**MBS**（micro batch size，微批大小）：一次送入流水线的样本数。",
      "**DP**（data parallel，数据并行）：模型的副本数，各副本处理不同的样本。由计算得出：Megatron 为 NPU 总数 /（TP × PP），LLaMA-Factory 为 NPU 总数。",
      "**ZeRO**：DeepSpeed 把哪些内容切分到各副本，而不是每个副本各存一份：1 为优化器状态，2 再加梯度，3 再加权重。offload 把切分后的内容放到节点内存。",
      "**GAS**（gradient accumulation steps，梯度累积步数）：优化器每更新一次所累积的微批数。",
      "**NPU**：节点数 × 每节点 NPU 数，以及二者的乘积。",
    ],
    megatron: ["模型", "策略", "长度", "TP", "PP", "MBS", "节点", "NPU", "DP", "来源"],
    mark: "见下文",
    misprints: "疑似印错的行",
    misprintsAbout: "规划时使用“采用值”一列的节点数；照手册值能够运行的行，采用值与手册值相同。",
    misprintHeader: ["模型", "策略", "长度", "TP × PP", "手册值", "采用值", "原因", "来源"],
    llamaFactoryAbout: (flash: string) =>
      `手册的这些取值在${flash}的条件下测得，并注明仅供参考；手册没有给出学习率、批大小和启动命令。`,
    flash: "开启 NPU FlashAttention ",
    llamaFactory: ["模型", "模板", "策略", "长度", "GAS", "ZeRO", "Offload", "节点", "NPU", "DP", "备注", "来源"],
    yes: "是",
    no: "否",
    remarks: "备注",
    rules: "哪些步骤会重新运行",
    rulesAbout: [
      "设置 `separateSteps` 后，一次 Megatron 训练的每个步骤各是一个作业，每个步骤的结果都带有由其输入算出的指纹。指纹变化时 `up` 重新运行该步骤；已成功结束的步骤不再运行，即使其 Pod 或作业已被删除；失败的步骤会重试，中断的步骤会继续。下表说明只有一项内容变化时哪些步骤会重新运行。",
      "用其他输入得到的结果（包括 checkpoint）保留在新结果旁边，目录名为 `<目录>.replaced-<指纹开头>`。要换用其他设置从这些 checkpoint 继续训练，请更换任务名称并设置 `resumeFrom`。",
    ],
    rulesHeader: ["变化的内容", "配置项"],
    again: "重新运行",
  },
} as const;

/** `2 × 8` */
function nodesText(nodes: number, npusPerNode: number): string {
  return `${nodes} × ${npusPerNode}`;
}

function strategiesText(language: Language, strategies: readonly string[]): string {
  return listed(
    language,
    strategies.map((strategy) => code(strategy)),
  );
}

/** NPUs of a row of the Megatron table, once corrected, and the copies of the model that they hold. */
export function megatronNpus(row: MegatronRow): { npus: number; dataParallel: number } {
  const npus = megatronNodes(row) * row.npusPerNode;
  return { npus, dataParallel: npus / (row.tp * row.pp) };
}

/** NPUs of a row of the LLaMA-Factory table. DeepSpeed trains a copy of the model on each. */
export function llamaFactoryNpus(row: LlamaFactoryRow): { npus: number; dataParallel: number } {
  const npus = row.nodes * row.npusPerNode;
  return { npus, dataParallel: npus };
}

function looksMisprinted(row: MegatronRow): boolean {
  return row.correction !== undefined || row.remark !== undefined;
}

function megatronCells(language: Language, row: MegatronRow): string[] {
  const { npus, dataParallel } = megatronNpus(row);
  const nodes = nodesText(megatronNodes(row), row.npusPerNode);
  return [
    code(row.model),
    strategiesText(language, row.strategies),
    String(row.seqLen),
    String(row.tp),
    String(row.pp),
    String(row.mbs),
    looksMisprinted(row) ? `${nodes} (${WORDS[language].mark})` : nodes,
    String(npus),
    String(dataParallel),
    sourceCell(language, row.source),
  ];
}

function misprintCells(language: Language, row: MegatronRow): string[] {
  const why = row.correction?.reason ?? row.remark ?? "";
  return [
    code(row.model),
    strategiesText(language, row.strategies),
    String(row.seqLen),
    String(row.tp * row.pp),
    nodesText(row.nodes, row.npusPerNode),
    nodesText(megatronNodes(row), row.npusPerNode),
    prose(remarkParts(language, why).join("; ")),
    sourceCell(language, row.source),
  ];
}

function llamaFactoryCells(language: Language, row: LlamaFactoryRow, remarks: readonly string[]): string[] {
  const words = WORDS[language];
  const { npus, dataParallel } = llamaFactoryNpus(row);
  const own = row.remark === undefined ? [] : remarkParts(language, row.remark);
  return [
    code(row.model),
    code(row.template),
    strategiesText(language, row.strategies),
    listed(language, row.seqLens.map(String)),
    String(row.gradientAccumulationSteps),
    String(row.zeroStage),
    row.offload ? words.yes : words.no,
    nodesText(row.nodes, row.npusPerNode),
    String(npus),
    String(dataParallel),
    listed(
      language,
      own.map((remark) => String(remarks.indexOf(remark) + 1)),
    ),
    sourceCell(language, row.source),
  ];
}

/** The table of what runs again when one thing changes. */
function rulesTable(language: Language): string {
  const { rulesHeader, again } = WORDS[language];
  return table(
    [...rulesHeader, ...MEGATRON_STEPS.map((step) => code(step))],
    RUN_RULES.map(({ input, title, steps }) => {
      const affected = stepsRunAgain(steps);
      const settings = listed(
        language,
        input.split(", ").map((setting) => code(setting)),
      );
      return [title[language], settings, ...MEGATRON_STEPS.map((step) => (affected.includes(step) ? again : ""))];
    }),
  );
}

function trainingText(language: Language): string {
  const words = WORDS[language];
  const megatron = megatronRows();
  const llamaFactory = llamaFactoryRows();
  const remarks = [
    ...new Set(llamaFactory.flatMap(({ remark }) => (remark === undefined ? [] : remarkParts(language, remark)))),
  ];
  return [
    pageHead(language, { en: "Training sizes", zh: "训练规格" }),
    ...words.about,
    words.terms.map((term) => `- ${term}`).join("\n"),
    generatedFrom(language, "catalogue/"),
    "## Megatron",
    table(
      words.megatron,
      megatron.map((row) => megatronCells(language, row)),
    ),
    `### ${words.misprints}`,
    words.misprintsAbout,
    table(
      words.misprintHeader,
      megatron.filter(looksMisprinted).map((row) => misprintCells(language, row)),
    ),
    `### ${words.rules}`,
    ...words.rulesAbout,
    rulesTable(language),
    "## LLaMA-Factory",
    words.llamaFactoryAbout(words.flash),
    table(
      words.llamaFactory,
      llamaFactory.map((row) => llamaFactoryCells(language, row, remarks)),
    ),
    `### ${words.remarks}`,
    remarks.map((remark, index) => `${index + 1}. ${prose(remark)}`).join("\n"),
  ].join("\n\n");
}

/** docs/training.md: the measured training runs. */
export const TRAINING_PAGE: Page = { file: "training.md", text: trainingText };
