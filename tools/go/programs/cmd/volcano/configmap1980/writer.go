package configmap1980

import (
	"context"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	listers "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/record"
	"k8s.io/client-go/util/workqueue"
	"k8s.io/klog/v2"

	batch "volcano.sh/apis/pkg/apis/batch/v1alpha1"
)

const (
	resync       = 5 * time.Minute
	writeRetries = 3
)

// tableWriter keeps the rank tables of all running jobs equal to the NPUs of their pods.
type tableWriter struct {
	client     kubernetes.Interface
	pods       listers.PodLister
	configMaps listers.ConfigMapLister
	synced     []cache.InformerSynced
	queue      workqueue.TypedRateLimitingInterface[types.NamespacedName]
	events     record.EventRecorder

	lock sync.Mutex
	jobs map[types.NamespacedName]followedJob
}

// followedJob is what the writer needs to know of a job.
type followedJob struct {
	// pods is the number of pods that ask for NPUs.
	pods int
	// tasks is the place of each task, by name, in the job.
	tasks map[string]int
}

func startTableWriter(client kubernetes.Interface) *tableWriter {
	factory := informers.NewSharedInformerFactoryWithOptions(client, resync,
		informers.WithTweakListOptions(func(options *metav1.ListOptions) {
			options.LabelSelector = ringLabel + "=" + ringLabelValue
		}))
	broadcaster := record.NewBroadcaster()
	broadcaster.StartRecordingToSink(&typedcorev1.EventSinkImpl{Interface: client.CoreV1().Events("")})
	w := &tableWriter{
		client:     client,
		pods:       factory.Core().V1().Pods().Lister(),
		configMaps: factory.Core().V1().ConfigMaps().Lister(),
		queue:      workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[types.NamespacedName]()),
		events:     broadcaster.NewRecorder(scheme.Scheme, corev1.EventSource{Component: Name}),
		jobs:       map[types.NamespacedName]followedJob{},
	}
	for _, informer := range []cache.SharedIndexInformer{
		factory.Core().V1().Pods().Informer(), factory.Core().V1().ConfigMaps().Informer(),
	} {
		w.synced = append(w.synced, informer.HasSynced)
		_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
			AddFunc:    w.changed,
			UpdateFunc: func(_, object interface{}) { w.changed(object) },
			DeleteFunc: w.changed,
		})
		if err != nil {
			klog.Fatalf("%s: %v", Name, err)
		}
	}
	factory.Start(wait.NeverStop)
	go w.run()
	return w
}

func (w *tableWriter) run() {
	if !cache.WaitForCacheSync(wait.NeverStop, w.synced...) {
		klog.Fatalf("%s: pods and ConfigMaps cannot be listed", Name)
	}
	for {
		key, stop := w.queue.Get()
		if stop {
			return
		}
		if err := w.write(key); err != nil {
			klog.Errorf("%s: rank table of job %s: %v", Name, key, err)
			w.queue.AddRateLimited(key)
		} else {
			w.queue.Forget(key)
		}
		w.queue.Done(key)
	}
}

// changed notes that the table of the job to which a pod or ConfigMap belongs may have to change.
func (w *tableWriter) changed(object interface{}) {
	if gone, ok := object.(cache.DeletedFinalStateUnknown); ok {
		object = gone.Obj
	}
	switch one := object.(type) {
	case *corev1.Pod:
		if job := one.Labels[batch.JobNameKey]; job != "" {
			w.queue.Add(types.NamespacedName{Namespace: one.Namespace, Name: job})
		}
	case *corev1.ConfigMap:
		if job, ok := strings.CutPrefix(one.Name, Name+"-"); ok {
			w.queue.Add(types.NamespacedName{Namespace: one.Namespace, Name: job})
		}
	}
}

// follow begins or renews the care for a job's table.
func (w *tableWriter) follow(job *batch.Job) {
	followed := followedJob{tasks: map[string]int{}}
	for place, task := range job.Spec.Tasks {
		followed.tasks[task.Name] = place
		if asksForNPUs(&task.Template.Spec) {
			followed.pods += int(task.Replicas)
		}
	}
	key := types.NamespacedName{Namespace: job.Namespace, Name: job.Name}
	w.lock.Lock()
	w.jobs[key] = followed
	w.lock.Unlock()
	w.queue.Add(key)
}

// forget ends the care for a job's table.
func (w *tableWriter) forget(job *batch.Job) {
	w.lock.Lock()
	defer w.lock.Unlock()
	delete(w.jobs, types.NamespacedName{Namespace: job.Namespace, Name: job.Name})
}

// write brings the table of one job up to date.
func (w *tableWriter) write(key types.NamespacedName) error {
	w.lock.Lock()
	job, followed := w.jobs[key]
	w.lock.Unlock()
	if !followed || job.pods == 0 {
		return nil
	}
	configMap, err := w.configMaps.ConfigMaps(key.Namespace).Get(configMapName(key.Name))
	if apierrors.IsNotFound(err) {
		return nil // the user has not created it yet, or has deleted it with the job
	}
	if err != nil {
		return err
	}
	ready, err := w.readyPods(key, job)
	if err != nil {
		return err
	}
	for attempt := 1; ; attempt++ {
		next, changed, err := nextTable(parseTable(configMap.Data[tableKey]), job.pods, ready)
		if err != nil || !changed {
			return err
		}
		text, err := json.Marshal(next)
		if err != nil {
			return err
		}
		updated := configMap.DeepCopy()
		if updated.Data == nil {
			updated.Data = map[string]string{}
		}
		updated.Data[tableKey] = string(text)
		_, err = w.client.CoreV1().ConfigMaps(key.Namespace).Update(context.TODO(), updated, metav1.UpdateOptions{})
		if err == nil {
			w.events.Eventf(configMap, corev1.EventTypeNormal, "RankTableUpdated", "rank table of job %s is %s", key.Name, next.Status)
			return nil
		}
		if apierrors.IsNotFound(err) {
			return nil
		}
		if attempt == writeRetries {
			w.events.Eventf(configMap, corev1.EventTypeWarning, "RankTableNotUpdated", "rank table of job %s: %v", key.Name, err)
			return err
		}
		configMap, err = w.client.CoreV1().ConfigMaps(key.Namespace).Get(context.TODO(), configMapName(key.Name), metav1.GetOptions{})
		if apierrors.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// readyPods gives the NPUs of the pods that have them, in the order of the job's tasks and the pods' indexes.
func (w *tableWriter) readyPods(key types.NamespacedName, job followedJob) ([]podNPUs, error) {
	pods, err := w.pods.Pods(key.Namespace).List(labels.SelectorFromSet(labels.Set{batch.JobNameKey: key.Name}))
	if err != nil {
		return nil, err
	}
	sort.Slice(pods, func(i, j int) bool {
		left, right := place(pods[i], job), place(pods[j], job)
		if left[0] != right[0] {
			return left[0] < right[0]
		}
		return left[1] < right[1]
	})
	var ready []podNPUs
	for _, pod := range pods {
		text := pod.Annotations[npuAnnotation]
		if text == "" || pod.DeletionTimestamp != nil || pod.Status.Phase == corev1.PodFailed {
			continue
		}
		var npus podNPUs
		if err := json.Unmarshal([]byte(text), &npus); err != nil {
			return nil, fmt.Errorf("pod %s: annotation %s: %w", pod.Name, npuAnnotation, err)
		}
		ready = append(ready, npus)
	}
	return ready, nil
}

// place is the position of a pod in its job: place of its task, index in the task.
func place(pod *corev1.Pod, job followedJob) [2]int {
	index, _ := strconv.Atoi(pod.Annotations[batch.TaskIndex])
	return [2]int{job.tasks[pod.Annotations[batch.TaskSpecKey]], index}
}

func asksForNPUs(spec *corev1.PodSpec) bool {
	for _, container := range spec.Containers {
		if quantity, ok := container.Resources.Limits[npuResource]; ok && !quantity.IsZero() {
			return true
		}
	}
	return false
}
