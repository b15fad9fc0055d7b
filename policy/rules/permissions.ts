import { at, list, oneOf, type Rule, texts } from "../rule";

const AGENCY = "huaweicloud:index/identityAgency:IdentityAgency";
const CLOUD_PROVIDER = "pulumi:providers:huaweicloud";
const CLUSTER_ROLE_BINDING = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding";

/** Roles that allow everything, or to allow oneself everything. */
const ALL_POWERFUL = ["Tenant Administrator", "Security Administrator", "Agent Operator", "FullAccess"];

export const PERMISSION_RULES: readonly Rule[] = [
  {
    name: "agency-limited",
    description: "An agency may do what its service needs, and never everything.",
    appliesTo: oneOf(AGENCY),
    violations: ({ properties }) =>
      ["projectRoles", "domainRoles", "allResourcesRoles"].flatMap((key) =>
        texts(at(properties, key), key).flatMap(({ path, text }) =>
          ALL_POWERFUL.includes(text)
            ? [`${path}: got ${JSON.stringify(text)}; name the roles of the services that are used`]
            : [],
        ),
      ),
  },
  {
    name: "no-cluster-administrator",
    description: "No workload of a stack administers the cluster.",
    appliesTo: oneOf(CLUSTER_ROLE_BINDING),
    violations: ({ properties }) =>
      at(properties, "roleRef", "name") === "cluster-admin" && list(at(properties, "subjects")).length > 0
        ? ['roleRef.name: got "cluster-admin"; bind a role with the rights that are needed']
        : [],
  },
  {
    name: "provider-verifies-servers",
    description: "The provider verifies the certificates of the services that it sends the account's keys to.",
    appliesTo: oneOf(CLOUD_PROVIDER),
    // Inputs of a provider are JSON texts.
    violations: ({ properties }) =>
      String(at(properties, "insecure")) === "true" ? ["insecure: got true; leave it out"] : [],
  },
];
