import { REPOSITORY_CATEGORIES } from "../catalogue";
import type { Fault } from "./fault";
import { nameFaults } from "./names";
import { suggestion } from "./wording";

/** A repository as its user describes it. */
export interface RepositoryRequest {
  readonly name: string;
  readonly category: string;
  readonly keepTags?: number;
  readonly keepDays?: number;
}

/** An image to build as its user describes it. */
export interface BuildRequest {
  readonly name: string;
  readonly dockerfile: string;
  /** Defaults to the Dockerfile's folder. */
  readonly context?: string;
  readonly baseImage: string;
  readonly tag?: string;
}

/** The image registry as its user describes it. */
export interface RegistryRequest {
  readonly organization: string;
  readonly existing: boolean;
  readonly repositories: readonly RepositoryRequest[];
  readonly sharedWith: readonly string[];
  readonly builds: readonly BuildRequest[];
}

/** The image registry with everything decided. */
export interface RegistryPlan extends RegistryRequest {
  readonly builds: readonly (BuildRequest & { readonly context: string })[];
}

/** The faults of one repository. */
function repositoryFaults({ name, category, keepTags, keepDays }: RepositoryRequest): Fault[] {
  const { categories, source } = REPOSITORY_CATEGORIES;
  const faults = nameFaults("repository", name, "name");
  if (!categories.some((one) => one === category)) {
    const rule = suggestion(category, categories, "categories of a repository");
    faults.push({ path: "category", got: category, rule, source });
  }
  if (keepTags !== undefined && keepDays !== undefined) {
    const rule = "a repository keeps images by number or by age; leave keepTags or keepDays out";
    const page = "provider documentation, huaweicloud_swr_image_retention_policy, type";
    faults.push({ path: "keepDays", got: keepDays, rule, source: [{ page }] });
  }
  return faults;
}

/** Whether an image's address says which one it is: by digest, or by a tag that is not `latest`. */
export function isPinned(image: string): boolean {
  if (image.includes("@")) {
    return /@sha256:[0-9a-f]{64}$/.test(image);
  }
  const tag = /:([^:/]+)$/.exec(image)?.[1];
  return tag !== undefined && tag !== "latest";
}

/** Whether a workload names its image as one that the platform builds: a name has no slash, no tag and no digest. */
export function isBuildName(image: string): boolean {
  return !/[/:@]/.test(image);
}

/** The faults of one image to build. */
function buildFaults(
  build: BuildRequest,
  repositories: readonly string[],
  isThere: (path: string) => boolean,
): Fault[] {
  const { name, dockerfile, baseImage, tag } = build;
  const faults: Fault[] = [];
  if (!repositories.includes(name)) {
    const rule = `${suggestion(name, repositories, "repositories of the list")}${repositories.length === 0 ? "; add one of this name to repositories" : ""}`;
    faults.push({ path: "name", got: name, rule, source: [] });
  }
  if (!isThere(dockerfile)) {
    const rule = "there is no such file; the path is relative to the folder of Pulumi.yaml";
    faults.push({ path: "dockerfile", got: dockerfile, rule, source: [] });
  }
  if (!isPinned(baseImage)) {
    const rule = "the image behind it changes with time; name a tag other than latest, or a digest";
    faults.push({ path: "baseImage", got: baseImage, rule, source: [] });
  }
  if (tag === "latest") {
    const rule =
      "the image behind it would change with time; name another tag, or leave it out for one made from the content";
    faults.push({ path: "tag", got: tag, rule, source: [] });
  }
  return faults;
}

/** The folder of a file, `.` for one without. */
function folderOf(file: string): string {
  const slash = file.lastIndexOf("/");
  return slash === -1 ? "." : file.slice(0, slash);
}

/**
 * Checks the image registry; `isThere` says whether a local file exists. Paths of faults are relative to the request.
 */
export function planRegistry(request: RegistryRequest, isThere: (path: string) => boolean): RegistryPlan | Fault[] {
  const { organization, repositories, sharedWith, builds } = request;
  const names = repositories.map(({ name }) => name);
  const faults = [
    ...nameFaults("organization", organization, "organization"),
    ...repositories.flatMap((repository, index) =>
      repositoryFaults(repository).map((fault) => ({ ...fault, path: `repositories[${index}].${fault.path}` })),
    ),
    ...builds.flatMap((build, index) =>
      buildFaults(build, names, isThere).map((fault) => ({ ...fault, path: `builds[${index}].${fault.path}` })),
    ),
  ];
  if (sharedWith.length > 0 && repositories.length === 0) {
    const rule = "repositories are shared one by one, and there are none; add those to share to repositories";
    const source = [{ page: "provider documentation, huaweicloud_swr_repository_sharing, repository" }];
    faults.push({ path: "sharedWith", got: { phrase: "accounts" }, rule, source });
  }
  return faults.length > 0
    ? faults
    : {
        ...request,
        builds: builds.map((build) => ({ ...build, context: build.context ?? folderOf(build.dockerfile) })),
      };
}
