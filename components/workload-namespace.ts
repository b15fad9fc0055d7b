import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Arguments of WorkloadNamespace. */
export interface WorkloadNamespaceArgs {
  /** Name of the namespace. */
  namespaceName: string;
  /**
   * Pod Security level that is enforced: `restricted` where it is enough, `privileged` for pods that mount the NPU driver
   * from the host and use its network, as the manual's training pods do (seed 000, line 29).
   */
  podSecurity: string;
}

/** Namespace for one kind of workload, with its Pod Security level; whatever is less strict than baseline is reported. */
export class WorkloadNamespace extends pulumi.ComponentResource {
  /** Name of the namespace. */
  public readonly namespace: pulumi.Output<string>;

  constructor(name: string, args: WorkloadNamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("WorkloadNamespace"), name, args, opts);
    const reported = args.podSecurity === "privileged" ? "baseline" : args.podSecurity;
    const namespace = new k8s.core.v1.Namespace(
      name,
      {
        metadata: {
          name: args.namespaceName,
          labels: {
            "pod-security.kubernetes.io/enforce": args.podSecurity,
            "pod-security.kubernetes.io/warn": reported,
            "pod-security.kubernetes.io/audit": reported,
          },
        },
      },
      // At this version of the provider a replacement by the same name lands on the old object, which is then deleted.
      { parent: this, deleteBeforeReplace: true },
    );
    this.namespace = namespace.metadata.name;
    this.registerOutputs({ namespace: this.namespace });
  }
}
