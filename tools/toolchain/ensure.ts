import { join } from "node:path";
import { cacheDirectory } from "../paths";
import type { Report } from "../progress";
import { ensurePrograms } from "./build";
import { assembleEngine } from "./engine";
import { findInstalled, type Installed } from "./installed";

/** Everything that runs the program on the local cloud, as absolute paths. */
export interface Toolchain {
  /** The Pulumi CLI. */
  pulumi: string;
  /** Folder to put first on PATH: it has `pulumi` and `pulumi-language-nodejs`. */
  engineDirectory: string;
  /** PULUMI_HOME with the plugins. */
  pulumiHome: string;
  /** etcd, kube-apiserver, kube-controller-manager and kube-scheduler in one program; the first argument says which. */
  kube: string;
  /** Volcano's scheduler, controller-manager and webhook-manager in one program; the first argument says which. */
  volcano: string;
  kwok: string;
  /** Writes a Node.js SDK from a package's schema: `sdk-generator SCHEMA.json FOLDER`. */
  sdkGenerator: string;
  /** The folders `config` and `installer/helm` of the Volcano module: custom resource definitions and chart. */
  volcanoModule: string;
}

/** Nothing else provides these. */
const ALWAYS_BUILT = ["sdk-generator", "kube", "volcano", "kwok"];

/**
 * The tool chain, built first where it is not there yet. What is installed of the Pulumi CLI and its plugins in the
 * wanted versions is used; the rest is built from the Go modules under tools/go into {@link cacheDirectory}.
 * Throws ToolchainError with what is missing and the remedy.
 */
export async function ensureToolchain(report: Report): Promise<Toolchain> {
  const os = GO_OS[process.platform] ?? process.platform;
  const arch = GO_ARCH[process.arch] ?? process.arch;
  const installed = findInstalled(cacheDirectory(), os, arch);
  tell(installed, report);
  const programs = await ensurePrograms(new Set([...ALWAYS_BUILT, ...notInstalled(installed)]), report);
  const engine = assembleEngine(installed, programs, os, arch);
  const program = (name: string) => programs.get(name) ?? "";
  return {
    pulumi: engine.pulumi,
    engineDirectory: engine.directory,
    pulumiHome: engine.home,
    kube: program("kube"),
    volcano: program("volcano"),
    kwok: program("kwok"),
    sdkGenerator: program("sdk-generator"),
    volcanoModule: join(program("volcano"), "..", "module"),
  };
}

/** Node's words for systems and processors in Go's, where they differ. */
const GO_OS: Partial<Record<NodeJS.Platform, string>> = { win32: "windows" };
const GO_ARCH: Partial<Record<NodeJS.Architecture, string>> = { x64: "amd64", ia32: "386" };

function notInstalled(installed: Installed): string[] {
  const names: string[] = [];
  if (installed.engine === undefined) names.push("pulumi");
  for (const name of ["kubernetes", "terraform-provider"]) {
    if (!installed.plugins.has(name)) names.push(`pulumi-resource-${name}`);
  }
  if (installed.huaweicloud === undefined) names.push("terraform-provider-huaweicloud");
  return names;
}

function tell(installed: Installed, report: Report): void {
  const { engine, plugins, huaweicloud, refused } = installed;
  const used = [...plugins.keys()].map((name) => `plugin ${name}`);
  if (engine !== undefined) used.unshift(`Pulumi ${engine.version} (${engine.pulumi})`);
  if (huaweicloud !== undefined) used.push("the Huawei Cloud provider");
  if (used.length > 0) report(`Using what is installed: ${used.join(", ")}.`);
  for (const sentence of refused) report(`Not used: ${sentence}.`);
}
