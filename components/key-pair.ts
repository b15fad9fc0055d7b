import { createHash } from "node:crypto";
import * as huaweicloud from "@pulumi/huaweicloud";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Makes the SSH key pair of machines from its public key. Its name ends with a digest of the key: a pair cannot change, its name
 * is unique in the account, and the machines must be told of another key by another name.
 *
 * @param owner what the pair is called after: at most 55 letters, digits, hyphens and underscores
 */
export function keyPairFor(
  name: string,
  owner: string,
  publicKey: string,
  parent: pulumi.Resource,
): huaweicloud.KpsKeypair {
  const digest = createHash("sha256").update(publicKey).digest("hex").slice(0, 8);
  return new huaweicloud.KpsKeypair(name, { name: `${owner}-${digest}`, publicKey }, { parent });
}
