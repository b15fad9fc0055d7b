import { type Adopted, type Adoption, adoptResources } from "./adoption";
import { lookUp } from "./cloud-lookup";
import { canFind, idOf, instructionFor, repairFor } from "./created-resource";
import type { EngineSettings } from "./engine";
import { exportState, type ResourceState } from "./stack-state";

/** How a repair is to go about what it finds. */
export interface RepairOptions {
  /** Take what is found into the state, and delete what is in an error state. Otherwise it is only listed. Defaults to false. */
  readonly adopt?: boolean;
  /** Ids by URN, of resources that no data source finds and that somebody has looked up in the cloud's console. */
  readonly ids?: ReadonlyMap<string, string>;
}

/** Something that a failed update left in the cloud, and what was done about it. */
export interface LeftBehind {
  readonly urn: string;
  readonly id: string;
  /** `listed`: nothing was done. `adopted`: it is in the state now. `deleted`: it was in an error state; the next `up` makes it anew. */
  readonly action: "listed" | "adopted" | "deleted";
}

/** What a preview would create, by how it is looked for. What could not be there, or need not be looked for, is in none. */
export interface Candidates {
  /** By their names. */
  readonly named: readonly ResourceState[];
  /** By ids that somebody gave. */
  readonly given: readonly { resource: ResourceState; id: string }[];
  /** By ids that follow from their inputs: whether they exist, only reading them tells. */
  readonly implied: readonly { resource: ResourceState; id: string }[];
  /** By nothing: somebody must look at the console. */
  readonly unfindable: readonly ResourceState[];
}

/**
 * Sorts what a preview would create. A resource whose provider the state does not have cannot have been created yet, and neither can
 * one that waits for another one's values.
 *
 * @param providers references of the providers that the state has: URN, `::`, id
 */
export function candidatesOf(
  creations: readonly ResourceState[],
  providers: ReadonlySet<string>,
  ids: ReadonlyMap<string, string> = new Map(),
): Candidates {
  const possible = creations.filter(({ custom, provider }) => custom && providers.has(provider ?? ""));
  const given = possible.flatMap((resource) => {
    const id = ids.get(resource.urn);
    return id === undefined ? [] : [{ resource, id }];
  });
  const others = possible.filter(({ urn }) => !ids.has(urn));
  return {
    named: others.filter(({ type, inputs = {} }) => canFind(type, inputs)),
    given,
    implied: others.flatMap((resource) => {
      const id = idOf(resource.type, resource.inputs ?? {});
      return id === undefined ? [] : [{ resource, id }];
    }),
    unfindable: others.filter((resource) => repairFor(resource) === "by hand"),
  };
}

/**
 * Finds what failed creations left in the cloud. Where a creation ends in an error after the cloud began it, the provider reports no
 * id: the Terraform bridge gives up what the provider knew of it (pulumi-terraform-bridge 3.136.0, pkg/pf/tfbridge/provider_create.go,
 * CreateWithContext returns no id and no state beside an error). The engine's state has nothing of it then, the next `up` creates a
 * second one or fails because the name is taken, and `destroy` never removes the first.
 *
 * What the next `up` would create and what the cloud has by that name already is either such a left-over or somebody else's, which
 * cannot be told apart. It is therefore only listed, unless `adopt` is set: then it is taken into the state, again and again until
 * nothing new is found, as the children of a resource are known only once it is there.
 *
 * @param preview returns what the next `up` would create
 * @param report receives a line for each thing that is found and done
 */
export async function recoverFailedCreations(
  settings: EngineSettings,
  stack: string,
  preview: () => Promise<readonly ResourceState[]>,
  report: (line: string) => void,
  { adopt = false, ids = new Map<string, string>() }: RepairOptions = {},
): Promise<LeftBehind[]> {
  const repaired: LeftBehind[] = [];
  const tried = new Set<string>();
  for (let round = 1; ; round += 1) {
    const creations = await preview();
    const untried = new Map([...ids].filter(([urn, id]) => !tried.has(`${urn} ${id}`)));
    const candidates = candidatesOf(creations, await providersOf(settings, stack), untried);
    if (round === 1) tellUnfindable(candidates.unfindable, report);
    const certain = await findLeftBehind(settings, stack, candidates, report);
    if (!adopt) return list(certain, report);
    const again = certain.find((each) => tried.has(keyOf(each)));
    if (again !== undefined) {
      const { resource, found } = again;
      throw new Error(`${resource.urn}: got ${found.id} once more after its repair; look at it in the cloud's console`);
    }
    const implied = candidates.implied
      .map(({ resource, id }): Adoption => ({ resource, found: { id, settled: true, failed: false }, uncertain: true }))
      .filter((each) => !tried.has(keyOf(each)));
    const adoptions = [...certain, ...implied];
    if (adoptions.length === 0) return repaired;
    for (const each of adoptions) tried.add(keyOf(each));
    const components = creations.filter(({ custom }) => !custom);
    for (const { urn, id, action } of await adoptResources(settings, stack, adoptions, { components })) {
      if (action === "absent") continue;
      report(linesOf[action](urn, id));
      repaired.push({ urn, id, action });
    }
  }
}

/** Tells one thing of the cloud from all others that were found. */
function keyOf({ resource, found }: Adoption): string {
  return `${resource.urn} ${found.id}`;
}

/** What exists of what is found by name, or by the id that somebody gave. */
async function findLeftBehind(
  settings: EngineSettings,
  stack: string,
  { named, given }: Candidates,
  report: (line: string) => void,
): Promise<Adoption[]> {
  const wanted = [...named, ...given.map(({ resource }) => resource)];
  const ids = new Map(given.map(({ resource, id }) => [resource.urn, id]));
  const found = await lookUp(settings, stack, wanted, report, ids);
  return wanted.flatMap((resource): Adoption[] => {
    const one = found.get(resource.urn);
    return one === undefined ? [] : [{ resource, found: one }];
  });
}

function tellUnfindable(unfindable: readonly ResourceState[], report: (line: string) => void): void {
  for (const { urn, type } of unfindable) {
    const where = instructionFor(type) ?? "look in the cloud's console";
    report(`${urn}: no data source tells whether it exists. ${where}: --id '${urn}=<id>'`);
  }
}

/** What is said about a resource that was found. */
const linesOf: Readonly<Record<Exclude<Adopted["action"], "absent">, (urn: string, id: string) => string>> = {
  adopted: (urn, id) => `adopted ${urn} (${id})`,
  deleted: (urn, id) =>
    `deleted ${urn} (${id}): its creation had ended in an error state; the next \`pulumi up\` makes it anew`,
};

function list(found: readonly Adoption[], report: (line: string) => void): LeftBehind[] {
  for (const { resource, found: one } of found) {
    const state = one.failed ? ", in an error state" : "";
    report(
      `${resource.urn}: the next \`pulumi up\` would create it, and the cloud has one of this name: ${one.id}${state}`,
    );
  }
  if (found.length > 0) {
    report(
      "If a failed `pulumi up` of this stack left them behind, run this again with --adopt: it takes them into the state, and deletes " +
        "those in an error state. If they are somebody else's, name the stack's own otherwise.",
    );
  }
  return found.map(({ resource: { urn }, found: { id } }) => ({ urn, id, action: "listed" }));
}

/** References of the providers that the state has. */
async function providersOf(settings: EngineSettings, stack: string): Promise<Set<string>> {
  const { deployment } = await exportState(settings, stack);
  const providers = (deployment.resources ?? []).filter(({ type }) => type.startsWith("pulumi:providers:"));
  return new Set(providers.map(({ urn, id }) => `${urn}::${id ?? ""}`));
}
