import { NPU_LABEL, offerNpus } from "../nodes";
import type { Addon } from "./addon";

/** CCE AI Suite (Ascend NPU): lets Ascend nodes offer their NPUs and labels them (CCE: cce_10_0239). */
export const huaweiNpu: Addon = {
  workloads: [{ kind: "DaemonSet", name: "huawei-npu-device-plugin", nodeSelector: NPU_LABEL }],
  install: ({ api, pools }) => offerNpus(api, pools(), true),
  pause: () => Promise.resolve(),
  // Machines of ModelArts have a device plugin of their own.
  remove: ({ api, pools }) =>
    offerNpus(
      api,
      pools().filter(({ modelArts }) => modelArts !== true),
      false,
    ),
};
