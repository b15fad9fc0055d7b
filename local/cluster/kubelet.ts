import { setTimeout as sleep } from "node:timers/promises";
import type { Container, KubernetesObject, Node, Pod, Condition } from "./objects";
import type { Shares } from "../cluster-host";
import { ApiError, keyOf, type KubernetesApi } from "./api";
import { sha256sum, type CommandResult } from "./checksum-command";
import { eventWriter } from "./events";
import type { ContainerProcess } from "./container-process";
import { fetchContainer, startFetch } from "./fetch-command";
import { NPU_RESOURCE } from "./nodes";
import { assignedNpus, assignNpus, isActive, NPU_ANNOTATION, npusOf, type NpuConfiguration } from "./npu-devices";
import { type StandInContainer, standInContainer, startStandIn } from "./stand-in-container";
import { mountsOf, obstaclesOf, type VolumeSources } from "./volumes";

/** What the kubelets of a cluster do that kwok does not. */
export interface Kubelet {
  /** What the executed container of a pod has said so far, the end of it; undefined where none was executed. */
  outputOf(podUid: string): string | undefined;
  /** Whether the executed container of a pod is running now. */
  isRunning(podUid: string): boolean;
  close(): void;
}

/** What is really executed beside checksums and fetches. */
export interface KubeletOptions {
  /**
   * Folder with stand-ins for the programs of images. Where it is given, the commands of Volcano jobs that run to their end are
   * really run, with it first on PATH. Defaults to none: they end by themselves.
   */
  readonly standIns?: string;
}

/** A container's termination message is at most this long (Kubernetes' own limit); the end of the output is kept. */
const MESSAGE_BYTES = 4096;
/** Shares come and go without a word: pods that wait are looked at again after this time. */
const LOOK_AGAIN_MS = 500;

/**
 * Plays the kubelets of all nodes as far as results depend on it; kwok does the rest.
 *
 * - A bound pod starts only when its volumes can be mounted: ConfigMaps and Secrets exist, the claim is bound, the share
 *   exists. Then it gets the condition PodReadyToStartContainers, for which kwok's stage waits. Until then an Event says why.
 * - A pod that asks for NPUs gets devices of its node, written as CCE's NPU device plugin writes them.
 * - A pod of a batch/v1 Job whose command is `sha256sum` really checks the bytes on the share, and one whose command is the
 *   fetch script really fetches onto it; exit code and output decide the pod. Nothing else is ever executed, but with a folder
 *   of stand-ins the commands of Volcano jobs that have a fingerprint.
 */
export function startKubelet(
  api: KubernetesApi,
  shares: Shares,
  log: (line: string) => void,
  { standIns }: KubeletOptions = {},
): Kubelet {
  const events = eventWriter(api, "kubelet", log);
  const waiting = new Set<string>();
  const busy = new Set<string>();
  const ended = new Set<string>();
  const running = new Map<string, ContainerProcess & Partial<StandInContainer>>();
  const outputs = new Map<string, string>();
  const devices = new Map<string, { node: string; npus: NpuConfiguration }>();
  let closed = false;

  const quiet = { seen: lookAgain };
  const nodes = api.follow<Node>("/api/v1/nodes", quiet);
  const configMaps = api.follow<NonNullable<ReturnType<VolumeSources["configMaps"]["get"]>>>("/api/v1/configmaps", {
    seen: refreshFiles,
  });
  const secrets = api.follow<NonNullable<ReturnType<VolumeSources["secrets"]["get"]>>>("/api/v1/secrets", quiet);
  const claims = api.follow<NonNullable<ReturnType<VolumeSources["claims"]["get"]>>>(
    "/api/v1/persistentvolumeclaims",
    quiet,
  );
  const volumes = api.follow<NonNullable<ReturnType<VolumeSources["volumes"]["get"]>>>(
    "/api/v1/persistentvolumes",
    quiet,
  );
  const pods = api.follow<Pod>("/api/v1/pods", { seen: look, gone: forget });
  const all = [nodes, configMaps, secrets, claims, volumes, pods];
  const sources: VolumeSources = {
    configMaps: configMaps.objects,
    secrets: secrets.objects,
    claims: claims.objects,
    volumes: volumes.objects,
    shares,
  };
  let ready = false;
  void Promise.all(all.map(({ listed }) => listed)).then(() => {
    ready = true;
    for (const pod of pods.objects.values()) {
      look(pod);
    }
  });
  const timer = setInterval(lookAgain, LOOK_AGAIN_MS);

  /** The container of a pod that is really executed; undefined where all of the pod is simulated. */
  function executedContainer(pod: Pod): Container | undefined {
    return (
      checksumContainer(pod) ?? fetchContainer(pod) ?? (standIns === undefined ? undefined : standInContainer(pod))
    );
  }

  /** Whether a pod is bound to a node and its containers were not started. */
  function wantsStart(pod: Pod): boolean {
    const bound = pod.spec.nodeName !== undefined && pod.metadata.deletionTimestamp === undefined;
    const interrupted = pod.status?.phase === "Running" && executedContainer(pod) !== undefined;
    return bound && ((pod.status?.phase === "Pending" && !mayStart(pod)) || interrupted);
  }

  /** Brings what a ConfigMap holds now into the containers that run. */
  function refreshFiles(configMap: KubernetesObject): void {
    lookAgain();
    for (const pod of running.size === 0 ? [] : pods.objects.values()) {
      const container = running.get(pod.metadata.uid ?? "");
      const [first] = pod.spec.containers;
      if (
        container?.refresh !== undefined &&
        first !== undefined &&
        pod.metadata.namespace === configMap.metadata.namespace
      ) {
        container.refresh(mountsOf(pod, first, sources));
      }
    }
  }

  function lookAgain(): void {
    for (const key of waiting) {
      const pod = pods.objects.get(key);
      if (pod !== undefined) {
        look(pod);
      }
    }
  }

  function forget(pod: Pod): void {
    waiting.delete(keyOf(pod));
    devices.delete(pod.metadata.uid ?? "");
    ended.delete(pod.metadata.uid ?? "");
    running.get(pod.metadata.uid ?? "")?.stop();
    outputs.delete(pod.metadata.uid ?? "");
    events.clear({ ...pod, kind: "Pod" });
  }

  function look(pod: Pod): void {
    const uid = pod.metadata.uid ?? "";
    const npus = assignedNpus(pod);
    if (npus !== undefined) {
      devices.set(uid, { node: pod.spec.nodeName ?? "", npus });
    }
    if (!isActive(pod)) {
      devices.delete(uid);
    }
    if (closed || !ready || !wantsStart(pod) || busy.has(uid) || ended.has(uid)) {
      return;
    }
    busy.add(uid);
    start(pod)
      .catch((error: unknown) => {
        if (!closed && !(error instanceof ApiError && error.status === 404)) {
          log(`pod ${keyOf(pod)}: ${String(error)}`);
          waiting.add(keyOf(pod));
        }
      })
      .finally(() => busy.delete(uid));
  }

  async function start(seen: Pod): Promise<void> {
    const pod: Pod = { apiVersion: "v1", kind: "Pod", ...seen };
    const node = nodes.objects.get(`/${pod.spec.nodeName ?? ""}`);
    const [obstacle] = obstaclesOf(pod, sources);
    if (node === undefined || obstacle !== undefined || !(await giveNpus(pod, node))) {
      waiting.add(keyOf(pod));
      if (obstacle !== undefined) {
        events.warn(pod, obstacle.reason, obstacle.message);
      }
      return;
    }
    waiting.delete(keyOf(pod));
    events.clear(pod);
    const executed = executedContainer(pod);
    if (executed === undefined) {
      await setStatus(pod, { conditions: [condition("PodReadyToStartContainers", true)] });
    } else {
      await run(pod, executed, addressOf(node));
    }
  }

  /** Gives a pod the NPUs that it asks for; false as long as too few of the node's are free. */
  async function giveNpus(pod: Pod, node: Node): Promise<boolean> {
    if (npusOf(pod) === 0 || assignedNpus(pod) !== undefined) {
      return true;
    }
    const others = [...devices.entries()].filter(
      ([uid, { node: name }]) => name === pod.spec.nodeName && uid !== pod.metadata.uid,
    );
    const capacity = Number(node.status?.capacity?.[NPU_RESOURCE] ?? 0);
    const held = devices.get(pod.metadata.uid ?? "")?.npus;
    const npus =
      held ??
      assignNpus(
        pod,
        addressOf(node),
        capacity,
        others.map(([, other]) => other.npus),
      );
    if (npus === undefined) {
      return false;
    }
    devices.set(pod.metadata.uid ?? "", { node: pod.spec.nodeName ?? "", npus });
    await api.merge(pathOf(pod), { metadata: { annotations: { [NPU_ANNOTATION]: JSON.stringify(npus) } } });
    return true;
  }

  async function run(pod: Pod, container: Container, address: string): Promise<void> {
    const status = {
      name: container.name,
      image: container.image,
      imageID: "",
      restartCount: 0,
      ready: true,
      started: true,
    };
    const onFailure = pod.spec.restartPolicy === "OnFailure";
    let restartCount = pod.status?.containerStatuses?.[0]?.restartCount ?? 0;
    for (;;) {
      const startedAt = new Date().toISOString();
      await setStatus(pod, {
        phase: "Running",
        hostIP: address,
        podIP: address,
        podIPs: [{ ip: address }],
        startTime: pod.status?.startTime ?? startedAt,
        conditions: ["PodReadyToStartContainers", "Initialized", "ContainersReady", "Ready"].map((type) =>
          condition(type, true),
        ),
        containerStatuses: [{ ...status, restartCount, state: { running: { startedAt } } }],
      });
      const result = await execute(pod, container, address);
      const good = result.exitCode === 0;
      const terminated = {
        exitCode: result.exitCode,
        reason: good ? "Completed" : "Error",
        message: Buffer.from(result.output).subarray(-MESSAGE_BYTES).toString("utf8"),
        startedAt,
        finishedAt: new Date().toISOString(),
      };
      log(`pod ${keyOf(pod)}: ${container.name} ended with exit code ${result.exitCode}`);
      if (good || !onFailure) {
        await setStatus(pod, {
          phase: good ? "Succeeded" : "Failed",
          conditions: ["ContainersReady", "Ready"].map((type) => condition(type, false)),
          containerStatuses: [{ ...status, ready: false, started: false, restartCount, state: { terminated } }],
        });
        // The watch may still bring an older state of the pod, in which it runs.
        ended.add(pod.metadata.uid ?? "");
        return;
      }
      // As a kubelet does: the same container again, after a pause that doubles (here from 1 s, there from 10 s).
      restartCount++;
      await setStatus(pod, {
        conditions: ["ContainersReady", "Ready"].map((type) => condition(type, false)),
        containerStatuses: [
          {
            ...status,
            ready: false,
            started: false,
            restartCount,
            state: { waiting: { reason: "CrashLoopBackOff" } },
            lastState: { terminated },
          },
        ],
      });
      await sleep(Math.min(30_000, 1000 * 2 ** (restartCount - 1)));
      const now = pods.objects.get(keyOf(pod));
      if (closed || now?.metadata.uid !== pod.metadata.uid || now?.metadata.deletionTimestamp !== undefined) {
        return;
      }
    }
  }

  async function execute(pod: Pod, container: Container, address: string): Promise<CommandResult> {
    const program = startProgram(pod, container, address);
    if (program !== undefined) {
      const uid = pod.metadata.uid ?? "";
      running.set(uid, program);
      const result = await program.result.finally(() => running.delete(uid));
      outputs.set(uid, result.output);
      return result;
    }
    const commandLine = [...(container.command ?? []).slice(1), ...(container.args ?? [])];
    try {
      return await sha256sum(commandLine, mountsOf(pod, container, sources), container.workingDir ?? "/");
    } catch (error) {
      return { exitCode: 1, output: `sha256sum: ${String(error)}\n` };
    }
  }

  function startProgram(
    pod: Pod,
    container: Container,
    address: string,
  ): (ContainerProcess & Partial<StandInContainer>) | undefined {
    const mounts = mountsOf(pod, container, sources);
    if (fetchContainer(pod) !== undefined) return startFetch(pod, container, mounts, sources);
    if (checksumContainer(pod) !== undefined || standIns === undefined) return undefined;
    return startStandIn(pod, container, mounts, sources, { programs: standIns, address });
  }

  async function setStatus(pod: Pod, status: object): Promise<void> {
    // The uid keeps a status off a new pod of the same name.
    await api.mergeLists(`${pathOf(pod)}/status`, { metadata: { uid: pod.metadata.uid }, status });
  }

  return {
    outputOf: (podUid) => running.get(podUid)?.output() ?? outputs.get(podUid),
    isRunning: (podUid) => running.has(podUid),
    close() {
      closed = true;
      clearInterval(timer);
      for (const one of all) {
        one.close();
      }
      for (const program of running.values()) {
        program.stop();
      }
    },
  };
}

/** The container of a pod that checks bytes: the only one of a pod of a batch/v1 Job, with the command `sha256sum`. */
export function checksumContainer(pod: Pod): Container | undefined {
  const ofJob =
    pod.metadata.ownerReferences?.some(({ apiVersion, kind }) => apiVersion === "batch/v1" && kind === "Job") ?? false;
  const [container, ...others] = pod.spec.containers;
  return ofJob && others.length === 0 && container?.command?.[0] === "sha256sum" ? container : undefined;
}

function mayStart(pod: Pod): boolean {
  return (
    pod.status?.conditions?.some(({ type, status }) => type === "PodReadyToStartContainers" && status === "True") ??
    false
  );
}

function condition(type: string, on: boolean): Omit<Condition, "lastTransitionTime"> & { lastTransitionTime: string } {
  return { type, status: on ? "True" : "False", lastTransitionTime: new Date().toISOString() };
}

function addressOf(node: Node): string {
  return node.status?.addresses?.find(({ type }) => type === "InternalIP")?.address ?? "";
}

function pathOf(pod: Pod): string {
  return `/api/v1/namespaces/${pod.metadata.namespace ?? ""}/pods/${pod.metadata.name}`;
}
