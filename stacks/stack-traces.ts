/** What makes the text of a trace: `Error.prepareStackTrace` of V8. */
type PrepareStackTrace = (error: Error, frames: NodeJS.CallSite[]) => unknown;

/**
 * A preparation of traces that maps those which somebody may read, and not those that Pulumi's SDK takes of each of its promises
 * for its search for leaks (`runtime/debuggable.js`, `new Error().stack`): some thousand in a preview, a tenth of its time. Those
 * have no message; the SDK's traces for the positions of resources have none either, and no limit.
 */
export function sparingStackTraces(prepare: PrepareStackTrace): PrepareStackTrace {
  return (error, frames) => {
    if (error.message !== "" || Error.stackTraceLimit === Infinity) return prepare(error, frames);
    // eslint-disable-next-line @typescript-eslint/no-base-to-string -- V8's frames write themselves, which their type does not say
    return [error.name, ...frames.map((frame) => `    at ${frame.toString()}`)].join("\n");
  };
}

/** Prepares traces so from now on, where something maps them: `source-map-support`, which Pulumi's SDK loads. */
export function spareStackTraces(): void {
  const traces: { prepareStackTrace?: PrepareStackTrace } = Error;
  if (traces.prepareStackTrace !== undefined) traces.prepareStackTrace = sparingStackTraces(traces.prepareStackTrace);
}
