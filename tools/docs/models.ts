import {
  knownModel,
  llamaFactoryModelNames,
  llamaFactoryRows,
  megatronModel,
  megatronModelNames,
  megatronRows,
  MODEL_ALIASES,
  servingModelNames,
  servingRow,
  type LlamaFactoryRow,
  type MegatronModel,
  type MegatronRow,
  type ServingRow,
  type Source,
} from "../../catalogue";
import { code, generatedFrom, listed, pageHead, sourceCell, table, type Language, type Page } from "./page";
import { PRECISIONS } from "./serving";

const WORDS = {
  en: {
    about: [
      "Every model of the manuals, and what can be done with it: training with Megatron or LLaMA-Factory, serving with vLLM. An empty cell means that the manuals have no row for it.",
      "[Training sizes](training.md) and [serving](serving.md) have the NPUs that each takes.",
    ],
    header: [
      "Model",
      "Other spellings",
      "Megatron",
      "LLaMA-Factory",
      "vLLM",
      "Weights for training",
      "Weights for serving",
      "Source",
    ],
    onlyRevision: (revision: string) => `, only revision ${revision}`,
    or: " or ",
    as: (name: string) => `as ${name}: `,
    noAddress: (name: string, host: string) => `${name} (${host}, without an address)`,
    counts: (megatron: number, llamaFactory: number, vllm: number, all: number) =>
      `${all} models: ${megatron} can be trained with Megatron, ${llamaFactory} with LLaMA-Factory, ${vllm} can be served.`,
  },
  zh: {
    about: [
      "手册中的全部模型及其用途：用 Megatron 或 LLaMA-Factory 训练，用 vLLM 推理。空白表示手册中没有对应的行。",
      "所需的 NPU 数见[训练规格](training.md)和[推理规格](serving.md)。",
    ],
    header: ["模型", "其他写法", "Megatron", "LLaMA-Factory", "vLLM", "训练权重", "推理权重", "来源"],
    onlyRevision: (revision: string) => `，仅限版本 ${revision}`,
    or: " 或 ",
    as: (name: string) => `名为 ${name}：`,
    noAddress: (name: string, host: string) => `${name}（${host}，未给出地址）`,
    counts: (megatron: number, llamaFactory: number, vllm: number, all: number) =>
      `共 ${all} 个模型：${megatron} 个可用 Megatron 训练，${llamaFactory} 个可用 LLaMA-Factory 训练，${vllm} 个可用 vLLM 推理。`,
  },
} as const;

/** A model with its rows in every table. */
export interface ModelRow {
  /** Name in the training tables, or in the serving table where it is in none of them. */
  readonly model: string;
  readonly megatron: { readonly model: MegatronModel; readonly rows: readonly MegatronRow[] } | undefined;
  readonly llamaFactory: readonly LlamaFactoryRow[];
  readonly serving: ServingRow | undefined;
}

/** Every model of the catalogue once, in the order of its name. */
export function modelRows(): ModelRow[] {
  const trained = [...new Set([...megatronModelNames(), ...llamaFactoryModelNames()])];
  const served = servingModelNames();
  const onlyServed = served.filter((name) => knownModel(name, trained) === undefined);
  const byName = new Intl.Collator("en", { numeric: true });
  return [...trained, ...onlyServed].sort(byName.compare.bind(byName)).map((model) => {
    const known = megatronModel(model);
    const servedAs = knownModel(model, served);
    return {
      model,
      megatron: known && { model: known, rows: megatronRows(model) },
      llamaFactory: llamaFactoryRows(model),
      serving: servedAs === undefined ? undefined : servingRow(servedAs),
    };
  });
}

/** Ways in which the manuals write the model, apart from its name. */
function spellings({ model, llamaFactory, serving }: ModelRow): string[] {
  const printed = llamaFactory
    .map(({ family, size }) => `${family} ${size}`)
    .filter((name) => name.toLowerCase().replace(" ", "-") !== model);
  const served = serving === undefined ? [] : [serving.model, serving.supportName, serving.cardName];
  const aliases = MODEL_ALIASES.flatMap(({ names }) => (names.some((name) => name === model) ? names : []));
  const all = [...served, ...printed, ...aliases].filter((name) => name !== undefined);
  return [...new Set(all)].filter((name) => name !== model);
}

/** Address without the page of its files, which is the same repository. */
function repository(url: string): string {
  return url.replace(/\/tree\/main\/?$/, "");
}

/** `[Qwen/Qwen-7B-Chat](https://huggingface.co/Qwen/Qwen-7B-Chat)` */
function weightsLink(url: string): string {
  return `[${new URL(repository(url)).pathname.slice(1)}](${repository(url)})`;
}

function trainingWeights(language: Language, model: MegatronModel): string {
  const words = WORDS[language];
  const links = [model.weightsUrl, ...(model.otherWeightsUrls ?? [])].map(weightsLink).join(words.or);
  return links + (model.weightsRevision === undefined ? "" : words.onlyRevision(code(model.weightsRevision)));
}

function servingWeights(language: Language, serving: ServingRow): string {
  const words = WORDS[language];
  if (serving.weightsUrl !== undefined) {
    return [serving.weightsUrl, ...(serving.otherWeightsUrls ?? [])].map(weightsLink).join(words.or);
  }
  // The text of a link: `<name> · <what the host calls itself> (<host>)`.
  const [, name = "", host = ""] = /^(\S+) .*\((.*)\)$/.exec(serving.weightsText ?? "") ?? [];
  return words.noAddress(name, host);
}

function strategiesText(language: Language, rows: readonly { readonly strategies: readonly string[] }[]): string {
  const names = [...new Set(rows.flatMap(({ strategies }) => strategies))];
  return listed(language, names.map(code));
}

function modelSources({ megatron, llamaFactory, serving }: ModelRow): Source[] {
  const all: Source[] = [
    ...(megatron?.model.source ?? []),
    ...llamaFactory.flatMap(({ source }) => source),
    ...(serving?.source ?? []),
  ];
  return [...new Set(all)];
}

function modelCells(language: Language, row: ModelRow): string[] {
  const { model, megatron, llamaFactory, serving } = row;
  const precisions = serving?.precisions.map((precision) => PRECISIONS[precision]) ?? [];
  const servedAs = serving === undefined || serving.model === model ? "" : WORDS[language].as(code(serving.model));
  return [
    code(model),
    listed(language, spellings(row).map(code)),
    megatron === undefined ? "" : strategiesText(language, megatron.rows),
    strategiesText(language, llamaFactory),
    servedAs + listed(language, precisions),
    megatron === undefined ? "" : trainingWeights(language, megatron.model),
    serving === undefined ? "" : servingWeights(language, serving),
    sourceCell(language, modelSources(row)),
  ];
}

function modelsText(language: Language): string {
  const words = WORDS[language];
  const rows = modelRows();
  const count = (has: (row: ModelRow) => boolean): number => rows.filter(has).length;
  return [
    pageHead(language, { en: "Models", zh: "模型" }),
    ...words.about,
    words.counts(
      count(({ megatron }) => megatron !== undefined),
      count(({ llamaFactory }) => llamaFactory.length > 0),
      count(({ serving }) => serving !== undefined),
      rows.length,
    ),
    generatedFrom(language, "catalogue/"),
    table(
      words.header,
      rows.map((row) => modelCells(language, row)),
    ),
  ].join("\n\n");
}

/** docs/models.md: every model, and what can be done with it. */
export const MODELS_PAGE: Page = { file: "models.md", text: modelsText };
