import { status, type handleUnaryCall } from "@grpc/grpc-js";

/** Makes a handler of a gRPC call of a function; what the function throws is the answer to the call. */
export function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          const details = error instanceof Error ? error.message : String(error);
          callback({ code: status.UNKNOWN, details, name: "Error", message: details });
        },
      );
  };
}
