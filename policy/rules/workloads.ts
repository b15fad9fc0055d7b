import { containersOf, makesPods, podsOf } from "../pods";
import { at, list, type Rule } from "../rule";

/** Namespaces of Kubernetes itself, and the one that nothing is meant for. */
const RESERVED_NAMESPACES = ["default", "kube-system", "kube-public", "kube-node-lease"];

const NPU = "huawei.com/ascend-1980";

/** Whether an image says which content it is: by a digest, or by a tag that is not a moving one. */
export function isPinned(image: string): boolean {
  if (image.includes("@sha256:")) return true;
  const tag = image.slice(image.lastIndexOf("/") + 1).split(":")[1];
  return tag !== undefined && tag !== "" && !/^(latest|main|master|dev|nightly|stable)$/.test(tag);
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
];
