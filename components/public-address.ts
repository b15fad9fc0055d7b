import * as huaweicloud from "@pulumi/huaweicloud";
import type * as pulumi from "@pulumi/pulumi";

/** Settings of a public address. */
export interface PublicAddress {
  /** Name of the address and of its bandwidth: 1 to 64 letters, digits, hyphens, underscores and periods. */
  readonly addressName: string;
  /** Bandwidth in Mbit/s, 1 to 300. */
  readonly bandwidthMbps: number;
  readonly tags: Record<string, string> | undefined;
}

/** Makes a public address with a bandwidth of its own, billed by traffic. */
export function publicAddress(
  name: string,
  { addressName, bandwidthMbps, tags }: PublicAddress,
  options: pulumi.CustomResourceOptions,
): huaweicloud.VpcEip {
  return new huaweicloud.VpcEip(
    name,
    {
      name: addressName,
      publicip: { type: "5_bgp" },
      bandwidth: { name: addressName, size: bandwidthMbps, shareType: "PER", chargeMode: "traffic" },
      tags,
    },
    options,
  );
}
