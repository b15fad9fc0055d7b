import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { contentHash } from "./content-hash";
import { serviceWatch } from "./service-watch-command";
import { startSeconds, vllmPodSpec } from "./vllm-pod";
import type { VllmServiceArgs } from "./vllm-service-args";

/** Label that Kubernetes puts on the pods of a StatefulSet: their number (kubernetes.io, well-known labels). */
export const HEAD_LABEL: Record<string, string> = { "apps.kubernetes.io/pod-index": "0" };

/** Seconds for nodes and images, beyond the time that a pod may take. */
const SCHEDULING_SECONDS = 600;

/** What the groups of a service have in common. */
export interface ReplicaGroups {
  args: VllmServiceArgs;
  labels: Record<string, string>;
  annotations: Record<string, pulumi.Input<string>>;
}

/**
 * Replicas of several nodes: each a StatefulSet, whose pods have stable names and start again for as long as it exists, with a
 * PodGroup, so that Volcano binds all of its pods or none. A changed pod is another StatefulSet under another name, because the
 * nodes of a replica can only change together. A single replica gets its successor before it ends, where the pool has room for
 * both; several are replaced one after the other.
 *
 * @returns what is ready last
 */
export function replicaGroups(
  name: string,
  { args, labels, annotations }: ReplicaGroups,
  parent: pulumi.ComponentResource,
): pulumi.Resource {
  const nodes = args.nodesPerReplica ?? 1;
  const groupService = `${args.serviceName}-nodes`;
  const fixed: pulumi.CustomResourceOptions = { parent, deleteBeforeReplace: true };
  const headless = new k8s.core.v1.Service(
    `${name}-nodes`,
    {
      metadata: { name: groupService, namespace: args.namespace, labels },
      // The nodes of a replica find each other before any of them is ready.
      spec: {
        clusterIP: "None",
        publishNotReadyAddresses: true,
        selector: labels,
        ports: [{ name: "ray", port: 6379 }],
      },
    },
    fixed,
  );
  const deleteBeforeReplace = args.replicas > 1 || args.surge === false;
  let before: pulumi.Resource = headless;
  for (let index = 0; index < args.replicas; index++) {
    const template = vllmPodSpec(args, { headAddress: "", nodes });
    const groupName = pulumi.interpolate`${args.serviceName}-${index}-${contentHash(template, annotations)}`;
    const options: pulumi.CustomResourceOptions = { parent, deleteBeforeReplace, dependsOn: [before] };
    const podGroup = new k8s.apiextensions.CustomResource(
      `${name}-${String(index)}`,
      {
        apiVersion: "scheduling.volcano.sh/v1beta1",
        kind: "PodGroup",
        metadata: { name: groupName, namespace: args.namespace, labels },
        spec: {
          minMember: nodes,
          queue: args.queue ?? "default",
          ...(args.priorityClassName === undefined ? {} : { priorityClassName: args.priorityClassName }),
        },
      },
      options,
    );
    const set = new k8s.apps.v1.StatefulSet(
      `${name}-${String(index)}`,
      {
        metadata: {
          name: groupName,
          namespace: args.namespace,
          labels,
          // What waits instead says why it waits.
          annotations: { "pulumi.com/skipAwait": "true" },
        },
        spec: {
          replicas: nodes,
          serviceName: headless.metadata.name,
          podManagementPolicy: "Parallel",
          selector: { matchLabels: { ...labels, "ascend-stacks/replica": groupName } },
          template: {
            metadata: {
              labels: { ...labels, "ascend-stacks/replica": groupName },
              annotations: { ...annotations, "scheduling.k8s.io/group-name": podGroup.metadata.name },
            },
            spec: vllmPodSpec(args, {
              headAddress: pulumi.interpolate`${groupName}-0.${groupService}`,
              nodes,
            }),
          },
        },
      },
      { ...options, dependsOn: [before, podGroup] },
    );
    before = serviceWatch(
      `${name}-${String(index)}`,
      {
        kind: "StatefulSet",
        workloads: [set.metadata.name],
        namespace: set.metadata.namespace,
        selector: pulumi.interpolate`ascend-stacks/replica=${groupName}`,
        ...(args.kubeconfig === undefined ? {} : { kubeconfig: args.kubeconfig }),
        timeLimitSeconds: startSeconds(args) + SCHEDULING_SECONDS,
        version: groupName,
      },
      { parent, dependsOn: [set] },
    );
  }
  return before;
}
