import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/** Where the values of one stack come from. */
export interface ConfigSource {
  /** Name for messages: `Pulumi.dev.yaml`. */
  readonly name: string;
  /** Keys that are set in the project's namespace. */
  keys(): string[];
  /** Value of a key, as parsed; text that is no JSON stays text; undefined where the key is not set. */
  value(key: string): unknown;
  /** Whether a key is set to a value in plain text, and not to an encrypted one. */
  isPlain(key: string): boolean;
  /** A secret, which stays one; undefined where it is not set. */
  secret(key: string): pulumi.Output<string> | undefined;
  /** Content of a file, relative to the project's folder; undefined where there is no such file. */
  file(path: string): Uint8Array | undefined;
  /** Bytes of all files of a folder, relative to the project's folder; undefined where there is no such folder. */
  folder(path: string): number | undefined;
}

/** What `get` returns; undefined where it finds no file or folder of the right kind. Other errors are thrown. */
function ifThere<V>(get: () => V): V | undefined {
  try {
    return get();
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code))) {
      return undefined;
    }
    throw error;
  }
}

/** Content of a file; undefined where there is none of this name. Other errors are thrown. */
export function readFileIfThere(path: string): Uint8Array | undefined {
  return ifThere(() => readFileSync(path));
}

/** Bytes of all files of a folder and of those below it; undefined where there is none of this name. Other errors are thrown. */
export function folderSizeIfThere(path: string): number | undefined {
  const entries = ifThere(() => readdirSync(path, { recursive: true, withFileTypes: true }));
  return entries
    ?.filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** The value of a text that the engine hands over: structured values are JSON, others plain text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether the engine hands over a key as a secret. The SDK knows, and does not say so in its types. */
function isSecretKey(key: string): boolean {
  const ask: unknown = Reflect.get(pulumi.runtime, "isConfigSecret");
  if (typeof ask !== "function") {
    throw new Error("@pulumi/pulumi: isConfigSecret is gone, so that secrets in plain text cannot be told");
  }
  return Reflect.apply(ask, undefined, [key]) === true;
}

/** The configuration of the running Pulumi program, in the project's namespace. */
export function pulumiConfigSource(): ConfigSource {
  const config = new pulumi.Config();
  const prefix = `${config.name}:`;
  return {
    name: `Pulumi.${pulumi.getStack()}.yaml`,
    keys: () =>
      Object.keys(pulumi.runtime.allConfig())
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
    value: (key) => {
      const value = pulumi.runtime.allConfig()[prefix + key];
      return value === undefined ? undefined : parsed(value);
    },
    isPlain: (key) => pulumi.runtime.allConfig()[prefix + key] !== undefined && !isSecretKey(prefix + key),
    secret: (key) => config.getSecret(key),
    file: readFileIfThere,
    folder: folderSizeIfThere,
  };
}
