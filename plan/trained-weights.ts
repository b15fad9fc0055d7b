import { knownModel, servingModelNames } from "../catalogue";
import type { Fault } from "./fault";
import { atPath } from "./fault";
import { suggestion } from "./wording";

/** A training run of the stack, so far as a service asks for its weights. */
export interface TrainedRun {
  readonly name: string;
  readonly framework: string;
  readonly model: string;
  readonly strategy?: string | undefined;
  readonly convertBack?: boolean | undefined;
  readonly waitFor?: string | undefined;
}

/** What of a service comes from training runs, by their names. */
export interface WeightsFromTraining {
  readonly model: string;
  readonly weights?: string | undefined;
  readonly weightsOf?: string | undefined;
  readonly draftModel?: string | undefined;
  readonly draftWeights?: string | undefined;
  readonly draftWeightsOf?: string | undefined;
  readonly adapters?:
    | readonly { readonly name: string; readonly path?: string | undefined; readonly training?: string | undefined }[]
    | undefined;
}

/** The run of a name, or the fault of one that there is not. */
function runOf(path: string, name: string, runs: readonly TrainedRun[]): TrainedRun | Fault {
  const names = runs.map((run) => run.name);
  const rule = suggestion(name, names, "runs under training");
  return runs.find((run) => run.name === name) ?? { path, got: name, rule, source: [] };
}

/** Whether two names are those of one model. */
function isSameModel(one: string, other: string): boolean {
  const names = servingModelNames();
  return (knownModel(one, names) ?? one) === (knownModel(other, names) ?? other);
}

/** Why the result of a run is not the weights of a model, in the format that vLLM reads; undefined where it is. */
function whyNotWeights(run: TrainedRun, model: string): string | undefined {
  if (run.framework === "eagle") return "it trains a draft model, which a service names in draftWeightsOf";
  if (run.framework === "flux") return "vLLM serves no FLUX.1";
  if (!isSameModel(run.model, model)) return `it trains ${run.model}, and the weights of ${model} are wanted`;
  if (run.framework === "megatron" && run.convertBack !== true) {
    return "its weights stay in Megatron's format; set convertBack of the run to true";
  }
  if (run.waitFor === "running") {
    return "its weights are there at its end only; set waitFor of the run to completed, or leave it out";
  }
  return undefined;
}

/** Why the result of a run cannot be served as adapters; undefined where it can. */
function whyNotAdapters(run: TrainedRun, model: string): string | undefined {
  if (run.framework !== "llama-factory" || run.strategy !== "lora") return "adapters come from lora with llama-factory";
  return isSameModel(run.model, model) ? undefined : `it trains ${run.model}, and the service is one of ${model}`;
}

/** Why the result of a run cannot be a draft model; undefined where it can. */
function whyNotDraft(run: TrainedRun): string | undefined {
  return run.framework === "eagle" ? undefined : "a draft model comes from a run with eagle";
}

/** The fault of a run whose weights of a model are wanted, where it makes none or there is no such run. */
export function trainedModelFaults(path: string, name: string, model: string, runs: readonly TrainedRun[]): Fault[] {
  const run = runOf(path, name, runs);
  if ("rule" in run) return [run];
  const rule = whyNotWeights(run, model);
  return rule === undefined ? [] : [{ path, got: name, rule, source: [] }];
}

/** Faults of what a service wants of training runs. Paths are relative to the service. */
export function trainedWeightsFaults(service: WeightsFromTraining, runs: readonly TrainedRun[]): Fault[] {
  const faults: Fault[] = [];
  const check = (path: string, name: string | undefined, whyNot: (run: TrainedRun) => string | undefined): void => {
    if (name === undefined) return;
    const run = runOf(path, name, runs);
    const rule = "rule" in run ? undefined : whyNot(run);
    if ("rule" in run) faults.push(run);
    else if (rule !== undefined) faults.push({ path, got: name, rule, source: [] });
  };
  const once = (path: string, given: string | undefined, other: string | undefined, otherPath: string): void => {
    if (given === undefined || other === undefined) return;
    faults.push({
      path,
      got: given,
      rule: `${otherPath} says where they are already; leave one of them out`,
      source: [],
    });
  };
  const { model, weights, weightsOf, draftModel, draftWeights, draftWeightsOf, adapters = [] } = service;
  if (weightsOf !== undefined) faults.push(...trainedModelFaults("weightsOf", weightsOf, model, runs));
  once("weightsOf", weightsOf, weights, "weights");
  check("draftWeightsOf", draftWeightsOf, whyNotDraft);
  once("draftWeightsOf", draftWeightsOf, draftWeights, "draftWeights");
  if (draftWeightsOf !== undefined && draftModel === undefined) {
    const rule = "weights of a draft model need one; set draftModel to eagle";
    faults.push({ path: "draftModel", got: undefined, rule, source: [], alternative: { draftModel: "eagle" } });
  }
  for (const [index, { path, training }] of adapters.entries()) {
    const at = `adapters[${index}]`;
    check(`${at}.training`, training, (run) => whyNotAdapters(run, model));
    if ((path === undefined) === (training === undefined)) {
      const rule = "adapters lie in a folder or come from a run; set path or training, one of them";
      faults.push(...atPath(at, [{ path: "path", got: path, rule, source: [] }]));
    }
  }
  return faults;
}
