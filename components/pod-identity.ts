import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** Secret with which pods pull images from the account's own SWR; CCE puts it into every namespace (cce_10_0388). */
export const DEFAULT_PULL_SECRET = "default-secret";

/**
 * Who a pod is in the cluster: its service account, of which no token is mounted. The account also names the Secrets that
 * images are pulled with: Kubernetes takes them from it only where the pod names none itself (kubernetes.io, configure
 * service accounts). Without an account the pod runs as the namespace's `default` and names CCE's Secret.
 */
export function podIdentity(serviceAccountName?: pulumi.Input<string>): Partial<k8s.types.input.core.v1.PodSpec> {
  return {
    automountServiceAccountToken: false,
    ...(serviceAccountName === undefined
      ? { imagePullSecrets: [{ name: DEFAULT_PULL_SECRET }] }
      : { serviceAccountName }),
  };
}
