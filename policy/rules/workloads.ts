import { at, list, type Properties, type Rule } from "../rule";

/** Namespaces of Kubernetes itself, and the one that nothing is meant for. */
const RESERVED_NAMESPACES = ["default", "kube-system", "kube-public", "kube-node-lease"];

/** Where the pod template is in each kind that makes pods. */
const POD_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  "kubernetes:core/v1:Pod": [],
  "kubernetes:apps/v1:Deployment": ["spec", "template"],
  "kubernetes:apps/v1:DaemonSet": ["spec", "template"],
  "kubernetes:apps/v1:StatefulSet": ["spec", "template"],
  "kubernetes:batch/v1:Job": ["spec", "template"],
  "kubernetes:batch/v1:CronJob": ["spec", "jobTemplate", "spec", "template"],
};
const VOLCANO_JOB = "kubernetes:batch.volcano.sh/v1alpha1:Job";

const NPU = "huawei.com/ascend-1980";

function makesPods(type: string): boolean {
  return type in POD_TEMPLATES || type === VOLCANO_JOB;
}

/** The pod specifications of an object, each with its path. */
function podsOf(type: string, properties: Properties): { path: string; spec: unknown }[] {
  if (type === VOLCANO_JOB) {
    return list(at(properties, "spec", "tasks")).map((task, index) => ({
      path: `spec.tasks[${index}].template.spec`,
      spec: at(task, "template", "spec"),
    }));
  }
  const path = [...(POD_TEMPLATES[type] ?? []), "spec"];
  return [{ path: path.join("."), spec: at(properties, ...path) }];
}

/** The containers of an object, each with its path. */
function containersOf(type: string, properties: Properties): { path: string; container: unknown }[] {
  return podsOf(type, properties).flatMap(({ path, spec }) =>
    ["initContainers", "containers"].flatMap((key) =>
      list(at(spec, key)).map((container, index) => ({ path: `${path}.${key}[${index}]`, container })),
    ),
  );
}

/** Whether an image says which content it is: by a digest, or by a tag that is not a moving one. */
export function isPinned(image: string): boolean {
  if (image.includes("@sha256:")) return true;
  const tag = image.slice(image.lastIndexOf("/") + 1).split(":")[1];
  return tag !== undefined && tag !== "" && !/^(latest|main|master|dev|nightly|stable)$/.test(tag);
}

/** Texts that are credentials wherever they stand: private keys, kubeconfigs, tokens, long-lived access keys. */
const CREDENTIALS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: "a client key of a kubeconfig", pattern: /client-key-data/ },
  { what: "a token of Hugging Face", pattern: /\bhf_[A-Za-z0-9]{30,}\b/ },
  { what: "a bearer token", pattern: /\bBearer [A-Za-z0-9._-]{20,}/ },
  {
    what: "a value for a key that names a secret",
    pattern: /\b(secret[_-]?(access[_-]?)?key|password|passwd|api[_-]?key|token)\s*[=:]\s*["']?[A-Za-z0-9+/_-]{8,}/i,
  },
];

/** Names of variables whose values are credentials. */
const CREDENTIAL_NAME = /(SECRET|PASSWORD|PASSWD|TOKEN|API_KEY|ACCESS_KEY)(_ID)?$/;

/** Every text in a value with its path. */
function texts(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => texts(item, path === "" ? key : `${path}.${key}`));
}

export const WORKLOAD_RULES: readonly Rule[] = [
  {
    name: "image-pinned",
    description:
      "An image is named by its digest or by a tag that does not move, so that the same stack runs the same program.",
    appliesTo: makesPods,
    violations: ({ type, properties }) =>
      containersOf(type, properties).flatMap(({ path, container }) => {
        const image = at(container, "image");
        if (typeof image !== "string" || isPinned(image)) return [];
        return [`${path}.image: got ${JSON.stringify(image)}; use a digest, or the tag of a release`];
      }),
  },
  {
    name: "workload-in-its-namespace",
    description: "Pods run in a namespace that was made for them, with its policies and quotas.",
    appliesTo: makesPods,
    violations: ({ properties }) => {
      const namespace = at(properties, "metadata", "namespace");
      if (typeof namespace === "string" && !RESERVED_NAMESPACES.includes(namespace)) return [];
      // A namespace that the engine does not know yet is one that this program makes.
      const metadata = at(properties, "metadata");
      if (namespace === undefined && typeof metadata === "object" && !Object.keys(metadata ?? {}).includes("name"))
        return [];
      return [
        `metadata.namespace: got ${JSON.stringify(namespace ?? "nothing")}; use the namespace of a WorkloadNamespace`,
      ];
    },
  },
  {
    name: "host-access-for-npus-only",
    description:
      "Only pods with NPUs use the node's network or its folders, which hold the NPU driver (seed 000, line 29).",
    appliesTo: makesPods,
    violations: ({ type, properties }) =>
      podsOf(type, properties).flatMap(({ path, spec }) => {
        const withNpus = list(at(spec, "containers")).some(
          (container) => at(container, "resources", "limits", NPU) !== undefined,
        );
        if (withNpus) return [];
        const folders = list(at(spec, "volumes")).flatMap((volume, index) =>
          at(volume, "hostPath") === undefined
            ? []
            : [`${path}.volumes[${index}].hostPath: got a folder of the node; use a claim`],
        );
        return at(spec, "hostNetwork") === true
          ? [`${path}.hostNetwork: got true; leave it out, the pod has no NPU`, ...folders]
          : folders;
      }),
  },
  {
    name: "no-privileged-container",
    description: "No container is privileged or may gain privileges.",
    appliesTo: makesPods,
    violations: ({ type, properties }) =>
      containersOf(type, properties).flatMap(({ path, container }) =>
        at(container, "securityContext", "privileged") === true
          ? [`${path}.securityContext.privileged: got true; leave it out`]
          : at(container, "securityContext", "allowPrivilegeEscalation") === false
            ? []
            : [
                `${path}.securityContext.allowPrivilegeEscalation: got ${JSON.stringify(at(container, "securityContext", "allowPrivilegeEscalation") ?? "nothing")}; set false`,
              ],
      ),
  },
  {
    name: "container-limited",
    description:
      "Every container has limits, and asks for as many NPUs as its limit, which Kubernetes demands of such resources.",
    appliesTo: makesPods,
    violations: ({ type, properties }) =>
      containersOf(type, properties).flatMap(({ path, container }) => {
        const limits = at(container, "resources", "limits");
        const missing = ["cpu", "memory"].filter((key) => at(limits, key) === undefined);
        const [asked, limit] = ["requests", "limits"].map((key) => at(container, "resources", key, NPU));
        return [
          ...(missing.length === 0 ? [] : [`${path}.resources.limits: got no ${missing.join(" and no ")}; set both`]),
          ...(asked === limit
            ? []
            : [
                `${path}.resources: got ${String(asked)} NPUs asked for and a limit of ${String(limit)}; use the same number`,
              ]),
        ];
      }),
  },
  {
    name: "no-token-mounted",
    description: "A pod gets no token of its service account: no workload of a stack asks the API server for anything.",
    appliesTo: makesPods,
    violations: ({ type, properties }) =>
      podsOf(type, properties).flatMap(({ path, spec }) =>
        at(spec, "automountServiceAccountToken") === false
          ? []
          : [
              `${path}.automountServiceAccountToken: got ${JSON.stringify(at(spec, "automountServiceAccountToken") ?? "nothing")}; set false`,
            ],
      ),
  },
  {
    name: "no-plain-secret",
    description:
      "Credentials stand in Secrets, and reach containers from there; not in ConfigMaps, variables, arguments or annotations.",
    appliesTo: (type) => makesPods(type) || type === "kubernetes:core/v1:ConfigMap",
    violations: ({ type, properties }) => {
      const named = containersOf(type, properties).flatMap(({ path, container }) =>
        list(at(container, "env")).flatMap((variable, index) => {
          const name = String(at(variable, "name"));
          const value = at(variable, "value");
          if (!CREDENTIAL_NAME.test(name) || typeof value !== "string" || value === "") return [];
          return [`${path}.env[${index}]: got a value for ${name}; take it from a Secret (valueFrom.secretKeyRef)`];
        }),
      );
      const written = texts(properties, "").flatMap(({ path, text }) =>
        CREDENTIALS.filter(({ pattern }) => pattern.test(text)).map(
          ({ what }) => `${path}: got ${what}; put it into a Secret`,
        ),
      );
      return [...named, ...written];
    },
  },
];
