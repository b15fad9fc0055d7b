// Package configmap1980 is Volcano's job plugin of that name as CCE's build of Volcano has it: it gives the pods of a job
// the rank table of their NPUs, which HCCL needs to reach the NPUs of the other pods.
//
// The user creates the ConfigMap configmap1980-<job>; the plugin mounts it at /user/config and rewrites its key
// jobstart_hccl.json once every pod has its NPUs. ConfigMap, job and pods are recognised by the label
// ring-controller.cce: ascend-1980. (Huawei Cloud: umn-cluster-modelarts-0014, docker-modelarts-0092.)
package configmap1980

import (
	"flag"
	"fmt"
	"sync"

	corev1 "k8s.io/api/core/v1"
	batch "volcano.sh/apis/pkg/apis/batch/v1alpha1"
	pluginsinterface "volcano.sh/volcano/pkg/controllers/job/plugins/interface"
)

// Name is the plugin's name in spec.plugins of a job.
const Name = "configmap1980"

const (
	ringLabel      = "ring-controller.cce"
	ringLabelValue = "ascend-1980"
	npuResource    = "huawei.com/ascend-1980"
	npuAnnotation  = "cce.kubectl.kubernetes.io/ascend-1980-configuration"

	tableKey    = "jobstart_hccl.json"
	mountPath   = "/user/config"
	environment = "RANK_TABLE_FILE"
)

// The plugin's builder is called for every single act of the job controller; the table writer lives as long as the process.
var (
	once   sync.Once
	writer *tableWriter
)

type plugin struct {
	version string
	err     error
}

// New builds the plugin for one act of the job controller and starts the table writer at the first.
func New(client pluginsinterface.PluginClientset, arguments []string) pluginsinterface.PluginInterface {
	made := &plugin{}
	flags := flag.NewFlagSet(Name, flag.ContinueOnError)
	flags.StringVar(&made.version, "rank-table-version", "v2", "version of the rank table; v2 is HCCL's version 1.0")
	made.err = flags.Parse(arguments)
	if made.err == nil && made.version != "v2" {
		made.err = fmt.Errorf("spec.plugins.%s: --rank-table-version: got %q; only v2 is written here", Name, made.version)
	}
	if client.KubeClients != nil {
		once.Do(func() { writer = startTableWriter(client.KubeClients) })
	}
	return made
}

func (p *plugin) Name() string { return Name }

// OnPodCreate adds the mount of the rank table and the variable with its path.
func (p *plugin) OnPodCreate(pod *corev1.Pod, job *batch.Job) error {
	if p.err != nil {
		return p.err
	}
	if job.Labels[ringLabel] != ringLabelValue || pod.Labels[ringLabel] != ringLabelValue {
		return nil
	}
	name := configMapName(job.Name)
	pod.Spec.Volumes = append(pod.Spec.Volumes, corev1.Volume{
		Name: Name,
		VolumeSource: corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{
			LocalObjectReference: corev1.LocalObjectReference{Name: name},
		}},
	})
	for i := range pod.Spec.Containers {
		container := &pod.Spec.Containers[i]
		container.VolumeMounts = append(container.VolumeMounts, corev1.VolumeMount{Name: Name, MountPath: mountPath})
		container.Env = append(container.Env, corev1.EnvVar{Name: environment, Value: mountPath + "/" + tableKey})
	}
	return nil
}

// OnJobAdd makes the job's table the plugin's business.
func (p *plugin) OnJobAdd(job *batch.Job) error {
	if p.err != nil {
		return p.err
	}
	if job.Status.ControlledResources == nil {
		job.Status.ControlledResources = map[string]string{}
	}
	job.Status.ControlledResources["plugin-"+Name] = Name
	return p.OnJobUpdate(job)
}

// OnJobUpdate follows changes of the number of pods; it is also the first call for a job that runs already when the
// controller starts.
func (p *plugin) OnJobUpdate(job *batch.Job) error {
	if p.err != nil {
		return p.err
	}
	if writer != nil && job.Labels[ringLabel] == ringLabelValue {
		writer.follow(job)
	}
	return nil
}

// OnJobDelete leaves the table as it is: the job is finished, or will be added again when it restarts.
func (p *plugin) OnJobDelete(job *batch.Job) error {
	if writer != nil {
		writer.forget(job)
	}
	delete(job.Status.ControlledResources, "plugin-"+Name)
	return nil
}

func configMapName(job string) string { return Name + "-" + job }
