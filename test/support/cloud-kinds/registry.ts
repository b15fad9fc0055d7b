import * as huaweicloud from "@pulumi/huaweicloud";
import type { ResourceKind } from "./kind";

/** SWR organization. */
export const REGISTRY: readonly ResourceKind[] = [
  {
    name: "organization",
    type: "huaweicloud:index/swrOrganization:SwrOrganization",
    needs: [],
    declare: (made) => {
      made.organization = new huaweicloud.SwrOrganization("organization", { name: "kinds-organization" });
    },
    creation: { service: "swr", method: "POST", path: "/v2/manage/namespaces$" },
    deletion: { service: "swr", method: "DELETE", path: "/v2/manage/namespaces/[^/]+$" },
    drift: {
      change: ({ organizations }) => {
        organizations.delete("kinds-organization");
      },
    },
  },
];
