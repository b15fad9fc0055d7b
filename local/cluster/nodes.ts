import type { Node, Pod } from "./objects";
import type { NodePoolSpec } from "../cluster-host";
import type { KubernetesApi } from "./api";

/** Extended resource under which the NPU device plugin of CCE offers the NPUs of a node. */
export const NPU_RESOURCE = "huawei.com/ascend-1980";
/** Label of a node whose NPUs can be used, and its value (CCE: cce_10_0346). */
export const NPU_LABEL = { "accelerator/huawei-npu": "ascend-1980" };

const POOL_ID_LABEL = "cce.cloud.com/cce-nodepool-id";
const POOL_NAME_LABEL = "cce.cloud.com/cce-nodepool";
/** Labels that ModelArts puts on its machines instead. */
const MODELARTS_BATCH_LABEL = "os.modelarts.node/batch.uid";
const MODELARTS_POOL_LABEL = "os.modelarts.node/nodepool";
const KUBELET_VERSION = "v1.34.1-r0";

/** Nodes get the addresses 192.168.0.11 and on; CCE names a node by its address. */
const FIRST_HOST = 11;
const HOSTS = 256 * 200;

const npuPatch = (npus: number | null): object => ({ [NPU_RESOURCE]: npus === null ? null : String(npus) });

/** What a node of a flavor has. Ascend nodes (Snt9B) have 192 Arm cores and 1,500 GiB; others follow the flavor's name. */
export function machineOf(flavorId: string, npus: number): { cpu: string; memory: string; architecture: string } {
  if (npus > 0) {
    return { cpu: "192", memory: "1500Gi", architecture: "arm64" };
  }
  // An ECS flavor such as c7.4xlarge.2: 16 cores and 2 GiB of memory per core; Kunpeng (Arm) families begin with k.
  const lite = /^modelarts\.vm\.cpu\.(\d+)u(\d+)g/.exec(flavorId);
  if (lite !== null) {
    return { cpu: lite[1] ?? "", memory: `${lite[2] ?? ""}Gi`, architecture: "amd64" };
  }
  const ecs = /^(k?)[a-z]+\d+[a-z]*\.(?:(\d*)xlarge|large|medium)\.(\d+)$/.exec(flavorId);
  if (ecs === null) {
    return { cpu: "4", memory: "8Gi", architecture: "amd64" };
  }
  const size = flavorId.split(".")[1] ?? "";
  const cores = size === "medium" ? 1 : size === "large" ? 2 : 4 * Number(ecs[2] === "" ? 1 : ecs[2]);
  return {
    cpu: String(cores),
    memory: `${cores * Number(ecs[3])}Gi`,
    architecture: ecs[1] === "k" ? "arm64" : "amd64",
  };
}

/** Labels that tell to which pool a node belongs. */
function poolLabels({ id, name, modelArts = false }: NodePoolSpec): Record<string, string> {
  return modelArts
    ? { [MODELARTS_BATCH_LABEL]: id, [MODELARTS_POOL_LABEL]: name }
    : { [POOL_ID_LABEL]: id, [POOL_NAME_LABEL]: name };
}

/** Id of the pool that a node belongs to. */
function poolIdOf({ metadata: { labels = {} } }: Node): string | undefined {
  return labels[POOL_ID_LABEL] ?? labels[MODELARTS_BATCH_LABEL];
}

/**
 * The Node object of one simulated machine.
 *
 * @param npuUsable whether the NPU device add-on runs; without it nobody offers the NPUs of a node that did not come from ModelArts
 * @param kubeletPort where the simulated kubelet of the node answers, on localhost
 */
export function nodeObject(pool: NodePoolSpec, address: string, npuUsable: boolean, kubeletPort: number): Node {
  const machine = machineOf(pool.flavorId, pool.npus);
  const offersNpus = (npuUsable || pool.modelArts === true) && pool.npus > 0;
  const resources: Record<string, string> = {
    cpu: machine.cpu,
    memory: machine.memory,
    "ephemeral-storage": "1Ti",
    pods: String(pool.maxPods ?? 110),
    ...(offersNpus ? { [NPU_RESOURCE]: String(pool.npus) } : {}),
  };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: address,
      annotations: { "kwok.x-k8s.io/node": "fake", "node.alpha.kubernetes.io/ttl": "0" },
      labels: {
        ...pool.labels,
        ...poolLabels(pool),
        "kubernetes.io/hostname": address,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": machine.architecture,
        "node.kubernetes.io/instance-type": pool.flavorId,
        ...(offersNpus ? NPU_LABEL : {}),
      },
    },
    spec: { taints: pool.taints },
    status: {
      addresses: [
        { type: "InternalIP", address },
        { type: "Hostname", address },
        // Where the API server asks for logs: the addresses above exist nowhere.
        { type: "InternalDNS", address: "localhost" },
      ],
      daemonEndpoints: { kubeletEndpoint: { Port: kubeletPort } },
      capacity: resources,
      allocatable: { ...resources, memory: allocatableMemory(machine.memory, pool.reservedMemoryMiB) },
      nodeInfo: {
        architecture: machine.architecture,
        operatingSystem: "linux",
        kubeletVersion: KUBELET_VERSION,
        kubeProxyVersion: KUBELET_VERSION,
        containerRuntimeVersion: "containerd://simulated",
        kernelVersion: "simulated",
        osImage: "simulated by kwok",
        bootID: "",
        machineID: "",
        systemUUID: "",
      },
    },
  };
}

function allocatableMemory(memory: string, reservedMiB = 0): string {
  return reservedMiB === 0 ? memory : `${Number.parseInt(memory) * 1024 - reservedMiB}Mi`;
}

/** The smallest addresses that no node has. */
export function freeAddresses(taken: ReadonlySet<string>, count: number): string[] {
  const free: string[] = [];
  for (let host = FIRST_HOST; host < HOSTS && free.length < count; host++) {
    const address = `192.168.${Math.floor(host / 250)}.${(host % 250) + 1}`;
    if (!taken.has(address)) {
      free.push(address);
    }
  }
  return free;
}

export function isReady(node: Node): boolean {
  return node.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;
}

/** Whether a node takes pods: it is Ready, not cordoned, and has no taint that keeps off what tolerates nothing. */
export function isSchedulable(node: Node): boolean {
  const keepsOff = node.spec?.taints?.some(({ effect }) => effect !== "PreferNoSchedule") ?? false;
  return isReady(node) && node.spec?.unschedulable !== true && !keepsOff;
}

/**
 * What a node that exists gets when its pool changes: labels and taints that the pool no longer has go, those that somebody
 * else put on it stay.
 *
 * @param before the pool's specification that the node was made or last changed by
 */
export function nodeChange(node: Node, before: NodePoolSpec, pool: NodePoolSpec): object {
  const gone = Object.keys(before.labels).filter((key) => !(key in pool.labels));
  const labels = pool.keepsLabels ? {} : { ...Object.fromEntries(gone.map((key) => [key, null])), ...pool.labels };
  const own = [...before.taints, ...pool.taints].map(taintId);
  const others = (node.spec?.taints ?? []).filter((taint) => !own.includes(taintId(taint)));
  return {
    metadata: { labels: { ...labels, ...poolLabels(pool) } },
    ...(pool.keepsTaints ? {} : { spec: { taints: [...others, ...pool.taints] } }),
  };
}

function taintId({ key, effect }: { key: string; effect: string }): string {
  return `${key}:${effect}`;
}

/**
 * Makes the nodes of a pool equal to the specification; the last ones go first when it shrinks.
 *
 * @param before the pool's last specification, itself where the pool is new
 */
export async function applyPool(
  api: KubernetesApi,
  before: NodePoolSpec,
  pool: NodePoolSpec,
  npuUsable: boolean,
  kubeletPort: number,
): Promise<void> {
  const all = await api.list<Node>("/api/v1/nodes");
  const ours = all.filter((node) => poolIdOf(node) === pool.id).sort(byAddress);
  const missing = pool.count - ours.length;
  if (missing > 0) {
    const addresses = freeAddresses(new Set(all.map(nameOf)), missing);
    await Promise.all(
      addresses.map((address) => api.create("/api/v1/nodes", nodeObject(pool, address, npuUsable, kubeletPort))),
    );
  }
  if (missing < 0) {
    await removeNodes(api, ours.slice(pool.count).map(nameOf));
  }
  await Promise.all(
    ours.slice(0, pool.count).map((node) => api.merge(`/api/v1/nodes/${nameOf(node)}`, nodeChange(node, before, pool))),
  );
}

/** Removes all nodes of a pool. */
export async function removePool(api: KubernetesApi, poolId: string): Promise<void> {
  await removeNodes(api, (await poolNodes(api, poolId)).map(nameOf));
}

/** Lets the nodes of these pools offer their NPUs, or no longer. */
export async function offerNpus(api: KubernetesApi, pools: NodePoolSpec[], offer: boolean): Promise<void> {
  const npusOf = new Map(pools.map(({ id, npus }) => [id, npus]));
  const nodes = await api.list<Node>("/api/v1/nodes");
  await Promise.all(
    nodes.map(async (node) => {
      const npus = npusOf.get(poolIdOf(node) ?? "") ?? 0;
      if (npus === 0) {
        return;
      }
      const path = `/api/v1/nodes/${nameOf(node)}`;
      const resources = npuPatch(offer ? npus : null);
      await api.merge(`${path}/status`, { status: { capacity: resources, allocatable: resources } });
      await api.merge(path, {
        metadata: { labels: { "accelerator/huawei-npu": offer ? NPU_LABEL["accelerator/huawei-npu"] : null } },
      });
    }),
  );
}

/** Tells the API server on which port the simulated kubelets answer now. */
export async function repointKubelets(api: KubernetesApi, port: number): Promise<void> {
  const status = { daemonEndpoints: { kubeletEndpoint: { Port: port } } };
  const nodes = await api.list<Node>("/api/v1/nodes");
  await Promise.all(nodes.map((node) => api.merge(`/api/v1/nodes/${nameOf(node)}/status`, { status })));
}

/** Whether every node that a pool should have is there and Ready. */
export async function isPoolReady(api: KubernetesApi, pool: NodePoolSpec): Promise<boolean> {
  const nodes = await poolNodes(api, pool.id);
  return nodes.length === pool.count && nodes.every(isReady);
}

async function poolNodes(api: KubernetesApi, poolId: string): Promise<Node[]> {
  const nodes = await api.list<Node>("/api/v1/nodes");
  return nodes.filter((node) => poolIdOf(node) === poolId);
}

async function removeNodes(api: KubernetesApi, names: string[]): Promise<void> {
  await Promise.all(names.map((name) => api.remove(`/api/v1/nodes/${name}`)));
  // The garbage collection of pods on lost nodes takes a minute; machines that are deleted take their pods with them.
  const lost = new Set(names);
  const pods = await api.list<Pod>("/api/v1/pods");
  await Promise.all(
    pods
      .filter((pod) => lost.has(pod.spec.nodeName ?? ""))
      .map((pod) =>
        api.remove(`/api/v1/namespaces/${pod.metadata.namespace ?? ""}/pods/${pod.metadata.name}`, {
          gracePeriodSeconds: 0,
        }),
      ),
  );
}

function nameOf(node: Node): string {
  return node.metadata.name;
}

function byAddress(left: Node, right: Node): number {
  return nameOf(left).localeCompare(nameOf(right), "en", { numeric: true });
}
