import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { compareVersions } from "./go";
import { VERSIONS } from "./versions";

/** What is installed on this machine of the engine's part of the tool chain. */
export interface Installed {
  /** Pulumi CLI with its language host beside it, or undefined if there is none that is new enough. */
  engine: { pulumi: string; languageHost: string; version: string } | undefined;
  /** Folder of an installed plugin by the plugin's name, of the wanted version only. */
  plugins: Map<string, string>;
  /** The Huawei Cloud provider's program, where the terraform-provider plugin looks for it. */
  huaweicloud: string | undefined;
  /** What was found but cannot be used, a sentence each. */
  refused: string[];
}

/** Plugins of the engine, by name, with the one version that fits the program's packages. */
export const PLUGINS = {
  kubernetes: VERSIONS.kubernetesProvider,
  "terraform-provider": VERSIONS.terraformProvider,
  command: VERSIONS.command,
} as const;

/** Where the terraform-provider plugin looks for the Huawei Cloud provider, below PULUMI_HOME. */
export function huaweicloudPath(os: string, arch: string): string {
  const { huaweicloud } = VERSIONS;
  return join(
    ...["dynamic_tf_plugins", "registry.opentofu.org", "huaweicloud", "huaweicloud", huaweicloud, `${os}_${arch}`],
    `terraform-provider-huaweicloud_v${huaweicloud}`,
  );
}

/**
 * Looks for the Pulumi CLI on PATH and for plugins in `$PULUMI_HOME`, else `~/.pulumi`. A CLI of the same major version
 * that is not older than the program's @pulumi/pulumi will do; plugins must have the exact version.
 * @param own folder of what this project built: nothing in it counts as installed
 */
export function findInstalled(own: string, os: string, arch: string): Installed {
  const refused: string[] = [];
  const home = process.env["PULUMI_HOME"] ?? join(homedir(), ".pulumi");
  const plugins = new Map<string, string>();
  let huaweicloud: string | undefined;
  if (!isBelow(home, own)) {
    const folder = join(home, "plugins");
    const names = existsSync(folder) ? new Set(readdirSync(folder)) : new Set<string>();
    for (const [name, version] of Object.entries(PLUGINS)) {
      const entry = `resource-${name}-v${version}`;
      // The CLI leaves a .partial file beside a plugin that is not there as a whole.
      if (names.has(entry) && !names.has(`${entry}.partial`)) plugins.set(name, join(folder, entry));
    }
    const provider = join(home, huaweicloudPath(os, arch));
    if (isProgram(provider)) huaweicloud = provider;
  }
  return { engine: findEngine(own, refused), plugins, huaweicloud, refused };
}

function findEngine(own: string, refused: string[]): Installed["engine"] {
  const pulumi = onPath("pulumi", own);
  if (pulumi === undefined) return undefined;
  const run = spawnSync(pulumi, ["version"], {
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    encoding: "utf8",
    timeout: 20_000,
  });
  const version = run.stdout.trim().replace(/^v/, "");
  if (run.status !== 0 || !version.startsWith("3.") || compareVersions(version, VERSIONS.pulumi) < 0) {
    refused.push(`${pulumi}: got version ${version || "(none told)"}; 3.x from ${VERSIONS.pulumi} on is needed`);
    return undefined;
  }
  const beside = join(dirname(realpathSync(pulumi)), "pulumi-language-nodejs");
  const languageHost = isProgram(beside) ? beside : onPath("pulumi-language-nodejs", own);
  if (languageHost === undefined) {
    refused.push(`${pulumi}: pulumi-language-nodejs is not beside it and not on PATH`);
    return undefined;
  }
  return { pulumi, languageHost, version };
}

function onPath(name: string, own: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "" && !isBelow(folder, own))
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
