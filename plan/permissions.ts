import type { Fault } from "./fault";
import { nameFaults } from "./names";
import { list, suggestion } from "./wording";

/** Kinds of workloads with a namespace of their own. */
const WORKLOADS = ["data", "train", "serve"];

/** Roles that allow everything, or nearly so. */
const ALL_POWERFUL = ["Tenant Administrator", "Security Administrator", "Agent Operator"];

/** An agency as its user describes it. */
export interface AgencyRequest {
  readonly name: string;
  readonly service?: string;
  readonly account?: string;
  readonly projectRoles: readonly string[];
  readonly domainRoles: readonly string[];
}

/** Permissions as their user describes them. */
export interface PermissionsRequest {
  readonly modelArts?: { readonly userId: string; readonly agencyName: string };
  readonly agencies: readonly AgencyRequest[];
  readonly podIdentities: readonly {
    readonly workloads: string;
    readonly serviceAccount: string;
    readonly agency: string;
  }[];
}

/** The faults of one agency. */
function agencyFaults(agency: AgencyRequest): Fault[] {
  const { name, service, account, projectRoles, domainRoles } = agency;
  const faults = nameFaults("agency", name, "name");
  if ((service === undefined) === (account === undefined)) {
    const rule = "an agency is for a cloud service or for an account; set one of service and account";
    const source = [{ page: "provider source, huaweicloud_identity_agency, delegated_service_name" }];
    faults.push({ path: "service", got: service, rule, source });
  }
  if (projectRoles.length + domainRoles.length === 0) {
    const rule = "an agency without a role allows nothing; name the roles that are needed, as SFS Turbo FullAccess";
    faults.push({ path: "projectRoles", got: { phrase: "no role" }, rule, source: ["000:47"] });
  }
  for (const [path, roles] of [
    ["projectRoles", projectRoles],
    ["domainRoles", domainRoles],
  ] as const) {
    roles.forEach((role, index) => {
      if (ALL_POWERFUL.includes(role)) {
        const rule = `${list(ALL_POWERFUL)} allow more than any service needs; name the roles of the services that are used`;
        faults.push({ path: `${path}[${index}]`, got: role, rule, source: [] });
      }
    });
  }
  return faults;
}

/** Checks permissions. Paths of faults are relative to the request. */
export function permissionFaults({ modelArts, agencies, podIdentities }: PermissionsRequest): Fault[] {
  const faults = agencies.flatMap((agency, index) =>
    agencyFaults(agency).map((fault) => ({ ...fault, path: `agencies[${index}].${fault.path}` })),
  );
  if (modelArts !== undefined && !/^(modelarts_agency|ma_agency_[\w-]+)$/.test(modelArts.agencyName)) {
    const rule = "the agency is called modelarts_agency, or its name starts with ma_agency_";
    const source = [{ page: "provider documentation, huaweicloud_modelarts_authorization, agency_name" }];
    faults.push({ path: "modelArts.agencyName", got: modelArts.agencyName, rule, source });
  }
  const accounts = podIdentities.map(({ workloads, serviceAccount }) => `${workloads}/${serviceAccount}`);
  podIdentities.forEach(({ workloads, serviceAccount }, index) => {
    if (!WORKLOADS.includes(workloads)) {
      const rule = suggestion(workloads, WORKLOADS, "kinds of workloads");
      faults.push({ path: `podIdentities[${index}].workloads`, got: workloads, rule, source: [] });
    }
    const first = accounts.indexOf(`${workloads}/${serviceAccount}`);
    if (first < index) {
      const rule = `podIdentities[${first}] gives this service account an agency, and it can have one; leave one of them out`;
      const source = [
        { page: "provider documentation, huaweicloud_cce_cluster_pod_identity_association, service_account" },
      ];
      faults.push({ path: `podIdentities[${index}].serviceAccount`, got: serviceAccount, rule, source });
    }
  });
  return faults;
}
