import type { Source } from "../catalogue";

/** Where a value of a plan comes from. */
export interface Origin {
  /**
   * `measured`: a cell of the manual's tables, or computed from one. `user`: the request. `default`: what holds where neither
   * says otherwise. `estimated`: a formula, which nobody has measured.
   */
  readonly from: "measured" | "user" | "default" | "estimated";
  /** Lines of the manual, or pages. Empty for `user`, and where the default is the project's own. */
  readonly source: readonly Source[];
}

/** The origin of a value that the request gives. */
export const USER: Origin = { from: "user", source: [] };

/** The request's value with its origin, or the other one. */
export function chosen<V>(given: V | undefined, other: V, origin: Origin): { value: V; origin: Origin } {
  return given === undefined ? { value: other, origin } : { value: given, origin: USER };
}
