import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { PrefillDecodeService, SelfSignedCertificate, VllmService } from "../components";
import type { VllmServiceArgs } from "../components";
import type { Serving } from "../config/environment";
import type { ServingPlan } from "../plan/serving";
import type { PlatformLayer } from "./platform-layer";
import type { PlannedService } from "./plans";
import { prefillDecodeArgs } from "./prefill-decode-run";
import { serviceArgs, type ServiceFiles, type ServicePlace } from "./service-args";

/** A service that was started, as the stack's outputs tell of it. */
export interface StartedService {
  readonly name: string;
  /** Model name that clients send. */
  readonly model: string;
  /** Address of the API inside the cluster. */
  readonly url: pulumi.Output<string>;
  /** Address of the API from outside; empty where there is no entry. */
  readonly entryUrl: pulumi.Output<string>;
  /** Certificate to trust, PEM; empty where the stack made none. */
  readonly certificate: pulumi.Output<string>;
  /** What to run to ask it something, with Python and OpenAI's client. */
  readonly usage: pulumi.Output<string>;
  /** Folder of its weights, and what identifies their content. */
  readonly weightsPath: pulumi.Input<string>;
  readonly content: pulumi.Input<string>;
  /** Secret with the key that clients send, under `api-key`; undefined where they need none. */
  readonly apiKeySecret: pulumi.Output<string> | undefined;
  /** What asks it comes after this: its pods answer by then. */
  readonly resource: pulumi.Resource;
}

/** Lines that ask a service something with OpenAI's client, which reads address and key from its environment. */
function usageOf(model: string, url: pulumi.Output<string>, wantsKey: boolean): pulumi.Output<string> {
  const key = wantsKey
    ? 'export OPENAI_API_KEY="$(pulumi config get vllmApiKey)"'
    : "export OPENAI_API_KEY=none # the service asks for none";
  const program =
    `from openai import OpenAI; print(OpenAI().chat.completions.create(model="${model}", ` +
    `messages=[{"role": "user", "content": "Hello"}]).choices[0].message.content)`;
  return pulumi.interpolate`export OPENAI_BASE_URL=${url}\n${key}\npython -c '${program}'`;
}

/** The certificate of a service: that of a Secret, or one that is made for the names inside the cluster and those that are given. */
function certificateOf(
  workload: Serving,
  namespace: pulumi.Output<string>,
  options: pulumi.ComponentResourceOptions,
): { secretName: pulumi.Input<string>; certificate: pulumi.Output<string> } | undefined {
  const { name, tls } = workload;
  if (tls === undefined) return undefined;
  if (tls.secret !== undefined) return { secretName: tls.secret, certificate: pulumi.output("") };
  const inside = [
    pulumi.interpolate`${name}.${namespace}.svc`,
    pulumi.interpolate`${name}.${namespace}.svc.cluster.local`,
  ];
  return new SelfSignedCertificate(
    `${name}-certificate`,
    {
      secretName: `${name}-certificate`,
      namespace,
      hosts: [...inside, ...(tls.hosts ?? [])],
      ...(tls.days === undefined ? {} : { days: tls.days }),
    },
    options,
  );
}

/** The key that clients send, in a Secret whose name follows from its content: another key rolls the services out. */
function apiKeySecret(
  key: pulumi.Output<string> | undefined,
  services: readonly unknown[],
  namespace: pulumi.Output<string>,
  options: pulumi.CustomResourceOptions,
): pulumi.Output<string> | undefined {
  if (key === undefined || services.length === 0) return undefined;
  const secret = new k8s.core.v1.Secret(
    "vllm-api-key",
    { metadata: { namespace }, stringData: { "api-key": pulumi.secret(key) }, immutable: true },
    options,
  );
  return secret.metadata.name;
}

/** A service as a whole, or with instances of its own for prompts and for answers. */
function startService(
  plan: ServingPlan,
  args: VllmServiceArgs,
  place: ServicePlace,
  options: pulumi.ComponentResourceOptions,
): { url: pulumi.Output<string>; entryUrl: pulumi.Output<string>; resource: pulumi.Resource } {
  if (plan.prefillInstances === undefined) {
    const service = new VllmService(plan.name, args, options);
    return { url: service.url, entryUrl: service.entryUrl, resource: service };
  }
  const service = new PrefillDecodeService(plan.name, prefillDecodeArgs(plan, args, place), options);
  return { url: service.url, entryUrl: pulumi.output(""), resource: service };
}

/** Starts every vLLM service of an environment. */
export function deployServing(
  services: readonly PlannedService[],
  platform: PlatformLayer,
  files: ServiceFiles,
  vllmApiKey: pulumi.Output<string> | undefined,
): StartedService[] {
  const { namespace, claimName, serviceAccountName, rules } = platform.serving;
  const key = apiKeySecret(vllmApiKey, services, namespace, { provider: platform.kubernetes, dependsOn: [rules] });
  // Volcano schedules the pods, the NPU add-on brings what they ask for, and images are pulled before NPUs are held.
  const options = {
    providers: [platform.kubernetes],
    dependsOn: [...platform.ready, platform.images, rules],
  };
  return services.map(({ workload, plan, surge }) => {
    const certificate = certificateOf(workload, namespace, options);
    const { queue: queueName } = workload;
    const queue = queueName === undefined ? undefined : (platform.queues.get(queueName) ?? queueName);
    const place = {
      namespace,
      claimName,
      serviceAccountName,
      image: platform.imageAddress(plan.image),
      kubeconfig: platform.kubeconfig,
      queue,
      apiKeySecret: key,
      certificateSecret: certificate?.secretName,
    };
    const args = serviceArgs(workload, plan, surge, place, files);
    const service = startService(plan, args, place, options);
    const model = plan.servedModelName ?? plan.model;
    const address = workload.entry === undefined ? service.url : service.entryUrl;
    return {
      name: plan.name,
      model,
      url: service.url,
      entryUrl: service.entryUrl,
      certificate: certificate?.certificate ?? pulumi.output(""),
      usage: usageOf(model, address, key !== undefined),
      weightsPath: args.weightsPath,
      content: args.weightsFingerprint ?? args.weightsPath,
      apiKeySecret: key,
      resource: service.resource,
    };
  });
}
