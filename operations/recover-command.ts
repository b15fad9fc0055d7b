import { Command, InvalidArgumentError } from "commander";
import { deleteDuplicates, type Duplicate, findDuplicates, tellDuplicates } from "./duplicates";
import { recoverFailedCreations, type RepairOptions } from "./failed-creations";
import { previewCreations } from "./preview";
import { recoverInterruptedUpdate } from "./recover";

/** Options of `npm run recover`. */
interface Options {
  stack: string;
  adopt: boolean;
  id: Duplicate[];
  delete: Duplicate[];
}

/** Adds one `<urn>=<id>`. A URN may hold `=`, an id does not. */
function withPair(value: string, before: Duplicate[]): Duplicate[] {
  const at = value.lastIndexOf("=");
  if (!value.startsWith("urn:pulumi:") || at < 0 || at === value.length - 1) {
    throw new InvalidArgumentError(`It takes '<urn>=<id>', with the urn that this command has named.`);
  }
  return [...before, { urn: value.slice(0, at), id: value.slice(at + 1) }];
}

function readOptions(): Options {
  return new Command("recover")
    .description("Find what an interrupted or failed `pulumi up` left in the cloud, and repair the state of the stack.")
    .requiredOption("--stack <name>", "stack to repair, for example prod")
    .option(
      "--adopt",
      "take what a failed update left into the state, and delete what is in an error state; otherwise it is listed",
      false,
    )
    .option<Duplicate[]>(
      "--id <urn=id>",
      "id of a resource that no data source finds, from the cloud's console; may be repeated",
      withPair,
      [],
    )
    .option<Duplicate[]>(
      "--delete <urn=id>",
      "delete a second one of a resource's name, which this command has listed; may be repeated",
      withPair,
      [],
    )
    .parse()
    .opts<Options>();
}

/** `npm run recover -- --stack NAME`: repairs a stack whose last update was killed or failed, on the real cloud as on the local one. */
async function main(): Promise<void> {
  const { stack, adopt, id: given, delete: unwanted } = readOptions();
  const settings = { directory: process.cwd(), environment: process.env };
  const options: RepairOptions = { adopt, ids: new Map(given.map(({ urn, id }) => [urn, id])) };
  const report = (line: string): void => {
    console.error(line);
  };
  const interrupted = await recoverInterruptedUpdate(settings, stack, report, options);
  await deleteDuplicates(settings, stack, unwanted, report);
  const left = await recoverFailedCreations(settings, stack, () => previewCreations(settings, stack), report, options);
  const duplicates = await findDuplicates(settings, stack);
  tellDuplicates(duplicates, report);
  const listed = left.filter(({ action }) => action === "listed");
  if (listed.length + duplicates.length > 0) console.log("nothing was done about what is listed above");
  else if (interrupted.length + left.length + unwanted.length > 0)
    console.log("done; `pulumi up` goes on where it stopped");
  else console.log("nothing was interrupted, and nothing was left behind");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
