import { RunError } from "@pulumi/pulumi";

/** Path of a file of Pulumi's SDK in a stack trace: the package's source maps leave its own folder out. */
const MISPLACED = /(node_modules[/\\]@pulumi[/\\])(?=[\w.-]+:\d)/g;

/** What the SDK puts before the message of an error each time that it meets it on its way through inputs. */
const WAY = /^(error serializing property "[^"]*": )+/;

/** A stack trace with the paths of Pulumi's SDK as they are. */
export function correctedTrace(trace: string): string {
  return trace.replace(MISPLACED, (folder) => `${folder}pulumi${folder.slice(-1)}`);
}

/** The message of an error that a user is to read, without its way through the inputs of resources. */
export function plainMessage(message: string): string {
  return message.replace(WAY, "");
}

/**
 * Makes readable, and printable, what Pulumi says of an error that nobody catches. It prints the stack with `util.inspect` in
 * color, and that runs for minutes at full load on a path with a scope but without a package, which is how the source maps of
 * `@pulumi/pulumi` name its files (Node.js 20.20, lib/internal/util/inspect.js, markNodeModules). Called before anything fails.
 */
export function tidyUncaughtErrors(): void {
  const tidy = (error: unknown): void => {
    if (!(error instanceof Error)) return;
    if (RunError.isInstance(error)) error.message = plainMessage(error.message);
    if (error.stack !== undefined) error.stack = correctedTrace(error.stack);
  };
  // Before the listeners of Pulumi, which print.
  process.prependListener("uncaughtException", tidy);
  process.prependListener("unhandledRejection", tidy);
}
