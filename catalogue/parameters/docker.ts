import type { ParameterGroup } from "../rows";

/** Containers on a DevServer, one `docker run` per group. */
// One line per parameter, as in the printed tables.
// prettier-ignore
export const DOCKER_PARAMETERS = [
  {
    id: "docker.megatron", title: "docker run for LLM training on a DevServer (6.3.911)", kind: "docker run", workloads: ["megatron", "DevServer"],
    note: "Default user in the container is ma-user.",
    parameters: [
      { name: "${work_dir}", required: true, meaning: "Host directory with code and data.", source: ["001:3"] },
      { name: "${container_work_dir}", required: true, example: "/home/ma-user/ws", meaning: "Directory in the container; may equal the host path, never /home/ma-user.", source: ["001:3"] },
      { name: "${container_name}", required: true, example: "ascendspeed", meaning: "Name of the container.", source: ["001:3"] },
      { name: "${image_name}", required: true, meaning: "Image ID, see docker images.", source: ["001:3"] },
      { name: "--device (cards)", required: true, example: "--device=/dev/davinci0", meaning: "NPU devices davinci0 to davinci7; one container per NPU.", source: ["001:3"] },
      { name: "--device (management)", required: true, example: "--device=/dev/davinci_manager", meaning: "davinci_manager, devmm_svm and hisi_hdc.", source: ["001:3"] },
      { name: "-v (tools and driver)", required: true, example: "-v /usr/local/sbin/npu-smi:/usr/local/sbin/npu-smi", meaning: "npu-smi, /usr/local/dcmi and /usr/local/Ascend/driver; driver and npu-smi must be mounted together.", source: ["001:3"] },
      { name: "--cpus", example: "192", meaning: "CPU limit.", source: ["001:3"] },
      { name: "--memory", example: "1000g", meaning: "Memory limit.", source: ["001:3"] },
      { name: "--shm-size", required: true, example: "200g", meaning: "Shared memory; 200g or more because weight conversion needs it.", source: ["001:3"] },
      { name: "--net", example: "host", meaning: "Host network.", source: ["001:3"] },
    ],
    source: ["001:3"],
  },
  {
    id: "docker.qwen904", title: "docker run for Qwen training on a DevServer (6.3.904)", kind: "docker run", workloads: ["megatron-6.3.904", "DevServer"],
    note: "The manual sets image_name=\"${container_name} \" (a slip: it must be the image ID).",
    parameters: [
      { name: "work_dir", required: true, example: "/home/ma-user/ws", meaning: "Host directory with code, data and weights.", source: ["002:26"] },
      { name: "container_work_dir", required: true, example: "/home/ma-user/ws", meaning: "Directory in the container; never /home/ma-user, which would clash with the base image.", source: ["002:26"] },
      { name: "container_name", required: true, example: "ascendspeed", meaning: "Name of the container.", source: ["002:26"] },
      { name: "image_name", required: true, meaning: "Image ID, see docker images.", source: ["002:26"] },
      { name: "--device", required: true, example: "--device=/dev/davinci0", meaning: "davinci0 to davinci7, davinci_manager, devmm_svm, hisi_hdc.", source: ["002:26"] },
      { name: "-v", required: true, example: "-v /usr/local/dcmi:/usr/local/dcmi", meaning: "npu-smi, dcmi, driver and the work directory.", source: ["002:26"] },
      { name: "--cpus", example: "192", meaning: "CPU limit.", source: ["002:26"] },
      { name: "--memory", example: "1000g", meaning: "Memory limit.", source: ["002:26"] },
      { name: "--shm-size", example: "200g", meaning: "Shared memory.", source: ["002:26"] },
      { name: "--net", example: "host", meaning: "Host network.", source: ["002:26"] },
    ],
    source: ["002:26"],
  },
  {
    id: "docker.flux-train", title: "docker run for FLUX training (6.3.911)", kind: "docker run", workloads: ["FLUX", "train", "DevServer"],
    note: "LoRA needs one card, full fine-tuning eight.",
    parameters: [
      { name: "${work_dir}", required: true, meaning: "Host directory.", source: ["001:7"] },
      { name: "${container_work_dir}", required: true, meaning: "Directory in the container.", source: ["001:7"] },
      { name: "${container_name}", required: true, meaning: "Name of the container.", source: ["001:7"] },
      { name: "${image_name}", required: true, meaning: "Base image address or ID.", source: ["001:7"] },
      { name: "--device", required: true, example: "--device=/dev/davinci0", meaning: "davinci0 to davinci7 plus davinci_manager, hisi_hdc, devmm_svm.", source: ["001:7"] },
      { name: "-v", required: true, example: "-v /usr/local/bin/npu-smi:/usr/local/bin/npu-smi", meaning: "Work directory, /sys/fs/cgroup (read only), /etc/localtime, driver, npu-smi (in /usr/local/bin here, /usr/local/sbin elsewhere).", source: ["001:7"] },
      { name: "--shm-size", example: "60g", meaning: "Shared memory.", source: ["001:7"] },
      { name: "--security-opt", example: "seccomp=unconfined", meaning: "Seccomp off.", source: ["001:7"] },
      { name: "--network", example: "bridge", meaning: "Bridge network.", source: ["001:7"] },
    ],
    source: ["001:7"],
  },
  {
    id: "docker.flux-infer", title: "docker run for FLUX inference (6.3.911)", kind: "docker run", workloads: ["FLUX", "inference", "DevServer"],
    note: "Inference needs one card.",
    parameters: [
      { name: "${work_dir}", required: true, meaning: "Host directory.", source: ["003:21"] },
      { name: "${container_work_dir}", required: true, meaning: "Directory in the container.", source: ["003:21"] },
      { name: "${container_name}", required: true, meaning: "Name of the container.", source: ["003:21"] },
      { name: "${image_name}", required: true, meaning: "Image name or ID.", source: ["003:21"] },
      { name: "--net", example: "bridge", meaning: "Bridge network.", source: ["003:21"] },
      { name: "--device", required: true, example: "--device=/dev/davinci0", meaning: "davinci0 plus davinci_manager, devmm_svm, hisi_hdc.", source: ["003:21"] },
      { name: "--shm-size", example: "60g", meaning: "Shared memory.", source: ["003:21"] },
      { name: "-p", required: true, example: "8585:8585", meaning: "Port mapping, any free port; ${port} of ComfyUI.", source: ["003:21"] },
      { name: "-v", required: true, example: "-v /var/log/npu/:/usr/slog", meaning: "dcmi, driver, NPU logs, npu-smi, work directory.", source: ["003:21"] },
    ],
    source: ["003:21"],
  },
  {
    id: "docker.pd", title: "docker run for a decode (incremental) inference instance", kind: "docker run", workloads: ["vllm", "PD separated", "DevServer"],
    note: "One container per decode instance, each with its own NPUs only.",
    parameters: [
      { name: "${dir}", required: true, meaning: "Host directory to mount.", source: ["003:3"] },
      { name: "${container_work_dir}", required: true, meaning: "Directory in the container; never /home/ma-user.", source: ["003:3"] },
      { name: "${container_name}", required: true, meaning: "Name of the container.", source: ["003:3"] },
      { name: "${image_id}", required: true, meaning: "ID of the image built in step four.", source: ["003:3"] },
      { name: "--device", required: true, example: "--device=/dev/davinci6", meaning: "davinci6 and davinci7 in the example, plus davinci_manager, devmm_svm, hisi_hdc.", source: ["003:3"] },
      { name: "-v", required: true, example: "-v /etc/ascend_install.info:/etc/ascend_install.info", meaning: "localtime, driver, ascend_install.info, NPU logs, npu-smi, cgroup (read only), work directory.", source: ["003:3"] },
      { name: "--net", example: "host", meaning: "Host network.", source: ["003:3"] },
    ],
    source: ["003:3"],
  },
] as const satisfies readonly ParameterGroup[];
