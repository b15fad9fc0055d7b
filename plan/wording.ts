import { nearestName } from "../catalogue";

/** Words as a list: `a`, `a and b`, `a, b and c`. */
export function list(words: readonly (string | number)[], conjunction = "and"): string {
  const last = words.at(-1);
  if (last === undefined || words.length === 1) {
    return String(last ?? "none");
  }
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${String(last)}`;
}

/** A number with its noun: `1 node`, `4 nodes`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/**
 * What to do about a name that is not in a list: the nearest where one is near, all of them otherwise. `what` says what the
 * names are: `models of the training table`.
 */
export function suggestion(name: string, known: readonly string[], what: string): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? `${what}: ${list(known)}` : `did you mean ${JSON.stringify(nearest)}?`;
}
