import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../paths";
import { engineEnvironment, type Toolchain } from "../toolchain";
import selection from "./selection.json";

/** Package that bridges any Terraform provider. Its version is written into Pulumi.yaml too. */
const BRIDGE = "terraform-provider";

/** The generated package.json; the fields that are changed here. */
interface PackageJson {
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Schema of the selected resources and data sources, as the bridge derives it from the provider program. */
function schemaOf(toolchain: Toolchain, backend: string): string {
  const { provider, version, resources, dataSources } = selection;
  const include = [...new Set([...resources, ...dataSources])].join(",");
  const args = ["package", "get-schema", BRIDGE, "--", provider, version, "--include", include];
  const env = { ...process.env, ...engineEnvironment(toolchain, backend) };
  return execFileSync(toolchain.pulumi, args, { env, cwd: backend, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}

/**
 * Writes the Node.js SDK of the Huawei Cloud provider, `@pulumi/huaweicloud`, to a folder: the generated sources, and
 * what TypeScript makes of them in `bin`. The SDK takes @pulumi/pulumi from the project that uses it: with a second copy
 * in the tree a program hangs. The resources and data sources in it are those of selection.json.
 */
export function generateSdk(toolchain: Toolchain, folder: string): void {
  const work = mkdtempSync(join(tmpdir(), "ascend-stacks-sdk-"));
  try {
    const schemaFile = join(work, "schema.json");
    writeFileSync(schemaFile, schemaOf(toolchain, work));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    execFileSync(toolchain.sdkGenerator, [schemaFile, folder], { stdio: "inherit" });
    // Its own install script and ignore list belong to an SDK that is compiled by whoever installs it.
    for (const name of ["scripts", ".gitignore"]) rmSync(join(folder, name), { recursive: true });
    const manifest = join(folder, "package.json");
    const content = JSON.parse(readFileSync(manifest, "utf8")) as PackageJson;
    content.peerDependencies = { "@pulumi/pulumi": content.dependencies?.["@pulumi/pulumi"] ?? "*" };
    delete content.scripts;
    delete content.dependencies;
    writeFileSync(manifest, `${JSON.stringify(content, null, 4)}\n`);
    compile(folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Compiles the sources into `bin`, beside a copy of package.json, from which the SDK reads its version. */
function compile(folder: string): void {
  const tsc = join(projectRoot(), "node_modules/typescript/bin/tsc");
  const options = ["--sourceMap", "false", "--declarationMap", "false"];
  const types = ["--typeRoots", join(projectRoot(), "node_modules/@types")];
  execFileSync(process.execPath, [tsc, "-p", folder, ...options, ...types], { stdio: "inherit" });
  cpSync(join(folder, "package.json"), join(folder, "bin/package.json"));
}
