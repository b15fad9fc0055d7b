import { CARD_TABLE, nearestName, PRECISION_TABLE, type ServingRow, type Source } from "../catalogue";
import { modelArchitecture } from "../catalogue/model-architectures";
import { servedModel } from "../catalogue/serving-features";
import type { Fault } from "./fault";
import type { NpuPool } from "./pool";
import { precisionsOf, weightsFit, weightsNeed, type ServingCapacity } from "./serving-capacity";
import { copiesOf, mostCopiesOf, type ServingWorkload } from "./serving-workload";
import { count, list } from "./wording";

/** Where vLLM checks that attention heads are split evenly. */
const HEADS: readonly Source[] = [{ page: "vLLM 0.6.3 source, vllm/config.py, verify_with_parallel_config" }];

/** Nodes over which a model is split that a whole node does not hold, in words; nothing where vLLM does not split it. */
function severalNodesHint(model: string, needGiB: number, haveGiB: number, npus: number, pool: NpuPool): string {
  const isNode = npus === pool.npusPerNode && servedModel(model)?.pipeline === true;
  return isNode ? `, or nodesPerReplica ${Math.ceil(needGiB / haveGiB)}` : "";
}

/** Faults of the precision: one that does not exist, one in which the model does not run, or one in which it does not fit. */
export function precisionFaults(
  precision: string,
  row: ServingRow,
  capacity: ServingCapacity | undefined,
  pool: NpuPool,
): Fault[] {
  const runsIn = precisionsOf(row);
  const fits = (name: string) => capacity === undefined || weightsFit(row.model, name, capacity);
  const usable = runsIn.filter(fits);
  const use = nearestName(precision, usable) ?? usable[0];
  const hint = use === undefined ? "" : `; use ${use}`;
  const alternative = use === undefined ? {} : { alternative: { precision: use } };
  if (!runsIn.includes(precision)) {
    const rule = `${row.model} runs in ${list(runsIn)}${hint}`;
    return [{ path: "precision", got: precision, rule, source: PRECISION_TABLE, ...alternative }];
  }
  const amounts = capacity === undefined ? undefined : weightsNeed(row.model, precision, capacity);
  if (capacity === undefined || amounts === undefined || amounts.needGiB <= amounts.haveGiB) {
    return [];
  }
  const rule =
    `the weights of ${row.model} in ${precision} take ${Math.ceil(amounts.needGiB)} GiB, more than vLLM may use of ` +
    `${count(capacity.npus, "NPU")} of ${capacity.npuMemoryGiB} GiB${hint}` +
    severalNodesHint(row.model, amounts.needGiB, amounts.haveGiB, capacity.npus, pool);
  const [need, have] = [{ GiB: Math.ceil(amounts.needGiB) }, { GiB: Math.floor(amounts.haveGiB) }];
  return [{ path: "precision", got: precision, rule, source: CARD_TABLE, need, have, ...alternative }];
}

/** Faults of what one replica and all replicas take from the pool. */
export function poolFaults(workload: ServingWorkload, npus: number, source: readonly Source[], pool: NpuPool): Fault[] {
  const name = JSON.stringify(pool.name);
  const { nodesPerReplica = 1 } = workload;
  if (nodesPerReplica > 1) {
    return severalNodesPoolFaults(workload, nodesPerReplica, source, pool);
  }
  if (npus > pool.npusPerNode) {
    const has = pool.npusPerNode === 0 ? "has no NPUs" : `has ${count(pool.npusPerNode, "NPU")} per node`;
    const got = { phrase: `${count(npus, "NPU")} for ${workload.model}` };
    const rule = `pool ${name} ${has}; use a pool with ${npus} or more per node`;
    const [need, have] = [{ npusPerNode: npus }, { npusPerNode: pool.npusPerNode }];
    return [{ path: "", got, rule, source, need, have }];
  }
  const copies = mostCopiesOf(workload);
  const perNode = Math.floor(pool.npusPerNode / npus);
  const most = perNode * pool.nodes;
  if (copies >= 1 && copies <= most) {
    return [];
  }
  const separate = workload.prefillInstances !== undefined || workload.decodeInstances !== undefined;
  const path = separate ? "decodeInstances" : workload.maxReplicas === copies ? "maxReplicas" : "replicas";
  const nodes = Math.ceil(copies / perNode);
  const [need, have] = [
    { nodes, npus: copies * npus },
    { nodes: pool.nodes, npus: pool.nodes * pool.npusPerNode },
  ];
  const amounts = copies < 1 ? {} : { need, have };
  const each = `${count(npus, "NPU")} each`;
  const got = separate ? (workload.decodeInstances ?? null) : copies;
  if (most === 0) {
    const rule = `pool ${name} has no nodes for replicas of ${each}; set its nodes to 1 or more`;
    return [{ path, got, rule, source, ...amounts }];
  }
  const use = copies < 1 ? 1 : most;
  if (separate) {
    const rule = `pool ${name} has room for ${most} prefill and decode instances together, ${each}; use fewer`;
    return [{ path, got, rule, source, ...amounts }];
  }
  const rule = `pool ${name} has room for 1 to ${most}, ${each}; use ${use}`;
  return [{ path, got, rule, source, alternative: { [path]: use }, ...amounts }];
}

/** Faults of replicas that take several whole nodes each. */
function severalNodesPoolFaults(
  workload: ServingWorkload,
  nodesPerReplica: number,
  source: readonly Source[],
  pool: NpuPool,
): Fault[] {
  const replicas = copiesOf(workload);
  const most = Math.floor(pool.nodes / nodesPerReplica);
  if (replicas >= 1 && replicas <= most) {
    return [];
  }
  const name = JSON.stringify(pool.name);
  const [need, have] = [{ nodes: Math.max(1, replicas) * nodesPerReplica }, { nodes: pool.nodes }];
  if (most === 0) {
    const rule = `pool ${name} has ${count(pool.nodes, "node")}; a replica needs ${nodesPerReplica}`;
    return [{ path: "nodesPerReplica", got: nodesPerReplica, rule, source, need, have }];
  }
  const use = replicas < 1 ? 1 : most;
  const rule = `pool ${name} has room for 1 to ${most}, ${nodesPerReplica} nodes each; use ${use}`;
  return [{ path: "replicas", got: replicas, rule, source, alternative: { replicas: use }, need, have }];
}

/** Faults of the wanted context. */
export function lengthFaults({ model, maxModelLen }: ServingWorkload, capacity: ServingCapacity): Fault[] {
  const longest = capacity.maxModelLen;
  if (maxModelLen === undefined || (maxModelLen >= 1 && maxModelLen <= longest)) {
    return [];
  }
  const on = `${count(capacity.npus, "NPU")} of ${capacity.npuMemoryGiB} GB`;
  const rule = `${model} on ${on} is ${capacity.origin.from} up to ${longest}; use 1 to ${longest}`;
  const source = capacity.origin.source;
  return [{ path: "maxModelLen", got: maxModelLen, rule, source, alternative: { maxModelLen: longest } }];
}

/** Faults of a number of NPUs of the request's own. */
export function npusFaults(workload: ServingWorkload, model: string, capacity: ServingCapacity): Fault[] {
  const { npus, nodesPerReplica = 1 } = workload;
  const source = capacity.origin.source;
  if (nodesPerReplica > 1) {
    return severalNodesNpusFaults(workload, model, capacity);
  }
  if (npus === undefined) {
    return [];
  }
  const alternative = { npus: capacity.npus };
  if (npus < capacity.npus) {
    const rule = `${model} needs ${count(capacity.npus, "NPU")} of ${capacity.npuMemoryGiB} GB or more; use ${capacity.npus}`;
    const [need, have] = [{ npus: capacity.npus }, { npus }];
    return [{ path: "npus", got: npus, rule, source, alternative, need, have }];
  }
  const heads = (workload.architecture ?? modelArchitecture(model))?.attentionHeads;
  if (heads === undefined || heads % npus === 0) {
    return [];
  }
  const rule = `vLLM splits the ${heads} attention heads of ${model} evenly over the NPUs; use ${capacity.npus}`;
  return [{ path: "npus", got: npus, rule, source: HEADS, alternative }];
}

/** Faults of the NPUs of replicas that take several whole nodes each. */
function severalNodesNpusFaults(workload: ServingWorkload, model: string, capacity: ServingCapacity): Fault[] {
  const { npus, nodesPerReplica = 1 } = workload;
  if (npus !== undefined && npus !== capacity.npus) {
    const rule = `${count(nodesPerReplica, "node")} have ${capacity.npus}, and a replica takes all of them; leave it out`;
    return [{ path: "npus", got: npus, rule, source: [], alternative: { npus: capacity.npus } }];
  }
  const perNode = capacity.npus / nodesPerReplica;
  const heads = (workload.architecture ?? modelArchitecture(model))?.attentionHeads;
  if (heads === undefined || heads % perNode === 0) {
    return [];
  }
  const rule = `vLLM splits the ${heads} attention heads of ${model} evenly over the ${perNode} NPUs of a node, and cannot`;
  return [{ path: "nodesPerReplica", got: nodesPerReplica, rule, source: HEADS }];
}
