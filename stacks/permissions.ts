import type * as pulumi from "@pulumi/pulumi";
import { Permissions } from "../components";
import type { Environment } from "../config/environment";

/** What cloud services may do in the account. */
export interface PermissionsLayer {
  /** Agency with which OBS writes access logs; undefined where there are none. */
  readonly logAgency: pulumi.Output<string> | undefined;
  /** What ModelArts must be allowed before it sells machines. */
  readonly authorized: pulumi.Resource[];
}

/** Agencies of the configuration, and those that the platform needs itself. */
export function deployPermissions(
  { cloud, platform }: Environment,
  options: pulumi.ComponentResourceOptions,
): PermissionsLayer {
  const { modelArts, agencies } = platform.permissions;
  const { bucket } = platform.storage;
  const logAgency = `${platform.name}-obs-logs`;
  const logging = bucket.logging && !bucket.existing;
  // OBS is a service without regions, so its role is one of the account (provider documentation, obs_bucket, agency).
  const forLogs = { name: logAgency, service: "op_svc_obs", domainRoles: ["OBS OperateAccess"] };
  const wanted = [
    ...agencies.map(({ projectRoles, domainRoles, ...agency }) => ({
      ...agency,
      projectRoles: [...projectRoles],
      domainRoles: [...domainRoles],
    })),
    ...(logging ? [forLogs] : []),
  ];
  if (wanted.length === 0 && modelArts === undefined) return { logAgency: undefined, authorized: [] };
  const permissions = new Permissions(
    "permissions",
    { region: cloud.region, agencies: wanted, ...(modelArts === undefined ? {} : { modelArts }) },
    options,
  );
  return {
    logAgency: logging ? permissions.agencyNames.apply((names) => names[logAgency] ?? logAgency) : undefined,
    authorized: [permissions],
  };
}

/** Lets pods act with agencies, by their service accounts. Comes after the cluster and after the agencies. */
export function deployPodIdentities(
  { cloud, platform }: Environment,
  clusterId: pulumi.Output<string>,
  { authorized }: PermissionsLayer,
  options: pulumi.ComponentResourceOptions,
): void {
  const podAgencies = platform.permissions.podIdentities.map(({ workloads, serviceAccount, agency }) => ({
    namespace: `${platform.namespace}-${workloads}`,
    serviceAccount,
    agency,
  }));
  if (podAgencies.length === 0) return;
  new Permissions(
    "pod-identities",
    { region: cloud.region, podAgencies, clusterId },
    { ...options, dependsOn: authorized },
  );
}
