import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";

/** Folder of the project: the one that holds package.json. */
export function projectRoot(): string {
  return dirname(__dirname);
}

/**
 * Folder for what can be built again, shared by every clone of the project: built programs, build logs, locks. It lies
 * outside the project, because the Pulumi CLI walks every folder of a program. `$ASCEND_STACKS_CACHE`, else
 * `$XDG_CACHE_HOME/ascend-stacks`, else `~/.cache/ascend-stacks`. The folder need not exist.
 */
export function cacheDirectory(): string {
  return userDirectory("ASCEND_STACKS_CACHE", "XDG_CACHE_HOME", ".cache");
}

/**
 * Folder for what this clone's local cloud and its Pulumi state hold. `$ASCEND_STACKS_STATE`, else a folder under
 * `$XDG_STATE_HOME/ascend-stacks` or `~/.local/state/ascend-stacks` named after the clone's folder and a hash of its
 * path, so that two clones have two local clouds. The folder need not exist.
 */
export function stateDirectory(): string {
  const own = process.env["ASCEND_STACKS_STATE"];
  if (own !== undefined && own !== "") return resolve(own);
  const root = projectRoot();
  const hash = createHash("sha256").update(root).digest("hex").slice(0, 8);
  return join(userDirectory(undefined, "XDG_STATE_HOME", join(".local", "state")), `${basename(root)}-${hash}`);
}

/** `$ownVariable`, else `$baseVariable/ascend-stacks`, else `~/<base>/ascend-stacks`, absolute. */
function userDirectory(ownVariable: string | undefined, baseVariable: string, base: string): string {
  const own = ownVariable === undefined ? undefined : process.env[ownVariable];
  if (own !== undefined && own !== "") return resolve(own);
  const parent = process.env[baseVariable];
  // A relative base is to be ignored, says the XDG Base Directory specification.
  return join(parent?.startsWith("/") === true ? parent : join(homedir(), base), "ascend-stacks");
}
