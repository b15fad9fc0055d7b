import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { previousOutput, stateOf, type Result } from "./command";
import { copyToRemote, sourceFault } from "./copy";
import type { EngineLog } from "./engine-log";
import { INPUTS, parseInputs } from "./inputs";
import { runLocally } from "./local";
import { endAll } from "./processes";
import { runRemotely } from "./remote";
import type { CustomProvider } from "./service";
import { hasSecret, plain, secret, type Properties } from "./wire";

const VERSION = "1.2.1";
const COMMANDS = ["command:local:Command", "command:remote:Command"] as const;
type CommandToken = (typeof COMMANDS)[number];
/** Outputs that a run gives; the other outputs are the inputs. */
const RESULTS = ["stdout", "stderr", "assets", "archive"];

/** The package `command` as a provider: what the engine calls for its resources and its function. */
export function commandProvider(log: EngineLog): CustomProvider {
  let announced = false;
  const announce = () => {
    if (announced) return;
    announced = true;
    log("The command plugin is the stand-in of ascend-stacks (tools/command-provider).", "");
  };

  /** Runs one of a command resource's commands, if it is given. */
  async function run(
    token: CommandToken,
    urn: string,
    properties: Properties,
    steps: readonly ("create" | "update" | "delete")[],
    previous: Record<string, string>,
  ): Promise<Result | undefined> {
    announce();
    const onLine = (line: string) => {
      log(line, urn);
    };
    const inputs = parseInputs(token, properties);
    const command = steps.map((step) => inputs[step]).find((text) => text !== undefined);
    if (command === undefined) return undefined;
    return token === "command:local:Command"
      ? await runLocally(command, parseInputs(token, properties), previous, onLine)
      : await runRemotely(command, parseInputs(token, properties), previous, onLine);
  }

  return {
    version: VERSION,

    check(urn, _olds: Properties, news: Properties) {
      const token = tokenOf(urn);
      const fault = token === "command:remote:CopyToRemote" ? sourceFault(plain(news["source"])) : undefined;
      const failures = fault === undefined || isUnknown(news["source"]) ? [] : [{ property: "source", reason: fault }];
      return Promise.resolve({ inputs: news, failures });
    },

    diff(_id, _urn, olds: Properties, news: Properties) {
      const before = inputsOf(olds);
      const names = new Set([...Object.keys(before), ...Object.keys(news)]);
      const changed = [...names].filter((name) => !isDeepStrictEqual(plain(before[name]), plain(news[name])));
      return Promise.resolve({
        changes: changed.length > 0,
        replaces: changed.filter((name) => name === "triggers"),
      });
    },

    async create(urn, inputs: Properties) {
      const token = tokenOf(urn);
      const id = randomBytes(8).toString("hex");
      if (isCommand(token)) {
        const result = await run(token, urn, inputs, ["create"], {});
        return { id, outs: stateOf(inputs, result ?? { stdout: "", stderr: "" }) };
      }
      announce();
      await copyToRemote(parseInputs("command:remote:CopyToRemote", inputs));
      return { id, outs: inputs };
    },

    async update(_id, urn, olds: Properties, news: Properties) {
      const token = tokenOf(urn);
      if (isCommand(token)) {
        const result = await run(token, urn, news, ["update", "create"], previousOutput(olds));
        const kept = Object.fromEntries(RESULTS.map((name) => [name, plain(olds[name])]));
        return { outs: stateOf(news, result ?? kept) };
      }
      announce();
      const copied = (properties: Properties) => [plain(properties["source"]), plain(properties["remotePath"])];
      if (!isDeepStrictEqual(copied(olds), copied(news))) {
        await copyToRemote(parseInputs("command:remote:CopyToRemote", news));
      }
      return { outs: news };
    },

    async delete(_id, urn, state: Properties) {
      const token = tokenOf(urn);
      // What was copied stays on the host, as with the real plugin.
      if (isCommand(token)) await run(token, urn, inputsOf(state), ["delete"], previousOutput(state));
    },

    async invoke(token, args: Properties) {
      if (token !== "command:local:run") throw new Error(`${token}: not a function of package command`);
      announce();
      const inputs = parseInputs(token, args);
      const result = await runLocally(inputs.command, inputs, {}, (line) => {
        log(line, "");
      });
      const outputs = { ...args, ...result };
      return { outputs: hasSecret(args) ? hideAll(outputs) : outputs };
    },

    cancel() {
      endAll();
      return Promise.resolve();
    },
  };
}

function hideAll(values: Properties): Properties {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, secret(plain(value))]));
}

function inputsOf(state: Properties): Properties {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !RESULTS.includes(name)));
}

function isUnknown(value: unknown): boolean {
  return typeof plain(value) === "string";
}

function isCommand(token: string): token is CommandToken {
  return (COMMANDS as readonly string[]).includes(token);
}

/** Type of a resource, from its URN: `urn:pulumi:stack::project::parent$type::name`. */
function tokenOf(urn: string): keyof typeof INPUTS {
  const token = (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
  if (token in INPUTS && token !== "command:local:run") return token as keyof typeof INPUTS;
  throw new Error(`${token}: the stand-in of package command has ${Object.keys(INPUTS).join(", ")}`);
}
