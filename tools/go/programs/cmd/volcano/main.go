// Command volcano is the scheduler, the controller manager and the webhook manager of Volcano in one program, with the
// job plugin configmap1980 that CCE's build of Volcano has and the upstream one has not. The first argument names the
// component to run; the others are that component's own flags.
package main

import (
	"fmt"
	"os"
	"sort"

	"github.com/spf13/pflag"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	cliflag "k8s.io/component-base/cli/flag"
	componentconfig "k8s.io/component-base/config/options"
	"k8s.io/klog/v2"

	controllers "volcano.sh/volcano/cmd/controller-manager/app"
	controllersoptions "volcano.sh/volcano/cmd/controller-manager/app/options"
	scheduler "volcano.sh/volcano/cmd/scheduler/app"
	scheduleroptions "volcano.sh/volcano/cmd/scheduler/app/options"
	webhooks "volcano.sh/volcano/cmd/webhook-manager/app"
	webhooksoptions "volcano.sh/volcano/cmd/webhook-manager/app/options"
	"volcano.sh/volcano/pkg/controllers/framework"
	"volcano.sh/volcano/pkg/controllers/job/plugins"
	"volcano.sh/volcano/pkg/util"

	"example.invalid/tools/cmd/volcano/configmap1980"

	// What the scheduler can do.
	_ "volcano.sh/volcano/pkg/scheduler/actions"
	_ "volcano.sh/volcano/pkg/scheduler/plugins"
	_ "volcano.sh/volcano/pkg/scheduler/util/assert"

	// The controllers of the controller manager.
	_ "volcano.sh/volcano/pkg/controllers/cronjob"
	_ "volcano.sh/volcano/pkg/controllers/garbagecollector"
	_ "volcano.sh/volcano/pkg/controllers/hypernode"
	_ "volcano.sh/volcano/pkg/controllers/job"
	_ "volcano.sh/volcano/pkg/controllers/jobflow"
	_ "volcano.sh/volcano/pkg/controllers/jobtemplate"
	_ "volcano.sh/volcano/pkg/controllers/podgroup"
	_ "volcano.sh/volcano/pkg/controllers/queue"

	// The admission paths of the webhook manager.
	_ "volcano.sh/volcano/pkg/webhooks/admission/cronjobs/validate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/hypernodes/validate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/jobflows/validate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/jobs/mutate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/jobs/validate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/podgroups/mutate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/podgroups/validate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/pods/mutate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/pods/validate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/queues/mutate"
	_ "volcano.sh/volcano/pkg/webhooks/admission/queues/validate"
)

const usage = "usage: volcano scheduler | controller-manager | webhook-manager [flags]"

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
	component := os.Args[1]
	// Volcano's options are read from the command line by package pflag, which knows nothing of the component's name.
	os.Args = append(os.Args[:1:1], os.Args[2:]...)
	klog.InitFlags(nil)
	// Both the controller, which runs the plugin, and the webhook, which refuses jobs with unknown plugins, look here.
	plugins.RegisterPluginBuilder(configmap1980.Name, configmap1980.New)

	var err error
	switch component {
	case "scheduler":
		err = runScheduler()
	case "controller-manager":
		err = runControllerManager()
	case "webhook-manager":
		err = runWebhookManager()
	default:
		err = fmt.Errorf("got component %q; %s", component, usage)
	}
	klog.Flush()
	if err != nil {
		fmt.Fprintf(os.Stderr, "volcano: %v\n", err)
		os.Exit(1)
	}
}

func runScheduler() error {
	options := scheduleroptions.NewServerOption()
	options.AddFlags(pflag.CommandLine)
	utilfeature.DefaultMutableFeatureGate.AddFlag(pflag.CommandLine)
	util.LeaderElectionDefault(&options.LeaderElection)
	options.LeaderElection.ResourceName = util.GenerateComponentName(options.SchedulerNames)
	componentconfig.BindLeaderElectionFlags(&options.LeaderElection, pflag.CommandLine)
	options.RegisterOptions()
	cliflag.InitFlags()
	if err := options.CheckOptionOrDie(); err != nil {
		return err
	}
	return scheduler.Run(options)
}

func runControllerManager() error {
	var names []string
	framework.ForeachController(func(controller framework.Controller) { names = append(names, controller.Name()) })
	sort.Strings(names)
	options := controllersoptions.NewServerOption()
	options.AddFlags(pflag.CommandLine, names)
	utilfeature.DefaultMutableFeatureGate.AddFlag(pflag.CommandLine)
	util.LeaderElectionDefault(&options.LeaderElection)
	options.LeaderElection.ResourceName = "vc-controller-manager"
	componentconfig.BindLeaderElectionFlags(&options.LeaderElection, pflag.CommandLine)
	cliflag.InitFlags()
	if err := options.CheckOptionOrDie(); err != nil {
		return err
	}
	return controllers.Run(options)
}

func runWebhookManager() error {
	config := webhooksoptions.NewConfig()
	config.AddFlags(pflag.CommandLine)
	cliflag.InitFlags()
	if err := config.CheckPortOrDie(); err != nil {
		return err
	}
	if err := config.ParseCAFiles(nil); err != nil {
		return err
	}
	return webhooks.Run(config)
}
