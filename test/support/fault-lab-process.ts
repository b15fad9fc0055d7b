import { kindsWithNeeds } from "./cloud-kinds";
import { FAULT_KINDS } from "./fault-kinds";
import { tryFault } from "./fault-lab";
import type { StandingCloud } from "./standing-cloud";

/** What the process is told to do. */
export interface FaultOrder {
  /** Name of the kind of fault. */
  readonly fault: string;
  /** Names of the kinds of resources. */
  readonly kinds: readonly string[];
  readonly standing: StandingCloud;
}

/**
 * A process that tries one kind of fault. Programs of several stacks in one process would be given each other's failures: the
 * Automation API listens to the unhandled rejections of the whole process (`@pulumi/pulumi/automation/server.js`, run).
 */
async function main({ fault, kinds, standing }: FaultOrder): Promise<void> {
  const faultKind = FAULT_KINDS.find(({ name }) => name === fault);
  if (faultKind === undefined) throw new Error(`${fault}: no such kind of fault`);
  process.send?.(await tryFault(standing, faultKind, kindsWithNeeds(kinds)));
}

process.once("message", (order) => {
  main(order as FaultOrder)
    .catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    })
    .finally(() => {
      process.disconnect();
    });
});
