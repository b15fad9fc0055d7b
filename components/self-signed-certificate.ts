import { readFileSync } from "node:fs";
import { isIPv4 } from "node:net";
import { join } from "node:path";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseFaults } from "./argument-faults";
import { typeToken } from "./names";

/** Shell text (bash, openssl) that makes key and certificate. */
export const SELF_SIGNED_SCRIPT = readFileSync(join(__dirname, "scripts", "self-signed-certificate.sh"), "utf8");

/** Days for which the manual's certificate is good (seed 001, line 23). */
const DAYS = 1095;

/** A subject's name is at most so long (RFC 5280, upper bounds). */
const LONGEST_NAME = 64;

/** Arguments of SelfSignedCertificate. */
export interface SelfSignedCertificateArgs {
  /** Name of the Secret of type `kubernetes.io/tls` that holds it. */
  secretName: string;
  /** Namespace of the Secret. */
  namespace: pulumi.Input<string>;
  /** Names and IPv4 addresses by which the server is called; the first is the subject's. */
  hosts: pulumi.Input<string>[];
  /** Days for which it is good. Defaults to 1095 (seed 001, line 23). */
  days?: number;
  /** Text of which another one makes a new certificate: what is made stays until then. Defaults to none. */
  renewal?: string;
}

/**
 * A server's key and certificate as the manual makes them (seed 001, line 23), by openssl on the machine that runs the update, in
 * a Secret. Key and certificate are in the state, the key as a secret, and stay the same until an argument changes. Nobody
 * trusts such a certificate by itself: clients are given it. For others, bring one of an authority in a Secret of your own.
 */
export class SelfSignedCertificate extends pulumi.ComponentResource {
  /** Name of the Secret. */
  public readonly secretName: pulumi.Output<string>;
  /** The certificate, PEM: what clients trust. */
  public readonly certificate: pulumi.Output<string>;

  constructor(name: string, args: SelfSignedCertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("SelfSignedCertificate"), name, args, opts);
    if (args.hosts.length === 0) {
      const reason = "got none; names and addresses by which the server is called";
      refuseFaults(`SelfSignedCertificate ${name}`, [{ propertyPath: "hosts", reason }]);
    }
    const hosts = pulumi.all(args.hosts);
    const made = new command.local.Command(
      name,
      {
        create: SELF_SIGNED_SCRIPT,
        interpreter: ["bash", "-c"],
        environment: {
          CERTIFICATE_NAME: hosts.apply(([first = ""]) => first.slice(0, LONGEST_NAME)),
          CERTIFICATE_HOSTS: hosts.apply((all) =>
            all.map((host) => `${isIPv4(host) ? "IP" : "DNS"}:${host}`).join(","),
          ),
          CERTIFICATE_DAYS: String(args.days ?? DAYS),
        },
        // Standard output is the key: it is shown nowhere.
        logging: "none",
        addPreviousOutputInEnv: false,
        triggers: [hosts, args.days ?? DAYS, args.renewal ?? ""],
      },
      { parent: this, additionalSecretOutputs: ["stdout"] },
    );
    const certificate = made.stdout.apply((text) => pemOf(text, "CERTIFICATE"));
    const secret = new k8s.core.v1.Secret(
      name,
      {
        metadata: { name: args.secretName, namespace: args.namespace },
        type: "kubernetes.io/tls",
        stringData: { "tls.crt": certificate, "tls.key": made.stdout.apply((text) => pemOf(text, "PRIVATE KEY")) },
      },
      { parent: this, deleteBeforeReplace: true },
    );
    this.secretName = secret.metadata.name;
    // What a server sends to everybody is no secret.
    this.certificate = pulumi.unsecret(certificate);
    this.registerOutputs({ secretName: this.secretName, certificate: this.certificate });
  }
}

/** The block of a kind in a PEM text; the kind of a private key may have an algorithm before it. */
function pemOf(text: string | undefined, kind: string): string {
  // Without an engine nothing was made.
  if (text === undefined) return "";
  const [block] = new RegExp(`-----BEGIN ([A-Z]+ )?${kind}-----[^-]+-----END ([A-Z]+ )?${kind}-----`).exec(text) ?? [];
  if (block === undefined) throw new Error(`openssl: no ${kind} in what it wrote`);
  return `${block}\n`;
}
