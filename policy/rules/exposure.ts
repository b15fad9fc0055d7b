import { makesPods } from "../pods";
import { at, type Examined, list, type StackRule } from "../rule";

const BUCKET = "huaweicloud:index/obsBucket:ObsBucket";
const BUCKET_POLICY = "huaweicloud:index/obsBucketPolicy:ObsBucketPolicy";
const PUBLIC_ACCESS_BLOCK = "huaweicloud:index/obsBucketBpa:ObsBucketBpa";
const CLUSTER = "huaweicloud:index/cceCluster:CceCluster";
const SECURITY_GROUP_RULE = "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** Label by which Kubernetes enforces a Pod Security level (kubernetes.io, enforce standards with namespace labels). */
const POD_SECURITY = "pod-security.kubernetes.io/enforce";

/** Port of the API server at its public address (huaweicloud.com, cce_faq_00265). */
const API_PORT = "5443";

/** Whether a policy refuses what is not encrypted in transit. One that is not known yet is taken to. */
function refusesPlainHttp(policy: unknown): boolean {
  return typeof policy !== "string" || (policy.includes('"Deny"') && policy.includes("SecureTransport"));
}

/** What is open to the internet unless another resource closes it. */
export const EXPOSURE_RULES: readonly StackRule[] = [
  {
    name: "bucket-closed",
    description:
      "Every bucket refuses plain HTTP and public access (provider documentation, obs_bucket_policy, obs_bucket_bpa).",
    violations: (resources) =>
      resources
        .filter(({ type }) => type === BUCKET)
        .flatMap(({ name, properties }) => {
          const bucket = at(properties, "bucket");
          const about = (type: string) =>
            resources.filter((other) => other.type === type && at(other.properties, "bucket") === bucket);
          const policies = about(BUCKET_POLICY).map((policy) => at(policy.properties, "policy"));
          return [
            ...(policies.some(refusesPlainHttp)
              ? []
              : [
                  `bucket ${name}: got no policy that refuses plain HTTP; use ObsBucket, with tlsOnly as it is by default`,
                ]),
            ...(about(PUBLIC_ACCESS_BLOCK).length > 0
              ? []
              : [`bucket ${name}: got no public access block; use ObsBucket`]),
          ];
        }),
  },
  {
    name: "cluster-endpoint-closed",
    description: "An API server has no public address, or one that only some ranges of the internet may reach.",
    violations: (resources) => {
      const closed = resources.some(
        ({ type, properties }) =>
          type === SECURITY_GROUP_RULE && at(properties, "action") === "deny" && at(properties, "ports") === API_PORT,
      );
      return resources
        .filter(({ type, properties }) => type === CLUSTER && hasAddress(properties) && !closed)
        .map(
          ({ name }) =>
            `cluster ${name}: got a public address that everybody reaches; ` +
            "leave eip out, or use platform.cluster.publicAccess with allowedCidrs",
        );
    },
  },
  {
    name: "workload-in-made-namespace",
    description: "Pods run in a namespace of the same stack, which has its rules.",
    violations: (resources) => {
      const made = namespacesOf(resources).map(({ namespace }) => namespace);
      return resources
        .filter(({ type }) => makesPods(type))
        .flatMap(({ name, properties }) => {
          const namespace = at(properties, "metadata", "namespace");
          if (namespace === undefined || made.includes(namespace)) return [];
          const text = JSON.stringify(namespace);
          return [`workload ${name}: got namespace ${text}; use the namespace of a WorkloadNamespace of this stack`];
        });
    },
  },
  {
    name: "namespace-guarded",
    description: "Every namespace has a Pod Security level, and a NetworkPolicy that denies what no other one allows.",
    violations: (resources) =>
      namespacesOf(resources).flatMap(({ name, namespace, labels }) => [
        ...(at(labels, POD_SECURITY) === undefined
          ? [`namespace ${name}: got no label ${POD_SECURITY}; use WorkloadNamespace`]
          : []),
        ...(["Ingress", "Egress"].every((direction) => deniesByDefault(resources, namespace, direction))
          ? []
          : [`namespace ${name}: got no NetworkPolicy that denies by default, both ways; use WorkloadNamespace`]),
      ]),
  },
];

/** The namespaces that a stack makes. */
function namespacesOf(resources: readonly Examined[]): { name: string; namespace: unknown; labels: unknown }[] {
  return resources
    .filter(({ type }) => type === NAMESPACE)
    .map(({ name, properties }) => ({
      name,
      namespace: at(properties, "metadata", "name"),
      labels: at(properties, "metadata", "labels"),
    }));
}

/** Whether a NetworkPolicy is about all pods of a namespace and this direction, so that what none allows is denied. */
function deniesByDefault(resources: readonly Examined[], namespace: unknown, direction: string): boolean {
  return resources.some(({ type, properties }) => {
    if (type !== NETWORK_POLICY) return false;
    const metadata = at(properties, "metadata");
    const isOfIt = at(metadata, "namespace") === namespace || isNotKnown(metadata, "namespace");
    const selector = Object.keys(at(properties, "spec", "podSelector") ?? {});
    return isOfIt && selector.length === 0 && list(at(properties, "spec", "policyTypes")).includes(direction);
  });
}

/** Whether a member is there, and its value not known yet. */
function isNotKnown(holder: unknown, key: string): boolean {
  return typeof holder === "object" && holder !== null && key in holder && at(holder, key) === undefined;
}

/** Whether a cluster asks for a public address, known already or not. */
function hasAddress(properties: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(properties).includes("eip") && at(properties, "eip") !== "";
}
