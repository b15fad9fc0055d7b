import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject, type SchemaObject, type ValidateFunction } from "ajv";
import { parse } from "yaml";
import { projectRoot } from "../../tools/paths";
import { goEnvironment } from "../../tools/toolchain/go";

/** What makes an object's kind; the fields beyond that are checked against its schema. */
export interface KubernetesObject {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
}

/** Faults of an object against the schema of its kind, one line each; none where the API server would keep every field. */
export type ObjectFaults = (object: KubernetesObject) => string[];

/** Words of Kubernetes' schemas that restrict nothing that JSON could break. */
const SAYS_NOTHING = /^(description|default|x-kubernetes-.*)$/;

const POD_TEMPLATE = "kubernetes#/definitions/io.k8s.api.core.v1.PodTemplateSpec";
const OBJECT_META = "kubernetes#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

/** Folder of a Go module that the tool chain compiles, in the version that it pins; Go downloads it where it is missing. */
function moduleFolder(path: string): string {
  const run = spawnSync("go", ["mod", "download", "-json", path], {
    cwd: join(projectRoot(), "tools", "go", "programs"),
    env: goEnvironment(),
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`go mod download ${path}: ${run.error?.message ?? run.stderr}`);
  return (JSON.parse(run.stdout) as { Dir: string }).Dir;
}

/** A schema of Kubernetes as a strict JSON schema: a map with named fields has no others. */
function strict(schema: SchemaObject): SchemaObject {
  if (schema["format"] === "int-or-string") {
    return { anyOf: [{ type: "integer" }, { type: "string" }] };
  }
  const kept = Object.entries(schema).filter(([key]) => !SAYS_NOTHING.test(key));
  const result = Object.fromEntries(kept.map(([key, value]) => [key, strictPart(key, value)]));
  const isOpen = "additionalProperties" in schema || schema["x-kubernetes-preserve-unknown-fields"] === true;
  return "properties" in schema && !isOpen ? { ...result, additionalProperties: false } : result;
}

/** The value of one keyword of a schema. */
function strictPart(key: string, value: unknown): unknown {
  if (key === "properties" || key === "definitions") {
    const schemas = Object.entries(value as Record<string, SchemaObject>);
    return Object.fromEntries(schemas.map(([name, schema]) => [name, strict(schema)]));
  }
  if (key === "anyOf" || key === "allOf" || key === "oneOf") {
    return (value as SchemaObject[]).map(strict);
  }
  const isSchema = key === "items" || key === "not" || key === "additionalProperties";
  return isSchema && typeof value === "object" && value !== null ? strict(value) : value;
}

/** A checker that knows the number formats of Kubernetes, and refuses a schema with a word that it does not know. */
function createAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, strictTypes: false });
  ajv.addFormat("int32", { type: "number", validate: (value) => Number.isInteger(value) && value === (value | 0) });
  ajv.addFormat("int64", { type: "number", validate: Number.isSafeInteger });
  ajv.addFormat("double", { type: "number", validate: Number.isFinite });
  ajv.addFormat("byte", /^[A-Za-z0-9+/]*={0,2}$/);
  ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  return ajv;
}

/** Adds Kubernetes' own schemas and returns the definition of each kind by `apiVersion kind`. */
function addKubernetes(ajv: Ajv): Map<string, SchemaObject> {
  const file = join(moduleFolder("k8s.io/kubernetes"), "api", "openapi-spec", "swagger.json");
  const { definitions } = JSON.parse(readFileSync(file, "utf8")) as { definitions: Record<string, SchemaObject> };
  ajv.addSchema({ $id: "kubernetes", ...strict({ definitions }) });
  const kinds = Object.entries(definitions).flatMap(([name, definition]) => {
    const names = (definition["x-kubernetes-group-version-kind"] ?? []) as Record<
      "group" | "version" | "kind",
      string
    >[];
    return names.map(({ group, version, kind }): [string, SchemaObject] => [
      `${group === "" ? version : `${group}/${version}`} ${kind}`,
      { $ref: `kubernetes#/definitions/${name}` },
    ]);
  });
  return new Map(kinds);
}

/** The custom resource definition of Volcano's Job, as far as it is used here. */
interface CustomResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: SchemaObject };
    }[];
  };
}

/** The kinds of Volcano's Job. Its pod template is checked as Volcano and as Kubernetes have it. */
function volcanoKinds(): [string, SchemaObject][] {
  const folder = join(moduleFolder("volcano.sh/volcano"), "config", "crd", "volcano", "bases");
  const { spec } = parse(readFileSync(join(folder, "batch.volcano.sh_jobs.yaml"), "utf8")) as CustomResourceDefinition;
  return spec.versions.map(({ name, schema }) => {
    const job = strict(schema.openAPIV3Schema) as VolcanoSchema;
    // The definition leaves an object's metadata to Kubernetes.
    job.properties.metadata = { $ref: OBJECT_META };
    const task = job.properties.spec.properties.tasks.items.properties;
    task.template = { allOf: [task.template, { $ref: POD_TEMPLATE }] };
    return [`${spec.group}/${name} ${spec.names.kind}`, job];
  });
}

/** Where Volcano's schema has metadata and pod template. */
interface VolcanoSchema extends SchemaObject {
  properties: {
    metadata: SchemaObject;
    spec: { properties: { tasks: { items: { properties: { template: SchemaObject } } } } };
  };
}

/** A fault as a path and what is wrong there. */
function faultLine({ instancePath, message, params }: ErrorObject): string {
  const unknown = (params as { additionalProperty?: string }).additionalProperty;
  return unknown === undefined
    ? `${instancePath}: ${String(message)}`
    : `${instancePath}/${unknown}: the kind has no such field`;
}

/**
 * Reads the schemas of Kubernetes and of Volcano's Job from the Go modules that the tool chain pins. A kind's validator is
 * compiled when its first object comes, and once.
 */
export function readKubernetesSchemas(): ObjectFaults {
  const ajv = createAjv();
  const kinds = new Map([...addKubernetes(ajv), ...volcanoKinds()]);
  const compiled = new Map<string, ValidateFunction>();
  return (object) => {
    const kind = `${String(object.apiVersion)} ${String(object.kind)}`;
    const schema = kinds.get(kind);
    if (schema === undefined) return [`${kind}: no such kind`];
    const validate = compiled.get(kind) ?? ajv.compile(schema);
    compiled.set(kind, validate);
    return validate(object) ? [] : [...new Set((validate.errors ?? []).map(faultLine))];
  };
}
