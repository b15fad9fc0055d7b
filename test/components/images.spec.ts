import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ContainerImage,
  type ContainerImageArgs,
  ImagePrePull,
  ImageRegistry,
  type ImageRegistryArgs,
  SoftwarePackage,
} from "../../components";
import { IMAGE_BUILD_SCRIPT, registryPassword } from "../../components/container-image";
import { assertRefused } from "../support/argument-faults";
import { only, register, type Registration } from "../support/mock-engine";
import { secretValue } from "../support/secret-input";

const BASE = "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:pytorch_2.1.0";
const DIGEST = `sha256:${"ab".repeat(32)}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "images-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("ImageRegistry", () => {
  const REPOSITORY = "huaweicloud:index/swrRepository:SwrRepository";
  const RETENTION = "huaweicloud:index/swrImageRetentionPolicy:SwrImageRetentionPolicy";
  const make = (args: Partial<ImageRegistryArgs>) => (): ImageRegistry =>
    new ImageRegistry("registry", { organization: "team", ...args });

  /** Type and inputs of what was made. */
  const made = (all: Registration[]): [string, unknown][] =>
    all.filter(({ custom }) => custom).map(({ type, inputs }) => [type, inputs]);

  it("makes the organization alone when nothing else is asked for", async () => {
    assert.deepEqual(made(await register(make({}))), [
      ["huaweicloud:index/swrOrganization:SwrOrganization", { name: "team" }],
    ]);
  });

  it("makes private repositories that forget old tags", async () => {
    const repositories = [
      { name: "vllm", keepTags: 5, keptTags: ["stable"] },
      { name: "megatron", keepDays: 30, category: "arm", description: "training" },
      { name: "tools" },
    ];
    const all = await register(make({ repositories }));
    assert.deepEqual(
      all
        .filter(({ type }) => type === REPOSITORY)
        .map(({ inputs }) => [inputs["name"], inputs["category"], inputs["isPublic"]]),
      [
        ["megatron", "arm", false],
        ["tools", "framework_app", false],
        ["vllm", "framework_app", false],
      ],
    );
    assert.deepEqual(
      all.filter(({ type }) => type === RETENTION).map(({ inputs }) => inputs),
      [
        { organization: "team", repository: "megatron", type: "date_rule", number: 30, tagSelectors: [] },
        {
          organization: "team",
          repository: "vllm",
          type: "tag_rule",
          number: 5,
          tagSelectors: [{ kind: "label", pattern: "stable" }],
        },
      ],
    );
  });

  it("shares every repository with every account, for pulling only, and lets users in", async () => {
    const users = [{ userId: "id", userName: "ada", permission: "Write" }];
    const all = await register(
      make({ repositories: [{ name: "a" }, { name: "b" }], sharedWith: ["partner", "other"], users }),
    );
    const shares = all.filter(({ type }) => type === "huaweicloud:index/swrRepositorySharing:SwrRepositorySharing");
    assert.deepEqual(
      shares.map(({ inputs }) => [inputs["repository"], inputs["sharingAccount"], inputs["permission"]]),
      [
        ["a", "other", "pull"],
        ["a", "partner", "pull"],
        ["b", "other", "pull"],
        ["b", "partner", "pull"],
      ],
    );
    const permissions = only(all, "huaweicloud:index/swrOrganizationPermissions:SwrOrganizationPermissions");
    assert.deepEqual(permissions.inputs["users"], users);
  });

  it("leaves an organization that exists as it is", async () => {
    const all = await register(make({ existing: true, repositories: [{ name: "a" }] }));
    assert.deepEqual(
      made(all).map(([type]) => type),
      [REPOSITORY],
    );
  });

  it("names everything that SWR would refuse", async () => {
    const repositories = [
      { name: "A" },
      { name: "a..b" },
      { name: "a", keepTags: 1, keepDays: 1 },
      { name: "a", category: "ai", keepTags: 0 },
    ];
    const users = [{ userId: "id", userName: "ada", permission: "write" }];
    const paths = [
      "organization",
      "repositories[0].name",
      "repositories[1].name",
      "repositories[2].keepDays",
      "repositories[3].name",
      "repositories[3].category",
      "repositories[3].keepTags",
      "users[0].permission",
    ];
    await assertRefused(make({ organization: "Team", repositories, users }), paths, /one of Read, Write, Manage/);
  });
});

describe("ContainerImage", () => {
  const COMMAND = "command:local:Command";
  let args: ContainerImageArgs;
  beforeEach(() => {
    writeFileSync(join(folder, "Dockerfile"), "ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nCOPY a /a\n");
    writeFileSync(join(folder, "a"), "1");
    args = {
      repository: "swr.cn-southwest-2.myhuaweicloud.com/team/vllm",
      dockerfile: join(folder, "Dockerfile"),
      baseImage: BASE,
      region: "cn-southwest-2",
      accessKey: "AK",
      secretKey: "SK",
    };
  });
  const make =
    (changed: Partial<ContainerImageArgs> = {}) =>
    (): ContainerImage =>
      new ContainerImage("vllm", { ...args, ...changed });

  const inputsOf = async (changed: Partial<ContainerImageArgs> = {}): Promise<Record<string, unknown>> =>
    only(await register(make(changed)), COMMAND).inputs;

  it("gives the login to the script's environment only, as a secret, and never the secret access key", async () => {
    const inputs = await inputsOf();
    const environment = secretValue(inputs["environment"]) as Record<string, string>;
    assert.equal(environment["REGISTRY_USER"], "cn-southwest-2@AK");
    assert.equal(environment["REGISTRY_PASSWORD"], createHmac("sha256", "SK").update("AK").digest("hex"));
    assert.equal(environment["PLATFORM"], "linux/arm64");
    assert.equal(environment["CONTEXT"], folder);
    assert.equal(inputs["create"], IMAGE_BUILD_SCRIPT);
    assert(!JSON.stringify(inputs).includes('"SK"'));
    const { environment: _, ...rest } = inputs;
    assert(!JSON.stringify(rest).includes(registryPassword("AK", "SK")));
  });

  it("builds again for another Dockerfile, context, base image or platform, and for nothing else", async () => {
    const trigger = async (changed: Partial<ContainerImageArgs> = {}): Promise<unknown> =>
      (await inputsOf(changed))["triggers"];
    const seen = [await trigger()];
    assert.deepEqual(await trigger(), seen[0]);
    mkdirSync(join(folder, ".git"));
    writeFileSync(join(folder, ".git/HEAD"), "x");
    assert.deepEqual(await trigger({ secretKey: "rotated" }), seen[0]);
    seen.push(await trigger({ baseImage: `${BASE}-1` }), await trigger({ platform: "linux/amd64" }));
    writeFileSync(join(folder, "a"), "2");
    seen.push(await trigger());
    writeFileSync(args.dockerfile, "ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\n");
    seen.push(await trigger(), await trigger({ tag: "1.0" }));
    assert.equal(new Set(seen.map((each) => JSON.stringify(each))).size, seen.length);
  });

  it("refuses what would not stay the same, and Dockerfiles with a base of their own", async () => {
    writeFileSync(join(folder, "fixed"), "FROM ubuntu\n");
    await assertRefused(make({ dockerfile: join(folder, "fixed") }), ["dockerfile"], /no ARG BASE_IMAGE/);
    await assertRefused(make({ dockerfile: join(folder, "none") }), ["dockerfile"], /nothing at this path/);
    const wrong = { baseImage: "a/b:latest", tag: "latest", builder: "podman", context: join(folder, "none") };
    await assertRefused(make(wrong), ["context", "baseImage", "tag", "builder"], /one of docker, nerdctl/);
  });

  describe("'s script", () => {
    /** Runs the script with programs of the test in place of docker and nerdctl. */
    async function run(
      builder: string,
      programs: Record<string, string>,
    ): Promise<{ code: number | null; out: string; said: string }> {
      mkdirSync(join(folder, "programs"));
      for (const [name, text] of Object.entries(programs)) {
        writeFileSync(join(folder, "programs", name), `#!/bin/sh\n${text}\n`);
        chmodSync(join(folder, "programs", name), 0o755);
      }
      mkdirSync(join(folder, "scratch"));
      const child = spawn("/bin/sh", ["-c", IMAGE_BUILD_SCRIPT], {
        env: {
          PATH: `${join(folder, "programs")}:${process.env["PATH"] ?? ""}`,
          HOME: folder,
          TMPDIR: join(folder, "scratch"),
          FOLDER: folder,
          BUILDER: builder,
          IMAGE: "swr.example.com/team/vllm",
          TAG: "1",
          DOCKERFILE: "Dockerfile",
          CONTEXT: ".",
          BASE_IMAGE: BASE,
          PLATFORM: "linux/arm64",
          REGISTRY_USER: "region@AK",
          REGISTRY_PASSWORD: "canary",
        },
      });
      let out = "";
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
      const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
      return { code, out, said };
    }
    const NOTE = 'printf "%s\\n" "$*" >> "$FOLDER/calls"; cp "$DOCKER_CONFIG/config.json" "$FOLDER/login"';
    const calls = (): string => readFileSync(join(folder, "calls"), "utf8");

    it("pushes by docker and says the address by digest, with the login in a file that is gone after it", async () => {
      const docker = `${NOTE}
echo log of the build
while [ "$1" != --metadata-file ]; do shift; done
printf '{\\n "containerimage.config.digest": "sha256:00",\\n  "containerimage.digest": "${DIGEST}"\\n}' > "$2"`;
      const { code, out } = await run("docker", { docker });
      assert.deepEqual([code, out], [0, `swr.example.com/team/vllm@${DIGEST}`]);
      assert.match(calls(), /^buildx build --platform linux\/arm64 --build-arg BASE_IMAGE=\S+ .*--tag \S+:1 --push/);
      assert(!calls().includes("canary"));
      const login = JSON.parse(readFileSync(join(folder, "login"), "utf8")) as unknown;
      const auth = Buffer.from("region@AK:canary").toString("base64");
      assert.deepEqual(login, { auths: { "swr.example.com": { auth } } });
      assert.deepEqual(readdirSync(join(folder, "scratch")), []);
    });

    it("pushes by nerdctl", async () => {
      const nerdctl = `${NOTE}
if [ "$2" = inspect ]; then printf 'other@sha256:00\\nswr.example.com/team/vllm@${DIGEST}\\n' | tail -n 1; else echo log; fi`;
      const { code, out } = await run("nerdctl", { nerdctl });
      assert.deepEqual([code, out], [0, `swr.example.com/team/vllm@${DIGEST}`]);
      assert.match(calls(), /^build .*\npush --platform linux\/arm64 swr.example.com\/team\/vllm:1\nimage inspect/);
    });

    it("says that the machine has no such program, and what to do", async () => {
      const { code, out, said } = await run("nerdctl", {});
      assert.deepEqual([code, out], [1, ""]);
      assert.match(
        said,
        /^swr\.example\.com\/team\/vllm:1 is not built: this machine has no nerdctl in its PATH; install it/,
      );
    });

    it("fails when the build fails, and when there is no digest", async () => {
      assert.deepEqual(await run("docker", { docker: "exit 7" }), { code: 7, out: "", said: "" });
      assert.deepEqual(readdirSync(join(folder, "scratch")), []);
      rmSync(join(folder, "programs"), { recursive: true });
      rmSync(join(folder, "scratch"), { recursive: true });
      const { code, out } = await run("nerdctl", { nerdctl: "exit 0" });
      assert.deepEqual([code, out], [1, ""]);
    });
  });
});

describe("ImagePrePull", () => {
  const make =
    (changed: object = {}) =>
    (): ImagePrePull =>
      new ImagePrePull("images", { namespace: "llm-data", images: ["a:1", "b:1"], nodes: 4, ...changed });

  it("asks for a pod on each of the nodes, no two on one, each with every image", async () => {
    const { spec } = only(await register(make({ timeLimitMinutes: 10 })), "kubernetes:apps/v1:Deployment").inputs as {
      spec: {
        replicas: number;
        progressDeadlineSeconds: number;
        selector: { matchLabels: object };
        template: {
          spec: {
            initContainers?: unknown;
            containers: { image: string; command: string[]; resources: { requests: Record<string, string> } }[];
            affinity: {
              podAntiAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: { labelSelector: object; topologyKey: string }[];
              };
            };
          };
        };
      };
    };
    assert.deepEqual([spec.replicas, spec.progressDeadlineSeconds], [4, 600]);
    const pod = spec.template.spec;
    assert.deepEqual(
      pod.containers.map(({ image, command }) => [image, command.join(" ")]),
      [
        ["a:1", "sleep infinity"],
        ["b:1", "sleep infinity"],
      ],
    );
    for (const { resources } of pod.containers) assert.deepEqual(Object.keys(resources.requests), ["cpu", "memory"]);
    assert.deepEqual(pod.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution, [
      { labelSelector: { matchLabels: spec.selector.matchLabels }, topologyKey: "kubernetes.io/hostname" },
    ]);
    // Pulumi reads no reason from an init container.
    assert.equal(pod.initContainers, undefined);
  });

  it("refuses to pull nothing", async () => {
    await assertRefused(
      make({ images: [], nodes: -1, timeLimitMinutes: 0 }),
      ["images", "nodes", "timeLimitMinutes"],
      /one image/,
    );
  });
});

describe("SoftwarePackage", () => {
  const content = "zip";
  const sha256 = createHash("sha256").update(content).digest("hex");
  const make = (
    changed: { packageId?: string; version?: string; sha256?: string },
    name = "AscendCloud-6.3.910-20241112.zip",
  ) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return (): SoftwarePackage =>
      new SoftwarePackage("code", {
        packageId: "AscendCloud-6.3.910",
        version: "6.3.910",
        file,
        sha256,
        bucket: "bucket",
        shareId: "share-id",
        linkedDirectory: "training_data",
        namespace: "llm-data",
        claimName: "share",
        image: "image",
        ...changed,
      });
  };

  it("uploads the package under its release", async () => {
    const all = await register(make({ sha256: sha256.toUpperCase() }));
    const { key } = only(all, "huaweicloud:index/obsBucketObject:ObsBucketObject").inputs;
    assert.equal(key, `packages/AscendCloud-6.3.910/6.3.910/${sha256.slice(0, 12)}/AscendCloud-6.3.910-20241112.zip`);
  });

  it("takes packages whose name says the release in another place", async () => {
    const args = { packageId: "AscendCloud-LLM", version: "6.3.911" };
    await register(make(args, "AscendCloud-LLM-6.3.911-20241220.zip"));
    await register(make({ ...args, packageId: "AscendCloud-OPP" }, "AscendCloud-OPP.zip"));
    await assertRefused(
      make(args, "AscendCloud-LLM-6.3.910-20241112.zip"),
      ["file"],
      /which is of 6.3.910; version says 6.3.911/,
    );
  });

  it("refuses another file, another release and another content before anything is made", async () => {
    await assertRefused(
      make({ packageId: "AscendCloud-6.3.91" }),
      ["packageId"],
      /did you mean "AscendCloud-6.3.91\d"/,
    );
    await assertRefused(make({ version: "6.3.911" }), ["version", "file"], /AscendCloud-6.3.910 is of 6.3.910/);
    await assertRefused(make({}, "code.zip"), ["file"], /keep the name of the download/);
    await assertRefused(make({ sha256: "12" }), ["sha256"], /64 hexadecimal digits/);
    await assertRefused(make({ sha256: "0".repeat(64) }), ["sha256"], new RegExp(`the file's is ${sha256}`));
    assert(existsSync(folder));
  });
});
