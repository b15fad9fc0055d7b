import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseDocument } from "yaml";
import { resolveEnvironment } from "../../config/resolve";
import { verdictOf } from "../../components/evaluation-check/verdict";
import type { LocalFiles } from "../../plan/data-source";
import { faultText, isRejected } from "../../plan/fault";
import { benchmarkTable } from "../support/serving-programs";

type Path = (string | number)[];
type Change = [path: Path, value: unknown];

const EXAMPLE = readFileSync(resolve(__dirname, "../../examples/Pulumi.full-pipeline.yaml"), "utf8");
const BASELINE = verdictOf([{ file: "a.csv", text: benchmarkTable(50) }], undefined).json;

/** The example with some values changed; undefined removes one. */
function exampleWith(...changes: Change[]): unknown {
  const document = parseDocument(EXAMPLE);
  for (const [[section, ...rest], value] of changes) {
    const path = ["config", `ascend-stacks:${String(section)}`, ...rest];
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  const { config } = document.toJS() as { config: Record<string, unknown> };
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace("ascend-stacks:", ""), value]));
}

const FILES: LocalFiles = {
  file(path) {
    const texts: Record<string, string> = {
      "data/alpaca-cluster-operations.json": JSON.stringify([{ instruction: "a", input: "", output: "b" }]),
      "baseline.json": BASELINE,
      "empty.json": "{}",
    };
    const text = texts[path];
    return text === undefined ? undefined : Buffer.from(text);
  },
  folder: () => undefined,
};

function sentences(...changes: Change[]): string[] {
  const answer = resolveEnvironment(exampleWith(...changes), FILES);
  return isRejected(answer) ? answer.map(faultText) : [];
}

describe("quantization, aigc and evaluation of a stack file", () => {
  it("are resolved with their pool and queue, and a baseline with its content", () => {
    const answer = resolveEnvironment(
      exampleWith([["evaluation", 0, "baseline"], { file: "baseline.json", onRegression: "warn" }]),
      FILES,
    );
    assert.ok(!isRejected(answer), isRejected(answer) ? answer.map(faultText).join("\n") : "");
    assert.deepEqual(
      [...answer.quantization, ...answer.aigc, ...answer.evaluation].map(({ name, pool, queue }) => [
        name,
        pool,
        queue,
      ]),
      [
        ["llama2-13b-awq", "npu", "default"],
        ["flux-page", "npu", "default"],
        ["flux-batch", "npu", "default"],
        ["speed", "npu", "default"],
        ["accuracy", "npu", "default"],
      ],
    );
    assert.deepEqual(answer.evaluation[0]?.baseline, { json: BASELINE, onRegression: "warn" });
    assert.equal(answer.evaluation[1]?.baseline, undefined);
  });

  const refused: [what: string, changes: Change[], sentences: (string | RegExp)[]][] = [
    [
      "a method that does not exist",
      [[["quantization", 0, "method"], "awk"]],
      [/^quantization\[0\]\.method: got "awk"; did you mean "awq"\?/],
    ],
    [
      "a run that does not exist",
      [[["quantization", 0, "training"], "sft"]],
      [/^quantization\[0\]\.training: got "sft"; .*llama2-13b-sft/],
    ],
    [
      "a run whose weights stay in Megatron's format",
      [
        [["training", 0, "convertBack"], false],
        [["serving", 0, "weightsOf"], undefined],
        [["serving", 2, "weightsOf"], undefined],
      ],
      [/^quantization\[0\]\.training: got "llama2-13b-sft"; its weights stay in Megatron's format/],
    ],
    [
      "a quantization that is called as the run",
      [
        [["quantization", 0, "name"], "llama2-13b-sft"],
        [["serving", 1, "weightsOf"], "llama2-13b-sft"],
      ],
      [
        /^quantization\[0\]\.name: got "llama2-13b-sft"; a run under training or a quantization before has this name; use another$/,
      ],
    ],
    [
      "another precision than the weights have",
      [[["serving", 1, "precision"], "w8a8"]],
      [/^serving\[1\]\.precision: got "w8a8"; quantization llama2-13b-awq makes w4a16; leave precision out$/],
    ],
    [
      "weights that nothing makes",
      [[["serving", 1, "weightsOf"], "llama2-13b-awk"]],
      [/^serving\[1\]\.weightsOf: got "llama2-13b-awk"; did you mean "llama2-13b-awq"\?/],
    ],
    [
      "a queue that does not exist",
      [
        [["quantization", 0, "queue"], "fast"],
        [["aigc", 0, "queue"], "fast"],
        [["evaluation", 0, "queue"], "fast"],
      ],
      [/^quantization\[0\]\.queue: got "fast"/, /^aigc\[0\]\.queue: got "fast"/, /^evaluation\[0\]\.queue: got "fast"/],
    ],
    [
      "a kind of images that does not exist",
      [[["aigc", 0, "kind"], "comfy"]],
      [/^aigc\[0\]\.kind: got "comfy"; did you mean "comfyui"\?/],
    ],
    [
      "a service that does not exist",
      [[["evaluation", 0, "service"], "llama"]],
      [/^evaluation\[0\]\.service: got "llama"; .*llama2-13b/],
    ],
    [
      "a service by HTTPS",
      [[["serving", 1, "tls"], {}]],
      [
        /^evaluation\[0\]\.service: got "llama2-13b-w4a16"; it answers by HTTPS/,
        /^evaluation\[1\]\.service: got "llama2-13b-w4a16"; it answers by HTTPS/,
      ],
    ],
    [
      "prompts that the service does not take",
      [
        [
          ["evaluation", 0, "promptTokens"],
          [1024, 100_000],
        ],
      ],
      [/^evaluation\[0\]\.promptTokens\[1\]: got 100000 \+ 256 tokens; service llama2-13b-w4a16 takes 16384 tokens/],
    ],
    [
      "a baseline that is not there",
      [[["evaluation", 0, "baseline"], { file: "no.json" }]],
      [
        'evaluation[0].baseline.file: got "no.json", where there is no file; name a file, relative to the folder of Pulumi.yaml',
      ],
    ],
    [
      "a baseline that is none",
      [[["evaluation", 0, "baseline"], { file: "empty.json" }]],
      [/^evaluation\[0\]\.baseline\.file: got "empty\.json"; it is no evaluation of version 1/],
    ],
    [
      "what is not known of worse results",
      [[["evaluation", 0, "baseline"], { file: "baseline.json", onRegression: "wran", latencyTolerance: 2 }]],
      [
        /^evaluation\[0\]\.baseline\.latencyTolerance: got 2; must be the share by which times may be longer: a number from 0 to 1$/,
      ],
    ],
    [
      "two of a name",
      [
        [["aigc", 1, "name"], "flux-page"],
        [["evaluation", 1, "name"], "speed"],
      ],
      [
        /^aigc\[1\]\.name: got "flux-page"; aigc\[0\] has this name/,
        /^evaluation\[1\]\.name: got "speed"; evaluation\[0\] has this name/,
      ],
    ],
    [
      "both instances and replicas",
      [[["serving", 2, "replicas"], 3]],
      [/^serving\[2\]\.replicas: got 3; prefill and decode instances take the place of replicas; leave replicas out/],
    ],
    [
      "an unknown key",
      [[["quantization", 0, "bit"], 4]],
      [/^quantization\[0\]\.bit: got the unknown key "bit"; did you mean "bits"\?$/],
    ],
  ];
  for (const [what, changes, expected] of refused) {
    it(`refuse ${what}`, () => {
      const got = sentences(...changes);
      assert.equal(got.length, expected.length, got.join("\n"));
      got.forEach((sentence, index) => {
        const wanted = expected[index];
        if (wanted instanceof RegExp) assert.match(sentence, wanted);
        else assert.equal(sentence, wanted);
      });
    });
  }

  it("need room for the largest job beside the services where nothing trains", () => {
    const one = (npus: number): Change[] => [
      [["training"], []],
      [["platform", "nodePools", 0, "nodes"], 1],
      [["serving"], [{ name: "a", model: "llama2-13b", replicas: 4 }]],
      [["aigc"], []],
      [["evaluation"], []],
      [["quantization", 0], { name: "q", model: "llama2-13b", method: "awq", npus }],
    ];
    assert.deepEqual(sentences(...one(4)), []);
    assert.match(
      sentences(...one(5)).join("\n"),
      /^platform\.nodePools\[0\]\.nodes: got 1; the workloads of pool "npu" need 2 nodes of 8 NPUs: .*quantization q takes 1 x 5 NPUs/,
    );
  });
});
