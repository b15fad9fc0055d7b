import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { parse } from "yaml";
import { loadEnvironment, loadStack } from "../../config/load";
import { environmentSchema } from "../../config/schema";
import { stackFileSource } from "../../config/stack-file";
import { requirePlan } from "../../plan/fault";
import { planPool } from "../../plan/pool";
import { planServing, servingDemand } from "../../plan/serving";
import { planAnyTraining } from "../../plan/any-training";
import { trainingDemand } from "../../plan/training";
import { formattedStackFileSchema, STACK_FILE_SCHEMA, stackFileSchema } from "../../tools/docs/stack-file-schema";

const PROJECT = resolve(__dirname, "../..");

/** Pulumi.yaml, as far as these tests look at it. */
interface ProjectFile {
  name: string;
  main: string;
  config: Record<string, { description?: string; default?: unknown; type?: string }>;
  packages: { huaweicloud: { source: string; version: string; parameters: string[] } };
}

const project = parse(readFileSync(join(PROJECT, "Pulumi.yaml"), "utf8")) as ProjectFile;

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(stackFileSchema());

/** What the JSON Schema of stack files finds wrong with one. */
function schemaFaults(document: unknown): string[] {
  return validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${String(message)}`);
}

/** Keys of a schema without a description. */
function undescribedKeys(schema: unknown, path: string): string[] {
  if (typeof schema !== "object" || schema === null) {
    return [];
  }
  const {
    properties = {},
    items,
    anyOf = [],
  } = schema as {
    properties?: Record<string, { description?: string; anyOf?: unknown }>;
    items?: unknown;
    anyOf?: unknown[];
  };
  return [
    ...Object.entries(properties).flatMap(([key, inner]) => [
      ...(inner.description === undefined && inner.anyOf === undefined ? [`${path}.${key}`] : []),
      ...undescribedKeys(inner, `${path}.${key}`),
    ]),
    ...[items, ...anyOf].flatMap((inner) => undescribedKeys(inner, path)),
  ];
}

describe("stack files of the project", () => {
  const files = ["", "examples/"].flatMap((folder) =>
    readdirSync(join(PROJECT, folder)).flatMap((name) => (/^Pulumi\..+\.yaml$/.test(name) ? [folder + name] : [])),
  );

  it("are there", () => {
    const names = ["Pulumi.dev.yaml", "Pulumi.prod.yaml", "examples/Pulumi.llama-factory.yaml"];
    assert.deepEqual(
      names.filter((name) => !files.includes(name)),
      [],
    );
  });

  for (const file of files) {
    it(`${file} loads without a fault`, () => {
      loadStack(stackFileSource(join(PROJECT, file)));
    });

    if (file !== "Pulumi.dev.yaml") {
      it(`${file} names the schema for editors, which accepts it`, () => {
        const text = readFileSync(join(PROJECT, file), "utf8");
        const [, schema = ""] = /^# yaml-language-server: \$schema=(.+)$/m.exec(text) ?? [];
        assert.equal(join(PROJECT, dirname(file), schema), join(PROJECT, STACK_FILE_SCHEMA));
        assert.deepEqual(schemaFaults(parse(text)), []);
      });
    }

    it(`${file} has no secret and no private key in it`, () => {
      const text = readFileSync(join(PROJECT, file), "utf8");
      assert.doesNotMatch(text, /accessKey:|secretKey:|BEGIN [A-Z ]*PRIVATE KEY|password/i);
    });
  }

  it("Pulumi.prod.yaml is for a real cloud, in the class in which everything is kept and watched", () => {
    const { cloud, platform } = loadEnvironment(stackFileSource(join(PROJECT, "Pulumi.prod.yaml")));
    assert.deepEqual([cloud.region, cloud.endpoints, cloud.authUrl], ["cn-southwest-2", {}, undefined]);
    const { cluster, storage, observability } = platform;
    assert.deepEqual([platform.class, platform.protect, cluster.publicAccess], ["production", true, undefined]);
    assert.deepEqual([cluster.multiAz, cluster.secretEncryption, cluster.logs?.audit], [true, true, true]);
    assert.deepEqual(
      [storage.sfsTurbo.encrypted, storage.bucket.versioning, storage.bucket.logging],
      [true, true, true],
    );
    assert.ok(observability.prometheus && observability.alarms !== undefined);
    const system = platform.nodePools.filter(({ npusPerNode }) => npusPerNode === 0);
    assert.equal(system.length, 1);
  });

  it("examples/ has each kind of platform: with ModelArts, in a cluster that exists, and of another stack", () => {
    const load = (name: string) => loadStack(stackFileSource(join(PROJECT, `examples/Pulumi.${name}.yaml`)));
    const lite = load("standard-model-arts");
    assert.ok("platform" in lite);
    assert.deepEqual(
      lite.platform.nodePools.map(({ kind, npusPerNode, os, modelArts }) => [kind, npusPerNode, os, modelArts?.period]),
      [
        ["cce", 0, "Huawei Cloud EulerOS 2.0", undefined],
        ["modelarts", 8, "EulerOS 2.10", 1],
      ],
    );
    const guest = load("existing-cluster");
    assert.ok("platform" in guest && guest.secrets.kubeconfig !== undefined);
    assert.deepEqual([guest.platform.nodePools.length, guest.platform.existingNodePools.length], [0, 1]);
    const team = load("shared-platform");
    assert.ok("sharedPlatform" in team);
    assert.equal(team.training[0]?.pool, "npu");
  });

  it("Pulumi.dev.yaml is four nodes of eight NPUs with a run of one node, one of two, and a service, all at once", () => {
    const { platform, training, serving } = loadEnvironment(stackFileSource(join(PROJECT, "Pulumi.dev.yaml")));
    const [pool = assert.fail("no pool")] = platform.nodePools;
    const runs = training.map((run) => requirePlan(run.name, planAnyTraining(run, pool)));
    const services = serving.map((service) => requirePlan(service.name, planServing(service, pool)));
    assert.deepEqual([pool.nodes, pool.npusPerNode, pool.npuMemoryGiB], [4, 8, 64]);
    assert.deepEqual(
      runs.map(({ nodes, npusPerNode }) => [nodes, npusPerNode]),
      [
        [1, 8],
        [2, 8],
      ],
    );
    assert.deepEqual(
      services.map(({ npus, maxModelLen }) => [npus, maxModelLen]),
      [[1, 16384]],
    );
    const plan = requirePlan("pool", planPool(pool, [...runs.map(trainingDemand), ...services.map(servingDemand)]));
    assert.deepEqual([plan.nodesUsed, plan.npusUsed], [4, 25]);
  });

  it("Pulumi.dev.yaml reaches every service under made-up names, never a real cloud", () => {
    const { cloud } = loadEnvironment(stackFileSource(join(PROJECT, "Pulumi.dev.yaml")));
    for (const address of [cloud.authUrl ?? "", ...Object.values(cloud.endpoints)]) {
      assert.match(new URL(address).hostname, /\.emulator\.test$/);
    }
    assert.equal(cloud.authUrl, "http://iam.emulator.test/v3");
  });

  it("Pulumi.dev.yaml names data files that are part of the project", () => {
    const { data } = loadEnvironment(stackFileSource(join(PROJECT, "Pulumi.dev.yaml")));
    assert.ok(data.length > 0);
    for (const { file } of data) {
      assert.ok(file !== undefined && existsSync(join(PROJECT, file)), file);
    }
  });
});

describe("the JSON Schema of stack files", () => {
  it("is as the configuration is", async () => {
    assert.equal(readFileSync(join(PROJECT, STACK_FILE_SCHEMA), "utf8"), await formattedStackFileSchema());
  });

  it("accepts the development environment, and describes every setting", () => {
    assert.deepEqual(schemaFaults(parse(readFileSync(join(PROJECT, "Pulumi.dev.yaml"), "utf8"))), []);
    const undescribed = undescribedKeys(stackFileSchema(), "");
    assert.deepEqual(undescribed, []);
  });

  const dev = parse(readFileSync(join(PROJECT, "Pulumi.dev.yaml"), "utf8")) as { config: Record<string, object> };
  const cases: [what: string, config: Record<string, unknown>, fault: RegExp][] = [
    ["an unknown section", { "ascend-stacks:servin": [] }, /must NOT have additional properties/],
    ["an unknown key", { "ascend-stacks:training": [{ modle: "a" }] }, /must NOT have additional properties/],
    ["a wrong type", { "ascend-stacks:cloud": { ...dev.config["ascend-stacks:cloud"], region: 5 } }, /must be string/],
    ["a secret in plain text", { "ascend-stacks:secretKey": "SK" }, /must be object/],
  ];
  for (const [what, config, fault] of cases) {
    it(`refuses ${what}`, () => {
      assert.match(schemaFaults({ ...dev, config: { ...dev.config, ...config } }).join("\n"), fault);
    });
  }

  it("accepts secrets that are encrypted, and keys of others", () => {
    const config = { ...dev.config, "ascend-stacks:secretKey": { secure: "v1:a" }, "aws:region": "x" };
    assert.deepEqual(schemaFaults({ ...dev, config }), []);
  });
});

describe("Pulumi.yaml", () => {
  it("describes every section, leaves types to config/, and has a default so that the engine does not ask for one", () => {
    assert.deepEqual(Object.keys(project.config), Object.keys(environmentSchema.shape));
    for (const [key, declaration] of Object.entries(project.config)) {
      assert.ok((declaration.description ?? "").length > 20, key);
      assert.ok("default" in declaration && !("type" in declaration), key);
    }
  });

  it("names every setting of a section in the section's description", () => {
    const named = {
      cloud: ["region", "projectId", "endpoints", "tags"],
      platform: ["network", "nodePools", "storage"],
      training: ["strategy", "seqLen", "weights"],
      serving: ["precision", "maxModelLen"],
      data: ["file", "format"],
    };
    for (const [section, settings] of Object.entries(named)) {
      for (const setting of settings) {
        assert.match(project.config[section]?.description ?? "", new RegExp(`\\b${setting}\\b`), section);
      }
    }
  });

  it("names the project as its package does, and its program", () => {
    const { name } = parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as { name: string };
    assert.equal(project.name, name);
    assert.ok(existsSync(join(PROJECT, project.main)));
  });

  it("asks for the resources of the Huawei Cloud provider that its SDK was generated with", () => {
    const selection = parse(readFileSync(join(PROJECT, "tools/sdk/selection.json"), "utf8")) as {
      provider: string;
      version: string;
      resources: string[];
      dataSources: string[];
    };
    const { source, parameters } = project.packages.huaweicloud;
    const [provider, version, flag, included = ""] = parameters;
    assert.deepEqual(
      [source, provider, version, flag],
      ["terraform-provider", selection.provider, selection.version, "--include"],
    );
    assert.deepEqual(included.split(","), [...new Set([...selection.resources, ...selection.dataSources])]);
  });
});
