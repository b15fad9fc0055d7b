import * as outputs from "../types/output";
/**
 * The access key of the HuaweiCloud to use.
 */
export declare const accessKey: string | undefined;
/**
 * The name of domain who created the agency (Identity v3).
 */
export declare const agencyDomainName: string | undefined;
/**
 * The name of agency
 */
export declare const agencyName: string | undefined;
export declare const assumeRoleWithOidc: outputs.config.AssumeRoleWithOidc | undefined;
export declare const assumeRoles: outputs.config.AssumeRoles[] | undefined;
/**
 * The Identity authentication URL.
 */
export declare const authUrl: string | undefined;
/**
 * A Custom CA certificate.
 */
export declare const cacertFile: string | undefined;
/**
 * A client certificate to authenticate with.
 */
export declare const cert: string | undefined;
/**
 * The endpoint of cloud provider, defaults to myhuaweicloud.com
 */
export declare const cloud: string | undefined;
/**
 * The default tags of resources managed by this provider
 */
export declare const defaultTags: {
    [key: string]: string;
} | undefined;
/**
 * The name of delegated project (Identity v3).
 */
export declare const delegatedProject: string | undefined;
/**
 * The ID of the Domain to scope to.
 */
export declare const domainId: string | undefined;
/**
 * The name of the Domain to scope to.
 */
export declare const domainName: string | undefined;
/**
 * Whether to enable ForceNew
 */
export declare const enableForceNew: boolean | undefined;
/**
 * The custom endpoints used to override the default endpoint URL.
 */
export declare const endpoints: {
    [key: string]: string;
} | undefined;
/**
 * enterprise project id
 */
export declare const enterpriseProjectId: string | undefined;
/**
 * The ignored tag keys of resources managed by this provider.
 */
export declare const ignoreTags: string[] | undefined;
/**
 * Trust self-signed certificates.
 */
export declare const insecure: boolean | undefined;
/**
 * A client private key to authenticate with.
 */
export declare const key: string | undefined;
/**
 * How many times HTTP connection should be retried until giving up.
 */
export declare const maxRetries: number | undefined;
/**
 * Password to login with.
 */
export declare const password: string | undefined;
/**
 * The profile name as set in the shared config file.
 */
export declare const profile: string | undefined;
/**
 * The ID of the project to login with.
 */
export declare const projectId: string | undefined;
/**
 * The name of the project to login with.
 */
export declare const projectName: string | undefined;
/**
 * The HuaweiCloud region to connect to.
 */
export declare const region: string | undefined;
/**
 * Whether the service endpoints are regional
 */
export declare const regional: boolean | undefined;
/**
 * The secret key of the HuaweiCloud to use.
 */
export declare const secretKey: string | undefined;
/**
 * The security token to authenticate with a temporary security credential.
 */
export declare const securityToken: string | undefined;
/**
 * The path to the shared config file. If not set, the default is ~/.hcloud/config.json.
 */
export declare const sharedConfigFile: string | undefined;
/**
 * The signing algorithm for authentication
 */
export declare const signingAlgorithm: string | undefined;
/**
 * Whether to skip upgrade check
 */
export declare const skipCheckUpgrade: boolean | undefined;
/**
 * Whether to skip website type check
 */
export declare const skipCheckWebsiteType: boolean | undefined;
/**
 * The ID of the Tenant (Identity v2) to login with.
 */
export declare const tenantId: string | undefined;
/**
 * The name of the Tenant (Identity v2) to login with.
 */
export declare const tenantName: string | undefined;
/**
 * Authentication token to use as an alternative to username/password.
 */
export declare const token: string | undefined;
/**
 * User ID to login with.
 */
export declare const userId: string | undefined;
/**
 * Username to login with.
 */
export declare const userName: string | undefined;
