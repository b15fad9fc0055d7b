import type { Serving, StackEnvironment, Training } from "../config/environment";
import { aigcDemand, planAigc } from "../plan/aigc";
import { evaluationDemand, planEvaluation } from "../plan/evaluation";
import { requirePlan } from "../plan/fault";
import { jobDemands } from "../plan/job-demands";
import { planPool } from "../plan/pool";
import { planQuantization, quantizationDemand, quantizedService, withQuantization } from "../plan/quantization";
import { rolloutsOf } from "../plan/rollout";
import { planServing, servingDemand, type ServingPlan } from "../plan/serving";
import { planStorage, type StoragePlan } from "../plan/storage";
import { storageDemand } from "../plan/storage-demand";
import { planAnyTraining, type AnyTrainingPlan } from "../plan/any-training";
import { trainingDemand } from "../plan/training";
import type { PlannedAigc } from "./aigc";
import type { PlannedEvaluation } from "./evaluation";
import { nodePoolsOf, poolOf } from "./pool";
import type { PlannedQuantization } from "./quantization";

/** A training run of the configuration with its plan. */
export interface PlannedTraining {
  readonly workload: Training;
  readonly plan: AnyTrainingPlan;
}

/** A service of the configuration with its plan. */
export interface PlannedService {
  readonly workload: Serving;
  readonly plan: ServingPlan;
  /** Whether a new replica starts before an old one ends when the service changes. */
  readonly surge: boolean;
}

/** Everything that is decided for an environment before its first resource. */
export interface EnvironmentPlans {
  /** Undefined where another stack has the storage. */
  readonly storage: StoragePlan | undefined;
  readonly training: readonly PlannedTraining[];
  readonly quantization: readonly PlannedQuantization[];
  readonly serving: readonly PlannedService[];
  readonly aigc: readonly PlannedAigc[];
  readonly evaluation: readonly PlannedEvaluation[];
  /** Lines of the preview log: what was chosen, and from which seed line. */
  readonly explanation: readonly string[];
}

/** Decides everything of a checked environment; throws RejectedPlanError where one of its requests has no plan. */
export function planEnvironment(environment: StackEnvironment): EnvironmentPlans {
  const training = environment.training.map((workload) => ({
    workload,
    plan: requirePlan(`training ${workload.name}`, planAnyTraining(workload, poolOf(environment, workload.pool))),
  }));
  const quantized = environment.quantization.map((workload) => ({
    workload,
    plan: requirePlan(`quantization ${workload.name}`, planQuantization(workload, poolOf(environment, workload.pool))),
  }));
  const services = environment.serving.map((workload) => {
    const plans = quantized.map(({ plan }) => plan);
    const { service } = quantizedService(workload, plans);
    const plan = requirePlan(`serving ${workload.name}`, planServing(service, poolOf(environment, workload.pool)));
    return {
      workload,
      plan: withQuantization(
        plan,
        plans.find(({ name }) => name === workload.weightsOf),
      ),
    };
  });
  const aigc = environment.aigc.map((workload) => ({
    workload,
    plan: requirePlan(`aigc ${workload.name}`, planAigc(workload, poolOf(environment, workload.pool))),
  }));
  const evaluation = environment.evaluation.map((workload) => {
    const { name, pool, baseline: _, ...request } = workload;
    const service = services.find(({ plan }) => plan.name === workload.service);
    if (service === undefined) throw new Error(`evaluation ${name}: there is no service ${workload.service}`);
    const plan = planEvaluation({ ...request, name }, service.plan, poolOf(environment, pool));
    return { workload, plan: requirePlan(`evaluation ${name}`, plan) };
  });
  const trained = training.map(({ plan }) => plan);
  const served = services.map(({ plan }) => plan);
  const demand = storageDemand(trained, served, environment.data);
  const storage =
    "platform" in environment
      ? requirePlan("platform.storage", planStorage(environment.platform.storage, demand))
      : undefined;
  const claims = [
    ...training.map(({ workload, plan }) => ({ pool: workload.pool, demand: trainingDemand(plan) })),
    ...services.map(({ workload, plan }) => ({ pool: workload.pool, demand: servingDemand(plan) })),
    ...aigc.map(({ workload, plan }) => ({ pool: workload.pool, demand: aigcDemand(plan) })),
  ];
  const jobs = [
    ...quantized.map(({ workload, plan }) => ({ pool: workload.pool, demand: quantizationDemand(plan) })),
    ...evaluation.map(({ workload, plan }) => ({ pool: workload.pool, demand: evaluationDemand(plan) })),
  ];
  const rollouts = nodePoolsOf(environment).flatMap((pool) => {
    const own = claims.filter((claim) => claim.pool === pool.name).map(({ demand: one }) => one);
    return rolloutsOf(
      pool,
      own,
      services.filter(({ workload }) => workload.pool === pool.name).map(({ plan }) => plan),
    );
  });
  const serving = services.map((service) => ({
    ...service,
    surge: rollouts.some(({ name, surge }) => surge && name === service.plan.name),
  }));
  const pools = nodePoolsOf(environment).map((pool) => {
    const of = (some: typeof claims) => some.flatMap((claim) => (claim.pool === pool.name ? claim.demand : []));
    const hasTraining = training.some(({ workload }) => workload.pool === pool.name);
    return requirePlan(`node pool ${pool.name}`, planPool(pool, [...of(claims), ...jobDemands(of(jobs), hasTraining)]));
  });
  const explanation = [
    ...[
      ...(storage === undefined ? [] : [storage]),
      ...trained,
      ...quantized.map(({ plan }) => plan),
      ...served,
      ...aigc.map(({ plan }) => plan),
      ...evaluation.map(({ plan }) => plan),
    ].flatMap((plan) => plan.explanation),
    ...rollouts.map((rollout) => rollout.explanation),
    ...pools.flatMap((plan) => plan.explanation),
  ];
  const quantization = quantized.map((one) => ({
    ...one,
    servedNpus: services.find(({ workload }) => workload.weightsOf === one.plan.name)?.plan.npus ?? 1,
  }));
  return { storage, training, quantization, serving, aigc, evaluation, explanation };
}
