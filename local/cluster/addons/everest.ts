import { registerDriverOnNodes, removeDriverFromNodes } from "../csi-nodes";
import { startVolumeBinder } from "../storage";
import { SFS_TURBO_DRIVER } from "../volumes";
import type { Addon } from "./addon";

const BINDER = "everest volume binder";
const REGISTRAR = "everest driver registrar";
const DRIVER_PATH = `/apis/storage.k8s.io/v1/csidrivers/${SFS_TURBO_DRIVER}`;
const DRIVER = {
  apiVersion: "storage.k8s.io/v1",
  kind: "CSIDriver",
  metadata: { name: SFS_TURBO_DRIVER },
  spec: { attachRequired: false, podInfoOnMount: true },
};
const CLASS_PATH = "/apis/storage.k8s.io/v1/storageclasses/csi-sfsturbo";
const CLASS = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "csi-sfsturbo" },
  provisioner: "everest-csi-provisioner",
  reclaimPolicy: "Retain",
  volumeBindingMode: "Immediate",
};

/** CCE Container Storage (everest): the CSI driver and class of SFS Turbo, and the binding of claims (CCE: cce_10_0066). */
export const everest: Addon = {
  workloads: [
    { kind: "Deployment", name: "everest-csi-controller" },
    { kind: "DaemonSet", name: "everest-csi-driver" },
  ],
  async install({ api, shares, running, log }) {
    await api.apply(DRIVER_PATH, DRIVER);
    await api.apply(CLASS_PATH, CLASS);
    if (!running.has(BINDER)) {
      running.set(BINDER, startVolumeBinder(api, shares, log));
      running.set(REGISTRAR, registerDriverOnNodes(api, log));
    }
  },
  pause: ({ running }) => {
    for (const name of [BINDER, REGISTRAR]) {
      running.get(name)?.close();
      running.delete(name);
    }
    return Promise.resolve();
  },
  async remove(context) {
    await everest.pause(context);
    await removeDriverFromNodes(context.api);
    await context.api.remove(CLASS_PATH);
    await context.api.remove(DRIVER_PATH);
  },
};
