import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject, Pod } from "../../local/cluster/objects";
import type { EvaluationReading } from "../../evaluation";
import { servingPrograms } from "../support/serving-programs";
import { type StandIns, standIns, writeFiles } from "../support/stand-ins";
import { startWorkloadCluster, type WorkloadCluster } from "../support/workload-cluster";

/** A Deployment or an EndpointSlice, as far as these tests look at it. */
interface Observed extends KubernetesObject {
  status?: { readyReplicas?: number };
  endpoints?: { conditions?: { ready?: boolean } }[];
}

const TOOLS = "packages/llm_tools";
const AIGC = "packages/AscendCloud-AIGC/aigc_inference/torch_npu";

/** What is on the share before. */
const SHARED = {
  "models/llama2-13b/config.json": "{}",
  "models/llama2-13b/model.safetensors": "fp16",
  [`${TOOLS}/AutoAWQ/quantize.py`]: "",
  [`${TOOLS}/AutoAWQ/convert_awq_to_npu.py`]: "",
  [`${TOOLS}/llm_evaluation/benchmark_tools/requirements.txt`]: "",
  [`${AIGC}/comfyui/a82fae2/comfyui_ascend_node/__init__.py`]: "",
  [`${AIGC}/diffusers/0_21_2/ascend_diffusers/examples/sd_inference_example.py`]: "",
  "models/FLUX.1-dev/model_index.json": "{}",
  "models/FLUX.1-dev/flux1-dev.safetensors": "unet",
  "models/FLUX.1-dev/ae.safetensors": "vae",
  "models/stable-diffusion-3-medium/text_encoders/t5xxl_fp16.safetensors": "clip",
};

const PLACE = "namespace, image: 'image', claimName, kubeconfig";

/** What is served, quantized, drawn and measured, by the real engine on a real API server and Volcano. */
describe("serving pipelines in a cluster", function () {
  this.timeout(300_000);
  let folder: string;
  let programs: StandIns;
  let cluster: WorkloadCluster;

  before(async function () {
    this.timeout(30 * 60_000);
    folder = mkdtempSync(join(tmpdir(), "serving-pipelines-"));
    programs = standIns(join(folder, "bin"), servingPrograms());
    cluster = await startWorkloadCluster({ nodes: 2, standIns: programs.folder });
    writeFiles(cluster.share, SHARED);
  });
  after(async () => {
    await cluster.remove();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    await cluster.endUps();
    cluster.write("");
    await cluster.up();
  });

  const names = (): string[] =>
    programs
      .calls("python")
      .map(({ args: [first = ""] }) => first.split("/").at(-1) ?? "")
      .filter((name) => name.endsWith(".py") && name !== "wait-for-service.py");

  /** Pods of one kind of instance that are not about to end. */
  const podsOf = async (component: string): Promise<Pod[]> => {
    const selector = `labelSelector=app.kubernetes.io%2Fcomponent%3D${component}`;
    const pods = await cluster.api.list<Pod>(`/api/v1/namespaces/${cluster.namespace}/pods?${selector}`);
    return pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  };

  const readyEndpoints = async (service: string): Promise<number> => {
    const slices = await cluster.api.list<Observed>(
      `/apis/discovery.k8s.io/v1/namespaces/${cluster.namespace}/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3D${service}`,
    );
    return slices.flatMap(({ endpoints = [] }) => endpoints).filter(({ conditions }) => conditions?.ready !== false)
      .length;
  };

  const noChange = async (...flags: string[]): Promise<void> => {
    await cluster.program.pulumi("preview", "--expect-no-changes", ...flags);
  };

  describe("of prefill and decode", () => {
    const service = (change: string): string => `
      const apart = new PrefillDecodeService("apart", { serviceName: "apart", namespace, image: "image", claimName, kubeconfig, servedModelName: "llama2-13b",
        weightsPath: "models/llama2-13b", npus: 2, maxModelLenTokens: 4096, ${change} }, options);
      export const url = apart.url;`;

    it("have all instances Ready, each NPU once, an endpoint, and no difference afterwards", async () => {
      cluster.write(service("prefillInstances: 2, decodeInstances: 3"));
      await cluster.up();
      const pods = [...(await podsOf("prefill")), ...(await podsOf("decode"))];
      assert.equal(pods.length, 5);
      const npus = pods.flatMap(({ metadata }) => {
        const text = metadata.annotations?.["cce.kubectl.kubernetes.io/ascend-1980-configuration"] ?? "{}";
        const { server_id: node, devices = [] } = JSON.parse(text) as {
          server_id?: string;
          devices?: { device_id: string }[];
        };
        return devices.map(({ device_id: device }) => `${String(node)}/${device}`);
      });
      assert.equal(npus.length, 10);
      assert.equal(new Set(npus).size, 10, "two instances have one NPU");
      const [entry] = await podsOf("entry");
      assert.equal(entry?.spec.containers[0]?.resources?.limits?.["huawei.com/ascend-1980"], undefined);
      assert((await readyEndpoints("apart")) === 1);
      const stdout = await cluster.program.pulumi("stack", "output", "url");
      assert.equal(stdout.trim(), `http://apart.${cluster.namespace}.svc:8080/v1`);
      await noChange("--refresh");
    });

    it("come back one by one when one fails, while the entry and the others stay", async () => {
      cluster.write(service("prefillInstances: 1, decodeInstances: 2"));
      await cluster.up();
      const uids = async (): Promise<Map<string, string>> => {
        const all = [...(await podsOf("entry")), ...(await podsOf("prefill")), ...(await podsOf("decode"))];
        return new Map(
          all.map(({ metadata }) => [metadata.name.replace(/-[a-z0-9]+-[a-z0-9]+$/, ""), metadata.uid ?? ""]),
        );
      };
      const before = await uids();
      const [lost] = await podsOf("prefill");
      assert(lost !== undefined);
      await cluster.api.remove(`/api/v1/namespaces/${cluster.namespace}/pods/${lost.metadata.name}`);
      await cluster.eventually("another prefill pod runs", async () => {
        const found = (await podsOf("prefill")).find(({ metadata }) => metadata.uid !== lost.metadata.uid);
        assert.equal(await readyEndpoints("apart"), 1, "the entry is without an endpoint");
        return found?.status?.phase === "Running" ? found : undefined;
      });
      const after = await uids();
      for (const [name, uid] of before) {
        if (name !== "apart-prefill-0") assert.equal(after.get(name), uid, `${name} was touched`);
      }
    });

    it("scale one side without touching the other", async () => {
      cluster.write(service("prefillInstances: 1, decodeInstances: 1"));
      await cluster.up();
      const [prefill] = await podsOf("prefill");
      const [entry] = await podsOf("entry");
      cluster.write(service("prefillInstances: 1, decodeInstances: 3"));
      await cluster.up();
      assert.equal((await podsOf("decode")).length, 3);
      cluster.write(service("prefillInstances: 1, decodeInstances: 2"));
      await cluster.up();
      await cluster.eventually("two decode pods", async () =>
        (await podsOf("decode")).length === 2 ? true : undefined,
      );
      assert.equal((await podsOf("prefill"))[0]?.metadata.uid, prefill?.metadata.uid);
      assert.equal((await podsOf("entry"))[0]?.metadata.uid, entry?.metadata.uid);
    });

    it("start together or not at all", async () => {
      cluster.write(service("prefillInstances: 4, decodeInstances: 5"));
      const up = cluster.startUp();
      const all = async (): Promise<Pod[]> => (await Promise.all(["entry", "prefill", "decode"].map(podsOf))).flat();
      await cluster.eventually("ten pods", async () => ((await all()).length === 10 ? true : undefined), 180);
      // Volcano looks every second; there is room for eight of the nine with NPUs.
      await sleep(5000);
      const pods = await all();
      assert.deepEqual(
        pods.filter(({ spec }) => spec.nodeName !== undefined).map(({ metadata }) => metadata.name),
        [],
      );
      await cluster.setNodes(3);
      const { code, output } = await up.ended;
      assert.equal(code, 0, output);
      await cluster.setNodes(2);
    });
  });

  it("quantize before what is served from the result, once, and roll it out when it changes", async () => {
    const text = (runId: string): string => `
      const quantized = new WeightQuantization("awq", { ${PLACE}, runName: "awq", method: "awq", weightsPath: "models/llama2-13b", npus: 2, toolsPath: "${TOOLS}", runId: "${runId}" }, options);
      new VllmService("served", { ${PLACE}, serviceName: "served", servedModelName: "llama2-13b", weightsPath: quantized.path,
        weightsFingerprint: pulumi.all([quantized.path, quantized.fingerprint]).apply(([, content]) => content), npus: 1, maxModelLenTokens: 4096,
        dtype: "float16", quantization: "awq", replicas: 1, startMinutes: 5 }, options);`;
    programs.clear();
    cluster.write(text("1"));
    await cluster.up();
    assert.deepEqual(names(), ["quantize.py", "convert_awq_to_npu.py"]);
    assert.equal(readFileSync(join(cluster.share, "quantized/awq/model.safetensors"), "utf8"), "npu\n");
    const podOf = async (): Promise<Pod | undefined> => {
      const pods = await cluster.api.list<Pod>(
        `/api/v1/namespaces/${cluster.namespace}/pods?labelSelector=app.kubernetes.io%2Finstance%3Dserved`,
      );
      return pods.find(({ metadata }) => metadata.deletionTimestamp === undefined);
    };
    const first = await podOf();
    assert.match(JSON.stringify(first?.spec.containers[0]), /\/mnt\/sfs_turbo\/quantized\/awq/);
    programs.clear();
    await noChange();
    await cluster.up();
    assert.deepEqual(names(), []);
    cluster.write(text("2"));
    await cluster.up();
    assert.deepEqual(names(), ["quantize.py", "convert_awq_to_npu.py"]);
    assert.notEqual((await podOf())?.metadata.uid, first?.metadata.uid);
  });

  it("draw: ComfyUI is Ready with an endpoint, Diffusers has made its images", async () => {
    programs.clear();
    cluster.write(`
      const page = new ComfyUiService("page", { ${PLACE}, serviceName: "page" }, options);
      const batch = new DiffusersJob("batch", { ${PLACE}, runName: "batch", prompts: ["a dog", "a cat"] }, options);
      export const url = page.url;
      export const images = batch.path;`);
    await cluster.up();
    assert.equal(await readyEndpoints("page"), 1);
    assert(existsSync(join(cluster.share, "aigc/page/ComfyUI/models/unet/flux1-dev.safetensors")));
    assert.equal(readFileSync(join(cluster.share, "aigc/batch/output/0001/image_1024x688.png"), "utf8"), "a cat");
    const stdout = await cluster.program.pulumi("stack", "output", "--json");
    assert.deepEqual(JSON.parse(stdout), {
      url: `http://page.${cluster.namespace}.svc:8585`,
      images: "/mnt/sfs_turbo/aigc/batch/output",
    });
    programs.clear();
    await noChange();
    await cluster.up("--refresh");
    assert.deepEqual(names(), []);
  });

  describe("measured", () => {
    const measured = ({ baseline = "", runId = "1" } = {}): string => `
      const speed = new ServingBenchmark("speed", { ${PLACE}, runName: "speed", kind: "static", url: "http://served.${cluster.namespace}.svc:8080/v1",
        servedModelName: "llama2-13b", tokenizerPath: "models/llama2-13b", concurrency: [1, 8], promptTokens: [1024], outputTokens: [128],
        toolsPath: "${TOOLS}", runId: "${runId}", outputPath: "training_data/evaluation/speed/${runId}",
        apiKey: { name: "OPENAI_API_KEY", secretName: "api-key", key: "api-key" }, ${baseline} }, { ...options, dependsOn: [secret] });
      export const results = speed.results;`;
    const secret = `
      const secret = new k8s.core.v1.Secret("api-key", { metadata: { name: "api-key", namespace }, stringData: { "api-key": pulumi.secret("sk-canary") } }, { provider: cluster });`;
    const accuracy = `
      const accuracy = new AccuracyEvaluation("accuracy", { ${PLACE}, runName: "accuracy", tool: "lm-eval", tasks: ["gsm8k"], url: "http://served.x.svc:8080/v1",
        servedModelName: "llama2-13b", weightsPath: "models/llama2-13b", outputPath: "training_data/evaluation/accuracy" }, options);
      export const scores = accuracy.results;`;

    it("have their results on the share and in the outputs; the key is nowhere else than in its Secret", async () => {
      programs.clear();
      cluster.write(secret + measured() + accuracy);
      const output = await cluster.up();
      assert.doesNotMatch(output, /sk-canary/);
      assert(existsSync(join(cluster.share, "training_data/evaluation/speed/1/benchmark_parallel.csv")));
      assert(existsSync(join(cluster.share, "training_data/evaluation/accuracy/llama/results_2026.json")));
      const stdout = await cluster.program.pulumi("stack", "output", "--json");
      const outputs = JSON.parse(stdout) as { results: string; scores: string };
      const { measurements } = JSON.parse(outputs.results) as EvaluationReading;
      assert.deepEqual(
        measurements.map(({ concurrency, outputTokensPerSecond }) => [concurrency, outputTokensPerSecond]),
        [
          [1, 45],
          [8, 270],
        ],
      );
      const { scores } = JSON.parse(outputs.scores) as EvaluationReading;
      assert.deepEqual(
        scores.map(({ task, value }) => [task, value]),
        [["gsm8k", 0.5]],
      );
      const bench = programs.calls("python").find(({ args: [first] }) => first === "benchmark_parallel.py");
      assert.equal(bench?.environment["OPENAI_API_KEY"], "sk-canary");
      assert(!JSON.stringify(programs.calls().map(({ args }) => args)).includes("sk-canary"));
      assert.doesNotMatch(await cluster.logOf("speed-measure-main-0"), /sk-canary/);
      await noChange();
      programs.clear();
      await cluster.up("--refresh");
      assert.deepEqual(names(), []);
    });

    it("fail the update where they are worse than the baseline allows, or warn, and are not measured again for it", async () => {
      cluster.write(secret + measured());
      await cluster.up();
      const stdout = await cluster.program.pulumi("stack", "output", "results");
      writeFileSync(join(folder, "baseline.json"), stdout);
      standIns(programs.folder, servingPrograms(30));
      const baseline = (more: string): string => `baseline: { json: ${JSON.stringify(stdout)}, ${more} }`;
      cluster.write(secret + measured({ runId: "2", baseline: baseline("") }));
      const failed = await cluster.failedUp();
      assert.match(
        failed,
        /worse than the baseline allows: throughput, 1024\/128 tokens, 8 at once \(static\): 180\.0 tokens\/s, baseline 270\.0 tokens\/s, -33\.3 %/,
      );
      const measurements = (): number => names().filter((name) => name === "benchmark_parallel.py").length;
      programs.clear();
      // As long as nothing is changed it stays so, and nothing is measured.
      await cluster.failedUp();
      cluster.write(secret + measured({ runId: "2", baseline: baseline('onRegression: "warn"') }));
      assert.match(await cluster.up(), /warning: worse than the baseline allows: throughput/);
      cluster.write(secret + measured({ runId: "2", baseline: baseline("throughputTolerance: 0.5") }));
      assert.doesNotMatch(await cluster.up(), /worse than/);
      assert.equal(measurements(), 0);
      standIns(programs.folder, servingPrograms());
    });

    it("fail with what the program said", async () => {
      cluster.write(
        secret + measured({ runId: "3" }).replace(`toolsPath: "${TOOLS}"`, 'toolsPath: "nowhere", maxRetry: 1'),
      );
      assert.match(await cluster.failedUp(), /benchmark_tools: there is no such folder; use an image with the package/);
    });
  });
});
