import type { Rule, StackRule } from "../rule";
import { CLUSTER_RULES } from "./cluster";
import { EXPOSURE_RULES } from "./exposure";
import { PERMISSION_RULES } from "./permissions";
import { SECRET_RULES } from "./secrets";
import { STORAGE_RULES } from "./storage";
import { WORKLOAD_RULES } from "./workloads";

/** Every rule about a resource by itself. */
export const RULES: readonly Rule[] = [
  ...CLUSTER_RULES,
  ...STORAGE_RULES,
  ...WORKLOAD_RULES,
  ...SECRET_RULES,
  ...PERMISSION_RULES,
];

/** Every rule about the resources of a stack together. */
export const STACK_RULES: readonly StackRule[] = EXPOSURE_RULES;
