import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class VpcepEndpoint extends pulumi.CustomResource {
    /**
     * Get an existing VpcepEndpoint resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: VpcepEndpointState, opts?: pulumi.CustomResourceOptions): VpcepEndpoint;
    /**
     * Returns true if the given object is an instance of VpcepEndpoint.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is VpcepEndpoint;
    readonly description: pulumi.Output<string>;
    readonly enableDns: pulumi.Output<boolean | undefined>;
    readonly enableWhitelist: pulumi.Output<boolean | undefined>;
    readonly ipAddress: pulumi.Output<string>;
    readonly ipVersion: pulumi.Output<string>;
    readonly ipv6Address: pulumi.Output<string>;
    readonly networkId: pulumi.Output<string>;
    readonly packetId: pulumi.Output<number>;
    readonly policyDocument: pulumi.Output<string>;
    readonly policyStatement: pulumi.Output<string>;
    readonly privateDomainName: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly routetables: pulumi.Output<string[]>;
    readonly serviceId: pulumi.Output<string>;
    readonly serviceName: pulumi.Output<string>;
    readonly serviceType: pulumi.Output<string>;
    readonly status: pulumi.Output<string>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly timeouts: pulumi.Output<outputs.VpcepEndpointTimeouts | undefined>;
    readonly vpcId: pulumi.Output<string>;
    readonly vpcepEndpointId: pulumi.Output<string>;
    readonly whitelists: pulumi.Output<string[] | undefined>;
    /**
     * Create a VpcepEndpoint resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: VpcepEndpointArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering VpcepEndpoint resources.
 */
export interface VpcepEndpointState {
    description?: pulumi.Input<string | undefined>;
    enableDns?: pulumi.Input<boolean | undefined>;
    enableWhitelist?: pulumi.Input<boolean | undefined>;
    ipAddress?: pulumi.Input<string | undefined>;
    ipVersion?: pulumi.Input<string | undefined>;
    ipv6Address?: pulumi.Input<string | undefined>;
    networkId?: pulumi.Input<string | undefined>;
    packetId?: pulumi.Input<number | undefined>;
    policyDocument?: pulumi.Input<string | undefined>;
    policyStatement?: pulumi.Input<string | undefined>;
    privateDomainName?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    routetables?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    serviceId?: pulumi.Input<string | undefined>;
    serviceName?: pulumi.Input<string | undefined>;
    serviceType?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.VpcepEndpointTimeouts | undefined>;
    vpcId?: pulumi.Input<string | undefined>;
    vpcepEndpointId?: pulumi.Input<string | undefined>;
    whitelists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
/**
 * The set of arguments for constructing a VpcepEndpoint resource.
 */
export interface VpcepEndpointArgs {
    description?: pulumi.Input<string | undefined>;
    enableDns?: pulumi.Input<boolean | undefined>;
    enableWhitelist?: pulumi.Input<boolean | undefined>;
    ipAddress?: pulumi.Input<string | undefined>;
    ipVersion?: pulumi.Input<string | undefined>;
    ipv6Address?: pulumi.Input<string | undefined>;
    networkId?: pulumi.Input<string | undefined>;
    policyDocument?: pulumi.Input<string | undefined>;
    policyStatement?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    routetables?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    serviceId: pulumi.Input<string>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    timeouts?: pulumi.Input<inputs.VpcepEndpointTimeouts | undefined>;
    vpcId: pulumi.Input<string>;
    vpcepEndpointId?: pulumi.Input<string | undefined>;
    whitelists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
