import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { unary } from "../unary-call";
import type { Properties } from "./wire";

/** A provider of custom resources: what the engine may ask it, with properties as the engine sends them. */
export interface CustomProvider {
  readonly version: string;
  /** Answers with the inputs of a resource, and what is wrong with them. */
  check(
    urn: string,
    olds: Properties,
    news: Properties,
  ): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }>;
  /** Answers with whether there is a change, and the properties that a new resource must have. */
  diff(id: string, urn: string, olds: Properties, news: Properties): Promise<{ changes: boolean; replaces: string[] }>;
  create(urn: string, inputs: Properties): Promise<{ id: string; outs: Properties }>;
  update(id: string, urn: string, olds: Properties, news: Properties): Promise<{ outs: Properties }>;
  delete(id: string, urn: string, state: Properties): Promise<void>;
  invoke(token: string, args: Properties): Promise<{ outputs: Properties }>;
  /** Ends what goes on. */
  cancel(): Promise<void>;
}

/**
 * The calls that the engine makes of a provider of custom resources. The SDK's own server does the same and can do more; it takes
 * a second longer to start, because it loads the SDK as a whole, with the TypeScript compiler.
 */
export function providerService(provider: CustomProvider): UntypedServiceImplementation {
  return {
    getPluginInfo: unary(() => new PluginInfo().setVersion(provider.version)),
    configure: unary(() =>
      new messages.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setAcceptoutputs(true),
    ),
    check: unary(async (request: messages.CheckRequest) => {
      const { inputs, failures } = await provider.check(
        request.getUrn(),
        plainOf(request.getOlds()),
        plainOf(request.getNews()),
      );
      return new messages.CheckResponse()
        .setInputs(structOf(inputs))
        .setFailuresList(
          failures.map(({ property, reason }) => new messages.CheckFailure().setProperty(property).setReason(reason)),
        );
    }),
    diff: unary(async (request: messages.DiffRequest) => {
      const { changes, replaces } = await provider.diff(
        request.getId(),
        request.getUrn(),
        plainOf(request.getOlds()),
        plainOf(request.getNews()),
      );
      const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
      return new messages.DiffResponse().setChanges(changes ? DIFF_SOME : DIFF_NONE).setReplacesList(replaces);
    }),
    create: unary(async (request: messages.CreateRequest) => {
      const { id, outs } = await provider.create(request.getUrn(), plainOf(request.getProperties()));
      return new messages.CreateResponse().setId(id).setProperties(structOf(outs));
    }),
    // What a command did cannot be looked at: its state is what it is.
    read: unary((request: messages.ReadRequest) =>
      new messages.ReadResponse()
        .setId(request.getId())
        .setProperties(request.getProperties())
        .setInputs(request.getInputs()),
    ),
    update: unary(async (request: messages.UpdateRequest) => {
      const { outs } = await provider.update(
        request.getId(),
        request.getUrn(),
        plainOf(request.getOlds()),
        plainOf(request.getNews()),
      );
      return new messages.UpdateResponse().setProperties(structOf(outs));
    }),
    delete: unary(async (request: messages.DeleteRequest) => {
      await provider.delete(request.getId(), request.getUrn(), plainOf(request.getProperties()));
      return new Empty();
    }),
    invoke: unary(async (request: messages.InvokeRequest) => {
      const { outputs } = await provider.invoke(request.getTok(), plainOf(request.getArgs()));
      return new messages.InvokeResponse().setReturn(structOf(outputs));
    }),
    cancel: unary(async () => {
      await provider.cancel();
      return new Empty();
    }),
  };
}

function plainOf(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

function structOf(values: Properties): Struct {
  return Struct.fromJavaScript(values as Record<string, JavaScriptValue>);
}
