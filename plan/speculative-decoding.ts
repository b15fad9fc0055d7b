import { knownModel, MODELS_DIRECTORY, servingModelNames, type Source } from "../catalogue";
import { modelArchitecture } from "../catalogue/model-architectures";
import type { Fault } from "./fault";
import { USER, type Origin } from "./origin";
import type { ServingWorkload } from "./serving-workload";
import { suggestion } from "./wording";

/** What a draft model is called that was trained with EAGLE for its target. */
const EAGLE = "eagle";

/** Where the manual speaks of speculative decoding, and vLLM's own rules. */
const MANUAL: readonly Source[] = ["003:61"];
const VLLM: readonly Source[] = [{ page: "vLLM 0.6.3 documentation, speculative decoding" }];

/** The faults of the model that proposes tokens. */
function draftFaults(draftModel: string, target: string): Fault[] {
  if (draftModel === EAGLE) {
    return [];
  }
  const names = servingModelNames();
  const draft = knownModel(draftModel, names);
  const fault = { path: "draftModel", got: draftModel };
  if (draft === undefined) {
    const rule = suggestion(draftModel, [EAGLE, ...names], "draft models");
    return [{ ...fault, rule, source: VLLM, alternative: { draftModel: EAGLE } }];
  }
  const [small, large] = [modelArchitecture(draft), modelArchitecture(target)];
  if (small === undefined || large === undefined) {
    return [];
  }
  const source = [...VLLM, ...small.source, ...large.source];
  const alternative = { draftModel: EAGLE };
  const [words, targetWords] = [small.vocabularySize, large.vocabularySize];
  if (words !== undefined && targetWords !== undefined && words !== targetWords) {
    const rule =
      `a draft model has the vocabulary of its target: ${draft} has ${words} tokens, ${target} has ${targetWords}; ` +
      "use a smaller model of the same family, or eagle";
    return [{ ...fault, rule, source, alternative }];
  }
  const [size, targetSize] = [small.parametersBillion, large.parametersBillion];
  if (size !== undefined && targetSize !== undefined && size >= targetSize) {
    const rule = `a draft model is smaller than its target, and ${draft} is not smaller than ${target}; use a smaller one, or eagle`;
    return [{ ...fault, rule, source, alternative }];
  }
  return [];
}

/** The faults of speculative decoding for a model with a context of `maxModelLen` tokens. */
export function speculativeFaults(workload: ServingWorkload, target: string, maxModelLen: number): Fault[] {
  const { draftModel, speculativeTokens } = workload;
  if (draftModel === undefined) {
    const rule = "proposed tokens come from a draft model; set draftModel, or leave speculativeTokens out";
    return speculativeTokens === undefined
      ? []
      : [{ path: "draftModel", got: undefined, rule, source: MANUAL, alternative: { draftModel: EAGLE } }];
  }
  const faults = draftFaults(draftModel, target);
  if (speculativeTokens === undefined) {
    const rule =
      "a draft model needs the number of tokens that it proposes at once; set speculativeTokens, for example to 5";
    faults.push({
      path: "speculativeTokens",
      got: undefined,
      rule,
      source: MANUAL,
      alternative: { speculativeTokens: 5 },
    });
  } else if (speculativeTokens < 1 || speculativeTokens >= maxModelLen) {
    const rule = `from 1 to below the context of ${maxModelLen} tokens; use 5`;
    faults.push({
      path: "speculativeTokens",
      got: speculativeTokens,
      rule,
      source: VLLM,
      alternative: { speculativeTokens: 5 },
    });
  }
  return faults;
}

/** The folder of the draft model's weights on the share; undefined where there is no draft model. */
export function draftWeightsFolder(
  { draftModel, draftWeights }: ServingWorkload,
  target: string,
): { path: string; origin: Origin } | undefined {
  if (draftModel === undefined) {
    return undefined;
  }
  const name = draftModel === EAGLE ? `${target}-eagle` : (knownModel(draftModel, servingModelNames()) ?? draftModel);
  return draftWeights === undefined
    ? { path: `${MODELS_DIRECTORY.path}/${name}`, origin: { from: "default", source: MODELS_DIRECTORY.source } }
    : { path: draftWeights, origin: USER };
}
