import { modelArchitecture } from "../catalogue/model-architectures";
import type { Source } from "../catalogue";
import { ADAPTER_SHARE, BYTES_PER_GIB, weightsGiB } from "./memory-estimate";
import type { ServingPlan } from "./serving";
import type { AnyTrainingPlan } from "./any-training";
import { list } from "./wording";

/** A folder of the share and what it takes. */
export interface StorageItem {
  readonly name: string;
  readonly GiB: number;
}

/** What the workloads of an environment put on the share and into the bucket. Estimated: nothing of it is in the manual. */
export interface StorageDemand {
  readonly items: readonly StorageItem[];
  /** Models of which the size is not known, and which are therefore not counted. */
  readonly unknownModels: readonly string[];
  readonly shareGiB: number;
  /** Data sets, and the weights that training hands back. */
  readonly bucketGiB: number;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

/** Checkpoints that lie on the share at once: the last one, and the one that is being written. */
const CHECKPOINTS = 2;

/**
 * Bytes of a parameter in a checkpoint with the states of Adam: weights in 16 bits, and copy, momentum and variance in 32.
 */
const CHECKPOINT_BYTES = 14;

/** Where the bytes of optimizer states are from. */
export const CHECKPOINT_SOURCE: readonly Source[] = [
  { page: "ZeRO: Memory Optimizations, arXiv 1910.02054, section 3.1" },
];

/** Memory of the 16-bit weights of a model; undefined where it is not known. */
function weightsOf(model: string): number | undefined {
  const architecture = modelArchitecture(model);
  return architecture === undefined ? undefined : weightsGiB(architecture, "fp16");
}

/** What a training run writes beside the weights that it starts from. */
function trainingItems(plan: AnyTrainingPlan, weights: number): StorageItem[] {
  const { name, strategy, framework } = plan;
  // A draft model is one layer, and FLUX.1 is not among the models whose size is known.
  if (framework === "eagle" || framework === "flux") return [];
  const isLora = strategy === "lora";
  const checkpoint = isLora ? weights * ADAPTER_SHARE : (weights * CHECKPOINT_BYTES) / 2;
  return [
    ...(framework === "megatron" ? [{ name: `training ${name}: weights in Megatron's format`, GiB: weights }] : []),
    { name: `training ${name}: ${CHECKPOINTS} checkpoints`, GiB: CHECKPOINTS * checkpoint },
    { name: `training ${name}: trained weights`, GiB: weights },
  ];
}

/**
 * How much of share and bucket the workloads need: the weights of each model once, Megatron's copy, two checkpoints with the
 * states of the optimizer, the trained weights, and the data sets whose size is known. GiB, rounded up.
 */
export function storageDemand(
  training: readonly AnyTrainingPlan[],
  serving: readonly ServingPlan[],
  dataSets: readonly { readonly bytes?: number }[],
): StorageDemand {
  const items: StorageItem[] = [];
  const unknownModels = new Set<string>();
  const folders = new Set<string>();
  const addWeights = (model: string, path: string): number | undefined => {
    const weights = weightsOf(model);
    if (weights === undefined) {
      unknownModels.add(model);
    } else if (!folders.has(path)) {
      items.push({ name: path, GiB: weights });
    }
    folders.add(path);
    return weights;
  };
  let trained = 0;
  for (const plan of training) {
    const weights = addWeights(plan.model, plan.weightsPath);
    if (weights !== undefined) {
      items.push(...trainingItems(plan, weights));
      trained += weights;
    }
  }
  for (const { model, weightsPath } of serving) {
    addWeights(model, weightsPath);
  }
  const data = dataSets.reduce((sum, { bytes = 0 }) => sum + bytes / BYTES_PER_GIB, 0);
  items.push({ name: "data sets, as they are and tokenized", GiB: 2 * data });
  const shareGiB = Math.ceil(items.reduce((sum, { GiB }) => sum + GiB, 0));
  const missing =
    unknownModels.size === 0 ? "" : `, without ${list([...unknownModels])}, of which the size is not known`;
  const bucketGiB = Math.ceil(data + trained);
  const takes = `about ${shareGiB} GiB of the share and ${bucketGiB} GiB of the bucket (estimated)`;
  return {
    items,
    unknownModels: [...unknownModels],
    shareGiB,
    bucketGiB,
    explanation: [`storage: the workloads take ${takes}${missing}`],
  };
}
