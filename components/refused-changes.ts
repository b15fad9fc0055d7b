import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";

/** Properties of a resource before a change or after it, as the engine holds them. */
export type Properties = Readonly<Record<string, unknown>>;

/**
 * The faults of a change to a resource that exists.
 *
 * @param before what the resource has
 * @param after what the program wants; an output that is not known yet is no fault
 */
export type ChangeFaults = (before: Properties, after: Properties) => ArgumentFault[];

/**
 * Refuses changes that the cloud does not make and the provider finds out too late or never, in a preview and before an update.
 *
 * @param component what the message begins with: class and name of the component
 * @param faultsOf finds the faults of a change
 * @param resource name of the resource among those of the component that are guarded. Defaults to none: there is one.
 */
export function refuseChanges(
  component: string,
  faultsOf: ChangeFaults,
  resource?: string,
): pulumi.ResourceHookBinding {
  const hook = new pulumi.ResourceHook(
    `${component}: changes${resource === undefined ? "" : ` of ${resource}`}`,
    ({ oldOutputs, newInputs }) => {
      refuseFaults(component, faultsOf((oldOutputs ?? {}) as Properties, (newInputs ?? {}) as Properties));
    },
    { onDryRun: true },
  );
  return { beforeUpdate: [hook] };
}
