import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { typeToken } from "./names";

/** Arguments of EncryptionKey. */
export interface EncryptionKeyArgs {
  /**
   * Alias of the key, unique in the region: 1 to 255 letters, digits, underscores, hyphens, colons and slashes. A key that waits
   * for its deletion keeps its alias.
   */
  alias: string;
  /** What the key encrypts. Defaults to nothing. */
  description?: string;
  /** Days after which the cloud makes new key material, 30 to 365; what is encrypted already stays readable. Defaults to 90. */
  rotationDays?: number;
  /** Days for which a deleted key can still be rescued in the console, 7 to 1096. Defaults to 30. */
  pendingDays?: number;
  /** Tags of the key. Defaults to those of the provider. */
  tags?: Record<string, string>;
}

/**
 * KMS key (AES-256) for Secrets of a cluster, file systems, buckets and disks. Whatever is encrypted with it is lost with it,
 * so Pulumi refuses to delete it unless the component's option `protect` is false. Deleting it only schedules its deletion.
 * Billed by the month and by use.
 */
export class EncryptionKey extends pulumi.ComponentResource {
  /** Id of the key. */
  public readonly keyId: pulumi.Output<string>;

  constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("EncryptionKey"), name, args, opts);
    refuseFaults(`EncryptionKey ${name}`, faultsOf(args));
    const key = new huaweicloud.KmsKey(
      name,
      {
        keyAlias: args.alias,
        keyDescription: args.description,
        keyAlgorithm: "AES_256",
        rotationEnabled: true,
        rotationInterval: args.rotationDays ?? 90,
        pendingDays: String(args.pendingDays ?? 30),
        tags: args.tags,
      },
      { parent: this, protect: opts?.protect ?? true },
    );
    this.keyId = key.id;
    this.registerOutputs({ keyId: this.keyId });
  }
}

function faultsOf(args: EncryptionKeyArgs): ArgumentFault[] {
  const bounds = { rotationDays: [30, 365], pendingDays: [7, 1096] } as const;
  return (["rotationDays", "pendingDays"] as const).flatMap((key) => {
    const value = args[key];
    const [min, max] = bounds[key];
    if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return [];
    return [
      {
        propertyPath: key,
        reason: `got ${value}; whole days, ${min} to ${max} (provider documentation, kms_key)`,
      },
    ];
  });
}
