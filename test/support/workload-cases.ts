import fc from "fast-check";
import { MEASURED_CELLS } from "../../plan/measured-cells";
import { WORKLOAD_KEY_NAMES } from "../../plan/workload-keys";

/** A name with one letter left out, doubled or changed. */
function typo(name: string, place: number, kind: number): string {
  const at = place % name.length;
  const middle = ["", `${name.charAt(at)}${name.charAt(at)}`, "x"][kind % 3] ?? "";
  return name.slice(0, at) + middle + name.slice(at + 1);
}

/** A name, nearly always as it is. */
function mostly(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 40, arbitrary: fc.constant(name) },
    { weight: 1, arbitrary: fc.constant(name.toUpperCase()) },
    { weight: 2, arbitrary: fc.tuple(fc.nat(40), fc.nat(2)).map(([place, kind]) => typo(name, place, kind)) },
    { weight: 1, arbitrary: fc.constantFrom("", " ", "gpt-neox-20b", "llama2-13b", "constructor", "__proto__") },
  );
}

/** A number near one that fits, or an odd one, or none. */
function near(number: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(number) },
    { weight: 6, arbitrary: fc.constantFrom(number * 2, Math.floor(number / 2), number + 1) },
    { weight: 2, arbitrary: fc.constantFrom(String(number), `${number}K`, "many", 0, -1, 1.5, 1e12, null, {}, []) },
    { weight: 1, arbitrary: fc.integer({ min: -10, max: 2_000_000 }) },
  );
}

/** Settings that say how a workload runs, each of them rarely there. */
const how = fc.record(
  {
    tp: fc.constantFrom(1, 2, 3, 4, 8, 16),
    pipelineParallel: fc.constantFrom(1, 2, 3, 4, 8),
    mbs: fc.constantFrom(1, 2, 4),
    gbs: fc.constantFrom(1, 63, 64, 128),
    resumeFrom: fc.constantFrom("saved_models/run", "/absolute"),
    resumeIterations: fc.constantFrom(0, 100),
    trainIterations: fc.constantFrom(50, 200),
    replicas: fc.constantFrom(0, 1, 2, 9, 100),
    npus: fc.constantFrom(1, 2, 3, 4, 8, 16),
    draftModel: fc.constantFrom("eagle", "llama2-7b", "qwen2-0.5b", "nothing"),
    speculativeTokens: fc.constantFrom(0, 5, 100_000),
    prefillInstances: fc.constantFrom(1, 2, 8),
    decodeInstances: fc.constantFrom(1, 3),
    maxNumBatchedTokens: fc.constantFrom("64K", 10, 1_000_000),
    weights: fc.constantFrom("models/mine", "/models"),
    image: fc.constantFrom("swr.example.com/team/image:1", "latest"),
    command: fc.constantFrom("sh run.sh", ""),
    name: fc.constantFrom("run", 7),
    modle: fc.constantFrom("llama2-13b", 1),
    nonsense: fc.constant([1, 2]),
  },
  { requiredKeys: [] },
);

/** At most two of the settings of `how`. */
const fewSettings = fc
  .tuple(how, fc.nat(), fc.nat(2))
  .map(([settings, start, count]) =>
    Object.fromEntries(
      [...Object.entries(settings), ...Object.entries(settings)].slice(start % 20, (start % 20) + count),
    ),
  );

/**
 * Workloads near the measured ones, as users write them: with typos, odd numbers, other pools, settings of other frameworks
 * and without some of the keys.
 */
export const workloadCases: fc.Arbitrary<Record<string, unknown>> = fc
  .constantFrom(...MEASURED_CELLS)
  .chain((cell) =>
    fc.tuple(
      fc.record({
        framework: mostly(cell.framework),
        model: mostly(cell.model),
        strategy: cell.strategy === undefined ? fc.constant(null) : mostly(cell.strategy),
        seqLen: cell.seqLen === undefined ? fc.constant(null) : near(cell.seqLen),
        precision: cell.precision === undefined ? fc.constant(null) : mostly(cell.precision),
        maxModelLen: cell.maxModelLen === undefined ? fc.constant(null) : near(cell.maxModelLen),
        nodes: near(cell.nodes),
        npusPerNode: fc.oneof(fc.constant(8), near(cell.npus)),
        npuMemoryGiB: fc.constantFrom(64, 64, 64, 32, 16, "64GB", 0),
        estimate: fc.constantFrom(null, null, null, null, null, null, null, null, null, true),
      }),
      fewSettings,
      fc.array(fc.constantFrom(...WORKLOAD_KEY_NAMES), { maxLength: 3 }),
      fc.constantFrom(false, false, true),
    ),
  )
  .map(([workload, settings, leftOut, onlyNeeded]) => {
    const all: Record<string, unknown> = { ...workload, ...(onlyNeeded ? {} : settings) };
    const unwanted: string[] = onlyNeeded ? ["nodes", "npusPerNode", "npuMemoryGiB"] : leftOut;
    return Object.fromEntries(Object.entries(all).filter(([key, value]) => value !== null && !unwanted.includes(key)));
  });
