import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import * as language from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { unary } from "../unary-call";
import { announce } from "./announce";
import { directDependencies, sdkVersion } from "./dependencies";
import { requiredPackages } from "./required-packages";
import { runProgram } from "./run";
import { runPlugin } from "./run-plugin";

/**
 * The calls that the engine makes. Those that generate code (programs, SDKs) are left out: they answer UNIMPLEMENTED, and
 * tools/go/programs/cmd/sdk-generator does that work.
 */
export function languageRuntime(engineAddress: string): UntypedServiceImplementation {
  return {
    handshake: unary(() => new language.LanguageHandshakeResponse()),
    cancel: unary(() => new Empty()),
    getPluginInfo: unary(() => new PluginInfo()),
    // The engine asks for packages; this call is for engines before them.
    getRequiredPlugins: unary(() => new language.GetRequiredPluginsResponse()),
    getRequiredPackages: unary((request: language.GetRequiredPackagesRequest) => {
      const packages = requiredPackages(request.getInfo()?.getProgramDirectory() ?? process.cwd());
      return new language.GetRequiredPackagesResponse().setPackagesList(packages);
    }),
    runtimeOptionsPrompts: unary(() => new language.RuntimeOptionsResponse()),
    about: unary((request: language.AboutRequest) => {
      const response = new language.AboutResponse().setExecutable(process.execPath).setVersion(process.version);
      const directory = request.getInfo()?.getProgramDirectory();
      response.getMetadataMap().set("languageHost", "stand-in of ascend-stacks");
      if (directory !== undefined) response.getMetadataMap().set("@pulumi/pulumi", sdkVersion(directory));
      return response;
    }),
    getProgramDependencies: unary((request: language.GetProgramDependenciesRequest) => {
      const found = directDependencies(request.getInfo()?.getProgramDirectory() ?? request.getPwd());
      return new language.GetProgramDependenciesResponse().setDependenciesList(
        found.map(({ name, version }) => new language.DependencyInfo().setName(name).setVersion(version)),
      );
    }),
    run: unary(async (request: language.RunRequest) => {
      announce();
      const { error, bail } = await runProgram(request, engineAddress);
      return new language.RunResponse().setError(error).setBail(bail);
    }),
    runPlugin,
    // Packages are installed by npm before the engine starts.
    installDependencies: (call: { end: () => void }) => {
      call.end();
    },
  };
}
