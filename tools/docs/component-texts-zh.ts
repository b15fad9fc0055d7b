import { CLUSTER_TEXTS } from "./component-texts-zh/cluster";
import { DATA_TEXTS } from "./component-texts-zh/data";
import { FINE_TUNING_TEXTS } from "./component-texts-zh/fine-tuning";
import { IMAGES_TEXTS } from "./component-texts-zh/images";
import { JOBS_TEXTS } from "./component-texts-zh/jobs";
import { MEGATRON_TEXTS } from "./component-texts-zh/megatron";
import { NETWORK_TEXTS } from "./component-texts-zh/network";
import { OBSERVABILITY_TEXTS } from "./component-texts-zh/observability";
import { SERVING_PIPELINES_TEXTS } from "./component-texts-zh/serving-pipelines";
import { STORAGE_TEXTS } from "./component-texts-zh/storage";
import { VLLM_SERVICE_TEXTS } from "./component-texts-zh/vllm-service";
import { WORKLOADS_TEXTS } from "./component-texts-zh/workloads";

/**
 * Chinese texts of comments of the components, by class or interface and, after a dot, argument or output. `en` is the
 * comment that was translated, with its line breaks taken out: where the comment is another one by now, the text is stale.
 */
export type ComponentTexts = Readonly<Record<string, { readonly en: string; readonly zh: string }>>;

/** Every Chinese text. */
export const CHINESE_TEXTS: ComponentTexts = {
  ...NETWORK_TEXTS,
  ...CLUSTER_TEXTS,
  ...STORAGE_TEXTS,
  ...DATA_TEXTS,
  ...IMAGES_TEXTS,
  ...WORKLOADS_TEXTS,
  ...VLLM_SERVICE_TEXTS,
  ...JOBS_TEXTS,
  ...MEGATRON_TEXTS,
  ...FINE_TUNING_TEXTS,
  ...SERVING_PIPELINES_TEXTS,
  ...OBSERVABILITY_TEXTS,
};
