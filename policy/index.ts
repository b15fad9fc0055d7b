import { PolicyPack, type ResourceValidationPolicy, type StackValidationPolicy } from "@pulumi/policy";
import { type Inputs, isUndecided, readInputs } from "./inputs";
import type { Examined, Rule, StackRule } from "./rule";
import { RULES, STACK_RULES } from "./rules";

/** What the engine sends about a resource. */
interface Sent {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Record<string, unknown>;
  readonly opts: { readonly protect: boolean; readonly additionalSecretOutputs: readonly string[] };
}

/** Inputs of the resources so far, by URN. */
const noted = new Map<string, Inputs>();

/**
 * Notes the inputs of each resource, which come here before they come to the rules: which of them are secret is said nowhere
 * else, and rules about the stack as a whole get outputs only, of which a first preview knows little. It changes nothing and
 * refuses nothing.
 */
const NOTE_INPUTS: ResourceValidationPolicy = {
  name: "note-inputs",
  description: "Notes the inputs of resources, for the rules.",
  enforcementLevel: "remediate",
  remediateResource: ({ urn, props }) => {
    noted.set(urn, readInputs(props));
  },
};

function examined({ type, name, urn, opts }: Sent, { properties }: Inputs): Examined {
  return {
    type,
    name,
    properties,
    protect: opts.protect,
    secretInputs: noted.get(urn)?.secret,
    secretOutputs: opts.additionalSecretOutputs,
  };
}

/** A rule about each resource by itself, as the engine takes it. */
function resourcePolicy({ name, description, appliesTo, violations }: Rule): ResourceValidationPolicy {
  return {
    name,
    description,
    enforcementLevel: "mandatory",
    configSchema: {
      properties: { class: { type: "string", enum: ["production", "development"], default: "production" } },
    },
    validateResource: (args, report) => {
      if (!appliesTo(args.type)) return;
      const inputs = readInputs(args.props);
      const found = violations(examined(args, inputs), args.getConfig<{ class: string }>());
      for (const violation of found) if (!isUndecided(violation, inputs.unknown)) report(violation);
    },
  };
}

/** A rule about all resources together, as the engine takes it. */
function stackPolicy({ name, description, violations }: StackRule): StackValidationPolicy {
  return {
    name,
    description,
    enforcementLevel: "mandatory",
    validateStack: ({ resources }, report) => {
      const all = resources.map((resource) =>
        examined(resource, noted.get(resource.urn) ?? readInputs(resource.props)),
      );
      for (const violation of violations(all)) report(violation);
    },
  };
}

new PolicyPack("ascend-stacks", {
  policies: [NOTE_INPUTS, ...RULES.map(resourcePolicy), ...STACK_RULES.map(stackPolicy)],
});
