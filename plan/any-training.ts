import { planEagle, type EaglePlan, type EagleWorkload } from "./eagle";
import { isRejected, type Fault } from "./fault";
import { planFlux, type FluxPlan, type FluxWorkload } from "./flux";
import { languageModelSettingFaults, megatronSettingFaults } from "./foreign-settings";
import type { NpuPool } from "./pool";
import { planTraining, TRAINING_FRAMEWORKS, type TrainingPlan } from "./training";
import type { TrainingWorkload } from "./training-workload";
import { suggestion } from "./wording";

/** A training run of any framework with everything decided; `framework` tells which it is. */
export type AnyTrainingPlan = TrainingPlan | EaglePlan | FluxPlan;

/** A training run of any framework as its user describes it: EAGLE and FLUX.1 need less than a language model. */
export type AnyTrainingWorkload = Omit<TrainingWorkload, "strategy" | "seqLen"> &
  Partial<Pick<TrainingWorkload, "strategy" | "seqLen">> &
  Pick<EagleWorkload, "eagle"> &
  Pick<FluxWorkload, "flux">;

/** Frameworks of a stack file. */
export const STACK_FRAMEWORKS = [...TRAINING_FRAMEWORKS, "eagle", "flux"] as const;

/** Sections that mean something to one framework only. */
const SECTIONS = { llamaFactory: "llama-factory", eagle: "eagle", flux: "flux" } as const;

/** The faults of sections that belong to another framework. */
function foreignSections(workload: AnyTrainingWorkload, framework: string): Fault[] {
  return Object.entries(SECTIONS).flatMap(([section, owner]): Fault[] => {
    const given = workload[section as keyof typeof SECTIONS];
    if (given === undefined || framework === owner) return [];
    const rule = `settings of framework ${owner}; leave them out, or set framework to ${owner}`;
    return [{ path: section, got: { phrase: "settings" }, rule, source: [] }];
  });
}

/** What a language model's run lacks. */
function missingSettings({ strategy, seqLen, data }: AnyTrainingWorkload): Fault[] {
  const missing = (path: string, what: string): Fault => ({ path, got: undefined, rule: what, source: [] });
  return [
    ...(strategy === undefined
      ? [missing("strategy", "the strategy: pretrain, sft or lora; with llama-factory full or lora")]
      : []),
    ...(seqLen === undefined ? [missing("seqLen", "the sequence length in tokens, for example 4096")] : []),
    ...(data === undefined ? [missing("data", "the name of a data set under data")] : []),
  ];
}

/** Decides a run of one of the two measured frameworks. */
function planLanguageModel(workload: AnyTrainingWorkload, pool: NpuPool): TrainingPlan | Fault[] {
  const faults = missingSettings(workload);
  const { strategy, seqLen } = workload;
  if (faults.length > 0 || strategy === undefined || seqLen === undefined) return faults;
  return planTraining({ ...workload, strategy, seqLen }, pool);
}

/** The fault of a start command of a draft model, which has commands for its steps. */
function draftCommandFaults({ command }: AnyTrainingWorkload): Fault[] {
  if (command === undefined) return [];
  const rule =
    "a draft model is made in steps with commands of their own: setupCommand and featuresCommand under eagle; leave it out";
  return [{ path: "command", got: command, rule, source: ["003:5"] }];
}

function decide(workload: AnyTrainingWorkload, framework: string, pool: NpuPool): AnyTrainingPlan | Fault[] {
  switch (framework) {
    case "eagle": {
      const faults = [
        ...missingSettings({ ...workload, strategy: "draft", seqLen: 1 }),
        ...megatronSettingFaults(workload, "EAGLE"),
        ...draftCommandFaults(workload),
        ...languageModelSettingFaults(workload, "EAGLE"),
      ];
      return withFaults(faults, planEagle(workload, pool));
    }
    case "flux": {
      const faults = [...megatronSettingFaults(workload, "FLUX.1"), ...languageModelSettingFaults(workload, "FLUX.1")];
      return withFaults(faults, planFlux(workload, pool));
    }
    case "megatron":
    case "llama-factory":
      return planLanguageModel(workload, pool);
    default: {
      const rule = suggestion(framework, STACK_FRAMEWORKS, "frameworks");
      const fault = { path: "framework", got: framework, rule, source: [], alternative: { framework: "megatron" } };
      return [fault, ...faultsOf(planLanguageModel({ ...workload, framework: "megatron" }, pool))];
    }
  }
}

/** The answer, or the faults with those of the answer. */
function withFaults<P extends object>(faults: readonly Fault[], answer: P | Fault[]): P | Fault[] {
  return faults.length === 0 ? answer : [...faults, ...faultsOf(answer)];
}

function faultsOf(answer: object): readonly Fault[] {
  return isRejected(answer) ? answer : [];
}

/** Decides a training run of any framework. Paths of faults are relative to the workload; "" is the workload as a whole. */
export function planAnyTraining(workload: AnyTrainingWorkload, pool: NpuPool): AnyTrainingPlan | Fault[] {
  const framework = workload.framework ?? "megatron";
  const foreign = foreignSections(workload, framework);
  return withFaults(foreign, decide(workload, framework, pool));
}
