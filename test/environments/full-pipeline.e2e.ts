import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesApi } from "../../local/cluster/api";
import type { KubernetesObject, Pod } from "../../local/cluster/objects";
import { type EnvironmentStack, type LocalEnvironment, startEnvironment } from "../support/local-environment";
import { PACKAGE_SCRIPT, putWeights, unpackMegatronPackages } from "../support/megatron-package";
import { servingPrograms } from "../support/serving-programs";
import { clusterOf } from "../support/stack-cluster";
import { readSections, type SectionPath, type Sections, withChange } from "../support/stack-files";
import { type StandIns, standIns, writeFiles } from "../support/stand-ins";

const TOOLS = "packages/llm_tools";

/** What people put on the share: the unpacked software packages and the weights that are there from the beginning. */
const UNPACKED = {
  [`${TOOLS}/AutoAWQ/quantize.py`]: "",
  [`${TOOLS}/AutoAWQ/convert_awq_to_npu.py`]: "",
  [`${TOOLS}/llm_evaluation/benchmark_tools/requirements.txt`]: "",
  "packages/AscendCloud-AIGC/aigc_inference/torch_npu/comfyui/a82fae2/comfyui_ascend_node/__init__.py": "",
  "packages/AscendCloud-AIGC/aigc_inference/torch_npu/diffusers/0_21_2/ascend_diffusers/examples/sd_inference_example.py":
    "",
  "models/FLUX.1-dev/model_index.json": "{}",
  "models/FLUX.1-dev/flux1-dev.safetensors": "unet",
  "models/FLUX.1-dev/ae.safetensors": "vae",
  "models/stable-diffusion-3-medium/text_encoders/t5xxl_fp16.safetensors": "clip",
};

/** A Volcano job, as far as these tests look at it. */
interface ObservedJob extends KubernetesObject {
  readonly metadata: KubernetesObject["metadata"] & { readonly creationTimestamp?: string };
  readonly status?: { readonly state?: { readonly phase?: string; readonly lastTransitionTime?: string } };
}

/** An EndpointSlice. */
interface Endpoints extends KubernetesObject {
  readonly endpoints?: readonly { readonly conditions?: { readonly ready?: boolean } }[];
}

/** The example, with the tools of the package on the share and not in an image. */
function pipeline(): Sections {
  const settings: [SectionPath, string][] = [
    // A stack file's own folder is examples, a stack's that of Pulumi.yaml.
    [["data", 0, "file"], "examples/data/alpaca-cluster-operations.json"],
    [["quantization", 0, "tools"], TOOLS],
    [["evaluation", 0, "tools"], TOOLS],
    [["evaluation", 1, "tools"], TOOLS],
  ];
  return settings.reduce(
    (sections, [path, value]) => withChange(sections, path, value),
    readSections("examples/Pulumi.full-pipeline.yaml"),
  );
}

/** The whole way of a model in one stack, on an empty local cloud whose jobs are really run with stand-in programs. */
describe("the full pipeline example in a cloud", function () {
  this.timeout(20 * 60_000);
  let folder: string;
  let programs: StandIns;
  let environment: LocalEnvironment;
  let stack: EnvironmentStack;
  let cluster: KubernetesApi | undefined;

  before(async function () {
    this.timeout(30 * 60_000);
    folder = mkdtempSync(join(tmpdir(), "full-pipeline-"));
    programs = standIns(join(folder, "bin"), { ...servingPrograms(), ...PACKAGE_SCRIPT });
    environment = await startEnvironment({ standIns: programs.folder });
    stack = await environment.makeStack("pipeline");
    stack.configure(pipeline());
  });
  after(async () => {
    cluster?.close();
    await environment.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Puts on the share what the example expects there, as soon as its folders are made. */
  async function unpack(): Promise<string> {
    const shares = join(environment.stateDirectory, "cloud", "shares");
    for (;;) {
      const [share] = existsSync(shares) ? readdirSync(shares) : [];
      const path = join(shares, share ?? "");
      if (share !== undefined && ["models", "packages"].every((made) => existsSync(join(path, made)))) {
        unpackMegatronPackages(path);
        putWeights(path, "models/llama2-13b");
        writeFiles(path, UNPACKED);
        return path;
      }
      await sleep(500);
    }
  }

  const inCluster = <T extends KubernetesObject>(path: string): Promise<T[]> => {
    assert(cluster !== undefined, "there is no cluster");
    return cluster.list<T>(path);
  };

  const jobs = async (): Promise<Map<string, ObservedJob>> => {
    const all = await inCluster<ObservedJob>("/apis/batch.volcano.sh/v1alpha1/jobs");
    return new Map(all.map((job) => [job.metadata.name, job]));
  };

  /** Last words of the paths of the programs that were called, in order. */
  const called = (): string[] =>
    programs
      .calls()
      .map(({ args: [first = ""] }) => first.split("/").at(-1) ?? "")
      .filter((name) => /\.(py|sh)$/.test(name) && name !== "wait-for-service.py");

  const pods = (namespace: string, label: string): Promise<Pod[]> =>
    inCluster<Pod>(`/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(label)}`);

  let share = "";

  it("goes from nothing to an evaluated service in one up", async () => {
    const unpacked = unpack();
    const began = Date.now();
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    console.log(`      up: ${((Date.now() - began) / 1000).toFixed(0)} s`);
    share = await unpacked;
    const { kubeconfig, evaluation, serving } = await stack.outputs();
    cluster = clusterOf(String(kubeconfig));
    assert.deepEqual(
      (serving as { name: string }[]).map(({ name }) => name),
      ["llama2-13b", "llama2-13b-w4a16", "llama2-13b-apart"],
    );
    const [speed, accuracy] = (evaluation as { name: string; results: string }[]).map(({ results }) => results);
    assert.match(speed ?? "", /"concurrency": ?8/);
    assert.match(accuracy ?? "", /gsm8k/);
  });

  it("ran each step after the one whose result it takes", async () => {
    const all = await jobs();
    const order = ["llama2-13b-sft", "llama2-13b-awq-quantize", "llama2-13b-awq-convert", "speed-measure"];
    let ended = 0;
    for (const name of [...order, "accuracy-evaluate", "flux-batch-generate"]) {
      const { metadata, status } = all.get(name) ?? assert.fail(`no job ${name}: ${[...all.keys()].join(", ")}`);
      assert.equal(status?.state?.phase, "Completed", name);
      if (!order.includes(name)) continue;
      assert(
        Date.parse(metadata.creationTimestamp ?? "") >= ended,
        `${name} began before the step before it had ended`,
      );
      ended = Date.parse(status.state.lastTransitionTime ?? "");
    }
    const steps = called().filter((name) => !name.startsWith("install"));
    assert(steps.indexOf("0_pl_sft_13b.sh") < steps.indexOf("quantize.py"), steps.join(" "));
    assert(steps.indexOf("convert_awq_to_npu.py") < steps.indexOf("benchmark_parallel.py"), steps.join(" "));
    assert.equal(readFileSync(join(share, "quantized/llama2-13b-awq/model.safetensors"), "utf8"), "npu\n");
    assert.equal(readFileSync(join(share, "aigc/flux-batch/output/0001/image_1024x688.png"), "utf8"), "a cat");
  });

  it("serves what was trained, and what was quantized of it, behind Services with endpoints", async () => {
    for (const service of ["llama2-13b", "llama2-13b-w4a16", "llama2-13b-apart", "flux-page"]) {
      const slices = await inCluster<Endpoints>(
        `/apis/discovery.k8s.io/v1/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3D${service}`,
      );
      const ready = slices.flatMap(({ endpoints = [] }) => endpoints).filter(({ conditions }) => conditions?.ready);
      assert(ready.length > 0, `${service} has no endpoint`);
    }
    const [trained] = await pods("llm-serve", "app.kubernetes.io/instance=llama2-13b");
    assert.match(JSON.stringify(trained?.spec), /--model=[^"]*llama2-13b-sft\/saved_models\/sft_hf"/);
  });

  it("has nothing to do in a second up", async () => {
    programs.clear();
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
    assert.equal(code, 0, output);
    assert.deepEqual(called(), []);
  });

  it("quantizes, rolls out and measures anew what is trained anew, and leaves alone what does not depend on it", async () => {
    const uids = async (service: string): Promise<string[]> =>
      (await pods("llm-serve", `app.kubernetes.io/instance=${service}`))
        .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
        .map(({ metadata }) => metadata.uid ?? "");
    const before = await uids("llama2-13b-w4a16");
    const page = await uids("flux-page");
    assert(before.length > 0 && page.length > 0);
    stack.configure(withChange(pipeline(), ["training", 0, "runId"], "again"));
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    const steps = new Set(called());
    for (const step of ["0_pl_sft_13b.sh", "quantize.py", "convert_awq_to_npu.py", "benchmark_parallel.py"]) {
      assert(steps.has(step), `${step} was not run again: ${[...steps].join(" ")}`);
    }
    assert(!steps.has("sd_inference_example.py"), "images were made again");
    const after = await uids("llama2-13b-w4a16");
    assert(after.length > 0 && after.every((uid) => !before.includes(uid)), "the quantized service was not rolled out");
    assert.deepEqual(await uids("flux-page"), page);
  });

  it("leaves nothing in the cloud when it is destroyed", async () => {
    const { code, output } = await stack.pulumi("destroy", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    assert.deepEqual(await environment.objects(), {});
  });
});
