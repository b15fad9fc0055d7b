import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { moduleFolder, type Compilation } from "./compile";
import { VERSIONS } from "./versions";

const MODULE = "github.com/pulumi/pulumi-kubernetes/provider/v4";

/**
 * Puts the Kubernetes provider's package schema, with the provider's version in it, beside the main program that embeds
 * it. The module has the schema, 5 MB of it, without a version.
 */
export async function writeKubernetesSchema(compilation: Compilation): Promise<void> {
  const folder = await moduleFolder(compilation, MODULE);
  const text = readFileSync(join(folder, "cmd", "pulumi-resource-kubernetes", "schema.json"), "utf8");
  const schema = JSON.parse(text) as Record<string, unknown>;
  const versioned = { ...schema, version: VERSIONS.kubernetesProvider };
  writeFileSync(join(compilation.sources, "schema.json"), JSON.stringify(versioned));
}
