import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { queryParameters } from "./host-name";

/** The signed parts of a request. */
export interface SignedRequest {
  method: string;
  /** Path as it was sent. */
  path: string;
  /** Query as it was sent, without "?". */
  query: string;
  headers: IncomingHttpHeaders;
}

/** Access key of the one account that the local cloud knows. */
export interface AccessKey {
  accessKey: string;
  secretKey: string;
}

/** How far the clock of a request may be from ours: 15 minutes, as the services allow. */
const allowedSkewMs = 15 * 60 * 1000;

function header(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Escapes as RFC 3986 asks: everything but letters, digits and `-_.~`. */
function escape(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The string that SDK-HMAC-SHA256 signs: algorithm, time and hash of the canonical request (method, path with a slash at
 * its end, sorted query, signed headers, hash of the body).
 * Source: API Request Signing Guide, AK/SK signing and authentication algorithm (devg-apisign/api-sign-algorithm-002…004).
 */
export function sdkStringToSign(request: SignedRequest, signedHeaders: string[], body: Buffer): string {
  const path = request.path
    .split("/")
    .map((segment) => escape(decodeURIComponent(segment)))
    .join("/");
  const query = queryParameters(request.query)
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .sort(compare)
    .join("&");
  const headers = signedHeaders.map((name) => `${name}:${header(request.headers, name).trim()}\n`).join("");
  const bodyHash = header(request.headers, "x-sdk-content-sha256") || createHash("sha256").update(body).digest("hex");
  const canonical = [
    request.method,
    path.endsWith("/") ? path : `${path}/`,
    query,
    headers,
    signedHeaders.join(";"),
    bodyHash,
  ].join("\n");
  const hash = createHash("sha256").update(canonical).digest("hex");
  return `SDK-HMAC-SHA256\n${header(request.headers, "x-sdk-date")}\n${hash}`;
}

/** The SDK-HMAC-SHA256 signature of a request, in hexadecimal. */
export function sdkSignature(request: SignedRequest, signedHeaders: string[], body: Buffer, secretKey: string): string {
  return createHmac("sha256", secretKey)
    .update(sdkStringToSign(request, signedHeaders, body))
    .digest("hex");
}

function sdkDate(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  return parts ? Date.parse(`${parts.slice(1, 4).join("-")}T${parts.slice(4, 7).join(":")}Z`) : Number.NaN;
}

/**
 * Verifies the `Authorization: SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…` header of an API request.
 * @returns undefined where it is right, else the API gateway's reason (it follows "Incorrect IAM authentication information: ").
 */
export function refuseSdkSignature(
  request: SignedRequest,
  body: Buffer,
  key: AccessKey,
  now: number,
): string | undefined {
  const authorization = header(request.headers, "authorization");
  if (authorization === "") {
    return "x-auth-token not found";
  }
  const parts = /^SDK-HMAC-SHA256 Access=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(authorization);
  const [, access, signedHeaders, signature] = parts ?? [];
  if (access === undefined || signedHeaders === undefined || signature === undefined) {
    return "authorization header format is invalid";
  }
  if (access !== key.accessKey) {
    return `Get secretKey failed,ak:${access},err:ak not exist`;
  }
  const time = sdkDate(header(request.headers, "x-sdk-date"));
  if (Number.isNaN(time) || Math.abs(now - time) > allowedSkewMs) {
    return "verify aksk signature fail: the x-sdk-date header is missing or more than 15 minutes away";
  }
  const expected = sdkSignature(request, signedHeaders.split(";"), body, key.secretKey);
  return equal(expected, signature) ? undefined : "verify aksk signature fail";
}

/** Query parameters that belong to the signed resource of an OBS request (API reference of OBS, "Authentication of signature in a header"). */
const obsSubResources = new Set(
  (
    "acl append attname backtosource bucketstatus cdnnotifyconfiguration cors customdomain delete deletebucket " +
    "directcoldaccess encryption inventory length lifecycle location logging metadata mirrorbacktosource modify name " +
    "notification object-lock partnumber policy policystatus position publicaccessblock quota rename replication " +
    "requestpayment response-cache-control response-content-disposition response-content-encoding " +
    "response-content-language response-content-type response-expires restore retention storageclass storageinfo " +
    "storagepolicy tagging torrent truncate uploadid uploads versionid versioning versions website x-image-process " +
    "x-image-save-bucket x-image-save-object x-oss-process"
  ).split(" "),
);

/**
 * The string that an OBS signature signs: method, Content-MD5, Content-Type, Date, the service's own headers (`x-obs-` with
 * the scheme OBS, `x-amz-` with the scheme AWS) and the resource (bucket, key, sub-resources).
 */
export function obsStringToSign(request: SignedRequest, bucket: string | undefined, scheme: "OBS" | "AWS"): string {
  const prefix = scheme === "OBS" ? "x-obs-" : "x-amz-";
  const date = header(request.headers, `${prefix}date`) === "" ? header(request.headers, "date") : "";
  const own = Object.keys(request.headers)
    .filter((name) => name.startsWith(prefix))
    .sort(compare)
    .map((name) => `${name}:${header(request.headers, name).trim()}\n`)
    .join("");
  const sub = queryParameters(request.query)
    .filter(([name]) => obsSubResources.has(name.toLowerCase()) || name.toLowerCase().startsWith(prefix))
    .sort(([a], [b]) => compare(a, b))
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`))
    .join("&");
  const resource = `${bucket === undefined ? "" : `/${bucket}`}${request.path}${sub === "" ? "" : `?${sub}`}`;
  return [
    request.method,
    header(request.headers, "content-md5"),
    header(request.headers, "content-type"),
    date,
    `${own}${resource}`,
  ].join("\n");
}

/** The OBS signature of a request: HMAC-SHA1 in base64. */
export function obsSignature(
  request: SignedRequest,
  bucket: string | undefined,
  scheme: "OBS" | "AWS",
  secretKey: string,
): string {
  return createHmac("sha1", secretKey)
    .update(obsStringToSign(request, bucket, scheme))
    .digest("base64");
}

/**
 * Verifies the `Authorization: OBS AK:signature` or `AWS AK:signature` header of an OBS request.
 * @returns undefined where it is right, else OBS's error code and message.
 */
export function refuseObsSignature(
  request: SignedRequest,
  bucket: string | undefined,
  key: AccessKey,
  now: number,
): { code: string; message: string } | undefined {
  const [, scheme, access, signature] =
    /^(OBS|AWS) ([^:]+):(\S+)$/.exec(header(request.headers, "authorization")) ?? [];
  if ((scheme !== "OBS" && scheme !== "AWS") || access === undefined || signature === undefined) {
    return { code: "AccessDenied", message: "Access Denied" };
  }
  if (access !== key.accessKey) {
    return { code: "InvalidAccessKeyId", message: "The OBS Access Key Id you provided does not exist in our records." };
  }
  const prefix = scheme === "OBS" ? "x-obs-" : "x-amz-";
  const time = Date.parse(header(request.headers, `${prefix}date`) || header(request.headers, "date"));
  if (Number.isNaN(time) || Math.abs(now - time) > allowedSkewMs) {
    return {
      code: "RequestTimeTooSkewed",
      message: "The difference between the request time and the current time is too large.",
    };
  }
  if (!equal(obsSignature(request, bucket, scheme, key.secretKey), signature)) {
    return {
      code: "SignatureDoesNotMatch",
      message:
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    };
  }
  return undefined;
}
