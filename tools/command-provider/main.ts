/**
 * The plugin of package `command`, version 1.2.1, in place of `pulumi-resource-command`, whose Go module cannot be had
 * everywhere. Same resources, inputs and outputs; commands on other hosts go by the system's `ssh`. The Pulumi program
 * knows nothing of it.
 */
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { engineLog } from "./engine-log";
import { endAll } from "./processes";
import { commandProvider } from "./provider";
import { providerService } from "./service";

function end(): never {
  endAll();
  process.exit(0);
}

// The engine holds the other end of standard input: it closes when the engine ends, in whatever way.
process.stdin.on("close", end);
process.stdin.resume();
process.on("SIGINT", end);
process.on("SIGTERM", end);

const engineAddress = process.argv.at(-1) ?? "";
// What goes through is as large as the output of a command: no limit.
const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
server.addService(ResourceProviderService, providerService(commandProvider(engineLog(engineAddress))));
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.stdout.write(`${port}\n`);
});
