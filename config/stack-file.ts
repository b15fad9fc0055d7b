import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { member } from "./schema";
import { folderSizeIfThere, readFileIfThere, type ConfigSource } from "./source";

/** Namespace of the project's keys in a stack file. */
const NAMESPACE = "ascend-stacks:";

/**
 * A stack file read without the engine, for checks outside a deployment. A secret cannot be decrypted here: it is known to be
 * set, and its value is a placeholder. Throws where the file cannot be read or is not YAML.
 */
export function stackFileSource(path: string): ConfigSource {
  const document: unknown = parse(readFileSync(path, "utf8"));
  const values = new Map<string, unknown>();
  const config = member(document, "config");
  if (typeof config === "object" && config !== null) {
    for (const [key, value] of Object.entries(config)) {
      if (key.startsWith(NAMESPACE)) {
        values.set(key.slice(NAMESPACE.length), value);
      }
    }
  }
  return {
    name: basename(path),
    keys: () => [...values.keys()],
    value: (key) => values.get(key),
    isPlain: (key) => values.has(key) && member(values.get(key), "secure") === undefined,
    secret: (key) => (values.has(key) ? pulumi.secret("encrypted") : undefined),
    file: (file) => readFileIfThere(resolve(dirname(path), file)),
    folder: (folder) => folderSizeIfThere(resolve(dirname(path), folder)),
  };
}
