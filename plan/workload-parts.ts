import { imageFor, images, MODELS_DIRECTORY, nearestName, type ImageUse, type Source } from "../catalogue";
import { isRejected, mergedAlternative, sourceSuffix, type Fault } from "./fault";
import { USER, type Origin } from "./origin";
import { isBuildName } from "./registry";
import { suggestion } from "./wording";

/** The image of a workload, with its origin and the line of the preview log. */
export interface ImageChoice {
  readonly image: string;
  readonly origin: Origin;
  readonly explanation: string;
}

/** The image of a workload, or the fault of one that the manual pairs with another version of the software. */
export function chooseImage(given: string | undefined, use: ImageUse): ImageChoice | Fault[] {
  const { image, mention } = imageFor(use);
  if (given === undefined) {
    const explanation = `image: ${image.address}${sourceSuffix(mention.source)}`;
    return { image: image.address, origin: { from: "default", source: mention.source }, explanation };
  }
  const known = images().images.find(({ address }) => address === given);
  if (known !== undefined && known.id !== image.id) {
    const versions = `PyTorch ${known.pytorch} and ${known.cann}`;
    const rule =
      `the manual pairs this image (${versions}) with other software; ${use} goes with PyTorch ${image.pytorch} and ` +
      `${image.cann}: leave image out, or use one that is built on ${image.address}`;
    const source = [...mention.source, "001:15"] as const;
    return [{ path: "image", got: given, rule, source, alternative: { image: image.address } }];
  }
  const origin = isBuildName(given) ? "which platform.registry.builds makes" : "as configured";
  return { image: given, origin: USER, explanation: `image: ${given}, ${origin}` };
}

/** The folder of a model's Hugging Face weights on the share, with its origin. */
export function weightsFolder(given: string | undefined, model: string): { path: string; origin: Origin } {
  const path = given ?? `${MODELS_DIRECTORY.path}/${model}`;
  return { path, origin: given === undefined ? { from: "default", source: MODELS_DIRECTORY.source } : USER };
}

/** A list of models that a request names one of. */
export interface ModelList {
  /** As messages call it: `training table`. */
  readonly name: string;
  readonly models: readonly string[];
  readonly modelsSource: readonly Source[];
}

/**
 * The fault of a model that is not in a list, with the nearest one where there is one, and with what else `decide` says must
 * change for it.
 */
export function unknownModel(model: string, list: ModelList, decide: (model: string) => object): Fault {
  const { name, models, modelsSource: source } = list;
  const near = nearestName(model, models);
  const fault = { path: "model", got: model, source };
  if (near === undefined) {
    return { ...fault, rule: suggestion(model, models, `models of the ${name}`) };
  }
  const rule = `not in the ${name}; did you mean ${JSON.stringify(near)}?`;
  const answer = decide(near);
  const changes = isRejected(answer) ? mergedAlternative(answer) : {};
  return { ...fault, rule, ...(changes === undefined ? {} : { alternative: { model: near, ...changes } }) };
}
