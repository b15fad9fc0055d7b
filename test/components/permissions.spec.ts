import assert from "node:assert/strict";
import { Permissions, type PermissionsArgs } from "../../components";
import { only, register, valueOf } from "../support/mock-engine";

const AGENCY = "huaweicloud:index/identityAgency:IdentityAgency";
const AUTHORIZATION = "huaweicloud:index/modelartsAuthorization:ModelartsAuthorization";
const ASSOCIATION = "huaweicloud:index/cceClusterPodIdentityAssociation:CceClusterPodIdentityAssociation";

describe("Permissions", () => {
  const build = async (args: Omit<PermissionsArgs, "region">) => {
    const built: Permissions[] = [];
    const all = await register(() => built.push(new Permissions("permissions", { region: "cn-southwest-2", ...args })));
    const [permissions] = built;
    assert(permissions !== undefined);
    return { all, permissions };
  };

  it("makes nothing unless it is asked to", async () => {
    const { all, permissions } = await build({});
    assert.deepEqual(
      all.filter(({ custom }) => custom),
      [],
    );
    assert.equal(await valueOf(permissions.modelArtsUser), "");
  });

  it("authorizes ModelArts with an agency that may use SFS Turbo, and no more than it depends on", async () => {
    const { all, permissions } = await build({ modelArts: { userId: "all-users" } });
    const { name, delegatedServiceName, projectRoles, domainRoles } = only(all, AGENCY).inputs;
    assert.deepEqual(
      { name, delegatedServiceName, projectRoles, domainRoles },
      {
        name: "modelarts_agency",
        delegatedServiceName: "op_svc_modelarts",
        projectRoles: [{ project: "cn-southwest-2", roles: ["ModelArts Dependency Access", "SFS Turbo FullAccess"] }],
        domainRoles: [],
      },
    );
    assert.deepEqual(only(all, AUTHORIZATION).inputs, {
      userId: "all-users",
      type: "agency",
      agencyName: "modelarts_agency",
    });
    assert.equal(await valueOf(permissions.modelArtsUser), "all-users");
  });

  it("takes an agency of ModelArts that exists", async () => {
    const { all } = await build({
      modelArts: { userId: "u", agencyName: "ma_agency_team", existingAgency: true },
    });
    assert.deepEqual(
      all.filter(({ custom }) => custom).map(({ type, inputs }) => [type, inputs["agencyName"]]),
      [[AUTHORIZATION, "ma_agency_team"]],
    );
  });

  it("makes agencies for services and for accounts, with the roles that are named", async () => {
    const { all, permissions } = await build({
      agencies: [
        { name: "dev-logs", service: "op_svc_obs", domainRoles: ["OBS OperateAccess"] },
        { name: "partner", account: "partner-account", projectRoles: ["SWR ReadOnlyAccess"] },
      ],
    });
    const agencies = all
      .filter(({ type }) => type === AGENCY)
      .map(({ inputs: { name, delegatedServiceName, delegatedDomainName, projectRoles, domainRoles } }) => ({
        name,
        delegatedServiceName,
        delegatedDomainName,
        projectRoles,
        domainRoles,
      }));
    assert.deepEqual(agencies, [
      {
        name: "dev-logs",
        delegatedServiceName: "op_svc_obs",
        delegatedDomainName: undefined,
        projectRoles: [],
        domainRoles: ["OBS OperateAccess"],
      },
      {
        name: "partner",
        delegatedServiceName: undefined,
        delegatedDomainName: "partner-account",
        projectRoles: [{ project: "cn-southwest-2", roles: ["SWR ReadOnlyAccess"] }],
        domainRoles: [],
      },
    ]);
    assert.deepEqual(await valueOf(permissions.agencyNames), { "dev-logs": "dev-logs", partner: "partner" });
  });

  it("gives pods their agency by namespace and service account", async () => {
    const { all } = await build({
      clusterId: "cluster",
      agencies: [{ name: "dev-data", service: "op_svc_cce", domainRoles: ["OBS OperateAccess"] }],
      podAgencies: [
        { namespace: "llm-data", serviceAccount: "workload", agency: "dev-data" },
        { namespace: "llm-train", serviceAccount: "workload", agency: "of-others" },
      ],
    });
    assert.deepEqual(
      all.filter(({ type }) => type === ASSOCIATION).map(({ inputs }) => inputs),
      [
        { clusterId: "cluster", namespace: "llm-data", serviceAccount: "workload", agencyName: "dev-data" },
        { clusterId: "cluster", namespace: "llm-train", serviceAccount: "workload", agencyName: "of-others" },
      ],
    );
  });

  it("refuses roles that allow everything, and whatever contradicts itself, all at once", () => {
    const everything = "it allows everything: name the roles of the services that are used";
    assert.throws(
      () =>
        new Permissions("permissions", {
          region: "cn-southwest-2",
          modelArts: { userId: "all-users", agencyName: "mine", projectRoles: ["Tenant Administrator"] },
          agencies: [
            { name: "mine", service: "op_svc_obs", account: "partner", domainRoles: ["Security Administrator"] },
            { name: "empty" },
          ],
          podAgencies: [
            { namespace: "llm-data", serviceAccount: "workload", agency: "mine" },
            { namespace: "llm-data", serviceAccount: "workload", agency: "empty" },
          ],
        }),
      {
        message: [
          "Permissions permissions:",
          '  modelArts.agencyName: got "mine"; modelarts_agency, or a name that starts with ma_agency_ (provider documentation, modelarts_authorization)',
          `  modelArts.projectRoles[0]: got "Tenant Administrator"; ${everything}`,
          '  agencies[0].name: got "mine"; an agency of this name is made already: leave one out',
          "  agencies[0].service: got a service and an account; give either it or account (provider documentation, identity_agency)",
          `  agencies[0].domainRoles[0]: got "Security Administrator"; ${everything}`,
          "  agencies[1].service: got nothing; give either it or account (provider documentation, identity_agency)",
          "  agencies[1].projectRoles: got no role; an agency without a role allows nothing: name one, or leave the agency out",
          "  clusterId: got nothing; agencies of pods are for the pods of one cluster",
          "  podAgencies[1].serviceAccount: got llm-data/workload twice; a service account has one agency (provider documentation, cce_cluster_pod_identity_association)",
        ].join("\n"),
      },
    );
  });
});
