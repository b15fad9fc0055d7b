import {
  llamaFactoryRows,
  megatronNodes,
  megatronRows,
  servingRows,
  type LlamaFactoryRow,
  type MegatronRow,
  type ServingRow,
} from "../catalogue";
import { TRAINING_NPU } from "./measured-run";
import { precisionsOf } from "./serving-capacity";
import type { Framework } from "./workload-keys";

/** A measured cell of any table, and the pool that it needs. */
export interface MeasuredCell {
  readonly framework: Framework;
  readonly model: string;
  /** Of a training run. */
  readonly strategy?: string;
  /** Of a training run, in tokens. */
  readonly seqLen?: number;
  /** Of a service. */
  readonly precision?: string;
  /** Of a service: the longest prompt plus answer in tokens. */
  readonly maxModelLen?: number;
  /** Nodes of a training run; 1 for a replica of a service. */
  readonly nodes: number;
  /** NPUs of each node of a training run, and of one replica of a service. */
  readonly npus: number;
  readonly npuMemoryGiB: number;
}

/** The cells of a row of the Megatron table. */
function megatronCells(row: MegatronRow): MeasuredCell[] {
  const { model, seqLen } = row;
  const needs = { nodes: megatronNodes(row), npus: row.npusPerNode, npuMemoryGiB: TRAINING_NPU.memoryGiB };
  return row.strategies.map((strategy) => ({ framework: "megatron", model, strategy, seqLen, ...needs }));
}

/** The cells of a row of the LLaMA-Factory table. */
function llamaFactoryCells(row: LlamaFactoryRow): MeasuredCell[] {
  const { model, nodes } = row;
  const needs = { nodes, npus: row.npusPerNode, npuMemoryGiB: TRAINING_NPU.memoryGiB };
  return row.strategies.flatMap((strategy) =>
    row.seqLens.map((seqLen) => ({ framework: "llama-factory" as const, model, strategy, seqLen, ...needs })),
  );
}

/** The cells of a row of the serving table. */
function servingCells(row: ServingRow): MeasuredCell[] {
  const columns = [
    [64, row.npu64GB],
    [32, row.npu32GB],
  ] as const;
  return columns.flatMap(([npuMemoryGiB, cards]) => {
    if (cards === undefined) {
      return [];
    }
    const needs = { nodes: 1, npus: cards.minCards, npuMemoryGiB };
    const maxModelLen = cards.maxModelLenK * 1024;
    return precisionsOf(row).map((precision) => ({
      framework: "vllm" as const,
      model: row.model,
      precision,
      maxModelLen,
      ...needs,
    }));
  });
}

/** Every measured cell, in the order of the tables. */
export const MEASURED_CELLS: readonly MeasuredCell[] = [
  ...megatronRows().flatMap(megatronCells),
  ...llamaFactoryRows().flatMap(llamaFactoryCells),
  ...servingRows().flatMap(servingCells),
];
