import { LLAMA_FACTORY_ROWS } from "../../catalogue/training-llama-factory";
import type { LlamaFactoryRow } from "../../catalogue";
import type { LlamaFactoryTrainingArgs } from "../../components";
import { requirePlan } from "../../plan/fault";
import { planLlamaFactory, type LlamaFactoryPlan } from "../../plan/llama-factory";

/** A run that a row of the manual's table stands for. */
export interface RowRun {
  readonly name: string;
  readonly row: LlamaFactoryRow;
  readonly strategy: string;
  readonly seqLen: number;
  readonly plan: LlamaFactoryPlan;
}

/** A pool on which every row of the table runs. */
const POOL = { name: "npu", nodes: 8, npusPerNode: 8, npuMemoryGiB: 64 };

/** Every run of every row: each strategy at each length. */
export function rowRuns(): RowRun[] {
  const rows: readonly LlamaFactoryRow[] = LLAMA_FACTORY_ROWS;
  return rows.flatMap((row) =>
    row.strategies.flatMap((strategy) =>
      row.seqLens.map((seqLen) => {
        const name = `${row.model}-${strategy}-${String(seqLen)}`.replaceAll(".", "-");
        const workload = { name, framework: "llama-factory", model: row.model, strategy, seqLen };
        return { name, row, strategy, seqLen, plan: requirePlan(name, planLlamaFactory(workload, POOL)) };
      }),
    ),
  );
}

/** Arguments of the component for a run. */
export function rowArgs({ name, plan }: RowRun): LlamaFactoryTrainingArgs {
  return {
    runName: name,
    model: plan.model,
    namespace: "llm-train",
    strategy: plan.strategy,
    seqLenTokens: plan.seqLen,
    template: plan.template,
    zeroStage: plan.zeroStage,
    offload: plan.offload,
    gradientAccumulationSteps: plan.gradientAccumulationSteps,
    nodes: plan.nodes,
    npusPerNode: plan.npusPerNode,
    image: plan.image,
    installedTransformers: plan.transformers,
    dataSet: "alpaca_gpt4_data",
    dataPath: "/mnt/sfs_turbo/training_data/alpaca_gpt4_data/alpaca_gpt4_data.json",
    weightsPath: plan.weightsPath,
    claimName: "share",
  };
}
