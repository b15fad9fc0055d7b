import type { Fault } from "./fault";
import { suggestion } from "./wording";

/** Classes of an environment. */
const CLASSES = ["production", "development"];

/** What an environment's class decides where the configuration says nothing. */
export interface ClassDefaults {
  /** Whether Pulumi refuses to delete what holds data. */
  readonly protect: boolean;
  /** Whether requests to the bucket are logged. */
  readonly bucketLogging: boolean;
  /** Whether the share is encrypted with a key of the environment's own. */
  readonly shareEncrypted: boolean;
  /** Whether Secrets of the cluster are. */
  readonly secretEncryption: boolean;
  /** Days for which logs of the control plane are kept; undefined where there are none. */
  readonly controlPlaneLogDays: number | undefined;
  /** Days for which logs of pods and nodes are kept; undefined where there are none. */
  readonly workloadLogDays: number | undefined;
}

/** The defaults of a class; those of production for an unknown one. */
export function classDefaults(platformClass: string): ClassDefaults {
  const production = platformClass !== "development";
  return {
    protect: production,
    bucketLogging: production,
    shareEncrypted: production,
    secretEncryption: production,
    controlPlaneLogDays: production ? 30 : undefined,
    workloadLogDays: production ? 30 : undefined,
  };
}

/** The fault of an unknown class; none for a known one. The path is relative to the platform. */
export function classFaults(platformClass: string): Fault[] {
  if (CLASSES.includes(platformClass)) {
    return [];
  }
  const rule = suggestion(platformClass, CLASSES, "classes of an environment");
  return [{ path: "class", got: platformClass, rule, source: [] }];
}
