import type { NodePoolSpec, Shares } from "../../cluster-host";
import type { Supervisor } from "../../processes";
import type { KubernetesApi } from "../api";
import type { ClusterFiles } from "../cluster-files";
import type { AddonWorkload } from "./workloads";

/** What an add-on needs of the cluster that it is installed in. */
export interface AddonContext {
  api: KubernetesApi;
  files: ClusterFiles;
  supervisor: Supervisor;
  shares: Shares;
  /** Path of the program with Volcano's processes. */
  volcano: string;
  /** Folder of Volcano's Go module: its resource definitions. */
  volcanoModule: string;
  /** Loopback port for Volcano's webhooks. */
  webhookPort: number;
  /** The node pools that the cluster has. */
  pools: () => NodePoolSpec[];
  /** What runs in this process for the add-ons, by name. */
  running: Map<string, { close(): void }>;
  log: (line: string) => void;
}

/** One of the add-ons that the simulated cluster knows: what installing it changes. */
export interface Addon {
  /** Its programs as they appear in the cluster. */
  workloads: AddonWorkload[];
  /** Makes it work: installs, upgrades, or brings it back after a restart; resolves when it works. */
  install: (context: AddonContext) => Promise<void>;
  /** Stops what runs on this machine for it; everything in the cluster stays. */
  pause: (context: AddonContext) => Promise<void>;
  /** Takes away all that it brought, except the workloads. */
  remove: (context: AddonContext) => Promise<void>;
}
