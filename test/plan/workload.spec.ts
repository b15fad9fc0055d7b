import assert from "node:assert/strict";
import { isRejected } from "../../plan/fault";
import { parseWorkload, readWorkload, type Workload } from "../../plan/workload";
import { plainName, WORKLOAD_KEY_NAMES, workloadKey, WORKLOAD_KEYS } from "../../plan/workload-keys";

/** The workload that a value describes; a fault fails the test. */
function parsed(value: unknown): Workload {
  const workload = parseWorkload(value);
  assert.ok(!isRejected(workload), JSON.stringify(workload));
  return workload;
}

/** The faults of a value, each as its path, what was got and the rule. */
function faults(value: unknown): [path: string, got: unknown, rule: string][] {
  const answer = parseWorkload(value);
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(({ path, got, rule }) => [path, got, rule]);
}

describe("parseWorkload", () => {
  it("reads every key with a value of its kind", () => {
    const values = {
      text: "megatron",
      "share path": "models/a",
      image: "a/b:1",
      number: 2,
      length: 4096,
      GiB: 64,
      "model config": {},
    };
    for (const key of WORKLOAD_KEY_NAMES) {
      const { kind } = WORKLOAD_KEYS[key];
      const value = kind === "yes or no" ? true : values[kind];
      assert.deepEqual(parsed({ [key]: value }), { [key]: value }, key);
    }
  });

  it("accepts keys with capitals, hyphens or underscores", () => {
    for (const spelling of ["seqLen", "seq-len", "seq_len", "SEQ_LEN", "seqlen"]) {
      assert.deepEqual(parsed({ [spelling]: 4096 }), { seqLen: 4096 }, spelling);
    }
  });

  const aliases: [alias: string, key: keyof Workload][] = [
    ["npuMemory", "npuMemoryGiB"],
    ["npu-memory", "npuMemoryGiB"],
    ["npuMemoryGB", "npuMemoryGiB"],
    ["npu_memory_gib", "npuMemoryGiB"],
    ["tp", "tensorParallel"],
    ["pp", "pipelineParallel"],
    ["mbs", "microBatchSize"],
    ["gbs", "globalBatchSize"],
    ["cards", "npus"],
    ["NPUs-per-node", "npusPerNode"],
  ];
  for (const [alias, key] of aliases) {
    it(`takes ${alias} for ${key}`, () => {
      assert.deepEqual(parsed({ [alias]: 8 }), { [key]: 8 });
    });
  }

  it("has no two keys of one plain name", () => {
    const names = WORKLOAD_KEY_NAMES.map(plainName);
    assert.equal(new Set(names).size, names.length);
    assert.equal(workloadKey("npus-per-nodes"), undefined);
  });

  const numbers: [key: keyof Workload, given: unknown, read: number][] = [
    ["seqLen", "4096", 4096],
    ["seqLen", "32K", 32768],
    ["seqLen", " 8 k ", 8192],
    ["maxModelLen", "128k", 131072],
    ["maxNumBatchedTokens", "64K", 65536],
    ["nodes", "4", 4],
    ["nodes", 0, 0],
    ["npuMemoryGiB", "64GB", 64],
    ["npuMemoryGiB", "32 GiB", 32],
    ["npuMemoryGiB", "64g", 64],
  ];
  for (const [key, given, read] of numbers) {
    it(`reads ${key} ${JSON.stringify(given)} as ${read}`, () => {
      assert.deepEqual(parsed({ [key]: given }), { [key]: read });
    });
  }

  const names: [key: keyof Workload, spellings: string[], value: string][] = [
    ["framework", ["megatron", "Megatron", "Megatron-LM", "ModelLink", "AscendSpeed"], "megatron"],
    [
      "framework",
      ["llama-factory", "llamafactory", "LLaMA-Factory", "llama_factory", "LLaMA Factory"],
      "llama-factory",
    ],
    ["framework", ["vllm", "vLLM", "VLLM", "ascend_vllm"], "vllm"],
    ["strategy", ["pretrain", "pre-train", "PreTraining"], "pretrain"],
    ["strategy", ["LoRA", "lora"], "lora"],
    ["strategy", ["SFT"], "sft"],
    ["precision", ["fp16", "FP16", "fp16bf16", "float16", "half"], "fp16"],
    ["precision", ["bf16", "BFloat16"], "bf16"],
    ["precision", ["w4a16", "W4A16", "awq", "AWQ"], "w4a16"],
    ["precision", ["W8A8", "smoothquant"], "w8a8"],
    ["precision", ["w8a16", "GPTQ"], "w8a16"],
    ["precision", ["kvCacheInt8", "kv-cache-int8", "kv_cache_int8", "KV cache int8"], "kv-cache-int8"],
  ];
  for (const [key, spellings, value] of names) {
    it(`spells ${key} ${spellings.join(", ")} as ${value}`, () => {
      for (const spelling of spellings) {
        assert.deepEqual(parsed({ [key]: spelling }), { [key]: value }, spelling);
      }
    });
  }

  it("leaves unknown names as they are, for the planners to answer", () => {
    const unknown = { framework: "deepspeed", strategy: "constructor", precision: "fp8", model: "__proto__" };
    assert.deepEqual(parsed(unknown), unknown);
  });

  it("takes null for left out, and true and false as text", () => {
    assert.deepEqual(parsed({ model: "a", seqLen: null, estimate: "true" }), { model: "a", estimate: true });
    assert.deepEqual(parsed({ estimate: "false" }), { estimate: false });
  });

  it("refuses an unknown key with the nearest one, or with all", () => {
    assert.deepEqual(faults({ modle: "a" }), [["modle", "a", 'an unknown key; did you mean "model"?']]);
    const [[path, got, rule] = assert.fail("no fault")] = faults({ x: [1] });
    assert.deepEqual([path, got], ["x", { phrase: "a list" }]);
    assert.match(rule, /^an unknown key; the keys are: name, framework, model, .* and image$/);
  });

  it("refuses each value of a wrong type by itself", () => {
    const wrong = {
      model: 7,
      seqLen: "4096.5",
      nodes: -1,
      npuMemoryGiB: "64K",
      estimate: "yes",
      replicas: 1.5,
      tp: {},
    };
    assert.deepEqual(
      faults(wrong).map(([path, got]) => [path, got]),
      [
        ["model", 7],
        ["seqLen", "4096.5"],
        ["nodes", -1],
        ["npuMemoryGiB", "64K"],
        ["estimate", "yes"],
        ["replicas", 1.5],
        ["tensorParallel", { phrase: "a map" }],
      ],
    );
  });

  it("says what a value must be", () => {
    assert.deepEqual(
      faults({ seqLen: 0, model: " ", weights: "/models", image: "latest", estimate: 1 }).map(([, , rule]) => rule),
      [
        "must be the sequence length of training in tokens: a whole number from 1 to 10000000",
        "must be a model of the manual's tables, for example llama2-13b: text of at most 300 characters",
        "must be the folder of the weights, relative to the share's root; defaults to models/<model>: text of at most 300 characters",
        "must be the image of the pods, as registry/repository:tag; defaults to the manual's base image: text of at most 300 characters",
        "must be true or false: whether a formula decides where nothing was measured",
      ],
    );
  });

  it("takes the largest number of a setting, and none beyond it", () => {
    assert.deepEqual(parsed({ nodes: 1_000_000, seqLen: "9765K" }), { nodes: 1_000_000, seqLen: 9_999_360 });
    assert.deepEqual(
      faults({ nodes: 1_000_001, seqLen: "9766K", npusPerNode: "99999999999999999999" }).map(([path]) => path),
      ["nodes", "seqLen", "npusPerNode"],
    );
  });

  it("refuses a setting that is given twice", () => {
    assert.deepEqual(faults({ tp: 8, tensorParallel: 4 }), [
      ["tensorParallel", 4, "this is given twice, in two spellings; give it once"],
    ]);
  });

  it("refuses what is no map", () => {
    for (const [value, got] of [
      ["x", "x"],
      [7, 7],
      [null, null],
      [[], { phrase: "a list" }],
    ] as const) {
      const [[path, shown, rule] = assert.fail("no fault")] = faults(value);
      assert.deepEqual([path, shown], ["", got]);
      assert.match(rule, /^must be a workload: a map, for example \{"model"/);
    }
  });

  it("shows the start of a long text, and no number that is none", () => {
    const [[, got] = assert.fail("no fault")] = faults({ model: "m".repeat(1000) });
    assert.equal(got, `${"m".repeat(80)}…`);
    assert.deepEqual(faults({ nodes: NaN })[0]?.[1], { phrase: "no number" });
  });

  it("reads keys like any other that objects have by themselves", () => {
    const value: unknown = JSON.parse('{"__proto__": 1, "constructor": 2}');
    assert.deepEqual(
      faults(value).map(([path]) => path),
      ["__proto__", "constructor"],
    );
  });
});

describe("readWorkload", () => {
  it("keeps what is well-formed beside what is not", () => {
    const { workload, faults: found } = readWorkload({ model: "llama2-13b", seqLen: "many", nodes: 4, x: 1 });
    assert.deepEqual(workload, { model: "llama2-13b", nodes: 4 });
    assert.equal(found.length, 2);
  });

  it("takes the value of a misspelled key for the key that was meant, unless that is there", () => {
    assert.deepEqual(readWorkload({ modle: "llama2-13b" }).workload, { model: "llama2-13b" });
    assert.deepEqual(readWorkload({ modle: "a", model: "b" }).workload, { model: "b" });
    assert.deepEqual(readWorkload({ nodess: "many" }).workload, {});
  });
});
