import type { RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { startNode } from "./children";
import { parseOptions } from "./options";
import { requireFromProgram } from "./program";

/** Exit code with which Pulumi's runner says that the user has already been told what is wrong. */
const ALREADY_REPORTED = 32;

/** How a program ended: `error` is empty if it was well; `bail` if the engine need not say more. */
export interface RunResult {
  error: string;
  bail: boolean;
}

/**
 * Runs the program of a preview or an update to its end, by the runner in the program's own copy of @pulumi/pulumi.
 * @param engineAddress where the program finds the engine, `host:port`
 */
export async function runProgram(request: RunRequest, engineAddress: string): Promise<RunResult> {
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() ?? request.getPwd();
  const options = parseOptions(info?.getOptions()?.toJavaScript() ?? {});
  const args = [
    ...options.nodeArguments,
    requireFromProgram(directory, "@pulumi/pulumi/cmd/run"),
    ...flag("monitor", request.getMonitorAddress()),
    ...flag("engine", engineAddress),
    ...flag("organization", request.getOrganization()),
    ...flag("project", request.getProject()),
    ...flag("stack", request.getStack()),
    ...flag("pwd", request.getPwd()),
    ...flag("root-directory", info?.getRootDirectory() ?? ""),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    ...flag("parallel", String(request.getParallel())),
    info?.getEntryPoint() ?? request.getProgram(),
    ...request.getArgsList(),
  ];
  const environment: Record<string, string | undefined> = {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(configuration(request)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
  if (options.typescript) environment["PULUMI_NODEJS_TYPESCRIPT"] = "true";
  if (options.tsconfigPath !== undefined) environment["PULUMI_NODEJS_TSCONFIG_PATH"] = options.tsconfigPath;

  const child = startNode(args, { cwd: request.getPwd(), env: environment, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (signal !== null) resolve({ error: `the program was ended by signal ${signal}`, bail: false });
      else if (code === 0) resolve({ error: "", bail: false });
      else if (code === ALREADY_REPORTED) resolve({ error: "", bail: true });
      else resolve({ error: `the program ended with exit code ${code ?? "?"}`, bail: false });
    });
  });
}

/** Configuration of the stack: full key, `project:name`, to value. */
function configuration(request: RunRequest): Record<string, string> {
  const values: Record<string, string> = {};
  request.getConfigMap().forEach((value, key) => (values[key] = value));
  return values;
}

function flag(name: string, value: string): string[] {
  return value === "" ? [] : [`--${name}`, value];
}
