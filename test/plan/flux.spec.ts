import assert from "node:assert/strict";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { planFlux, type FluxWorkload } from "../../plan/flux";
import { aiToolkitSettings, FLUX_DEFAULTS, sdScriptsDataset } from "../../plan/flux-settings";

const POOL = { name: "npu", nodes: 2, npusPerNode: 8, npuMemoryGiB: 64 };
const WORKLOAD: FluxWorkload = { name: "style", model: "flux.1-dev", strategy: "lora" };

function plan(change: Partial<FluxWorkload> = {}) {
  return requirePlan("style", planFlux({ ...WORKLOAD, ...change }, POOL));
}

function faults(change: Partial<FluxWorkload>, pool = POOL): string[] {
  const answer = planFlux({ ...WORKLOAD, ...change }, pool);
  assert(isRejected(answer), "accepted");
  return answer.map(faultText);
}

describe("planFlux", () => {
  it("takes the manual's NPUs and image, and upstream's numbers", () => {
    const { explanation, sources, ...rest } = plan();
    assert.deepEqual(rest, {
      name: "style",
      framework: "flux",
      model: "flux.1-dev",
      strategy: "lora",
      nodes: 1,
      npusPerNode: 1,
      image: rest.image,
      weightsPath: "models/FLUX.1-dev",
      textEncodersPath: "models/flux_text_encoders",
      codePath: "packages/sd-scripts",
      packagePath: "packages/AscendCloud-AIGC",
      steps: 2000,
      batchSize: 1,
      learningRate: 0.0001,
      resolution: 1024,
    });
    // PyTorch 2.3.1: the image of the FLUX training guide, not that of the language models (seed 001, line 15).
    assert.match(rest.image, /pytorch_2_3_ascend/);
    assert.deepEqual(sources["npusPerNode"], { from: "default", source: ["001:7"] });
    assert.deepEqual(explanation, [
      "training style: flux.1-dev lora: 1 x 1 NPU, 2000 steps of 1 image at 1024 pixels (seed 001, line 7)",
      "training style: weights: models/FLUX.1-dev on the share (seed 001, line 9)",
      explanation[2],
      "training style: start command: the package's run.sh, on the data of its settings (seed 001, line 11)",
    ]);
    const full = plan({ strategy: "full", data: "images" });
    assert.deepEqual([full.npusPerNode, full.steps, full.learningRate], [8, 1600, 0.00005]);
    assert.match(full.explanation[0] ?? "", /1 x 8 NPUs, 1600 steps of 8 images/);
    assert.match(full.explanation[1] ?? "", /models\/FLUX\.1-dev on the share and models\/flux_text_encoders/);
    assert.match(full.explanation[3] ?? "", /upstream's, as the manual leaves step nine out/);
    assert.match(plan({ data: "images" }).explanation[3] ?? "", /ai-toolkit's run\.py, with the run's own data/);
  });

  it("takes what the request says, and says so", () => {
    const flux = {
      npus: 2,
      textEncoders: "a",
      code: "b",
      package: "c",
      steps: 5,
      batchSize: 3,
      learningRate: 1e-6,
      resolution: 512,
    };
    const made = plan({ flux, weights: "w", command: "sh own.sh", image: "own/image:1" });
    assert.deepEqual(
      [made.npusPerNode, made.textEncodersPath, made.codePath, made.packagePath, made.steps, made.batchSize],
      [2, "a", "b", "c", 5, 3],
    );
    assert.deepEqual(
      [made.learningRate, made.resolution, made.weightsPath, made.command, made.image],
      [1e-6, 512, "w", "sh own.sh", "own/image:1"],
    );
    const own = Object.entries(made.sources).filter(([, { from }]) => from !== "user");
    assert.deepEqual(own, []);
    assert.equal(made.explanation[3], "training style: start command: as configured");
  });

  it("refuses what nobody trains, all at once", () => {
    const found = faults({
      model: "sd3",
      strategy: "sft",
      seqLen: 4096,
      nodes: 2,
      flux: { npus: 9 },
      name: "a".repeat(33),
    });
    assert.deepEqual(
      found.map((text) => text.slice(0, text.indexOf(":"))),
      ["model", "strategy", "seqLen", "nodes", "flux.npus", "name"],
    );
    assert.deepEqual(
      faults({ strategy: "full" }).map((text) => text.slice(0, 27)),
      ["data: got nothing; all weig"],
    );
    const small = faults({ strategy: "full", data: "images" }, { ...POOL, npusPerNode: 4 });
    assert.deepEqual(small, [
      ': got 8 NPUs; pool "npu" has 4 NPUs per node; use a pool with 8 or more per node (seed 001, line 7)',
    ]);
    assert.match(faults({}, { ...POOL, npusPerNode: 0 })[0] ?? "", /pool "npu" has no NPUs; use a pool with 1 or more/);
    const { strategy: _, ...without } = WORKLOAD;
    const answer = planFlux(without, POOL);
    assert(isRejected(answer));
    assert.deepEqual(answer.map(faultText), ["strategy: got nothing; full or lora (seed 001, line 11)"]);
    assert.equal(plan({ model: "FLUX1-dev", name: "a".repeat(32), nodes: 1 }).model, "flux.1-dev");
  });
});

describe("the settings of FLUX.1's programs", () => {
  const RUN = {
    name: "style",
    images: "/images",
    resolution: 768,
    batchSize: 2,
    steps: 10,
    learningRate: 1e-4,
    rank: 8,
    weights: "/weights",
    output: "/output",
  };

  it("are TOML of one data set for sd-scripts", () => {
    assert.equal(
      sdScriptsDataset(RUN),
      '[general]\ncaption_extension = ".txt"\nenable_bucket = true\n\n[[datasets]]\nresolution = 768\nbatch_size = 2\n\n' +
        '  [[datasets.subsets]]\n  image_dir = "/images"\n  num_repeats = 1\n',
    );
  });

  it("have no size above the run's for ai-toolkit, no 8-bit weights and no optimizer of bitsandbytes", () => {
    const { config } = aiToolkitSettings(RUN) as {
      config: { process: { datasets: object[]; train: Record<string, unknown>; model: Record<string, unknown> }[] };
    };
    const [process] = config.process;
    assert.deepEqual((process?.datasets[0] as { resolution: number[] }).resolution, [512, 768]);
    assert.deepEqual(
      [process?.train["batch_size"], process?.train["lr"], process?.train["optimizer"], process?.model["quantize"]],
      [2, 0.0001, "adamw", false],
    );
    assert.deepEqual(FLUX_DEFAULTS.lora, { learningRate: 0.0001, steps: 2000 });
  });
});
