/**
 * The plugin of package `command`, version 1.2.1, in place of `pulumi-resource-command`, whose Go module cannot be had
 * everywhere. Same resources, inputs and outputs; commands on other hosts go by the system's `ssh`. The Pulumi program
 * knows nothing of it.
 */
import { provider } from "@pulumi/pulumi";
import { engineLog } from "./engine-log";
import { endAll } from "./processes";
import { commandProvider } from "./provider";

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
void provider.main(commandProvider(engineLog(engineAddress)), process.argv.slice(2));
