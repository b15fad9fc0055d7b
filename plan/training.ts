import type { Fault } from "./fault";
import { planLlamaFactory, type LlamaFactoryPlan } from "./llama-factory";
import { planMegatron, type MegatronPlan } from "./megatron";
import type { NpuPool, PoolDemand } from "./pool";
import type { TrainingWorkload } from "./training-workload";
import { suggestion } from "./wording";

/** A training run with everything decided; `framework` tells which of the two it is. */
export type TrainingPlan = MegatronPlan | LlamaFactoryPlan;

/** Frameworks that can train. */
export const TRAINING_FRAMEWORKS = ["megatron", "llama-factory"] as const;

/**
 * Decides a training run from the measured rows of the catalogue. Paths of faults are relative to the workload; "" is the
 * workload as a whole.
 */
export function planTraining(workload: TrainingWorkload, pool: NpuPool): TrainingPlan | Fault[] {
  const framework = workload.framework ?? "megatron";
  switch (framework) {
    case "megatron":
      return planMegatron(workload, pool);
    case "llama-factory":
      return planLlamaFactory(workload, pool);
    default: {
      const rule = suggestion(framework, TRAINING_FRAMEWORKS, "frameworks");
      const answer = planMegatron(workload, pool);
      const faults = Array.isArray(answer) ? answer : [];
      return [
        { path: "framework", got: framework, rule, source: [], alternative: { framework: "megatron" } },
        ...faults,
      ];
    }
  }
}

/** What a run takes from its pool: one pod per node, each on a node of its own. */
export function trainingDemand({
  name,
  nodes,
  npusPerNode,
}: Pick<TrainingPlan, "name" | "nodes" | "npusPerNode">): PoolDemand {
  return { name: `training ${name}`, pods: nodes, npusPerPod: npusPerNode, distinctNodes: true };
}
