import type { ClusterHost } from "../cluster-host";
import type { Faults } from "./faults";
import type { ObjectFiles } from "./object-files";
import type { Reconciler } from "./reconcile";
import type { ShareFiles } from "./share-files";
import type { Store, Tables } from "./store";
import type { UploadFiles } from "./upload-files";

/** The one account of the local cloud. */
export interface Credentials {
  accessKey: string;
  secretKey: string;
  projectId: string;
  domainId: string;
  region: string;
}

/** How long the cloud takes, in milliseconds: short, but long enough that clients have to wait. */
export interface Delays {
  /** From a request to create or change until the thing is ready. */
  create: number;
  /** From a request to delete until the thing is gone. */
  remove: number;
}

/** Delays of a cloud that was told none. */
export const defaultDelays: Delays = { create: 300, remove: 300 };

/** What every service works with. */
export interface CloudContext {
  credentials: Credentials;
  delays: Delays;
  store: Store;
  tables: Tables;
  objects: ObjectFiles;
  uploads: UploadFiles;
  shareFiles: ShareFiles;
  clusterHost: ClusterHost;
  reconciler: Reconciler;
  faults: Faults;
  log: (line: string) => void;
}
