import assert from "node:assert/strict";
import { faultText } from "../../plan/fault";
import { permissionFaults, type PermissionsRequest } from "../../plan/permissions";

const AGENCY = { name: "ascend-data", service: "op_svc_ecs", projectRoles: ["OBS ReadOnlyAccess"], domainRoles: [] };

function sentences(change: Partial<PermissionsRequest>): string[] {
  return permissionFaults({ agencies: [], podIdentities: [], ...change }).map(faultText);
}

describe("permissionFaults", () => {
  it("accepts agencies of services and of accounts, and ModelArts' own", () => {
    const { service: _, ...rest } = AGENCY;
    const ofAccount = { ...rest, account: "partner", projectRoles: [], domainRoles: ["OBS Viewer"] };
    assert.deepEqual(sentences({ agencies: [AGENCY, ofAccount] }), []);
    for (const agencyName of ["modelarts_agency", "ma_agency_team-1"]) {
      assert.deepEqual(sentences({ modelArts: { userId: "all-users", agencyName } }), []);
    }
  });

  it("refuses agencies for nobody or for two, without a role, or with a bad name", () => {
    const who =
      "an agency is for a cloud service or for an account; set one of service and account " +
      "(provider source, huaweicloud_identity_agency, delegated_service_name)";
    const { service: _, ...nobody } = AGENCY;
    assert.deepEqual(sentences({ agencies: [nobody, { ...AGENCY, name: "a b", account: "x", projectRoles: [] }] }), [
      `agencies[0].service: got nothing; ${who}`,
      'agencies[1].name: got "a b"; the name of an agency has letters, digits, hyphens and underscores only ' +
        "(provider documentation, huaweicloud_identity_agency, name)",
      `agencies[1].service: got "op_svc_ecs"; ${who}`,
      "agencies[1].projectRoles: got no role; an agency without a role allows nothing; name the roles that are needed, as SFS Turbo " +
        "FullAccess (seed 000, line 47)",
    ]);
  });

  it("refuses roles that allow everything", () => {
    const rule =
      "Tenant Administrator, Security Administrator and Agent Operator allow more than any service needs; name the roles of the " +
      "services that are used";
    const roles = {
      projectRoles: ["OBS ReadOnlyAccess", "Tenant Administrator"],
      domainRoles: ["Security Administrator"],
    };
    assert.deepEqual(sentences({ agencies: [{ ...AGENCY, ...roles }] }), [
      `agencies[0].projectRoles[1]: got "Tenant Administrator"; ${rule}`,
      `agencies[0].domainRoles[0]: got "Security Administrator"; ${rule}`,
    ]);
  });

  for (const agencyName of ["agency", "modelarts_agency2", "ma_agency_"]) {
    it(`refuses the agency ${agencyName} for ModelArts`, () => {
      assert.deepEqual(sentences({ modelArts: { userId: "all-users", agencyName } }), [
        `modelArts.agencyName: got "${agencyName}"; the agency is called modelarts_agency, or its name starts with ma_agency_ ` +
          "(provider documentation, huaweicloud_modelarts_authorization, agency_name)",
      ]);
    });
  }

  it("refuses two agencies for one service account, and unknown workloads", () => {
    const identity = { workloads: "data", serviceAccount: "loader", agency: "ascend-data" };
    const others = [
      { ...identity, workloads: "train" },
      { ...identity, agency: "other" },
      { ...identity, workloads: "trian" },
    ];
    assert.deepEqual(sentences({ podIdentities: [identity, ...others] }), [
      'podIdentities[2].serviceAccount: got "loader"; podIdentities[0] gives this service account an agency, and it can have one; leave ' +
        "one of them out (provider documentation, huaweicloud_cce_cluster_pod_identity_association, service_account)",
      'podIdentities[3].workloads: got "trian"; did you mean "train"?',
    ]);
  });
});
