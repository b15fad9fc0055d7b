import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import type { Cloud, Credentials } from "../config/environment";

/** Provider of the account; credentials that are not configured come from HW_ACCESS_KEY and HW_SECRET_KEY. */
export function cloudProvider(cloud: Cloud, credentials: Credentials | undefined): huaweicloud.Provider {
  return new huaweicloud.Provider("huaweicloud", {
    region: cloud.region,
    projectId: cloud.projectId,
    domainId: cloud.domainId,
    authUrl: cloud.authUrl,
    endpoints: { ...cloud.endpoints },
    defaultTags: { ...cloud.tags },
    // With both ids known and this set, a preview asks the cloud nothing.
    skipCheckWebsiteType: true,
    ...credentials,
  });
}

/** Host name of OBS, without the scheme, as SFS Turbo wants it. */
export function obsHost(cloud: Cloud): string {
  const address = cloud.endpoints["obs"];
  return address === undefined ? `obs.${cloud.region}.myhuaweicloud.com` : new URL(address).host;
}

/**
 * The keys of the account for what takes them as a secret of its own, such as the push of an image. The environment variables
 * reach the provider only.
 *
 * @param setting path of the setting that needs them, for the message where there are none
 */
export function accountKeys(credentials: Credentials | undefined, setting: string): Credentials {
  if (credentials !== undefined) return credentials;
  throw new pulumi.RunError(
    `${setting}: got no keys of the account; set both: pulumi config set --secret accessKey, and secretKey`,
  );
}
