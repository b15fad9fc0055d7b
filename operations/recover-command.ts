import { Command } from "commander";
import { recoverInterruptedUpdate } from "./recover";

/** Options of `npm run recover`. */
interface Options {
  stack: string;
}

/** `npm run recover -- --stack NAME`: repairs a stack whose last update was killed, on the real cloud as on the local one. */
async function main(): Promise<void> {
  const { stack } = new Command("recover")
    .description("Take what an interrupted `pulumi up` had begun to create into the state of the stack.")
    .requiredOption("--stack <name>", "stack to repair, for example prod")
    .parse()
    .opts<Options>();
  const settings = { directory: process.cwd(), environment: process.env };
  const recovered = await recoverInterruptedUpdate(settings, stack, (line) => {
    console.error(line);
  });
  console.log(recovered.length === 0 ? "nothing was interrupted" : "done; `pulumi up` goes on where it stopped");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
