import * as huaweicloud from "@pulumi/huaweicloud";
import { onlyRow, type ResourceKind } from "./kind";

/** IAM agency with its roles. */
export const IDENTITY: readonly ResourceKind[] = [
  {
    name: "agency",
    type: "huaweicloud:index/identityAgency:IdentityAgency",
    needs: [],
    declare: (made) => {
      made.agency = new huaweicloud.IdentityAgency("agency", {
        name: "kinds-agency",
        description: "kinds",
        delegatedServiceName: "op_svc_ecs",
        projectRoles: [{ project: "cn-southwest-2", roles: ["SFS Turbo ReadOnlyAccess", "SWR ReadOnlyAccess"] }],
        domainRoles: ["OBS ReadOnlyAccess"],
      });
    },
    creation: { service: "iam", method: "POST", path: "/OS-AGENCY/agencies$" },
    deletion: { service: "iam", method: "DELETE", path: "/OS-AGENCY/agencies/[^/]+$" },
    drift: {
      property: "domainRoles",
      change: ({ agencies }) => {
        onlyRow(agencies).domainRoles = [];
      },
    },
  },
];
