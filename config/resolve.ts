import { aigcDemand, planAigc } from "../plan/aigc";
import { planData, type DataPlan, type LocalFiles } from "../plan/data-source";
import { endpointFaults } from "../plan/endpoints";
import { atPath, type Fault } from "../plan/fault";
import { evaluationDemand, planEvaluation, type EvaluationWorkload } from "../plan/evaluation";
import { jobDemands } from "../plan/job-demands";
import { planPool, type NpuPool, type PoolDemand } from "../plan/pool";
import {
  planQuantization,
  quantizationDemand,
  quantizedRunFaults,
  quantizedService,
  type QuantizationPlan,
} from "../plan/quantization";
import { planServing, servingDemand, type ServingPlan } from "../plan/serving";
import { entryFaults } from "../plan/serving-entry";
import { isBuildName } from "../plan/registry";
import { storageDemand } from "../plan/storage-demand";
import { tagFaults } from "../plan/tags";
import { planAnyTraining } from "../plan/any-training";
import { trainingDemand } from "../plan/training";
import { sharedCheckpointFaults } from "../plan/training-folders";
import { tokenizerPatch } from "../plan/tokenizer-patch";
import { trainedWeightsFaults } from "../plan/trained-weights";
import { list, suggestion } from "../plan/wording";
import { duplicateFaults, keep, members, nameOf } from "./entries";
import type { Environment, PlatformStorage, StackEnvironment, WorkloadEnvironment } from "./environment";
import {
  checkPlatform,
  checkSharedPlatform,
  checkStorage,
  type CheckedPlatform,
  type PlatformBesideStorage,
  type PoolEntry,
} from "./resolve-platform";
import { storedBaseline } from "./stored-baseline";
import {
  aigcSchema,
  cloudSchema,
  dataSetSchema,
  environmentSchema,
  evaluationSchema,
  hasSharedPlatform,
  member,
  platformSchema,
  quantizationSchema,
  read,
  servingSchema,
  shapeFaults,
  storageSchema,
  trainingSchema,
  workloadEnvironmentSchema,
  type CloudSection,
} from "./schema";

/** A pool with room for everything: what a workload is checked against while its own pool is at fault. */
const ROOMY_POOL: NpuPool = { name: "any", nodes: 1_000_000, npusPerNode: 64, npuMemoryGiB: 64 };

/** Directory of the share that is linked to the bucket, where the stack file does not say. */
const LINKED_DIRECTORY = "training_data";

/** A workload's claim on a pool. */
interface Claim {
  readonly pool: PoolEntry;
  readonly demand: PoolDemand;
}

/** The first pool with NPUs; undefined where there is none, or where a pool before it is at fault. */
function defaultPool(pools: readonly PoolEntry[]): PoolEntry | undefined {
  return pools.find(({ plan }) => plan === undefined || plan.npusPerNode > 0);
}

/** The pool of a workload, or the fault that says why it has none. */
function poolFor(path: string, name: string | undefined, pools: readonly PoolEntry[]): PoolEntry | Fault | undefined {
  const names = pools.flatMap((pool) => pool.name ?? []);
  if (name !== undefined) {
    const rule = suggestion(name, names, "node pools");
    return pools.find((pool) => pool.name === name) ?? { path: `${path}.pool`, got: name, rule, source: [] };
  }
  const pool = defaultPool(pools);
  if (pool !== undefined || pools.length === 0) {
    return pool;
  }
  const rule = `no node pool has NPUs (${list(names)}); add one that has to platform.nodePools`;
  return { path: `${path}.pool`, got: undefined, rule, source: [] };
}

/**
 * Faults of the workloads of one section beyond their shape, the plans of those without faults, and what they take from the
 * pools. Faults of their pool are found on the way.
 */
function checkWorkloads<W extends { readonly pool?: string | undefined }, P extends object>(
  section: string,
  workloads: readonly (W | undefined)[],
  pools: readonly PoolEntry[],
  plan: (workload: W, pool: NpuPool) => P | Fault[],
  demandOf: (plan: P) => PoolDemand,
): { faults: Fault[]; claims: Claim[]; plans: P[] } {
  const faults: Fault[] = [];
  const plans: P[] = [];
  const claims = workloads.flatMap((workload, index) => {
    if (workload === undefined) {
      return [];
    }
    const path = `${section}[${index}]`;
    const pool = poolFor(path, workload.pool, pools);
    const isFault = pool !== undefined && "rule" in pool;
    if (isFault) {
      faults.push(pool);
    }
    const entry = isFault ? undefined : pool;
    const planned = keep<P | Fault[]>(faults, path, plan(workload, entry?.plan ?? ROOMY_POOL)) as P | undefined;
    if (planned === undefined) {
      return [];
    }
    plans.push(planned);
    return entry === undefined ? [] : [{ pool: entry, demand: demandOf(planned) }];
  });
  return { faults, claims, plans };
}

/** The directory of the share that is linked to the bucket. */
function linkedDirectory(platform: unknown): string {
  const share = read(storageSchema.shape.sfsTurbo, member(member(platform, "storage"), "sfsTurbo"));
  return share?.linkedDirectory ?? LINKED_DIRECTORY;
}

/** Faults of the data beyond their shape, and the data without faults. */
function checkData(
  data: readonly unknown[],
  files: LocalFiles,
  linked: string,
): { faults: Fault[]; plans: DataPlan[] } {
  const faults = duplicateFaults("data", data);
  const plans = data.flatMap((entry, index) => {
    const request = read(dataSetSchema, entry);
    const plan = request && keep(faults, `data[${index}]`, planData(request, files, linked));
    return plan ?? [];
  });
  return { faults, plans };
}

/** Faults of runs whose data set does not exist, or is none. */
function dataFaults(
  runs: readonly ({ readonly data?: string | undefined } | undefined)[],
  data: readonly unknown[],
): Fault[] {
  const names = data.flatMap((entry) => nameOf(entry) ?? []);
  const kinds = new Map(data.map((entry) => [nameOf(entry), member(entry, "kind") ?? "dataset"]));
  return runs.flatMap((run, index): Fault[] => {
    // Whether a run may do without data is its framework's affair.
    if (run?.data === undefined || kinds.get(run.data) === "dataset") {
      return [];
    }
    const rule = names.includes(run.data)
      ? "a run learns from data of kind dataset, and these are of another kind; name another"
      : suggestion(run.data, names, "data sets under data");
    return [{ path: `training[${index}].data`, got: run.data, rule, source: [] }];
  });
}

/** Faults of workloads of a section whose queue does not exist. */
function queueFaults(
  section: string,
  runs: readonly ({ readonly queue?: string | undefined } | undefined)[],
  platform: unknown,
): Fault[] {
  const names = ["default", ...members(member(platform, "queues")).flatMap((entry) => nameOf(entry) ?? [])];
  return runs.flatMap((run, index): Fault[] =>
    run?.queue === undefined || names.includes(run.queue)
      ? []
      : [
          {
            path: `${section}[${index}].queue`,
            got: run.queue,
            rule: suggestion(run.queue, names, "queues under platform.queues"),
            source: [],
          },
        ],
  );
}

/**
 * Faults of workloads of a section that name an image to build which is not in the list. Which images another stack's platform
 * builds is known from that stack only.
 */
function imageFaults(
  section: string,
  workloads: readonly ({ readonly image?: string | undefined } | undefined)[],
  platform: unknown,
): Fault[] {
  const names = members(member(member(platform, "registry"), "builds")).flatMap((entry) => nameOf(entry) ?? []);
  return workloads.flatMap((workload, index): Fault[] => {
    const name = workload?.image;
    if (name === undefined || !isBuildName(name) || names.includes(name)) return [];
    const rule = `${suggestion(name, names, "images under platform.registry.builds")}; others have an address, as registry/repository:tag`;
    return [{ path: `${section}[${index}].image`, got: name, rule, source: [] }];
  });
}

/** The text of a run's tokenizer patch; undefined where it has none. What is wrong with the file goes to `faults`. */
function patchOf(
  faults: Fault[],
  index: number,
  run: { readonly tokenizerPatch?: string | undefined } | undefined,
  files: LocalFiles,
): string | undefined {
  const path = run?.tokenizerPatch;
  return path === undefined
    ? undefined
    : keep(faults, `training[${index}]`, tokenizerPatch(path, files.file(path)))?.text;
}

/** Plans an evaluation of the service that it names; faults where there is none of that name. */
function evaluationPlanner(
  services: readonly unknown[],
  plans: readonly ServingPlan[],
): (workload: EvaluationWorkload, pool: NpuPool) => object | Fault[] {
  return (workload, pool) => {
    const service = plans.find(({ name }) => name === workload.service);
    if (services.some((one) => nameOf(one) === workload.service && member(one, "tls") !== undefined)) {
      const rule =
        "it answers by HTTPS with a certificate that the programs do not trust; evaluate a service without tls";
      return [{ path: "service", got: workload.service, rule, source: [] }];
    }
    if (service !== undefined) return planEvaluation(workload, service, pool);
    const names = services.flatMap((one) => nameOf(one) ?? []);
    // A service at fault has said so itself.
    if (names.includes(workload.service)) return [];
    const rule = suggestion(workload.service, names, "services under serving");
    return [{ path: "service", got: workload.service, rule, source: [] }];
  };
}

/** What a stack file means, where its shape allows to look. */
interface Meaning {
  readonly faults: readonly Fault[];
  readonly platform: CheckedPlatform<PlatformBesideStorage> | undefined;
  readonly sharedPlatform: WorkloadEnvironment["sharedPlatform"] | undefined;
  readonly storage: PlatformStorage | undefined;
  readonly data: readonly DataPlan[];
  /** Text of each run's tokenizer patch, in the order of the runs. */
  readonly patches: readonly (string | undefined)[];
  /** Content of each evaluation's stored results, in the order of the evaluations. */
  readonly baselines: readonly (string | undefined)[];
}

/**
 * Faults beyond the shape: what the catalogue and the planners refuse, in every part that has its shape. With what is decided
 * on the way: platform, storage, and the data, whose files are read once.
 */
function checkMeaning(file: unknown, files: LocalFiles): Meaning {
  const faults: Fault[] = [];
  const cloud = read(cloudSchema, member(file, "cloud"));
  if (cloud !== undefined) {
    faults.push(...atPath("cloud.endpoints", endpointFaults(cloud.region, cloud.endpoints)));
    faults.push(...atPath("cloud.tags", tagFaults(cloud.tags)));
  }
  const rawPlatform = member(file, "platform");
  const shared = hasSharedPlatform(file) ? checkSharedPlatform(rawPlatform) : undefined;
  const own = shared === undefined ? checkPlatform(rawPlatform, (path) => files.file(path) !== undefined) : undefined;
  const pools = (shared ?? own)?.pools ?? [];
  const platformFaults = [...((shared ?? own)?.faults ?? [])];
  const [data = [], training = [], quantization = [], serving = [], aigc = [], evaluation = []] = [
    "data",
    "training",
    "quantization",
    "serving",
    "aigc",
    "evaluation",
  ].map((section) => members(member(file, section)));

  const { faults: ofData, plans } = checkData(data, files, linkedDirectory(rawPlatform));
  const runs = training.map((entry) => read(trainingSchema, entry));
  const trained = checkWorkloads("training", runs, pools, planAnyTraining, trainingDemand);
  const patches = runs.map((run, index) => patchOf(faults, index, run, files));
  const plannedRuns = runs.map((run) => trained.plans.find(({ name }) => name === run?.name));
  const writing = plannedRuns.map((plan) => (plan?.framework === "megatron" ? plan : undefined));
  const quantizations = quantization.map((entry) => read(quantizationSchema, entry));
  const quantized = checkWorkloads("quantization", quantizations, pools, planQuantization, quantizationDemand);
  const services = serving.map((entry) => read(servingSchema, entry));
  const precise = services.map((service) => service && quantizedService(service, quantized.plans));
  const served = checkWorkloads(
    "serving",
    precise.map((one) => one?.service),
    pools,
    planServing,
    servingDemand,
  );
  const drawing = aigc.map((entry) => read(aigcSchema, entry));
  const drawn = checkWorkloads("aigc", drawing, pools, planAigc, aigcDemand);
  const evaluations = evaluation.map((entry) => read(evaluationSchema, entry));
  const evaluator = evaluationPlanner(serving, served.plans);
  const evaluated = checkWorkloads("evaluation", evaluations, pools, evaluator, (plan) =>
    evaluationDemand(plan as Parameters<typeof evaluationDemand>[0]),
  );
  const baselines = evaluations.map((one, index) =>
    one?.baseline === undefined
      ? undefined
      : keep(faults, `evaluation[${index}].baseline`, storedBaseline(one.baseline.file, files))?.json,
  );
  const demand = storageDemand(trained.plans, served.plans, plans);
  const storage = shared === undefined ? checkStorage(platformFaults, rawPlatform, demand) : undefined;

  const claims = [...trained.claims, ...served.claims, ...drawn.claims];
  const jobs = [...quantized.claims, ...evaluated.claims];
  for (const pool of pools) {
    if (pool.plan !== undefined) {
      const of = (some: readonly Claim[]) => some.flatMap((claim) => (claim.pool === pool ? claim.demand : []));
      const demands = [...of(claims), ...jobDemands(of(jobs), of(trained.claims).length > 0)];
      keep(platformFaults, pool.path, planPool(pool.plan, demands));
    }
  }
  faults.push(
    ...platformFaults,
    ...ofData,
    ...duplicateFaults("training", training),
    ...trained.faults,
    ...dataFaults(runs, data),
    ...atPath("training", sharedCheckpointFaults(writing)),
    ...duplicateFaults("quantization", [...training, ...quantization])
      .map((fault) => nameTwice(fault, training.length))
      .filter(({ path }) => !path.includes("-")),
    ...quantizations.flatMap((one, index) =>
      one === undefined
        ? []
        : atPath(
            `quantization[${index}]`,
            quantizedRunFaults(
              one,
              runs.flatMap((run) => run ?? []),
            ),
          ),
    ),
    ...quantized.faults,
    ...duplicateFaults("aigc", aigc),
    ...drawn.faults,
    ...duplicateFaults("evaluation", evaluation),
    ...evaluated.faults,
    ...precise.flatMap((one, index) => (one === undefined ? [] : atPath(`serving[${index}]`, one.faults))),
    ...duplicateFaults("serving", serving),
    ...services.flatMap((service, index) =>
      service === undefined
        ? []
        : atPath(`serving[${index}]`, [
            ...trainedWeightsFaults(service, [...runs.flatMap((run) => run ?? []), ...quantizedRuns(quantizations)]),
            ...entryFaults(service),
          ]),
    ),
    ...served.faults,
    ...Object.entries({
      training: runs,
      quantization: quantizations,
      serving: services,
      aigc: drawing,
      evaluation: evaluations,
    }).flatMap(([section, workloads]) => [
      ...queueFaults(section, workloads, rawPlatform),
      ...(shared === undefined ? imageFaults(section, workloads, rawPlatform) : []),
    ]),
  );
  return { faults, platform: own, sharedPlatform: shared?.platform, storage, data: plans, patches, baselines };
}

/** Quantizations as what makes weights that services name. */
function quantizedRuns(
  quantizations: readonly (Pick<QuantizationPlan, "name" | "model"> | undefined)[],
): { name: string; framework: string; model: string }[] {
  return quantizations.flatMap((one) =>
    one === undefined ? [] : [{ name: one.name, framework: "quantization", model: one.model }],
  );
}

/** The fault of a quantization that is called as a run or as another quantization: services name both in one place. */
function nameTwice(fault: Fault, runs: number): Fault {
  const index = Number(/\[(\d+)\]/.exec(fault.path)?.[1] ?? 0) - runs;
  const rule = "a run under training or a quantization before has this name; use another";
  return { ...fault, path: `quantization[${index}].name`, rule };
}

/** The faults of the shape. Keys that only a platform of one's own has are called that where the platform is another stack's. */
function shapeFaultsOf(file: unknown): Fault[] {
  if (!hasSharedPlatform(file)) {
    return shapeFaults(environmentSchema, file);
  }
  const own = Object.keys(platformSchema.shape).map((key) => `platform.${key}`);
  return shapeFaults(workloadEnvironmentSchema, file).map((fault) => {
    const isOther =
      own.includes(fault.path) && member(member(file, "platform"), fault.path.replace("platform.", "")) !== undefined;
    const isUnknownKey = typeof fault.got === "object" && fault.got?.phrase.startsWith("the unknown key") === true;
    const rule = "the platform is another stack's (platform.stack), which has this; leave it out";
    return isOther && isUnknownKey ? { ...fault, rule } : fault;
  });
}

/** The cloud of a stack file without faults: the identity address is that of the endpoint where no other is given. */
function cloudOf(cloud: CloudSection): Environment["cloud"] {
  const iam = cloud.endpoints.iam?.replace(/\/$/, "");
  const authUrl = cloud.authUrl ?? (iam === undefined ? undefined : `${iam}/v3`);
  const endpoints = Object.fromEntries(Object.entries(cloud.endpoints));
  return { ...cloud, endpoints, ...(authUrl === undefined ? {} : { authUrl }) };
}

/** Place of a fault in the message: its section's in a stack file, then its entry's in the section. */
function place({ path }: Fault): number {
  const [, section = "", index = "0"] = /^([a-zA-Z]*)(?:\[(\d+)\])?/.exec(path) ?? [];
  return Object.keys(environmentSchema.shape).indexOf(section) * 1_000_000 + Number(index);
}

/**
 * The environment that the sections of a stack file describe, without its secrets; or every fault in them: of the shape, and
 * beyond it wherever the shape allows to look further.
 */
export function resolveEnvironment(file: unknown, files: LocalFiles): StackEnvironment | Fault[] {
  const { platform, sharedPlatform, storage, data, patches, baselines, faults: beyond } = checkMeaning(file, files);
  const faults = [...shapeFaultsOf(file), ...beyond];
  const sections = read(hasSharedPlatform(file) ? workloadEnvironmentSchema : environmentSchema, file);
  if (faults.length > 0 || sections === undefined) {
    return faults.sort((a, b) => place(a) - place(b));
  }
  const pools = [...(platform?.pools ?? []), ...(sharedPlatform?.nodePools ?? []).map((plan) => ({ plan }))];
  const firstPool = pools.find(({ plan }) => (plan?.npusPerNode ?? 0) > 0)?.plan?.name ?? "";
  const parts = {
    cloud: cloudOf(sections.cloud),
    data,
    training: sections.training.map(({ tokenizerPatch: _, ...run }, index) => {
      const patch = patches[index];
      return { ...run, pool: run.pool ?? firstPool, ...(patch === undefined ? {} : { tokenizerPatch: patch }) };
    }),
    quantization: sections.quantization.map((one) => ({ ...one, pool: one.pool ?? firstPool })),
    serving: sections.serving.map((service) => ({ ...service, pool: service.pool ?? firstPool })),
    aigc: sections.aigc.map((one) => ({ ...one, pool: one.pool ?? firstPool })),
    evaluation: sections.evaluation.map(({ baseline, ...one }, index) => {
      const json = baselines[index];
      const pool = one.pool ?? firstPool;
      if (baseline === undefined || json === undefined) return { ...one, pool };
      const { file: _, ...rest } = baseline;
      return { ...one, pool, baseline: { ...rest, json } };
    }),
    secrets: {},
  };
  if (sharedPlatform !== undefined) {
    return { ...parts, sharedPlatform };
  }
  if (platform?.platform === undefined || storage === undefined) {
    throw new Error("a platform without faults was not decided");
  }
  return { ...parts, platform: { ...platform.platform, storage } };
}
