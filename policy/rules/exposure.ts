import { at, type StackRule } from "../rule";

const BUCKET = "huaweicloud:index/obsBucket:ObsBucket";
const BUCKET_POLICY = "huaweicloud:index/obsBucketPolicy:ObsBucketPolicy";
const PUBLIC_ACCESS_BLOCK = "huaweicloud:index/obsBucketBpa:ObsBucketBpa";
const CLUSTER = "huaweicloud:index/cceCluster:CceCluster";
const SECURITY_GROUP_RULE = "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule";

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
];

/** Whether a cluster asks for a public address, known already or not. */
function hasAddress(properties: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(properties).includes("eip") && at(properties, "eip") !== "";
}
