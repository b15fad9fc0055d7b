import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { typeToken } from "./names";

/** Name of ModelArts among the services that agencies are made for. */
const MODELARTS_SERVICE = "op_svc_modelarts";

/**
 * What ModelArts may do in the project by default: use the services that it builds on, and the file systems of the manual (seed
 * 000, line 47).
 */
const MODELARTS_ROLES = ["ModelArts Dependency Access", "SFS Turbo FullAccess"];

/** Roles that allow everything, or to give out every right. */
const ALL_POWERFUL = ["Tenant Administrator", "Security Administrator", "Agent Operator"];

/** The authorization of ModelArts to act for users of the account. */
export interface ModelArtsPermission {
  /** Id of an IAM user, or `all-users`. Changing it replaces the authorization. */
  userId: string;
  /** Name of the agency: `modelarts_agency`, or one that starts with `ma_agency_`. Defaults to `modelarts_agency`. */
  agencyName?: string;
  /** Whether the agency exists. It is then neither made nor changed. Defaults to false. */
  existingAgency?: boolean;
  /**
   * Roles of the agency in the region's project, by display name. Defaults to `ModelArts Dependency Access` and `SFS Turbo
   * FullAccess` (seed 000, line 47).
   */
  projectRoles?: string[];
  /** Roles of the agency for global services, for example `OBS OperateAccess`. Defaults to none. */
  domainRoles?: string[];
}

/** What a cloud service, or another account, may do in this account. Exactly one of `service` and `account` is required. */
export interface ServiceAgency {
  /** Name of the agency: 1 to 64 characters. Cannot change. */
  name: string;
  /** Cloud service that acts with it, for example `op_svc_ecs`. */
  service?: string;
  /** Account that acts with it, by name. */
  account?: string;
  /** Roles in the region's project, by display name. Defaults to none. */
  projectRoles?: string[];
  /** Roles for global services, by display name. Defaults to none. */
  domainRoles?: string[];
}

/** Lets the pods of one service account act with an agency, without an access key. */
export interface PodAgency {
  /** Namespace of the pods, which need not exist yet. Cannot change. */
  namespace: string;
  /** Service account of the pods; it has one agency at most. Cannot change. */
  serviceAccount: string;
  /** Name of the agency, one of `agencies` or one that exists. */
  agency: string;
}

/** Arguments of Permissions. */
export interface PermissionsArgs {
  /** Region whose project the roles are for, for example `cn-southwest-2`. */
  region: string;
  /** Authorization of ModelArts; a ModelArts Lite pool needs one in the account. Defaults to none. */
  modelArts?: ModelArtsPermission;
  /** Agencies to make. Defaults to none. */
  agencies?: ServiceAgency[];
  /** Agencies of pods; needs `clusterId`. Defaults to none. */
  podAgencies?: PodAgency[];
  /** Cluster of those pods. */
  clusterId?: pulumi.Input<string>;
}

/**
 * Who may do what in the account, without access keys: IAM agencies with the roles that are named and no others, the
 * authorization of ModelArts with an agency of its own, and agencies of pods (CCE pod identity). Roles that allow everything
 * are refused. Whoever deploys it needs the rights of an IAM administrator. Costs nothing.
 */
export class Permissions extends pulumi.ComponentResource {
  /** Names of the agencies that were made, ModelArts' own among them; each known when the agency has its roles. */
  public readonly agencyNames: pulumi.Output<Record<string, string>>;
  /** User that ModelArts is authorized for, or `all-users`; empty where it is not. Known when it is. */
  public readonly modelArtsUser: pulumi.Output<string>;

  constructor(name: string, args: PermissionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("Permissions"), name, args, opts);
    refuseFaults(`Permissions ${name}`, faultsOf(args));
    const { region, modelArts, agencies = [], podAgencies = [] } = args;
    const made = new Map<string, pulumi.Output<string>>();
    for (const agency of agencies) made.set(agency.name, makeAgency(name, agency, region, this));
    const modelArtsAgency = modelArts?.agencyName ?? "modelarts_agency";
    if (modelArts !== undefined && modelArts.existingAgency !== true) {
      const { projectRoles = MODELARTS_ROLES, domainRoles } = modelArts;
      const agency = { name: modelArtsAgency, service: MODELARTS_SERVICE, projectRoles, domainRoles };
      made.set(modelArtsAgency, makeAgency(name, agency, region, this));
    }
    // The agency comes first: where there is none, ModelArts makes one with roles of its own choice (provider source,
    // resource_huaweicloud_modelarts_authorization).
    const authorization =
      modelArts === undefined
        ? undefined
        : new huaweicloud.ModelartsAuthorization(
            name,
            { userId: modelArts.userId, type: "agency", agencyName: made.get(modelArtsAgency) ?? modelArtsAgency },
            { parent: this },
          );
    for (const { namespace, serviceAccount, agency } of podAgencies) {
      new huaweicloud.CceClusterPodIdentityAssociation(
        `${name}-${namespace}-${serviceAccount}`,
        {
          clusterId: args.clusterId ?? "",
          namespace,
          serviceAccount,
          agencyName: made.get(agency) ?? agency,
        },
        { parent: this },
      );
    }
    this.agencyNames = pulumi.output(Object.fromEntries(made));
    this.modelArtsUser = authorization?.userId ?? pulumi.output("");
    this.registerOutputs({ agencyNames: this.agencyNames, modelArtsUser: this.modelArtsUser });
  }
}

/** An agency as it is made; which of service and account there is was checked. */
interface NewAgency {
  readonly name: string;
  readonly service?: string | undefined;
  readonly account?: string | undefined;
  readonly projectRoles?: string[] | undefined;
  readonly domainRoles?: string[] | undefined;
}

function makeAgency(
  name: string,
  { name: agencyName, service, account, projectRoles = [], domainRoles = [] }: NewAgency,
  region: string,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  return new huaweicloud.IdentityAgency(
    `${name}-${agencyName}`,
    {
      name: agencyName,
      description: "made by ascend-stacks",
      duration: "FOREVER",
      ...(service === undefined ? { delegatedDomainName: account } : { delegatedServiceName: service }),
      projectRoles: projectRoles.length === 0 ? [] : [{ project: region, roles: projectRoles }],
      domainRoles,
    },
    { parent },
  ).name;
}

function faultsOf({ modelArts, agencies = [], podAgencies = [], clusterId }: PermissionsArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: string, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${got}; ${rule}` });
  };
  const checkRoles = (at: string, given: { projectRoles?: string[]; domainRoles?: string[] }): void => {
    for (const key of ["projectRoles", "domainRoles"] as const) {
      for (const [index, role] of (given[key] ?? []).entries()) {
        if (ALL_POWERFUL.includes(role)) {
          const rule = "it allows everything: name the roles of the services that are used";
          fault(`${at}.${key}[${index}]`, JSON.stringify(role), rule);
        }
      }
    }
  };
  if (modelArts !== undefined) {
    const { agencyName = "modelarts_agency" } = modelArts;
    if (!/^(modelarts_agency|ma_agency_.+)$/.test(agencyName)) {
      const rule = "modelarts_agency, or a name that starts with ma_agency_";
      fault(
        "modelArts.agencyName",
        JSON.stringify(agencyName),
        `${rule} (provider documentation, modelarts_authorization)`,
      );
    }
    checkRoles("modelArts", modelArts);
  }
  for (const [index, agency] of agencies.entries()) {
    const at = `agencies[${index}]`;
    const { name, service, account, projectRoles = [], domainRoles = [] } = agency;
    if (name === "" || name.length > 64) fault(`${at}.name`, JSON.stringify(name), "1 to 64 characters");
    if (agencies.findIndex((other) => other.name === name) < index || name === agencyOf(modelArts)) {
      fault(`${at}.name`, JSON.stringify(name), "an agency of this name is made already: leave one out");
    }
    if ((service === undefined) === (account === undefined)) {
      const got = service === undefined ? "nothing" : "a service and an account";
      fault(`${at}.service`, got, "give either it or account (provider documentation, identity_agency)");
    }
    if (projectRoles.length + domainRoles.length === 0) {
      fault(
        `${at}.projectRoles`,
        "no role",
        "an agency without a role allows nothing: name one, or leave the agency out",
      );
    }
    checkRoles(at, agency);
  }
  if (podAgencies.length > 0 && clusterId === undefined) {
    fault("clusterId", "nothing", "agencies of pods are for the pods of one cluster");
  }
  const accounts = podAgencies.map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`);
  for (const [index, account] of accounts.entries()) {
    if (accounts.indexOf(account) < index) {
      const rule = "a service account has one agency (provider documentation, cce_cluster_pod_identity_association)";
      fault(`podAgencies[${index}].serviceAccount`, `${account} twice`, rule);
    }
  }
  return faults;
}

/** Name of the agency that is made for ModelArts; undefined where none is. */
function agencyOf(modelArts: ModelArtsPermission | undefined): string | undefined {
  return modelArts === undefined || modelArts.existingAgency === true
    ? undefined
    : (modelArts.agencyName ?? "modelarts_agency");
}
