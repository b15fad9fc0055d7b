import { resultOf, type Result } from "./command";
import type { RemoteCommandInputs } from "./inputs";
import { connect } from "./ssh";

/** Runs a command on a host; the arguments are those of {@link runLocally}. */
export async function runRemotely(
  command: string,
  inputs: RemoteCommandInputs,
  previous: Record<string, string>,
  log: (line: string) => void,
): Promise<Result> {
  const session = await connect(inputs.connection);
  try {
    const ended = await session.run(command, {
      environment: { ...inputs.environment, ...(inputs.addPreviousOutputInEnv ? previous : {}) },
      ...(inputs.stdin === undefined ? {} : { stdin: inputs.stdin }),
      onLine: (line, stream) => {
        if (inputs.logging === "stdoutAndStderr" || inputs.logging === stream) log(line);
      },
    });
    return resultOf(command, ended);
  } finally {
    await session.close();
  }
}
