import type { CloudContext } from "./context";
import type { Removable } from "./store";

/** The rows of a table that still exist: those whose time to go has come are taken out of it first. */
export function present<T extends Removable & { id: string }>(table: Map<string, T>): T[] {
  for (const row of [...table.values()]) {
    if (row.deletingUntil !== undefined && row.deletingUntil <= Date.now()) {
      table.delete(row.id);
    }
  }
  return [...table.values()];
}

/** A row that still exists, by its id. */
export function presentRow<T extends Removable & { id: string }>(table: Map<string, T>, id: string): T | undefined {
  return present(table).find((row) => row.id === id);
}

/** Lets a row go after the time that the cloud takes to remove things; asking again changes nothing. */
export function beginRemoval(context: CloudContext, row: Removable): void {
  row.deletingUntil ??= Date.now() + context.delays.remove;
}
