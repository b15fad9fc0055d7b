import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { AIGC_FOLDERS, COMFYUI, FLUX_FILES } from "../catalogue/aigc";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { ascendPodSpec } from "./ascend-pod";
import { SHARE_MOUNT_PATH, typeToken, workloadLabels } from "./names";
import type { PipelineStep } from "./pipeline-step";
import { codeOf, runStep } from "./run-step";
import { stepProgram } from "./step-program";
import { containerPath } from "./vllm-arguments";

/** Arguments of ComfyUiService. Paths are relative to the share's root, or absolute in the container. */
export interface ComfyUiServiceArgs {
  /** Name of the service in the cluster, at most 32 characters; its folder on the share is `aigc/<name>`. */
  serviceName: string;
  /** Namespace; it must admit Pod Security level `privileged`. */
  namespace: pulumi.Input<string>;
  /** NPUs of the service. Defaults to 1, as inference needs no more (seed 003, line 21). */
  npus?: number;
  /** Folder of the unpacked AscendCloud-AIGC. Defaults to `packages/AscendCloud-AIGC`. */
  packagePath?: string;
  /** Folder of FLUX.1-dev with `flux1-dev.safetensors` and `ae.safetensors`. Defaults to `models/FLUX.1-dev`. */
  weightsPath?: string;
  /** What identifies the content of the weights. Defaults to their path. */
  weightsFingerprint?: pulumi.Input<string>;
  /** Folder of the text encoders of stable-diffusion-3-medium. Defaults to `models/stable-diffusion-3-medium/text_encoders`. */
  textEncodersPath?: string;
  /** Folder of ComfyUI's sources at 0.2.2. Defaults to none: they are fetched from GitHub at the manual's commit. */
  sourcePath?: string;
  /** Folders of further plug-ins, which go to `custom_nodes`. Defaults to none beside the package's. */
  pluginPaths?: string[];
  /** What identifies the content of package, sources and plug-ins. Defaults to nothing: other ones install nothing again. */
  codeFingerprint?: pulumi.Input<string>;
  /** Whether graph mode is on; the first image then takes long (seed 003, line 13). Defaults to false. */
  graphMode?: boolean;
  /** Port of the page and its API. Defaults to 8585 (seed 003, line 21). */
  port?: number;
  /** Further arguments of `main.py`, each a word of its own. Defaults to none. */
  extraArguments?: string[];
  /** Image of the pods. */
  image: pulumi.Input<string>;
  /** Claim of the SFS Turbo share. */
  claimName: pulumi.Input<string>;
  /** Volcano queue of the installation. Defaults to `default`. */
  queue?: pulumi.Input<string>;
  /** Service account of the pods. Defaults to the namespace's `default`. */
  serviceAccountName?: pulumi.Input<string>;
  /** Kubeconfig of who watches the installation; a secret. Defaults to kubectl's own configuration. */
  kubeconfig?: pulumi.Input<string>;
  /** Text of which another one installs everything again. Defaults to none. */
  runId?: string;
  /** Minutes for which `up` waits for the installation. Defaults to 1440, a day. */
  timeLimitMinutes?: number;
}

/**
 * ComfyUI 0.2.2 with FLUX.1 as a service (seed 003, lines 13 and 15). The step `install` lays sources, patch, plug-ins and
 * packages on the share, once per content; the service starts from there. Models, inputs, images and workflows of its users are
 * in a folder beside, which stays whatever is installed. One pod: images wait in its queue.
 */
export class ComfyUiService extends pulumi.ComponentResource {
  /** Address of page and API inside the cluster, without a trailing slash. */
  public readonly url: pulumi.Output<string>;
  /** Folder of the images in containers that mount the share. */
  public readonly outputPath: pulumi.Output<string>;

  constructor(name: string, args: ComfyUiServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ComfyUiService"), name, args, opts);
    refuseFaults(`ComfyUiService ${name}`, faultsOf(args));
    const home = `${SHARE_MOUNT_PATH}/aigc/${args.serviceName}`;
    const install = installStep(name, args, home, this);
    const port = args.port ?? COMFYUI.port;
    const labels = workloadLabels("comfyui", args.serviceName);
    const metadata = { name: args.serviceName, namespace: args.namespace, labels };
    const options: pulumi.CustomResourceOptions = { parent: this, deleteBeforeReplace: true };
    const deployment = new k8s.apps.v1.Deployment(
      name,
      {
        metadata,
        spec: {
          replicas: 1,
          selector: { matchLabels: labels },
          // Its NPU must be free before the next pod can have it, and two pods must not write the same workflows.
          strategy: { type: "Recreate" },
          template: {
            metadata: { labels, annotations: { "ascend-stacks/installation": install.fingerprint } },
            spec: podOf(args, install, home, port),
          },
        },
      },
      { ...options, dependsOn: [install], customTimeouts: { create: "45m", update: "45m" } },
    );
    const service = new k8s.core.v1.Service(
      name,
      { metadata, spec: { selector: labels, ports: [{ name: "http", port, targetPort: "http" }] } },
      { ...options, dependsOn: [deployment] },
    );
    this.url = pulumi.interpolate`http://${service.metadata.name}.${service.metadata.namespace}.svc:${port}`;
    this.outputPath = pulumi.output(`${home}/output`);
    this.registerOutputs({ url: this.url, outputPath: this.outputPath });
  }
}

/** Lays ComfyUI on the share. */
function installStep(name: string, args: ComfyUiServiceArgs, home: string, parent: ComfyUiService): PipelineStep {
  const weights = containerPath(args.weightsPath ?? AIGC_FOLDERS.weights);
  const { namespace, image, claimName } = args;
  const outputPath = `${home}/ComfyUI`;
  const optional = {
    ...(args.queue === undefined ? {} : { queue: args.queue }),
    ...(args.serviceAccountName === undefined ? {} : { serviceAccountName: args.serviceAccountName }),
    ...(args.kubeconfig === undefined ? {} : { kubeconfig: args.kubeconfig }),
    ...(args.runId === undefined ? {} : { runId: args.runId }),
    ...(args.timeLimitMinutes === undefined ? {} : { timeLimitMinutes: args.timeLimitMinutes }),
  };
  return runStep(
    name,
    { runName: args.serviceName, namespace, image, claimName, ...optional },
    {
      step: "install",
      command: stepProgram("comfyui-install.sh"),
      variables: {
        REPOSITORY: COMFYUI.repository,
        COMMIT: COMFYUI.commit,
        PACKAGES: COMFYUI.packages.join(" "),
        SOURCE: args.sourcePath === undefined ? undefined : containerPath(args.sourcePath),
        PACKAGE: containerPath(args.packagePath ?? AIGC_FOLDERS.package),
        UNET: `${weights}/${FLUX_FILES.unet}`,
        VAE: `${weights}/${FLUX_FILES.vae}`,
        CLIP: containerPath(args.textEncodersPath ?? AIGC_FOLDERS.textEncoders),
        PLUGINS: args.pluginPaths === undefined ? undefined : args.pluginPaths.map(containerPath).join("\n"),
        OUTPUT: outputPath,
        HOME_FOLDER: home,
      },
      npus: 0,
      cpuCores: 4,
      memoryGiB: 16,
      inputs: { weights: args.weightsFingerprint ?? weights, ...codeOf(args) },
      outputPath,
    },
    parent,
    [],
  );
}

/** Specification of the service's pod. */
function podOf(
  args: ComfyUiServiceArgs,
  install: PipelineStep,
  home: string,
  port: number,
): k8s.types.input.core.v1.PodSpec {
  // Answered without a model: what is loaded is the workflow's affair.
  const look = { httpGet: { path: "/system_stats", port: "http" } };
  const sources = install.path;
  return {
    ...ascendPodSpec({
      containerName: "comfyui",
      image: args.image,
      command: ["/bin/bash", "-c", 'cd "$COMFYUI" && exec venv/bin/python main.py "$@"', "comfyui"],
      args: [
        `--port=${String(port)}`,
        "--force-fp16",
        // The manual's own address of the container, and not all of them (seed 003, line 13).
        "--listen=$(POD_IP)",
        `--output-directory=${home}/output`,
        `--input-directory=${home}/input`,
        `--temp-directory=${home}/temp`,
        ...(args.extraArguments ?? []),
      ],
      env: [
        { name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
        { name: "COMFYUI", value: sources },
        ...(args.graphMode === true ? [{ name: "GRAPH_MODE", value: "1" }] : []),
      ],
      npus: args.npus ?? 1,
      claimName: args.claimName,
      serviceAccountName: args.serviceAccountName,
      // As the manual's container has (seed 003, line 21).
      sharedMemoryGiB: 60,
      container: {
        ports: [{ name: "http", containerPort: port }],
        startupProbe: { ...look, periodSeconds: 10, failureThreshold: 90 },
        readinessProbe: { ...look, periodSeconds: 5, failureThreshold: 3 },
        // While an image is made the page may be slow.
        livenessProbe: { tcpSocket: { port: "http" }, periodSeconds: 20, failureThreshold: 6 },
      },
    }),
    terminationGracePeriodSeconds: 60,
  };
}

function faultsOf(args: ComfyUiServiceArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: unknown, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${JSON.stringify(got)}; ${rule}` });
  };
  if (!/^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/.test(args.serviceName)) {
    fault("serviceName", args.serviceName, "1 to 32 lower-case letters, digits and hyphens, a letter first");
  }
  const { npus, port } = args;
  if (npus !== undefined && (!Number.isInteger(npus) || npus < 1 || npus > 8)) {
    fault("npus", npus, "whole NPUs of one node, 1 to 8");
  }
  if (port !== undefined && (!Number.isInteger(port) || port < 1024 || port > 65_535)) {
    fault("port", port, "a whole number from 1024 to 65535");
  }
  return faults;
}
