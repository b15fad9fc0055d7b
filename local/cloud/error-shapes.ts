import type { Refusal } from "./refusal";

/** How one service words its errors: the body, and the codes for faults that every service knows. */
export interface ErrorShape {
  /** Body of an error answer, as JSON or (OBS) as XML text. */
  body(refusal: Refusal, requestId: string, path: string): unknown;
  /** Code of a request whose parameters are missing or wrong. */
  invalid: string;
  /** Code of a fault inside the service. */
  internal: string;
  /** Status, code and text where a quota is used up. */
  quota: { status: number; code: string; message: string };
}

const codeAndMessage = (refusal: Refusal): unknown => ({ code: refusal.code, message: refusal.message });

const errorCodeAndMsg = (refusal: Refusal, requestId: string): unknown => ({
  error_code: refusal.code,
  error_msg: refusal.message,
  request_id: requestId,
});

function xmlText(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Error bodies and codes per service (first label of the host name). Sources: the error code pages of the API references
 * (api-vpc/vpc_api_0003, api-cce/ErrorCode, api-sfsturbo/ErrorCode, api-obs error codes, APIG error codes) and the bodies
 * that terraform-provider-huaweicloud v1.95.0 looks for (`errCode` for SFS Turbo, `errors[0].errorCode` for SWR). The
 * numbers after `KPS.` and `SVCSTG.SWR.` are not published with their texts: only status, family and shape are the cloud's.
 */
const shapes: Record<string, ErrorShape> = {
  vpc: {
    // VPC v1 and v2.0 answer {code, message}, v3 answers {error_code, error_msg}.
    body: (refusal, requestId, path) =>
      path.startsWith("/v3/") ? errorCodeAndMsg(refusal, requestId) : codeAndMessage(refusal),
    invalid: "VPC.0101",
    internal: "VPC.0001",
    quota: { status: 409, code: "VPC.0114", message: "Quota exceeded for resources: ['router']." },
  },
  cce: {
    body: (refusal) => ({
      errorCode: refusal.code,
      errorMessage: refusal.message,
      error_code: refusal.code,
      error_msg: refusal.message,
    }),
    invalid: "CCE.01400001",
    internal: "CCE.01500001",
    quota: { status: 400, code: "CCE.01400007", message: "Insufficient cluster quota." },
  },
  "sfs-turbo": {
    body: (refusal) => ({ errCode: refusal.code, errMsg: refusal.message }),
    invalid: "SFS.TURBO.0001",
    internal: "SFS.TURBO.0005",
    quota: { status: 400, code: "SFS.TURBO.0010", message: "Quota exceeds" },
  },
  swr: {
    body: (refusal, requestId) => ({
      errors: [{ errorCode: refusal.code, errorMessage: refusal.message }],
      request_id: requestId,
    }),
    invalid: "SVCSTG.SWR.4000000",
    internal: "SVCSTG.SWR.5000000",
    quota: { status: 403, code: "SVCSTG.SWR.4030000", message: "The organization quota is used up." },
  },
  obs: {
    body: (refusal, requestId, path) =>
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error><Code>${refusal.code}</Code>` +
      `<Message>${xmlText(refusal.message)}</Message><RequestId>${requestId}</RequestId>` +
      `<HostId>${requestId}</HostId><Resource>${xmlText(path)}</Resource></Error>`,
    invalid: "InvalidArgument",
    internal: "InternalError",
    quota: { status: 400, code: "TooManyBuckets", message: "You have attempted to create more buckets than allowed." },
  },
};

const anyOther: ErrorShape = {
  body: errorCodeAndMsg,
  invalid: "APIGW.0106",
  internal: "APIGW.0602",
  quota: { status: 403, code: "APIGW.0303", message: "The quota is used up." },
};

const keyPairs: ErrorShape = {
  body: errorCodeAndMsg,
  invalid: "KPS.0400",
  internal: "KPS.0500",
  quota: { status: 400, code: "KPS.0403", message: "The key pair quota is used up." },
};

/** Error shape of a service; services without one of their own answer as the API gateway does. */
export function errorShape(service: string): ErrorShape {
  return service === "kms" ? keyPairs : (shapes[service] ?? anyOther);
}
