import assert from "node:assert/strict";
import {
  knownModel,
  llamaFactoryModelNames,
  megatronModelNames,
  pins,
  pinsFor,
  servingModelNames,
  transformersFor,
  type PinQuery,
} from "../../catalogue";

function versions(query: PinQuery): Record<string, string | undefined> {
  return Object.fromEntries(pinsFor(query).map(({ name, version }) => [name, version]));
}

describe("version pins of the catalogue", () => {
  it("has the manuals' 39 pins, each with a use and a source", () => {
    assert.equal(pins().length, 39);
    for (const { name, scopes, source } of pins()) {
      assert.ok(scopes.length > 0 && source.length > 0, name);
    }
  });

  it("has a version in every pin but for the software that is named without one", () => {
    const without = pins().filter(({ version }) => version === undefined);
    assert.deepEqual(
      without.map(({ name }) => name),
      ["Megatron-LM", "EAGLE", "opencompass", "ai-toolkit", "sd-scripts", "docker-engine.aarch64", "docker"],
    );
  });

  it("names models of the tables, and releases as ModelArts counts them", () => {
    const names = [...megatronModelNames(), ...llamaFactoryModelNames(), ...servingModelNames()];
    for (const { name, scopes, releases = [] } of pins()) {
      for (const { models = [], exceptModels = [] } of scopes) {
        for (const model of [...models, ...exceptModels]) {
          assert.ok(names.includes(model), `${name}: ${model}`);
        }
      }
      assert.ok(
        releases.every((release) => ["6.3.904", "6.3.910", "6.3.911"].includes(release)),
        name,
      );
    }
  });

  it("gives the pins of one name", () => {
    assert.deepEqual(
      pins("transformers").map(({ version }) => version),
      ["4.45.0", "4.44.2", "4.43.2", "4.38", "4.44.2"],
    );
    assert.deepEqual(pins("torch"), []);
  });

  it("gives the version of transformers for each use, model and framework", () => {
    const cases: readonly (readonly [Parameters<typeof transformersFor>[0], string, string])[] = [
      [{ use: "training" }, "4.45.0", "000:57"],
      [{ use: "training", model: "llama2-13b" }, "4.45.0", "000:57"],
      [{ use: "training", model: "glm3-6b" }, "4.44.2", "001:3"],
      [{ use: "training", model: "ChatGLMv3-6B", framework: "megatron" }, "4.44.2", "001:3"],
      [{ use: "training", model: "glm-4-9b", framework: "megatron" }, "4.44.2", "001:3"],
      [{ use: "training", model: "glm4-9b", framework: "llama-factory" }, "4.45.0", "000:57"],
      [{ use: "training", model: "yi-6b" }, "4.45.0", "000:57"],
      [{ use: "serving", model: "glm-4-9b" }, "4.43.2", "000:59"],
      [{ use: "serving", model: "llama3-8b" }, "4.45.0", "000:57"],
    ];
    for (const [query, version, source] of cases) {
      const pin = transformersFor(query);
      assert.deepEqual([pin.version, pin.source[0]], [version, source], JSON.stringify(query));
    }
  });

  it("never gives a version that is known to be bad", () => {
    assert.ok(pins("transformers").some(({ version, kind }) => version === "4.38" && kind === "known bad"));
    for (const model of megatronModelNames()) {
      assert.notEqual(transformersFor({ use: "training", model }).version, "4.38", model);
    }
  });

  it("gives every version for a release of training", () => {
    assert.deepEqual(versions({ use: "training", framework: "megatron", model: "glm4-9b", release: "6.3.910" }), {
      transformers: "4.44.2",
      peft: "0.12.0",
      MindSpeed: "4ea42a23",
      ModelLink: "8f50777",
      "Megatron-LM": undefined,
      "NPU driver": "23.0.6",
      CANN: "8.0.rc3",
    });
    assert.deepEqual(versions({ use: "training", framework: "megatron", release: "6.3.904" }), {
      "Megatron-LM": undefined,
      PyTorch_npu: "2.1.0.post3-20240413",
      CANN: "8.0.rc1",
    });
    assert.deepEqual(versions({ use: "training", framework: "llama-factory", release: "6.3.911" }), {
      transformers: "4.45.0",
      peft: "0.12.0",
      "PyTorch-2.1.0": "python3.9",
      "NPU driver": "23.0.6",
      CANN: "8.0.rc3",
    });
  });

  it("gives the versions for serving with each vLLM", () => {
    const onBoth = { "NPU driver": "23.0.6", CANN: "8.0.rc3" };
    assert.deepEqual(versions({ use: "serving", vllm: "0.6.3", model: "glm-4-9b" }), { vLLM: "0.6.3", ...onBoth });
    assert.deepEqual(versions({ use: "serving", vllm: "0.6.0", model: "glm-4-9b" }), {
      transformers: "4.43.2",
      vLLM: "0.6.0",
      ...onBoth,
    });
    assert.deepEqual(versions({ use: "serving", vllm: "0.6.0", model: "llama3-8b" }), {
      transformers: "4.45.0",
      tokenizers: "0.20.0",
      vLLM: "0.6.0",
      ...onBoth,
    });
  });

  it("gives the versions of ComfyUI and Diffusers apart", () => {
    const comfyui = versions({ use: "FLUX inference with ComfyUI" });
    assert.equal(comfyui["transformers"], "4.44.2");
    assert.equal(comfyui["ComfyUI"], "0c7c98a");
    assert.equal(Object.keys(comfyui).length, 16);
    assert.deepEqual(versions({ use: "FLUX inference with Diffusers" }), {
      diffusers: "0.30.2",
      ascend_diffusers: "0_21_2",
      "PyTorch-2.1.0": "python3.9",
      "NPU driver": "23.0.6",
      CANN: "8.0.rc3",
    });
  });

  it("gives one version of each name for every model, framework and release", () => {
    for (const model of [undefined, ...servingModelNames()]) {
      for (const framework of ["megatron", "llama-factory"] as const) {
        for (const release of ["6.3.904", "6.3.910", "6.3.911"]) {
          const names = pinsFor({ use: "training", framework, model, release }).map(({ name }) => name);
          assert.equal(new Set(names).size, names.length, `${String(model)} ${framework} ${release}`);
        }
      }
      for (const vllm of ["0.6.0", "0.6.3"] as const) {
        const names = pinsFor({ use: "serving", vllm, model, release: "6.3.911" }).map(({ name }) => name);
        assert.equal(new Set(names).size, names.length, `${String(model)} ${vllm}`);
      }
    }
    assert.equal(knownModel("glm4-9b", ["glm-4-9b"]), "glm-4-9b");
  });
});
