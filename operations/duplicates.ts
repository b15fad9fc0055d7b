import { type Adoption, adoptResources } from "./adoption";
import { searchCloud } from "./cloud-lookup";
import { canFind } from "./created-resource";
import type { EngineSettings } from "./engine";
import { exportState, type ResourceState } from "./stack-state";

/** A thing of the cloud that has the name of a resource of the stack, and is not that resource. */
export interface Duplicate {
  /** The resource of the stack. */
  readonly urn: string;
  /** Id of the thing. */
  readonly id: string;
}

/**
 * Finds what the cloud has beside the resources of a stack by the same names. Where the answer to a creation is lost, the provider asks
 * a second time (terraform-provider-huaweicloud 1.95.0, huaweicloud/config/logger.go, RoundTrip): of what may have the same name twice,
 * such as a public address, there are two then, the update succeeds, and the state has the second one only. It may be somebody
 * else's as well: the caller decides.
 */
export async function findDuplicates(settings: EngineSettings, stack: string): Promise<Duplicate[]> {
  const found = await searchCloud(settings, stack, await findable(settings, stack));
  return [...found].flatMap(([urn, all]) => all.map(({ id }) => ({ urn, id })));
}

/** Lists duplicates, with what to do about each. */
export function tellDuplicates(duplicates: readonly Duplicate[], report: (line: string) => void): void {
  for (const { urn, id } of duplicates) {
    report(
      `${urn}: the cloud has another one of this name: ${id}. If an update of this stack made it twice, because an answer of the cloud ` +
        `was lost, delete it with --delete '${urn}=${id}'; if it is somebody else's, leave it`,
    );
  }
}

/**
 * Deletes duplicates, which the state holds beside the real ones while it lasts.
 *
 * @throws where one is none: nothing is deleted then
 */
export async function deleteDuplicates(
  settings: EngineSettings,
  stack: string,
  duplicates: readonly Duplicate[],
  report: (line: string) => void,
): Promise<void> {
  if (duplicates.length === 0) return;
  const resources = await findable(settings, stack);
  const existing = await findDuplicates(settings, stack);
  const adoptions = duplicates.map(({ urn, id }): Adoption => {
    const resource = resources.find((each) => each.urn === urn);
    if (resource === undefined || !existing.some((each) => each.urn === urn && each.id === id)) {
      throw new Error(`--delete: got ${urn}=${id}; the cloud has no such duplicate of a resource of stack ${stack}`);
    }
    return { resource: { ...resource, urn: `${urn}-${id}` }, found: { id, settled: true, failed: true } };
  });
  await adoptResources(settings, stack, adoptions, {});
  for (const { urn, id } of duplicates) report(`deleted the duplicate ${id} of ${urn}`);
}

/** Resources of the state that can be looked for by their inputs. */
async function findable(settings: EngineSettings, stack: string): Promise<ResourceState[]> {
  const { deployment } = await exportState(settings, stack);
  return (deployment.resources ?? []).filter(
    ({ type, inputs = {}, delete: replaced }) => replaced !== true && canFind(type, inputs),
  );
}
