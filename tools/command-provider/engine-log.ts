import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Writes a line on the engine's display, beside the resource that `urn` names, or for the whole run if it is empty. */
export type EngineLog = (message: string, urn: string) => void;

/** Connects to the engine's log. Nothing waits for it: a line that cannot be delivered is lost. */
export function engineLog(address: string): EngineLog {
  const client = new EngineClient(address, credentials.createInsecure());
  return (message, urn) => {
    const request = new LogRequest().setSeverity(LogSeverity.INFO).setMessage(message).setUrn(urn);
    client.log(request, () => undefined);
  };
}
