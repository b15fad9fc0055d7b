import { type EngineSettings, runEngine } from "./engine";

/** A resource as the engine's state and its previews hold it; the fields that are used here. */
export interface ResourceState {
  urn: string;
  type: string;
  custom: boolean;
  id?: string;
  parent?: string;
  /** URN of the provider, `::`, and the provider's id. */
  provider?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  dependencies?: string[];
  /** URNs on which each property depends. */
  propertyDependencies?: Record<string, string[]>;
  deletedWith?: string;
  protect?: boolean;
  retainOnDelete?: boolean;
  /** Set where a resource was replaced, and waits for its deletion. */
  delete?: boolean;
  /** Set where the next update is to replace the resource. */
  taint?: boolean;
}

/** An operation that the engine had begun and not ended when it was interrupted. */
export interface PendingOperation {
  type: "creating" | "updating" | "deleting" | "reading" | "importing";
  resource: ResourceState;
}

/** What `pulumi stack export` prints; fields that are not named here are kept as they are. */
export interface StackState {
  version: number;
  deployment: {
    resources?: ResourceState[];
    pending_operations?: PendingOperation[];
  };
}

/**
 * Reads the state of a stack.
 *
 * @param secrets `encrypted` (the default) as they are stored, or `plain`, for what is not written anywhere
 */
export async function exportState(
  settings: EngineSettings,
  stack: string,
  secrets: "encrypted" | "plain" = "encrypted",
): Promise<StackState> {
  const shown = secrets === "plain" ? ["--show-secrets"] : [];
  return JSON.parse(await runEngine(settings, ["stack", "export", "--stack", stack, ...shown])) as StackState;
}

/** Replaces the state of a stack. The engine keeps the previous one in the stack's history. */
export async function importState(settings: EngineSettings, stack: string, state: StackState): Promise<void> {
  await runEngine(settings, ["stack", "import", "--stack", stack], JSON.stringify(state));
}
