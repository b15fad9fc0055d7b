import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stringify } from "yaml";
import { ApiError, type KubernetesApi } from "../api";
import type { KubernetesObject } from "../objects";
import { writeWhole } from "../../whole-file";
import type { Addon, AddonContext } from "./addon";

/** Names of the real processes, in the order in which they start. */
const PROCESSES = ["volcano-webhook-manager", "volcano-scheduler", "volcano-controller-manager"];

const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const FIRST_DEFINITIONS = ["queues.scheduling.volcano.sh", "podgroups.scheduling.volcano.sh", "jobs.batch.volcano.sh"];
const QUEUES = "/apis/scheduling.volcano.sh/v1beta1/queues";
const READY_MS = 60_000;

/** The webhooks of Volcano that are on: what jobs, queues and pod groups are checked and completed by. */
const WEBHOOKS = [
  {
    path: "/jobs/mutate",
    name: "mutatejob",
    group: "batch.volcano.sh",
    version: "v1alpha1",
    resource: "jobs",
    operations: ["CREATE"],
  },
  {
    path: "/jobs/validate",
    name: "validatejob",
    group: "batch.volcano.sh",
    version: "v1alpha1",
    resource: "jobs",
    operations: ["CREATE", "UPDATE"],
  },
  {
    path: "/queues/mutate",
    name: "mutatequeue",
    group: "scheduling.volcano.sh",
    version: "v1beta1",
    resource: "queues",
    operations: ["CREATE"],
  },
  {
    path: "/queues/validate",
    name: "validatequeue",
    group: "scheduling.volcano.sh",
    version: "v1beta1",
    resource: "queues",
    operations: ["CREATE", "UPDATE", "DELETE"],
  },
  {
    path: "/podgroups/mutate",
    name: "mutatepodgroup",
    group: "scheduling.volcano.sh",
    version: "v1beta1",
    resource: "podgroups",
    operations: ["CREATE"],
  },
];

/** The scheduler's configuration as Volcano ships it, without what needs hypernodes. */
const SCHEDULER_CONFIGURATION = {
  actions: "enqueue, allocate, backfill",
  tiers: [
    { plugins: [{ name: "priority" }, { name: "gang", enablePreemptable: false }, { name: "conformance" }] },
    {
      plugins: [
        { name: "overcommit" },
        { name: "drf", enablePreemptable: false },
        { name: "predicates" },
        { name: "proportion" },
        { name: "nodeorder" },
        { name: "binpack" },
      ],
    },
  ],
};

/** Volcano Scheduler: its resource definitions, webhooks, scheduler and controllers (CCE: cce_10_0193). */
export const volcano: Addon = {
  // What the cluster shows; the real processes run beside the control plane.
  workloads: [
    { kind: "Deployment", name: "volcano-scheduler" },
    { kind: "Deployment", name: "volcano-controller" },
    { kind: "Deployment", name: "volcano-admission" },
  ],
  async install(context) {
    const { api } = context;
    const definitions = definitionFiles(context.volcanoModule);
    // The webhook manager needs these few; the API server takes seconds over all of them.
    const first = definitions.filter(({ name }) => FIRST_DEFINITIONS.includes(name));
    await apply(context, first);
    await Promise.all(
      WEBHOOKS.map((webhook) => api.apply(configurationPath(webhook), configurationOf(webhook, context))),
    );
    startWebhookManager(context);
    await apply(
      context,
      definitions.filter((definition) => !first.includes(definition)),
    );
    // The scheduler would make its two queues itself, but waits a second after each attempt; what the webhook says of
    // them also shows that the API server reaches it.
    await until("Volcano's webhooks answer", () => makeQueues(api));
    startSchedulerAndControllers(context);
    await until(
      "Volcano's queue `default` is open",
      async () => (await api.find<Queue>(`${QUEUES}/default`))?.status?.state === "Open",
    );
  },
  async pause({ supervisor }) {
    await Promise.all(PROCESSES.map((name) => supervisor.stop(name, 0)));
  },
  async remove(context) {
    const { api } = context;
    await Promise.all(WEBHOOKS.map((webhook) => api.remove(configurationPath(webhook))));
    const definitions = definitionFiles(context.volcanoModule);
    await Promise.all(definitions.map(({ name }) => api.remove(`${DEFINITIONS}/${name}`)));
    await until("Volcano's resource definitions are gone", async () => {
      const left = await Promise.all(definitions.map(({ name }) => api.find(`${DEFINITIONS}/${name}`)));
      return left.every((definition) => definition === undefined);
    });
    await volcano.pause(context);
  },
};

interface Queue extends KubernetesObject {
  status?: { state?: string };
}

interface Definition extends KubernetesObject {
  status?: { conditions?: { type: string; status: string }[] };
}

/** Volcano's resource definitions as its module has them: `<group>_<plural>.yaml`, applied as they are. */
function definitionFiles(volcanoModule: string): { name: string; text: string }[] {
  return ["volcano", "jobflow"].flatMap((part) => {
    const folder = join(volcanoModule, "config", "crd", part, "bases");
    if (!existsSync(folder)) {
      throw new Error(`${folder}: does not exist; the Go module volcano.sh/volcano is expected in ${volcanoModule}`);
    }
    return readdirSync(folder)
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => {
        const [group = "", plural = ""] = file.slice(0, -".yaml".length).split("_");
        return { name: `${plural}.${group}`, text: readFileSync(join(folder, file), "utf8") };
      });
  });
}

/** Applies resource definitions; resolves when the API server serves them. */
async function apply(context: AddonContext, definitions: { name: string; text: string }[]): Promise<void> {
  await Promise.all(definitions.map(({ name, text }) => context.api.apply(`${DEFINITIONS}/${name}`, text)));
  await until("Volcano's resource definitions are established", () => areEstablished(context, definitions));
}

async function areEstablished({ api }: AddonContext, definitions: { name: string }[]): Promise<boolean> {
  const found = await Promise.all(definitions.map(({ name }) => api.get<Definition>(`${DEFINITIONS}/${name}`)));
  return found.every(
    ({ status }) => status?.conditions?.some((one) => one.type === "Established" && one.status === "True") ?? false,
  );
}

function configurationPath({ path }: { path: string }): string {
  const kind = path.endsWith("/mutate") ? "mutating" : "validating";
  return `/apis/admissionregistration.k8s.io/v1/${kind}webhookconfigurations/${configurationName(path)}`;
}

/** The webhook manager looks for exactly these names, and listens only when all of them are there. */
function configurationName(path: string): string {
  return `volcano-admission-service${path.replaceAll("/", "-")}`;
}

function configurationOf(
  webhook: (typeof WEBHOOKS)[number],
  { files, webhookPort }: AddonContext,
): KubernetesObject & { webhooks: object[] } {
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: webhook.path.endsWith("/mutate") ? "MutatingWebhookConfiguration" : "ValidatingWebhookConfiguration",
    metadata: { name: configurationName(webhook.path) },
    webhooks: [
      {
        name: `${webhook.name}.volcano.sh`,
        admissionReviewVersions: ["v1"],
        clientConfig: {
          url: `https://127.0.0.1:${webhookPort}${webhook.path}`,
          caBundle: Buffer.from(files.authority.certificate).toString("base64"),
        },
        failurePolicy: "Fail",
        matchPolicy: "Equivalent",
        sideEffects: "NoneOnDryRun",
        timeoutSeconds: 10,
        namespaceSelector: {
          matchExpressions: [
            { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["volcano-system", "kube-system"] },
          ],
        },
        rules: [
          {
            apiGroups: [webhook.group],
            apiVersions: [webhook.version],
            resources: [webhook.resource],
            operations: webhook.operations,
            scope: "*",
          },
        ],
      },
    ],
  };
}

function startWebhookManager({ supervisor, files, volcano: program, webhookPort }: AddonContext): void {
  supervisor.start({
    name: "volcano-webhook-manager",
    program,
    directory: files.directory,
    arguments: [
      "webhook-manager",
      `--kubeconfig=${files.kubeconfig}`,
      "--listen-address=127.0.0.1",
      `--port=${webhookPort}`,
      `--webhook-url=https://127.0.0.1:${webhookPort}`,
      `--tls-cert-file=${files.serverCertificate}`,
      `--tls-private-key-file=${files.serverKey}`,
      `--ca-cert-file=${files.authorityCertificate}`,
      `--enabled-admission=${WEBHOOKS.map(({ path }) => path).join(",")}`,
      "--enable-healthz=false",
    ],
  });
}

function startSchedulerAndControllers({ supervisor, files, volcano: program }: AddonContext): void {
  const configuration = join(files.directory, "volcano-scheduler.yaml");
  writeWhole(configuration, stringify(SCHEDULER_CONFIGURATION));
  // All three would take port 11251 for their health checks; several clusters run on one machine, and nobody asks.
  const common = [
    `--kubeconfig=${files.kubeconfig}`,
    "--leader-elect=false",
    "--enable-healthz=false",
    "--enable-metrics=false",
  ];
  supervisor.start({
    name: "volcano-scheduler",
    program,
    directory: files.directory,
    arguments: [
      "scheduler",
      ...common,
      `--scheduler-conf=${configuration}`,
      "--schedule-period=1s",
      "--cache-dumper=false",
    ],
  });
  supervisor.start({
    name: "volcano-controller-manager",
    program,
    directory: files.directory,
    arguments: ["controller-manager", ...common],
  });
}

/** Makes the queues that every Volcano has; false as long as the webhooks cannot be reached. */
async function makeQueues(api: KubernetesApi): Promise<boolean> {
  try {
    for (const name of ["root", "default"]) {
      const queue = {
        apiVersion: "scheduling.volcano.sh/v1beta1",
        kind: "Queue",
        metadata: { name },
        spec: { weight: 1, reclaimable: name !== "root" },
      };
      await api.create(QUEUES, queue);
    }
    return true;
  } catch (error) {
    if (error instanceof ApiError) {
      return false;
    }
    throw error;
  }
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error(
        `${what}: not after ${READY_MS / 1000} s; the reason is in logs/volcano-*.log of the cluster's folder`,
      );
    }
    await sleep(50);
  }
}
