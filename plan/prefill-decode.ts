import type { Source } from "../catalogue";
import type { Fault } from "./fault";
import type { ServingWorkload } from "./serving-workload";

/** The manual's page on separate instances for prompts (prefill) and answers (decode). */
const SOURCE: readonly Source[] = ["003:3"];

/** Settings of a service that the manual's program for prefill and decode does not have, or that do not go with it. */
const WITHOUT = [
  "nodesPerReplica",
  "maxReplicas",
  "waitingRequests",
  "prefixCaching",
  "chunkedPrefill",
  "schedulerSteps",
  "multiStepStreamOutputs",
  "imagesPerPrompt",
  "draftModel",
  "draftWeights",
  "speculativeTokens",
  "adapters",
  "maxAdapterRank",
] as const;

/** The faults of settings that a service with prefill and decode instances would not heed. */
function unheededFaults(workload: ServingWorkload): Fault[] {
  const rule = "prefill and decode instances do not heed it; leave it out, or use replicas in their place";
  return WITHOUT.flatMap((path): Fault[] => {
    const { [path]: got } = workload;
    if (got === undefined || got === false || (path === "nodesPerReplica" && got === 1)) return [];
    return [{ path, got: typeof got === "object" ? { phrase: "a list" } : got, rule, source: SOURCE }];
  });
}

/**
 * The faults of separate prefill and decode instances, and of the limit of tokens of one step. `maxModelLen` is the context
 * of the plan in tokens.
 */
export function prefillDecodeFaults(workload: ServingWorkload, maxModelLen: number): Fault[] {
  const { replicas, prefillInstances, decodeInstances, maxNumBatchedTokens } = workload;
  const faults: Fault[] = [];
  for (const [path, got, other, otherPath] of [
    ["prefillInstances", prefillInstances, decodeInstances, "decodeInstances"],
    ["decodeInstances", decodeInstances, prefillInstances, "prefillInstances"],
  ] as const) {
    if (other !== undefined && (got === undefined || got < 1)) {
      const rule = `a service with ${otherPath} needs ${path} too; use 1 or more`;
      faults.push({ path, got, rule, source: SOURCE, alternative: { [path]: 1 } });
    }
  }
  if (prefillInstances !== undefined || decodeInstances !== undefined) faults.push(...unheededFaults(workload));
  // A stack file has one replica where it says nothing.
  if (replicas !== undefined && replicas !== 1 && (prefillInstances !== undefined || decodeInstances !== undefined)) {
    const rule = "prefill and decode instances take the place of replicas; leave replicas out";
    faults.push({ path: "replicas", got: replicas, rule, source: SOURCE });
  }
  if (maxNumBatchedTokens !== undefined && maxNumBatchedTokens < maxModelLen) {
    const rule = `it must be at least the context of ${maxModelLen} tokens; use ${maxModelLen}`;
    const alternative = { maxNumBatchedTokens: maxModelLen };
    faults.push({ path: "maxNumBatchedTokens", got: maxNumBatchedTokens, rule, source: SOURCE, alternative });
  }
  return faults;
}
