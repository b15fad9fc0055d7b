import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  dataFormats,
  dataSets,
  images,
  llamaFactoryRows,
  megatronModel,
  megatronModelNames,
  megatronRows,
  modelWeights,
  otherWeights,
  packageTrees,
  pins,
  releaseNotes,
  servingRows,
  softwarePackages,
  troubleshootingRows,
  weightDifferences,
  weightListings,
  type ServingCards,
} from "../../catalogue";
import { parameterGroups, parameters } from "../../catalogue/parameters";

/** Facts extracted from the manuals; beside the project where it is developed, not where it is used. */
const FACTS = resolve(__dirname, "../../../shared/facts");

interface TrainingFacts {
  models: {
    model: string;
    family: string;
    weightsUrl: string;
    otherWeightsUrls: string[];
    revision: string | null;
    source: string[];
  }[];
  rows: {
    model: string;
    strategies: string[];
    seqLen: number;
    tp: number;
    pp: number;
    mbs: number;
    nodes: number;
    npusPerNode: number;
    source: string[];
  }[];
}

interface CardFacts {
  minCards: number;
  maxModelLenK: number;
}

interface ServingFacts {
  rows: {
    key: string;
    supportName: string;
    cardName: string;
    fp16bf16: boolean;
    w4a16: boolean;
    w8a8: boolean;
    w8a16: boolean;
    kvCacheInt8: boolean;
    weightsUrl: string | null;
    weightsText: string | null;
    otherWeightsUrls: string[];
    npu32GB: CardFacts | null;
    npu64GB: CardFacts | null;
    source: string[];
  }[];
}

interface ImageFacts {
  images: { id: string; address: string }[];
  rows: {
    image: string;
    modelArtsVersion: string;
    guide: string;
    purpose: string;
    cann: string;
    pytorch: string | null;
    torchNpu: string | null;
    driver: string | null;
    driverFrom?: string;
    source: string[];
  }[];
}

type Row = Record<string, unknown>;

interface LlamaFactoryFacts {
  rows: (Row & {
    family: string;
    size: string;
    sizeAsWritten: string;
    optimizer: { zeroStage: number; offload: boolean; asWritten: string };
    nodes: number;
    npusPerNode: number;
    totalNpus: number;
  })[];
}

interface WeightFacts {
  weightsDifferFromTraining: {
    key: string;
    trainingModel: string;
    trainingUrl: string;
    inferenceUrl: string | null;
    inferenceText: string | null;
  }[];
}

interface PackageFacts {
  rows: (Row & { modelArtsVersion: string })[];
  trees: (Row & { nestingInferred: boolean; entries: (Row & { path: string })[] })[];
  pins: (Row & { name: string })[];
  weightListings: Row[];
  dataSets: (Row & { sizeAsWritten: string | null })[];
  weights: (Row & { repo?: string })[];
  dataFormats: Row[];
  releaseNotes: Row[];
}

interface ParameterFacts {
  groups: (Row & { id: string })[];
  rows: (Row & { group: string })[];
}

interface TroubleshootingFacts {
  rows: (Row & {
    symptom: string;
    cause: string | null;
    remedy: string;
    appliesTo: string[];
    missingInSeed: string | null;
  })[];
}

/** Words of the facts that mean nothing in the catalogue, and ours. */
const WORDS: readonly (readonly [theirs: string, ours: string])[] = [
  ["(scraper blanks)", "(stray blanks)"],
  ["manifests/volcano-job-1node.yaml, manifests/volcano-job-2node.yaml", "config.yaml"],
  ["(see images.json)", "(see the table of images)"],
  ["in training-llamafactory.json", "in the training table of LLaMA-Factory"],
  ["in inference-vllm.json", "in the serving table"],
  ["The seed sets", "The manual sets"],
  ["The seed shows", "The manual shows"],
  ["The seed then names", "The manual then names"],
  ["what the seed prints", "what the manual prints"],
  ["the seed gives no patch number", "the manual gives no patch number"],
];

/** Cells of pins in which the seeds differ from the facts. */
const SEEDS_WIN: Readonly<Record<string, Row>> = {
  "vLLM 0.6.3": { source: ["001:27", "001:33", "003:37", "001:25"] }, // 001:25 names the file
  "PyTorch-2.1.0 py3.9": { version: "python3.9" }, // as in the paths
};

/** A row of the facts in our words, without the cells that are empty. */
function present(row: Row): Row {
  const ours = (value: unknown) =>
    typeof value === "string" ? WORDS.reduce((text, [from, to]) => text.replace(from, to), value) : value;
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => !isEmpty(value))
      .map(([key, value]) => [key, ours(value)]),
  );
}

/** A row without some of its cells. */
function without(row: Row, ...cells: string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !cells.includes(key)));
}

/** Rows of the catalogue as the facts could have them: without cells that are undefined. */
function plain(rows: readonly object[]): Row[] {
  return JSON.parse(JSON.stringify(rows)) as Row[];
}

function facts(file: string): unknown {
  return JSON.parse(readFileSync(join(FACTS, file), "utf8"));
}

function cards(facts: CardFacts | null): ServingCards | undefined {
  return facts === null ? undefined : { minCards: facts.minCards, maxModelLenK: facts.maxModelLenK };
}

describe("catalogue against the extracted facts", () => {
  before(function () {
    if (!existsSync(FACTS)) {
      this.skip(); // a clone without ../shared has nothing to compare with
    }
  });

  it("has every training model as extracted", () => {
    const { models } = facts("training-megatron.json") as TrainingFacts;
    assert.deepEqual(
      megatronModelNames().map((name) => {
        const { model, family, weightsUrl, otherWeightsUrls, weightsRevision, source } =
          megatronModel(name) ?? assert.fail(name);
        return {
          model,
          family,
          weightsUrl,
          otherWeightsUrls: otherWeightsUrls ?? [],
          revision: weightsRevision ?? null,
          source,
        };
      }),
      models.map(({ model, family, weightsUrl, otherWeightsUrls, revision, source }) => ({
        model,
        family,
        weightsUrl,
        otherWeightsUrls,
        revision,
        source,
      })),
    );
  });

  it("has every cell of the 124 training rows as extracted", () => {
    const { rows } = facts("training-megatron.json") as TrainingFacts;
    assert.deepEqual(
      megatronRows().map(({ model, strategies, seqLen, tp, pp, mbs, nodes, npusPerNode, source }) => ({
        model,
        strategies,
        seqLen,
        tp,
        pp,
        mbs,
        nodes,
        npusPerNode,
        source,
      })),
      rows.map(({ model, strategies, seqLen, tp, pp, mbs, nodes, npusPerNode, source }) => ({
        model,
        strategies,
        seqLen,
        tp,
        pp,
        mbs,
        nodes,
        npusPerNode,
        source,
      })),
    );
  });

  it("has every cell of the 69 serving rows as extracted", () => {
    const { rows } = facts("inference-vllm.json") as ServingFacts;
    const columns = ["fp16bf16", "w4a16", "w8a8", "w8a16", "kvCacheInt8"] as const;
    assert.deepEqual(
      servingRows().map((row) => ({
        model: row.model,
        names: [row.supportName ?? row.model, row.cardName ?? row.model],
        precisions: row.precisions,
        cards: [row.npu32GB, row.npu64GB],
        weights: [row.weightsUrl, row.weightsText, ...(row.otherWeightsUrls ?? [])],
        source: row.source,
      })),
      rows.map((row) => ({
        model: row.key,
        names: [row.supportName, row.cardName],
        precisions: columns.filter((column) => row[column]),
        cards: [cards(row.npu32GB), cards(row.npu64GB)],
        weights: [row.weightsUrl ?? undefined, row.weightsText ?? undefined, ...row.otherWeightsUrls],
        source: row.source,
      })),
    );
  });

  it("has every image and every mention as extracted", () => {
    const extracted = facts("images.json") as ImageFacts;
    assert.deepEqual(
      images().images.map(({ id, address }) => ({ id, address })),
      extracted.images.map(({ id, address }) => ({ id, address })),
    );
    assert.deepEqual(
      images().mentions.map(({ image, modelArtsVersion, guide, purpose, cann, pytorch, torchNpu, driver, source }) => ({
        image,
        modelArtsVersion,
        guide,
        purpose,
        cann,
        pytorch: pytorch ?? null,
        torchNpu: torchNpu ?? null,
        driver: driver ?? null,
        source,
      })),
      extracted.rows.map(
        ({ image, modelArtsVersion, guide, purpose, cann, pytorch, torchNpu, driver, driverFrom, source }) => ({
          image,
          modelArtsVersion,
          guide,
          purpose,
          cann,
          pytorch,
          torchNpu,
          driver,
          source: [...source, ...(driverFrom === undefined ? [] : [driverFrom])],
        }),
      ),
    );
  });

  it("has every cell of the 66 LLaMA-Factory rows as extracted", () => {
    const { rows } = facts("training-llamafactory.json") as LlamaFactoryFacts;
    assert.equal(rows.length, 66);
    assert.deepEqual(
      plain(llamaFactoryRows()).map((row) => without(row, "remark")),
      rows.map(({ optimizer, sizeAsWritten, ...cells }) => ({
        ...present(without(cells, "tableRow", "totalNpus")),
        model: `${cells.family}-${cells.size}`.toLowerCase().replace("_", "-"),
        ...(sizeAsWritten === cells.size ? {} : { sizeAsPrinted: sizeAsWritten }),
        zeroStage: optimizer.zeroStage,
        offload: optimizer.offload,
      })),
    );
    for (const { optimizer, nodes, npusPerNode, totalNpus } of rows) {
      assert.equal(optimizer.asWritten, `ZeRO-${optimizer.zeroStage}${optimizer.offload ? "-Offload" : ""}`);
      assert.equal(totalNpus, nodes * npusPerNode);
    }
  });

  it("has every model whose weights differ between training and serving as extracted", () => {
    const extracted = (facts("inference-vllm.json") as WeightFacts).weightsDifferFromTraining;
    assert.deepEqual(
      weightDifferences().map(({ model }) => {
        const { training, serving } = modelWeights(model);
        return [serving?.model, training?.model, training?.weightsUrl, serving?.weightsUrl, serving?.weightsText];
      }),
      extracted.map(({ key, trainingModel, trainingUrl, inferenceUrl, inferenceText }) => [
        key,
        trainingModel,
        trainingUrl,
        inferenceUrl ?? undefined,
        inferenceText ?? undefined,
      ]),
    );
  });

  it("has every cell of packages, trees, listings, data sets, weights, formats and release notes as extracted", () => {
    const extracted = facts("packages.json") as PackageFacts;
    assert.deepEqual(
      plain(softwarePackages()),
      extracted.rows.map(({ modelArtsVersion, ...row }) => ({
        ...present(row),
        modelArtsVersions: modelArtsVersion.split(" / "),
      })),
    );
    assert.ok(extracted.trees.every(({ nestingInferred }) => nestingInferred));
    assert.deepEqual(
      plain(packageTrees()),
      extracted.trees.map(({ entries, ...row }) => ({
        ...present(without(row, "nestingInferred")),
        // Notes are words of ours; one of them says more here.
        entries: entries.map((entry) =>
          present(
            entry.path.endsWith("/benchmark_utils.py")
              ? { ...entry, note: "shared functions of the benchmarks" }
              : entry,
          ),
        ),
      })),
    );
    assert.deepEqual(plain(weightListings()), extracted.weightListings.map(present));
    assert.deepEqual(
      plain(dataSets()),
      extracted.dataSets.map(({ sizeAsWritten, ...row }) => present({ ...row, sizeAsPrinted: sizeAsWritten })),
    );
    assert.deepEqual(
      plain(otherWeights()),
      extracted.weights.map(({ repo, ...row }) => present({ ...row, repository: repo ?? null })),
    );
    assert.deepEqual(plain(dataFormats()), extracted.dataFormats.map(present));
    assert.deepEqual(plain(releaseNotes()), extracted.releaseNotes.map(present));
  });

  it("has every cell of the 39 pins as extracted, but where the seeds say otherwise", () => {
    const extracted = (facts("packages.json") as PackageFacts).pins;
    assert.equal(extracted.length, 39);
    assert.deepEqual(
      plain(pins()).map((row) => without(row, "scopes", "releases")),
      extracted.map((row) => ({ ...present(row), ...SEEDS_WIN[`${row.name} ${String(row["version"])}`] })),
    );
  });

  it("has every cell of the 376 parameters and their 56 groups as extracted", () => {
    const { groups, rows } = facts("parameters.json") as ParameterFacts;
    assert.equal(rows.length, 376);
    assert.equal(parameters().length, rows.length);
    const byId = (a: { id?: unknown }, b: { id?: unknown }) => String(a.id).localeCompare(String(b.id));
    assert.deepEqual(
      plain(parameterGroups())
        .map((group) => without(group, "parameters"))
        .sort(byId),
      groups.map(present).sort(byId),
    );
    for (const { id } of groups) {
      assert.deepEqual(plain(parameters(id)), rows.filter(({ group }) => group === id).map(present), id);
    }
  });

  it("has every cell of the 50 known problems as extracted", () => {
    const { rows } = facts("troubleshooting.json") as TroubleshootingFacts;
    assert.equal(rows.length, 50);
    assert.deepEqual(
      plain(
        troubleshootingRows().map(({ symptom, cause, remedy, appliesTo, missingInSeed, ...cells }) => ({
          ...cells,
          symptom: symptom.en,
          cause: cause?.en ?? null,
          remedy: remedy.en,
          appliesTo: appliesTo.map(({ en }) => en),
          missingInSeed: missingInSeed?.en ?? null,
        })),
      ),
      rows,
    );
  });
});
