import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The part of a stack's state file that is read. */
interface Checkpoint {
  checkpoint?: { latest?: { resources?: { type: string }[] } | null };
}

/**
 * How many resources each stack of a file backend holds, by `project/stack`; stacks without any are left out. The stack
 * itself, which the engine lists as a resource, does not count.
 *
 * @param backend folder of the backend
 */
export function deployedResources(backend: string): Record<string, number> {
  const stacks = join(backend, ".pulumi", "stacks");
  const counts: Record<string, number> = {};
  const files = existsSync(stacks) ? readdirSync(stacks, { recursive: true, encoding: "utf8" }) : [];
  for (const file of files.filter((name) => name.endsWith(".json")).sort()) {
    const { checkpoint } = JSON.parse(readFileSync(join(stacks, file), "utf8")) as Checkpoint;
    const resources = (checkpoint?.latest?.resources ?? []).filter(({ type }) => type !== "pulumi:pulumi:Stack");
    if (resources.length > 0) {
      counts[file.slice(0, -".json".length)] = resources.length;
    }
  }
  return counts;
}
