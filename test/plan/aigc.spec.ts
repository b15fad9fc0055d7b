import assert from "node:assert/strict";
import { aigcDemand, planAigc, type AigcWorkload } from "../../plan/aigc";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { jobDemands } from "../../plan/job-demands";

const POOL = { name: "npu", nodes: 1, npusPerNode: 8, npuMemoryGiB: 64 };
const PAGE: AigcWorkload = { name: "page", kind: "comfyui" };
const BATCH: AigcWorkload = { name: "batch", kind: "diffusers", prompts: ["a dog"] };

const sentences = (workload: AigcWorkload, pool = POOL): string[] => {
  const answer = planAigc(workload, pool);
  return isRejected(answer) ? answer.map(faultText) : [];
};

describe("planAigc", () => {
  it("decides ComfyUI as the manual has it", () => {
    const { sources: _, image: __, explanation, ...rest } = requirePlan("page", planAigc(PAGE, POOL));
    assert.deepEqual(rest, {
      name: "page",
      kind: "comfyui",
      npus: 1,
      weightsPath: "models/FLUX.1-dev",
      packagePath: "packages/AscendCloud-AIGC",
      textEncodersPath: "models/stable-diffusion-3-medium/text_encoders",
    });
    assert.match(
      explanation[0] ?? "",
      /^aigc page: ComfyUI 0\.2\.2 with FLUX\.1 as a service on port 8585, 1 NPU \(seed 003, line 13; seed 003, line 15; seed 003, line 21\)$/,
    );
  });

  it("decides Diffusers as the manual has it, and takes what is given", () => {
    const { explanation } = requirePlan("batch", planAigc(BATCH, POOL));
    assert.match(explanation[0] ?? "", /Diffusers 0\.30\.2 with FLUX\.1, 1 prompt of 688 x 1024 pixels, 1 NPU/);
    const plan = requirePlan("batch", planAigc({ ...BATCH, npus: 2, weights: "w", package: "p" }, POOL));
    assert.deepEqual([plan.npus, plan.weightsPath, plan.packagePath], [2, "w", "p"]);
    assert.deepEqual(aigcDemand(plan), { name: "aigc batch", pods: 1, npusPerPod: 2, distinctNodes: false });
  });

  const refused: [workload: AigcWorkload, sentences: string[]][] = [
    [{ ...PAGE, kind: "comfy" }, ['kind: got "comfy"; did you mean "comfyui"? (seed 003, line 11; seed 003, line 13)']],
    [
      { ...PAGE, prompts: ["a"], steps: 3 },
      [
        "prompts: got a setting; a setting of diffusers; leave it out",
        "steps: got a setting; a setting of diffusers; leave it out",
      ],
    ],
    [{ ...BATCH, port: 80 }, ["port: got a setting; a setting of comfyui; leave it out"]],
    [
      { ...BATCH, prompts: [] },
      ["prompts: got nothing; a job draws something; give one prompt or more (seed 003, line 11)"],
    ],
    [{ ...BATCH, prompts: ["a", " "] }, ['prompts[1]: got " "; an empty prompt; leave it out (seed 003, line 11)']],
    [{ ...BATCH, width: 700 }, ["width: got 700; FLUX.1 draws in squares of 16 pixels; use 704 (seed 003, line 11)"]],
    [
      { ...PAGE, npus: 9 },
      ['npus: got 9; pool "npu" has 8 NPUs per node; use a pool with 9 or more per node (seed 003, line 21)'],
    ],
    [
      { ...BATCH, name: "b".repeat(32) },
      [
        `name: got "${"b".repeat(32)}"; the jobs of its steps are called after it, at most 40 characters; use 31 at most`,
      ],
    ],
  ];
  for (const [workload, expected] of refused) {
    it(`refuses ${JSON.stringify(workload)}`, () => {
      assert.deepEqual(sentences(workload), expected);
    });
  }

  it("proposes a size that is accepted", () => {
    const answer = planAigc({ ...BATCH, width: 10, height: 1031 }, POOL);
    assert.ok(isRejected(answer));
    assert.deepEqual(
      answer.map(({ alternative }) => alternative),
      [{ width: 16 }, { height: 1024 }],
    );
    assert.match(
      sentences(PAGE, { ...POOL, npusPerNode: 0 }).join(),
      /pool "npu" has no NPUs; use a pool with 1 or more/,
    );
  });
});

describe("jobs of a pool", () => {
  const job = (name: string, npusPerPod: number, pods = 1) => ({ name, pods, npusPerPod, distinctNodes: false });

  it("come one after the other, so the largest counts, and none where training frees its NPUs", () => {
    const jobs = [job("a", 2), job("b", 8), job("c", 0), job("d", 16, 0)];
    assert.deepEqual(jobDemands(jobs, false), [job("b", 8)]);
    assert.deepEqual(jobDemands(jobs, true), []);
    assert.deepEqual(jobDemands([job("c", 0)], false), []);
    assert.deepEqual(jobDemands([], false), []);
  });
});
