import { VllmService } from "../components";
import type { ServingPlan } from "../plan/serving";
import type { PlatformLayer } from "./platform-layer";

/** Starts every vLLM service of an environment. */
export function deployServing(plans: readonly ServingPlan[], platform: PlatformLayer): VllmService[] {
  return plans.map(
    (plan) =>
      new VllmService(
        plan.name,
        {
          serviceName: plan.name,
          namespace: platform.serving.namespace,
          servedModelName: plan.model,
          weightsPath: plan.weightsPath,
          npus: plan.npus,
          maxModelLenTokens: plan.maxModelLen,
          dtype: plan.dtype,
          ...(plan.quantization === undefined ? {} : { quantization: plan.quantization }),
          ...(plan.kvCacheDtype === undefined ? {} : { kvCacheDtype: plan.kvCacheDtype }),
          allowLongContext: plan.allowLongContext,
          replicas: plan.replicas,
          image: plan.image,
          claimName: platform.serving.claimName,
          serviceAccountName: platform.serving.serviceAccountName,
        },
        // Volcano schedules the pods, the NPU add-on brings what they ask for, and images are pulled before NPUs are held.
        {
          providers: [platform.kubernetes],
          dependsOn: [...platform.ready, platform.images, platform.serving.rules],
        },
      ),
  );
}
