import * as huaweicloud from "@pulumi/huaweicloud";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { typeToken } from "./names";

/** What a repository can be filed under (provider documentation, swr_repository, category). */
const CATEGORIES = ["app_server", "linux", "framework_app", "database", "lang", "other", "windows", "arm"];

/** What a user can be allowed (provider documentation, swr_organization_permissions). */
const PERMISSIONS = ["Read", "Write", "Manage"];

/** A repository of an organization, private. */
export interface RegistryRepository {
  /** 1 to 128 lower-case letters, digits, and single `.`, `-` and `_` between them. */
  name: string;
  /** `app_server`, `linux`, `framework_app`, `database`, `lang`, `arm`, `windows` or `other`. Defaults to `framework_app`. */
  category?: string;
  /** What it is for. Defaults to nothing. */
  description?: string;
  /** How many of the newest tags are kept; older ones are deleted. Defaults to all. Not together with `keepDays`. */
  keepTags?: number;
  /** How many days tags are kept; older ones are deleted. Defaults to always. Not together with `keepTags`. */
  keepDays?: number;
  /** Tags that are kept in any case, for example `latest`. Defaults to none. */
  keptTags?: string[];
}

/** A user of the account with a permission for the organization. */
export interface RegistryUser {
  /** Id of the IAM user. */
  userId: string;
  /** Name of the IAM user. */
  userName: string;
  /** `Read`, `Write` or `Manage`. */
  permission: string;
}

/** Arguments of ImageRegistry. */
export interface ImageRegistryArgs {
  /** Name of the SWR organization, unique in the region: 1 to 64 characters, lower-case letters, digits, `_`, `-` and `.`. */
  organization: string;
  /** Whether the organization exists. It is then neither made nor changed. Defaults to false. */
  existing?: boolean;
  /** Repositories to make in it. Defaults to none: pushing makes one too, but without retention and sharing. */
  repositories?: RegistryRepository[];
  /** Users with a permission for everything in the organization. Defaults to its creator alone. */
  users?: RegistryUser[];
  /** Accounts, by name, that may pull from all of `repositories`, for ever. Defaults to none. */
  sharedWith?: string[];
}

/**
 * SWR organization for the images that a team builds, with its private repositories, who may use them, and how long their tags
 * are kept. Costs nothing until images are stored in it. An organization with images in it is not deleted.
 */
export class ImageRegistry extends pulumi.ComponentResource {
  /** Name of the organization. */
  public readonly organization: pulumi.Output<string>;
  /** Address to push to and pull from, without a tag, of each repository by its name. */
  public readonly repositories: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: ImageRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ImageRegistry"), name, args, opts);
    refuseFaults(`ImageRegistry ${name}`, faultsOf(args));
    const organization =
      args.existing === true
        ? pulumi.output(args.organization)
        : new huaweicloud.SwrOrganization(name, { name: args.organization }, { parent: this }).name;
    if (args.users !== undefined && args.users.length > 0) {
      new huaweicloud.SwrOrganizationPermissions(name, { organization, users: args.users }, { parent: this });
    }
    const paths = (args.repositories ?? []).map((repository) => {
      const made = new huaweicloud.SwrRepository(
        `${name}-${repository.name}`,
        {
          organization,
          name: repository.name,
          category: repository.category ?? "framework_app",
          description: repository.description,
          isPublic: false,
        },
        { parent: this },
      );
      makeRetention(`${name}-${repository.name}`, repository, organization, made);
      for (const account of args.sharedWith ?? []) {
        new huaweicloud.SwrRepositorySharing(
          `${name}-${repository.name}-${account}`,
          { organization, repository: made.name, sharingAccount: account, deadline: "forever", permission: "pull" },
          { parent: this },
        );
      }
      return [repository.name, made.path] as const;
    });
    this.organization = organization;
    this.repositories = pulumi.output(Object.fromEntries(paths));
    this.registerOutputs({ organization: this.organization, repositories: this.repositories });
  }
}

/** Deletes old tags of a repository, where that is asked for. */
function makeRetention(
  name: string,
  { keepTags, keepDays, keptTags }: RegistryRepository,
  organization: pulumi.Output<string>,
  repository: huaweicloud.SwrRepository,
): void {
  if (keepTags === undefined && keepDays === undefined) return;
  new huaweicloud.SwrImageRetentionPolicy(
    name,
    {
      organization,
      repository: repository.name,
      type: keepTags === undefined ? "date_rule" : "tag_rule",
      number: keepTags ?? keepDays ?? 0,
      tagSelectors: (keptTags ?? []).map((pattern) => ({ kind: "label", pattern })),
    },
    { parent: repository },
  );
}

function faultsOf({ organization, repositories = [], users = [] }: ImageRegistryArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: string | number, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${JSON.stringify(got)}; ${rule}` });
  };
  if (!/^[a-z]([a-z0-9_.-]{0,62}[a-z0-9])?$/.test(organization)) {
    fault("organization", organization, "1 to 64 lower-case letters, digits, _, - and . with a letter first");
  }
  for (const [index, repository] of repositories.entries()) {
    const at = `repositories[${index}]`;
    if (!/^[a-z0-9]+((\.|-|_{1,2})[a-z0-9]+)*$/.test(repository.name) || repository.name.length > 128) {
      const rule = "1 to 128 lower-case letters and digits, with single ., - and _ between them";
      fault(`${at}.name`, repository.name, `${rule} (provider documentation, swr_repository)`);
    }
    if (repositories.findIndex(({ name }) => name === repository.name) < index) {
      fault(`${at}.name`, repository.name, "a repository of this name is in the list before: leave one out");
    }
    if (repository.category !== undefined && !CATEGORIES.includes(repository.category)) {
      fault(`${at}.category`, repository.category, `one of ${CATEGORIES.join(", ")}`);
    }
    if (repository.keepTags !== undefined && repository.keepDays !== undefined) {
      fault(`${at}.keepDays`, repository.keepDays, "keepTags is there too: leave one of the two out");
    }
    for (const key of ["keepTags", "keepDays"] as const) {
      const value = repository[key];
      if (value !== undefined && (!Number.isInteger(value) || value < 1)) fault(`${at}.${key}`, value, "1 or more");
    }
  }
  for (const [index, { permission }] of users.entries()) {
    if (!PERMISSIONS.includes(permission)) {
      const rule = `one of ${PERMISSIONS.join(", ")} (provider documentation, swr_organization_permissions)`;
      fault(`users[${index}].permission`, permission, rule);
    }
  }
  return faults;
}
