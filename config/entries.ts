import { atPath, isRejected, type Fault } from "../plan/fault";
import { member } from "./schema";

/** The plan, or undefined after its faults were added to `faults` at their place in the stack file. */
export function keep<A extends object>(
  faults: Fault[],
  path: string,
  answer: A,
): Exclude<A, readonly Fault[]> | undefined {
  if (isRejected(answer)) {
    faults.push(...atPath(path, answer));
    return undefined;
  }
  return answer as Exclude<A, readonly Fault[]>;
}

/** The members of a list; none where the value is no list. */
export function members(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The name of an entry of a list; undefined where it has none. */
export function nameOf(entry: unknown): string | undefined {
  const name = member(entry, "name");
  return typeof name === "string" ? name : undefined;
}

/** A fault for each entry of a list whose name an earlier entry has. */
export function duplicateFaults(path: string, value: unknown): Fault[] {
  const names = members(value).map(nameOf);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (name === undefined || first === index) {
      return [];
    }
    return [
      { path: `${path}[${index}].name`, got: name, rule: `${path}[${first}] has this name; use another`, source: [] },
    ];
  });
}
