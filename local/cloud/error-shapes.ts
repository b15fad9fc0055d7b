import type { Target } from "./host-name";
import type { Refusal } from "./refusal";

/** Status, code and text of a refusal. */
export interface Wording {
  status: number;
  code: string;
  message: string;
}

/** How one service words its errors: the body, and the codes for faults that every service knows. */
export interface ErrorShape {
  /** Body of an error answer, as JSON or (OBS) as XML text. */
  body(refusal: Refusal, requestId: string, path: string): unknown;
  /** Code of a request whose parameters are missing or wrong. */
  invalid: string;
  /** Code of a fault inside the service. */
  internal: string;
  /** Where a quota is used up. */
  quota: Wording;
  /** Where a thing cannot be deleted because it is in use; left out where the service has no code of its own for it. */
  inUse?: Wording | ((target: Target) => Wording);
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
 * numbers after `KPS.`, `NAT.`, `SVCSTG.SWR.`, `AOM.`, `SMN.` and of refusals because of use (but for VPC and OBS) are not
 * published with their texts: only status, family and shape are the cloud's.
 */
const shapes: Record<string, ErrorShape> = {
  vpc: {
    // VPC v1 and v2.0 answer {code, message}, v3 answers {error_code, error_msg}.
    body: (refusal, requestId, path) =>
      path.startsWith("/v3/") ? errorCodeAndMsg(refusal, requestId) : codeAndMessage(refusal),
    invalid: "VPC.0101",
    inUse: ({ path }) =>
      path.includes("/publicips/")
        ? {
            status: 409,
            code: "VPC.0517",
            message: "Floating IP has already associated with port, release is refused.",
          }
        : path.includes("/security-group")
          ? { status: 409, code: "VPC.0601", message: "SecurityGroupInUse: the security group is in use." }
          : path.includes("/subnets/")
            ? { status: 409, code: "VPC.0209", message: "subnet is still used ,such as computer,LB." }
            : { status: 409, code: "VPC.0104", message: "Router contains subnets, please delete subnet first." },
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
    inUse: { status: 409, code: "CCE.01409002", message: "Resource is in use, please try again later." },
  },
  modelarts: {
    body: errorCodeAndMsg,
    invalid: "ModelArts.50004000",
    internal: "ModelArts.50005000",
    quota: { status: 403, code: "ModelArts.50024001", message: "The resource quota of the pool is used up." },
    inUse: { status: 409, code: "ModelArts.50025002", message: "The resource is in use." },
  },
  bss: {
    body: errorCodeAndMsg,
    invalid: "CBC.0100",
    internal: "CBC.0999",
    quota: { status: 403, code: "CBC.0154", message: "The quota is used up." },
  },
  "sfs-turbo": {
    body: (refusal) => ({ errCode: refusal.code, errMsg: refusal.message }),
    invalid: "SFS.TURBO.0001",
    internal: "SFS.TURBO.0005",
    quota: { status: 400, code: "SFS.TURBO.0010", message: "Quota exceeds" },
    inUse: { status: 409, code: "SFS.TURBO.0009", message: "The resource is in use" },
  },
  swr: {
    body: (refusal, requestId) => ({
      errors: [{ errorCode: refusal.code, errorMessage: refusal.message }],
      request_id: requestId,
    }),
    invalid: "SVCSTG.SWR.4000000",
    internal: "SVCSTG.SWR.5000000",
    quota: { status: 403, code: "SVCSTG.SWR.4030000", message: "The organization quota is used up." },
    inUse: { status: 409, code: "SVCSTG.SWR.4090000", message: "The resource is in use: it is not empty." },
  },
  obs: {
    body: (refusal, requestId, path) =>
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error><Code>${refusal.code}</Code>` +
      `<Message>${xmlText(refusal.message)}</Message><RequestId>${requestId}</RequestId>` +
      `<HostId>${requestId}</HostId><Resource>${xmlText(path)}</Resource></Error>`,
    invalid: "InvalidArgument",
    internal: "InternalError",
    quota: { status: 400, code: "TooManyBuckets", message: "You have attempted to create more buckets than allowed." },
    inUse: ({ path, query }) =>
      path === "/" && query === ""
        ? { status: 409, code: "BucketNotEmpty", message: "The bucket you tried to delete is not empty." }
        : { status: 409, code: "OperationAborted", message: "A conflicting operation is in use of the resource." },
  },
  nat: {
    body: errorCodeAndMsg,
    invalid: "NAT.0106",
    internal: "NAT.0001",
    quota: { status: 409, code: "NAT.0102", message: "Quota exceeded for resources: ['nat_gateway']." },
    inUse: { status: 409, code: "NAT.0105", message: "The NAT gateway is in use: it has rules." },
  },
  vpcep: {
    body: errorCodeAndMsg,
    invalid: "EndPoint.0002",
    internal: "EndPoint.0001",
    quota: { status: 400, code: "EndPoint.0017", message: "Quota exceeded." },
    inUse: { status: 409, code: "EndPoint.0018", message: "The endpoint is in use." },
  },
  lts: {
    body: errorCodeAndMsg,
    invalid: "LTS.0009",
    internal: "LTS.0010",
    quota: {
      status: 400,
      code: "LTS.0104",
      message: "Failed to create log group, the number of log groups exceeds the quota",
    },
    inUse: { status: 400, code: "LTS.0105", message: "Log group is associated by transfer" },
  },
  aom: {
    body: errorCodeAndMsg,
    invalid: "AOM.0400",
    internal: "AOM.0500",
    quota: { status: 400, code: "AOM.0403", message: "The quota is used up." },
    inUse: { status: 400, code: "AOM.0400", message: "The resource is in use." },
  },
  smn: {
    body: (refusal, requestId) => ({ code: refusal.code, message: refusal.message, request_id: requestId }),
    invalid: "SMN.0003",
    internal: "SMN.0001",
    quota: { status: 403, code: "SMN.00010001", message: "The number of topics has reached the quota." },
    inUse: { status: 409, code: "SMN.0003", message: "The topic is in use." },
  },
  iam: {
    // v3 answers {error: {code, message, title}}, v3.0 and later answer {error_code, error_msg}.
    body: (refusal, requestId, path) =>
      path.startsWith("/v3/")
        ? { error: { code: refusal.status, message: refusal.message, title: refusal.code } }
        : errorCodeAndMsg(refusal, requestId),
    invalid: "IAM.0011",
    internal: "IAM.0006",
    quota: { status: 403, code: "IAM.0202", message: "The number of agencies has reached the quota." },
  },
  ecs: {
    body: (refusal) => ({ error: { code: refusal.code, message: refusal.message } }),
    invalid: "Ecs.0005",
    internal: "Ecs.0000",
    quota: { status: 403, code: "Ecs.0101", message: "The quota of servers is used up." },
    inUse: { status: 409, code: "Ecs.0014", message: "The server is in use by another task." },
  },
};

const keys: ErrorShape = {
  body: (refusal) => ({ error: { error_code: refusal.code, error_msg: refusal.message } }),
  invalid: "KMS.0205",
  internal: "KMS.0201",
  quota: { status: 400, code: "KMS.1105", message: "Too many keys: the key quota is used up." },
  inUse: { status: 400, code: "KMS.0212", message: "The key is in use." },
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
  inUse: { status: 400, code: "KPS.0400", message: "The key pair is in use." },
};

/**
 * Error shape of a service; services without one of their own answer as the API gateway does.
 * @param path tells services apart that share an address: key pairs (v3) and keys (v1.0).
 */
export function errorShape(service: string, path = "/"): ErrorShape {
  if (service === "kms") {
    return path.startsWith("/v1.0/") ? keys : keyPairs;
  }
  return shapes[service] ?? anyOther;
}

/** How the service says that what is to be deleted is in use. */
export function inUse(shape: ErrorShape, target: Target): Wording {
  const wording = typeof shape.inUse === "function" ? shape.inUse(target) : shape.inUse;
  return wording ?? { status: 409, code: shape.invalid, message: "The resource is in use." };
}

/** Body of an error answer: what the API gateway itself refuses has its shape, not that of the service behind it. */
export function errorBody(shape: ErrorShape, refusal: Refusal, requestId: string, path: string): unknown {
  return refusal.code.startsWith("APIGW.") ? errorCodeAndMsg(refusal, requestId) : shape.body(refusal, requestId, path);
}
