import type { Addon } from "./addon";

const PATH = "/api/v1/namespaces/kube-system/services/coredns";
const SERVICE = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "coredns", namespace: "kube-system" },
  spec: {
    clusterIP: "10.96.0.10",
    selector: { app: "coredns" },
    ports: [
      { name: "dns", port: 53, targetPort: 5353, protocol: "UDP" },
      { name: "dns-tcp", port: 53, targetPort: 5353, protocol: "TCP" },
    ],
  },
};

/** CoreDNS: a Deployment and its Service; simulated pods resolve no names. */
export const coredns: Addon = {
  workloads: [{ kind: "Deployment", name: "coredns" }],
  install: ({ api }) => api.apply(PATH, SERVICE),
  pause: () => Promise.resolve(),
  remove: ({ api }) => api.remove(PATH),
};
