import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
} from "node:crypto";
import { isIPv4 } from "node:net";
import { bits, boolean, flags, integer, octets, oid, sequence, set, tagged, time, utf8, value } from "./der";

/** A certificate and its private key, both PEM. */
export interface KeyPair {
  certificate: string;
  privateKey: string;
}

/** Whom a certificate is issued to and what it is good for. */
export interface CertificateRequest {
  commonName: string;
  /** Kubernetes reads a client's groups from here. */
  organization?: string;
  /** Names and IPv4 addresses of a server; a certificate without any is a client's. */
  hosts?: string[];
}

const ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
const COMMON_NAME = "2.5.4.3";
const ORGANIZATION = "2.5.4.10";
const SUBJECT_KEY = "2.5.29.14";
const KEY_USAGE = "2.5.29.15";
const ALTERNATIVE_NAMES = "2.5.29.17";
const BASIC_CONSTRAINTS = "2.5.29.19";
const AUTHORITY_KEY = "2.5.29.35";
const EXTENDED_KEY_USAGE = "2.5.29.37";
const SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
const CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

const HOUR_MS = 3_600_000;
const YEARS_MS = 10 * 365 * 24 * HOUR_MS;

/** A certificate authority of its own, good for ten years. */
export function createAuthority(commonName: string): KeyPair {
  const key = ecKey();
  const subject = distinguishedName({ commonName });
  const certificate = issueWith(key.privateKey, subject, subject, key.spki, [
    extension(BASIC_CONSTRAINTS, true, sequence(boolean(true))),
    extension(KEY_USAGE, true, flags(0b1000_0110, 7)), // digitalSignature, keyCertSign, cRLSign
    extension(SUBJECT_KEY, false, octets(keyId(key.spki))),
  ]);
  return { certificate, privateKey: key.privateKey };
}

/** A certificate with a new key, signed by the authority, good for ten years. */
export function issue(authority: KeyPair, request: CertificateRequest): KeyPair {
  const key = ecKey();
  const issuer = new X509Certificate(authority.certificate);
  const authoritySpki = issuer.publicKey.export({ type: "spki", format: "der" });
  const usages = request.hosts === undefined ? [CLIENT_AUTHENTICATION] : [SERVER_AUTHENTICATION, CLIENT_AUTHENTICATION];
  const extensions = [
    extension(BASIC_CONSTRAINTS, true, sequence()),
    extension(KEY_USAGE, true, flags(0b1000_0000, 1)), // digitalSignature
    extension(EXTENDED_KEY_USAGE, false, sequence(...usages.map(oid))),
    extension(SUBJECT_KEY, false, octets(keyId(key.spki))),
    extension(AUTHORITY_KEY, false, sequence(tagged(0, false, keyId(authoritySpki)))),
  ];
  if (request.hosts !== undefined) {
    extensions.push(extension(ALTERNATIVE_NAMES, false, sequence(...request.hosts.map(alternativeName))));
  }
  const issuerName = distinguishedName({ commonName: issuer.subject.replace(/^CN=/, "") });
  const certificate = issueWith(authority.privateKey, issuerName, distinguishedName(request), key.spki, extensions);
  return { certificate, privateKey: key.privateKey };
}

/** A key pair with which the control plane signs the tokens of service accounts, PEM. */
export function createSigningKey(): { publicKey: string; privateKey: string } {
  return generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "sec1", format: "pem" },
  });
}

function ecKey(): { privateKey: string; spki: Buffer } {
  const { privateKey } = createSigningKey();
  return { privateKey, spki: createPublicKey(privateKey).export({ type: "spki", format: "der" }) };
}

function issueWith(signer: string, issuer: Buffer, subject: Buffer, spki: Buffer, extensions: Buffer[]): string {
  const algorithm = sequence(oid(ECDSA_WITH_SHA256));
  const now = Date.now();
  // An hour back: clocks of two machines, or of a machine and its container, may differ.
  const validity = sequence(time(new Date(now - HOUR_MS)), time(new Date(now + YEARS_MS)));
  const version3 = tagged(0, true, integer(Buffer.from([2])));
  const body = sequence(
    version3,
    integer(randomBytes(16)),
    algorithm,
    issuer,
    validity,
    subject,
    spki,
    tagged(3, true, sequence(...extensions)),
  );
  const signature = sign("sha256", body, { key: createPrivateKey(signer), dsaEncoding: "der" });
  const base64 = sequence(body, algorithm, bits(signature)).toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}

function distinguishedName({ commonName, organization }: CertificateRequest): Buffer {
  const part = (type: string, text: string): Buffer => set(sequence(oid(type), utf8(text)));
  const parts = organization === undefined ? [] : [part(ORGANIZATION, organization)];
  return sequence(...parts, part(COMMON_NAME, commonName));
}

function extension(type: string, critical: boolean, content: Buffer): Buffer {
  return sequence(oid(type), ...(critical ? [boolean(true)] : []), octets(content));
}

/** SubjectAltName: an IPv4 address (tag 7) or a DNS name (tag 2). */
function alternativeName(host: string): Buffer {
  return isIPv4(host) ? value(0x87, Buffer.from(host.split(".").map(Number))) : value(0x82, Buffer.from(host, "ascii"));
}

/** The customary key identifier: SHA-1 of the public key, of which RFC 5280 asks only that it be unique. */
function keyId(spki: Buffer): Buffer {
  return createHash("sha1").update(spki).digest();
}
