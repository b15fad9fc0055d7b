/** A Python environment that cannot be had. The message says what is missing and what to do; a stack adds nothing to it. */
export class PythonEnvironmentError extends Error {
  override readonly name = "PythonEnvironmentError";
}
