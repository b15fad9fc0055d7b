import type { Ended } from "./processes";
import { hasSecret, plain, secret, type Properties } from "./wire";

/** What a run of a command adds to a resource's outputs. */
export type Result = Record<"stdout" | "stderr", string> & { assets?: unknown; archive?: unknown };

/** Standard output and error of the run before, for the environment of the next. */
export function previousOutput(state: Properties): Record<string, string> {
  const names = { PULUMI_COMMAND_STDOUT: state["stdout"], PULUMI_COMMAND_STDERR: state["stderr"] };
  const found = Object.entries(names).map(([name, value]) => [name, plain(value)] as const);
  return Object.fromEntries(
    found.filter((entry): entry is readonly [string, string] => typeof entry[1] === "string" && entry[1] !== ""),
  );
}

/** The result of a command that ended, or an error with all that it printed. */
export function resultOf(command: string, ended: Ended): Result {
  if (ended.failure !== "") throw new Error(`${ended.failure}: running ${JSON.stringify(command)}:\n${ended.both}`);
  return { stdout: ended.stdout.replace(/\n$/, ""), stderr: ended.stderr.replace(/\n$/, "") };
}

/**
 * The state of a resource: its inputs as they came, with their secrets, and what the command gave. A command may print
 * what it was given, so if any input is a secret, so is all that it gave.
 */
export function stateOf(inputs: Properties, result: Properties): Properties {
  const hidden = hasSecret(inputs);
  const given = Object.entries(result).filter(([, value]) => value !== undefined);
  return {
    ...inputs,
    ...Object.fromEntries(given.map(([name, value]) => [name, hidden ? secret(plain(value)) : value])),
  };
}
