import { type Adoption, adoptResources } from "./adoption";
import { lookUp } from "./cloud-lookup";
import { idOf, instructionFor, repairFor } from "./created-resource";
import type { EngineSettings } from "./engine";
import type { RepairOptions } from "./failed-creations";
import { releaseStaleLock } from "./stack-lock";
import { exportState, type ResourceState, type StackState } from "./stack-state";

/** What was done about one interrupted creation. */
export interface Recovered {
  readonly urn: string;
  /**
   * `adopted`: the cloud had made it, and it is in the state now. `deleted`: the cloud had given it up in an error state, and it is gone.
   * `repeated`: there is none. After the last two the next `up` creates it.
   */
  readonly action: "adopted" | "deleted" | "repeated";
  readonly id?: string;
}

/**
 * Repairs a stack whose last update was killed, so that the next `up` neither fails on a name that is taken nor leaves
 * anything behind. A lock of an engine that is no longer alive is released; what the cloud had begun to create is
 * looked up by name, awaited and taken into the state; every other interrupted creation is left to the next `up`.
 * Nothing in the cloud is created, changed or deleted, but with `adopt` what the cloud shows in an error state.
 *
 * @param report receives a line for each thing that is found and done.
 */
export async function recoverInterruptedUpdate(
  settings: EngineSettings,
  stack: string,
  report: (line: string) => void,
  { adopt = false, ids = new Map<string, string>() }: RepairOptions = {},
): Promise<Recovered[]> {
  await releaseStaleLock(settings, stack, report);
  const state = await exportState(settings, stack);
  const creations = creationsIn(state);
  if (creations.length === 0) return [];
  report(`the last update was interrupted while it created ${creations.length} resource(s); looking for what exists`);
  const unknown = creations.filter(
    (resource) => !ids.has(resource.urn) && ["by hand", undefined].includes(repairFor(resource)),
  );
  if (unknown.length > 0) {
    const urns = unknown.map(({ urn, type }) => [urn, instructionFor(type)].filter(Boolean).join(": ")).join("\n  ");
    throw new Error(
      `stack ${stack}: got interrupted creations that cannot be looked up:\n  ${urns}\n` +
        "look in the cloud's console whether each exists; then `pulumi refresh` asks for its id, or clears it",
    );
  }
  const wanted = creations.filter((resource) => ids.has(resource.urn) || repairFor(resource) === "look up");
  const found = await lookUp(settings, stack, wanted, report, ids);
  const adoptions = creations.flatMap((resource): Adoption[] => {
    const one = found.get(resource.urn);
    if (one !== undefined) return [{ resource, found: one }];
    const id = idOf(resource.type, resource.inputs ?? {});
    return id === undefined ? [] : [{ resource, found: { id, settled: true, failed: false }, uncertain: true }];
  });
  const failed = adoptions.filter((adoption) => adoption.found.failed);
  if (failed.length > 0 && !adopt) {
    const lines = failed.map(({ resource, found: { id } }) => `${resource.urn} (${id})`).join("\n  ");
    throw new Error(
      `stack ${stack}: got interrupted creations that the cloud shows in an error state:\n  ${lines}\n` +
        "run this again with --adopt: it takes them into the state and deletes them, so that the next `pulumi up` makes them anew",
    );
  }
  const adopted = await adoptResources(settings, stack, adoptions, { clean: withoutCreations });
  const recovered = creations.map(({ urn }): Recovered => {
    const one = adopted.find((each) => each.urn === urn);
    return one === undefined || one.action === "absent"
      ? { urn, action: "repeated" }
      : { urn, action: one.action, id: one.id };
  });
  for (const { urn, action, id } of recovered) report(`${action} ${urn}${id === undefined ? "" : ` (${id})`}`);
  return recovered;
}

/** Resources that the engine was creating when it was killed. */
function creationsIn({ deployment }: StackState): ResourceState[] {
  return (deployment.pending_operations ?? []).flatMap(({ type, resource }) => (type === "creating" ? [resource] : []));
}

/** The state without the interrupted creations. */
function withoutCreations(state: StackState): StackState {
  const kept = (state.deployment.pending_operations ?? []).filter(({ type }) => type !== "creating");
  return { ...state, deployment: { ...state.deployment, pending_operations: kept } };
}
