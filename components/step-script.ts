import { readFileSync } from "node:fs";
import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";

/**
 * How the command of a job is run where it has a log file, a deadline or a result: bash with GNU coreutils. It writes
 * `<result>.complete` with the fingerprint when the command has ended well on all nodes, and does nothing where that is there
 * already; a result of another fingerprint is kept beside it, as `<result>.replaced-<begin of its fingerprint>`.
 */
export const STEP_SCRIPT = readFileSync(join(__dirname, "scripts", "step.sh"), "utf8");

/** Exit code of a command that its deadline ended, as `timeout` of GNU coreutils has it. */
export const DEADLINE_EXIT_CODE = 124;

/** Shell text of the pod: the script itself is a variable, so that nothing else must be in the image. */
export const STEP_ENTRY = 'exec bash -c "$STEP_SCRIPT" step';

/** What the script is told. The command finds these in its environment, all but its own text. */
export interface StepSettings {
  /** Name of the job. */
  name: string;
  /** Shell text of the command, run by `bash -e -o pipefail`. */
  command: pulumi.Input<string>;
  /** Folder of the log file, `<name>-<node rank>.log`. Defaults to none. */
  logPath?: string;
  /** Seconds after which the command is ended. Defaults to none. */
  deadlineSeconds?: number;
  /** Folder or file of the result, and what identifies its content. Defaults to none. */
  result?: { path: string; fingerprint: pulumi.Input<string> };
}

/** The settings as variables of the script. */
export function stepVariables(settings: StepSettings): Record<string, pulumi.Input<string>> {
  const { name, command, logPath, deadlineSeconds, result } = settings;
  return {
    STEP_NAME: name,
    ...(logPath === undefined ? {} : { STEP_LOG_FOLDER: logPath }),
    ...(deadlineSeconds === undefined ? {} : { STEP_DEADLINE_SECONDS: String(deadlineSeconds) }),
    ...(result === undefined ? {} : { STEP_OUTPUT: result.path, STEP_FINGERPRINT: result.fingerprint }),
    STEP_COMMAND: command,
    STEP_SCRIPT,
  };
}
