import { createHash, createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { contentHash, localFile, localFolder } from "./local-content";
import { typeToken } from "./names";

/** Builds and pushes; what it needs is in its environment. */
export const IMAGE_BUILD_SCRIPT = readFileSync(join(__dirname, "image-build.sh"), "utf8");

const BUILDERS = ["docker", "nerdctl"];

/** Arguments of ContainerImage. */
export interface ContainerImageArgs {
  /** Address of the repository, without a tag: `swr.cn-southwest-2.myhuaweicloud.com/team/vllm`. */
  repository: pulumi.Input<string>;
  /** Dockerfile on this machine. It takes its base image from the build argument `BASE_IMAGE`. */
  dockerfile: string;
  /**
   * Folder of what the Dockerfile copies. Defaults to the folder of the Dockerfile. All its files but `.git` decide whether the
   * image is built anew, so it should hold nothing else.
   */
  context?: string;
  /** Image to build on, for example one of the manuals'. */
  baseImage: string;
  /** Tag. Defaults to the first 12 digits of the hash of Dockerfile, context and base image. */
  tag?: string;
  /** Platform of the nodes. Defaults to `linux/arm64`, that of Snt9B nodes. */
  platform?: string;
  /** Program that builds: `docker` (with buildx) or `nerdctl`. Defaults to `docker`. */
  builder?: string;
  /** Region of SWR, which is part of the name that it is logged in to with. */
  region: string;
  /** Access key of a user who may push to the repository. A secret. */
  accessKey: pulumi.Input<string>;
  /** Its secret access key. A secret; SWR's password is derived from it, and only that leaves the program. */
  secretKey: pulumi.Input<string>;
}

/**
 * Password of SWR that lasts as long as the access key: HMAC-SHA256 of the access key with the secret access key, hexadecimal
 * (huaweicloud.com, usermanual-swr, swr_01_1000).
 */
export function registryPassword(accessKey: string, secretKey: string): string {
  return createHmac("sha256", secretKey).update(accessKey).digest("hex");
}

/**
 * An image that is built from a Dockerfile on the machine where `pulumi up` runs, and pushed to SWR. It is built anew when
 * Dockerfile, context, base image, platform or tag change. Deleting the component leaves the image in SWR; retention is the
 * repository's (ImageRegistry).
 */
export class ContainerImage extends pulumi.ComponentResource {
  /** Address of the image by its digest, for pods. */
  public readonly reference: pulumi.Output<string>;
  /** Tag that it was pushed under. */
  public readonly tag: pulumi.Output<string>;

  constructor(name: string, args: ContainerImageArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("ContainerImage"), name, args, opts);
    refuseFaults(`ContainerImage ${name}`, faultsOf(args));
    const context = args.context ?? dirname(args.dockerfile);
    const platform = args.platform ?? "linux/arm64";
    const files = [localFile(args.dockerfile, "Dockerfile"), ...localFolder(context, [".git"])];
    const hash = createHash("sha256")
      .update(JSON.stringify([contentHash(files), args.baseImage, platform]))
      .digest("hex");
    const tag = args.tag ?? hash.slice(0, 12);
    const user = pulumi.secret(args.accessKey).apply((accessKey) => `${args.region}@${accessKey}`);
    const password = pulumi
      .all([pulumi.secret(args.accessKey), pulumi.secret(args.secretKey)])
      .apply(([accessKey, secretKey]) => registryPassword(accessKey, secretKey));
    const build = new command.local.Command(
      name,
      {
        create: IMAGE_BUILD_SCRIPT,
        interpreter: ["/bin/sh", "-c"],
        environment: {
          BUILDER: args.builder ?? "docker",
          IMAGE: args.repository,
          TAG: tag,
          DOCKERFILE: args.dockerfile,
          CONTEXT: context,
          BASE_IMAGE: args.baseImage,
          PLATFORM: platform,
          REGISTRY_USER: user,
          REGISTRY_PASSWORD: password,
        },
        // What is printed may quote the build's environment; standard output is the address alone.
        logging: "stderr",
        triggers: [hash, tag],
      },
      { parent: this, additionalSecretOutputs: ["environment"], customTimeouts: { create: "120m", update: "120m" } },
    );
    // A digest is no secret, and a secret would hide the image of every pod in a preview.
    this.reference = pulumi.unsecret(build.stdout);
    this.tag = pulumi.output(tag);
    this.registerOutputs({ reference: this.reference, tag: this.tag });
  }
}

function faultsOf({ dockerfile, context, baseImage, tag, builder }: ContainerImageArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: string, rule: string): void => {
    faults.push({ propertyPath, reason: `got "${got}"; ${rule}` });
  };
  if (!existsSync(dockerfile)) {
    fault("dockerfile", dockerfile, "there is nothing at this path");
  } else if (!/^\s*ARG\s+BASE_IMAGE\b/im.test(readFileSync(dockerfile, "utf8"))) {
    fault("dockerfile", dockerfile, "it has no ARG BASE_IMAGE: begin it with ARG BASE_IMAGE and FROM ${BASE_IMAGE}");
  }
  if (context !== undefined && !existsSync(context)) fault("context", context, "there is nothing at this path");
  if (!/^[^\s/]+\/\S+(:[\w.-]+|@sha256:[0-9a-f]{64})$/.test(baseImage) || baseImage.endsWith(":latest")) {
    fault("baseImage", baseImage, "registry/repository:tag or …@sha256:digest, with a tag that stays");
  }
  if (tag !== undefined && (!/^\w[\w.-]{0,127}$/.test(tag) || tag === "latest")) {
    fault("tag", tag, "1 to 128 letters, digits, _, . and -, and not latest: nodes would keep the old image");
  }
  if (builder !== undefined && !BUILDERS.includes(builder)) fault("builder", builder, `one of ${BUILDERS.join(", ")}`);
  return faults;
}
