import { modelArchitecture } from "../catalogue/model-architectures";
import type { Source } from "../catalogue";
import type { Fault, Settings } from "./fault";
import { npusText } from "./measured-run";

/** How a Megatron run is spread over its NPUs. */
export interface MegatronParallel {
  readonly model: string;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** Samples. */
  readonly microBatchSize: number;
  /** Samples of one step of the optimizer. */
  readonly globalBatchSize: number;
  readonly nodes: number;
  readonly npusPerNode: number;
}

/** Rules of the parallel sizes: the manual's remark on running out of memory, and what it says of TP and nodes. */
const PARALLEL_RULE: readonly Source[] = ["000:5"];
const NODE_RULE: readonly Source[] = ["000:13"];
const MEGATRON_RULE: readonly Source[] = [{ page: "Megatron-LM, megatron/training/arguments.py, validate_args" }];

/** The faults of sizes that do not fill the NPUs of the run. */
function sizeFaults(parallel: MegatronParallel): Fault[] {
  const { tensorParallel, pipelineParallel, nodes, npusPerNode } = parallel;
  const faults: Fault[] = [];
  if (tensorParallel > npusPerNode) {
    const rule = `tensor parallelism stays within a node, and a node of this run has ${npusPerNode}; use at most that`;
    const [need, have] = [{ npusPerNode: tensorParallel }, { npusPerNode }];
    faults.push({ path: "tensorParallel", got: tensorParallel, rule, source: NODE_RULE, need, have });
  }
  const modelParallel = tensorParallel * pipelineParallel;
  const npus = nodes * npusPerNode;
  if (npus % modelParallel !== 0) {
    const got = { phrase: `TP ${tensorParallel} x PP ${pipelineParallel} = ${modelParallel}` };
    const rule = `TP x PP must divide the NPUs of the run, ${npusText({ nodes, npusPerNode })} = ${npus}`;
    const amounts = modelParallel > npus ? { need: { npus: modelParallel }, have: { npus } } : {};
    faults.push({ path: "pipelineParallel", got, rule, source: PARALLEL_RULE, ...amounts });
  }
  return faults;
}

/** The faults of sizes that do not divide the model. */
function modelFaults({ model, tensorParallel, pipelineParallel }: MegatronParallel): Fault[] {
  const architecture = modelArchitecture(model);
  if (architecture === undefined) {
    return [];
  }
  const { layers, attentionHeads, source } = architecture;
  const faults: Fault[] = [];
  if (attentionHeads !== undefined && attentionHeads % tensorParallel !== 0) {
    const rule = `the ${attentionHeads} attention heads of ${model} cannot be split evenly; use a divisor of ${attentionHeads}`;
    faults.push({ path: "tensorParallel", got: tensorParallel, rule, source: [...MEGATRON_RULE, ...source] });
  }
  if (layers !== undefined && layers % pipelineParallel !== 0) {
    const rule = `the ${layers} layers of ${model} cannot be split evenly; use a divisor of ${layers}`;
    faults.push({ path: "pipelineParallel", got: pipelineParallel, rule, source: [...MEGATRON_RULE, ...source] });
  }
  return faults;
}

/** The fault of a global batch that the data parallel ranks cannot share. */
function batchFaults(parallel: MegatronParallel): Fault[] {
  const { globalBatchSize, microBatchSize, tensorParallel, pipelineParallel, nodes, npusPerNode } = parallel;
  const dataParallel = (nodes * npusPerNode) / (tensorParallel * pipelineParallel);
  const step = microBatchSize * dataParallel;
  if (!Number.isInteger(dataParallel) || globalBatchSize % step === 0) {
    return [];
  }
  const multiple = Math.max(1, Math.round(globalBatchSize / step)) * step;
  const rule = `it must be a multiple of micro batch ${microBatchSize} x data parallel ${dataParallel} = ${step}; use ${multiple}`;
  const alternative = { globalBatchSize: multiple };
  return [{ path: "globalBatchSize", got: globalBatchSize, rule, source: MEGATRON_RULE, alternative }];
}

/**
 * The faults of a way to spread a run over its NPUs. `measured` are the settings that the manual measured in place of the
 * request's own: they are the alternative of every fault but that of the global batch.
 */
export function megatronParallelFaults(parallel: MegatronParallel, measured: Settings): Fault[] {
  const faults = [...sizeFaults(parallel), ...modelFaults(parallel)];
  return faults.length === 0 ? batchFaults(parallel) : faults.map((fault) => ({ ...fault, alternative: measured }));
}
