import * as pulumi from "@pulumi/pulumi";

/** What SFS Turbo says of a data task that ended. */
export interface DataTaskResult {
  readonly id: string;
  /** `SUCCESS` or `FAIL`. */
  readonly status: string | undefined;
  /** Reason of a failure, in the service's words. */
  readonly message: string | undefined;
}

/**
 * The id of a data task that brought its data. Throws when the task failed: the provider reports success then too (provider
 * documentation, sfs_turbo_data_task, status).
 *
 * @param urn name of the task in the state, for the command that runs it again
 */
export function requireSuccess({ id, status, message }: DataTaskResult, urn: string): string {
  if (status !== "FAIL") return id;
  const reason = message === undefined || message === "" ? "the service gives no reason" : message;
  throw new pulumi.RunError(
    `SFS Turbo data task ${id}: failed: ${reason}. No file of it can be relied on. See that the objects are in the bucket and ` +
      `that the link is available, then run the task again: pulumi up --replace '${urn}' ` +
      "(provider documentation, sfs_turbo_data_task, status)",
  );
}
