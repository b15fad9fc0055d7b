import { PolicyPack, type ResourceValidationPolicy, type StackValidationPolicy } from "@pulumi/policy";
import type { Examined, Rule, StackRule } from "./rule";
import { RULES, STACK_RULES } from "./rules";

/** What the engine sends about a resource. */
interface Sent {
  readonly type: string;
  readonly name: string;
  readonly props: Record<string, unknown>;
  readonly opts: { readonly protect: boolean };
}

function examined({ type, name, props, opts }: Sent): Examined {
  return { type, name, properties: props, protect: opts.protect };
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
      for (const violation of violations(examined(args), args.getConfig<{ class: string }>())) report(violation);
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
      for (const violation of violations(resources.map(examined))) report(violation);
    },
  };
}

new PolicyPack("ascend-stacks", { policies: [...RULES.map(resourcePolicy), ...STACK_RULES.map(stackPolicy)] });
