import type { Output } from "@pulumi/pulumi";
import type { Fault } from "../plan/fault";
import type { Credentials, Secrets } from "./environment";
import { members } from "./entries";
import { member } from "./schema";
import type { ConfigSource } from "./source";

/** Keys that hold secrets, those of the account first. */
export const SECRET_KEYS = [
  "accessKey",
  "secretKey",
  "kubeconfig",
  "huggingFaceToken",
  "modelScopeToken",
  "imagePullSecret",
  "vllmApiKey",
] as const;

type SecretKey = (typeof SECRET_KEYS)[number];

/** Pairs of secrets that are set together, and what else can be done. */
const PAIRS: readonly { readonly keys: readonly [SecretKey, SecretKey]; readonly instead: string }[] = [
  { keys: ["accessKey", "secretKey"], instead: "; or remove both and set HW_ACCESS_KEY and HW_SECRET_KEY" },
];

/** The command that sets a secret. */
function command(key: string): string {
  return `pulumi config set --secret ascend-stacks:${key}`;
}

/** Faults of secrets that anybody can read who reads the stack file. Their values are not shown. */
function plainFaults(source: ConfigSource): Fault[] {
  return SECRET_KEYS.filter((key) => source.isPlain(key)).map((path) => ({
    path,
    got: { phrase: "a value in plain text" },
    rule: `a secret is encrypted in the stack file, and this one must be taken for known to others; make a new one: ${command(path)}`,
    source: [],
  }));
}

/** Faults of one half of a pair alone. */
function pairFaults(isSet: (key: SecretKey) => boolean): Fault[] {
  return PAIRS.flatMap(({ keys, instead }) => {
    const there = keys.find(isSet);
    const missing = keys.find((key) => !isSet(key));
    if (there === undefined || missing === undefined) {
      return [];
    }
    const rule = `${there} is set, so this must be: ${command(missing)}${instead}`;
    return [{ path: missing, got: undefined, rule, source: [] }];
  });
}

/** The fault of a cluster that exists without a kubeconfig, or of a kubeconfig without such a cluster. */
function kubeconfigFaults(isSet: boolean, file: unknown): Fault[] {
  const exists = member(member(member(file, "platform"), "cluster"), "existing") !== undefined;
  if (exists === isSet) {
    return [];
  }
  const rule = exists
    ? `platform.cluster.existing is set, so this must be: ${command("kubeconfig")} < kubeconfig.json`
    : "a kubeconfig is read for a cluster that exists (platform.cluster.existing); remove it: pulumi config rm kubeconfig";
  return [{ path: "kubeconfig", got: isSet ? { phrase: "a value that is not shown" } : undefined, rule, source: [] }];
}

/** The fault of services that are reached from outside the cluster by everybody: without a key. */
function apiKeyFaults(isSet: boolean, file: unknown): Fault[] {
  const entry = members(member(file, "serving")).findIndex((service) => member(service, "entry") !== undefined);
  if (isSet || entry < 0) {
    return [];
  }
  const rule = `serving[${entry}].entry opens a service to others, so this must be: ${command("vllmApiKey")}`;
  return [{ path: "vllmApiKey", got: undefined, rule, source: [] }];
}

/** The secrets of a stack whose sections are `file`, and what is wrong with them. */
export function readSecrets(
  source: ConfigSource,
  file: unknown,
): { credentials: Credentials | undefined; secrets: Secrets; faults: Fault[] } {
  const values = new Map<SecretKey, Output<string>>();
  for (const key of SECRET_KEYS) {
    const value = source.secret(key);
    if (value !== undefined) {
      values.set(key, value);
    }
  }
  const faults = [
    ...plainFaults(source),
    ...pairFaults((key) => values.has(key)),
    ...kubeconfigFaults(values.has("kubeconfig"), file),
    ...apiKeyFaults(values.has("vllmApiKey"), file),
  ];
  const [accessKey, secretKey] = [values.get("accessKey"), values.get("secretKey")];
  values.delete("accessKey");
  values.delete("secretKey");
  return {
    credentials: accessKey !== undefined && secretKey !== undefined ? { accessKey, secretKey } : undefined,
    secrets: Object.fromEntries(values),
    faults,
  };
}
