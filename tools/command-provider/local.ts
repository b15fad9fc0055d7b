import { statSync } from "node:fs";
import { resultOf, type Result } from "./command";
import { globArchive, globAssets } from "./globs";
import type { LocalCommandInputs, LocalRunInputs } from "./inputs";
import { runProcess } from "./processes";

const SHELL = ["/bin/sh", "-c"];

/**
 * Runs a command on this machine.
 * @param previous variables with the output of the run before
 * @param log where the lines go that the inputs want to be logged
 */
export async function runLocally(
  command: string,
  inputs: LocalCommandInputs | LocalRunInputs,
  previous: Record<string, string>,
  log: (line: string) => void,
): Promise<Result> {
  const interpreter = inputs.interpreter === undefined || inputs.interpreter.length === 0 ? SHELL : inputs.interpreter;
  const [program, ...args] = [...interpreter, command];
  const directory = inputs.dir ?? process.cwd();
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Error(`dir: got ${JSON.stringify(directory)}; there is no such folder`);
  }
  const ended = await runProcess({
    program,
    args,
    directory,
    environment: { ...process.env, ...inputs.environment, ...(inputs.addPreviousOutputInEnv ? previous : {}) },
    stdin: inputs.stdin,
    onLine: (line, stream) => {
      if (inputs.logging === "stdoutAndStderr" || inputs.logging === stream) log(line);
    },
  });
  const result = resultOf(command, ended);
  if (inputs.assetPaths !== undefined) result.assets = globAssets(directory, inputs.assetPaths);
  if (inputs.archivePaths !== undefined) result.archive = globArchive(directory, inputs.archivePaths);
  return result;
}
