import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import type { Fault } from "../../local/cloud/faults";
import { type CloudLab, sampleFile, startLab, unknownCalls } from "../support/cloud-lab";
import { kindsWithNeeds } from "../support/cloud-kinds";
import type { RequestPattern, ResourceKind } from "../support/cloud-kinds/kind";

/** Kinds of resources and of faults to try; all where the environment names none. */
const KINDS = process.env["CLOUD_KINDS"]?.split(",");
const FAULTS = process.env["CLOUD_FAULTS"]?.split(",");

const SHOW =
  process.env["CLOUD_E2E_OUTPUT"] === undefined
    ? {}
    : { onOutput: (text: string) => void process.stdout.write(stripVTControlCharacters(text)) };

/** How many times `up` and `destroy` are tried: one for each layer of resources that build on one another, and some more. */
const ATTEMPTS = 12;

/** A way in which the cloud disappoints. */
interface FaultKind {
  readonly name: string;
  /** What happens to a request; undefined where it cannot happen to this kind of resource. */
  readonly fault: (request: RequestPattern, kind: ResourceKind) => Fault | undefined;
  /** Whether it happens to deletions rather than to creations. */
  readonly deletion?: true;
  /** What an error must say about its cause. */
  readonly cause: RegExp;
}

const FAULT_KINDS: readonly FaultKind[] = [
  { name: "latency", fault: (request) => ({ kind: "latency", ...request, delayMs: 3000, times: 1 }), cause: /never/ },
  {
    name: "429 with Retry-After",
    fault: (request) => ({ kind: "status", ...request, status: 429, retryAfterSeconds: 1, times: 1 }),
    cause: /429|throttling|TooManyRequests|ratelimit/i,
  },
  { name: "5xx", fault: (request) => ({ kind: "status", ...request, status: 503, times: 1 }), cause: /503|Internal|temporary overloading/i },
  {
    name: "quota exceeded",
    fault: (request) => ({ kind: "quota", ...request, times: 1 }),
    cause: /quota|limit|exceed|TooMany|conflict in the request/i,
  },
  {
    name: "creation ends in Error",
    fault: (request, kind) => (kind.failedState ? { kind: "failed-state", ...request, times: 1 } : undefined),
    cause: /error|fail|303|unexpected state|MISCONFIGURED/i,
  },
  {
    name: "token expired",
    fault: (request) => ({ kind: "token-expired", ...request, times: 1 }),
    cause: /expired|401|403/i,
  },
  {
    name: "connection cut",
    fault: (request) => ({ kind: "connection-cut", ...request, times: 1 }),
    cause: /EOF|connection|reset/i,
  },
  {
    name: "delete refused",
    deletion: true,
    fault: (request) => ({ kind: "in-use", ...request, times: 1 }),
    cause: /in use|InUse|being used|409|not empty|is used|400|403/i,
  },
];

/** What came of one fault on one kind of resource. */
interface Outcome {
  readonly fault: string;
  readonly kind: string;
  /** `recovered`, or the first line of the error. */
  readonly outcome: string;
  /** What is wrong about it; empty where all is well. */
  readonly complaint: string;
}

/** An update that may fail, and its errors by the type of the resource that they name. */
async function attempt(run: (onEvent: (event: EngineEvent) => void) => Promise<unknown>) {
  const errors = new Map<string, string>();
  let succeeded = true;
  try {
    await run(({ diagnosticEvent }) => {
      if (diagnosticEvent?.severity !== "error" || diagnosticEvent.urn === undefined) return;
      const type = diagnosticEvent.urn.split("::").at(-2)?.split("$").at(-1) ?? "";
      errors.set(type, `${errors.get(type) ?? ""}${diagnosticEvent.message}`);
    });
  } catch {
    succeeded = false;
  }
  return { succeeded, errors };
}

/** Lets one kind of fault happen once to each kind of resource, until everything is there and gone again. */
async function tryFault(faultKind: FaultKind, kinds: readonly ResourceKind[]): Promise<Outcome[]> {
  const lab = await startLab({ maxRetries: "5" });
  try {
    const file = sampleFile(lab.directory);
    const stack = await lab.stack("cloud-faults", () => {
      const made = { file };
      for (const kind of kinds) kind.declare(made);
      return Promise.resolve({});
    });
    const tried = kinds.flatMap((kind) => {
      const request = faultKind.deletion ? kind.deletion : kind.creation;
      const fault = request && faultKind.fault(request, kind);
      return fault === undefined ? [] : [{ kind, fault }];
    });
    const faults = tried.map(({ fault }) => fault);
    const errors = new Map<string, string>();
    const note = (more: Map<string, string>): void => {
      for (const [type, message] of more) errors.set(type, `${errors.get(type) ?? ""}${message}`);
    };
    if (!faultKind.deletion) lab.setFaults(faults);
    const up = await repeat(note, (onEvent) => stack.up({ continueOnError: true, onEvent, ...SHOW }));
    const left = lab.cloud.context.faults.list();
    if (faultKind.deletion) lab.setFaults(faults);
    else lab.setFaults([]);
    const destroyed = await repeat(note, (onEvent) => stack.destroy({ continueOnError: true, onEvent, ...SHOW }));
    const unused = faultKind.deletion ? lab.cloud.context.faults.list() : left;
    const outcomes = tried.map(({ kind, fault }): Outcome => {
      const error = errors.get(kind.type);
      const complaint = unused.includes(fault)
        ? "the fault never happened"
        : error !== undefined && !faultKind.cause.test(error)
          ? `the error does not name the cause: ${error}`
          : "";
      return {
        fault: faultKind.name,
        kind: kind.name,
        outcome:
          error
            ?.trim()
            .split("\n")
            .find((line) => /error/i.test(line))
            ?.trim()
            .slice(0, 100) ?? "recovered",
        complaint,
      };
    });
    const rest = await remains(lab, up, destroyed);
    return rest === "" ? outcomes : [...outcomes, { fault: faultKind.name, kind: "all", outcome: "", complaint: rest }];
  } finally {
    await lab.remove();
  }
}

/** Repeats an update until it succeeds; true if it did. */
async function repeat(
  note: (errors: Map<string, string>) => void,
  run: (onEvent: (event: EngineEvent) => void) => Promise<unknown>,
): Promise<boolean> {
  for (let tries = 0; tries < ATTEMPTS; tries += 1) {
    const { succeeded, errors } = await attempt(run);
    note(errors);
    if (succeeded) return true;
  }
  return false;
}

/** What should not be after all is done. */
async function remains(lab: CloudLab, up: boolean, destroyed: boolean): Promise<string> {
  const objects = Object.entries(await lab.objects()).map(
    ([kind, all]) => `${kind}: ${all.map(({ name }) => name).join(", ")}`,
  );
  return [
    up ? "" : `up did not complete in ${ATTEMPTS} tries`,
    destroyed ? "" : `destroy did not complete in ${ATTEMPTS} tries`,
    objects.length > 0 ? `left behind: ${objects.join("; ")}` : "",
    ...unknownCalls(await lab.calls()),
  ]
    .filter((line) => line !== "")
    .join("; ");
}

describe("faults of the cloud", function () {
  this.timeout(40 * 60 * 1000);
  const kinds = kindsWithNeeds(KINDS);
  const wanted = FAULT_KINDS.filter(({ name }) => FAULTS === undefined || FAULTS.includes(name));
  /** All at the same time: nearly all of it is waiting. */
  const running = new Map<FaultKind, Promise<Outcome[]>>();
  const outcomes: Outcome[] = [];

  before(() => {
    for (const kind of wanted) {
      const ending = tryFault(kind, kinds);
      // The test of this kind reports it.
      ending.catch(() => undefined);
      running.set(kind, ending);
    }
  });
  after(() => {
    console.table(outcomes.map(({ fault, kind, outcome }) => ({ fault, kind, outcome })));
  });

  for (const kind of wanted) {
    it(`${kind.name}: each kind of resource recovers, or says what happened and is there after the next up`, async () => {
      const found = (await running.get(kind)) ?? [];
      outcomes.push(...found);
      assert.deepEqual(
        found.filter(({ complaint }) => complaint !== ""),
        [],
      );
      assert(found.length > 0);
    });
  }
});
