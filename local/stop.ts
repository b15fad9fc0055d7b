import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { stateDirectory } from "../tools/paths";
import { streamReport } from "../tools/progress";
import { deployedResources } from "./deployed";
import { stopLocalCloud } from "./local-cloud";

interface Options {
  purge?: boolean;
  force?: boolean;
}

/** `npm run stop`: ends the local cloud and every process that it started. What it knows stays, unless it is purged. */
async function main(): Promise<void> {
  const { purge = false, force = false } = new Command("stop")
    .description("End the local cloud and all its processes; `npm start` goes on from where it was.")
    .option("--purge", "remove its state too: clusters, buckets, shares and the stacks' state")
    .option("--force", "with --purge: even if resources are still deployed on it")
    .parse()
    .opts<Options>();
  const report = streamReport(process.stderr);
  const directory = stateDirectory();
  const deployed = Object.entries(deployedResources(join(directory, "pulumi")));
  if (purge && !force && deployed.length > 0) {
    const stacks = deployed.map(([stack, count]) => `${stack} (${count} resources)`).join(", ");
    throw new Error(
      `--purge: still deployed: ${stacks}; run \`pulumi destroy\` first, or \`npm run stop -- --purge --force\` to forget all of it`,
    );
  }
  report(
    (await stopLocalCloud(directory, report)) ? "The local cloud is stopped." : "The local cloud was not running.",
  );
  if (purge && existsSync(directory)) {
    rmSync(directory, { recursive: true, force: true });
    report(`Removed ${directory}.`);
  } else if (existsSync(directory)) {
    report(
      `Its state stays in ${directory}; \`npm start\` goes on from there, \`npm run stop -- --purge\` removes it.`,
    );
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
