/**
 * A language host for Node.js in place of Pulumi's own, `pulumi-language-nodejs`, for machines where Pulumi is built from
 * its Go modules: those do not have it. The engine starts it with its own address as the last argument, reads a port from
 * its first line and calls it over gRPC. The Pulumi program knows nothing of it.
 */
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import { killAll } from "./children";
import { languageRuntime } from "./service";

/** Ends this process with all that it started. */
function end(): never {
  killAll();
  process.exit(0);
}

function main(): void {
  const engineAddress = process.argv.at(-1) ?? "";
  if (!/:\d+$/.test(engineAddress)) {
    process.stderr.write(
      `pulumi-language-nodejs: got ${JSON.stringify(engineAddress)}; the last argument is the engine's address, host:port\n`,
    );
    process.exit(2);
  }
  // The engine holds the other end of standard input: it closes when the engine ends, in whatever way.
  process.stdin.on("close", end);
  process.stdin.resume();
  process.on("SIGINT", end);
  process.on("SIGTERM", end);

  // What goes through is as large as a program's configuration or its plugins' output: no limit.
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(LanguageRuntimeService, languageRuntime(engineAddress));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    process.stdout.write(`${port}\n`);
  });
}

main();
