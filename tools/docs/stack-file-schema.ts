import { format, resolveConfig } from "prettier";
import { join } from "node:path";
import { sectionSchemas } from "../../config/schema";
import { SECRET_KEYS } from "../../config/secrets";
import { projectRoot } from "../paths";

/** Where the JSON Schema of stack files is written, relative to the project. */
export const STACK_FILE_SCHEMA = "docs/stack-file.schema.json";

/** Namespace of the project's keys in a stack file. */
const NAMESPACE = "ascend-stacks:";

/** A secret as the engine writes it into a stack file. */
const SECRET = {
  description: "a secret: pulumi config set --secret",
  type: "object",
  properties: { secure: { type: "string", description: "the encrypted value, as the engine writes it" } },
  required: ["secure"],
  additionalProperties: false,
};

/**
 * The JSON Schema of `Pulumi.<env>.yaml`, for editors: completion, descriptions, and the faults of the shape. What the catalogue
 * and the planners refuse beyond that only `npm run validate` knows.
 */
export function stackFileSchema(): object {
  const sections = Object.entries(sectionSchemas()).map(([key, schema]) => [NAMESPACE + key, schema] as const);
  const secrets = SECRET_KEYS.map((key) => [NAMESPACE + key, SECRET] as const);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Stack file of ascend-stacks",
    type: "object",
    properties: {
      config: {
        description: "the configuration of the environment",
        type: "object",
        properties: Object.fromEntries([...sections, ...secrets]),
        required: [`${NAMESPACE}cloud`, `${NAMESPACE}platform`],
        patternProperties: { [`^(?!${NAMESPACE})`]: {} },
        additionalProperties: false,
      },
    },
    required: ["config"],
  };
}

/** The file, formatted as the rest of the project. */
export async function formattedStackFileSchema(): Promise<string> {
  const path = join(projectRoot(), STACK_FILE_SCHEMA);
  return format(JSON.stringify(stackFileSchema()), { ...(await resolveConfig(path)), filepath: path });
}
