/** Categories of an SWR repository. */
export const REPOSITORY_CATEGORIES = {
  categories: ["app_server", "linux", "framework_app", "database", "lang", "other", "windows", "arm"],
  source: [{ page: "provider documentation, huaweicloud_swr_repository, category" }],
} as const;
