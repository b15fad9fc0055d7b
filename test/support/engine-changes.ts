/** One line of what the engine says it does, or did, with a resource. */
export interface EngineChange {
  /** `create`, `update`, `replace` or `delete`. */
  readonly operation: string;
  /** Type and name: `huaweicloud:index:SfsTurbo share`. */
  readonly resource: string;
  /** Inputs that differ, without their signs; empty where the engine names none. */
  readonly properties: readonly string[];
}

/**
 * A line about a resource. The dots by which the engine shows that it is alive may stand before it. Steps of a replacement beside
 * `replace` itself are no changes of their own.
 */
const LINE =
  /^(?:@ [a-z ]+)?\.* +(?:\+|-|~|\+-) +(\S+:\S+) (\S+) (create|update|replace|delete)d?(?= |$)(?! replacement| original)[^[]*(?:\[diff: ([^\]]*)\])?/;

/** What a preview, an update or a destruction says about resources; components are left out, they only hold others. */
export function changesOf(output: string): EngineChange[] {
  const changes = new Map<string, EngineChange>();
  for (const line of output.split("\n")) {
    const [, type = "", name = "", operation = "", diff = ""] = LINE.exec(line) ?? [];
    if (type === "" || /^(ascend-stacks:|pulumi:pulumi:)/.test(type)) continue;
    const properties = diff.split(/[,~+-]+/).filter((property) => property !== "");
    const resource = `${type} ${name}`;
    // A line may come again with more to say.
    const before = changes.get(`${operation} ${resource}`);
    if (before === undefined || before.properties.length === 0) {
      changes.set(`${operation} ${resource}`, { operation, resource, properties });
    }
  }
  return [...changes.values()];
}

/**
 * What an event log of the engine holds of all that it says to people and programs. Left out are messages of severity `debug`,
 * which `pulumi --debug` alone shows: they quote inputs before these are known to be secret.
 */
export function eventsSaid(log: string): string {
  return log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { readonly diagnosticEvent?: { readonly severity: string } })
    .filter(({ diagnosticEvent }) => diagnosticEvent?.severity !== "debug")
    .map((event) => JSON.stringify(event))
    .join("\n");
}
