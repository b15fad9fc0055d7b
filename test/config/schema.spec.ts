import assert from "node:assert/strict";
import { environmentSchema, read, servingSchema, shapeFaults, trainingSchema } from "../../config/schema";
import { faultText } from "../../plan/fault";

const TRAINING = { name: "a", model: "llama2-13b", strategy: "sft", seqLen: 4096, data: "d" };

function sentences(change: Record<string, unknown>): string[] {
  return shapeFaults(trainingSchema, { ...TRAINING, ...change }).map(faultText);
}

describe("shape of the configuration", () => {
  it("is accepted, with defaults filled in", () => {
    assert.deepEqual(shapeFaults(trainingSchema, TRAINING), []);
    assert.equal(read(trainingSchema, TRAINING)?.framework, "megatron");
    assert.equal(read(trainingSchema, { ...TRAINING, seqLen: "x" }), undefined);
  });

  it("keeps every setting of a training run, and leaves to the planner what is not set", () => {
    const settings = { framework: "llama-factory", nodes: 2, tensorParallel: 8, pipelineParallel: 2, estimate: true };
    const batches = { microBatchSize: 1, globalBatchSize: 512 };
    assert.deepEqual(read(trainingSchema, { ...TRAINING, ...settings, ...batches }), {
      ...TRAINING,
      ...settings,
      ...batches,
      queue: "default",
    });
    assert.deepEqual(read(trainingSchema, TRAINING), {
      ...TRAINING,
      framework: "megatron",
      queue: "default",
      estimate: false,
    });
  });

  it("leaves the precision of a service to the planner: not every model runs in the same", () => {
    const service = { name: "a", model: "deepseek-v2-236b" };
    assert.deepEqual(read(servingSchema, service), { ...service, replicas: 1, estimate: false });
    assert.equal(read(servingSchema, { ...service, estimate: true })?.estimate, true);
  });

  const cases: [what: string, change: Record<string, unknown>, sentence: string][] = [
    ["a misspelt key", { seqlen: 1 }, 'seqlen: got the unknown key "seqlen"; did you mean "seqLen"?'],
    [
      "a key like no other",
      { temperature: 1 },
      `temperature: got the unknown key "temperature"; the keys here are ${Object.keys(trainingSchema.shape).join(", ")}`,
    ],
    [
      "text for a number",
      { seqLen: "4096" },
      'seqLen: got "4096"; must be the sequence length in tokens: a whole number from 1 to 10000000',
    ],
    [
      "a broken number, once",
      { seqLen: -1.5 },
      "seqLen: got -1.5; must be the sequence length in tokens: a whole number from 1 to 10000000",
    ],
    [
      "a missing value",
      { model: undefined },
      "model: got nothing; must be a model of the training table, for example llama2-13b",
    ],
    [
      "an empty value",
      { model: null },
      "model: got nothing; must be a model of the training table, for example llama2-13b",
    ],
    ["an empty text", { model: "" }, 'model: got ""; must be a model of the training table, for example llama2-13b'],
    [
      "a list for text",
      { model: ["a"] },
      "model: got a list; must be a model of the training table, for example llama2-13b",
    ],
    [
      "a map for text",
      { model: { name: "a" } },
      "model: got a map; must be a model of the training table, for example llama2-13b",
    ],
    [
      "true for text",
      { strategy: true },
      "strategy: got true; must be the strategy: pretrain, sft or lora; with llama-factory and flux full or lora",
    ],
    ["no node", { nodes: 0 }, "nodes: got 0; must be the number of nodes: a whole number from 1 to 2000"],
    [
      "half a tensor parallel size",
      { tensorParallel: 0.5 },
      "tensorParallel: got 0.5; must be the tensor parallel size: a whole number from 1 to 1024",
    ],
    [
      "a pipeline parallel size in words",
      { pipelineParallel: "two" },
      'pipelineParallel: got "two"; must be the pipeline parallel size: a whole number from 1 to 1024',
    ],
    [
      "no micro batch",
      { microBatchSize: 0 },
      "microBatchSize: got 0; must be the micro batch size in samples: a whole number from 1 to 1000000",
    ],
    [
      "a global batch that is too large",
      { globalBatchSize: 1_000_001 },
      "globalBatchSize: got 1000001; must be the global batch size in samples: a whole number from 1 to 1000000",
    ],
    [
      "a word for yes or no",
      { estimate: "yes" },
      'estimate: got "yes"; must be true or false: whether a formula decides what was not measured',
    ],
    [
      "a name with capitals",
      { name: "Llama" },
      'name: got "Llama"; must be the name of the run: at most 40 lower-case letters, digits and hyphens, first a letter, last no hyphen',
    ],
    [
      "a name that is too long",
      { name: "a".repeat(41) },
      `name: got "${"a".repeat(41)}"; must be the name of the run: at most 40 lower-case letters, digits and hyphens, first a letter, last no hyphen`,
    ],
    [
      "weights outside the share",
      { weights: "/models" },
      `weights: got "/models"; must be the folder of the weights, relative to the share's root, for example models/llama2-13b`,
    ],
    [
      "an image without tag",
      { image: "swr.example.com/team/vllm" },
      'image: got "swr.example.com/team/vllm"; must be an image, as registry/repository:tag, registry/repository@digest, or the name of one under platform.registry.builds',
    ],
  ];
  for (const [what, change, sentence] of cases) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(sentences(change), [sentence]);
    });
  }

  it("shows every fault at once, in the order of the sections", () => {
    const file = {
      cloud: { region: 5 },
      platform: [],
      data: {},
      training: [TRAINING, { ...TRAINING, seqLen: "x" }],
      extra: 1,
    };
    const found = shapeFaults(environmentSchema, file).map(faultText);
    assert.deepEqual(found, [
      "cloud.region: got 5; must be a region id, for example cn-southwest-2",
      "cloud.availabilityZone: got nothing; must be an availability zone of the region, for example cn-southwest-2a",
      "cloud.projectId: got nothing; must be the id of the region's project: 32 hexadecimal digits",
      "cloud.domainId: got nothing; must be the id of the account: 32 hexadecimal digits",
      "platform: got a list; must be the platform: a map with name, namespace, class, protect, network, cluster, addons, nodePools, queues, storage, registry, permissions, observability",
      "data: got a map; must be the data sets: a list",
      'training[1].seqLen: got "x"; must be the sequence length in tokens: a whole number from 1 to 10000000',
      'extra: got the unknown key "extra"; the keys here are cloud, platform, data, training, quantization, serving, aigc, evaluation',
    ]);
  });

  it("shows the same fault of two entries twice", () => {
    const bad = { ...TRAINING, seqLen: "x" };
    const paths = shapeFaults(environmentSchema, { training: [bad, bad] }).map(({ path }) => path);
    assert.deepEqual(paths, ["cloud", "platform", "training[0].seqLen", "training[1].seqLen"]);
  });

  it("suggests keys of sections inside lists and inside sections with defaults", () => {
    const file = {
      cloud: { endpoints: { "sfs-trubo": "http://a.b/" } },
      platform: { cluster: { flavourId: "a" }, nodePools: [{ node: 1 }] },
    };
    const found = shapeFaults(environmentSchema, file).map(faultText);
    for (const sentence of [
      'cloud.endpoints.sfs-trubo: got the unknown key "sfs-trubo"; did you mean "sfs-turbo"?',
      'platform.cluster.flavourId: got the unknown key "flavourId"; did you mean "flavorId"?',
      'platform.nodePools[0].node: got the unknown key "node"; did you mean "nodes"?',
    ]) {
      assert.ok(found.includes(sentence), found.join("\n"));
    }
  });

  it("never shows a value under a key that may hold a secret, nor that of an unknown key", () => {
    const canary = "-----BEGIN OPENSSH PRIVATE KEY-----canary";
    const file = {
      platform: { nodePools: [{ publicKey: canary }] },
      cloud: { secret_key: canary, tags: { apiToken: [canary] } },
    };
    const text = shapeFaults(environmentSchema, file).map(faultText).join("\n");
    assert.doesNotMatch(text, /canary/);
    assert.match(text, /platform\.nodePools\[0\]\.publicKey: got a value that is not shown; must be a public SSH key/);
  });
});
