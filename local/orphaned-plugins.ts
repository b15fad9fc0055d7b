import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { endProcess, recordOf } from "./process-identity";

/** A process as /proc shows it. */
export interface SeenProcess {
  pid: number;
  parent: number;
  /** Its program and arguments. */
  words: string[];
}

/** Programs that the engine starts for itself and that are good for nothing without it. */
const PLUGIN = /(^|\/)(pulumi-resource-|pulumi-language-|terraform-provider-)[^/]*$/;
/** The same where they are scripts of Node.js: language host, command provider, and the program itself. */
const SCRIPT = /\/(tools\/(language-host|command-provider)|@pulumi\/pulumi\/cmd)\//;

/**
 * The plugins that an engine left behind when it was killed, with all that runs below them: among the processes of one
 * backend, those with no engine above them.
 */
export function orphansAmong(processes: readonly SeenProcess[]): SeenProcess[] {
  const byPid = new Map(processes.map((one) => [one.pid, one]));
  const topOf = (one: SeenProcess): SeenProcess => {
    const parent = byPid.get(one.parent);
    return parent === undefined ? one : topOf(parent);
  };
  return processes.filter((one) => isPlugin(topOf(one)));
}

function isPlugin({ words }: SeenProcess): boolean {
  const [program = "", ...rest] = words;
  return (
    PLUGIN.test(program) ||
    (basename(program) === "node" && rest.some((word) => PLUGIN.test(word) || SCRIPT.test(word)))
  );
}

/**
 * Ends the plugins that killed engines of a file backend left behind: some wait for ever for an engine that is gone. They
 * are told from all other processes by the backend in their environment. Where there is no /proc, nothing is done.
 */
export async function endOrphanedPlugins(backend: string): Promise<void> {
  const orphans = orphansAmong(processesWith(`PULUMI_BACKEND_URL=${pathToFileURL(backend).href}`));
  await Promise.all(
    orphans.map(async ({ pid }) => {
      const record = recordOf(pid);
      if (record !== undefined) {
        await endProcess(record, 1000);
      }
    }),
  );
}

/** Processes of this user that have a variable in their environment, as `NAME=value`. */
function processesWith(variable: string): SeenProcess[] {
  if (process.platform !== "linux") {
    return [];
  }
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        if (!readFileSync(`/proc/${name}/environ`, "utf8").split("\0").includes(variable)) {
          return [];
        }
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const words = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0");
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]), words }];
      } catch {
        return []; // another user's, or it has just ended
      }
    });
}
