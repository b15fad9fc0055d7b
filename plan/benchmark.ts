import { MODELS_DIRECTORY, WORK_DIRECTORY, type Source } from "../catalogue";
import { sourceSuffix, withAcceptedAlternatives, type Fault } from "./fault";
import { chosen, USER, type Origin } from "./origin";
import type { ServingPlan } from "./serving";
import { count, list } from "./wording";

/** The manual's page on the benchmark of a service. */
const SOURCE: readonly Source[] = ["003:61"];

/** Rounds of each measurement where the request does not say. */
const EPOCHS = 5;

/** A benchmark of a service, as its user describes it. */
export interface BenchmarkWorkload {
  readonly name: string;
  /** `static`: so many requests at once. `dynamic`: so many requests arrive in a second. */
  readonly kind: string;
  /** Requests at once, one measurement each; static only. */
  readonly concurrency?: readonly number[];
  /** Requests in a second, one measurement each; dynamic only. */
  readonly requestRates?: readonly number[];
  /** Lengths of prompts in tokens. */
  readonly promptTokens: readonly number[];
  /** Lengths of answers in tokens: as many, each goes with the prompt at its place. */
  readonly outputTokens: readonly number[];
  /** Rounds of each measurement. Defaults to 5. */
  readonly epochs?: number;
  /** Length of the beginning that all prompts share, in tokens; only where the server caches prefixes. */
  readonly sharedPrefixTokens?: number;
}

/** One measurement: requests of one length at one load. */
export interface Measurement {
  /** Requests at once, or in a second. */
  readonly load: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
}

/** A benchmark with everything decided. */
export interface BenchmarkPlan {
  readonly name: string;
  readonly kind: "static" | "dynamic";
  readonly measurements: readonly Measurement[];
  readonly epochs: number;
  /** Folder of the tokenizer in the container. */
  readonly tokenizerPath: string;
  readonly servedModelName: string;
  /** Steps that the server schedules at once: the benchmark must know them. */
  readonly schedulerSteps?: number;
  readonly sharedPrefixTokens?: number;
  /** Tokens that the server's draft model proposes at once, where it has one: the benchmark counts wrongly without. */
  readonly speculativeTokens?: number;
  readonly sources: Readonly<Record<string, Origin>>;
  /** Lines of the preview log. */
  readonly explanation: readonly string[];
}

/** The faults of a list of whole numbers. */
function numbersFaults(path: string, values: readonly number[] | undefined, what: string): Fault[] {
  if (values === undefined || values.length === 0) {
    return [{ path, got: undefined, rule: `${what}; give one number or more`, source: SOURCE }];
  }
  return values.flatMap((value, index) =>
    Number.isInteger(value) && value >= 1
      ? []
      : [{ path: `${path}[${index}]`, got: value, rule: `${what}: whole numbers from 1`, source: SOURCE }],
  );
}

/** The faults of prompts and answers that do not go together, or that are longer than the service's context. */
function lengthFaults(workload: BenchmarkWorkload, service: ServingPlan): Fault[] {
  const { promptTokens, outputTokens, sharedPrefixTokens } = workload;
  const faults: Fault[] = [];
  if (promptTokens.length !== outputTokens.length) {
    const got = { phrase: `${count(outputTokens.length, "length")} for ${count(promptTokens.length, "prompt")}` };
    const rule = "each length of a prompt has its length of an answer; give as many";
    faults.push({ path: "outputTokens", got, rule, source: SOURCE });
  }
  promptTokens.forEach((prompt, index) => {
    const output = outputTokens[index] ?? 0;
    if (prompt + output > service.maxModelLen) {
      const got = { phrase: `${prompt} + ${output} tokens` };
      const rule = `service ${service.name} takes ${service.maxModelLen} tokens, prompt and answer together; use less`;
      faults.push({ path: `promptTokens[${index}]`, got, rule, source: SOURCE });
    }
    if (sharedPrefixTokens !== undefined && sharedPrefixTokens >= prompt) {
      const rule = `the shared beginning is shorter than each prompt, and promptTokens[${index}] is ${prompt}; use less`;
      faults.push({ path: "sharedPrefixTokens", got: sharedPrefixTokens, rule, source: SOURCE });
    }
  });
  return faults;
}

/** The path of the load of a kind of benchmark, and what it is. */
const LOADS = {
  static: { path: "concurrency", what: "requests at once" },
  dynamic: { path: "requestRates", what: "requests in a second" },
} as const;

/** Decides a benchmark; the alternatives of its faults are not looked into. */
function decide(workload: BenchmarkWorkload, service: ServingPlan): BenchmarkPlan | Fault[] {
  const { kind } = workload;
  if (kind !== "static" && kind !== "dynamic") {
    const rule = `a benchmark is ${list(Object.keys(LOADS), "or")}`;
    return [{ path: "kind", got: kind, rule, source: SOURCE, alternative: { kind: "static" } }];
  }
  const { path, what } = LOADS[kind];
  const loads = workload[path];
  const epochs = chosen(workload.epochs, EPOCHS, { from: "default", source: SOURCE });
  const faults = [
    ...numbersFaults(path, loads, what),
    ...numbersFaults("promptTokens", workload.promptTokens, "lengths of prompts in tokens"),
    ...numbersFaults("outputTokens", workload.outputTokens, "lengths of answers in tokens"),
    ...numbersFaults("epochs", [epochs.value], "rounds of each measurement"),
    ...lengthFaults(workload, service),
  ];
  if (faults.length > 0 || loads === undefined) {
    return faults;
  }
  const measurements = loads.flatMap((load) =>
    workload.promptTokens.map((promptTokens, index) => ({
      load,
      promptTokens,
      outputTokens: workload.outputTokens[index] ?? 0,
    })),
  );
  const { sharedPrefixTokens } = workload;
  const { schedulerSteps, speculativeTokens } = service;
  const explanation = [
    `${kind}, service ${service.name}: ${count(measurements.length, "measurement")} of ${count(epochs.value, "round")}, ` +
      `${what} ${list(loads)}${sourceSuffix(SOURCE)}`,
    ...(speculativeTokens === undefined
      ? []
      : [
          "note: the service proposes tokens with a draft model; random prompts show less than it does for real ones: use a real data set" +
            sourceSuffix(SOURCE),
        ]),
  ];
  return {
    name: workload.name,
    kind,
    measurements,
    epochs: epochs.value,
    tokenizerPath: `${WORK_DIRECTORY.path}/${service.weightsPath}`,
    servedModelName: service.model,
    ...(schedulerSteps === undefined ? {} : { schedulerSteps }),
    ...(sharedPrefixTokens === undefined ? {} : { sharedPrefixTokens }),
    ...(speculativeTokens === undefined ? {} : { speculativeTokens }),
    sources: {
      kind: USER,
      measurements: USER,
      epochs: epochs.origin,
      tokenizerPath: { from: "default", source: MODELS_DIRECTORY.source },
      servedModelName: { from: "default", source: SOURCE },
    },
    explanation: explanation.map((line) => `benchmark ${workload.name}: ${line}`),
  };
}

/**
 * Decides a benchmark of a planned service. Paths of faults are relative to the workload. What has to agree with the server
 * (name, tokenizer, scheduler steps, proposed tokens) is the service's, so that it cannot differ.
 */
export function planBenchmark(workload: BenchmarkWorkload, service: ServingPlan): BenchmarkPlan | Fault[] {
  return withAcceptedAlternatives(workload, (request) => decide(request, service));
}
