import type { Source } from "../catalogue";
import { SERVED_ARCHITECTURES_SOURCE, servedModel } from "../catalogue/serving-features";
import type { Fault } from "./fault";
import type { ServingWorkload } from "./serving-workload";
import { list } from "./wording";

/** Where vLLM's own rules are. */
function vllmSource(place: string): readonly Source[] {
  return [{ page: `vLLM 0.6.3 source, ${place}` }];
}

const ARGUMENTS = vllmSource("vllm/engine/arg_utils.py");
const SCHEDULER = vllmSource("vllm/config.py, SchedulerConfig");
const MATRIX: readonly Source[] = [{ page: "vLLM 0.6.3 documentation, compatibility matrix" }];

/** Block sizes that vLLM knows, and the one that Ascend's kernels want. */
const BLOCK_SIZES = [8, 16, 32, 128];
const BLOCK_SOURCE: readonly Source[] = [...ARGUMENTS, { page: "vllm-ascend, platform.py, block size 128" }];

/** Ranks of adapters that vLLM has room for. */
const ADAPTER_RANKS = [8, 16, 32, 64, 128, 256];

/** Requests that vLLM works on at a time where nothing else is said. */
const MAX_NUM_SEQS = 256;

/** A fault of a setting that must be another one. */
function wrong(path: string, got: Fault["got"], rule: string, source: readonly Source[], use?: number): Fault {
  return { path, got, rule, source, ...(use === undefined ? {} : { alternative: { [path]: use } }) };
}

/** Faults of numbers that stand for themselves. */
function numberFaults(workload: ServingWorkload): Fault[] {
  const { memoryUtilization: share, blockSize, maxNumSeqs, maxNumBatchedTokens, maxAdapterRank } = workload;
  const faults: Fault[] = [];
  if (share !== undefined && !(share > 0 && share <= 1)) {
    faults.push(
      wrong("memoryUtilization", share, "a share of the memory, above 0 and at most 1; use 0.9", ["003:37"], 0.9),
    );
  }
  if (blockSize !== undefined && !BLOCK_SIZES.includes(blockSize)) {
    faults.push(wrong("blockSize", blockSize, `one of ${list(BLOCK_SIZES, "or")}; use 128`, BLOCK_SOURCE, 128));
  }
  const atOnce = maxNumSeqs ?? MAX_NUM_SEQS;
  if (maxNumBatchedTokens !== undefined && maxNumBatchedTokens < atOnce) {
    const rule = `one step has at least a token of each of ${atOnce} requests (maxNumSeqs); use ${atOnce} or more`;
    faults.push(wrong("maxNumBatchedTokens", maxNumBatchedTokens, rule, SCHEDULER, atOnce));
  }
  if (maxAdapterRank !== undefined && !ADAPTER_RANKS.includes(maxAdapterRank)) {
    const use = ADAPTER_RANKS.find((rank) => rank >= maxAdapterRank) ?? 256;
    const rule = `one of ${list(ADAPTER_RANKS, "or")}; use ${use}`;
    faults.push(wrong("maxAdapterRank", maxAdapterRank, rule, vllmSource("vllm/config.py, LoRAConfig"), use));
  }
  return faults;
}

/** Faults of settings that vLLM does not have together. */
function combinationFaults(workload: ServingWorkload): Fault[] {
  const { chunkedPrefill, draftModel, schedulerSteps = 1, adapters = [], nodesPerReplica = 1 } = workload;
  const faults: Fault[] = [];
  const without = (path: string, got: Fault["got"], other: string, source: readonly Source[]) => {
    faults.push(wrong(path, got, `vLLM has it not together with ${other}; leave one of them out`, source));
  };
  if (chunkedPrefill === true && draftModel !== undefined) without("chunkedPrefill", true, "draftModel", ARGUMENTS);
  if (chunkedPrefill === true && adapters.length > 0) without("chunkedPrefill", true, "adapters", MATRIX);
  if (schedulerSteps > 1 && draftModel !== undefined)
    without("schedulerSteps", schedulerSteps, "draftModel", ARGUMENTS);
  if (adapters.length > 0 && draftModel !== undefined) {
    without("adapters", { phrase: "adapters" }, "draftModel", MATRIX);
  }
  if (schedulerSteps > 1 && chunkedPrefill === true && nodesPerReplica > 1) {
    without("schedulerSteps", schedulerSteps, "chunkedPrefill over several nodes", ARGUMENTS);
  }
  if (nodesPerReplica > 1 && draftModel !== undefined) {
    const source: readonly Source[] = [{ page: "vLLM documentation, speculative decoding, pipeline parallelism" }];
    without("draftModel", draftModel, "nodesPerReplica", source);
  }
  if (workload.multiStepStreamOutputs !== undefined && schedulerSteps === 1) {
    const rule = "it says how several steps at once answer; set schedulerSteps, or leave it out";
    faults.push(wrong("multiStepStreamOutputs", workload.multiStepStreamOutputs, rule, ["003:61"]));
  }
  if (adapters.length === 0 && workload.maxAdapterRank !== undefined) {
    faults.push(wrong("maxAdapterRank", workload.maxAdapterRank, "there are no adapters; leave it out", []));
  }
  return faults;
}

/** Faults of what the model's class in vLLM cannot do; none of a model whose class is not known. */
function abilityFaults(workload: ServingWorkload, model: string): Fault[] {
  const served = servedModel(model);
  if (served === undefined) return [];
  const { adapters = [], imagesPerPrompt, nodesPerReplica = 1, prefixCaching, trustRemoteCode } = workload;
  const faults: Fault[] = [];
  const source = SERVED_ARCHITECTURES_SOURCE;
  const { architecture } = served;
  if (adapters.length > 0 && !served.lora) {
    const rule = `vLLM serves no adapters with ${architecture}, the class of ${model}; merge them into the weights`;
    faults.push(wrong("adapters", { phrase: "adapters" }, rule, source));
  }
  if (imagesPerPrompt !== undefined && !served.images) {
    faults.push(wrong("imagesPerPrompt", imagesPerPrompt, `${model} reads no images; leave it out`, source));
  }
  if (nodesPerReplica > 1 && !served.pipeline) {
    const rule = `vLLM does not split the layers of ${architecture}, the class of ${model}, over nodes; use 1`;
    faults.push(wrong("nodesPerReplica", nodesPerReplica, rule, source, 1));
  }
  if (prefixCaching === true && served.images) {
    const rule = `vLLM turns it off for models that read images, and ${model} does; leave it out`;
    faults.push(wrong("prefixCaching", true, rule, ARGUMENTS));
  }
  if (trustRemoteCode === false && served.ownCode === true) {
    const rule = `the weights of ${model} come with code that they do not load without; leave it out, or set it to true`;
    faults.push(wrong("trustRemoteCode", false, rule, [{ page: `config.json of ${model}, auto_map` }]));
  }
  return faults;
}

/** Faults of the names of adapters: clients tell them apart by those. */
function adapterNameFaults({ adapters = [], servedModelName, model }: ServingWorkload): Fault[] {
  const names = [servedModelName ?? model, ...adapters.map(({ name }) => name)];
  return adapters.flatMap(({ name }, index) =>
    names.indexOf(name) <= index
      ? [
          wrong(
            `adapters[${index}].name`,
            name,
            "clients ask for a model by its name, and this one is taken; use another",
            [],
          ),
        ]
      : [],
  );
}

/** Faults of a number of replicas that follows the load. */
function scalingFaults({ replicas = 1, maxReplicas, waitingRequests, nodesPerReplica = 1 }: ServingWorkload): Fault[] {
  const faults: Fault[] = [];
  if (maxReplicas !== undefined && maxReplicas < replicas) {
    const rule = `it is reached from replicas, ${replicas}, on; use ${replicas} or more`;
    faults.push(wrong("maxReplicas", maxReplicas, rule, [], replicas));
  }
  if (maxReplicas !== undefined && nodesPerReplica > 1) {
    const rule = "replicas of several nodes are not scaled; leave it out, and set replicas";
    faults.push(wrong("maxReplicas", maxReplicas, rule, []));
  }
  if (waitingRequests !== undefined && maxReplicas === undefined) {
    const rule = "it says when another replica starts; set maxReplicas, or leave it out";
    faults.push(wrong("waitingRequests", waitingRequests, rule, []));
  }
  return faults;
}

/** The faults of a service's settings beyond model, precision, NPUs and context: of each, and of what does not go together. */
export function settingFaults(workload: ServingWorkload, model: string): Fault[] {
  return [
    ...numberFaults(workload),
    ...combinationFaults(workload),
    ...abilityFaults(workload, model),
    ...adapterNameFaults(workload),
    ...scalingFaults(workload),
  ];
}
