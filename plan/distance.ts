import { knownModel, llamaFactoryModelNames, megatronModelNames, nearestName, servingModelNames } from "../catalogue";
import { frameworkOf, poolOf } from "./decision";
import { PRECISION_NAMES } from "./precision";
import type { Workload } from "./workload";
import { FRAMEWORKS, WORKLOAD_KEY_NAMES, type Framework, type WorkloadKeyName } from "./workload-keys";

/**
 * What it costs an alternative to change a setting of the request. Each weighs more than all before it together: an
 * alternative with another length comes before one with another strategy, and both before one with a larger pool. Which
 * length, pool or model of several is nearest is a fraction below 1.
 */
export const COST = {
  /** A name that was most likely meant, or a setting that was missing. */
  spelling: 1,
  /** `seqLen` or `maxModelLen`. */
  length: 8,
  /** Any setting that is not named here, such as `tensorParallel` and `replicas`: each that is changed or left out. */
  setting: 16,
  precision: 512,
  strategy: 1024,
  /** Each of `nodes`, `npusPerNode` and `npuMemoryGiB`. */
  pool: 2048,
  /** Megatron in place of LLaMA-Factory, or the other way round. */
  framework: 8192,
  model: 16_384,
  /** Serving in place of training, or the other way round. */
  purpose: 32_768,
} as const;

/** Models of each framework. */
const MODELS: Readonly<Record<Framework, readonly string[]>> = {
  megatron: megatronModelNames(),
  "llama-factory": llamaFactoryModelNames(),
  vllm: servingModelNames(),
};

/** Every name of a strategy. */
const STRATEGIES: readonly string[] = ["pretrain", "sft", "lora", "full"];

/** What a request means in the tables. */
export interface Meaning {
  readonly request: Workload;
  readonly framework: Framework;
  /** Its model in the table of each framework. */
  readonly models: ReadonlyMap<Framework, MeantModel | undefined>;
}

/** The framework that a request means: of an unknown name the nearest, or the one that its other settings speak of. */
function meantFramework(workload: Workload): Framework {
  const { framework: name, ...rest } = workload;
  const near = name === undefined ? undefined : nearestName(name, FRAMEWORKS);
  return frameworkOf(workload) ?? FRAMEWORKS.find((framework) => framework === near) ?? frameworkOf(rest) ?? "megatron";
}

/** What a framework's table calls a model. */
export interface MeantModel {
  readonly name: string;
  /** Whether the request has a name that is only near. */
  readonly guessed: boolean;
}

/** The model of a framework's table that a request means; undefined where no name of it is near. */
function meantModel(model: string | undefined, framework: Framework): MeantModel | undefined {
  if (model === undefined) {
    return undefined;
  }
  const known = knownModel(model, MODELS[framework]);
  const name = known ?? nearestName(model, MODELS[framework]);
  return name === undefined ? undefined : { name, guessed: known === undefined };
}

/** What a request means in the tables, guessed where its names are in none. */
export function meaningOf(request: Workload): Meaning {
  const models = new Map(FRAMEWORKS.map((framework) => [framework, meantModel(request.model, framework)]));
  return { request, framework: meantFramework(request), models };
}

/** Whether two frameworks do the same: train, or serve. */
export function samePurpose(a: Framework, b: Framework): boolean {
  return (a === "vllm") === (b === "vllm");
}

/** How far apart two amounts are, from 0 to below 1: 2048 and 4096 as far as 4096 and 8192. */
function apart(a: number, b: number): number {
  const doublings = Math.abs(Math.log2((a + 1) / (b + 1)));
  return doublings / (doublings + 8);
}

/** Parameters of a model in billions, as its name says: 13 for `llama2-13b`; undefined where it does not. */
function billions(model: string): number | undefined {
  const [, digits] = /(\d+(?:\.\d+)?)b/i.exec(model) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** How far apart two models are, from 0 to below 1: by the letters that their names begin with, then by size. */
export function modelsApart(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  let same = 0;
  while (same < first.length && first[same] === second[same]) {
    same++;
  }
  const [sizeA, sizeB] = [billions(a), billions(b)];
  const size = sizeA === undefined || sizeB === undefined ? 0.5 : apart(sizeA, sizeB);
  return 0.9 / (1 + same) + 0.09 * size;
}

/** A way to cost another name than the given one; `known` are the names that there are. */
function nameCosts(from: string | undefined, known: readonly string[], cost: number): (to: string) => number {
  if (from === undefined) {
    return () => COST.spelling;
  }
  const meant = known.includes(from) ? undefined : nearestName(from, known);
  return (to) => (to === meant ? COST.spelling : cost);
}

/** Cost of an amount in place of another. */
function amountCost(from: number | undefined, to: number, cost: number): number {
  return from === undefined ? COST.spelling : cost + apart(from, to);
}

/** A value as text: maps are all alike. */
function textOf(value: Workload[WorkloadKeyName]): string {
  return typeof value === "object" ? "a map" : String(value);
}

/** What an alternative changes of a request, and what that costs together. */
export interface Changes {
  /** The settings that change. */
  readonly keys: readonly WorkloadKeyName[];
  /** Of these, the ones that were missing, with the values that they get. */
  readonly filledIn: string;
  readonly cost: number;
}

/** The way to compare alternatives with a request. An alternative names its framework and its model. */
export function changesFrom({ request, framework, models }: Meaning): (alternative: Workload) => Changes {
  const unknown = request.framework !== undefined && request.framework !== framework;
  const pool: Workload = poolOf(request);
  const otherStrategyCost = nameCosts(request.strategy, STRATEGIES, COST.strategy);
  // What Megatron calls sft is LLaMA-Factory's full.
  const sameStrategy = new Map([
    ["sft", "full"],
    ["full", "sft"],
  ]).get(request.strategy ?? "");
  const strategyCost = (to: string) => (to === sameStrategy ? COST.spelling : otherStrategyCost(to));
  const precisionCost = nameCosts(request.precision, PRECISION_NAMES, COST.precision);

  function costOf(key: WorkloadKeyName, alternative: Workload): number {
    const value = alternative[key];
    if (value === undefined) {
      return COST.setting;
    }
    switch (key) {
      case "name":
        return 0;
      case "framework":
        if (value === framework) {
          return unknown ? COST.spelling : 0;
        }
        return samePurpose(framework, value as Framework) ? COST.framework : COST.purpose;
      case "model": {
        const meant = models.get(alternative.framework as Framework);
        if (meant?.name === value) {
          return COST.spelling;
        }
        return COST.model + (request.model === undefined ? 0 : modelsApart(request.model, textOf(value)));
      }
      case "strategy":
        return strategyCost(textOf(value));
      case "precision":
        return precisionCost(textOf(value));
      case "seqLen":
      case "maxModelLen":
        return amountCost(request[key], Number(value), COST.length);
      case "nodes":
      case "npusPerNode":
      case "npuMemoryGiB":
        return amountCost(pool[key], Number(value), COST.pool);
      default:
        return request[key] === undefined ? COST.spelling : COST.setting;
    }
  }

  return (alternative) => {
    const keys: WorkloadKeyName[] = [];
    let filledIn = "";
    let sum = 0;
    for (const key of WORKLOAD_KEY_NAMES) {
      const cost = alternative[key] === request[key] ? 0 : costOf(key, alternative);
      if (cost > 0) {
        keys.push(key);
        filledIn += request[key] === undefined ? `${key} ${textOf(alternative[key])} ` : "";
        sum += cost;
      }
    }
    return { keys, filledIn, cost: sum };
  };
}
