import { spawnSync } from "node:child_process";
import { PythonEnvironmentError } from "./error";

/** A Python of this machine. */
export interface Interpreter {
  /** Program, by name or path. */
  readonly program: string;
  /** `3.11`. */
  readonly version: string;
}

/** What a Python says of itself. */
const VERSION_PROGRAM = "import sys; print('%d.%d' % sys.version_info[:2])";

/**
 * The first Python on PATH with one of the wanted versions: `python3` where it has one, else `python3.11` and so on in the
 * order given. Throws PythonEnvironmentError with what was found and what to install.
 */
export function findInterpreter(wanted: readonly string[], environment: NodeJS.ProcessEnv = process.env): Interpreter {
  const refused: string[] = [];
  for (const program of ["python3", ...wanted.map((version) => `python${version}`)]) {
    const run = spawnSync(program, ["-c", VERSION_PROGRAM], { env: environment, encoding: "utf8", timeout: 20_000 });
    const version = run.error === undefined && run.status === 0 ? run.stdout.trim() : undefined;
    if (version !== undefined && wanted.includes(version)) return { program, version };
    refused.push(`${program}: ${version ?? "not there"}`);
  }
  throw new PythonEnvironmentError(
    `Python ${wanted.join(" or ")} is needed; got ${refused.join(", ")}. Install one of them with its module venv, ` +
      `on Debian and Ubuntu: apt-get install python3 python3-venv`,
  );
}
