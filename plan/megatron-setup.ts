import { START_COMMAND, transformersFor, WORK_DIRECTORY } from "../catalogue";
import type { MegatronPaths } from "./megatron-paths";
import type { MegatronRun } from "./megatron-run";
import { shellWord } from "./shell-word";

/** The command that replaces the version of transformers that install.sh brings, for a model that needs another. */
function transformersInstall(model: string): string[] {
  const { version } = transformersFor({ use: "training", framework: "megatron", model });
  const brought = transformersFor({ use: "training", framework: "megatron" }).version;
  return version === brought ? [] : [`pip install transformers==${version}`];
}

/**
 * Commands that set up a container of the base image, to be run in the folder of the training code: `install.sh` with the
 * version of transformers that the model needs (seed 001, line 3), or the requirements of 6.3.904 (seed 002, line 26, which
 * prints the folder as `xxxend/llm_train/AscendSpeed/scriptsscripts`).
 */
export function setUpCommands(run: MegatronRun): string[] {
  if (!run.installs) {
    return [];
  }
  return run.release === "6.3.904"
    ? ["pip install -r scripts/requirements.txt"]
    : [`sh ./${START_COMMAND.install}`, ...transformersInstall(run.model)];
}

/**
 * Variables with which pip and git take from a folder of the share what they would download: wheels from `wheels`, and the
 * repository at `https://<host>/<path>` from `git/<host>/<path>`. The manual only refers to its section on installation
 * without a network (seed 001, line 3); these are settings of pip and git themselves, so that `install.sh` stays as it is.
 */
export function offlineVariables({ offlineSources }: MegatronRun): Record<string, string> {
  if (offlineSources === undefined) {
    return {};
  }
  const folder = `${WORK_DIRECTORY.path}/${offlineSources}`;
  return {
    PIP_NO_INDEX: "1",
    PIP_FIND_LINKS: `${folder}/wheels`,
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `url.file://${folder}/git/.insteadOf`,
    GIT_CONFIG_VALUE_0: "https://",
  };
}

/** Commands, one after another, in the folder of the training code; each only where the one before ended well. */
export function inCode({ code }: MegatronPaths, commands: readonly string[]): string {
  return [`cd ${shellWord(code)}`, ...commands].join(" && ");
}
