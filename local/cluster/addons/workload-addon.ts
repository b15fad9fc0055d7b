import type { Addon } from "./addon";
import type { AddonWorkload } from "./workloads";

/** An add-on that changes nothing in the simulated cluster beside the programs that it runs. */
function workloadAddon(...workloads: AddonWorkload[]): Addon {
  return {
    workloads,
    install: () => Promise.resolve(),
    pause: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  };
}

/** CCE Node Problem Detector (CCE: cce_10_0132). */
export const npd = workloadAddon(
  { kind: "DaemonSet", name: "node-problem-detector" },
  { kind: "Deployment", name: "node-problem-controller" },
);

/** Kubernetes Metrics Server (CCE: cce_10_0205); simulated pods use nothing that could be measured. */
export const metricsServer = workloadAddon({ kind: "Deployment", name: "metrics-server" });

/** NodeLocal DNSCache (CCE: cce_10_0404). */
export const nodeLocalDns = workloadAddon(
  { kind: "DaemonSet", name: "node-local-dns-cache" },
  { kind: "Deployment", name: "node-local-dns-admission-controller" },
);

/** Cloud Native Log Collection (CCE: cce_10_0416). */
export const logAgent = workloadAddon(
  { kind: "DaemonSet", name: "log-agent-fluent-bit" },
  { kind: "Deployment", name: "log-agent-log-operator" },
  { kind: "Deployment", name: "log-agent-otel-collector" },
);
