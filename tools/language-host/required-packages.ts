import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PackageDependency, PackageParameterization } from "@pulumi/pulumi/proto/plugin_pb";
import { packageFolders, readManifest } from "./manifest";

/**
 * The plugins of the Pulumi packages that a program can import: of those that are installed where Node looks from the
 * program's folder. The engine takes their versions for the providers that the program makes; without them it would take
 * those of the last state.
 */
export function requiredPackages(directory: string): PackageDependency[] {
  const found = new Map<string, PackageDependency>();
  for (const folder of packageFolders(directory)) {
    for (const name of packagesIn(folder)) {
      if (found.has(name)) continue;
      const dependency = pluginOf(join(folder, name, "package.json"));
      if (dependency !== undefined) found.set(name, dependency);
    }
  }
  return [...found.values()];
}

/** Names of the packages in a node_modules folder, those in a scope with it. */
function packagesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(folder, name)).map((part) => `${name}/${part}`) : [name],
  );
}

function pluginOf(path: string): PackageDependency | undefined {
  const manifest = readManifest(path);
  const { pulumi } = manifest ?? {};
  if (manifest?.name === undefined || pulumi?.resource !== true) return undefined;
  const dependency = new PackageDependency()
    .setKind("resource")
    // By the convention of Pulumi's packages where the name is not given: @scope/name is plugin name.
    .setName(pulumi.name ?? manifest.name.replace(/^@[^/]*\//, ""))
    .setVersion(pulumi.version ?? manifest.version ?? "")
    .setServer(pulumi.server ?? "");
  if (pulumi.parameterization !== undefined) {
    const { name, version, value } = pulumi.parameterization;
    dependency.setParameterization(new PackageParameterization().setName(name).setVersion(version).setValue(value));
  }
  return dependency;
}
