import type { ServerWritableStream } from "@grpc/grpc-js";
import { RunPluginResponse, type RunPluginRequest } from "@pulumi/pulumi/proto/language_pb";
import { startNode } from "./children";
import { parseOptions } from "./options";
import { requireFromProgram } from "./program";

/**
 * Runs a plugin that is written for Node: a policy pack, or a package of components. What it prints and its exit code go
 * to the engine, which reads the plugin's port from them. The engine ends the plugin by cancelling the call.
 */
export function runPlugin(call: ServerWritableStream<RunPluginRequest, RunPluginResponse>): void {
  const request = call.request;
  const directory = request.getInfo()?.getProgramDirectory() ?? request.getProgram();
  const options = parseOptions(request.getInfo()?.getOptions()?.toJavaScript() ?? {});
  const isPolicyPack = request.getKind() === "analyzer";
  const runner = requireFromProgram(directory, `@pulumi/pulumi/cmd/run-${isPolicyPack ? "policy-pack" : "plugin"}`);
  // The policy runner takes the engine's address before the program, the plugin runner takes all after it.
  const args = isPolicyPack ? [...request.getArgsList(), directory] : [directory, ...request.getArgsList()];
  const environment: Record<string, string> = {};
  for (const entry of request.getEnvList()) {
    const end = entry.indexOf("=");
    environment[entry.slice(0, end)] = entry.slice(end + 1);
  }
  const child = startNode([...options.nodeArguments, runner, ...args], {
    cwd: isPolicyPack ? directory : request.getPwd(),
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout?.on("data", (chunk: Buffer) => call.write(new RunPluginResponse().setStdout(chunk)));
  child.stderr?.on("data", (chunk: Buffer) => call.write(new RunPluginResponse().setStderr(chunk)));
  call.on("cancelled", () => child.kill("SIGKILL"));
  child.once("error", (error) => call.destroy(error));
  child.once("close", (code) => {
    call.write(new RunPluginResponse().setExitcode(code ?? 1));
    call.end();
  });
}
