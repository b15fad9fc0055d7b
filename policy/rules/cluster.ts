import { at, list, oneOf, type Rule } from "../rule";

const CLUSTER = "huaweicloud:index/cceCluster:CceCluster";
const SECURITY_GROUP_RULE = "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule";
const NODE_POOL = "huaweicloud:index/cceNodePool:CceNodePool";

/** All addresses, of both versions. */
const EVERYBODY = ["0.0.0.0/0", "::/0"];

export const CLUSTER_RULES: readonly Rule[] = [
  {
    name: "cluster-endpoint-verified",
    description:
      "A public address of an API server is among the names of its certificate; otherwise clients cannot tell the cluster from an impostor (huaweicloud.com, usermanual-cce, cce_10_0367).",
    appliesTo: oneOf(CLUSTER),
    violations: ({ properties }) => {
      const address = at(properties, "eip");
      if (typeof address !== "string" || address === "" || list(at(properties, "customSans")).includes(address))
        return [];
      return [
        `eip: got ${JSON.stringify(address)}, which is not among customSans; use platform.cluster.publicAccess, or leave the API server inside the VPC`,
      ];
    },
  },
  {
    name: "cluster-keeps-volumes",
    description:
      "Deleting a cluster deletes no disk, bucket or file system (provider documentation, cce_cluster, delete_all).",
    appliesTo: oneOf(CLUSTER),
    violations: ({ properties }) =>
      ["deleteAll", "deleteObs", "deleteSfs", "deleteEfs", "deleteEvs"].flatMap((key) => {
        const value = at(properties, key);
        if (value === undefined || value === "" || value === "false") return [];
        return [`${key}: got ${JSON.stringify(value)}; leave it out`];
      }),
  },
  {
    name: "no-open-ports",
    description: "No rule of a security group admits all addresses of the internet.",
    appliesTo: oneOf(SECURITY_GROUP_RULE),
    violations: ({ properties }) => {
      const from = at(properties, "remoteIpPrefix");
      if (at(properties, "direction") !== "ingress" || at(properties, "action") === "deny") return [];
      const open = EVERYBODY.includes(String(from)) || (from === undefined && nobodyNamed(properties));
      if (!open) return [];
      return [
        `remoteIpPrefix: got ${JSON.stringify(from ?? "nothing")}; name the ranges that may come in, as 203.0.113.0/24`,
      ];
    },
  },
  {
    name: "nodes-with-key-pair",
    description: "Nodes are logged in to with a key pair, never with a password.",
    appliesTo: oneOf(NODE_POOL),
    violations: ({ properties }) =>
      at(properties, "password") === undefined || at(properties, "password") === ""
        ? []
        : ["password: got one; set publicKey of the node pool in its place"],
  },
];

/** Whether a rule names neither a range nor a group, known already or not, from which its packets come. */
function nobodyNamed(properties: Readonly<Record<string, unknown>>): boolean {
  const known = Object.keys(properties);
  return !["remoteIpPrefix", "remoteGroupId", "remoteAddressGroupId"].some((key) => known.includes(key));
}
