import { CLUSTER_TEXTS } from "./component-texts-zh/cluster";
import { DATA_TEXTS } from "./component-texts-zh/data";
import { IMAGES_TEXTS } from "./component-texts-zh/images";
import { NETWORK_TEXTS } from "./component-texts-zh/network";
import { OBSERVABILITY_TEXTS } from "./component-texts-zh/observability";
import { STORAGE_TEXTS } from "./component-texts-zh/storage";
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
  ...OBSERVABILITY_TEXTS,
};
