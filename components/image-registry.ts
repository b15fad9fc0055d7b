import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./names";

/** Arguments of ImageRegistry. */
export interface ImageRegistryArgs {
  /** Name of the SWR organization, unique in the region: 1 to 64 characters, lower-case letters, digits, `_`, `-` and `.`. */
  organization: string;
}

/** SWR organization for the images that a team builds. Costs nothing until images are stored in it. */
export class ImageRegistry extends pulumi.ComponentResource {
  /** Name of the organization. */
  public readonly organization: pulumi.Output<string>;

  constructor(name: string, args: ImageRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ImageRegistry"), name, args, opts);
    const organization = new huaweicloud.SwrOrganization(name, { name: args.organization }, { parent: this });
    this.organization = organization.name;
    this.registerOutputs({ organization: this.organization });
  }
}
