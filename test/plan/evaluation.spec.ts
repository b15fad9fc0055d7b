import assert from "node:assert/strict";
import { evaluationDemand, planEvaluation, type EvaluationWorkload } from "../../plan/evaluation";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { planServing, type ServingPlan } from "../../plan/serving";
import type { ServingWorkload } from "../../plan/serving-workload";

const POOL = { name: "npu", nodes: 1, npusPerNode: 8, npuMemoryGiB: 64 };
const service = (change: Partial<ServingWorkload> = {}): ServingPlan =>
  requirePlan("llama", planServing({ name: "llama", model: "llama2-13b", ...change }, POOL));

const STATIC: EvaluationWorkload = {
  name: "speed",
  service: "llama",
  kind: "static",
  concurrency: [1, 8],
  promptTokens: [1024],
  outputTokens: [128],
};
const ACCURACY: EvaluationWorkload = { name: "accuracy", service: "llama", kind: "lm-eval", tasks: ["openllm"] };

const planOf = (workload: EvaluationWorkload, served = service()) =>
  requirePlan("it", planEvaluation(workload, served, POOL));
const sentences = (workload: EvaluationWorkload, served = service(), pool = POOL): string[] => {
  const answer = planEvaluation(workload, served, pool);
  return isRejected(answer) ? answer.map(faultText) : [];
};

describe("planEvaluation", () => {
  it("decides a static benchmark, with what the program must know of the server", () => {
    const { explanation, ...plan } = planOf(STATIC);
    assert.deepEqual(plan, {
      name: "speed",
      service: "llama",
      kind: "static",
      asksService: true,
      npus: 0,
      image: service().image,
      extraArguments: [],
    });
    assert.match(
      explanation.join("\n"),
      /^benchmark speed: static, service llama: 2 measurements of 5 rounds, requests at once 1 and 8/,
    );
    const served = {
      ...service(),
      schedulerSteps: 8,
      multiStepStreamOutputs: false,
      prefixCaching: true,
      speculativeTokens: 5,
    };
    const workload = { ...STATIC, sharedPrefixTokens: 64, dataSet: "sharegpt.json", dataSetType: "sharegpt" };
    assert.deepEqual(planOf(workload, served).extraArguments, [
      "--num-scheduler-steps",
      "8",
      "--enable-prefix-caching",
      "--prefix-caching-num",
      "64",
      "--use-spec-decode",
      "--num-speculative-tokens",
      "5",
      "--dataset-type",
      "sharegpt",
      "--dataset-path",
      "/mnt/sfs_turbo/sharegpt.json",
    ]);
    // Streamed steps are counted as they come.
    assert.deepEqual(planOf(STATIC, { ...service(), schedulerSteps: 8 }).extraArguments, []);
  });

  it("decides the other kinds", () => {
    const dynamic = planOf({
      name: "d",
      service: "llama",
      kind: "dynamic",
      requestRates: [0.5, 2],
      dataSet: "requests.json",
    });
    assert.deepEqual(
      [dynamic.extraArguments, dynamic.explanation],
      [[], ["benchmark d: dynamic, service llama: 0.5 and 2 requests in a second"]],
    );
    const combined = planOf({ name: "c", service: "llama", kind: "combined" });
    assert.deepEqual(combined.explanation, ["benchmark c: combined, service llama: the package's own loads"]);
    const accuracy = planOf(ACCURACY);
    assert.deepEqual([accuracy.asksService, accuracy.npus, evaluationDemand(accuracy).pods], [true, 0, 0]);
    assert.match(
      accuracy.explanation.join(),
      /lm-eval of service llama, asked, tasks openllm \(seed 003, line 29; seed 003, line 51\)/,
    );
    const offline = planOf(
      { ...ACCURACY, asksService: false, image: "registry.example.com/a:1" },
      service({ model: "llama2-70b" }),
    );
    assert.deepEqual([offline.npus, offline.image], [4, "registry.example.com/a:1"]);
    assert.deepEqual(evaluationDemand(offline), {
      name: "evaluation accuracy",
      pods: 1,
      npusPerPod: 4,
      distinctNodes: false,
    });
    assert.match(
      planOf({ ...ACCURACY, kind: "opencompass", tasks: ["gsm8k_gen"] }).explanation.join(),
      /opencompass.*seed 001, line 25/,
    );
  });

  const refused: [workload: EvaluationWorkload, sentences: RegExp[]][] = [
    [{ ...STATIC, kind: "statik" }, [/^kind: got "statik"; did you mean "static"\?/]],
    [
      { ...STATIC, tasks: ["a"], requestRates: [1] },
      [
        /^requestRates: got a setting; a setting of dynamic; leave it out$/,
        /^tasks: got a setting; a setting of lm-eval or opencompass; leave it out$/,
      ],
    ],
    [{ ...STATIC, concurrency: [] }, [/^concurrency: got nothing; requests at once; give one number or more/]],
    [
      { ...STATIC, promptTokens: [1e7] },
      [/^promptTokens\[0\]: got 10000000 \+ 128 tokens; service llama takes 16384 tokens/],
    ],
    [
      { name: "d", service: "llama", kind: "dynamic" },
      [
        /^requestRates: got nothing; requests in a second/,
        /^dataSet: got nothing; a file with the requests on the share/,
      ],
    ],
    [
      { name: "d", service: "llama", kind: "dynamic", requestRates: [1, 2], requests: [5], dataSet: "r" },
      [/^requests: got 1 number; as many as requestRates$/],
    ],
    [{ ...ACCURACY, tasks: [] }, [/^tasks: got nothing; what is asked; for example openllm/]],
    [{ ...ACCURACY, kind: "opencompass", tasks: ["a b"] }, [/^tasks\[0\]: got "a b"; one word without commas/]],
    [
      { ...ACCURACY, baseline: { file: "b.json", onRegression: "wran" } },
      [/^baseline\.onRegression: got "wran"; did you mean "warn"\?/],
    ],
    [{ ...ACCURACY, name: "a".repeat(32) }, [/^name: .*use 31 at most$/]],
  ];
  for (const [workload, expected] of refused) {
    it(`refuses ${JSON.stringify(workload)}`, () => {
      const got = sentences(workload);
      assert.equal(got.length, expected.length, got.join("\n"));
      got.forEach((sentence, index) => {
        assert.match(sentence, expected[index] ?? /nothing/);
      });
    });
  }

  it("refuses weights that no node of the pool holds", () => {
    const small = { ...POOL, npusPerNode: 2 };
    assert.match(
      sentences({ ...ACCURACY, asksService: false }, service({ model: "llama2-70b" }), small).join(),
      /^asksService: got false; the weights take 4 NPUs and are loaded on one node/,
    );
  });
});
