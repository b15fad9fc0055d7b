import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { NPU_RESOURCE, typeToken } from "./names";
import { networkPolicies } from "./network-policies";
import { DEFAULT_PULL_SECRET } from "./pod-identity";

/** Service account of the workloads in their namespace. */
const SERVICE_ACCOUNT = "workload";

/** Secret with logins of registries other than the account's own. */
const REGISTRY_LOGINS = "registry-logins";

/** What a container gets that says nothing itself: a quota on CPU or memory refuses pods that ask for neither. */
const CONTAINER_DEFAULTS = { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "1Gi" } };

/** Upper bounds of what the pods of a namespace ask for together. What is left out has no bound. */
export interface NamespaceQuota {
  /** NPUs. */
  npus?: number;
  /** CPU cores. */
  cpu?: number;
  /** Memory in GiB. */
  memoryGiB?: number;
  /** Pods that have not ended. */
  pods?: number;
  /** PersistentVolumeClaims. */
  claims?: number;
}

/** Arguments of WorkloadNamespace. */
export interface WorkloadNamespaceArgs {
  /** Name of the namespace. Changing it replaces the namespace with all that is in it. */
  namespaceName: string;
  /**
   * Pod Security level that is enforced: `restricted` where it is enough, `privileged` for pods that mount the NPU driver
   * from the host and use its network, as the manual's training pods do (seed 000, line 29).
   */
  podSecurity: string;
  /**
   * Kubernetes version whose rules of that level are meant, for example `v1.31`. Defaults to `latest`: an upgrade of the
   * cluster may then refuse pods that were accepted before it.
   */
  podSecurityVersion?: string;
  /** Whether the pods may talk to each other, as the nodes of a training run do. Defaults to false. */
  internalTraffic?: boolean;
  /** TCP ports that the pods may reach anywhere but at the metadata address. Defaults to 443: registries, OBS, model hubs. */
  egressPorts?: number[];
  /** TCP port on which the pods may be called. Defaults to none; needs `clientNamespaces` or `clientCidrs`. */
  apiPort?: number;
  /** Namespaces whose pods may call the port: those of gateways, and `monitoring` for metrics. Defaults to none. */
  clientNamespaces?: string[];
  /** Address ranges that may call the port, for example those of load balancers. Defaults to none. */
  clientCidrs?: string[];
  /** Bounds of the whole namespace. Defaults to none: a queue shares NPUs out, a quota refuses. */
  quota?: NamespaceQuota;
  /**
   * Content of a `.dockerconfigjson` with logins of registries other than the account's own SWR, as `docker login` writes it;
   * a secret. Defaults to none: CCE's `default-secret` is enough for the account's own images.
   */
  imagePullSecret?: pulumi.Input<string>;
}

/** The quota in Kubernetes' names; undefined where nothing is bounded. */
function hardLimits(quota: NamespaceQuota): Record<string, string> | undefined {
  const limits: [string, number | undefined, string][] = [
    [`requests.${NPU_RESOURCE}`, quota.npus, ""],
    ["requests.cpu", quota.cpu, ""],
    ["requests.memory", quota.memoryGiB, "Gi"],
    ["pods", quota.pods, ""],
    ["persistentvolumeclaims", quota.claims, ""],
  ];
  const given = limits.filter(([, amount]) => amount !== undefined);
  return given.length === 0
    ? undefined
    : Object.fromEntries(given.map(([key, amount, unit]) => [key, `${String(amount)}${unit}`]));
}

/** The labels of Pod Security admission: what is enforced, and what is reported where that is less strict than baseline. */
function podSecurityLabels(level: string, version: string): Record<string, string> {
  const reported = level === "privileged" ? "baseline" : level;
  const modes = { enforce: level, warn: reported, audit: reported };
  return Object.fromEntries(
    Object.entries(modes).flatMap(([mode, value]) => [
      [`pod-security.kubernetes.io/${mode}`, value],
      [`pod-security.kubernetes.io/${mode}-version`, version],
    ]),
  );
}

/**
 * Namespace for one kind of workload: its Pod Security level, a service account without rights and without a token, a quota,
 * defaults for containers that ask for nothing, and NetworkPolicies that deny whatever the arguments do not allow. Pass the
 * component in `dependsOn` of the workloads, so that none starts before the policies.
 *
 * What NetworkPolicies do not do:
 * - they do not bind pods on the host's network, which the manual's training pods are (seed 000, line 29). Such pods reach
 *   whatever their node reaches, the metadata address included. No rule on the node can tell them from the node's own
 *   programs, which run as root too and need that address, so none is installed: give the nodes no agency, and the address
 *   hands out no credentials (huaweicloud.com, bestpractice-cce, cce_bestpractice_0318).
 * - CCE enforces them in container tunnel networks and with DataPlane V2, not in plain VPC networks (huaweicloud.com,
 *   usermanual-cce, cce_10_0059).
 *
 * The account `default`, which Kubernetes makes, stays Kubernetes' own: one field of it is set by server-side apply and given
 * back when the component is deleted, so a pod that names no account gets no token either.
 */
export class WorkloadNamespace extends pulumi.ComponentResource {
  /** Name of the namespace. */
  public readonly namespace: pulumi.Output<string>;
  /** Service account of its workloads. It has no rights in the cluster; it names the Secrets that images are pulled with. */
  public readonly serviceAccountName: pulumi.Output<string>;

  constructor(name: string, args: WorkloadNamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("WorkloadNamespace"), name, args, opts);
    // At this version of the provider a replacement by the same name lands on the old object, which is then deleted.
    const options: pulumi.CustomResourceOptions = { parent: this, deleteBeforeReplace: true };
    const created = new k8s.core.v1.Namespace(
      name,
      {
        metadata: {
          name: args.namespaceName,
          labels: podSecurityLabels(args.podSecurity, args.podSecurityVersion ?? "latest"),
        },
      },
      options,
    );
    const namespace = created.metadata.name;
    const policies = networkPolicies({
      egressPorts: args.egressPorts ?? [443],
      internal: args.internalTraffic ?? false,
      apiPort: args.apiPort,
      clientNamespaces: args.clientNamespaces ?? [],
      clientCidrs: args.clientCidrs ?? [],
    });
    for (const policy of policies) {
      new k8s.networking.v1.NetworkPolicy(
        `${name}-${policy.name}`,
        { metadata: { name: policy.name, namespace }, spec: policy.spec },
        options,
      );
    }
    new k8s.core.v1.LimitRange(
      name,
      {
        metadata: { name: "containers", namespace },
        spec: {
          limits: [
            { type: "Container", defaultRequest: CONTAINER_DEFAULTS.requests, default: CONTAINER_DEFAULTS.limits },
          ],
        },
      },
      options,
    );
    const hard = hardLimits(args.quota ?? {});
    if (hard !== undefined) {
      new k8s.core.v1.ResourceQuota(name, { metadata: { name: "workloads", namespace }, spec: { hard } }, options);
    }
    const pullSecrets = [DEFAULT_PULL_SECRET, ...(args.imagePullSecret === undefined ? [] : [REGISTRY_LOGINS])];
    if (args.imagePullSecret !== undefined) {
      new k8s.core.v1.Secret(
        `${name}-${REGISTRY_LOGINS}`,
        {
          metadata: { name: REGISTRY_LOGINS, namespace },
          type: "kubernetes.io/dockerconfigjson",
          data: { ".dockerconfigjson": base64(args.imagePullSecret) },
        },
        options,
      );
    }
    const account = new k8s.core.v1.ServiceAccount(
      name,
      {
        metadata: { name: SERVICE_ACCOUNT, namespace },
        automountServiceAccountToken: false,
        imagePullSecrets: pullSecrets.map((secret) => ({ name: secret })),
      },
      options,
    );
    new k8s.core.v1.ServiceAccountPatch(
      `${name}-default`,
      { metadata: { name: "default", namespace }, automountServiceAccountToken: false },
      options,
    );
    this.namespace = namespace;
    this.serviceAccountName = account.metadata.name;
    this.registerOutputs({ namespace: this.namespace, serviceAccountName: this.serviceAccountName });
  }
}

/** A secret text in base64, still a secret. */
function base64(text: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.secret(text).apply((value) => Buffer.from(value, "utf8").toString("base64"));
}
