/**
 * A text with the references that Kubernetes resolves in `command`, `args` and values of variables: `$(NAME)` is the value of
 * a variable of the container, `$$` is `$`, and a reference to a variable that does not exist stays as it is
 * (kubernetes.io, define interdependent environment variables).
 */
export function expandReferences(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\$|\$\(([A-Za-z_.-][\w.-]*)\)/g, (whole, name: string | undefined) =>
    name === undefined ? "$" : (variables[name] ?? whole),
  );
}
