// Command pulumi-resource-kubernetes is Pulumi's Kubernetes provider, built from its released module.
package main

import (
	_ "embed"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version"
)

// The package schema of the module with the provider's version in it. The build puts the file here
// (tools/toolchain/kubernetes-schema.ts); it is not kept in the repository.
//
//go:embed schema.json
var schema []byte

func main() {
	// The mapping from Terraform's Kubernetes provider is for `pulumi convert` only.
	provider.Serve("kubernetes", version.Version, schema, []byte("{}"))
}
