import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";

/** Where the values of one stack come from. */
export interface ConfigSource {
  /** Name for messages: `Pulumi.dev.yaml`. */
  readonly name: string;
  /** Keys that are set in the project's namespace. */
  keys(): string[];
  /** Value of a key, as parsed; text that is no JSON stays text; undefined where the key is not set. */
  value(key: string): unknown;
  /** A secret, which stays one; undefined where it is not set. */
  secret(key: string): pulumi.Output<string> | undefined;
  /** Content of a file, relative to the project's folder; undefined where there is no such file. */
  file(path: string): Uint8Array | undefined;
}

/** Content of a file; undefined where there is none of this name. Other errors are thrown. */
export function readFileIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code))) {
      return undefined;
    }
    throw error;
  }
}

/** The value of a text that the engine hands over: structured values are JSON, others plain text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
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
    secret: (key) => config.getSecret(key),
    file: readFileIfThere,
  };
}
