import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ascendPodSpec } from "./ascend-pod";
import { SHARE_MOUNT_PATH, typeToken, workloadLabels } from "./names";

/** Port of the OpenAI-compatible API (seed 003, line 61). */
const PORT = 8080;

/** Arguments of VllmService. The numbers come from the serving table of the catalogue. */
export interface VllmServiceArgs {
  /** Name of the service in the cluster. */
  serviceName: string;
  /** Namespace; it must admit Pod Security level `privileged`. */
  namespace: pulumi.Input<string>;
  /** Model name that clients send. */
  servedModelName: string;
  /** Folder of the weights on the share, relative to its root: `models/llama2-13b`. */
  weightsPath: string;
  /** NPUs of one replica; the model is split over them by tensor parallelism. */
  npus: number;
  /** Prompt plus answer, in tokens. */
  maxModelLenTokens: number;
  /** Type of weights and activations that are not quantized: `float16` or `bfloat16`. */
  dtype: string;
  /** How the weights are quantized: `awq`, `smoothquant` or `gptq` (seed 003, line 3). Defaults to not at all. */
  quantization?: string;
  /** Type of the key-value cache, for example `int8`. Defaults to that of the model. */
  kvCacheDtype?: string;
  /** Whether the context may be longer than the one that the model was trained with. Defaults to false: vLLM then ends. */
  allowLongContext?: boolean;
  /** Identical copies behind one address. */
  replicas: number;
  /** Image with vLLM for Ascend. */
  image: pulumi.Input<string>;
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
}

/** An option of vLLM, where it has a value. */
function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`--${name}=${value}`];
}

/**
 * One model served by vLLM's OpenAI-compatible API, on an address that is reachable inside the cluster only. Each
 * replica holds its NPUs for as long as it runs. The manual leaves out the start command; it is vLLM 0.6.3's own
 * (docs.vllm.ai, OpenAI compatible server).
 */
export class VllmService extends pulumi.ComponentResource {
  /** Address of the API inside the cluster, without a trailing slash. */
  public readonly url: pulumi.Output<string>;

  constructor(name: string, args: VllmServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("VllmService"), name, args, opts);
    const labels = workloadLabels("vllm", args.serviceName);
    const metadata = { name: args.serviceName, namespace: args.namespace, labels };
    const options: pulumi.CustomResourceOptions = { parent: this, deleteBeforeReplace: true };
    const httpGet = (path: string) => ({ path, port: "http" });
    new k8s.apps.v1.Deployment(
      name,
      {
        metadata,
        spec: {
          replicas: args.replicas,
          selector: { matchLabels: labels },
          // A pod that takes whole nodes has no room for a second one beside it.
          strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
          template: {
            metadata: { labels },
            spec: {
              ...ascendPodSpec({
                containerName: "vllm",
                image: args.image,
                command: ["python", "-m", "vllm.entrypoints.openai.api_server"],
                args: [
                  `--model=${SHARE_MOUNT_PATH}/${args.weightsPath}`,
                  `--served-model-name=${args.servedModelName}`,
                  `--tensor-parallel-size=${String(args.npus)}`,
                  `--max-model-len=${String(args.maxModelLenTokens)}`,
                  `--dtype=${args.dtype}`,
                  ...option("quantization", args.quantization),
                  ...option("kv-cache-dtype", args.kvCacheDtype),
                  // The card table was measured with it (seed 003, line 37).
                  "--gpu-memory-utilization=0.9",
                  "--host=0.0.0.0",
                  `--port=${String(PORT)}`,
                ],
                // vLLM's own safeguard, and its switch (docs.vllm.ai, environment variables).
                env: args.allowLongContext === true ? [{ name: "VLLM_ALLOW_LONG_MAX_MODEL_LEN", value: "1" }] : [],
                npus: args.npus,
                claimName: args.claimName,
                serviceAccountName: args.serviceAccountName,
                sharedMemoryGiB: 64,
                container: {
                  ports: [{ name: "http", containerPort: PORT }],
                  // Loading a large model from the share takes up to half an hour.
                  startupProbe: { httpGet: httpGet("/health"), periodSeconds: 10, failureThreshold: 180 },
                  // A model that is listed can be used; /health may be fine before that.
                  readinessProbe: { httpGet: httpGet("/v1/models"), periodSeconds: 5, failureThreshold: 3 },
                  livenessProbe: { httpGet: httpGet("/health"), periodSeconds: 10, failureThreshold: 6 },
                  lifecycle: { preStop: { exec: { command: ["sleep", "15"] } } },
                },
              }),
              terminationGracePeriodSeconds: 120,
            },
          },
        },
      },
      { ...options, customTimeouts: { create: "45m", update: "45m" } },
    );
    const service = new k8s.core.v1.Service(
      name,
      { metadata, spec: { selector: labels, ports: [{ name: "http", port: PORT, targetPort: "http" }] } },
      options,
    );
    this.url = pulumi.interpolate`http://${service.metadata.name}.${service.metadata.namespace}.svc:${PORT}/v1`;
    this.registerOutputs({ url: this.url });
  }
}
