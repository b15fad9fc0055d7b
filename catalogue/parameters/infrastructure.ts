import type { ParameterGroup } from "../rows";

/** Cluster, nodes and shared storage: Volcano jobs, kubectl, SFS Turbo, network. */
// One line per parameter, as in the printed tables.
// prettier-ignore
export const INFRASTRUCTURE_PARAMETERS = [
  {
    id: "volcano.placeholders", title: "Placeholders of config.yaml", kind: "placeholder", workloads: ["Lite k8s Cluster", "training"],
    script: "config.yaml",
    parameters: [
      { name: "${container_name}", required: true, example: "ascendspeed", meaning: "Container name, free choice.", source: ["000:29"] },
      { name: "${image_name}", required: true, meaning: "Address of the image that step five pushed to SWR.", source: ["000:29"] },
      { name: "${command}", required: true, meaning: "Command run in the container once the pod starts; each training task gives its own.", source: ["000:29"] },
      { name: "${pvc_name}", required: true, meaning: "PVC made when SFS Turbo was bound to the CCE cluster.", source: ["000:29"] },
      { name: "${requests_cpu}", required: true, example: "2650m", meaning: "Minimum CPU of the container; may be taken from Requests of kubectl describe node.", source: ["000:29"] },
      { name: "${requests_memory}", required: true, example: "3200Mi", meaning: "Minimum memory of the container; may be taken from Requests of kubectl describe node.", source: ["000:29"] },
      { name: "${limits_cpu}", required: true, example: "192", meaning: "Maximum CPU cores of the container.", source: ["000:29"] },
      { name: "${limits_memory}", required: true, example: "1500Gi", meaning: "Maximum memory of the container.", source: ["000:29"] },
      { name: "/mnt/sfs_turbo", kind: "path", required: true, example: "/mnt/sfs_turbo", meaning: "Default mount directory of SFS Turbo on the host; holds code and data. May be the same path inside the container.", source: ["000:29"] },
    ],
    source: ["000:29"],
  },
  {
    id: "volcano.fixed", title: "Fields of config.yaml with a fixed or rule-bound value", kind: "manifest", workloads: ["Lite k8s Cluster", "training"],
    parameters: [
      { name: "ConfigMap metadata.name", required: true, default: "configmap1980-<job name>", example: "configmap1980-vcjob", meaning: "The prefix configmap1980- stays; the job name follows.", source: ["000:29"] },
      { name: "metadata.namespace", required: true, example: "default", meaning: "Any namespace, the same for ConfigMap and Job.", source: ["000:29"] },
      { name: "ring-controller.cce", required: true, example: "ascend-1980", meaning: "Label on ConfigMap, Job and pod template; leave as is.", source: ["000:29"] },
      { name: "data.jobstart_hccl.json", required: true, example: "{ \"status\":\"initializing\" }", meaning: "Rank table; leave as is, the Volcano plugin fills it in.", source: ["000:29"] },
      { name: "fault-scheduling", required: true, example: "force", meaning: "Job label that turns on fault rescheduling.", source: ["000:29"] },
      { name: "schedulerName", required: true, example: "volcano", meaning: "Scheduler; leave as is.", source: ["000:29"] },
      { name: "spec.minAvailable", required: true, example: "1", meaning: "Gang size; 1 in both templates, even with two tasks.", source: ["000:29"] },
      { name: "spec.policies", required: true, example: "PodEvicted -> RestartJob", meaning: "Restart the job when a pod is evicted.", source: ["000:29"] },
      { name: "plugins.configmap1980", required: true, example: "--rank-table-version=v2", meaning: "Makes a version-2 rank table file; leave as is.", source: ["000:29"] },
      { name: "plugins.env", required: true, example: "[]", meaning: "Volcano env plugin.", source: ["000:29"] },
      { name: "plugins.svc", required: true, example: "--publish-not-ready-addresses=true", meaning: "Volcano svc plugin argument.", source: ["000:29"] },
      { name: "maxRetry", required: true, example: "5", meaning: "Largest number of job retries.", source: ["000:29"] },
      { name: "queue", required: true, example: "default", meaning: "Volcano queue.", source: ["000:29"] },
      { name: "podAntiAffinity volcano.sh/job-name", required: true, example: "vcjob", meaning: "Keeps pods of the job on different hosts (topologyKey kubernetes.io/hostname); the value is the job name.", source: ["000:29"] },
      { name: "hostNetwork", required: true, example: "true", meaning: "Pods use the host network.", source: ["000:29"] },
      { name: "imagePullPolicy", required: true, example: "IfNotPresent", values: ["IfNotPresent", "Always", "Never"], meaning: "IfNotPresent (default), Always or Never.", source: ["000:29"] },
      { name: "securityContext", required: true, example: "allowPrivilegeEscalation: false, runAsUser: 0", meaning: "Runs as root inside the container without privilege escalation.", source: ["000:29"] },
      { name: "env name / ip / framework", required: true, example: "metadata.name / status.hostIP / PyTorch", meaning: "Environment of the container: pod name, host IP and the literal PyTorch.", source: ["000:29"] },
      { name: "huawei.com/ascend-1980", required: true, example: "8", meaning: "Number of NPUs requested and limited; the key stays.", source: ["000:29"] },
      { name: "nodeSelector accelerator/huawei-npu", required: true, example: "ascend-1980", meaning: "Selects NPU nodes.", source: ["000:29"] },
      { name: "shared-memory-volume", required: true, example: "200Gi", meaning: "emptyDir with medium Memory on /dev/shm.", source: ["000:29"] },
      { name: "hostPath mounts", required: true, example: "/usr/local/Ascend/driver, /usr/local/Ascend/add-ons, /etc/localtime, /etc/hccn.conf, /usr/local/sbin/npu-smi, /etc/ascend_install.info, /usr/slog -> /var/log/npu/", meaning: "Driver, add-ons, time zone, hccn configuration, npu-smi, installation record and NPU logs from the host.", source: ["000:29"] },
      { name: "restartPolicy", required: true, example: "OnFailure", meaning: "Restart policy of the pods.", source: ["000:29"] },
    ],
    source: ["000:29"],
  },
  {
    id: "kubectl.placeholders", title: "Placeholders of kubectl and image commands", kind: "placeholder", workloads: ["Lite k8s Cluster"],
    parameters: [
      { name: "${pod_name}", required: true, example: "vcjob-main-0", meaning: "NAME column of the pod list.", source: ["000:25", "001:43"] },
      { name: "{pod_name}", required: true, example: "yourapp-87d9b5b46-c46bk", meaning: "Pod of the inference deployment to exec into.", source: ["003:61"] },
      { name: "{image_url}", required: true, meaning: "Address of the training image (see the table of images).", source: ["000:31"] },
      { name: "${SAVE_PATH}", example: "/home/ma-user/ws/saved_dir_for_ma_output/llama2-70b", meaning: "Output root whose logs folder holds the training logs.", note: "No table defines SAVE_PATH; compare OUTPUT_SAVE_DIR and LOG_SAVE_PATH.", source: ["000:25"] },
    ],
    source: ["000:25", "000:31", "001:43", "003:61"],
  },
  {
    id: "sfs-turbo", title: "SFS Turbo file system settings", kind: "setting", workloads: ["infrastructure"],
    parameters: [
      { name: "type", required: true, example: "SFS Turbo HPC", meaning: "Type of the fully managed shared file system.", source: ["000:47", "003:43"] },
      { name: "bandwidth", example: "500MB/s/TiB", values: ["500MB/s/TiB", "1000MB/s/TiB"], meaning: "Throughput class recommended for large models.", source: ["000:47", "003:43"] },
      { name: "capacity", example: "6.0~10.8TB", meaning: "Recommended capacity, to hold several models.", source: ["000:47", "003:43"] },
      { name: "VPC", required: true, meaning: "A VPC must exist before the file system is made.", source: ["000:47", "003:43"] },
      { name: "SFS Turbo FullAccess", required: true, meaning: "Permission that an IAM user grants so that ModelArts may use SFS Turbo.", source: ["000:47", "003:43"] },
      { name: "OBS linkage", required: false, meaning: "A directory of the file system can be linked to an OBS bucket; import and export tasks then move data.", source: ["000:47", "003:43"] },
    ],
    source: ["000:47", "003:43"],
  },
  {
    id: "cce.storage", title: "PVC and PV for SFS Turbo in CCE", kind: "setting", workloads: ["infrastructure", "Lite k8s Cluster"],
    parameters: [
      { name: "storage class", required: true, example: "极速文件存储", meaning: "SFS Turbo is chosen as the storage kind of the PVC.", source: ["000:49", "003:41"] },
      { name: "PVC name", required: true, meaning: "Name of the claim; later ${pvc_name}.", source: ["000:49", "003:41"] },
      { name: "PV", required: true, meaning: "A new PV on the chosen SFS Turbo, with a name.", source: ["000:49", "003:41"] },
      { name: "mount directory", required: true, example: "/mnt/sfs_turbo", meaning: "Directory on a node where SFS Turbo is mounted by hand.", source: ["000:49", "003:41"] },
    ],
    source: ["000:49", "003:41"],
  },
  {
    id: "region", title: "Region and resources", kind: "setting", workloads: ["DevServer"],
    parameters: [
      { name: "region", example: "西南-贵阳一", meaning: "Recommended region, Southwest-Guiyang 1 (cn-southwest-2 in image addresses).", source: ["001:29", "001:33"] },
      { name: "NPU", example: "Snt9B", meaning: "Recommended NPU.", source: ["001:29", "001:33"] },
      { name: "driver", required: true, example: "23.0.6", meaning: "Driver version the DevServer must have.", source: ["001:33"] },
    ],
    source: ["001:29", "001:33"],
  },
  {
    id: "net.interface", title: "Network interface selection for multi-node training", kind: "env", workloads: ["megatron", "multi-node"],
    note: "Set all three to the interface that holds the node IP (see ifconfig) when training reports a wrong interface name or a communication timeout.",
    parameters: [
      { name: "GLOO_SOCKET_IFNAME", example: "enp67s0f5", meaning: "Interface that gloo uses between nodes.", source: ["000:3", "001:39"] },
      { name: "TP_SOCKET_IFNAME", example: "enp67s0f5", meaning: "Interface that TP (tensor pipe) traffic uses between nodes.", source: ["000:3", "001:39"] },
      { name: "HCCL_SOCKET_IFNAME", example: "enp67s0f5", meaning: "Interface that HCCL uses between nodes.", source: ["000:3", "001:39"] },
    ],
    source: ["000:3", "001:39"],
  },
  {
    id: "npu.visible", title: "NPU selection inside a container", kind: "env", workloads: ["vllm", "lm_eval"],
    note: "Printed as \"ASCEND_RT_VISIBLE_DEVI CES =0,1\" in 003:31 (stray blanks).",
    parameters: [
      { name: "ASCEND_RT_VISIBLE_DEVICES", required: true, example: "0,1", meaning: "Comma-separated indices of the NPUs to use.", source: ["003:31", "003:49"] },
    ],
    source: ["003:31", "003:49"],
  },
  {
    id: "host.sysctl", title: "Host kernel setting for container networking", kind: "kernel", workloads: ["DevServer", "Standard ECS"],
    parameters: [
      { name: "net.ipv4.ip_forward", required: true, example: "1", meaning: "IP forwarding must be 1 so that containers reach the network; changed in /etc/sysctl.conf.", source: ["001:17", "001:21", "002:25", "003:23"] },
    ],
    source: ["001:17", "001:21", "002:25", "003:23"],
  },
] as const satisfies readonly ParameterGroup[];
