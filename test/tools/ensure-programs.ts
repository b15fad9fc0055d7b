/** Started by tests as a process of its own: builds the programs named by its arguments and prints the reports and paths. */
import { ensurePrograms } from "../../tools/toolchain/build";

async function main(): Promise<void> {
  const report = (line: string) => {
    process.stdout.write(`${line}\n`);
  };
  const programs = await ensurePrograms(new Set(process.argv.slice(2)), report);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(programs))}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
