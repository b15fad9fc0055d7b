import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { NPU_RESOURCE, typeToken } from "./names";

/** Arguments of VolcanoQueue. */
export interface VolcanoQueueArgs {
  /** Name of the queue, unique in the cluster; `default` and `root` are Volcano's own. Changing it replaces the queue. */
  queueName: string;
  /** Share of the cluster beside the weights of the other queues, 1 to 65535. Defaults to 1. */
  weight?: number;
  /** NPUs that the jobs of the queue take together at most. Defaults to no limit. */
  npus?: number;
  /** CPU cores that they take together at most. Defaults to no limit. */
  cpu?: number;
  /** Memory that they take together at most, in GiB. Defaults to no limit. */
  memoryGiB?: number;
  /** NPUs that no other queue may take, also while this one is idle; at most `npus`. Defaults to none. */
  guaranteedNpus?: number;
  /** Whether other queues get back what this one borrowed beyond its share. Defaults to true. */
  reclaimable?: boolean;
  /**
   * Id of the Volcano add-on of the cluster: the queue is made after it and deleted before it. Defaults to none, for a
   * cluster that has Volcano already.
   */
  addonId?: pulumi.Input<string>;
}

/** Amounts in Kubernetes' names; undefined where there is none. */
function resources(args: VolcanoQueueArgs): Record<string, string> | undefined {
  const limits = {
    ...(args.npus === undefined ? {} : { [NPU_RESOURCE]: String(args.npus) }),
    ...(args.cpu === undefined ? {} : { cpu: String(args.cpu) }),
    ...(args.memoryGiB === undefined ? {} : { memory: `${String(args.memoryGiB)}Gi` }),
  };
  return Object.keys(limits).length === 0 ? undefined : limits;
}

/**
 * A Volcano queue: a share of the cluster that jobs wait for (volcano.sh, queue). `up` waits until it is open, since Volcano
 * refuses jobs of a queue that is not. Every field that Volcano's webhook would fill in is written out.
 *
 * Volcano deletes a queue that is in use: jobs of it that run go on, and those that wait are never scheduled. Give jobs the
 * queue's name as this component's output, and Pulumi deletes them first.
 */
export class VolcanoQueue extends pulumi.ComponentResource {
  /** Name of the queue; known once it is open. */
  public readonly queueName: pulumi.Output<string>;

  constructor(name: string, args: VolcanoQueueArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("VolcanoQueue"), name, args, opts);
    const capability = resources(args);
    const guaranteed = args.guaranteedNpus === undefined ? undefined : { [NPU_RESOURCE]: String(args.guaranteedNpus) };
    const queue = new k8s.apiextensions.CustomResource(
      name,
      {
        apiVersion: "scheduling.volcano.sh/v1beta1",
        kind: "Queue",
        metadata: {
          name: args.queueName,
          annotations: {
            "pulumi.com/waitFor": "jsonpath={.status.state}=Open",
            // Names the add-on that brings the kind, and makes it exist first.
            ...(args.addonId === undefined ? {} : { "ascend-stacks/volcano-addon": args.addonId }),
          },
        },
        spec: {
          weight: args.weight ?? 1,
          reclaimable: args.reclaimable ?? true,
          ...(capability === undefined ? {} : { capability }),
          // Volcano 1.14 refuses a guarantee that is more than what the queue deserves.
          ...(guaranteed === undefined ? {} : { guarantee: { resource: guaranteed }, deserved: guaranteed }),
        },
      },
      { parent: this, deleteBeforeReplace: true, customTimeouts: { create: "5m", update: "5m", delete: "5m" } },
    );
    this.queueName = queue.metadata.name;
    this.registerOutputs({ queueName: this.queueName });
  }
}
