import { readCopies, tablesHeaded, type SeedDocument, type Table, type TableText } from "./documents";
import { assertNumbered, NAME, NUMBER, numberOf, readRows, textOf, type PrintedRow } from "./rows";
import { readWeights } from "./weights";

/** Fewest NPUs and longest context, in units of 1024 tokens. */
export interface CardsCell {
  readonly minCards: number;
  readonly maxModelLenK: number;
}

/** A row of the table of cards and lengths; null where it says that the model does not run. */
export interface ServingCardCells {
  readonly no: number;
  readonly name: string;
  readonly npu32GB: CardsCell | null;
  readonly npu64GB: CardsCell | null;
}

/** The precisions of a row of the table of precisions and weights. */
export interface ServingPrecisionCells {
  readonly no: number;
  readonly name: string;
  readonly fp16bf16: boolean;
  readonly w4a16: boolean;
  readonly w8a8: boolean;
  readonly w8a16: boolean;
  readonly kvCacheInt8: boolean;
}

/** The weights of a row of the table of precisions and weights. */
export interface ServingWeightsCells {
  readonly no: number;
  readonly name: string;
  readonly weightsUrls: readonly string[];
  readonly recommendedUrl: string | null;
  readonly weightsText: string | null;
}

/** Reads the cells of the table of cards and lengths. */
export function readServingCards(body: string): ServingCardCells[] {
  const pair = (memory: string): string =>
    `(?:-\\s+-|(?<minCards${memory}>${NUMBER})\\s+(?<maxModelLenK${memory}>${NUMBER}))`;
  const cell = (row: PrintedRow, memory: string): CardsCell | null =>
    row[`minCards${memory}`] === undefined
      ? null
      : { minCards: numberOf(row, `minCards${memory}`), maxModelLenK: numberOf(row, `maxModelLenK${memory}`) };
  const rows = readRows(body, {
    row: `(?<no>\\d+)\\s+(?<name>${NAME})\\s+${pair("32GB")}\\s+${pair("64GB")}`,
    mark: "\\d\\S*|-",
    marksPerRow: 5,
  });
  assertNumbered(rows);
  return rows.map((row) => ({
    no: numberOf(row, "no"),
    name: textOf(row, "name"),
    npu32GB: cell(row, "32GB"),
    npu64GB: cell(row, "64GB"),
  }));
}

/** The rows of the table of precisions and weights. */
function precisionRows(body: string): PrintedRow[] {
  const ticks = ["fp16bf16", "w4a16", "w8a8", "w8a16", "kvCacheInt8"].map((name) => `(?<${name}>[√x])\\s+`).join("");
  const rows = readRows(body, {
    row: `(?<no>\\d+)\\s+(?<name>${NAME})\\s+${ticks}(?<weights>\\S.*?)(?=\\s+\\d+\\s+${NAME}\\s+[√x]\\s|\\s*$)`,
    mark: "[√x]",
    marksPerRow: 5,
  });
  assertNumbered(rows);
  return rows;
}

/** Reads the precisions of the table of precisions and weights. */
export function readServingPrecisions(body: string): ServingPrecisionCells[] {
  const ticked = (row: PrintedRow, column: string): boolean => textOf(row, column) === "√";
  return precisionRows(body).map((row) => ({
    no: numberOf(row, "no"),
    name: textOf(row, "name"),
    fp16bf16: ticked(row, "fp16bf16"),
    w4a16: ticked(row, "w4a16"),
    w8a8: ticked(row, "w8a8"),
    w8a16: ticked(row, "w8a16"),
    kvCacheInt8: ticked(row, "kvCacheInt8"),
  }));
}

/** Reads the weights of the table of precisions and weights. */
export function readServingWeights(body: string): ServingWeightsCells[] {
  return precisionRows(body).map((row) => {
    const { weightsUrls, recommendedUrl, weightsText } = readWeights(textOf(row, "weights"));
    return { no: numberOf(row, "no"), name: textOf(row, "name"), weightsUrls, recommendedUrl, weightsText };
  });
}

/** The table of cards and lengths. */
export function servingCardsTable(documents: readonly SeedDocument[]): Table<ServingCardCells> {
  const memory = "最小卡数 最大序列(K) max-model-len";
  const columns = `序号 模型名 32GB显存 64GB显存 ${memory} ${memory}`;
  const caption = "基于vLLM不同模型推理支持最小卡数和最大序列说明";
  return readCopies(tablesHeaded(documents, caption, columns), readServingCards);
}

/** The table of precisions and weights, wherever it stands. */
function precisionTables(documents: readonly SeedDocument[]): TableText[] {
  const columns =
    "序号 模型名称 是否支持fp16/bf16推理 是否支持W4A16量化 是否支持W8A8量化 是否支持W8A16量化 " +
    "是否支持kv-cache-int8量化 开源权重获取地址";
  return tablesHeaded(documents, "支持的模型列表和权重获取地址", columns);
}

/** The precisions of the table of precisions and weights. */
export function servingPrecisionsTable(documents: readonly SeedDocument[]): Table<ServingPrecisionCells> {
  return readCopies(precisionTables(documents), readServingPrecisions);
}

/** The weights of the table of precisions and weights. */
export function servingWeightsTable(documents: readonly SeedDocument[]): Table<ServingWeightsCells> {
  return readCopies(precisionTables(documents), readServingWeights);
}
