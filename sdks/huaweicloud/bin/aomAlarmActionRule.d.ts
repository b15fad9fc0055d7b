import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class AomAlarmActionRule extends pulumi.CustomResource {
    /**
     * Get an existing AomAlarmActionRule resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AomAlarmActionRuleState, opts?: pulumi.CustomResourceOptions): AomAlarmActionRule;
    /**
     * Returns true if the given object is an instance of AomAlarmActionRule.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is AomAlarmActionRule;
    readonly aomAlarmActionRuleId: pulumi.Output<string>;
    /**
     * The creation time.
     */
    readonly createdAt: pulumi.Output<number>;
    /**
     * Specifies the action rule description.
     */
    readonly description: pulumi.Output<string>;
    /**
     * Specifies the action rule name.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Specifies the notification template.
     */
    readonly notificationTemplate: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    /**
     * Specifies the SMN topic configurations.
     */
    readonly smnTopics: pulumi.Output<outputs.AomAlarmActionRuleSmnTopic[]>;
    readonly timeouts: pulumi.Output<outputs.AomAlarmActionRuleTimeouts | undefined>;
    /**
     * Specifies the action rule type.
     */
    readonly type: pulumi.Output<string>;
    /**
     * The last update time.
     */
    readonly updatedAt: pulumi.Output<number>;
    /**
     * The IAM user name to which the action rule belongs.
     */
    readonly userName: pulumi.Output<string>;
    /**
     * Create a AomAlarmActionRule resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: AomAlarmActionRuleArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering AomAlarmActionRule resources.
 */
export interface AomAlarmActionRuleState {
    aomAlarmActionRuleId?: pulumi.Input<string | undefined>;
    /**
     * The creation time.
     */
    createdAt?: pulumi.Input<number | undefined>;
    /**
     * Specifies the action rule description.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Specifies the action rule name.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Specifies the notification template.
     */
    notificationTemplate?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    /**
     * Specifies the SMN topic configurations.
     */
    smnTopics?: pulumi.Input<pulumi.Input<inputs.AomAlarmActionRuleSmnTopic>[] | undefined>;
    timeouts?: pulumi.Input<inputs.AomAlarmActionRuleTimeouts | undefined>;
    /**
     * Specifies the action rule type.
     */
    type?: pulumi.Input<string | undefined>;
    /**
     * The last update time.
     */
    updatedAt?: pulumi.Input<number | undefined>;
    /**
     * The IAM user name to which the action rule belongs.
     */
    userName?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a AomAlarmActionRule resource.
 */
export interface AomAlarmActionRuleArgs {
    aomAlarmActionRuleId?: pulumi.Input<string | undefined>;
    /**
     * Specifies the action rule description.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Specifies the action rule name.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Specifies the notification template.
     */
    notificationTemplate: pulumi.Input<string>;
    region?: pulumi.Input<string | undefined>;
    /**
     * Specifies the SMN topic configurations.
     */
    smnTopics: pulumi.Input<pulumi.Input<inputs.AomAlarmActionRuleSmnTopic>[]>;
    timeouts?: pulumi.Input<inputs.AomAlarmActionRuleTimeouts | undefined>;
    /**
     * Specifies the action rule type.
     */
    type: pulumi.Input<string>;
    /**
     * The IAM user name to which the action rule belongs.
     */
    userName?: pulumi.Input<string | undefined>;
}
