import type { ArgumentFault } from "./argument-faults";
import type { VllmServiceArgs } from "./vllm-service-args";

/** Ranks of adapters that vLLM has (vLLM 0.6.3 source, vllm/config.py, LoRAConfig). */
const ADAPTER_RANKS = [8, 16, 32, 64, 128, 256];

/** What keeps a service from being made from its arguments. Whether the model runs in them is the planner's word. */
export function serviceFaults(args: VllmServiceArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: unknown, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${got === undefined ? "nothing" : JSON.stringify(got)}; ${rule}` });
  };
  const whole = (propertyPath: string, got: number | undefined, least: number, most = Infinity): void => {
    if (got !== undefined && !(Number.isInteger(got) && got >= least && got <= most)) {
      const range = most === Infinity ? `${String(least)} or more` : `${String(least)} to ${String(most)}`;
      fault(propertyPath, got, `a whole number, ${range}`);
    }
  };
  if (!/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/.test(args.serviceName)) {
    fault("serviceName", args.serviceName, "1 to 40 lower-case letters, digits and hyphens, a letter first");
  }
  whole("npus", args.npus, 1, 8);
  whole("nodesPerReplica", args.nodesPerReplica, 1);
  whole("replicas", args.replicas, 1);
  whole("startMinutes", args.startMinutes, 1);
  whole("speculativeTokens", args.speculativeTokens, 1);
  const { memoryUtilization: share, scaling, entry, adapters = [] } = args;
  if (share !== undefined && !(share > 0 && share <= 1)) {
    fault("memoryUtilization", share, "a share of the memory: above 0, at most 1");
  }
  if (args.draftModelPath !== undefined && args.speculativeTokens === undefined) {
    fault("speculativeTokens", undefined, "a draft model needs the number of tokens that it proposes at once");
  }
  if (args.draftModelPath === undefined && args.speculativeTokens !== undefined) {
    fault("draftModelPath", undefined, "proposed tokens come from a draft model; leave speculativeTokens out");
  }
  if (args.maxAdapterRank !== undefined && !ADAPTER_RANKS.includes(args.maxAdapterRank)) {
    fault("maxAdapterRank", args.maxAdapterRank, `one of ${ADAPTER_RANKS.join(", ")}`);
  }
  for (const [index, { name }] of adapters.entries()) {
    const taken = name === args.servedModelName || adapters.findIndex((other) => other.name === name) < index;
    if (taken || !/^[\w.-]+$/.test(name)) {
      const rule = taken ? "another name: clients ask for it by its name" : "letters, digits, _, . and -";
      fault(`adapters[${String(index)}].name`, name, rule);
    }
  }
  if (scaling !== undefined) {
    whole("scaling.minReplicas", scaling.minReplicas, 1);
    whole("scaling.maxReplicas", scaling.maxReplicas, Math.max(1, scaling.minReplicas));
    whole("scaling.waitingRequests", scaling.waitingRequests, 1);
    if ((args.nodesPerReplica ?? 1) > 1) {
      fault("scaling", { phrase: "a scaling" }, "replicas of several nodes are not scaled; set replicas");
    }
  }
  if (entry !== undefined) {
    whole("entry.port", entry.port, 1, 65_535);
    for (const key of ["apiKey", "certificateSecretName"] as const) {
      if (args[key] === undefined) fault(key, undefined, "an entry from outside the cluster needs it");
    }
  }
  return faults;
}
