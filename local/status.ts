import { Command } from "commander";
import { stateDirectory } from "../tools/paths";
import { formatStatus, readStatus } from "./status-report";

/** `npm run status`: what runs, and what is in it. */
async function main(): Promise<void> {
  const { json = false } = new Command("status")
    .description("Show the local cloud, its clusters, and what is in them.")
    .option("--json", "for programs")
    .parse()
    .opts<{ json?: boolean }>();
  const status = await readStatus(stateDirectory());
  console.log(json ? JSON.stringify(status, undefined, 2) : formatStatus(status));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
