#!/usr/bin/env bash
# One pod of a vLLM server over several nodes: pod 0 is the head of a Ray cluster and runs the server, the others give it their
# NPUs (docs.vllm.ai, v0.6.3, distributed inference and serving). Its arguments are those of the server.
# POD_NAME, POD_IP: of this pod. HEAD_ADDRESS: name of pod 0. NODES: pods of the server. NPUS: of this pod.
# RAY_PORT: where the head waits for the others. RAY_NODE_PORT: where each answers once it takes part.
set -euo pipefail

# Its workers are found by it (vllm/envs.py, 0.6.3).
export VLLM_HOST_IP="$POD_IP"

# vLLM 0.6.3 asks Ray for the resource GPU, whatever the devices are (vllm/executor/ray_utils.py).
node_options=(
  --node-ip-address="$POD_IP"
  --node-manager-port="$RAY_NODE_PORT"
  --num-gpus="$NPUS"
  --disable-usage-stats
)

if [ "${POD_NAME##*-}" != 0 ]; then
  echo "waiting for Ray on $HEAD_ADDRESS:$RAY_PORT"
  until (exec 3<>"/dev/tcp/$HEAD_ADDRESS/$RAY_PORT") 2>/dev/null; do sleep 2; done
  # It ends when the head is gone; the container then starts anew and waits for the next one.
  exec ray start --address="$HEAD_ADDRESS:$RAY_PORT" "${node_options[@]}" --block
fi

ray start --head --port="$RAY_PORT" --include-dashboard=false "${node_options[@]}"
count='import ray; ray.init(address="auto", logging_level="ERROR"); print(sum(node["Alive"] for node in ray.nodes()))'
until [ "$(python -c "$count" || echo 0)" -ge "$NODES" ]; do
  echo "waiting for $NODES nodes in Ray"
  sleep 2
done
exec python -m vllm.entrypoints.openai.api_server "$@"
