import assert from "node:assert/strict";
import { servingModelNames, servingRow } from "../../catalogue";
import { QUANTIZATION_METHODS } from "../../catalogue/serving-programs";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import {
  planQuantization,
  quantizationDemand,
  quantizedRunFaults,
  quantizedService,
  withQuantization,
  type QuantizationPlan,
  type QuantizationWorkload,
} from "../../plan/quantization";

/** What a plan of a service has that a quantization may change, and something else. */
interface LoadedPlan {
  readonly quantization?: string;
  readonly kvCacheDtype?: string;
  readonly other?: number;
}

const POOL = { name: "npu", nodes: 1, npusPerNode: 8, npuMemoryGiB: 64 };
const AWQ: QuantizationWorkload = { name: "small", model: "llama2-13b", method: "awq" };

const planOf = (change: Partial<QuantizationWorkload> = {}, pool = POOL): QuantizationPlan =>
  requirePlan("small", planQuantization({ ...AWQ, ...change }, pool));
const sentences = (change: Partial<QuantizationWorkload>, pool = POOL): string[] => {
  const answer = planQuantization({ ...AWQ, ...change }, pool);
  return isRejected(answer) ? answer.map(faultText) : [];
};

describe("planQuantization", () => {
  it("decides precision, NPUs, folders and what vLLM is told", () => {
    const { sources: _, explanation, image: __, ...rest } = planOf();
    assert.deepEqual(rest, {
      name: "small",
      model: "llama2-13b",
      method: "awq",
      precision: "w4a16",
      quantization: "awq",
      bits: 4,
      groupSize: 128,
      weightsPath: "models/llama2-13b",
      npuFormat: true,
      npus: 1,
      outputPath: "quantized/small",
    });
    assert.match(
      explanation.join("\n"),
      /llama2-13b to w4a16 by awq, from models\/llama2-13b on the share, with 1 NPU \(seed 001, line 25/,
    );
    assert.match(explanation.join("\n"), /packed for NPUs \(seed 001, line 37\)/);
    assert.deepEqual(quantizationDemand(planOf()), {
      name: "quantization small",
      pods: 1,
      npusPerPod: 1,
      distinctNodes: false,
    });
  });

  const made: [
    change: Partial<QuantizationWorkload>,
    precision: string,
    quantization: string | undefined,
    groupSize: number | undefined,
    npus: number,
  ][] = [
    [{ method: "smoothquant", calibration: "val.jsonl" }, "w8a8", "smoothquant", undefined, 1],
    [{ method: "gptq", calibration: "val.jsonl" }, "w8a16", "gptq", -1, 1],
    [{ method: "gptq", bits: 4, calibration: "val.jsonl" }, "w4a16", "gptq", 128, 1],
    [{ method: "gptq", bits: 4, groupSize: -1, calibration: "val.jsonl", npus: 4 }, "w4a16", "gptq", -1, 4],
    [{ method: "kv-cache-int8", calibration: "scales" }, "kv-cache-int8", undefined, undefined, 0],
    [{ model: "llama2-70b" }, "w4a16", "awq", 128, 4],
  ];
  for (const [change, precision, quantization, groupSize, npus] of made) {
    it(`makes ${precision} of ${JSON.stringify(change)}`, () => {
      const plan = planOf(change);
      assert.deepEqual(
        [plan.precision, plan.quantization, plan.groupSize, plan.npus],
        [precision, quantization, groupSize, npus],
      );
      assert.equal(plan.npuFormat, plan.method === "awq");
    });
  }

  it("allows for each model exactly what the manual's table ticks", () => {
    const columns = { awq: "w4a16", smoothquant: "w8a8", gptq: "w8a16", "kv-cache-int8": "kvCacheInt8" } as const;
    for (const model of servingModelNames()) {
      for (const { method } of QUANTIZATION_METHODS) {
        const answer = planQuantization({ ...AWQ, model, method, calibration: "val.jsonl" }, POOL);
        const ticked = servingRow(model)?.precisions.includes(columns[method]) ?? false;
        assert.equal(!isRejected(answer), ticked, `${model} ${method}`);
      }
    }
  });

  const refused: [change: Partial<QuantizationWorkload>, sentences: (string | RegExp)[]][] = [
    [{ model: "llama2-13" }, [/^model: got "llama2-13"; not in the serving table; did you mean "llama2-13b"\?/]],
    [{ method: "awk" }, [/^method: got "awk"; did you mean "awq"\? \(seed 001, line 25; seed 003, line 3\)$/]],
    [
      { method: "gptq" },
      [
        /^calibration: got nothing; a file with records to calibrate with, one a line as json with `text`, on the share; the package brings none/,
      ],
    ],
    [{ method: "kv-cache-int8" }, [/^calibration: got nothing; the folder with the scales that TensorRT-LLM's/]],
    [{ bits: 8 }, [/^bits: got 8; awq makes weights of 4 bits; use 4/]],
    [
      { method: "kv-cache-int8", calibration: "s", bits: 8 },
      [/^bits: got 8; kv-cache-int8 leaves the weights as they are; leave bits out/],
    ],
    [{ groupSize: 100 }, [/^groupSize: got 100; 32, 64, 128, or -1 for a whole channel/]],
    [{ method: "smoothquant", calibration: "s", groupSize: 64 }, [/^groupSize: got 64; smoothquant has no groups/]],
    [
      { method: "smoothquant", calibration: "s", npuFormat: true },
      [/^npuFormat: got true; AWQ's weights alone are packed for NPUs/],
    ],
    [
      { model: "gemma-7b" },
      [/^method: got "awq"; gemma-7b runs in 16 bits only; serve its weights as they are \(seed 001, line 27\)$/],
    ],
    [
      { model: "qwen2-7b", method: "smoothquant", calibration: "s" },
      [
        /^method: got "smoothquant"; qwen2-7b does not run in w8a8; its quantized precisions are w4a16 and w8a16, by awq or gptq/,
      ],
    ],
    [{ weights: "a", training: "b" }, [/^weights: got "a"; the weights are those of a training run or of a folder/]],
    [{ npus: 16 }, [/^npus: got 16; pool "npu" has 8 NPUs per node; use a pool with 16 or more per node, or npus/]],
    [
      { name: "a".repeat(32) },
      [/^name: got "a{32}"; the jobs of its steps are called after it, at most 40 characters; use 31 at most$/],
    ],
  ];
  for (const [change, expected] of refused) {
    it(`refuses ${JSON.stringify(change)}`, () => {
      const got = sentences(change);
      assert.equal(got.length, expected.length, got.join("\n"));
      got.forEach((sentence, index) => {
        assert.match(sentence, expected[index] as RegExp);
      });
    });
  }

  it("may do without data where there is a command, and takes the weights of a run", () => {
    const plan = planOf({ method: "gptq", command: "quantize", training: "run" });
    assert.deepEqual([plan.training, plan.weightsPath], ["run", undefined]);
    assert.match(plan.explanation.join("\n"), /from the weights of training run, .*\n.*\n.*command: as configured/);
  });

  it("refuses a pool without NPUs, but for what computes nothing", () => {
    const none = { ...POOL, npusPerNode: 0 };
    assert.deepEqual(sentences({ method: "kv-cache-int8", calibration: "s" }, none), []);
    assert.match(sentences({}, none).join("\n"), /: got 1 NPU; pool "npu" has no NPUs/);
  });
});

describe("a service of quantized weights", () => {
  const made = [{ name: "small", precision: "w4a16" }, undefined];

  it("gets their precision, and refuses another", () => {
    assert.deepEqual(quantizedService({ weightsOf: "small" }, made), {
      service: { weightsOf: "small", precision: "w4a16" },
      faults: [],
    });
    const same = { weightsOf: "small", precision: "w4a16" };
    assert.deepEqual(quantizedService(same, made), { service: same, faults: [] });
    const { faults } = quantizedService({ weightsOf: "small", precision: "w8a8" }, made);
    assert.deepEqual(faults.map(faultText), [
      'precision: got "w8a8"; quantization small makes w4a16; leave precision out',
    ]);
  });

  it("of other weights stays as it is", () => {
    for (const service of [{ weightsOf: "run" }, { precision: "fp16" }, {}]) {
      assert.deepEqual(quantizedService(service, made), { service, faults: [] });
    }
  });

  it("is loaded as they were made", () => {
    const plan: LoadedPlan = { quantization: "awq", other: 1 };
    const unquantized: LoadedPlan = { other: 1 };
    assert.deepEqual(withQuantization(plan, { quantization: "gptq" }), { quantization: "gptq", other: 1 });
    assert.deepEqual(withQuantization(unquantized, { kvCacheDtype: "int8" }), {
      other: 1,
      kvCacheDtype: "int8",
    });
    assert.equal(withQuantization(plan, undefined), plan);
  });
});

describe("a quantization of a training run", () => {
  const runs = [
    { name: "sft", framework: "megatron", model: "llama2-13b", convertBack: true },
    { name: "raw", framework: "megatron", model: "llama2-13b" },
    { name: "lora", framework: "llama-factory", model: "llama2-13b" },
    { name: "other", framework: "llama-factory", model: "llama3-8b" },
    { name: "draft", framework: "eagle", model: "llama2-13b" },
  ];
  const faultsOf = (training?: string) =>
    quantizedRunFaults({ model: "llama2-13b", ...(training === undefined ? {} : { training }) }, runs).map(faultText);

  it("is of a run that makes weights of the model in Hugging Face's format", () => {
    assert.deepEqual([faultsOf(), faultsOf("sft"), faultsOf("lora")], [[], [], []]);
    assert.match(faultsOf("stf").join(), /training: got "stf"; did you mean "sft"\?/);
    assert.match(faultsOf("raw").join(), /its weights stay in Megatron's format; set convertBack of the run to true/);
    assert.match(faultsOf("other").join(), /it trains llama3-8b, and the weights of llama2-13b are wanted/);
    assert.match(faultsOf("draft").join(), /it trains a draft model, which a service names in draftWeightsOf/);
  });
});
