import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { SharedVolume, WorkloadNamespace } from "../components";

/** A namespace with a claim of the share in it: where the workloads of one kind run. */
export interface Workspace {
  readonly namespace: pulumi.Output<string>;
  readonly claimName: pulumi.Output<string>;
  readonly serviceAccountName: pulumi.Output<string>;
  /** The namespace with its policies and quotas: workloads come after it. */
  readonly rules: WorkloadNamespace;
}

/** The workspaces of an environment. */
export interface Workspaces {
  /** Uploads, downloads and checks. */
  readonly data: Workspace;
  readonly training: Workspace;
  readonly serving: Workspace;
}

/** What the workspaces of an environment have in common. */
export interface WorkspaceSettings {
  /** Prefix of names of cluster-wide objects. */
  readonly name: string;
  /** Prefix of the namespaces. */
  readonly namespace: string;
  readonly shareId: pulumi.Input<string>;
  readonly exportLocation: pulumi.Input<string>;
  readonly sizeGiB: pulumi.Input<number>;
  /** Content of a `.dockerconfigjson`. */
  readonly imagePullSecret: pulumi.Input<string> | undefined;
  readonly kubernetes: k8s.Provider;
  /** Whether Pulumi refuses to delete the volumes. */
  readonly protect: boolean;
  /** Ranges of addresses outside the cluster that may call the services. */
  readonly servingClientCidrs: readonly string[];
  /** Deleted after the namespaces: a pod whose node is gone is never seen to end. */
  readonly after: pulumi.Resource[];
}

/** Port of vLLM's API in its pods. */
const VLLM_PORT = 8080;

/** Makes the namespaces of uploads, training and serving, each with a claim of the share. */
export function deployWorkspaces(settings: WorkspaceSettings): Workspaces {
  return {
    data: deployWorkspace(settings, "data", { podSecurity: "restricted" }),
    // Ranks of a run find each other by any port.
    training: deployWorkspace(settings, "train", { podSecurity: "privileged", internalTraffic: true }),
    serving: deployWorkspace(settings, "serve", {
      podSecurity: "privileged",
      // Tensor parallel workers of a service talk to each other.
      internalTraffic: true,
      apiPort: VLLM_PORT,
      clientNamespaces: ["monitoring", `${settings.namespace}-data`],
      clientCidrs: [...settings.servingClientCidrs],
    }),
  };
}

function deployWorkspace(
  settings: WorkspaceSettings,
  kind: string,
  rules: {
    podSecurity: string;
    internalTraffic?: boolean;
    apiPort?: number;
    clientNamespaces?: string[];
    clientCidrs?: string[];
  },
): Workspace {
  const { kubernetes, name, imagePullSecret } = settings;
  const created = new WorkloadNamespace(
    kind,
    { namespaceName: `${settings.namespace}-${kind}`, ...rules, ...(imagePullSecret && { imagePullSecret }) },
    { providers: [kubernetes], dependsOn: settings.after },
  );
  const { claimName } = new SharedVolume(
    `${kind}-share`,
    {
      volumeName: `${name}-share-${kind}`,
      claimName: "share",
      namespace: created.namespace,
      shareId: settings.shareId,
      exportLocation: settings.exportLocation,
      sizeGiB: settings.sizeGiB,
    },
    { providers: [kubernetes], protect: settings.protect },
  );
  return {
    namespace: created.namespace,
    claimName,
    serviceAccountName: created.serviceAccountName,
    rules: created,
  };
}
