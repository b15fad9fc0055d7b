import { VERSIONS } from "./versions";

/** A Go program of the tool chain. */
export interface GoProgram {
  /** Name of the program's file in the tool chain. */
  name: string;
  /** What to build: an import path, or `./` and a folder of the module under tools/go. */
  package: string;
  /** Name that `go build` gives the program: the last part of the package's path. */
  builtAs: string;
}

/** A Go module under tools/go, and the programs built from it with one `go build`. */
export interface GoModule {
  /** Folder under tools/go. */
  folder: string;
  /** What is shown while it is built. */
  title: string;
  /** Size of its compiled packages in Go's build cache, of a build from nothing. */
  compiledGB: number;
  /** Values that the linker writes into the programs: variable to value. */
  stamps: Record<string, string>;
  programs: GoProgram[];
}

const PROTOBUF_CONFLICTS = {
  // Several of the modules register the same protobuf files; without this the programs end at start.
  "google.golang.org/protobuf/reflect/protoregistry.conflictPolicy": "ignore",
};
const [KUBERNETES_MAJOR = "", KUBERNETES_MINOR = ""] = VERSIONS.kubernetes.split(".");

/** Everything that is built, in the order in which it is built. */
export const GO_MODULES: readonly GoModule[] = [
  {
    folder: "programs",
    title: "Pulumi, Huawei Cloud provider, Kubernetes, Volcano",
    compiledGB: 6,
    stamps: {
      ...PROTOBUF_CONFLICTS,
      "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": `v${VERSIONS.pulumi}`,
      "github.com/pulumi/pulumi-terraform-bridge/v3/dynamic/version.version": `v${VERSIONS.terraformProvider}`,
      "github.com/huaweicloud/terraform-provider-huaweicloud/huaweicloud.Version": VERSIONS.huaweicloud,
      "k8s.io/component-base/version.gitVersion": `v${VERSIONS.kubernetes}`,
      "k8s.io/component-base/version.gitMajor": KUBERNETES_MAJOR,
      "k8s.io/component-base/version.gitMinor": KUBERNETES_MINOR,
      "k8s.io/component-base/version.gitCommit": "0",
      "k8s.io/component-base/version.gitTreeState": "clean",
      "k8s.io/component-base/version.buildDate": "1970-01-01T00:00:00Z",
    },
    programs: [
      { name: "pulumi", package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", builtAs: "pulumi" },
      {
        name: "pulumi-resource-terraform-provider",
        package: "github.com/pulumi/pulumi-terraform-bridge/v3/dynamic",
        builtAs: "dynamic",
      },
      {
        name: "terraform-provider-huaweicloud",
        package: "github.com/huaweicloud/terraform-provider-huaweicloud",
        builtAs: "terraform-provider-huaweicloud",
      },
      { name: "sdk-generator", package: "./cmd/sdk-generator", builtAs: "sdk-generator" },
      { name: "kube", package: "./cmd/kube", builtAs: "kube" },
      { name: "volcano", package: "./cmd/volcano", builtAs: "volcano" },
    ],
  },
  {
    folder: "kubernetes-provider",
    title: "Pulumi's Kubernetes provider",
    compiledGB: 2,
    stamps: {
      ...PROTOBUF_CONFLICTS,
      "github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version.Version": `v${VERSIONS.kubernetesProvider}`,
    },
    programs: [{ name: "pulumi-resource-kubernetes", package: ".", builtAs: "kubernetes-provider" }],
  },
  {
    folder: "kwok",
    title: "kwok",
    compiledGB: 1,
    stamps: {},
    programs: [{ name: "kwok", package: "sigs.k8s.io/kwok/cmd/kwok", builtAs: "kwok" }],
  },
];
