import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseDocument } from "yaml";
import { projectRoot } from "../../tools/paths";

/** Sections of a stack file by name, without the project's namespace: `cloud`, `platform`, `data`, `training`, `serving`. */
export type Sections = Readonly<Record<string, unknown>>;

/** Prefix of the keys of this project. */
const NAMESPACE = "ascend-stacks:";

/** A stack file that the engine and a test write in turn. */
export interface OpenStackFile {
  readonly path: string;
  /** Writes these sections in place of all that are there. What the engine keeps there, secrets and salt, stays. */
  write(sections: Sections): void;
}

/** The stack file at this path, which may not be there yet. */
export function openStackFile(path: string): OpenStackFile {
  return {
    path,
    write: (sections) => {
      const document = parseDocument(existsSync(path) ? readFileSync(path, "utf8") : "");
      const { config = {} } = (document.toJS() ?? {}) as { config?: Record<string, unknown> };
      const secrets = Object.entries(config).filter(([, value]) => isSecret(value));
      const plain = Object.entries(sections).map(([name, value]) => [`${NAMESPACE}${name}`, value] as const);
      document.set("config", document.createNode(Object.fromEntries([...plain, ...secrets])));
      writeFileSync(path, document.toString());
    },
  };
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}

/** Sections of a stack file of the project, by its path from the project's folder. Secrets are left out. */
export function readSections(path: string): Sections {
  const { config } = parse(readFileSync(join(projectRoot(), path), "utf8")) as { config: Record<string, unknown> };
  const sections = Object.entries(config).filter(([key, value]) => key.startsWith(NAMESPACE) && !isSecret(value));
  return Object.fromEntries(sections.map(([key, value]) => [key.slice(NAMESPACE.length), value]));
}

/** A path to a value of the sections: names of members and places in lists. */
export type SectionPath = readonly (string | number)[];

/** The sections with one value changed; with undefined it is removed. */
export function withChange(sections: Sections, path: SectionPath, value: unknown): Sections {
  const document = parseDocument(JSON.stringify(sections));
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, value);
  return document.toJS() as Sections;
}
