import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "../../config/configuration-error";
import { loadEnvironment, loadStack } from "../../config/load";
import { folderSizeIfThere, pulumiConfigSource, readFileIfThere, type ConfigSource } from "../../config/source";
import { stackFileSource } from "../../config/stack-file";

const PROJECT = resolve(__dirname, "../..");

/** The development environment, with other or further keys. */
function source(
  values: Record<string, unknown>,
  secrets: Record<string, string> = {},
  plain: readonly string[] = [],
): ConfigSource {
  const dev = stackFileSource(join(PROJECT, "Pulumi.dev.yaml"));
  return {
    ...dev,
    keys: () => [...dev.keys(), ...Object.keys(values), ...Object.keys(secrets)],
    value: (key) => (key in values ? values[key] : dev.value(key)),
    secret: (key) => (key in secrets ? pulumi.secret(String(secrets[key])) : undefined),
    isPlain: (key) => plain.includes(key),
  };
}

function message(load: () => unknown): string {
  try {
    load();
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error.message;
  }
  return assert.fail("an error was expected");
}

describe("loadEnvironment", () => {
  it("throws one error that counts and names every fault", () => {
    const text = message(() =>
      loadEnvironment(source({ serving: [{ name: "a", model: "gemma-2b", replicas: 99 }], servin: [] })),
    );
    assert.equal(
      text,
      "Pulumi.dev.yaml: 2 faults, nothing was registered\n" +
        '  servin: got the unknown key "servin"; did you mean "serving"?\n' +
        '  serving[0].replicas: got 99; pool "npu" has room for 1 to 32, 1 NPU each; use 32 (seed 003, line 37)',
    );
  });

  it("counts one fault as one", () => {
    assert.match(
      message(() => loadEnvironment(source({ training: "none" }))),
      /^Pulumi\.dev\.yaml: 1 fault, nothing was registered\n {2}training: got "none"; must be the training runs: a list$/,
    );
  });

  it("refuses an unknown key where all else is sound", () => {
    assert.equal(
      message(() => loadEnvironment(source({ evalution: [] }))),
      "Pulumi.dev.yaml: 1 fault, nothing was registered\n" +
        '  evalution: got the unknown key "evalution"; did you mean "evaluation"?',
    );
  });

  it("has no credentials where none are configured", () => {
    assert.equal("credentials" in loadEnvironment(source({})), false);
  });

  it("keeps credentials secret", async () => {
    const { credentials } = loadEnvironment(source({}, { accessKey: "AK-canary", secretKey: "SK-canary" }));
    assert.ok(credentials !== undefined);
    assert.equal(await pulumi.isSecret(credentials.accessKey), true);
    assert.equal(await pulumi.isSecret(credentials.secretKey), true);
    assert.doesNotMatch(JSON.stringify(Object.keys(credentials)), /canary/);
  });

  for (const [there, missing] of [
    ["accessKey", "secretKey"],
    ["secretKey", "accessKey"],
  ] as const) {
    it(`refuses ${there} without ${missing}, and shows neither`, () => {
      const text = message(() => loadEnvironment(source({}, { [there]: "canary" })));
      assert.equal(
        text,
        "Pulumi.dev.yaml: 1 fault, nothing was registered\n" +
          `  ${missing}: got nothing; ${there} is set, so this must be: pulumi config set --secret ascend-stacks:${missing}; ` +
          "or remove both and set HW_ACCESS_KEY and HW_SECRET_KEY",
      );
    });
  }
});

describe("secrets of a stack", () => {
  it("are none where none are configured", () => {
    assert.deepEqual(loadEnvironment(source({})).secrets, {});
  });

  it("stay secret, those of the account apart from the others", async () => {
    const given = {
      accessKey: "AK-canary",
      secretKey: "SK-canary",
      huggingFaceToken: "HF-canary",
      modelScopeToken: "MS-canary",
      imagePullSecret: "IP-canary",
    };
    const { credentials, secrets } = loadEnvironment(source({}, given));
    assert.deepEqual(Object.keys(credentials ?? {}), ["accessKey", "secretKey"]);
    assert.deepEqual(Object.keys(secrets), Object.keys(given).slice(2));
    for (const secret of Object.values(secrets) as pulumi.Output<string>[]) {
      assert.equal(await pulumi.isSecret(secret), true);
    }
  });

  it("are refused in plain text, all at once, and not shown", () => {
    const keys = ["accessKey", "secretKey", "huggingFaceToken"];
    const text = message(() =>
      loadEnvironment(source({}, Object.fromEntries(keys.map((key) => [key, "canary"])), keys)),
    );
    const rule = (key: string) =>
      `  ${key}: got a value in plain text; a secret is encrypted in the stack file, and this one must be taken for known to others; ` +
      `make a new one: pulumi config set --secret ascend-stacks:${key}`;
    assert.equal(text, ["Pulumi.dev.yaml: 3 faults, nothing was registered", ...keys.map(rule)].join("\n"));
  });

  const uuid = "3f1c9a52-6f0e-4d6b-9c41-6f7b8a1d2e30";

  /** The platform of the development environment, in a cluster that exists. */
  function guest(): unknown {
    const platform = source({}).value("platform") as Record<string, Record<string, unknown>>;
    return {
      ...platform,
      network: { ...platform["network"], existing: { vpcId: uuid, subnetId: uuid } },
      cluster: { ...platform["cluster"], existing: { clusterId: uuid } },
    };
  }

  it("have the kubeconfig of a cluster that exists, and of no other", () => {
    const { platform, secrets } = loadEnvironment(source({ platform: guest() }, { kubeconfig: "canary" }));
    assert.equal(platform.cluster.existing?.clusterId, uuid);
    assert.deepEqual(Object.keys(secrets), ["kubeconfig"]);
    assert.match(
      message(() => loadEnvironment(source({ platform: guest() }))),
      /1 fault.*\n {2}kubeconfig: got nothing; platform\.cluster\.existing is set, so this must be: pulumi config set --secret ascend-stacks:kubeconfig < kubeconfig\.json$/,
    );
    assert.match(
      message(() => loadEnvironment(source({}, { kubeconfig: "canary" }))),
      /1 fault.*\n {2}kubeconfig: got a value that is not shown; a kubeconfig is read for a cluster that exists \(platform\.cluster\.existing\); remove it: pulumi config rm kubeconfig$/,
    );
  });
});

describe("a stack on another stack's platform", () => {
  const SHARED = {
    stack: "organization/ascend-stacks/platform",
    name: "team",
    nodePools: [{ name: "npu", nodes: 4, npusPerNode: 8, npuMemoryGiB: 64 }],
  };

  it("is loaded as such, and refused where a platform of its own is needed", () => {
    const environment = loadStack(source({ platform: SHARED }, { huggingFaceToken: "canary" }));
    assert.ok("sharedPlatform" in environment && !("platform" in environment));
    assert.equal(environment.sharedPlatform.stack, SHARED.stack);
    assert.deepEqual(Object.keys(environment.secrets), ["huggingFaceToken"]);
    assert.match(
      message(() => loadEnvironment(source({ platform: SHARED }))),
      /1 fault.*\n {2}platform\.stack: got "organization\/ascend-stacks\/platform"; this needs a stack that deploys its platform by itself; name such a stack$/,
    );
  });

  it("is the same as ever where the platform is its own", () => {
    assert.deepEqual(loadStack(source({})), loadEnvironment(source({})));
  });
});

describe("the configuration of the running program", () => {
  afterEach(() => {
    pulumi.runtime.setAllConfig({});
  });

  it("has the keys of the project's namespace, structured values parsed, text as it is", () => {
    const project = pulumi.getProject();
    pulumi.runtime.setAllConfig({
      [`${project}:platform`]: '{"nodePools":[{"nodes":4}]}',
      [`${project}:training`]: "none",
      "aws:region": "x",
    });
    const config = pulumiConfigSource();
    assert.deepEqual(config.keys().sort(), ["platform", "training"]);
    assert.deepEqual(config.value("platform"), { nodePools: [{ nodes: 4 }] });
    assert.equal(config.value("training"), "none");
    assert.equal(config.value("serving"), undefined);
    assert.equal(config.name, `Pulumi.${pulumi.getStack()}.yaml`);
  });

  it("tells keys in plain text from secrets, as the engine does", () => {
    const project = pulumi.getProject();
    pulumi.runtime.setAllConfig({ [`${project}:accessKey`]: "AK", [`${project}:secretKey`]: "SK" }, [
      `${project}:secretKey`,
    ]);
    const config = pulumiConfigSource();
    assert.deepEqual(
      ["accessKey", "secretKey", "kubeconfig"].map((key) => config.isPlain(key)),
      [true, false, false],
    );
  });

  it("returns secrets as secrets only", async () => {
    pulumi.runtime.setAllConfig({ [`${pulumi.getProject()}:secretKey`]: "canary" });
    const secret = pulumiConfigSource().secret("secretKey");
    assert.ok(secret !== undefined);
    assert.equal(await pulumi.isSecret(secret), true);
    assert.equal(pulumiConfigSource().secret("accessKey"), undefined);
  });
});

describe("files of the configuration", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ascend-stacks-config-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("are read where they are, and are nothing where they are not", () => {
    writeFileSync(join(folder, "data.json"), "[]");
    assert.equal(readFileIfThere(join(folder, "data.json"))?.length, 2);
    assert.equal(readFileIfThere(join(folder, "other.json")), undefined);
    assert.equal(readFileIfThere(join(folder, "data.json", "inside")), undefined);
    assert.equal(readFileIfThere(folder), undefined);
  });

  it("make up the size of their folder, with those of the folders in it", () => {
    mkdirSync(join(folder, "a", "b"), { recursive: true });
    writeFileSync(join(folder, "a", "one"), "1");
    writeFileSync(join(folder, "a", "b", "two"), "22");
    assert.equal(folderSizeIfThere(join(folder, "a")), 3);
    assert.equal(folderSizeIfThere(join(folder, "a", "one")), undefined);
    assert.equal(folderSizeIfThere(join(folder, "c")), undefined);
    assert.equal(folderSizeIfThere(join(folder, "a", "b")), 2);
  });

  it("are found beside the stack file, which is read without the engine", async () => {
    writeFileSync(
      join(folder, "Pulumi.test.yaml"),
      "config:\n  ascend-stacks:training: []\n  ascend-stacks:secretKey:\n    secure: v1:abc\n  aws:region: x\n",
    );
    writeFileSync(join(folder, "data.json"), "[]");
    const config = stackFileSource(join(folder, "Pulumi.test.yaml"));
    assert.equal(config.name, "Pulumi.test.yaml");
    assert.deepEqual(config.keys(), ["training", "secretKey"]);
    assert.deepEqual(config.value("training"), []);
    assert.equal(config.file("data.json")?.length, 2);
    assert.equal(config.folder("."), statSync(join(folder, "Pulumi.test.yaml")).size + 2);
    assert.deepEqual(
      ["training", "secretKey", "accessKey"].map((key) => config.isPlain(key)),
      [true, false, false],
    );
    assert.equal(config.secret("accessKey"), undefined);
    assert.equal(await pulumi.isSecret(config.secret("secretKey") ?? assert.fail()), true);
  });

  it("are no configuration where the stack file is empty", () => {
    writeFileSync(join(folder, "Pulumi.empty.yaml"), "");
    assert.deepEqual(stackFileSource(join(folder, "Pulumi.empty.yaml")).keys(), []);
  });
});
