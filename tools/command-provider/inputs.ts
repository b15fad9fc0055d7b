import { z } from "zod";
import { plain, type Properties } from "./wire";

const logging = z.enum(["stdout", "stderr", "stdoutAndStderr", "none"]).default("stdoutAndStderr");
const environment = z.record(z.string(), z.string()).default({});

/** What every command has. */
const command = {
  addPreviousOutputInEnv: z.boolean().default(true),
  environment,
  logging,
  stdin: z.string().optional(),
};
/** What a resource adds: the commands of its life. */
const lifecycle = {
  create: z.string().optional(),
  update: z.string().optional(),
  delete: z.string().optional(),
  triggers: z.array(z.unknown()).optional(),
};
const local = {
  archivePaths: z.array(z.string()).optional(),
  assetPaths: z.array(z.string()).optional(),
  dir: z.string().optional(),
  interpreter: z.array(z.string()).optional(),
};
const hop = {
  host: z.string(),
  port: z.number().default(22),
  user: z.string().default("root"),
  password: z.string().optional(),
  privateKey: z.string().optional(),
  privateKeyPassword: z.string().optional(),
  hostKey: z.string().optional(),
  agentSocketPath: z.string().optional(),
  dialErrorLimit: z.number().default(10),
  perDialTimeout: z.number().default(15),
};
const connection = z.object({ ...hop, proxy: z.object(hop).optional() });

/** Inputs of each resource and function of the package, as plain values. */
export const INPUTS = {
  "command:local:Command": z.object({ ...command, ...lifecycle, ...local }),
  "command:local:run": z.object({ ...command, ...local, command: z.string() }),
  "command:remote:Command": z.object({ ...command, ...lifecycle, connection }),
  "command:remote:CopyToRemote": z.object({
    connection,
    remotePath: z.string(),
    source: z.unknown(),
    triggers: z.array(z.unknown()).optional(),
  }),
};

export type LocalCommandInputs = z.infer<(typeof INPUTS)["command:local:Command"]>;
export type LocalRunInputs = z.infer<(typeof INPUTS)["command:local:run"]>;
export type RemoteCommandInputs = z.infer<(typeof INPUTS)["command:remote:Command"]>;
export type CopyInputs = z.infer<(typeof INPUTS)["command:remote:CopyToRemote"]>;
export type Connection = z.infer<typeof connection>;
export type Hop = z.infer<z.ZodObject<typeof hop>>;

/** Reads what the engine sent for a resource or function. Throws with every property that is wrong. */
export function parseInputs<Token extends keyof typeof INPUTS>(
  token: Token,
  properties: Properties,
): z.infer<(typeof INPUTS)[Token]> {
  const result = INPUTS[token].safeParse(plain(properties));
  if (result.success) return result.data as z.infer<(typeof INPUTS)[Token]>;
  throw new Error(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
}
