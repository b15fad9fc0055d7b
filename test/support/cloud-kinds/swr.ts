import * as huaweicloud from "@pulumi/huaweicloud";
import { need, onlyRow, type ResourceKind } from "./kind";

/** What an SWR organization has: users, a repository, and how that is shared and kept. */
export const REPOSITORIES: readonly ResourceKind[] = [
  {
    name: "image-organization",
    type: "huaweicloud:index/swrOrganization:SwrOrganization",
    needs: [],
    declare: (made) => {
      made.imageOrganization = new huaweicloud.SwrOrganization("image-organization", { name: "kinds-images" });
    },
    creation: { service: "swr", method: "POST", path: "/v2/manage/namespaces$" },
    deletion: { service: "swr", method: "DELETE", path: "/v2/manage/namespaces/[^/]+$" },
    drift: {
      none: "it has nothing but its name; the kind organization is deleted, which would take the others with it",
    },
  },
  {
    name: "organization-permissions",
    type: "huaweicloud:index/swrOrganizationPermissions:SwrOrganizationPermissions",
    needs: ["image-organization"],
    declare: (made) => {
      new huaweicloud.SwrOrganizationPermissions("organization-permissions", {
        organization: need(made.imageOrganization, "image-organization").name,
        users: [
          { userId: "5f2b6d5c0d6e4c1f9a3b7c8d9e0f1a2b", userName: "ada", permission: "Write" },
          { userId: "6a3c7e6d1e7f5d20ab4c8d9eaf102b3c", userName: "grace", permission: "Read" },
        ],
      });
    },
    creation: { service: "swr", method: "POST", path: "/access$" },
    deletion: { service: "swr", method: "DELETE", path: "/access$" },
    drift: {
      property: "users",
      change: ({ organizationUsers }) => {
        for (const user of organizationUsers.values()) user.auth = 7;
      },
    },
  },
  {
    name: "repository",
    type: "huaweicloud:index/swrRepository:SwrRepository",
    needs: ["image-organization"],
    declare: (made) => {
      made.repository = new huaweicloud.SwrRepository("repository", {
        organization: need(made.imageOrganization, "image-organization").name,
        name: "vllm/ascend",
        category: "framework_app",
        description: "kinds",
        isPublic: false,
      });
    },
    creation: { service: "swr", method: "POST", path: "/repos$" },
    deletion: { service: "swr", method: "DELETE", path: "/repos/[^/]+$" },
    drift: {
      property: "isPublic",
      change: ({ repositories }) => {
        onlyRow(repositories).isPublic = true;
      },
    },
  },
  {
    name: "repository-sharing",
    type: "huaweicloud:index/swrRepositorySharing:SwrRepositorySharing",
    needs: ["repository"],
    declare: (made) => {
      new huaweicloud.SwrRepositorySharing("repository-sharing", {
        organization: need(made.imageOrganization, "image-organization").name,
        repository: need(made.repository, "repository").name,
        sharingAccount: "partner",
        deadline: "2099-12-31",
        description: "kinds",
      });
    },
    creation: { service: "swr", method: "POST", path: "/access-domains$" },
    deletion: { service: "swr", method: "DELETE", path: "/access-domains/[^/]+$" },
    drift: {
      property: "deadline",
      change: ({ repositorySharings }) => {
        onlyRow(repositorySharings).deadline = "forever";
      },
    },
  },
  {
    name: "image-retention",
    type: "huaweicloud:index/swrImageRetentionPolicy:SwrImageRetentionPolicy",
    needs: ["repository"],
    declare: (made) => {
      new huaweicloud.SwrImageRetentionPolicy("image-retention", {
        organization: need(made.imageOrganization, "image-organization").name,
        repository: need(made.repository, "repository").name,
        type: "tag_rule",
        number: 20,
        tagSelectors: [{ kind: "label", pattern: "stable" }],
      });
    },
    creation: { service: "swr", method: "POST", path: "/retentions$" },
    deletion: { service: "swr", method: "DELETE", path: "/retentions/[^/]+$" },
    drift: {
      property: "number",
      change: ({ retentionPolicies }) => {
        onlyRow(retentionPolicies).params = { num: "1000" };
      },
    },
  },
];
