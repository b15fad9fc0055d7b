import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PackageDependency, PackageParameterization } from "@pulumi/pulumi/proto/plugin_pb";
import { requireFromProgram } from "./program";

/** A package that a program depends on, with the version that is installed. */
export interface Dependency {
  name: string;
  version: string;
}

/** The packages that the program's package.json names, for `pulumi about`; those that are not installed are left out. */
export function directDependencies(directory: string): Dependency[] {
  return directManifests(directory).flatMap(({ name, manifest }) =>
    manifest.version === undefined ? [] : [{ name, version: manifest.version }],
  );
}

/**
 * The plugins that the program's packages need, as each says in the `pulumi` section of its package.json. The engine
 * takes the version of an explicit provider from this list; without it the second update would change every provider.
 */
export function requiredPackages(directory: string): PackageDependency[] {
  return directManifests(directory).flatMap(({ name, manifest: { version, pulumi } }) => {
    if (pulumi?.resource !== true) return [];
    const dependency = new PackageDependency()
      .setName(pulumi.name ?? name.split("/").at(-1) ?? name)
      .setKind("resource")
      .setVersion(pulumi.version ?? version ?? "");
    if (pulumi.parameterization !== undefined) {
      const { name: of, version: at, value } = pulumi.parameterization;
      dependency.setParameterization(new PackageParameterization().setName(of).setVersion(at).setValue(value));
    }
    return [dependency];
  });
}

/** The installed packages that the program's package.json names, by name. */
function directManifests(directory: string): { name: string; manifest: Manifest }[] {
  const manifest = readManifest(join(directory, "package.json"));
  const names = Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies }).sort();
  return names.flatMap((name) => {
    const installed = installedManifest(directory, name);
    return installed === undefined ? [] : [{ name, manifest: installed }];
  });
}

interface Manifest {
  version?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  /** Of a package with resources: the plugin that serves them, and for a bridged one, what the plugin is given. */
  pulumi?: {
    resource?: boolean;
    name?: string;
    version?: string;
    /** `value` is base64. */
    parameterization?: { name: string; version: string; value: string };
  };
}

function installedManifest(directory: string, name: string): Manifest | undefined {
  // Most packages do not export their package.json: look for it in the folders where Node looks for packages.
  for (let folder = directory; ; folder = dirname(folder)) {
    const found = readManifest(join(folder, "node_modules", name, "package.json"));
    if (found !== undefined || folder === dirname(folder)) return found;
  }
}

function readManifest(path: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Version of the program's copy of @pulumi/pulumi. */
export function sdkVersion(directory: string): string {
  const manifest = readManifest(requireFromProgram(directory, "@pulumi/pulumi/package.json"));
  return manifest?.version ?? "unknown";
}
