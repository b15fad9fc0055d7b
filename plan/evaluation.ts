import { ACCURACY_TOOLS } from "../catalogue/serving-programs";
import { planBenchmark, type BenchmarkWorkload } from "./benchmark";
import { atPath, isRejected, sourceSuffix, type Fault } from "./fault";
import { jobNameFaults } from "./job-names";
import type { NpuPool, PoolDemand } from "./pool";
import type { ServingPlan } from "./serving";
import { count, list, suggestion } from "./wording";

/** An evaluation of a service, as its user describes it. Paths are relative to the share's root. */
export interface EvaluationWorkload {
  readonly name: string;
  /** Name of the service under serving. */
  readonly service: string;
  /** `static`, `dynamic` or `combined` for speed; `lm-eval` or `opencompass` for accuracy. */
  readonly kind: string;
  /** Requests at once; static. */
  readonly concurrency?: readonly number[];
  /** Requests in a second; dynamic. */
  readonly requestRates?: readonly number[];
  /** Requests of each rate; dynamic. Defaults to ten seconds' worth, 10 at least. */
  readonly requests?: readonly number[];
  /** Lengths of prompts in tokens; static. */
  readonly promptTokens?: readonly number[];
  /** Lengths of answers in tokens, one for each prompt; static. */
  readonly outputTokens?: readonly number[];
  /** Rounds; static. Defaults to 5. */
  readonly epochs?: number;
  /** Beginning that all prompts share, in tokens; static. */
  readonly sharedPrefixTokens?: number;
  /** File of requests; dynamic, and with speculative decoding static. */
  readonly dataSet?: string;
  /** Form of that file. */
  readonly dataSetType?: string;
  /** Tasks of lm-eval, or data sets of opencompass. */
  readonly tasks?: readonly string[];
  /** Questions of each task at most; lm-eval. */
  readonly limit?: number;
  /** Whether the running service is asked, which is the default, or lm-eval loads the weights on NPUs of its own. */
  readonly asksService?: boolean;
  readonly baseline?: { readonly file: string; readonly onRegression?: string };
  readonly image?: string;
}

/** An evaluation with everything decided. */
export interface EvaluationPlan {
  readonly name: string;
  readonly service: string;
  readonly kind: string;
  /** Whether it asks the service; else it loads the weights itself. */
  readonly asksService: boolean;
  /** NPUs of its own. */
  readonly npus: number;
  readonly image: string;
  /** Arguments that follow from how the service runs, each a word (seed 003, line 61). */
  readonly extraArguments: readonly string[];
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

const BENCHMARKS = ["static", "dynamic", "combined"];
const KINDS = [...BENCHMARKS, ...Object.keys(ACCURACY_TOOLS)];

/** Settings by the kinds that know them. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  concurrency: ["static"],
  promptTokens: ["static"],
  outputTokens: ["static"],
  epochs: ["static"],
  sharedPrefixTokens: ["static"],
  requestRates: ["dynamic"],
  requests: ["dynamic"],
  dataSet: ["static", "dynamic"],
  dataSetType: ["static", "dynamic"],
  tasks: ["lm-eval", "opencompass"],
  limit: ["lm-eval"],
  asksService: ["lm-eval"],
};

function foreignFaults(workload: EvaluationWorkload): Fault[] {
  return Object.entries(OWN).flatMap(([path, kinds]): Fault[] => {
    if (workload[path as keyof EvaluationWorkload] === undefined || kinds.includes(workload.kind)) return [];
    const rule = `a setting of ${list(kinds, "or")}; leave it out`;
    return [{ path, got: { phrase: "a setting" }, rule, source: [] }];
  });
}

/** The faults of a benchmark beyond those of its shape, or what it tells the program of the server. */
function benchmarkOf(workload: EvaluationWorkload, service: ServingPlan): Fault[] | { explanation: readonly string[] } {
  const { kind, requestRates, requests, dataSet } = workload;
  if (kind === "static") {
    const { promptTokens = [], outputTokens = [] } = workload;
    const request: BenchmarkWorkload = { ...workload, promptTokens, outputTokens };
    return planBenchmark(request, service);
  }
  const faults: Fault[] = [];
  const missing = (path: string, rule: string): void => {
    faults.push({ path, got: undefined, rule, source: ["001:25"] });
  };
  if (kind === "dynamic") {
    if (requestRates === undefined || requestRates.length === 0)
      missing("requestRates", "requests in a second; give one number or more");
    if (dataSet === undefined)
      missing("dataSet", "a file with the requests on the share, as generate_datasets.py makes it");
    if (requests !== undefined && requests.length !== requestRates?.length) {
      const got = { phrase: count(requests.length, "number") };
      faults.push({ path: "requests", got, rule: "as many as requestRates", source: [] });
    }
  }
  const rates = requestRates === undefined ? "the package's own loads" : `${list(requestRates)} requests in a second`;
  return faults.length > 0
    ? faults
    : { explanation: [`benchmark ${workload.name}: ${kind}, service ${service.name}: ${rates}`] };
}

/** What the static benchmark must be told of the server (seed 003, line 61). */
function serverArguments(workload: EvaluationWorkload, service: ServingPlan): string[] {
  if (workload.kind !== "static") return [];
  const { schedulerSteps, speculativeTokens, multiStepStreamOutputs, prefixCaching } = service;
  const { sharedPrefixTokens, dataSet, dataSetType } = workload;
  return [
    ...(schedulerSteps === undefined || multiStepStreamOutputs !== false
      ? []
      : ["--num-scheduler-steps", String(schedulerSteps)]),
    ...(prefixCaching === true ? ["--enable-prefix-caching"] : []),
    ...(sharedPrefixTokens === undefined ? [] : ["--prefix-caching-num", String(sharedPrefixTokens)]),
    ...(speculativeTokens === undefined
      ? []
      : ["--use-spec-decode", "--num-speculative-tokens", String(speculativeTokens)]),
    ...(dataSetType === undefined ? [] : ["--dataset-type", dataSetType]),
    ...(dataSet === undefined ? [] : ["--dataset-path", `/mnt/sfs_turbo/${dataSet}`]),
  ];
}

/** The faults of an accuracy evaluation. */
function accuracyFaults(
  { kind, tasks, asksService }: EvaluationWorkload,
  service: ServingPlan,
  pool: NpuPool,
): Fault[] {
  const faults: Fault[] = [];
  const source = ACCURACY_TOOLS[kind === "opencompass" ? "opencompass" : "lm-eval"].source;
  if (tasks === undefined || tasks.length === 0) {
    const example = kind === "opencompass" ? "gsm8k_gen" : "openllm";
    faults.push({ path: "tasks", got: undefined, rule: `what is asked; for example ${example}`, source });
  }
  tasks?.forEach((task, index) => {
    if (/^[^\s,]+$/.test(task)) return;
    faults.push({ path: `tasks[${index}]`, got: task, rule: "one word without commas", source });
  });
  if (asksService === false && service.npus > pool.npusPerNode) {
    const rule = `the weights take ${count(service.npus, "NPU")} and are loaded on one node; leave asksService out`;
    faults.push({ path: "asksService", got: false, rule, source });
  }
  return faults;
}

/**
 * Decides an evaluation of a planned service. Paths of faults are relative to the workload. What has to agree with the server is
 * the service's, so that it cannot differ.
 */
export function planEvaluation(
  workload: EvaluationWorkload,
  service: ServingPlan,
  pool: NpuPool,
): EvaluationPlan | Fault[] {
  const { name, kind } = workload;
  if (!KINDS.includes(kind)) {
    return [
      { path: "kind", got: kind, rule: suggestion(kind, KINDS, "evaluations"), source: ["001:25", "003:29", "003:61"] },
    ];
  }
  const faults = [...foreignFaults(workload), ...jobNameFaults(name, ["measure", "evaluate", "results"])];
  const isBenchmark = BENCHMARKS.includes(kind);
  const benchmark = isBenchmark ? benchmarkOf(workload, service) : undefined;
  if (benchmark !== undefined && isRejected(benchmark)) faults.push(...benchmark);
  if (!isBenchmark) faults.push(...accuracyFaults(workload, service, pool));
  const { onRegression } = workload.baseline ?? {};
  if (onRegression !== undefined && !["fail", "warn"].includes(onRegression)) {
    const rule = suggestion(onRegression, ["fail", "warn"], "what worse results do");
    faults.push(...atPath("baseline", [{ path: "onRegression", got: onRegression, rule, source: [] }]));
  }
  if (faults.length > 0) return faults;
  const asksService = workload.asksService !== false;
  const npus = asksService ? 0 : service.npus;
  const accuracy = `evaluation ${name}: ${kind} of service ${service.name}, ${asksService ? "asked" : "its weights on NPUs of their own"}, tasks ${list(workload.tasks ?? [])}`;
  const source = isBenchmark ? [] : ACCURACY_TOOLS[kind === "opencompass" ? "opencompass" : "lm-eval"].source;
  return {
    name,
    service: service.name,
    kind,
    asksService,
    npus,
    image: workload.image ?? service.image,
    extraArguments: serverArguments(workload, service),
    explanation:
      benchmark === undefined || isRejected(benchmark) ? [`${accuracy}${sourceSuffix(source)}`] : benchmark.explanation,
  };
}

/** What an evaluation takes from its pool, while it runs. */
export function evaluationDemand({ name, npus }: EvaluationPlan): PoolDemand {
  return { name: `evaluation ${name}`, pods: npus === 0 ? 0 : 1, npusPerPod: npus, distinctNodes: false };
}
