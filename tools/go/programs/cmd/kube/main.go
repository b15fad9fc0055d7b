// Command kube is etcd and the Kubernetes control plane in one program. The first argument names the component to run;
// the others are that component's own flags. Every component is a process of its own: two in one process would share
// Kubernetes' global registries.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

const usage = "usage: kube etcd | kube-apiserver | kube-controller-manager | kube-scheduler [flags]"

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
	component, flags := os.Args[1], os.Args[2:]
	switch component {
	case "etcd":
		// etcd parses os.Args with a flag set of its own.
		os.Args = append([]string{"etcd"}, flags...)
		etcdmain.Main(os.Args)
	case "kube-apiserver":
		run(apiserver.NewAPIServerCommand(), flags)
	case "kube-controller-manager":
		run(controllermanager.NewControllerManagerCommand(), flags)
	case "kube-scheduler":
		run(scheduler.NewSchedulerCommand(), flags)
	default:
		fmt.Fprintf(os.Stderr, "kube: got component %q; %s\n", component, usage)
		os.Exit(2)
	}
}

func run(command *cobra.Command, flags []string) {
	command.SetArgs(flags)
	os.Exit(cli.Run(command))
}
