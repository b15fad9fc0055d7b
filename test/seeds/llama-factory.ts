import { readCopies, tablesHeaded, type SeedDocument, type Table } from "./documents";
import { fillMerged, NAME, NODES, NUMBER, numberOf, partsOf, readRows, textOf, WORDS } from "./rows";

/** A row of the table of NPU counts, gradient accumulation and DeepSpeed optimizer. */
export interface LlamaFactoryCells {
  readonly family: string;
  readonly template: string;
  readonly size: string;
  /** The printed cell, which may hold more than one size. */
  readonly sizeAsPrinted: string;
  readonly strategies: readonly string[];
  readonly seqLens: readonly number[];
  readonly gradientAccumulationSteps: number;
  readonly zeroStage: number;
  readonly offload: boolean;
  readonly nodes: number;
  readonly npusPerNode: number;
  /** Columns right of the size whose cell is merged with the one above. */
  readonly merged: readonly string[];
}

/** The sizes of a cell: `7B`, and `0.5B` and `1.5B` of `0.5/1.5B`. */
function sizesOf(text: string): string[] {
  const unit = text.slice(-1);
  return text
    .slice(0, -1)
    .split("/")
    .map((size) => `${size}${unit}`);
}

/** Reads the cells of the table. A row of two sizes becomes two rows. */
export function readLlamaFactoryRows(body: string): LlamaFactoryCells[] {
  const size = "[\\d.]+(?:/[\\d.]+)*B";
  const rows = readRows(body, {
    row:
      `(?:(?:(?<family>${NAME})\\s+(?<template>${NAME})\\s+)?(?<size>${size})\\s+)?` +
      `(?:(?<strategies>${WORDS})\\s+)?(?:(?<seqLens>\\d+(?:/\\d+)*)\\s+)?` +
      `gradient_accumulation_steps:\\s*(?<gradientAccumulationSteps>${NUMBER})\\s+` +
      `ZeRO-(?<zeroStage>\\d)(?<offload>-Offload)?\\s+${NODES}`,
    mark: "gradient_accumulation_steps:",
    marksPerRow: 1,
  });
  const columns = ["family", "template", "size", "strategies", "seqLens"];
  return fillMerged(rows, columns, "size").flatMap(({ cells, inherited }) =>
    sizesOf(textOf(cells, "size")).map((oneSize) => ({
      family: textOf(cells, "family"),
      template: textOf(cells, "template"),
      size: oneSize,
      sizeAsPrinted: textOf(cells, "size"),
      strategies: partsOf(cells, "strategies"),
      seqLens: partsOf(cells, "seqLens").map(Number),
      gradientAccumulationSteps: numberOf(cells, "gradientAccumulationSteps"),
      zeroStage: numberOf(cells, "zeroStage"),
      offload: cells["offload"] !== undefined,
      nodes: numberOf(cells, "nodes"),
      npusPerNode: numberOf(cells, "npusPerNode"),
      merged: inherited.filter((column) => columns.indexOf(column) > columns.indexOf("size")),
    })),
  );
}

/** The table of NPU counts, gradient accumulation and DeepSpeed optimizer. */
export function llamaFactoryTable(documents: readonly SeedDocument[]): Table<LlamaFactoryCells> {
  const columns =
    "模型 Template 模型参数量 训练策略类型 序列长度cutoff_len 梯度累积值 优化工具(Deepspeed) 规格与节点数";
  return readCopies(tablesHeaded(documents, "NPU卡数、加速框架、梯度配置取值表", columns), readLlamaFactoryRows);
}
