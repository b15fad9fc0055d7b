import { containersOf, makesPods } from "../pods";
import { at, list, oneOf, type Rule, texts } from "../rule";

const CLUSTER = "huaweicloud:index/cceCluster:CceCluster";
const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
/** Kubernetes' provider makes these secret as a whole, whatever they were made of. */
const SECRET = "kubernetes:core/v1:Secret";

/** Outputs of a cluster with the key of an administrator; the provider's schema marks none of them as sensitive. */
const CLUSTER_KEYS = ["kubeConfigRaw", "certificateUsers"];

/** Texts that are credentials wherever they stand: private keys, kubeconfigs, tokens, long-lived access keys. */
const CREDENTIALS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: "a client key of a kubeconfig", pattern: /client-key-data/ },
  { what: "a token of Hugging Face", pattern: /\bhf_[A-Za-z0-9]{30,}\b/ },
  { what: "a bearer token", pattern: /\bBearer [A-Za-z0-9._-]{20,}/ },
  {
    what: "a value for a key that names a secret",
    pattern: /\b(secret[_-]?(access[_-]?)?key|password|passwd|api[_-]?key|token)\s*[=:]\s*["']?[A-Za-z0-9+/_-]{8,}/i,
  },
];

/** Names of environment variables whose values are credentials. */
const CREDENTIAL_VARIABLE = /(SECRET|PASSWORD|PASSWD|TOKEN|API_KEY|ACCESS_KEY)(_ID)?$/;

/** Names of inputs whose values are credentials. */
const CREDENTIAL_INPUT =
  /^(access_?key|secret_?(access_?)?key|password|admin_?pass(word)?|(\w+_?)?token|api_?key|private_?key|kube_?config)$/i;

/** What kind of credential a text at a path is; undefined where it is none. */
function credentialAt(path: string, text: string): string | undefined {
  const name = /([\w-]+)(\[\d+\])*$/.exec(path)?.[1] ?? "";
  if (CREDENTIAL_VARIABLE.test(name) || CREDENTIAL_INPUT.test(name)) return "a credential";
  return CREDENTIALS.find(({ pattern }) => pattern.test(text))?.what;
}

export const SECRET_RULES: readonly Rule[] = [
  {
    name: "no-plain-secret",
    description:
      "Credentials stand in Secrets, and reach containers from there; not in ConfigMaps, variables, arguments or annotations.",
    appliesTo: (type) => makesPods(type) || type === CONFIG_MAP,
    violations: ({ type, properties }) => {
      const named = containersOf(type, properties).flatMap(({ path, container }) =>
        list(at(container, "env")).flatMap((variable, index) => {
          const name = String(at(variable, "name"));
          const value = at(variable, "value");
          if (!CREDENTIAL_VARIABLE.test(name) || typeof value !== "string" || value === "") return [];
          return [`${path}.env[${index}]: got a value for ${name}; take it from a Secret (valueFrom.secretKeyRef)`];
        }),
      );
      const written = texts(properties).flatMap(({ path, text }) =>
        CREDENTIALS.filter(({ pattern }) => pattern.test(text)).map(
          ({ what }) => `${path}: got ${what}; put it into a Secret`,
        ),
      );
      return [...named, ...written];
    },
  },
  {
    name: "credential-is-secret",
    description:
      "Credentials are secret inputs, of resources, components and providers alike: what is not is written into the state as it is.",
    appliesTo: (type) => !makesPods(type) && type !== CONFIG_MAP && type !== SECRET,
    violations: ({ properties, secretInputs }) => {
      if (secretInputs === undefined) return [];
      const isSecret = (path: string): boolean =>
        secretInputs.some(
          (secret) => path === secret || path.startsWith(`${secret}.`) || path.startsWith(`${secret}[`),
        );
      return texts(properties).flatMap(({ path, text }) => {
        const what = text === "" || isSecret(path) ? undefined : credentialAt(path, text);
        return what === undefined
          ? []
          : [`${path}: got ${what} as plain text; make it a secret: pulumi config set --secret, or pulumi.secret`];
      });
    },
  },
  {
    name: "kubeconfig-secret",
    description:
      "What a cluster hands out to its administrators is secret: the provider's schema marks it as plain text.",
    appliesTo: oneOf(CLUSTER),
    violations: ({ secretOutputs }) => {
      const open = CLUSTER_KEYS.filter((key) => !secretOutputs.includes(key));
      if (open.length === 0) return [];
      return [`additionalSecretOutputs: got no ${open.join(", ")}; use CceCluster of components/, or add it`];
    },
  },
];
