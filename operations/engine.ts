import { spawn } from "node:child_process";

/** Where and how engine commands run: the folder of Pulumi.yaml, and the environment with `pulumi` on its PATH. */
export interface EngineSettings {
  directory: string;
  environment: NodeJS.ProcessEnv;
}

/** Seconds after which an engine command is taken for hung and ended. */
const TIME_LIMIT_SECONDS = 30 * 60;

/**
 * Runs `pulumi` with these arguments and returns what it printed on standard output. Standard input is the given text.
 * Rejects with the end of its messages if it fails, or if it takes longer than half an hour.
 */
export async function runEngine(settings: EngineSettings, args: string[], input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("pulumi", args, { cwd: settings.directory, env: settings.environment });
    const timer = setTimeout(() => child.kill("SIGKILL"), TIME_LIMIT_SECONDS * 1000);
    const output: Buffer[] = [];
    const messages: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => messages.push(chunk));
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(new Error("pulumi: not started; install the Pulumi CLI or run `npm start`", { cause: error }));
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      const text = Buffer.concat(output).toString();
      if (code === 0) {
        resolve(text);
        return;
      }
      const tail = `${Buffer.concat(messages).toString()}\n${text}`.trim().slice(-4000);
      reject(new Error(`pulumi ${args.join(" ")}: ended with ${String(code ?? "a signal")}; it said:\n${tail}`));
    });
    child.stdin.end(input);
  });
}
