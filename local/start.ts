import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { runEngine, type EngineSettings } from "../operations/engine";
import { recoverFailedCreations } from "../operations/failed-creations";
import { previewCreations } from "../operations/preview";
import { recoverInterruptedUpdate } from "../operations/recover";
import { lastUpdateFailed } from "../operations/stack-history";
import { holderOfStack } from "../operations/stack-lock";
import { withLock } from "../tools/lock.mjs";
import { projectRoot, stateDirectory } from "../tools/paths";
import { duration, progressOf, streamReport, type Report } from "../tools/progress";
import { engineEnvironment, ensureToolchain } from "../tools/toolchain";
import { localCloudEnvironment, startLocalCloud } from "./local-cloud";
import { INTERRUPTED, runUpdate } from "./run-update";

const STACK = "dev";

/** `npm start`: from a fresh machine to the dev environment, up on the local cloud. Can be interrupted and run again. */
async function main(): Promise<number> {
  new Command("start")
    .description("Build what is missing, start the local cloud, and bring the stack dev up on it.")
    .parse();
  const began = Date.now();
  const report = streamReport(process.stderr);
  const directory = stateDirectory();

  report("[1/3] Tool chain");
  const toolchain = await ensureToolchain(report);

  report("[2/3] Local cloud");
  const cloud = await startLocalCloud({ directory, toolchain, report });
  report(`      runs as process ${cloud.pid}; its state is in ${directory}`);

  report(`[3/3] Stack ${STACK}: pulumi up`);
  const environment = {
    ...process.env,
    ...engineEnvironment(toolchain, join(directory, "pulumi")),
    ...localCloudEnvironment(cloud),
  };
  const settings: EngineSettings = { directory: projectRoot(), environment };
  await runEngine(settings, ["stack", "select", "--create", STACK, "--non-interactive"]);
  const wait = (pid: number): void => {
    report(`Process ${pid} brings this stack up too: waiting for it.`);
  };
  const end = await withLock(join(directory, "update.lock"), wait, async () => {
    await untilUnlocked(settings, report);
    await repair(settings, report);
    return runUpdate(settings, STACK, directory, report);
  });
  if (end.code !== 0) {
    sayFailure(report, end.interrupted, end.errors, end.output);
    return end.interrupted ? INTERRUPTED : 1;
  }
  await sayNext(settings, report, Date.now() - began);
  return 0;
}

/** Waits as long as an engine holds the stack: that of an `npm start` that was killed goes on with its update. */
async function untilUnlocked(settings: EngineSettings, report: Report): Promise<void> {
  const began = Date.now();
  const repeat = progressOf(report);
  let told: number | undefined;
  for (let pid; (pid = holderOfStack(settings, STACK)) !== undefined;) {
    if (told !== pid) {
      told = pid;
      report(`Process ${pid} is updating this stack, perhaps from an \`npm start\` that was killed: waiting for it.`);
    }
    repeat(`waiting for process ${pid} (${duration(Date.now() - began)})`);
    await sleep(1000);
  }
}

/** Repairs what an update left that was killed or failed. Nothing in a local cloud is somebody else's. */
async function repair(settings: EngineSettings, report: Report): Promise<void> {
  await recoverInterruptedUpdate(settings, STACK, report, { adopt: true });
  if (!(await lastUpdateFailed(settings, STACK))) return;
  // A fault in the stack file is told by the preview of the update itself.
  const preview = () => previewCreations(settings, STACK).catch(() => []);
  await recoverFailedCreations(settings, STACK, preview, report, { adopt: true });
}

function sayFailure(report: Report, interrupted: boolean, errors: readonly string[], output: string): void {
  if (interrupted) {
    report("Interrupted. `npm start` goes on from here; `npm run stop` ends the local cloud.");
    return;
  }
  for (const error of errors.length > 0 ? errors : [output.trim()]) {
    report(error);
  }
  report(
    `pulumi up of stack ${STACK} failed: the reason is above. Once it is mended, \`npm start\` goes on from here.`,
  );
}

/** Tells what there is now and what one can do with it. */
async function sayNext(settings: EngineSettings, report: Report, tookMs: number): Promise<void> {
  const text = await runEngine(settings, ["stack", "output", "--json", "--stack", STACK]);
  const { nextSteps = [] } = JSON.parse(text) as { nextSteps?: string[] };
  report(
    [
      "",
      `The environment ${STACK} is up, after ${duration(tookMs)}.`,
      "",
      "  npm run status                     what runs, and where",
      '  eval "$(npm run --silent env)"     makes plain pulumi work in this shell: pulumi preview, up, destroy',
      "  npm run stop                       ends the local cloud; npm start brings it back",
      ...(nextSteps.length === 0 ? [] : ["", "In that shell:"]),
      ...nextSteps.map((step) => `  ${step}`),
    ].join("\n"),
  );
}

main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
