import type { Fault } from "../plan/fault";
import { isRejected } from "../plan/fault";
import { ConfigurationError } from "./configuration-error";
import type { Environment, StackEnvironment } from "./environment";
import { resolveEnvironment } from "./resolve";
import { environmentSchema, unknownKey } from "./schema";
import { readSecrets, SECRET_KEYS } from "./secrets";
import type { ConfigSource } from "./source";

/** Keys of the sections. */
const SECTIONS = Object.keys(environmentSchema.shape);

/** Faults of the keys of the project's namespace. */
function keyFaults(source: ConfigSource): Fault[] {
  const known = [...SECTIONS, ...SECRET_KEYS];
  return source.keys().flatMap((key) => (known.includes(key) ? [] : [unknownKey(key, key, known)]));
}

/**
 * What a stack's configuration describes, checked and with defaults filled in. Throws ConfigurationError with every fault:
 * unknown keys, wrong types, secrets in plain text, and what the catalogue and the planners refuse.
 */
export function loadStack(source: ConfigSource): StackEnvironment {
  const sections = SECTIONS.map((key) => [key, source.value(key)] as const);
  const given = Object.fromEntries(sections.filter(([, value]) => value !== undefined));
  const environment = resolveEnvironment(given, {
    file: (path) => source.file(path),
    folder: (path) => source.folder(path),
  });
  const { credentials, secrets, faults: ofSecrets } = readSecrets(source, given);
  const faults = [...keyFaults(source), ...ofSecrets, ...(isRejected(environment) ? environment : [])];
  if (faults.length > 0 || isRejected(environment)) {
    throw new ConfigurationError(source.name, faults);
  }
  return { ...environment, secrets, ...(credentials === undefined ? {} : { credentials }) };
}

/** The same for a stack that deploys its platform; throws ConfigurationError for one whose platform is another stack's, too. */
export function loadEnvironment(source: ConfigSource): Environment {
  const environment = loadStack(source);
  if ("sharedPlatform" in environment) {
    const { stack } = environment.sharedPlatform;
    const rule = "this needs a stack that deploys its platform by itself; name such a stack";
    throw new ConfigurationError(source.name, [{ path: "platform.stack", got: stack, rule, source: [] }]);
  }
  return environment;
}
