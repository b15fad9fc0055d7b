import { Command } from "commander";
import { recoverFailedCreations, type RepairOptions } from "./failed-creations";
import { previewCreations } from "./preview";
import { recoverInterruptedUpdate } from "./recover";

/** Options of `npm run recover`. */
interface Options {
  stack: string;
  adopt: boolean;
  id: [urn: string, id: string][];
}

/** Adds one `URN=id`, split at the last `=`. */
function withId(value: string, before: [string, string][]): [string, string][] {
  const at = value.lastIndexOf("=");
  if (!value.startsWith("urn:pulumi:") || at < 0 || at === value.length - 1) {
    throw new Error(`--id: got ${value}; it takes '<urn>=<id>', with the urn that this command names`);
  }
  return [...before, [value.slice(0, at), value.slice(at + 1)]];
}

/** `npm run recover -- --stack NAME`: repairs a stack whose last update was killed or failed, on the real cloud as on the local one. */
async function main(): Promise<void> {
  const { stack, adopt, id } = new Command("recover")
    .description(
      "Find what an interrupted or failed `pulumi up` left in the cloud, and take it into the state of the stack.",
    )
    .requiredOption("--stack <name>", "stack to repair, for example prod")
    .option(
      "--adopt",
      "take what a failed update left behind into the state, and delete what is in an error state; without it, this is only listed",
      false,
    )
    .option<[string, string][]>(
      "--id <urn=id>",
      "id of a resource that no data source finds, as the cloud's console shows it; can be given several times",
      withId,
      [],
    )
    .parse()
    .opts<Options>();
  const settings = { directory: process.cwd(), environment: process.env };
  const options: RepairOptions = { adopt, ids: new Map(id) };
  const report = (line: string): void => {
    console.error(line);
  };
  const interrupted = await recoverInterruptedUpdate(settings, stack, report, options);
  const left = await recoverFailedCreations(settings, stack, () => previewCreations(settings, stack), report, options);
  if (interrupted.length === 0 && left.length === 0)
    console.log("nothing was interrupted, and nothing was left behind");
  else if (left.some(({ action }) => action === "listed")) console.log("nothing was done about what is listed above");
  else console.log("done; `pulumi up` goes on where it stopped");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
