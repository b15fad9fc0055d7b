import type { Fault } from "../plan/fault";
import { isRejected } from "../plan/fault";
import { ConfigurationError } from "./configuration-error";
import type { Credentials, Environment } from "./environment";
import { resolveEnvironment } from "./resolve";
import { environmentSchema, unknownKey } from "./schema";
import type { ConfigSource } from "./source";

/** Keys of the sections. */
const SECTIONS = Object.keys(environmentSchema.shape);

/** Keys that hold secrets. */
const ACCESS_KEY = "accessKey";
const SECRET_KEY = "secretKey";

/** Faults of the keys of the project's namespace. */
function keyFaults(source: ConfigSource): Fault[] {
  const known = [...SECTIONS, ACCESS_KEY, SECRET_KEY];
  return source.keys().flatMap((key) => (known.includes(key) ? [] : [unknownKey(key, key, known)]));
}

/** The credentials of the stack, nothing where it has none, or the fault of one half alone. */
function credentials(source: ConfigSource): Credentials | undefined | Fault[] {
  const accessKey = source.secret(ACCESS_KEY);
  const secretKey = source.secret(SECRET_KEY);
  if (accessKey !== undefined && secretKey !== undefined) {
    return { accessKey, secretKey };
  }
  if (accessKey === undefined && secretKey === undefined) {
    return undefined;
  }
  const [there, missing] = accessKey === undefined ? [SECRET_KEY, ACCESS_KEY] : [ACCESS_KEY, SECRET_KEY];
  const rule =
    `${there} is set, so this must be: pulumi config set --secret ascend-stacks:${missing}; ` +
    `or remove both and set HW_ACCESS_KEY and HW_SECRET_KEY`;
  return [{ path: missing, got: undefined, rule, source: [] }];
}

/**
 * The environment that a stack's configuration describes, checked and with defaults filled in. Throws ConfigurationError with
 * every fault: unknown keys, wrong types, and what the catalogue and the planners refuse.
 */
export function loadEnvironment(source: ConfigSource): Environment {
  const sections = SECTIONS.map((key) => [key, source.value(key)] as const);
  const given = Object.fromEntries(sections.filter(([, value]) => value !== undefined));
  const environment = resolveEnvironment(given, (path) => source.file(path));
  const keys = credentials(source);
  const faults = [
    ...keyFaults(source),
    ...(keys !== undefined && isRejected(keys) ? keys : []),
    ...(isRejected(environment) ? environment : []),
  ];
  if (faults.length > 0 || isRejected(environment) || (keys !== undefined && isRejected(keys))) {
    throw new ConfigurationError(source.name, faults);
  }
  return keys === undefined ? environment : { ...environment, credentials: keys };
}
