import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ComponentResource } from "@pulumi/pulumi";
import { parse } from "yaml";
import * as components from "../../components";
import { projectRoot } from "../../tools/paths";
import { COVERAGE_PAGE, componentFile, coverageRows } from "../../tools/docs/coverage";
import { DELIVERIES, type Delivery } from "../../tools/docs/coverage-rows";
import { LANGUAGES } from "../../tools/docs/page";

/** A workflow as the facts of the seeds describe it. */
interface WorkflowFact {
  id: string;
  sources: { seed: string; line: number }[];
}

const FACTS = join(projectRoot(), "..", "shared", "facts", "workflows.json");

/** Ids of the seeds' workflows, for where the facts are not beside the clone. */
const IDS = `
  cluster-overview cluster-kubectl-access sfs-turbo-create iam-sfs-turbo sfs-obs-link cce-bind-sfs-turbo
  cluster-image-pull cluster-image-catalog cluster-image-customize package-get-llm cluster-upload-code
  cluster-upload-data sfs-upload-weights sfs-upload-dataset release-notes-910 megatron-preprocess-pretrain
  megatron-preprocess-finetune megatron-convert-hf2mg megatron-convert-mg2hf megatron-npu-sizing megatron-hyperparams
  model-yi-chatglm-patches cluster-pretrain cluster-sft cluster-lora volcano-job-1node volcano-job-2node
  cluster-job-start cluster-logs training-performance devserver-provision devserver-metadata-block
  devserver-env-check devserver-megatron-container multinode-network llamafactory-dataset llamafactory-train
  llamafactory-benchmark-cli llamafactory-to-vllm standard-overview standard-obs-bucket standard-notebook
  standard-obs-to-sfs standard-image-base standard-image-build standard-ecs-docker standard-hyperparams
  standard-train-job standard-resume standard-job-logs standard-ssl-cert standard-inference qwen904-overview
  qwen904-package qwen904-data qwen904-container qwen904-preprocess-pretrain qwen904-preprocess-custom
  qwen904-preprocess-finetune qwen904-convert qwen904-pretrain qwen904-sft qwen904-lora qwen904-resume
  qwen904-performance qwen904-mg2hf-before-inference glm3-904-train vllm-packages vllm-image-build vllm-serve
  vllm-pd-separated vllm-quantize-w4a16 vllm-awq-convert vllm-quantize-w8a8 vllm-quantize-other eagle-dataset
  eagle-train eagle-convert vllm-spec-decode-serve vllm-accuracy-lm-eval vllm-accuracy-opencompass
  vllm-benchmark-static vllm-benchmark-dynamic flux-train-container flux-train-weights flux-train-finetune
  flux-train-lora flux-infer-container comfyui-install comfyui-serve flux-diffusers performance-advisor
  cluster-provision standard-dedicated-pool megatron-offline-install cluster-inference-deploy
`
  .trim()
  .split(/\s+/);

const deliveries: [string, Delivery][] = Object.entries(DELIVERIES);

/** Text of a file of the project; undefined where there is none. */
function textOf(path: string): string | undefined {
  const file = join(projectRoot(), path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Whether the text has a `describe`, an `it` or a step of a lane with this title, which is not skipped. */
function hasTest(text: string, title: string): boolean {
  return [...text.matchAll(/\b(?:describe|it|lane\.step)\(\s*("(?:[^"\\]|\\.)*")/g)].some(
    ([, literal = ""]) => JSON.parse(literal) === title,
  );
}

/** The value under a key such as `platform.nodePools` or `training.0` in a stack file. */
function configured(file: string, key: string): unknown {
  const { config } = parse(textOf(file) ?? "") as { config: Record<string, unknown> };
  return `ascend-stacks:${key}`
    .split(".")
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], config);
}

/** Says `<id>: <what>` for every item of every delivery that is not as it should be. */
function wrong<T>(
  items: (delivery: Delivery) => readonly T[],
  isRight: (item: T) => boolean,
  name: (item: T) => string,
): string[] {
  return deliveries.flatMap(([id, delivery]) =>
    items(delivery)
      .filter((item) => !isRight(item))
      .map((item) => `${id}: ${name(item)}`),
  );
}

describe("coverage", () => {
  const rows = coverageRows();

  it("has the 96 workflows of the seeds, in their order, with distinct titles in both languages", () => {
    assert.equal(IDS.length, 96);
    assert.deepEqual(
      rows.map(({ id }) => id),
      IDS,
    );
    for (const language of LANGUAGES) assert.equal(new Set(rows.map(({ title }) => title[language])).size, 96);
  });

  it("has the ids and source lines of the seeds' facts", function () {
    if (!existsSync(FACTS)) {
      console.log("      skipped: the facts of the seeds are not beside this clone");
      this.skip();
    }
    const facts = (JSON.parse(readFileSync(FACTS, "utf8")) as { rows: WorkflowFact[] }).rows;
    const lines = ({ sources }: WorkflowFact): string[] => sources.map(({ seed, line }) => `${seed}:${line}`);
    assert.deepEqual(
      rows.map(({ id, source }) => [id, source]),
      facts.map((fact) => [fact.id, [...new Set(lines(fact))]]),
    );
  });

  it("claims only components that are exported, from the file it links to", () => {
    const exported: Record<string, unknown> = components;
    const isComponent = (name: string): boolean => {
      const found = exported[name];
      const declared = textOf(componentFile(name))?.includes(`export class ${name} extends`) === true;
      return typeof found === "function" && found.prototype instanceof ComponentResource && declared;
    };
    assert.deepEqual(
      wrong(
        (delivery) => delivery.components,
        isComponent,
        (name) => name,
      ),
      [],
    );
  });

  it("claims for each workflow a component or a file, and only files that exist", () => {
    assert.deepEqual(
      deliveries.filter(([, delivery]) => delivery.components.length + delivery.files.length === 0).map(([id]) => id),
      [],
    );
    assert.deepEqual(
      wrong(
        (delivery) => delivery.files,
        (file) => textOf(file) !== undefined,
        (file) => file,
      ),
      [],
    );
  });

  it("shows for each workflow configuration that exists", () => {
    assert.deepEqual(
      deliveries.filter(([, { configuration }]) => configuration.length === 0).map(([id]) => id),
      [],
    );
    assert.deepEqual(
      wrong(
        (delivery) => delivery.configuration,
        ({ file, key }) => textOf(file) !== undefined && (key === undefined || configured(file, key) !== undefined),
        ({ file, key }) => `${file} ${key ?? ""}`,
      ),
      [],
    );
  });

  it("names only tests that exist", () => {
    assert.deepEqual(
      wrong(
        (delivery) => delivery.tests,
        ({ file, title }) => hasTest(textOf(file) ?? "", title),
        ({ file, title }) => `${file}: ${title}`,
      ),
      [],
    );
  });

  it("names a test for every workflow", () => {
    assert.deepEqual(
      deliveries.filter(([, { tests }]) => tests.length === 0).map(([id]) => id),
      [],
    );
  });

  it("shows every workflow once, with its title, in both languages", () => {
    for (const language of LANGUAGES) {
      const cells = COVERAGE_PAGE.text(language)
        .split("\n")
        .filter((line) => line.startsWith("| `"))
        .map((line) => /^\| `([a-z0-9-]+)`(?:<br>| \| )(.*?)(?:<br>| \| )/.exec(line)?.slice(1));
      const wanted = rows.map(({ id, title }) => [id, title[language]]);
      assert.deepEqual(cells.sort(), wanted.sort());
    }
  });
});

describe("a test that coverage names", () => {
  it("is found by its title, quoted or broken over lines, unless it is skipped", () => {
    assert.ok(hasTest('it("says \\"no\\"", () => {', 'says "no"'));
    assert.ok(hasTest('describe(\n  "a thing",', "a thing"));
    assert.ok(hasTest('lane.step("a thing", async', "a thing"));
    assert.ok(!hasTest('it.skip("a thing", () => {', "a thing"));
    assert.ok(!hasTest("// a thing", "a thing"));
  });
});
