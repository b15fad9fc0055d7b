import {
  CARD_TABLE,
  knownModel,
  llamaFactoryModelNames,
  llamaFactoryRows,
  megatronModel,
  megatronModelNames,
  megatronNodes,
  megatronRows,
  modelWeights,
  servingModelNames,
  servingRow,
  transformersFor,
  type LlamaFactoryRow,
  type MegatronRow,
  type ServingRow,
  type Source,
} from "../catalogue";
import type { Fault } from "./fault";
import { precisionsOf } from "./serving-capacity";
import { suggestion } from "./wording";

/** A measured run, as a list of what a model can do shows it. */
export interface RunAbility {
  readonly strategies: readonly string[];
  /** Tokens. */
  readonly seqLens: readonly number[];
  /** Sizes that are particular to the framework, by their names in answers. */
  readonly sizes: Readonly<Record<string, string | number | boolean>>;
  readonly nodes: number;
  readonly npusPerNode: number;
  readonly remarks: readonly string[];
  readonly source: readonly Source[];
}

/** What was measured of a service on NPUs of one memory size. */
export interface ServingAbility {
  readonly npuMemoryGiB: number;
  /** NPUs of one replica; null where the model does not run. */
  readonly cards: number | null;
  /** Tokens; null where the model does not run. */
  readonly maxModelLen: number | null;
  readonly source: readonly Source[];
}

/** A model in the table of one framework. */
export interface FrameworkAbilities {
  /** The model as this table spells it. */
  readonly model: string;
  readonly weightsUrl: string | null;
  readonly weightsRevision: string | null;
  /** Version of transformers; null where the manual names none. */
  readonly transformers: string | null;
  readonly source: readonly Source[];
}

/** A model in a table of training. */
export interface TrainingAbilities extends FrameworkAbilities {
  readonly runs: readonly RunAbility[];
}

/** A model in the table of serving. */
export interface ServingAbilities extends FrameworkAbilities {
  readonly precisions: readonly string[];
  readonly capacity: readonly ServingAbility[];
  readonly remarks: readonly string[];
}

/** All that the tables say of a model; null where a framework does not have it. */
export interface ModelAbilities {
  /** The model as the first table that has it spells it. */
  readonly model: string;
  readonly megatron: TrainingAbilities | null;
  readonly llamaFactory: TrainingAbilities | null;
  readonly vllm: ServingAbilities | null;
  /** How the weights of training and serving differ, where they do. */
  readonly weightsDifference: string | null;
}

/** A run of the Megatron table. */
function megatronRun(row: MegatronRow): RunAbility {
  const { strategies, seqLen, tp, pp, mbs, npusPerNode, source } = row;
  const remarks = [row.correction?.reason, row.remark].filter((remark) => remark !== undefined);
  return {
    strategies,
    seqLens: [seqLen],
    sizes: { tp, pp, mbs },
    nodes: megatronNodes(row),
    npusPerNode,
    remarks,
    source,
  };
}

/** A run of the LLaMA-Factory table. */
function llamaFactoryRun(row: LlamaFactoryRow): RunAbility {
  const { strategies, seqLens, zeroStage, offload, gradientAccumulationSteps, nodes, npusPerNode, source } = row;
  const sizes = { zeroStage, offload, gradientAccumulationSteps };
  return {
    strategies,
    seqLens,
    sizes,
    nodes,
    npusPerNode,
    remarks: row.remark === undefined ? [] : [row.remark],
    source,
  };
}

/** What the Megatron table says of a model of it. */
function megatronAbilities(model: string): TrainingAbilities {
  const row = megatronModel(model);
  const transformers = transformersFor({ use: "training", framework: "megatron", model });
  return {
    model,
    runs: megatronRows(model).map(megatronRun),
    weightsUrl: row?.weightsUrl ?? null,
    weightsRevision: row?.weightsRevision ?? null,
    transformers: transformers.version,
    source: [...(row?.source ?? []), ...transformers.source],
  };
}

/** What the LLaMA-Factory table says of a model of it. It has no weights; those of the other tables are the same model's. */
function llamaFactoryAbilities(model: string): TrainingAbilities {
  const { training, serving } = modelWeights(model);
  const weights = training ?? serving;
  const transformers = transformersFor({ use: "training", framework: "llama-factory", model });
  return {
    model,
    runs: llamaFactoryRows(model).map(llamaFactoryRun),
    weightsUrl: weights?.weightsUrl ?? null,
    weightsRevision: training?.weightsRevision ?? null,
    transformers: transformers.version,
    source: [...(weights?.source ?? []), ...transformers.source],
  };
}

/** What the serving table says of a model of it. */
function servingAbilities(row: ServingRow): ServingAbilities {
  const { model, weightsUrl, remark } = row;
  const columns = [
    [64, row.npu64GB],
    [32, row.npu32GB],
  ] as const;
  return {
    model,
    precisions: precisionsOf(row),
    capacity: columns.map(([npuMemoryGiB, cards]) => ({
      npuMemoryGiB,
      cards: cards?.minCards ?? null,
      maxModelLen: cards === undefined ? null : cards.maxModelLenK * 1024,
      source: CARD_TABLE,
    })),
    remarks: remark === undefined ? [] : [remark],
    weightsUrl: weightsUrl ?? null,
    weightsRevision: null,
    transformers: null,
    source: row.source,
  };
}

/** What a model can do, by any of its spellings; or the fault of a name that no table has. */
export function modelAbilities(name: string): ModelAbilities | [Fault] {
  const tables = [megatronModelNames(), llamaFactoryModelNames(), servingModelNames()];
  const [megatron, llamaFactory, vllm] = tables.map((names) => knownModel(name, names));
  const model = megatron ?? llamaFactory ?? vllm;
  if (model === undefined) {
    const rule = suggestion(name, [...new Set(tables.flat())], "models of the manual's tables");
    return [{ path: "model", got: name, rule, source: ["000:55", "001:55", "001:27"] }];
  }
  const served = vllm === undefined ? undefined : servingRow(vllm);
  return {
    model,
    megatron: megatron === undefined ? null : megatronAbilities(megatron),
    llamaFactory: llamaFactory === undefined ? null : llamaFactoryAbilities(llamaFactory),
    vllm: served === undefined ? null : servingAbilities(served),
    weightsDifference: modelWeights(model).difference?.difference ?? null,
  };
}
