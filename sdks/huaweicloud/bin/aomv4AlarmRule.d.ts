import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class Aomv4AlarmRule extends pulumi.CustomResource {
    /**
     * Get an existing Aomv4AlarmRule resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: Aomv4AlarmRuleState, opts?: pulumi.CustomResourceOptions): Aomv4AlarmRule;
    /**
     * Returns true if the given object is an instance of Aomv4AlarmRule.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is Aomv4AlarmRule;
    readonly alarmNotifications: pulumi.Output<outputs.Aomv4AlarmRuleAlarmNotifications>;
    readonly alarmRuleId: pulumi.Output<string>;
    readonly aomv4AlarmRuleId: pulumi.Output<string>;
    readonly createdAt: pulumi.Output<string>;
    readonly description: pulumi.Output<string | undefined>;
    readonly enable: pulumi.Output<boolean>;
    readonly enterpriseProjectId: pulumi.Output<string>;
    readonly eventAlarmSpec: pulumi.Output<outputs.Aomv4AlarmRuleEventAlarmSpec | undefined>;
    readonly metricAlarmSpec: pulumi.Output<outputs.Aomv4AlarmRuleMetricAlarmSpec | undefined>;
    readonly name: pulumi.Output<string>;
    readonly promInstanceId: pulumi.Output<string | undefined>;
    readonly region: pulumi.Output<string>;
    readonly status: pulumi.Output<string>;
    readonly type: pulumi.Output<string>;
    readonly updatedAt: pulumi.Output<string>;
    /**
     * Create a Aomv4AlarmRule resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: Aomv4AlarmRuleArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering Aomv4AlarmRule resources.
 */
export interface Aomv4AlarmRuleState {
    alarmNotifications?: pulumi.Input<inputs.Aomv4AlarmRuleAlarmNotifications | undefined>;
    alarmRuleId?: pulumi.Input<string | undefined>;
    aomv4AlarmRuleId?: pulumi.Input<string | undefined>;
    createdAt?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    enable?: pulumi.Input<boolean | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    eventAlarmSpec?: pulumi.Input<inputs.Aomv4AlarmRuleEventAlarmSpec | undefined>;
    metricAlarmSpec?: pulumi.Input<inputs.Aomv4AlarmRuleMetricAlarmSpec | undefined>;
    name?: pulumi.Input<string | undefined>;
    promInstanceId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    status?: pulumi.Input<string | undefined>;
    type?: pulumi.Input<string | undefined>;
    updatedAt?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a Aomv4AlarmRule resource.
 */
export interface Aomv4AlarmRuleArgs {
    alarmNotifications: pulumi.Input<inputs.Aomv4AlarmRuleAlarmNotifications>;
    aomv4AlarmRuleId?: pulumi.Input<string | undefined>;
    description?: pulumi.Input<string | undefined>;
    enable?: pulumi.Input<boolean | undefined>;
    enterpriseProjectId?: pulumi.Input<string | undefined>;
    eventAlarmSpec?: pulumi.Input<inputs.Aomv4AlarmRuleEventAlarmSpec | undefined>;
    metricAlarmSpec?: pulumi.Input<inputs.Aomv4AlarmRuleMetricAlarmSpec | undefined>;
    name?: pulumi.Input<string | undefined>;
    promInstanceId?: pulumi.Input<string | undefined>;
    region?: pulumi.Input<string | undefined>;
    type: pulumi.Input<string>;
}
