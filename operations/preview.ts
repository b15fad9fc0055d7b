import { type EngineSettings, runEngine } from "./engine";
import type { ResourceState } from "./stack-state";

/** What `pulumi preview --json` prints; the fields that are used here. */
interface Preview {
  readonly steps?: readonly PreviewStep[];
}

/** One step of a preview. */
export interface PreviewStep {
  readonly op: string;
  /** The resource after it. */
  readonly newState?: ResourceState;
}

/** Resources and components that the next `up` would create, and that are not replacements. */
export function creationsOf(steps: readonly PreviewStep[]): ResourceState[] {
  return steps.flatMap(({ op, newState }) => (op === "create" && newState !== undefined ? [newState] : []));
}

/** Previews a stack and returns what the next `up` would create. Rejects where the program has a fault. */
export async function previewCreations(settings: EngineSettings, stack: string): Promise<ResourceState[]> {
  const args = ["preview", "--json", "--non-interactive", "--stack", stack];
  const { steps = [] } = JSON.parse(await runEngine(settings, args)) as Preview;
  return creationsOf(steps);
}
