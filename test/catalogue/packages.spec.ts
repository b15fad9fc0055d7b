import assert from "node:assert/strict";
import {
  dataFormats,
  dataSets,
  llamaFactoryModelNames,
  megatronModelNames,
  modelWeights,
  otherWeights,
  packageTrees,
  releaseNotes,
  servingModelNames,
  softwarePackages,
  weightDifferences,
  weightListings,
} from "../../catalogue";

describe("packages of the catalogue", () => {
  it("has the manuals' packages, trees, listings, data sets, weights, formats and release notes", () => {
    assert.deepEqual(
      [
        softwarePackages(),
        packageTrees(),
        weightListings(),
        dataSets(),
        otherWeights(),
        dataFormats(),
        releaseNotes(),
      ].map((table) => table.length),
      [7, 8, 3, 7, 5, 5, 1],
    );
    assert.equal(packageTrees().flatMap(({ entries }) => entries).length, 97);
  });

  it("gives every row an id of its own and a source", () => {
    for (const table of [
      softwarePackages(),
      packageTrees(),
      weightListings(),
      dataSets(),
      otherWeights(),
      dataFormats(),
    ]) {
      assert.equal(new Set(table.map(({ id }) => id)).size, table.length);
      assert.ok(table.every(({ source }) => source.length > 0));
    }
    assert.ok(releaseNotes().every(({ source }) => source.length > 0));
  });

  it("has paths that are below one folder in each tree, each once", () => {
    for (const { id, entries } of packageTrees()) {
      const paths = entries.map(({ path }) => path);
      assert.equal(new Set(paths).size, paths.length, id);
      assert.equal(new Set(paths.map((path) => path.split("/")[0])).size, 1, id);
    }
  });

  it("names packages after the releases that they belong to", () => {
    for (const { id, modelArtsVersions } of softwarePackages()) {
      const [version] = /6\.3\.\w+$/.exec(id) ?? [];
      assert.ok(version === undefined || (modelArtsVersions.length === 1 && modelArtsVersions[0] === version), id);
    }
  });

  it("has addresses of https only", () => {
    for (const { id, url } of [...dataSets(), ...otherWeights()]) {
      assert.ok(url === undefined || /^https:\/\/[\w.]+\/\S+$/.test(url), id);
    }
  });

  it("has every file of a listing once, and every shard of the weights", () => {
    for (const { id, files } of weightListings()) {
      assert.equal(new Set(files).size, files.length, id);
      for (const file of files) {
        const [, prefix = "", shards = "", suffix = ""] = /^(.*)-00001-of-(\d+)(\..*)$/.exec(file) ?? [];
        for (let shard = 1; shard <= Number(shards); shard++) {
          assert.ok(files.includes(`${prefix}-${String(shard).padStart(5, "0")}-of-${shards}${suffix}`), file);
        }
      }
    }
  });
});

describe("modelWeights", () => {
  it("has an address or the text of a link for every model of every table", () => {
    for (const name of [...megatronModelNames(), ...llamaFactoryModelNames(), ...servingModelNames()]) {
      const { training, serving } = modelWeights(name);
      assert.notEqual(training?.weightsUrl ?? serving?.weightsUrl ?? serving?.weightsText, undefined, name);
    }
  });

  it("has the revision that glm4-9b must be trained from, by any of its names", () => {
    for (const name of ["glm4-9b", "glm-4-9b", "THUDM/glm-4-9b-chat"]) {
      assert.equal(modelWeights(name).training?.weightsRevision, "4b556ad4d70c38924cb8c120adbf21a0012de6ce");
      assert.equal(modelWeights(name).serving?.model, "glm-4-9b");
    }
  });

  it("says of exactly the models with two addresses that their weights differ, and how", () => {
    const differing = megatronModelNames().filter((name) => {
      const { training, serving } = modelWeights(name);
      return training?.weightsUrl !== serving?.weightsUrl?.replace(/\/tree\/main$/, "");
    });
    assert.deepEqual(
      [...differing].sort(),
      weightDifferences()
        .map(({ model }) => model)
        .sort(),
    );
    for (const name of megatronModelNames()) {
      assert.equal(modelWeights(name).difference !== undefined, differing.includes(name), name);
    }
    assert.match(modelWeights("Qwen1.5-32B-Chat").difference?.difference ?? "", /base weights served/);
  });

  it("knows nothing of a model that is in no table", () => {
    assert.deepEqual(modelWeights("gpt-neox-20b"), { training: undefined, serving: undefined, difference: undefined });
  });
});
