import type * as k8s from "@pulumi/kubernetes";

/** Address from which every node hands out its metadata, and the credentials of its agency where it has one. */
const METADATA_ADDRESS = "169.254.169.254/32";

/** Where NodeLocal DNSCache listens on each node (kubernetes.io, using NodeLocal DNSCache). */
const NODE_LOCAL_DNS = "169.254.20.10/32";

/** Label that Kubernetes itself puts on each namespace (kubernetes.io, well-known labels). */
const NAMESPACE_NAME = "kubernetes.io/metadata.name";

/** What the pods of a namespace may send and receive, beyond name resolution. */
export interface NamespaceTraffic {
  /** TCP ports on any host outside the cluster's own metadata address. */
  readonly egressPorts: readonly number[];
  /** Whether the pods may talk to each other. */
  readonly internal: boolean;
  /** TCP port on which the pods may be called; none where it is undefined. */
  readonly apiPort: number | undefined;
  /** Namespaces whose pods may call that port. */
  readonly clientNamespaces: readonly string[];
  /** Address ranges that may call that port. */
  readonly clientCidrs: readonly string[];
}

/** A NetworkPolicy by its name. */
export interface NamedPolicy {
  readonly name: string;
  readonly spec: k8s.types.input.networking.v1.NetworkPolicySpec;
}

type Peer = k8s.types.input.networking.v1.NetworkPolicyPeer;

/** All pods of the namespace that the policy is in. */
const EVERY_POD = { podSelector: {} };

function tcp(port: number): k8s.types.input.networking.v1.NetworkPolicyPort {
  return { protocol: "TCP", port };
}

function podsOf(namespaces: readonly string[]): Peer {
  return {
    namespaceSelector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: "In", values: [...namespaces] }] },
  };
}

/** Names are resolved by pods of `kube-system`, or by the node's own cache where that is installed. */
const ALLOW_DNS: NamedPolicy = {
  name: "allow-dns",
  spec: {
    ...EVERY_POD,
    policyTypes: ["Egress"],
    egress: [
      {
        to: [podsOf(["kube-system"]), { ipBlock: { cidr: NODE_LOCAL_DNS } }],
        ports: [{ protocol: "UDP", port: 53 }, tcp(53)],
      },
    ],
  },
};

function outwards(ports: readonly number[]): NamedPolicy {
  return {
    name: "allow-outwards",
    spec: {
      ...EVERY_POD,
      policyTypes: ["Egress"],
      egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: [METADATA_ADDRESS] } }], ports: ports.map(tcp) }],
    },
  };
}

const ALLOW_INTERNAL: NamedPolicy = {
  name: "allow-internal",
  spec: {
    ...EVERY_POD,
    policyTypes: ["Ingress", "Egress"],
    ingress: [{ from: [EVERY_POD] }],
    egress: [{ to: [EVERY_POD] }],
  },
};

function inwards(port: number, clients: readonly Peer[]): NamedPolicy {
  return {
    name: "allow-api",
    spec: { ...EVERY_POD, policyTypes: ["Ingress"], ingress: [{ from: [...clients], ports: [tcp(port)] }] },
  };
}

/**
 * The NetworkPolicies of a namespace: nothing in, nothing out, and one policy for each exception. Policies only ever add, so
 * no exception names the metadata address. Mounts of the share and probes need none: both come from the node.
 */
export function networkPolicies(traffic: NamespaceTraffic): NamedPolicy[] {
  const { egressPorts, internal, apiPort, clientNamespaces, clientCidrs } = traffic;
  const clients = [
    ...(clientNamespaces.length === 0 ? [] : [podsOf(clientNamespaces)]),
    ...clientCidrs.map((cidr) => ({ ipBlock: { cidr } })),
  ];
  return [
    { name: "default-deny", spec: { ...EVERY_POD, policyTypes: ["Ingress", "Egress"] } },
    ALLOW_DNS,
    ...(egressPorts.length === 0 ? [] : [outwards(egressPorts)]),
    ...(internal ? [ALLOW_INTERNAL] : []),
    // An empty list of peers would admit everybody.
    ...(apiPort === undefined || clients.length === 0 ? [] : [inwards(apiPort, clients)]),
  ];
}
