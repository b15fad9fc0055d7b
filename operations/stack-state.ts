import { type EngineSettings, runEngine } from "./engine";

/** A resource as the engine's state holds it; the fields that are used here. */
export interface ResourceState {
  urn: string;
  type: string;
  custom: boolean;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
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

/** Reads the state of a stack; secrets stay encrypted. */
export async function exportState(settings: EngineSettings, stack: string): Promise<StackState> {
  return JSON.parse(await runEngine(settings, ["stack", "export", "--stack", stack])) as StackState;
}

/** Replaces the state of a stack. The engine keeps the previous one in the stack's history. */
export async function importState(settings: EngineSettings, stack: string, state: StackState): Promise<void> {
  await runEngine(settings, ["stack", "import", "--stack", stack], JSON.stringify(state));
}
