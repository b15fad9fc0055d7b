import { mkdirSync } from "node:fs";
import { delimiter } from "node:path";
import { pathToFileURL } from "node:url";
import type { Toolchain } from "./ensure";

/** Passphrase of secrets in the state of the local cloud; there is nothing real to keep secret in it. */
const LOCAL_PASSPHRASE = "local-cloud";

/**
 * The variables that make `pulumi` use this tool chain and a state in files, and ask nothing of the internet. Only what
 * differs from the caller's environment; PATH is whole.
 * @param backendDirectory folder for the state; it is made if it is not there
 */
export function engineEnvironment(toolchain: Toolchain, backendDirectory: string): Record<string, string> {
  mkdirSync(backendDirectory, { recursive: true });
  const rest = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== toolchain.engineDirectory);
  return {
    PATH: [toolchain.engineDirectory, ...rest].join(delimiter),
    PULUMI_HOME: toolchain.pulumiHome,
    PULUMI_BACKEND_URL: pathToFileURL(backendDirectory).href,
    PULUMI_CONFIG_PASSPHRASE: LOCAL_PASSPHRASE,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
  };
}
