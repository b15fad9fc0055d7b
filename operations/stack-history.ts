import { type EngineSettings, runEngine } from "./engine";

/** An entry of `pulumi stack history --json`; the fields that are used here. */
export interface HistoryEntry {
  readonly kind: string;
  readonly result: string;
}

/** Whether the newest update among the entries, which begin with the newest, ended in an error. */
export function failedLast(history: readonly HistoryEntry[]): boolean {
  return history.find(({ kind }) => kind === "update")?.result === "failed";
}

/** Whether the last update of a stack ended in an error. A stack that was never updated has none. */
export async function lastUpdateFailed(settings: EngineSettings, stack: string): Promise<boolean> {
  const text = await runEngine(settings, ["stack", "history", "--json", "--stack", stack]);
  return failedLast(JSON.parse(text) as HistoryEntry[]);
}
