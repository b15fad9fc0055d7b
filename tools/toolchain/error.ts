/** A tool chain that cannot be had. The message says what is missing and what to do; a stack adds nothing to it. */
export class ToolchainError extends Error {
  override readonly name = "ToolchainError";
}
