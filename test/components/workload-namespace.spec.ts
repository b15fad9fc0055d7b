import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { MegatronTraining, VllmService, WorkloadNamespace, type WorkloadNamespaceArgs } from "../../components";
import { only, register, type Registration, valueOf } from "../support/mock-engine";

const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const QUOTA = "kubernetes:core/v1:ResourceQuota";
const SECRET = "kubernetes:core/v1:Secret";

/** A rule of a NetworkPolicy, as far as these tests look at it. */
interface Rule {
  from?: unknown[];
  to?: unknown[];
  ports?: unknown[];
}

interface PolicySpec {
  podSelector: object;
  policyTypes: string[];
  ingress?: Rule[];
  egress?: Rule[];
}

function build(change: Partial<WorkloadNamespaceArgs> = {}): WorkloadNamespace {
  return new WorkloadNamespace("train", { namespaceName: "llm-train", podSecurity: "privileged", ...change });
}

/** The value behind a secret as the engine gets it; anything else is a fault. */
function secretValue(wrapped: unknown): unknown {
  const { [pulumi.runtime.specialSigKey]: signature, value } = wrapped as Record<string, unknown>;
  assert.equal(signature, pulumi.runtime.specialSecretSig, "the value is not marked as secret");
  return value;
}

/** The policies of a namespace by name. */
function policies(all: Registration[]): Record<string, PolicySpec> {
  return Object.fromEntries(
    all
      .filter(({ type }) => type === POLICY)
      .map(({ inputs }) => [(inputs["metadata"] as { name: string }).name, inputs["spec"] as PolicySpec]),
  );
}

describe("WorkloadNamespace", () => {
  it("enforces its Pod Security level at a version, and reports what is less strict than baseline", async () => {
    const levels = [
      ["privileged", "baseline"],
      ["restricted", "restricted"],
    ] as const;
    for (const [podSecurity, reported] of levels) {
      const all = await register(() => build({ podSecurity, podSecurityVersion: "v1.31" }));
      const { labels } = only(all, "kubernetes:core/v1:Namespace").inputs["metadata"] as { labels: object };
      assert.deepEqual(labels, {
        "pod-security.kubernetes.io/enforce": podSecurity,
        "pod-security.kubernetes.io/enforce-version": "v1.31",
        "pod-security.kubernetes.io/warn": reported,
        "pod-security.kubernetes.io/warn-version": "v1.31",
        "pod-security.kubernetes.io/audit": reported,
        "pod-security.kubernetes.io/audit-version": "v1.31",
      });
    }
  });

  it("denies everything in and out, and lets out name resolution and HTTPS, but never to the metadata address", async () => {
    const found = policies(await register(build));
    assert.deepEqual(Object.keys(found).sort(), ["allow-dns", "allow-outwards", "default-deny"]);
    assert.deepEqual(found["default-deny"], { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    assert.deepEqual(found["allow-outwards"]?.egress, [
      {
        to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.169.254/32"] } }],
        ports: [{ protocol: "TCP", port: 443 }],
      },
    ]);
    assert.deepEqual(
      found["allow-dns"]?.egress?.flatMap(({ ports }) => ports ?? []),
      [
        { protocol: "UDP", port: 53 },
        { protocol: "TCP", port: 53 },
      ],
    );
  });

  it("lets the pods of a training run talk to each other, and to nobody else inside the cluster", async () => {
    const found = policies(await register(() => build({ internalTraffic: true })));
    assert.deepEqual(found["allow-internal"], {
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
      ingress: [{ from: [{ podSelector: {} }] }],
      egress: [{ to: [{ podSelector: {} }] }],
    });
    assert.deepEqual(
      Object.values(found).flatMap(({ ingress }) => ingress ?? []),
      [{ from: [{ podSelector: {} }] }],
    );
  });

  it("lets the given clients in on the given port, and nobody where no client is given", async () => {
    const clients = { clientNamespaces: ["gateway", "monitoring"], clientCidrs: ["10.20.64.0/24"] };
    const found = policies(await register(() => build({ apiPort: 8080, ...clients })));
    const values = { key: "kubernetes.io/metadata.name", operator: "In", values: ["gateway", "monitoring"] };
    assert.deepEqual(found["allow-api"]?.ingress, [
      {
        from: [{ namespaceSelector: { matchExpressions: [values] } }, { ipBlock: { cidr: "10.20.64.0/24" } }],
        ports: [{ protocol: "TCP", port: 8080 }],
      },
    ]);
    assert.equal("allow-api" in policies(await register(() => build({ apiPort: 8080 }))), false);
  });

  it("lets nothing out but name resolution where no port is given", async () => {
    const found = policies(await register(() => build({ egressPorts: [] })));
    assert.deepEqual(Object.keys(found).sort(), ["allow-dns", "default-deny"]);
  });

  it("bounds what is given and nothing else", async () => {
    const all = await register(() => build({ quota: { npus: 32, cpu: 700, memoryGiB: 5400, pods: 40, claims: 2 } }));
    assert.deepEqual(only(all, QUOTA).inputs["spec"], {
      hard: {
        "requests.huawei.com/ascend-1980": "32",
        "requests.cpu": "700",
        "requests.memory": "5400Gi",
        pods: "40",
        persistentvolumeclaims: "2",
      },
    });
    const some = await register(() => build({ quota: { pods: 0 } }));
    assert.deepEqual(only(some, QUOTA).inputs["spec"], { hard: { pods: "0" } });
    const none = await register(() => build({ quota: {} }));
    assert.deepEqual(
      none.filter(({ type }) => type === QUOTA),
      [],
    );
  });

  it("gives containers that ask for nothing a request and a limit", async () => {
    const { inputs } = only(await register(build), "kubernetes:core/v1:LimitRange");
    const { limits } = inputs["spec"] as { limits: Record<string, Record<string, string>>[] };
    const [container] = limits;
    assert.deepEqual(Object.keys(container?.["defaultRequest"] ?? {}), ["cpu", "memory"]);
    assert.deepEqual(Object.keys(container?.["default"] ?? {}), ["cpu", "memory"]);
  });

  it("mounts no token, neither of the workloads' account nor of the default one", async () => {
    const all = await register(build);
    const accounts = all.filter(({ type }) => /:ServiceAccount(Patch)?$/.test(type));
    assert.deepEqual(
      accounts.map(({ type, inputs }) => [
        type.split(":").at(-1),
        (inputs["metadata"] as { name: string }).name,
        inputs["automountServiceAccountToken"],
      ]),
      [
        ["ServiceAccount", "workload", false],
        ["ServiceAccountPatch", "default", false],
      ],
    );
  });

  it("pulls images with CCE's Secret, and with further logins where they are given, which are secret", async () => {
    const logins = JSON.stringify({ auths: { "registry.example.com": { auth: "Y2FuYXJ5" } } });
    const all = await register(() => build({ imagePullSecret: logins }));
    const account = only(all, "kubernetes:core/v1:ServiceAccount").inputs;
    assert.deepEqual(account["imagePullSecrets"], [{ name: "default-secret" }, { name: "registry-logins" }]);
    const { type, data } = only(all, SECRET).inputs;
    assert.equal(type, "kubernetes.io/dockerconfigjson");
    const content = secretValue(data) as Record<string, string>;
    assert.equal(Buffer.from(content[".dockerconfigjson"] ?? "", "base64").toString("utf8"), logins);

    const without = await register(build);
    assert.deepEqual(only(without, "kubernetes:core/v1:ServiceAccount").inputs["imagePullSecrets"], [
      { name: "default-secret" },
    ]);
    assert.equal(without.filter(({ type: kind }) => kind === SECRET).length, 0);
  });
});

describe("pods of a workload", () => {
  /** Pod specification of a Volcano job's first task, or of a Deployment. */
  const podOf = ({ inputs }: Registration) => {
    const spec = inputs["spec"] as {
      template?: { spec: Record<string, unknown> };
      tasks?: { template: { spec: Record<string, unknown> } }[];
    };
    return (spec.template ?? spec.tasks?.[0]?.template)?.spec;
  };
  const training = (serviceAccountName?: pulumi.Input<string>, queue?: pulumi.Input<string>) =>
    new MegatronTraining("run", {
      runName: "run",
      namespace: "llm-train",
      model: "llama2-13b",
      strategy: "sft",
      seqLenTokens: 4096,
      tensorParallel: 8,
      pipelineParallel: 1,
      microBatchSize: 4,
      nodes: 1,
      npusPerNode: 8,
      image: "image",
      command: "sh start.sh",
      dataPath: "/mnt/sfs_turbo/data.json",
      weightsPath: "models/llama2-13b",
      claimName: "share",
      serviceAccountName,
      queue,
    });
  const serving = (serviceAccountName?: pulumi.Input<string>) =>
    new VllmService("chat", {
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
      serviceAccountName,
    });
  const cases = [
    ["kubernetes:batch.volcano.sh/v1alpha1:Job", training],
    ["kubernetes:apps/v1:Deployment", serving],
  ] as const;

  for (const [type, workload] of cases) {
    it(`run as the namespace's account and leave the Secrets of images to it: ${type}`, async () => {
      const pod = podOf(only(await register(() => workload(build().serviceAccountName)), type));
      assert.equal(pod?.["serviceAccountName"], "workload");
      assert.equal(pod["automountServiceAccountToken"], false);
      // Kubernetes adds the account's Secrets only to a pod that names none.
      assert.equal("imagePullSecrets" in pod, false);
    });

    it(`name CCE's Secret where they have no account of their own: ${type}`, async () => {
      const pod = podOf(only(await register(() => workload()), type));
      assert.equal(pod?.["serviceAccountName"], undefined);
      assert.equal(pod?.["automountServiceAccountToken"], false);
      assert.deepEqual(pod["imagePullSecrets"], [{ name: "default-secret" }]);
    });
  }

  it("wait in the given queue", async () => {
    const job = only(
      await register(() => training(undefined, pulumi.output("training"))),
      "kubernetes:batch.volcano.sh/v1alpha1:Job",
    );
    assert.equal((job.inputs["spec"] as { queue: string }).queue, "training");
  });

  it("get the account's name as an output, so that none comes before it", async () => {
    const built: WorkloadNamespace[] = [];
    await register(() => built.push(build()));
    const [namespace] = built;
    assert(namespace !== undefined);
    assert.equal(await valueOf(namespace.serviceAccountName), "workload");
    assert.equal(await valueOf(namespace.namespace), "llm-train");
  });
});
