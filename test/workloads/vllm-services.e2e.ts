import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type {
  ConfigMap,
  KubernetesObject,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  Secret,
} from "../../local/cluster/objects";
import { startStandIn, type StandInContainer } from "../../local/cluster/stand-in-container";
import { mountsOf, type VolumeSources } from "../../local/cluster/volumes";
import { projectRoot } from "../../tools/paths";
import { standIns } from "../support/stand-ins";
import { startWorkloadCluster, type WorkloadCluster } from "../support/workload-cluster";

/** A Service's endpoints, as the API server lists them. */
interface EndpointSlice extends KubernetesObject {
  endpoints?: { addresses: string[]; conditions?: { ready?: boolean }; targetRef?: { name?: string } }[];
  ports?: { name?: string; port?: number }[];
}

interface PodGroup extends KubernetesObject {
  status?: { phase?: string; running?: number };
}

interface EntryService extends KubernetesObject {
  spec: { type?: string; ports: { port: number }[] };
}

/** What the volumes and variables of the namespace's pods are made of. */
async function sourcesOf({ api, namespace, share }: WorkloadCluster): Promise<VolumeSources> {
  const named = <T extends KubernetesObject>(objects: T[]): Map<string, T> =>
    new Map(objects.map((object) => [`${object.metadata.namespace ?? ""}/${object.metadata.name}`, object]));
  const core = `/api/v1/namespaces/${namespace}`;
  const [configMaps, secrets, claims, volumes] = await Promise.all([
    api.list<ConfigMap>(`${core}/configmaps`),
    api.list<Secret>(`${core}/secrets`),
    api.list<PersistentVolumeClaim>(`${core}/persistentvolumeclaims`),
    api.list<PersistentVolume>("/api/v1/persistentvolumes"),
  ]);
  return {
    configMaps: named(configMaps),
    secrets: named(secrets),
    claims: named(claims),
    volumes: named(volumes),
    shares: { shareFolder: () => share },
  };
}

/** vLLM services on a real control plane with Volcano; each step builds on the ones before. */
describe("vLLM services in a cluster", function () {
  this.timeout(300_000);

  let cluster: WorkloadCluster;

  before(async function () {
    this.timeout(30 * 60_000);
    cluster = await startWorkloadCluster({ nodes: 4 });
  });

  after(() => cluster.remove());

  const COMMON = `
    const common = {
      namespace, claimName, image: "image", dtype: "float16", maxModelLenTokens: 4096, replicas: 1, startMinutes: 3, kubeconfig,
    };`;
  const service = (name: string, text: string): string =>
    `export const ${name.replaceAll("-", "")} = new VllmService("${name}", {
      ...common, serviceName: "${name}", servedModelName: "${name}", weightsPath: "models/${name}", ${text} }, options).url;`;
  const write = (...services: string[]): void => {
    cluster.write(`${COMMON}\n${services.join("\n")}`);
  };

  const pods = async (name: string): Promise<Pod[]> => {
    const path = `/api/v1/namespaces/${cluster.namespace}/pods?labelSelector=app.kubernetes.io%2Finstance%3D${name}`;
    const found = await cluster.api.list<Pod>(path);
    return found.sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
  };
  const isReady = ({ metadata, status }: Pod): boolean =>
    metadata.deletionTimestamp === undefined &&
    (status?.conditions?.some(({ type, status: value }) => type === "Ready" && value === "True") ?? false);

  /** Names of the pods that get a Service's requests. */
  const endpoints = async (name: string): Promise<string[]> => {
    const path = `/apis/discovery.k8s.io/v1/namespaces/${cluster.namespace}/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3D${name}`;
    const slices = await cluster.api.list<EndpointSlice>(path);
    return slices
      .flatMap(({ endpoints: all = [] }) => all.filter(({ conditions }) => conditions?.ready === true))
      .map(({ targetRef }) => targetRef?.name ?? "")
      .sort();
  };

  const SINGLE = service("single", "npus: 1,");
  const TENSOR = service("tensor", "npus: 4, replicas: 2,");
  const NODES = service("nodes", "npus: 8, nodesPerReplica: 2,");
  const DRAFT = service("draft", 'npus: 2, draftModelPath: "models/eagle", speculativeTokens: 4,');

  it("of one NPU, of several, of several nodes and with a draft model are Ready, with endpoints", async () => {
    write(SINGLE, TENSOR, NODES, DRAFT);
    await cluster.up();
    const found = await Promise.all(
      ["single", "tensor", "nodes", "draft"].map(async (name) => [name, await pods(name)] as const),
    );
    assert.deepEqual(
      found.map(([name, all]) => [name, all.length, all.every(isReady)]),
      [
        ["single", 1, true],
        ["tensor", 2, true],
        ["nodes", 2, true],
        ["draft", 1, true],
      ],
    );
    for (const [name, all] of found) {
      // Of a replica over several nodes only the head is asked.
      const asked = name === "nodes" ? all.slice(0, 1) : all;
      await cluster.eventually(`endpoints of ${name}`, async () => {
        const names = await endpoints(name);
        return names.length === asked.length ? names : undefined;
      });
      assert.deepEqual(await endpoints(name), asked.map(({ metadata }) => metadata.name).sort());
    }
    const nodes = await pods("nodes");
    assert.equal(new Set(nodes.map(({ spec }) => spec.nodeName)).size, 2);
    assert.match(nodes[0]?.metadata.name ?? "", /^nodes-0-[0-9a-f]{6}-0$/);
    await cluster.program.pulumi("preview", "--expect-no-changes");
    await cluster.program.pulumi("preview", "--refresh", "--expect-no-changes");
  });

  it("of several nodes start together or not at all", async () => {
    write(SINGLE, TENSOR, NODES, DRAFT);
    const groups = await cluster.api.list<PodGroup>(
      `/apis/scheduling.volcano.sh/v1beta1/namespaces/${cluster.namespace}/podgroups?labelSelector=app.kubernetes.io%2Finstance%3Dnodes`,
    );
    assert.equal(groups.length, 1);
    // A second one finds one free node only: neither of its pods is bound.
    write(SINGLE, TENSOR, NODES, DRAFT, service("third", "npus: 8, nodesPerReplica: 2, startMinutes: 1,"));
    const up = cluster.startUp();
    const waiting = await cluster.eventually("both pods of the third", async () => {
      const found = await pods("third");
      return found.length === 2 ? found : undefined;
    });
    await sleep(4000);
    assert.deepEqual(
      (await pods("third")).map(({ spec }) => spec.nodeName),
      waiting.map(() => undefined),
    );
    await cluster.setNodes(6);
    const ended = await up.ended;
    assert.equal(ended.code, 0, ended.output);
    assert.equal((await pods("third")).every(isReady), true);
    write(SINGLE, TENSOR, NODES, DRAFT);
    await cluster.up();
  });

  it("roll out new weights with at least one ready pod at every moment", async () => {
    const weights = (content: string): string[] => [
      service("single", `npus: 1, weightsFingerprint: "${content}",`),
      service("tensor", `npus: 4, replicas: 2, surge: false, weightsFingerprint: "${content}",`),
      service("nodes", `npus: 8, nodesPerReplica: 2, weightsFingerprint: "${content}",`),
      DRAFT,
    ];
    // Room for the successor of the replica over two nodes.
    await cluster.setNodes(6);
    write(...weights("first"));
    await cluster.up();
    const before = new Map(
      await Promise.all(["single", "tensor", "nodes"].map(async (name) => [name, await pods(name)] as const)),
    );
    write(...weights("second"));
    const least = new Map<string, number>();
    let samples = 0;
    const watcher = { seen: sample, gone: sample };
    const core = `/api/v1/namespaces/${cluster.namespace}`;
    const seenPods = cluster.api.follow<Pod>(`${core}/pods`, watcher);
    const slices = `/apis/discovery.k8s.io/v1/namespaces/${cluster.namespace}/endpointslices`;
    const seenSlices = cluster.api.follow<EndpointSlice>(slices, watcher);
    /** Counts, of each service, the pods that are ready and those that get requests, as last seen. */
    function sample(): void {
      if (samples === 0) return;
      samples++;
      for (const name of before.keys()) {
        const ready = [...seenPods.objects.values()].filter(
          (pod) =>
            pod.metadata.labels?.["app.kubernetes.io/instance"] === name &&
            (name !== "nodes" || pod.metadata.name.endsWith("-0")) &&
            isReady(pod),
        );
        const asked = [...seenSlices.objects.values()]
          .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === name)
          .flatMap(({ endpoints: all }) => (all ?? []).filter(({ conditions }) => conditions?.ready === true));
        least.set(name, Math.min(least.get(name) ?? Infinity, ready.length, asked.length));
      }
    }
    await Promise.all([seenPods.listed, seenSlices.listed]);
    samples = 1;
    const timer = setInterval(sample, 100);
    await cluster.up();
    clearInterval(timer);
    for (const followed of [seenPods, seenSlices]) followed.close();
    for (const [name, old] of before) {
      const now = await cluster.eventually(`only new pods of ${name}`, async () => {
        const found = await pods(name);
        return found.length === old.length && found.every(isReady) ? found : undefined;
      });
      const names = new Set(old.map(({ metadata }) => metadata.uid));
      assert.equal(
        now.some(({ metadata }) => names.has(metadata.uid)),
        false,
        name,
      );
    }
    assert.ok(samples > 50, `${String(samples)} samples`);
    console.log(
      `    ${String(samples)} samples; fewest ready: ${[...least].map(([name, count]) => `${name} ${String(count)}`).join(", ")}`,
    );
    for (const [name, count] of least) assert.ok(count >= 1, name);
  });

  it("that fail leave the reason in what the update says", async () => {
    // Without its certificate the pod is not started; what a kubelet would tell of it is told here.
    write(SINGLE, service("failing", 'npus: 1, startMinutes: 1, certificateSecretName: "missing",'));
    const up = cluster.startUp();
    const [pod] = await cluster.eventually("the failing pod", async () => {
      const found = await pods("failing");
      return found[0]?.spec.nodeName === undefined ? undefined : found;
    });
    assert.ok(pod !== undefined);
    const terminated = {
      exitCode: 1,
      reason: "Error",
      message: "ValueError: no weights in /mnt/sfs_turbo/models/failing",
    };
    const waiting = { reason: "CrashLoopBackOff", message: "back-off 40s restarting failed container=vllm" };
    const container = { name: "vllm", image: "image", imageID: "", ready: false, started: false, restartCount: 4 };
    await cluster.api.mergeLists(`/api/v1/namespaces/${cluster.namespace}/pods/${pod.metadata.name}/status`, {
      status: {
        conditions: ["Ready", "ContainersReady"].map((type) => ({
          type,
          status: "False",
          reason: "ContainersNotReady",
          message: "containers with unready status: [vllm]",
        })),
        containerStatuses: [{ ...container, state: { waiting }, lastState: { terminated } }],
      },
    });
    const { code, output } = await up.ended;
    assert.notEqual(code, 0, output);
    assert.match(output, /failing/);
    assert.match(output, /CrashLoopBackOff/);
    assert.match(output, /no weights in/);
    write(SINGLE);
    await cluster.up();
  });

  describe("with an entry from outside", () => {
    const KEY = "canary-api-key-of-the-test";
    let folder: string;
    let running: StandInContainer;
    let balancer: Server;
    let address: string;
    let certificate: string;

    /** Asks by OpenAI's own client in a process of its own, which trusts the certificate; prints the answer or the error. */
    const ask = async (key: string, trusted: string, url = address): Promise<string> => {
      const program =
        'import OpenAI from "openai"; const client = new OpenAI({ maxRetries: 0 });' +
        'try { const { choices } = await client.chat.completions.create({ model: "chat", messages: [{ role: "user", content: "Hello" }] });' +
        "console.log(choices[0].message.content); } catch (error) {" +
        "let reason = error; while (reason.cause !== undefined) reason = reason.cause;" +
        "console.log(error.status ?? reason.code ?? reason.message); }";
      const { stdout } = await promisify(execFile)("node", ["--input-type=module", "-e", program], {
        cwd: projectRoot(),
        env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted, OPENAI_BASE_URL: url, OPENAI_API_KEY: key },
      });
      return stdout.trim();
    };

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "vllm-entry-"));
      write(
        SINGLE,
        `const certificate = new SelfSignedCertificate("certificate", {
           secretName: "certificate", namespace, hosts: ["llm.example.com", "127.0.0.1"] }, options);
         export const trusted = certificate.certificate;
         const key = new k8s.core.v1.Secret("key", { metadata: { namespace }, stringData: { "api-key": pulumi.secret("${KEY}") } },
           { provider: cluster });
         export const entry = new VllmService("entry", { ...common, serviceName: "entry", servedModelName: "chat",
           weightsPath: "models/chat", npus: 1, apiKey: { secretName: key.metadata.name },
           certificateSecretName: certificate.secretName,
           entry: { loadBalancerId: "0a1b2c3d-0000-4000-8000-000000000001" } }, options).entryUrl;`,
      );
      await cluster.up();
      const outputs = JSON.parse(await cluster.program.pulumi("stack", "output", "--json")) as Record<string, string>;
      assert.match(outputs["entry"] ?? "", /^https:\/\/203\.0\.113\.\d+\/v1$/);
      certificate = join(folder, "certificate.pem");
      writeFileSync(certificate, outputs["trusted"] ?? "");

      // The pod's own command, with its own files and variables; only the program of the image is another.
      const [pod] = await pods("entry");
      const container = pod?.spec.containers[0];
      assert.ok(pod !== undefined && container !== undefined);
      const sources = await sourcesOf(cluster);
      const programs = standIns(join(folder, "programs"), {
        python: { shell: `shift 2; exec node ${join(__dirname, "../support/openai-server.mjs")} "$@"` },
      });
      const mounts = mountsOf(pod, container, sources);
      running = startStandIn(pod, container, mounts, sources, { programs: programs.folder, address: "127.0.0.1" });
      const port = await cluster.eventually("the server", async () => {
        const [, found] = /listening on (\d+)/.exec(running.output()) ?? [];
        return Promise.resolve(found === undefined ? undefined : Number(found));
      });
      const [call] = programs.calls("python");
      assert.equal(call?.args.includes("--served-model-name=chat"), true);
      assert.equal(JSON.stringify(call).includes(KEY), false, "a secret on the command line");

      // What the load balancer does: the listener's bytes go to a pod of the Service, by its endpoints.
      const service = await cluster.api.get<EntryService>(
        `/api/v1/namespaces/${cluster.namespace}/services/entry-entry`,
      );
      assert.deepEqual(
        [service.spec.type, service.spec.ports[0]?.port, service.metadata.annotations?.["kubernetes.io/elb.class"]],
        ["LoadBalancer", 443, "performance"],
      );
      const processes = new Map([[pod.metadata.name, port]]);
      balancer = createServer((client) => {
        endpoints("entry-entry")
          .then(([name = ""]) => {
            const upstream = connect(processes.get(name) ?? 0, "127.0.0.1");
            client.pipe(upstream).pipe(client);
            for (const socket of [client, upstream]) socket.on("error", () => client.destroy());
          })
          .catch(() => client.destroy());
      });
      await new Promise<void>((resolve) => balancer.listen(0, "127.0.0.1", resolve));
      address = `https://127.0.0.1:${String((balancer.address() as AddressInfo).port)}/v1`;
    });

    after(() => {
      running.stop();
      balancer.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it("answers OpenAI's client by TLS, with the key", async () => {
      assert.equal(await ask(KEY, certificate), "Hello, said chat");
    });

    it("refuses another key, who does not trust it, and who does not speak TLS", async () => {
      assert.equal(await ask("another", certificate), "401");
      assert.match(await ask(KEY, ""), /SELF_SIGNED|self-signed/);
      assert.doesNotMatch(await ask(KEY, certificate, address.replace("https:", "http:")), /said chat/);
    });

    it("is ready by its own probe with the key, and not with another", async () => {
      const [pod] = await pods("entry");
      const { exec } =
        (pod?.spec.containers[0] as { readinessProbe?: { exec?: { command: string[] } } }).readinessProbe ?? {};
      const [python = "", flag = "", program = "", url = ""] = exec?.command ?? [];
      assert.deepEqual([python, flag, url], ["python", "-c", "https://127.0.0.1:8080/v1/models"]);
      const probe = (key: string) =>
        promisify(execFile)("python3", [flag, program, `${address}/models`], {
          env: { ...process.env, VLLM_API_KEY: key },
        });
      await probe(KEY);
      await assert.rejects(probe("another"), /401/);
    });

    it("keeps key and certificate out of state and pod in clear", async () => {
      const state = cluster.program.state();
      assert.equal(state.includes(KEY), false);
      assert.equal(/BEGIN (RSA )?PRIVATE KEY/.test(state), false);
      const [pod] = await pods("entry");
      assert.equal(JSON.stringify(pod).includes(KEY), false);
      await cluster.program.pulumi("preview", "--expect-no-changes");
    });
  });
});
