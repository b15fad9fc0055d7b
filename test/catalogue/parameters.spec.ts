import assert from "node:assert/strict";
import { parameter, parameterGroups, parameters } from "../../catalogue/parameters";

describe("parameters of the catalogue", () => {
  it("has the manuals' 56 tables, each once, with 376 parameters", () => {
    const ids = parameterGroups().map(({ id }) => id);
    assert.equal(ids.length, 56);
    assert.equal(new Set(ids).size, 56);
    assert.equal(parameters().length, 376);
  });

  it("has every name once in a table, and a source for each", () => {
    for (const { id, source } of parameterGroups()) {
      const rows = parameters(id);
      assert.ok(rows.length > 0 && source.length > 0, id);
      assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length, id);
      assert.ok(
        rows.every((row) => row.source.length > 0 && row.meaning !== ""),
        id,
      );
    }
  });

  it("says of each whether it is required, where the manuals do", () => {
    const count = (required: boolean | "multi-node" | undefined) =>
      parameters().filter((row) => row.required === required).length;
    assert.deepEqual([true, false, "multi-node" as const, undefined].map(count), [212, 73, 9, 82]);
    assert.deepEqual(
      parameters("qwen904.lora").flatMap(({ name, required }) => (required === "multi-node" ? [name] : [])),
      ["MASTER_ADDR", "NNODES", "NODE_RANK"],
    );
  });

  it("has defaults and examples that are among the allowed values", () => {
    for (const { group, name, default: byDefault, example, values } of parameters()) {
      for (const text of [byDefault, example]) {
        if (values !== undefined && text !== undefined) {
          const given = values.includes(text) ? [text] : text.split(/, |\//);
          assert.ok(
            given.every((value) => values.includes(value)),
            `${group} ${name}: ${text}`,
          );
        }
      }
    }
  });

  it("gives a parameter the kind and the workloads of its table, but for the kind where it has its own", () => {
    const mixed = parameterGroups().filter(({ id, kind }) => parameters(id).some((row) => row.kind !== kind));
    assert.deepEqual(mixed.map(({ id }) => id).sort(), [
      "flux.comfyui",
      "lm_eval",
      "megatron.convert-env",
      "megatron.mg2hf-args",
      "megatron.throughput",
      "qwen904.convert-args",
      "qwen904.lora",
      "qwen904.preprocess-pretrain",
      "standard.job",
      "volcano.placeholders",
    ]);
    assert.equal(parameter("flux.comfyui", "GRAPH_MODE")?.kind, "env");
    assert.equal(parameter("flux.comfyui", "--port")?.kind, "cli");
    assert.deepEqual(parameter("flux.comfyui", "--port")?.workloads, ["FLUX", "ComfyUI", "inference"]);
  });

  it("finds a parameter by table and name", () => {
    assert.deepEqual(parameter("qwen904.pretrain", "GBS"), {
      group: "qwen904.pretrain",
      name: "GBS",
      kind: "env",
      required: false,
      default: "64",
      example: "64",
      meaning: "Samples per step over all machines; a larger value helps throughput when PP > 1.",
      workloads: ["megatron-6.3.904", "qwen", "pretrain"],
      source: ["002:20"],
    });
    assert.equal(parameter("qwen904.pretrain", "LR"), undefined);
    assert.deepEqual(parameters("no.such.table"), []);
  });
});
