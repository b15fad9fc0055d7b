import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { loadEnvironment } from "../../config/load";
import { environmentSchema } from "../../config/schema";
import { stackFileSource } from "../../config/stack-file";
import { requirePlan } from "../../plan/fault";
import { planPool } from "../../plan/pool";
import { planServing, servingDemand } from "../../plan/serving";
import { planTraining, trainingDemand } from "../../plan/training";

const PROJECT = resolve(__dirname, "../..");

/** Pulumi.yaml, as far as these tests look at it. */
interface ProjectFile {
  name: string;
  main: string;
  config: Record<string, { description?: string; default?: unknown; type?: string }>;
  packages: { huaweicloud: { source: string; version: string; parameters: string[] } };
}

const project = parse(readFileSync(join(PROJECT, "Pulumi.yaml"), "utf8")) as ProjectFile;

describe("stack files of the project", () => {
  const files = ["", "examples/"].flatMap((folder) =>
    readdirSync(join(PROJECT, folder)).flatMap((name) => (/^Pulumi\..+\.yaml$/.test(name) ? [folder + name] : [])),
  );

  it("are there", () => {
    assert.ok(files.includes("Pulumi.dev.yaml") && files.includes("examples/Pulumi.llama-factory.yaml"));
  });

  for (const file of files) {
    it(`${file} loads without a fault`, () => {
      loadEnvironment(stackFileSource(join(PROJECT, file)));
    });

    it(`${file} has no secret and no private key in it`, () => {
      const text = readFileSync(join(PROJECT, file), "utf8");
      assert.doesNotMatch(text, /accessKey:|secretKey:|BEGIN [A-Z ]*PRIVATE KEY|password/i);
    });
  }

  it("Pulumi.dev.yaml is four nodes of eight NPUs with a run of one node, one of two, and a service, all at once", () => {
    const { platform, training, serving } = loadEnvironment(stackFileSource(join(PROJECT, "Pulumi.dev.yaml")));
    const [pool = assert.fail("no pool")] = platform.nodePools;
    const runs = training.map((run) => requirePlan(run.name, planTraining(run, pool)));
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
      assert.ok(existsSync(join(PROJECT, file)), file);
    }
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
