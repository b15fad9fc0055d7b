import type { PrefillDecodeServiceArgs } from "../components";
import { loadingArguments } from "../components/vllm-arguments";
import type { ServingPlan } from "../plan/serving";
import { present } from "./run-settings";
import type { ServicePlace } from "./service-args";
import type { VllmServiceArgs } from "../components";

/** Arguments of a service whose prompts and answers are computed apart, from those of the service as a whole. */
export function prefillDecodeArgs(
  plan: ServingPlan,
  args: VllmServiceArgs,
  place: ServicePlace,
): PrefillDecodeServiceArgs {
  const { serviceName, namespace, claimName, serviceAccountName, image, servedModelName, weightsPath } = args;
  return {
    serviceName,
    namespace,
    claimName,
    image,
    servedModelName,
    weightsPath,
    prefillInstances: plan.prefillInstances ?? 1,
    decodeInstances: plan.decodeInstances ?? 1,
    npus: plan.npus,
    maxModelLenTokens: plan.maxModelLen,
    extraArguments: loadingArguments(args),
    ...(plan.allowLongContext ? { environment: [{ name: "VLLM_ALLOW_LONG_MAX_MODEL_LEN", value: "1" }] } : {}),
    ...present({
      serviceAccountName,
      weightsFingerprint: args.weightsFingerprint,
      maxNumSeqs: plan.maxNumSeqs,
      maxNumBatchedTokens: plan.maxNumBatchedTokens,
      queue: args.queue,
      kubeconfig: args.kubeconfig,
      // vLLM's own variable for the key (docs.vllm.ai, environment variables).
      secretEnvironment:
        place.apiKeySecret === undefined
          ? undefined
          : [{ name: "VLLM_API_KEY", secretName: place.apiKeySecret, key: "api-key" }],
    }),
  };
}
