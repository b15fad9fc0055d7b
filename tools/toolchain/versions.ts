/**
 * The versions that belong together. A change here changes the key of every program it is stamped into; the versions of
 * what is built from Go modules stand in the go.mod files under tools/go too, which decide.
 */
export const VERSIONS = {
  /** Pulumi CLI, github.com/pulumi/pulumi/pkg/v3, and npm's @pulumi/pulumi. */
  pulumi: "3.259.0",
  /** Pulumi's Kubernetes provider; npm's @pulumi/kubernetes must have the same. */
  kubernetesProvider: "4.25.0",
  /** Plugin terraform-provider, which runs any Terraform provider: pulumi-terraform-bridge/v3/dynamic at v3.136.0. */
  terraformProvider: "1.1.3",
  /** Terraform provider huaweicloud/huaweicloud. */
  huaweicloud: "1.95.0",
  /** npm's @pulumi/command and its plugin. */
  command: "1.2.1",
  /** Kubernetes: API server, controller manager and scheduler. */
  kubernetes: "1.34.1",
  /** Volcano. */
  volcano: "1.14.1",
  /** kwok, which simulates nodes and pods. */
  kwok: "0.8.0",
} as const;
