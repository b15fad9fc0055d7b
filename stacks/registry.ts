import type * as huaweicloud from "@pulumi/huaweicloud";
import type * as pulumi from "@pulumi/pulumi";
import { ContainerImage, ImageRegistry } from "../components";
import type { Cloud, Credentials, PlatformRegistry } from "../config/environment";
import { accountKeys } from "./cloud-provider";

/** The registry of an environment. */
export interface RegistryLayer {
  readonly organization: pulumi.Output<string>;
  /** Reference of each image that was built, by name: repository and digest. */
  readonly images: ReadonlyMap<string, pulumi.Output<string>>;
}

/** Organization and repositories of the team's own images, and the images that are built for them. */
export function deployRegistry(
  registry: PlatformRegistry,
  cloud: Cloud,
  credentials: Credentials | undefined,
  provider: huaweicloud.Provider,
): RegistryLayer {
  const { organization, existing, repositories, sharedWith, builds } = registry;
  const created = new ImageRegistry(
    "registry",
    { organization, existing, repositories: [...repositories], sharedWith: [...sharedWith] },
    { providers: [provider] },
  );
  const images = builds.map(({ name, dockerfile, context, baseImage, tag }) => {
    const image = new ContainerImage(`image-${name}`, {
      repository: created.repositories.apply((all) => all[name] ?? ""),
      dockerfile,
      context,
      baseImage,
      region: cloud.region,
      ...accountKeys(credentials, `platform.registry.builds ${name}`),
      ...(tag === undefined ? {} : { tag }),
    });
    return [name, image.reference] as const;
  });
  return { organization: created.organization, images: new Map(images) };
}
