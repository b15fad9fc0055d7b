import { join } from "node:path";
import { Command } from "commander";
import { stateDirectory } from "../tools/paths";
import { streamReport } from "../tools/progress";
import { engineEnvironment, ensureToolchain } from "../tools/toolchain";
import { localCloudEnvironment, readLocalCloud } from "./local-cloud";

/**
 * `eval "$(npm run --silent env)"`: prints, as lines of a shell, the variables that make plain `pulumi` work on the local
 * cloud. Everything else goes to standard error, so that nothing else is ever evaluated.
 */
async function main(): Promise<void> {
  new Command("env").description('Print variables for a shell: eval "$(npm run --silent env)"').parse();
  const directory = stateDirectory();
  const cloud = readLocalCloud(directory);
  if (cloud === undefined) {
    throw new Error("the local cloud does not run; start it with `npm start`");
  }
  const toolchain = await ensureToolchain(streamReport(process.stderr));
  const variables = { ...engineEnvironment(toolchain, join(directory, "pulumi")), ...localCloudEnvironment(cloud) };
  console.log(exportLines(variables));
}

/** Lines that any POSIX shell can evaluate. */
export function exportLines(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`)
    .join("\n");
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
