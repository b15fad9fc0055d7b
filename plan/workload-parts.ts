import { imageFor, images, MODELS_DIRECTORY, type ImageUse } from "../catalogue";
import { sourceSuffix, type Fault } from "./fault";
import { USER, type Origin } from "./origin";

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
  return { image: given, origin: USER, explanation: `image: ${given}, as configured` };
}

/** The folder of a model's Hugging Face weights on the share, with its origin. */
export function weightsFolder(given: string | undefined, model: string): { path: string; origin: Origin } {
  const path = given ?? `${MODELS_DIRECTORY.path}/${model}`;
  return { path, origin: given === undefined ? { from: "default", source: MODELS_DIRECTORY.source } : USER };
}
