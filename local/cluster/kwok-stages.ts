import { FETCH_ANNOTATION } from "../../components/fetch-script";
/**
 * How kwok moves nodes and pods on: one Stage each (https://kwok.sigs.k8s.io/docs/user/stages-configuration).
 *
 * What tests and people can ask of a pod, by annotations on it:
 * - `pod-ready.stage.kwok.x-k8s.io/delay: "30s"`: starts that much later;
 * - `pod-complete.stage.kwok.x-k8s.io/delay: "5s"`: a running pod succeeds after that time;
 * and by labels, which are those of kwok's own chaos stages:
 * - on a pod, `pod-container-running-failed.stage.kwok.x-k8s.io: "true"`: the running pod fails, after the time in
 *   the annotation of that name with `/delay` (default 1s) and with the code in the one with `/exit-code` (default 1);
 * - on a node, `node-not-ready.stage.kwok.x-k8s.io: "true"`: it becomes NotReady.
 */

interface Requirement {
  key: string;
  operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  values?: string[];
}

interface Delay {
  durationMilliseconds: number;
  jitterDurationMilliseconds?: number;
  durationFrom?: { expressionFrom: string };
  jitterDurationFrom?: { expressionFrom: string };
}

interface Stage {
  apiVersion: "kwok.x-k8s.io/v1alpha1";
  kind: "Stage";
  metadata: { name: string };
  spec: {
    resourceRef: { apiGroup: "v1"; kind: "Node" | "Pod" };
    selector: { matchExpressions: Requirement[] };
    weight?: number;
    delay?: Delay;
    next: { statusTemplate?: string; delete?: boolean };
  };
}

const FAILED = "pod-container-running-failed";
const FAILED_LABEL = `.metadata.labels["${FAILED}.stage.kwok.x-k8s.io"]`;
const NOT_READY_LABEL = '.metadata.labels["node-not-ready.stage.kwok.x-k8s.io"]';
const ALIVE: Requirement = { key: ".metadata.deletionTimestamp", operator: "DoesNotExist" };
const RUNNING: Requirement = { key: ".status.phase", operator: "In", values: ["Running"] };

/** Not the pods that are really executed (kubelet.ts), checksums and fetches: kwok leaves their end alone. */
const NOT_EXECUTED: Requirement[] = [
  { key: ".spec.containers[0].command[0]", operator: "NotIn", values: ["sha256sum"] },
  { key: `.metadata.annotations["${FETCH_ANNOTATION}"]`, operator: "DoesNotExist" },
];

/** Pods of Volcano jobs that run to their end: those have a fingerprint. */
const OF_ENDING_JOB: Requirement[] = [
  { key: ".metadata.ownerReferences.[].apiVersion", operator: "In", values: ["batch.volcano.sh/v1alpha1"] },
  { key: `.metadata.annotations["${FETCH_ANNOTATION}"]`, operator: "Exists" },
];

function annotation(stage: string, name: string): string {
  return `.metadata.annotations["${stage}.stage.kwok.x-k8s.io/${name}"]`;
}

/** A delay that an annotation sets; kwok takes the smaller of delay and jitter, so both are read from it. */
function delayFrom(stage: string, elseMs: number): Delay {
  const expressionFrom = annotation(stage, "delay");
  return {
    durationMilliseconds: elseMs,
    jitterDurationMilliseconds: elseMs,
    durationFrom: { expressionFrom },
    jitterDurationFrom: { expressionFrom },
  };
}

function stage(
  kind: "Node" | "Pod",
  name: string,
  selector: Requirement[],
  rest: Omit<Stage["spec"], "resourceRef" | "selector">,
): Stage {
  return {
    apiVersion: "kwok.x-k8s.io/v1alpha1",
    kind: "Stage",
    metadata: { name },
    spec: { resourceRef: { apiGroup: "v1", kind }, selector: { matchExpressions: selector }, ...rest },
  };
}

/** Node conditions; every node that is Ready has no pressure of any kind. */
const NODE_CONDITIONS = (ready: boolean): string => `
{{ $now := Now }}
conditions:
- type: Ready
  status: "${ready ? "True" : "False"}"
  reason: ${ready ? "KubeletReady" : "KubeletNotReady"}
  message: ${ready ? "simulated by kwok" : "told by label node-not-ready.stage.kwok.x-k8s.io"}
  lastHeartbeatTime: {{ $now | Quote }}
  lastTransitionTime: {{ $now | Quote }}
{{ range $pressure := list "MemoryPressure" "DiskPressure" "PIDPressure" "NetworkUnavailable" }}
- type: {{ $pressure }}
  status: "False"
  reason: Simulated
  message: simulated by kwok
  lastHeartbeatTime: {{ $now | Quote }}
  lastTransitionTime: {{ $now | Quote }}
{{ end }}
phase: Running
`;

const POD_RUNS = `
{{ $now := Now }}
{{ $ips := PodIPsWith .spec.nodeName (or .spec.hostNetwork false) .metadata.uid .metadata.name .metadata.namespace }}
phase: Running
startTime: {{ $now | Quote }}
hostIP: {{ NodeIPWith .spec.nodeName | Quote }}
hostIPs: [{ip: {{ NodeIPWith .spec.nodeName | Quote }}}]
{{ with $ips }}
podIP: {{ index . 0 | Quote }}
podIPs:
{{ range . }}
- ip: {{ . | Quote }}
{{ end }}
{{ end }}
conditions:
{{ range $type := list "Initialized" "ContainersReady" "Ready" }}
- {type: {{ $type }}, status: "True", lastTransitionTime: {{ $now | Quote }}}
{{ end }}
{{ range .spec.readinessGates }}
- {type: {{ .conditionType | Quote }}, status: "True", lastTransitionTime: {{ $now | Quote }}}
{{ end }}
initContainerStatuses:
{{ range .spec.initContainers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  restartCount: 0
  ready: true
  {{ if eq (or .restartPolicy "") "Always" }}
  started: true
  state: {running: {startedAt: {{ $now | Quote }}}}
  {{ else }}
  started: false
  state: {terminated: {exitCode: 0, reason: Completed, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}}
  {{ end }}
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  restartCount: 0
  ready: true
  started: true
  state: {running: {startedAt: {{ $now | Quote }}}}
{{ end }}
`;

function podEnds(phase: "Succeeded" | "Failed", reason: string, exitCode: string): string {
  return `
{{ $now := Now }}
{{ $annotations := or .metadata.annotations dict }}
phase: ${phase}
conditions:
{{ range $type := list "ContainersReady" "Ready" }}
- {type: {{ $type }}, status: "False", reason: Pod${reason}, lastTransitionTime: {{ $now | Quote }}}
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  restartCount: 0
  ready: false
  started: false
  state: {terminated: {exitCode: ${exitCode}, reason: ${reason}, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}}
{{ end }}
`;
}

/** The ends of pods of Volcano jobs that run to their end, where nothing of them is executed. */
function endingJobStages(failureCode: string): Stage[] {
  return [
    stage(
      "Pod",
      "volcano-job-complete",
      [ALIVE, RUNNING, ...OF_ENDING_JOB, { key: FAILED_LABEL, operator: "NotIn", values: ["true"] }],
      { delay: delayFrom("pod-complete", 500), next: { statusTemplate: podEnds("Succeeded", "Completed", "0") } },
    ),
    stage(
      "Pod",
      "volcano-job-failed",
      [ALIVE, RUNNING, ...OF_ENDING_JOB, { key: FAILED_LABEL, operator: "In", values: ["true"] }],
      {
        weight: 10_000,
        delay: delayFrom(FAILED, 1000),
        next: { statusTemplate: podEnds("Failed", "Error", failureCode) },
      },
    ),
  ];
}

/**
 * All stages, in the form that kwok reads from a file.
 *
 * @param executesJobs whether the kubelet really runs the commands of Volcano jobs that run to their end
 */
export function kwokStages({ executesJobs = false }: { executesJobs?: boolean } = {}): Stage[] {
  const failureCode = `{{ or (index $annotations "${FAILED}.stage.kwok.x-k8s.io/exit-code") 1 }}`;
  return [
    stage(
      "Node",
      "node-ready",
      [
        { key: '.status.conditions.[] | select(.type == "Ready") | .status', operator: "NotIn", values: ["True"] },
        { key: NOT_READY_LABEL, operator: "NotIn", values: ["true"] },
      ],
      { next: { statusTemplate: NODE_CONDITIONS(true) } },
    ),
    stage(
      "Node",
      "node-heartbeat",
      [
        { key: '.status.conditions.[] | select(.type == "Ready") | .status', operator: "In", values: ["True"] },
        { key: NOT_READY_LABEL, operator: "NotIn", values: ["true"] },
      ],
      {
        delay: { durationMilliseconds: 600_000, jitterDurationMilliseconds: 610_000 },
        next: { statusTemplate: NODE_CONDITIONS(true) },
      },
    ),
    stage(
      "Node",
      "node-not-ready",
      [
        { key: '.status.conditions.[] | select(.type == "Ready") | .status', operator: "In", values: ["True"] },
        { key: NOT_READY_LABEL, operator: "In", values: ["true"] },
      ],
      { weight: 10_000, next: { statusTemplate: NODE_CONDITIONS(false) } },
    ),
    stage(
      "Pod",
      "pod-ready",
      [
        ALIVE,
        { key: ".status.phase", operator: "In", values: ["Pending"] },
        // Set by the simulated kubelet (kubelet.ts) once the pod's volumes can be mounted and its NPUs are assigned.
        {
          key: '.status.conditions.[] | select(.type == "PodReadyToStartContainers") | .status',
          operator: "In",
          values: ["True"],
        },
      ],
      { delay: delayFrom("pod-ready", 0), next: { statusTemplate: POD_RUNS } },
    ),
    stage(
      "Pod",
      "pod-complete",
      [ALIVE, RUNNING, ...NOT_EXECUTED, { key: annotation("pod-complete", "delay"), operator: "Exists" }],
      { delay: delayFrom("pod-complete", 1000), next: { statusTemplate: podEnds("Succeeded", "Completed", "0") } },
    ),
    stage(
      "Pod",
      "batch-job-complete",
      [
        ALIVE,
        RUNNING,
        ...NOT_EXECUTED,
        // batch/v1 and not batch.volcano.sh/v1alpha1, whose kind is called Job as well.
        { key: ".metadata.ownerReferences.[].apiVersion", operator: "In", values: ["batch/v1"] },
        { key: annotation("pod-complete", "delay"), operator: "DoesNotExist" },
        { key: FAILED_LABEL, operator: "NotIn", values: ["true"] },
      ],
      { delay: { durationMilliseconds: 500 }, next: { statusTemplate: podEnds("Succeeded", "Completed", "0") } },
    ),
    stage("Pod", FAILED, [ALIVE, RUNNING, ...NOT_EXECUTED, { key: FAILED_LABEL, operator: "In", values: ["true"] }], {
      weight: 10_000,
      delay: delayFrom(FAILED, 1000),
      next: { statusTemplate: podEnds("Failed", "Error", failureCode) },
    }),
    ...(executesJobs ? [] : endingJobStages(failureCode)),
    stage("Pod", "pod-delete", [{ key: ".metadata.deletionTimestamp", operator: "Exists" }], {
      weight: 20_000,
      next: { delete: true },
    }),
  ];
}
