import assert from "node:assert/strict";
import { PrefillDecodeService, type PrefillDecodeServiceArgs } from "../../components";
import { assertRefused } from "../support/argument-faults";
import { register, type Registration } from "../support/mock-engine";

const ARGS: PrefillDecodeServiceArgs = {
  serviceName: "apart",
  namespace: "llm-serve",
  image: "registry.example.com/team/vllm:1",
  claimName: "share",
  servedModelName: "llama2-13b",
  weightsPath: "models/llama2-13b",
  prefillInstances: 2,
  decodeInstances: 1,
  npus: 2,
  maxModelLenTokens: 4096,
};

const service = (change: Partial<PrefillDecodeServiceArgs> = {}) =>
  new PrefillDecodeService("apart", { ...ARGS, ...change });

interface PodInputs {
  annotations: Record<string, string>;
  containers: {
    command: string[];
    args: string[];
    env: { name: string; value?: string; valueFrom?: unknown }[];
    ports: { containerPort: number }[];
    resources: { limits: Record<string, string> };
  }[];
  hostNetwork?: boolean;
  dnsPolicy?: string;
}

/** The pods of the Deployments, by the name of the Deployment. */
function podsOf(all: readonly Registration[]): Map<string, PodInputs> {
  return new Map(
    all
      .filter(({ type }) => type === "kubernetes:apps/v1:Deployment")
      .map(({ inputs }) => {
        const { name } = inputs["metadata"] as { name: string };
        const { template } = inputs["spec"] as {
          template: { metadata: { annotations: Record<string, string> }; spec: PodInputs };
        };
        return [name, { ...template.spec, annotations: template.metadata.annotations }] as const;
      }),
  );
}

const variables = (pod: PodInputs | undefined): Record<string, string | undefined> =>
  Object.fromEntries((pod?.containers[0]?.env ?? []).map(({ name, value }) => [name, value]));

describe("PrefillDecodeService", () => {
  it("starts an instance each with a port of its own and the manual's command, all in one pod group", async () => {
    const all = await register(() => service());
    const pods = podsOf(all);
    assert.deepEqual([...pods.keys()].sort(), [
      "apart-decode-0",
      "apart-entry-0",
      "apart-prefill-0",
      "apart-prefill-1",
    ]);
    const decode = pods.get("apart-decode-0");
    assert.deepEqual(decode?.containers[0]?.command, ["python", "/etc/ascend-stacks/program/prefill-decode.py"]);
    // As the manual prints it (seed 003, line 3), and every instance with the same words.
    for (const pod of pods.values()) {
      assert.deepEqual(pod.containers[0]?.args, [
        "sh",
        "/home/ma-user/AscendCloud/AscendCloud-LLM/llm_tools/PD_separate/start_servers.sh",
        "--model=/mnt/sfs_turbo/models/llama2-13b",
        "--tensor-parallel-size=2",
        "--max-model-len=4096",
        "--max-num-seqs=256",
        "--max-num-batched-tokens=4096",
        "--host=0.0.0.0",
        "--port={port}",
        "--served-model-name=llama2-13b",
      ]);
      assert.equal(pod.annotations["scheduling.k8s.io/group-name"], "apart");
    }
    const ports = [...pods.values()].map(({ containers: [container] }) => container?.ports[0]?.containerPort);
    assert.deepEqual(ports.sort(), [8080, 9000, 9001, 9500]);
    const group = all.find(({ type }) => type === "kubernetes:scheduling.volcano.sh/v1beta1:PodGroup");
    assert.deepEqual(group?.inputs["spec"], { minMember: 4, queue: "default" });
    const prefill = variables(pods.get("apart-prefill-1"));
    assert.deepEqual(
      [
        prefill["INSTANCE_ROLE"],
        prefill["INSTANCE_INDEX"],
        prefill["INSTANCE_PORT"],
        prefill["NPUS"],
        prefill["USE_OPENAI"],
      ],
      ["prefill", "1", "9001", "2", undefined],
    );
  });

  it("gives the entry no NPU, OpenAI's protocol, the key by its Secret, and the Service", async () => {
    const all = await register(() =>
      service({ secretEnvironment: [{ name: "VLLM_API_KEY", secretName: "key", key: "api-key" }] }),
    );
    const pods = podsOf(all);
    const entry = pods.get("apart-entry-0");
    assert.equal(entry?.containers[0]?.resources.limits["huawei.com/ascend-1980"], undefined);
    assert.equal(variables(entry)["USE_OPENAI"], "1");
    const key = entry?.containers[0]?.env.find(({ name }) => name === "VLLM_API_KEY");
    assert.deepEqual(key?.valueFrom, { secretKeyRef: { name: "key", key: "api-key" } });
    assert.equal(
      pods.get("apart-prefill-0")?.containers[0]?.env.some(({ name }) => name === "VLLM_API_KEY"),
      false,
    );
    const { selector, ports } = all.find(({ type }) => type === "kubernetes:core/v1:Service")?.inputs["spec"] as {
      selector: Record<string, string>;
      ports: { port: number }[];
    };
    assert.equal(selector["app.kubernetes.io/component"], "entry");
    assert.equal(ports[0]?.port, 8080);
  });

  it("hands on what is given", async () => {
    const change = {
      maxModelLenTokens: 8192,
      maxNumSeqs: 64,
      quantization: "awq",
      openAi: false,
      extraArguments: ["--dtype=float16"],
      startScript: "/opt/start.sh",
      hostNetwork: true,
      restartOnChange: true,
      queue: "serving",
      environment: [{ name: "A", value: "b" }],
      weightsPath: "/mnt/sfs_turbo/quantized/small",
    };
    const all = await register(() => service(change));
    const pod = podsOf(all).get("apart-decode-0");
    assert.deepEqual(pod?.containers[0]?.args.slice(1), [
      "/opt/start.sh",
      "--model=/mnt/sfs_turbo/quantized/small",
      "--tensor-parallel-size=2",
      "--max-model-len=8192",
      "--max-num-seqs=64",
      "--max-num-batched-tokens=8192",
      "--host=0.0.0.0",
      "--port={port}",
      "--quantization=awq",
      "--dtype=float16",
    ]);
    assert.deepEqual([pod.hostNetwork, pod.dnsPolicy], [true, "ClusterFirstWithHostNet"]);
    assert.deepEqual([variables(pod)["RESTART_ON_CHANGE"], variables(pod)["A"]], ["1", "b"]);
    assert.equal(variables(podsOf(all).get("apart-entry-0"))["USE_OPENAI"], "0");
    const group = all.find(({ type }) => type === "kubernetes:scheduling.volcano.sh/v1beta1:PodGroup");
    assert.equal((group?.inputs["spec"] as { queue: string }).queue, "serving");
  });

  it("changes no pod of one side with the number of the other, and all pods with the weights", async () => {
    const few = podsOf(await register(() => service()));
    const more = podsOf(await register(() => service({ decodeInstances: 3 })));
    for (const [name, pod] of few) assert.deepEqual(more.get(name), pod, name);
    const other = podsOf(await register(() => service({ weightsFingerprint: "other" })));
    for (const [name, pod] of few) assert.notDeepEqual(other.get(name), pod, name);
  });

  it("refuses what cannot be", async () => {
    await assertRefused(() => service({ serviceName: "A" }), ["serviceName"], /got "A"/);
    await assertRefused(
      () => service({ prefillInstances: 0, decodeInstances: 501 }),
      ["prefillInstances", "decodeInstances"],
      /from 1 to 500 \(seed 003, line 3\)/,
    );
    await assertRefused(() => service({ npus: 9 }), ["npus"], /1 to 8/);
    await assertRefused(
      () => service({ maxNumBatchedTokens: 1024 }),
      ["maxNumBatchedTokens"],
      /at least maxModelLenTokens, 4096 \(seed 003, line 3\)/,
    );
  });
});
