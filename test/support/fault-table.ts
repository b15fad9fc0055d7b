import type { Outcome } from "./fault-lab";

/** Prints a row for each kind of resource with a column for each kind of fault, then what stands behind it. */
export function printFaultTable(outcomes: readonly Outcome[]): void {
  const reasons = [...new Set(outcomes.flatMap(({ impossible }) => impossible ?? []))];
  const rows: Record<string, Record<string, string>> = {};
  for (const { kind, fault, steps, impossible, complaint } of outcomes) {
    const cell = impossible === undefined ? steps.join(" > ") : `- (${reasons.indexOf(impossible) + 1})`;
    (rows[kind] ??= {})[fault] = complaint === "" ? cell : `${cell} WRONG`;
  }
  console.table(rows);
  for (const [index, reason] of reasons.entries()) console.log(`- (${index + 1}) ${reason}`);
  printErrors(outcomes);
  const tried = outcomes.filter(({ impossible }) => impossible === undefined);
  const ended = tried.filter(({ error }) => error !== "");
  const repaired = tried.filter(({ steps }) => steps.some((step) => step.startsWith("recover")));
  console.log(
    `${outcomes.length} cells: ${outcomes.length - tried.length} cannot be, ${tried.length - ended.length} went on by themselves, ` +
      `${ended.length} ended with an error that names resource and cause, and were complete after the next command; ` +
      `in ${repaired.length} \`recover\` had found something first`,
  );
}

/** Prints each error once, with the kinds of resources that had it. */
function printErrors(outcomes: readonly Outcome[]): void {
  const errors = new Map<string, string[]>();
  for (const { fault, kind, error } of outcomes) {
    if (error === "") continue;
    const key = `${fault}: ${error}`;
    errors.set(key, [...(errors.get(key) ?? []), kind]);
  }
  for (const [error, kinds] of errors) console.log(`${error} [${kinds.join(", ")}]`);
}
