import { generateKeyPairSync, webcrypto } from "node:crypto";
import { isIPv4 } from "node:net";
// @peculiar/x509 needs it, and wants it first.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";

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

const KEYS = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const HOUR_MS = 3_600_000;
const YEARS_MS = 10 * 365 * 24 * HOUR_MS;

/** From an hour back, since clocks of two machines may differ, to ten years from now. */
function validity(): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - HOUR_MS), notAfter: new Date(now + YEARS_MS) };
}

/** Distinguished name, the organization first as Kubernetes' own tools write it. */
function distinguishedName({ commonName, organization }: CertificateRequest): x509.JsonName {
  return [...(organization === undefined ? [] : [{ O: [organization] }]), { CN: [commonName] }];
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");
}

/** A certificate authority of its own, good for ten years. */
export async function createAuthority(commonName: string): Promise<KeyPair> {
  const keys = await webcrypto.subtle.generateKey(KEYS, true, ["sign", "verify"]);
  const { digitalSignature, keyCertSign, cRLSign } = x509.KeyUsageFlags;
  const usages: x509.KeyUsageFlags = digitalSignature | keyCertSign | cRLSign;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: distinguishedName({ commonName }),
      ...validity(),
      signingAlgorithm: KEYS,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(usages, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return { certificate: certificate.toString("pem"), privateKey: await exportKey(keys.privateKey) };
}

/** A certificate with a new key, signed by the authority, good for ten years. */
export async function issue(authority: KeyPair, request: CertificateRequest): Promise<KeyPair> {
  const issuer = new x509.X509Certificate(authority.certificate);
  const der = x509.PemConverter.decodeFirst(authority.privateKey);
  const signingKey = await webcrypto.subtle.importKey("pkcs8", der, KEYS, false, ["sign"]);
  const keys = await webcrypto.subtle.generateKey(KEYS, true, ["sign", "verify"]);
  const { clientAuth, serverAuth } = x509.ExtendedKeyUsage;
  const names = (request.hosts ?? []).map((host) => ({ type: isIPv4(host) ? "ip" : "dns", value: host }) as const);
  const certificate = await x509.X509CertificateGenerator.create(
    {
      subject: distinguishedName(request),
      issuer: issuer.subject,
      ...validity(),
      signingAlgorithm: KEYS,
      publicKey: keys.publicKey,
      signingKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension(names.length === 0 ? [clientAuth] : [serverAuth, clientAuth]),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
        await x509.AuthorityKeyIdentifierExtension.create(issuer, false, webcrypto),
        ...(names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names)]),
      ],
    },
    webcrypto,
  );
  return { certificate: certificate.toString("pem"), privateKey: await exportKey(keys.privateKey) };
}

/** A key pair with which the control plane signs the tokens of service accounts, PEM. */
export function createSigningKey(): { publicKey: string; privateKey: string } {
  return generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "sec1", format: "pem" },
  });
}
