import { join } from "node:path";
import { packageFolders, readManifest } from "./manifest";
import { requireFromProgram } from "./program";

/** A package that a program depends on, with the version that is installed. */
export interface Dependency {
  name: string;
  version: string;
}

/** The packages that the program's package.json names, for `pulumi about`; those that are not installed are left out. */
export function directDependencies(directory: string): Dependency[] {
  const manifest = readManifest(join(directory, "package.json"));
  const names = Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies }).sort();
  return names.flatMap((name) => {
    // Most packages do not export their package.json: it is read from where Node finds the package.
    const installed = packageFolders(directory)
      .map((folder) => readManifest(join(folder, name, "package.json")))
      .find((found) => found !== undefined);
    return installed?.version === undefined ? [] : [{ name, version: installed.version }];
  });
}

/** Version of the program's copy of @pulumi/pulumi. */
export function sdkVersion(directory: string): string {
  const manifest = readManifest(requireFromProgram(directory, "@pulumi/pulumi/package.json"));
  return manifest?.version ?? "unknown";
}
