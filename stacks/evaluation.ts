import * as pulumi from "@pulumi/pulumi";
import { AccuracyEvaluation, ServingBenchmark } from "../components";
import type { Evaluation } from "../config/environment";
import type { EvaluationPlan } from "../plan/evaluation";
import type { PlatformLayer } from "./platform-layer";
import type { PlannedService } from "./plans";
import { contentOf, present } from "./run-settings";
import type { StartedService } from "./serving";
import type { TrainingData } from "./training-data";

/** An evaluation of the configuration with its plan. */
export interface PlannedEvaluation {
  readonly workload: Evaluation;
  readonly plan: EvaluationPlan;
}

/** What is evaluated. */
export interface EvaluatedService extends PlannedService {
  readonly started: StartedService;
}

/** An evaluation as the stack's outputs tell of it. */
export interface StartedEvaluation {
  readonly name: string;
  /** Folder of the result files in containers that mount the share, known once they are there. */
  readonly path: pulumi.Output<string>;
  /** The results as JSON, the form of a stored baseline. */
  readonly results: pulumi.Output<string>;
}

/**
 * Evaluates the services of an environment once they answer. The results are in the linked directory, so that they reach the
 * bucket.
 */
export function deployEvaluation(
  planned: readonly PlannedEvaluation[],
  services: readonly EvaluatedService[],
  platform: PlatformLayer,
  data: TrainingData,
  linkedDirectory: string,
): StartedEvaluation[] {
  const { namespace, claimName, serviceAccountName, rules } = platform.serving;
  return planned.map(({ workload, plan }): StartedEvaluation => {
    const service = services.find(({ plan: served }) => served.name === plan.service);
    if (service === undefined) throw new Error(`evaluation ${plan.name}: service ${plan.service} was not deployed`);
    const { started, plan: served } = service;
    const options = {
      providers: [platform.kubernetes],
      dependsOn: [...platform.ready, platform.images, rules, started.resource],
    };
    const { runId, timeLimitMinutes, command, source, tools, dataCache, baseline } = workload;
    const common = {
      runName: plan.name,
      namespace,
      claimName,
      serviceAccountName,
      kubeconfig: platform.kubeconfig,
      queue: platform.queues.get(workload.queue) ?? workload.queue,
      image: platform.imageAddress(plan.image),
      outputPath: [linkedDirectory, "evaluation", plan.name, ...(runId === undefined ? [] : [runId])].join("/"),
      serviceFingerprint: started.content,
      ...present({
        runId,
        timeLimitMinutes,
        command,
        baseline,
        apiKey:
          started.apiKeySecret === undefined
            ? undefined
            : { name: "OPENAI_API_KEY", secretName: started.apiKeySecret, key: "api-key" },
      }),
    };
    const made =
      plan.kind === "lm-eval" || plan.kind === "opencompass"
        ? new AccuracyEvaluation(
            plan.name,
            {
              ...common,
              tool: plan.kind,
              tasks: [...(workload.tasks ?? [])],
              weightsPath: started.weightsPath,
              maxModelLenTokens: Math.min(served.maxModelLen, 4096),
              ...(plan.asksService ? { url: started.url, servedModelName: started.model } : { npus: plan.npus }),
              ...present({
                quantization: served.quantization,
                limit: workload.limit,
                sourcePath: source,
                codeFingerprint: source === undefined ? undefined : contentOf(data, source),
                dataCachePath: dataCache,
              }),
            },
            options,
          )
        : new ServingBenchmark(
            plan.name,
            {
              ...common,
              kind: plan.kind,
              url: started.url,
              servedModelName: started.model,
              tokenizerPath: started.weightsPath,
              extraArguments: [...plan.extraArguments, ...(workload.extraArguments ?? [])],
              ...present({
                concurrency: workload.concurrency && [...workload.concurrency],
                requestRates: workload.requestRates && [...workload.requestRates],
                requests: workload.requests && [...workload.requests],
                promptTokens: workload.promptTokens && [...workload.promptTokens],
                outputTokens: workload.outputTokens && [...workload.outputTokens],
                epochs: workload.epochs,
                dataSetPath: plan.kind === "dynamic" ? workload.dataSet : undefined,
                dataSetType: workload.dataSetType,
                toolsPath: tools,
                codeFingerprint: tools === undefined ? undefined : contentOf(data, tools),
              }),
            },
            options,
          );
    return { name: plan.name, path: made.path, results: made.results };
  });
}
