import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSmnTopics(args?: GetSmnTopicsArgs, opts?: pulumi.InvokeOptions): Promise<GetSmnTopicsResult>;
/**
 * A collection of arguments for invoking getSmnTopics.
 */
export interface GetSmnTopicsArgs {
    displayName?: string;
    enterpriseProjectId?: string;
    id?: string;
    name?: string;
    region?: string;
    topicUrn?: string;
}
/**
 * A collection of values returned by getSmnTopics.
 */
export interface GetSmnTopicsResult {
    readonly displayName?: string;
    readonly enterpriseProjectId?: string;
    readonly id: string;
    readonly name?: string;
    readonly region: string;
    readonly topicUrn?: string;
    readonly topics: outputs.GetSmnTopicsTopic[];
}
export declare function getSmnTopicsOutput(args?: GetSmnTopicsOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSmnTopicsResult>;
/**
 * A collection of arguments for invoking getSmnTopics.
 */
export interface GetSmnTopicsOutputArgs {
    displayName?: pulumi.Input<string | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    topicUrn?: pulumi.Input<string | undefined>;
}
