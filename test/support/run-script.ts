import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";

/** What a script of the project said, and how it ended. */
export interface ScriptRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/**
 * Runs a TypeScript file of the project as npm does: in the project's folder, with the folder of the user in INIT_CWD.
 * `input` is its standard input.
 */
export async function runScript(
  file: string,
  args: readonly string[],
  { input = "", userFolder = projectRoot() }: { input?: string; userFolder?: string } = {},
): Promise<ScriptRun> {
  const child = spawn(process.execPath, ["--import", "tsx", join(projectRoot(), file), ...args], {
    cwd: projectRoot(),
    env: { ...process.env, INIT_CWD: userFolder },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { ...output, code };
}
