import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";
import { kindsWithNeeds } from "../support/cloud-kinds";
import { FAULT_KINDS, type FaultKind } from "../support/fault-kinds";
import type { Outcome } from "../support/fault-lab";
import type { FaultOrder } from "../support/fault-lab-process";
import { printFaultTable } from "../support/fault-table";
import { makeStandingCloud, type StandingCloud } from "../support/standing-cloud";

/** Kinds of resources and of faults to try; all where the environment names none. */
const KINDS = process.env["CLOUD_KINDS"]?.split(",");
const FAULTS = process.env["CLOUD_FAULTS"]?.split(",");

/** Tries a kind of fault in a process of its own: those of inline programs in one process are given each other's failures. */
async function tryInProcess(order: FaultOrder, children: ChildProcess[]): Promise<Outcome[]> {
  const tsx = join(projectRoot(), "node_modules/tsx/dist/loader.mjs");
  const child = fork(join(projectRoot(), "test/support/fault-lab-process.ts"), { execArgv: ["--import", tsx] });
  children.push(child);
  child.send(order);
  return new Promise((resolve, reject) => {
    child.once("message", (outcomes) => {
      resolve(outcomes as Outcome[]);
    });
    child.once("close", (code) => {
      reject(new Error(`${order.fault}: got exit code ${String(code)} without an outcome; see its output above`));
    });
  });
}

describe("faults of the cloud", function () {
  this.timeout(20 * 60 * 1000);
  const kinds = kindsWithNeeds(KINDS);
  const wanted = FAULT_KINDS.filter(({ name }) => FAULTS === undefined || FAULTS.includes(name));
  const running = new Map<FaultKind, Promise<Outcome[]>>();
  const outcomes: Outcome[] = [];
  const children: ChildProcess[] = [];
  let standing: StandingCloud | undefined;

  before(async () => {
    const made = await makeStandingCloud(kinds);
    standing = made;
    for (const kind of wanted) {
      const ending = tryInProcess({ fault: kind.name, kinds: kinds.map(({ name }) => name), standing: made }, children);
      // The test of this kind reports it.
      ending.catch(() => undefined);
      running.set(kind, ending);
    }
  });
  after(() => {
    for (const child of children) child.kill();
    printFaultTable(outcomes);
    if (standing !== undefined) rmSync(standing.directory, { recursive: true, force: true });
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
