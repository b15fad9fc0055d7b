/**
 * A request that the cloud refuses. Thrown by the services; the server turns it into the error body of the service that
 * was called (see error-shapes.ts).
 */
export class Refusal extends Error {
  constructor(
    /** HTTP status of the answer. */
    readonly status: number,
    /** The service's own error code, for example `VPC.0209` or `NoSuchBucket`. */
    readonly code: string,
    message: string,
    /** Headers of the answer beside the usual ones. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "Refusal";
  }
}
