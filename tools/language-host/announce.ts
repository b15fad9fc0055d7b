let announced = false;

/**
 * Says, once for each engine, that the host is not Pulumi's own. The engine shows what a language host prints among the
 * diagnostics of the stack.
 */
export function announce(): void {
  if (announced) return;
  announced = true;
  process.stderr.write("The Node.js language host is the stand-in of ascend-stacks (tools/language-host).\n");
}
