import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  images,
  megatronModel,
  megatronModelNames,
  megatronRows,
  servingRows,
  type ServingCards,
} from "../../catalogue";

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
});
