import type { Serving, StackEnvironment, Training } from "../config/environment";
import { requirePlan } from "../plan/fault";
import { planPool } from "../plan/pool";
import { planServing, servingDemand, type ServingPlan } from "../plan/serving";
import { planStorage, type StoragePlan } from "../plan/storage";
import { storageDemand } from "../plan/storage-demand";
import { planTraining, trainingDemand, type TrainingPlan } from "../plan/training";
import { nodePoolsOf, poolOf } from "./pool";

/** A training run of the configuration with its plan. */
export interface PlannedTraining {
  readonly workload: Training;
  readonly plan: TrainingPlan;
}

/** A service of the configuration with its plan. */
export interface PlannedService {
  readonly workload: Serving;
  readonly plan: ServingPlan;
}

/** Everything that is decided for an environment before its first resource. */
export interface EnvironmentPlans {
  /** Undefined where another stack has the storage. */
  readonly storage: StoragePlan | undefined;
  readonly training: readonly PlannedTraining[];
  readonly serving: readonly PlannedService[];
  /** Lines of the preview log: what was chosen, and from which seed line. */
  readonly explanation: readonly string[];
}

/** Decides everything of a checked environment; throws RejectedPlanError where one of its requests has no plan. */
export function planEnvironment(environment: StackEnvironment): EnvironmentPlans {
  const training = environment.training.map((workload) => ({
    workload,
    plan: requirePlan(`training ${workload.name}`, planTraining(workload, poolOf(environment, workload.pool))),
  }));
  const serving = environment.serving.map((workload) => ({
    workload,
    plan: requirePlan(`serving ${workload.name}`, planServing(workload, poolOf(environment, workload.pool))),
  }));
  const trained = training.map(({ plan }) => plan);
  const served = serving.map(({ plan }) => plan);
  const demand = storageDemand(trained, served, environment.data);
  const storage =
    "platform" in environment
      ? requirePlan("platform.storage", planStorage(environment.platform.storage, demand))
      : undefined;
  const claims = [
    ...training.map(({ workload, plan }) => ({ pool: workload.pool, demand: trainingDemand(plan) })),
    ...serving.map(({ workload, plan }) => ({ pool: workload.pool, demand: servingDemand(plan) })),
  ];
  const pools = nodePoolsOf(environment).map((pool) => {
    const own = claims.filter((claim) => claim.pool === pool.name);
    return requirePlan(
      `node pool ${pool.name}`,
      planPool(
        pool,
        own.map((claim) => claim.demand),
      ),
    );
  });
  const explanation = [...(storage === undefined ? [] : [storage]), ...trained, ...served, ...pools].flatMap(
    (plan) => plan.explanation,
  );
  return { storage, training, serving, explanation };
}
