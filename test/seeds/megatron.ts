import { readCopies, tablesHeaded, type SeedDocument, type Table } from "./documents";
import { assertNumbered, fillMerged, NAME, NODES, NUMBER, numberOf, partsOf, readRows, textOf, WORDS } from "./rows";
import { readWeights } from "./weights";

/** A row of the table of models that Megatron trains. */
export interface MegatronModelCells {
  readonly no: number;
  readonly family: string;
  readonly model: string;
  readonly weightsUrls: readonly string[];
  readonly recommendedUrl: string | null;
  readonly revision: string | null;
}

/** A row of the table of parallel sizes and NPU counts. */
export interface MegatronRowCells {
  readonly model: string;
  readonly strategies: readonly string[];
  readonly seqLen: number;
  readonly tp: number;
  readonly pp: number;
  readonly mbs: number;
  readonly nodes: number;
  readonly npusPerNode: number;
}

/** `1 family model`, and `2 model` where the family is merged with the cell above. */
const MODEL = `(?<no>\\d+)\\s+(?:(?<family>${NAME})\\s+)?(?<model>${NAME})\\s+`;

/** Reads the cells of the table of models. */
export function readMegatronModels(body: string): MegatronModelCells[] {
  const rows = readRows(body, {
    row: `${MODEL}(?<weights>https?:.*?)(?=\\s+\\d+\\s+(?:${NAME}\\s+){1,2}https?:|\\s*$)`,
    mark: "\\d+",
    marksPerRow: 1,
  });
  assertNumbered(rows);
  return fillMerged(rows, ["family"], "family").map(({ cells }) => {
    const { weightsUrls, recommendedUrl, revision } = readWeights(textOf(cells, "weights"));
    return {
      no: numberOf(cells, "no"),
      family: textOf(cells, "family"),
      model: textOf(cells, "model"),
      weightsUrls,
      recommendedUrl,
      revision,
    };
  });
}

/** Reads the cells of the table of parallel sizes and NPU counts. */
export function readMegatronRows(body: string): MegatronRowCells[] {
  const size = (kind: string, name: string): string => `${kind}\\([a-z ]+\\)\\s*=\\s*(?<${name}>${NUMBER})\\s+`;
  const rows = readRows(body, {
    row:
      `(?:${MODEL})?(?<strategies>${WORDS})\\s+(?:(?<seqLen>${NUMBER})\\s+)?` +
      `${size("TP", "tp")}${size("PP", "pp")}(?<mbs>${NUMBER})\\s+${NODES}`,
    mark: "\\d+\\*Ascend",
    marksPerRow: 1,
  });
  assertNumbered(rows);
  return fillMerged(rows, ["family", "model", "strategies", "seqLen"], "model").map(({ cells }) => ({
    model: textOf(cells, "model"),
    strategies: partsOf(cells, "strategies"),
    seqLen: numberOf(cells, "seqLen"),
    tp: numberOf(cells, "tp"),
    pp: numberOf(cells, "pp"),
    mbs: numberOf(cells, "mbs"),
    nodes: numberOf(cells, "nodes"),
    npusPerNode: numberOf(cells, "npusPerNode"),
  }));
}

/** The table of models, in both documents that have it. */
export function megatronModelsTable(documents: readonly SeedDocument[]): Table<MegatronModelCells> {
  const columns = "序号 支持模型 支持模型参数量 权重文件获取地址";
  return readCopies(tablesHeaded(documents, "支持的模型列表", columns), readMegatronModels);
}

/** The table of parallel sizes and NPU counts, in both documents that have it. */
export function megatronRowsTable(documents: readonly SeedDocument[]): Table<MegatronRowCells> {
  const columns =
    "序号 支持模型 支持模型参数量 训练策略类型 文本序列长度(SEQ_LEN) 并行参数设置 micro batch size (MBS) 规格与节点数";
  return readCopies(tablesHeaded(documents, "不同模型推荐的参数与NPU卡数设置", columns), readMegatronRows);
}
