import { stripVTControlCharacters } from "node:util";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation";
import { deleteDuplicates, findDuplicates } from "../../operations/duplicates";
import { recoverFailedCreations } from "../../operations/failed-creations";
import { creationsOf, type PreviewStep } from "../../operations/preview";
import type { ResourceState } from "../../operations/stack-state";
import { type CloudLab, unknownCalls } from "./cloud-lab";
import type { ResourceKind } from "./cloud-kinds/kind";
import { type FaultKind, type Trial, trialsOf } from "./fault-kinds";
import { declareOn, type StandingCloud, startLabOn } from "./standing-cloud";

const SHOWN = process.env["CLOUD_E2E_OUTPUT"] !== undefined;
const SHOW = SHOWN ? { onOutput: (text: string) => void process.stdout.write(stripVTControlCharacters(text)) } : {};

/** Shows what a repair says, where the output is shown. */
const show = (line: string): void => {
  if (SHOWN) console.log(line);
};

/** Type of the pools of ModelArts: no data source of the SDK lists them. */
const RESOURCE_POOL = "huaweicloud:index/modelartsResourcePool:ModelartsResourcePool";

/**
 * How many times `up` and `destroy` are tried at most. All kinds of resources are made beside one another, so the fault happens to all
 * in the first and the second completes; a directory with a quota is made after another directory, so its quota has its fault one later.
 */
const ATTEMPTS = 3;

/** As much as possible at the same time: nearly all of it is waiting. */
const RUN = { continueOnError: true, parallel: 64, ...SHOW };

/** What came of one fault on one kind of resource. */
export interface Outcome {
  readonly fault: string;
  readonly kind: string;
  /** What happened, step by step: `went on` or `error`, what `recover` did, and the command that completed. */
  readonly steps: readonly string[];
  /** Why the fault cannot happen to this kind. */
  readonly impossible?: string;
  /** The error that the engine showed first; empty where there was none. */
  readonly error: string;
  /** What is wrong about it; empty where all is well. */
  readonly complaint: string;
}

/** What was seen of the kinds of one lab, by resource type. */
interface Seen {
  readonly errors: Map<string, string>;
  /** What the repair did: `adopted` or `deleted`, and by which id where it had to be told one. */
  readonly repairs: Map<string, string>;
  /** Types of which the provider made a second one. */
  readonly duplicates: Set<string>;
}

function typeOf(urn: string): string {
  return urn.split("::").at(-2)?.split("$").at(-1) ?? "";
}

function add(texts: Map<string, string>, type: string, text: string): void {
  texts.set(type, `${texts.get(type) ?? ""}${text}`);
}

/** Runs an update, which may fail, and notes the errors that it shows beside a resource. Returns all of its errors; none where it succeeded. */
async function attempt(
  { errors }: Seen,
  run: (onEvent: (event: EngineEvent) => void) => Promise<unknown>,
): Promise<string[]> {
  const shown: string[] = [];
  try {
    await run(({ diagnosticEvent }) => {
      if (diagnosticEvent?.severity !== "error") return;
      shown.push(diagnosticEvent.message);
      if (diagnosticEvent.urn !== undefined) add(errors, typeOf(diagnosticEvent.urn), diagnosticEvent.message);
    });
    return [];
  } catch (error) {
    return shown.length > 0 ? shown : [String(error)];
  }
}

/** What the next `up` of a stack would create. */
async function previewOf(stack: Stack): Promise<ResourceState[]> {
  const steps: PreviewStep[] = [];
  await stack.preview({
    onEvent: ({ resourcePreEvent }) => {
      if (resourcePreEvent === undefined) return;
      // The state before is null at a creation, and the one after at a deletion.
      const { op, new: after } = resourcePreEvent.metadata;
      if (op === "create" && after) steps.push({ op, newState: { ...after, custom: after.custom ?? false } });
    },
  });
  return creationsOf(steps);
}

/** Ids that somebody reads in the cloud's console, of what no data source finds. */
async function idsFromConsole(lab: CloudLab, creations: readonly ResourceState[]): Promise<Map<string, string>> {
  const { resourcePools = [] } = await lab.objects();
  return new Map(
    creations.flatMap(({ urn, type, inputs }): [string, string][] => {
      const pool = resourcePools.find(({ name }) => name === inputs?.["name"]);
      return type === RESOURCE_POOL && pool !== undefined ? [[urn, pool.id]] : [];
    }),
  );
}

/** Repairs a stack whose `up` failed, as `npm run recover -- --adopt` does. */
async function repair(lab: CloudLab, stack: Stack, { repairs }: Seen): Promise<void> {
  const ids = await idsFromConsole(lab, await previewOf(stack));
  const options = { adopt: true, ids };
  const done = await recoverFailedCreations(lab.settings(stack), "lab", () => previewOf(stack), show, options);
  for (const { urn, action } of done) repairs.set(typeOf(urn), ids.has(urn) ? `${action} by id` : action);
}

/** Deletes what the provider made twice, as somebody does with `npm run recover -- --delete` once he has seen that it is his. */
async function deleteTwice(lab: CloudLab, stack: Stack, { duplicates }: Seen): Promise<void> {
  const found = await findDuplicates(lab.settings(stack), "lab");
  await deleteDuplicates(lab.settings(stack), "lab", found, show);
  for (const { urn } of found) duplicates.add(typeOf(urn));
}

/** The line of an error that says most, without what differs from run to run. */
function shortened(error: string): string {
  const line = error.split("\n").find((each) => /error/i.test(each)) ?? error;
  return line
    .replace(/^\s*(\[ERROR\] : )?/, "")
    .replace(/ ?\[(POST|PUT|DELETE|GET) [^\]]*\],?/, "")
    .replace(/ "?https?:[^"\s,\]]*"?/, "")
    .replace(/"?request_id"?: ?[\w"-]*,?/g, "")
    .replace(/ ?\([\w-]{12,}\)/g, "")
    .slice(0, 160);
}

function outcomeOf(
  { name, deletion, cause }: FaultKind,
  trial: Trial,
  unused: readonly unknown[],
  seen: Seen,
): Outcome {
  const { kind } = trial;
  const cell = { fault: name, kind: kind.name };
  if (trial.fault === undefined) return { ...cell, steps: [], impossible: trial.none, error: "", complaint: "" };
  const error = seen.errors.get(kind.type);
  const repaired = seen.repairs.get(kind.type);
  const steps = [
    error === undefined ? "went on" : "error",
    ...(repaired === undefined ? [] : [`recover: ${repaired}`]),
    ...(seen.duplicates.has(kind.type) ? ["recover: second one deleted"] : []),
    ...(error === undefined ? [] : [deletion ? "destroy" : "up"]),
  ];
  const complaint = unused.includes(trial.fault)
    ? "the fault never happened"
    : error !== undefined && !cause.test(error)
      ? `the error does not name the cause: ${error}`
      : "";
  return { ...cell, steps, error: shortened(error ?? ""), complaint };
}

/** Lets one kind of fault happen once to each type of resource, until everything is there and gone again. */
export async function tryFault(
  standing: StandingCloud,
  faultKind: FaultKind,
  kinds: readonly ResourceKind[],
): Promise<Outcome[]> {
  // One retry instead of the provider's five: five only wait longer, 62 seconds where a connection breaks.
  const lab = await startLabOn(standing, { maxRetries: "1" });
  try {
    const before = await idsOf(lab);
    const stack = await lab.stack("cloud-faults", () => {
      declareOn(standing, kinds);
      return Promise.resolve({});
    });
    const trials = trialsOf(faultKind, kinds);
    const faults = trials.flatMap(({ fault }) => fault ?? []);
    const seen: Seen = { errors: new Map(), repairs: new Map(), duplicates: new Set() };
    if (!faultKind.deletion) lab.setFaults(faults);
    const up = await repeat(
      () => attempt(seen, (onEvent) => stack.up({ ...RUN, onEvent })),
      () => repair(lab, stack, seen),
    );
    const left = lab.cloud.context.faults.list();
    if (faultKind.twice) await deleteTwice(lab, stack, seen);
    lab.setFaults(faultKind.deletion ? faults : []);
    const destroyed = await repeat(() => attempt(seen, (onEvent) => stack.destroy({ ...RUN, onEvent })));
    const unused = faultKind.deletion ? lab.cloud.context.faults.list() : left;
    const outcomes = trials.map((trial) => outcomeOf(faultKind, trial, unused, seen));
    const complaint = [
      ...up.map((error) => `up ${ATTEMPTS}: ${error}`),
      ...destroyed.map((error) => `destroy ${ATTEMPTS}: ${error}`),
      ...difference(before, await idsOf(lab)),
      ...unknownCalls(await lab.calls()),
    ];
    const wrong = complaint.filter((line) => line !== "").join("; ");
    return wrong === ""
      ? outcomes
      : [...outcomes, { fault: faultKind.name, kind: "all", steps: [], error: "", complaint: wrong }];
  } finally {
    await lab.remove();
  }
}

/** Repeats an update until it succeeds, with a repair after each failure. Returns the errors of the last one. */
async function repeat(
  update: () => Promise<string[]>,
  repairStack: () => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    const errors = await update();
    if (errors.length === 0 || tries === ATTEMPTS) return errors;
    await repairStack();
  }
}

/** All that the cloud has, as `kind name id`. */
async function idsOf(lab: CloudLab): Promise<Set<string>> {
  const objects = Object.entries(await lab.objects());
  return new Set(objects.flatMap(([kind, all]) => all.map(({ name, id }) => `${kind} ${name} ${id}`)));
}

/** What was left behind in the cloud, and what is gone that stood there before. */
function difference(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  return [
    ...[...after].filter((each) => !before.has(each)).map((each) => `left behind: ${each}`),
    ...[...before].filter((each) => !after.has(each)).map((each) => `gone: ${each}`),
  ];
}
