import { type CreatedResource, witnessOf } from "./created-resource";
import { type EngineSettings, runEngine } from "./engine";
import { knownProperties } from "./property-value";
import { exportState, importState, type ResourceState, type StackState } from "./stack-state";

/** A resource that is to be taken into the state. */
export interface Adoption {
  /** As the program declares it. */
  readonly resource: ResourceState;
  readonly found: CreatedResource;
  /** Set where only the refresh can tell whether it exists. */
  readonly uncertain?: true;
}

/** What became of a resource. */
export interface Adopted {
  readonly urn: string;
  readonly id: string;
  /** `adopted`: it is in the state now. `deleted`: it was in an error state, and is gone. `absent`: the cloud has none. */
  readonly action: "adopted" | "deleted" | "absent";
}

/**
 * What only the creation does, and no reading reports. It is not taken over: whether the creation came that far is not known, so the
 * next `up` replaces the resource, which does it anew.
 */
const DONE_AT_CREATION: Readonly<Record<string, readonly string[]>> = {
  // Rules of a new group let all machines of the group talk to one another, and out to everywhere.
  "huaweicloud:index/networkingSecgroup:NetworkingSecgroup": ["deleteDefaultRules"],
};

/** Property under which a bridged resource keeps the id of its Terraform provider: `vpcId` for a Vpc. */
function idProperty(type: string): string {
  const [, module] = type.split(":");
  return `${module?.split("/").at(-1) ?? ""}Id`;
}

/** The resource as the state is to hold it until it is read. */
function entryOf({ resource, found }: Adoption): ResourceState {
  // The provider reads a resource on top of what it knew: arguments that the cloud does not report keep the values that they were
  // created with. What a preview cannot show, such as secrets, is written by the next update.
  const inputs = knownProperties(resource.inputs ?? {});
  const undone = new Set(DONE_AT_CREATION[resource.type]);
  const done = Object.entries(inputs).filter(([key]) => !undone.has(key));
  return {
    ...resource,
    id: found.id,
    inputs,
    outputs: { ...Object.fromEntries(done), ...found.properties, [idProperty(resource.type)]: found.id },
    // What failed holds nothing. If it cannot be deleted now, the next update replaces it.
    ...(found.failed ? { protect: false, retainOnDelete: false, taint: true } : {}),
  };
}

/** The entry with nothing in it that the state does not have: the engine refuses a state with loose ends. */
function withoutLooseEnds(entry: ResourceState, present: ReadonlySet<string>): ResourceState {
  const { dependencies, propertyDependencies, deletedWith, ...rest } = entry;
  const kept = (urns: readonly string[]): string[] => urns.filter((urn) => present.has(urn));
  return {
    ...rest,
    ...(dependencies === undefined ? {} : { dependencies: kept(dependencies) }),
    ...(propertyDependencies === undefined
      ? {}
      : {
          propertyDependencies: Object.fromEntries(
            Object.entries(propertyDependencies).map(([property, urns]) => [property, kept(urns)]),
          ),
        }),
    ...(deletedWith !== undefined && present.has(deletedWith) ? { deletedWith } : {}),
  };
}

/**
 * The state with these resources in it.
 *
 * @param components that the program declares; the parents among them that the state lacks are added
 */
export function withAdopted(
  state: StackState,
  adoptions: readonly Adoption[],
  components: readonly ResourceState[] = [],
): StackState {
  const urns = new Set(adoptions.map(({ resource }) => resource.urn));
  // A replacement stands before what it replaces, which waits for its deletion.
  const before = (state.deployment.resources ?? []).map((resource) =>
    urns.has(resource.urn) ? { ...resource, delete: true } : resource,
  );
  const resources = [...before];
  const present = new Set(before.filter((resource) => resource.delete !== true).map(({ urn }) => urn));
  const add = (entry: ResourceState): void => {
    const parent = components.find(({ urn }) => urn === entry.parent);
    if (parent !== undefined && !present.has(parent.urn)) add(parent);
    resources.push(withoutLooseEnds(entry, present));
    present.add(entry.urn);
  };
  for (const adoption of adoptions) add(entryOf(adoption));
  return { ...state, deployment: { ...state.deployment, resources } };
}

/**
 * Takes resources into the state of a stack, reads them from the cloud, and deletes those that are in an error state.
 *
 * @param clean what else is to change in the state at the same time
 * @throws where the provider does not read what the lookup had found: the next `up` would create it a second time
 */
export async function adoptResources(
  settings: EngineSettings,
  stack: string,
  adoptions: readonly Adoption[],
  {
    components,
    clean = (state) => state,
  }: { components?: readonly ResourceState[]; clean?: (state: StackState) => StackState },
): Promise<Adopted[]> {
  const before = await exportState(settings, stack);
  await importState(settings, stack, withAdopted(clean(before), adoptions, components));
  if (adoptions.length === 0) return [];
  await targeted(settings, stack, ["refresh"], adoptions).catch(async (error: unknown) => {
    // Otherwise the state would have resources of which nobody knows whether they exist.
    await importState(settings, stack, before);
    throw error;
  });
  const kept = await urnsOf(settings, stack);
  const unproven = await dropUnproven(settings, stack, adoptions);
  for (const urn of unproven) kept.delete(urn);
  const lost = adoptions.filter(
    ({ resource, found, uncertain }) => !uncertain && !found.failed && !kept.has(resource.urn),
  );
  if (lost.length > 0) {
    throw new Error(
      `stack ${stack}: these exist in the cloud, but the provider did not read them:\n  ` +
        `${lost.map(({ resource }) => resource.urn).join("\n  ")}\n` +
        "take each into the state with `pulumi import`, or delete it in the cloud's console, before the next `pulumi up`",
    );
  }
  const failed = adoptions.filter(({ resource, found }) => found.failed && kept.has(resource.urn));
  if (failed.length > 0) await targeted(settings, stack, ["destroy", "--target-dependents"], failed);
  return adoptions.map(({ resource, found }) => ({
    urn: resource.urn,
    id: found.id,
    action: found.failed ? "deleted" : kept.has(resource.urn) ? "adopted" : "absent",
  }));
}

/** Whether a reading shows no trace of what its creation was to make. */
export function isUnproven({ type, outputs = {} }: ResourceState): boolean {
  const witness = witnessOf(type);
  const shown = witness === undefined ? undefined : outputs[witness];
  return witness !== undefined && (!Array.isArray(shown) || shown.length === 0);
}

/** Takes those out of the state again of which only the refresh could tell whether they exist, and of which it has shown nothing. */
async function dropUnproven(
  settings: EngineSettings,
  stack: string,
  adoptions: readonly Adoption[],
): Promise<Set<string>> {
  const uncertain = new Set(adoptions.flatMap((each) => (each.uncertain ? each.resource.urn : [])));
  if (uncertain.size === 0) return new Set();
  const state = await exportState(settings, stack);
  const resources = state.deployment.resources ?? [];
  const dropped = new Set(
    resources.filter((each) => uncertain.has(each.urn) && isUnproven(each)).map(({ urn }) => urn),
  );
  if (dropped.size === 0) return dropped;
  const kept = resources.filter(({ urn }) => !dropped.has(urn));
  const present = new Set(kept.map(({ urn }) => urn));
  const others = kept.map((each) => withoutLooseEnds(each, present));
  await importState(settings, stack, { ...state, deployment: { ...state.deployment, resources: others } });
  return dropped;
}

async function urnsOf(settings: EngineSettings, stack: string): Promise<Set<string>> {
  const { deployment } = await exportState(settings, stack);
  const live = (deployment.resources ?? []).filter((resource) => resource.delete !== true);
  return new Set(live.map(({ urn }) => urn));
}

async function targeted(
  settings: EngineSettings,
  stack: string,
  command: readonly string[],
  adoptions: readonly Adoption[],
): Promise<void> {
  const targets = adoptions.flatMap(({ resource }) => ["--target", resource.urn]);
  await runEngine(settings, [...command, "--stack", stack, "--yes", "--skip-preview", ...targets]);
}
