import assert from "node:assert/strict";
import { RULES, STACK_RULES } from "../../policy/rules";
import type { Examined } from "../../policy/rule";
import { isPinned } from "../../policy/rules/workloads";

const PRODUCTION = { class: "production" };
const DEVELOPMENT = { class: "development" };

function resource(type: string, properties: Record<string, unknown>, protect = false): Examined {
  return { type, name: "x", properties, protect, secretInputs: [], secretOutputs: [] };
}

const CLUSTER = "huaweicloud:index/cceCluster:CceCluster";
const GROUP_RULE = "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule";
const NODE_POOL = "huaweicloud:index/cceNodePool:CceNodePool";
const BUCKET = "huaweicloud:index/obsBucket:ObsBucket";
const SHARE = "huaweicloud:index/sfsTurbo:SfsTurbo";
const VOLUME = "kubernetes:core/v1:PersistentVolume";
const SHARE_CLIENTS = "huaweicloud:index/sfsTurboPermRule:SfsTurboPermRule";
const SHARE_LINK = "huaweicloud:index/sfsTurboObsTarget:SfsTurboObsTarget";
const AGENCY = "huaweicloud:index/identityAgency:IdentityAgency";
const ROLE_BINDING = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding";
const COMMAND = "command:local:Command";
const KUBERNETES_PROVIDER = "pulumi:providers:kubernetes";

const NPU = { "huawei.com/ascend-1980": "8" };
const LIMITS = { cpu: "1", memory: "1Gi" };
const GOOD_CONTAINER = {
  name: "main",
  image: "registry.example.com/team/image:1.2.3",
  resources: { requests: LIMITS, limits: LIMITS },
  securityContext: { allowPrivilegeEscalation: false },
};

/** A Deployment whose one container and whose pod are as they should be, but for these changes. */
function deployment(
  container: object = {},
  pod: object = {},
  metadata: object = { name: "x", namespace: "llm-serve" },
) {
  const spec = { automountServiceAccountToken: false, containers: [{ ...GOOD_CONTAINER, ...container }], ...pod };
  return resource("kubernetes:apps/v1:Deployment", { metadata, spec: { template: { spec } } });
}

/** A Volcano job with one task of this container. */
function volcanoJob(container: object) {
  const spec = { automountServiceAccountToken: false, containers: [{ ...GOOD_CONTAINER, ...container }] };
  return resource("kubernetes:batch.volcano.sh/v1alpha1:Job", {
    metadata: { name: "x", namespace: "llm-train" },
    spec: { tasks: [{ template: { spec } }] },
  });
}

/** By rule: what it refuses, each with what the sentence must say, and what it accepts. */
const CASES: Record<string, { refused: [Examined, RegExp][]; accepted: Examined[] }> = {
  "cluster-endpoint-verified": {
    refused: [[resource(CLUSTER, { eip: "203.0.113.7", customSans: [] }), /^eip: got "203\.0\.113\.7"/]],
    accepted: [resource(CLUSTER, {}), resource(CLUSTER, { eip: "203.0.113.7", customSans: ["203.0.113.7"] })],
  },
  "cluster-keeps-volumes": {
    refused: [
      [resource(CLUSTER, { deleteAll: "true" }), /^deleteAll: got "true"/],
      [resource(CLUSTER, { deleteObs: "try" }), /^deleteObs/],
    ],
    accepted: [resource(CLUSTER, { deleteAll: "false" }), resource(CLUSTER, {})],
  },
  "no-open-ports": {
    refused: [
      [
        resource(GROUP_RULE, { direction: "ingress", remoteIpPrefix: "0.0.0.0/0" }),
        /^remoteIpPrefix: got "0\.0\.0\.0\/0"/,
      ],
      [resource(GROUP_RULE, { direction: "ingress", remoteIpPrefix: "::/0" }), /^remoteIpPrefix/],
      [resource(GROUP_RULE, { direction: "ingress" }), /got "nothing"/],
    ],
    accepted: [
      resource(GROUP_RULE, { direction: "egress", remoteIpPrefix: "0.0.0.0/0" }),
      resource(GROUP_RULE, { direction: "ingress", remoteIpPrefix: "10.0.0.0/8" }),
      resource(GROUP_RULE, { direction: "ingress", remoteIpPrefix: "0.0.0.0/0", action: "deny" }),
      resource(GROUP_RULE, { direction: "ingress", remoteGroupId: undefined }),
      resource(GROUP_RULE, { direction: "ingress", remoteIpPrefix: undefined }),
    ],
  },
  "nodes-with-key-pair": {
    refused: [[resource(NODE_POOL, { password: "x" }), /^password: got one/]],
    accepted: [resource(NODE_POOL, { keyPair: "k" })],
  },
  "bucket-versioned": {
    refused: [
      [resource(BUCKET, { versioning: false }), /^versioning/],
      [resource(BUCKET, {}), /^versioning/],
    ],
    accepted: [resource(BUCKET, { versioning: true }), resource(BUCKET, { acl: "log-delivery-write" })],
  },
  "bucket-private": {
    refused: [[resource(BUCKET, { acl: "public-read" }), /^acl: got "public-read"/]],
    accepted: [
      resource(BUCKET, { acl: "private" }),
      resource(BUCKET, {}),
      resource(BUCKET, { acl: "log-delivery-write" }),
    ],
  },
  "bucket-deleted-empty-only": {
    refused: [[resource(BUCKET, { forceDestroy: true }), /^forceDestroy/]],
    accepted: [resource(BUCKET, { forceDestroy: false })],
  },
  "volume-retained": {
    refused: [[resource(VOLUME, { spec: { persistentVolumeReclaimPolicy: "Delete" } }), /got "Delete"; use Retain/]],
    accepted: [resource(VOLUME, { spec: { persistentVolumeReclaimPolicy: "Retain" } })],
  },
  "link-keeps-files": {
    refused: [[resource(SHARE_LINK, { deleteDataInFileSystem: true }), /^deleteDataInFileSystem: got true/]],
    accepted: [resource(SHARE_LINK, { deleteDataInFileSystem: false }), resource(SHARE_LINK, {})],
  },
  "share-closed": {
    refused: [
      [resource(SHARE_CLIENTS, { ipCidr: "*", rwType: "rw" }), /^ipCidr: got "\*"/],
      [resource(SHARE_CLIENTS, { ipCidr: "0.0.0.0/0", rwType: "ro" }), /0\.0\.0\.0/],
    ],
    accepted: [
      resource(SHARE_CLIENTS, { ipCidr: "*", rwType: "none" }),
      resource(SHARE_CLIENTS, { ipCidr: "10.20.0.0/16", rwType: "rw" }),
      resource(SHARE_CLIENTS, { ipCidr: undefined, rwType: "rw" }),
    ],
  },
  "data-protected": {
    refused: [
      [resource(SHARE, {}), /^protect: got false for a SfsTurbo/],
      [resource(BUCKET, {}), /ObsBucket/],
      [resource(VOLUME, {}), /PersistentVolume/],
      [resource("huaweicloud:index/modelartsResourcePool:ModelartsResourcePool", {}), /ModelartsResourcePool/],
    ],
    accepted: [resource(SHARE, {}, true), resource(VOLUME, {}, true)],
  },
  "image-pinned": {
    refused: [
      [deployment({ image: "registry.example.com/team/image" }), /^spec\.template\.spec\.containers\[0\]\.image/],
      [deployment({ image: "registry.example.com/team/image:latest" }), /:latest/],
      [
        volcanoJob({ image: "registry.example.com:5000/image" }),
        /^spec\.tasks\[0\]\.template\.spec\.containers\[0\]\.image/,
      ],
    ],
    accepted: [deployment(), deployment({ image: `image@sha256:${"0".repeat(64)}` }), volcanoJob({})],
  },
  "workload-in-its-namespace": {
    refused: [
      [deployment({}, {}, { name: "x", namespace: "default" }), /^metadata\.namespace: got "default"/],
      [deployment({}, {}, { name: "x", namespace: "kube-system" }), /kube-system/],
      [deployment({}, {}, { name: "x" }), /got "nothing"/],
    ],
    accepted: [deployment()],
  },
  "host-access-for-npus-only": {
    refused: [
      [deployment({}, { hostNetwork: true }), /^spec\.template\.spec\.hostNetwork/],
      [deployment({}, { volumes: [{ name: "v", hostPath: { path: "/" } }] }), /volumes\[0\]\.hostPath/],
    ],
    accepted: [
      deployment(
        { resources: { requests: { ...LIMITS, ...NPU }, limits: { ...LIMITS, ...NPU } } },
        { hostNetwork: true, volumes: [{ name: "v", hostPath: { path: "/usr/local/Ascend/driver" } }] },
      ),
      deployment({}, { volumes: [{ name: "v", emptyDir: {} }] }),
    ],
  },
  "no-privileged-container": {
    refused: [
      [deployment({ securityContext: { privileged: true } }), /privileged: got true/],
      [deployment({ securityContext: {} }), /allowPrivilegeEscalation: got "nothing"/],
    ],
    accepted: [deployment()],
  },
  "container-limited": {
    refused: [
      [deployment({ resources: { limits: { cpu: "1" } } }), /no memory/],
      [deployment({ resources: {} }), /no cpu and no memory/],
      [deployment({ resources: { requests: LIMITS, limits: { ...LIMITS, ...NPU } } }), /use the same number/],
    ],
    accepted: [deployment(), volcanoJob({})],
  },
  "no-token-mounted": {
    refused: [
      [deployment({}, { automountServiceAccountToken: true }), /got true; set false/],
      [deployment({}, { automountServiceAccountToken: undefined }), /got "nothing"/],
    ],
    accepted: [deployment()],
  },
  "no-plain-secret": {
    refused: [
      [deployment({ env: [{ name: "HF_TOKEN", value: "x" }] }), /env\[0\]: got a value for HF_TOKEN/],
      [deployment({ args: ["--api-key=abcdefgh12345678"] }), /args\[0\]: got a value for a key that names a secret/],
      [
        resource("kubernetes:core/v1:ConfigMap", { data: { k: "-----BEGIN RSA PRIVATE KEY-----" } }),
        /^data\.k: got a private key/,
      ],
      [resource("kubernetes:core/v1:ConfigMap", { data: { k: '"client-key-data": "x"' } }), /kubeconfig/],
      [deployment({ command: [`echo hf_${"a".repeat(34)}`] }), /a token of Hugging Face/],
      [
        deployment({}, {}, { name: "x", namespace: "n", annotations: { a: `Bearer ${"b".repeat(30)}` } }),
        /a bearer token/,
      ],
    ],
    accepted: [
      deployment({ env: [{ name: "HF_TOKEN", valueFrom: { secretKeyRef: { name: "s", key: "token" } } }] }),
      resource("kubernetes:core/v1:ConfigMap", { data: { tokenizer: "tokenizers/llama2-13b", seqLen: "4096 tokens" } }),
    ],
  },
  "credential-is-secret": {
    refused: [
      [
        resource(KUBERNETES_PROVIDER, { kubeconfig: "{}" }),
        /^kubeconfig: got a credential as plain text; make it a secret/,
      ],
      [resource(COMMAND, { environment: { SWR_PASSWORD: "p" } }), /^environment\.SWR_PASSWORD: got a credential/],
      [resource(COMMAND, { create: "-----BEGIN PRIVATE KEY-----" }), /^create: got a private key/],
      [resource("ascend-stacks:index:DataFetch", { huggingFace: { token: "t" } }), /^huggingFace\.token/],
      [{ ...resource(COMMAND, { password: "p", stdin: "x" }), secretInputs: ["stdin"] }, /^password/],
    ],
    accepted: [
      { ...resource(COMMAND, { environment: { SWR_PASSWORD: "p" } }), secretInputs: ["environment.SWR_PASSWORD"] },
      { ...resource(COMMAND, { environment: { SWR_PASSWORD: "p" } }), secretInputs: ["environment"] },
      resource(COMMAND, { environment: { SWR_PASSWORD: "" }, create: "docker push" }),
      resource("ascend-stacks:index:DataUpload", { directory: "tokenizers/llama2-13b", publicKey: "ssh-ed25519 AAAA" }),
      // The engine did not say what is secret.
      { ...resource(KUBERNETES_PROVIDER, { kubeconfig: "{}" }), secretInputs: undefined },
    ],
  },
  "kubeconfig-secret": {
    refused: [
      [resource(CLUSTER, {}), /^additionalSecretOutputs: got no kubeConfigRaw, certificateUsers/],
      [{ ...resource(CLUSTER, {}), secretOutputs: ["kubeConfigRaw"] }, /got no certificateUsers/],
    ],
    accepted: [{ ...resource(CLUSTER, {}), secretOutputs: ["kubeConfigRaw", "certificateUsers"] }],
  },
  "agency-limited": {
    refused: [
      [
        resource(AGENCY, { domainRoles: ["OBS OperateAccess", "Tenant Administrator"] }),
        /^domainRoles\[1\]: got "Tenant/,
      ],
      [resource(AGENCY, { projectRoles: [{ project: "r", roles: ["FullAccess"] }] }), /^projectRoles\[0\]\.roles\[0\]/],
    ],
    accepted: [resource(AGENCY, { domainRoles: ["OBS OperateAccess"] }), resource(AGENCY, {})],
  },
  "no-cluster-administrator": {
    refused: [[resource(ROLE_BINDING, { roleRef: { name: "cluster-admin" }, subjects: [{}] }), /^roleRef\.name/]],
    accepted: [resource(ROLE_BINDING, { roleRef: { name: "view" }, subjects: [{}] })],
  },
  "provider-verifies-servers": {
    refused: [[resource("pulumi:providers:huaweicloud", { insecure: "true" }), /^insecure: got true/]],
    accepted: [
      resource("pulumi:providers:huaweicloud", { insecure: "false" }),
      resource("pulumi:providers:huaweicloud", {}),
    ],
  },
};

describe("rules of the policy pack", () => {
  it("have a case each", () => {
    assert.deepEqual(RULES.map(({ name }) => name).sort(), Object.keys(CASES).sort());
  });

  for (const rule of RULES) {
    const { refused, accepted } = CASES[rule.name] ?? { refused: [], accepted: [] };
    describe(rule.name, () => {
      for (const [index, [examined, says]] of refused.entries()) {
        it(`refuses what it must: ${index + 1}`, () => {
          assert(rule.appliesTo(examined.type));
          const violations = rule.violations(examined, PRODUCTION);
          assert.equal(violations.length, 1, violations.join("\n"));
          assert.match(violations[0] ?? "", says);
        });
      }
      it("accepts what is right", () => {
        assert(accepted.length > 0);
        for (const examined of accepted) {
          assert(rule.appliesTo(examined.type));
          assert.deepEqual(rule.violations(examined, PRODUCTION), []);
        }
      });
    });
  }

  it("ask for versions and protection in production only", () => {
    for (const name of ["bucket-versioned", "data-protected"]) {
      const rule = RULES.find((candidate) => candidate.name === name);
      assert.deepEqual(rule?.violations(resource(BUCKET, {}), DEVELOPMENT), []);
    }
  });

  it("know a tag that moves", () => {
    assert.deepEqual(["a:1.0", "host:5000/a", "host:5000/a:1.0", "a:nightly", "a:", "a@sha256:0"].map(isPinned), [
      true,
      false,
      true,
      false,
      false,
      true,
    ]);
  });
});

describe("rules about a stack as a whole", () => {
  const [buckets, clusters, workloads, namespaces] = STACK_RULES;
  const policy = (text: string) =>
    resource("huaweicloud:index/obsBucketPolicy:ObsBucketPolicy", { bucket: "b", policy: text });
  const block = resource("huaweicloud:index/obsBucketBpa:ObsBucketBpa", { bucket: "b" });
  const bucket = resource(BUCKET, { bucket: "b" });
  const tlsOnly = policy('{"Effect":"Deny","Condition":{"Bool":{"SecureTransport":["false"]}}}');

  it("bucket-closed refuses a bucket that nothing closes, and one that only a friendly policy is about", () => {
    assert.equal(buckets?.name, "bucket-closed");
    assert.equal(buckets.violations([bucket]).length, 2);
    assert.deepEqual(buckets.violations([bucket, block, policy('{"Effect":"Allow"}')]).length, 1);
  });
  it("bucket-closed accepts a bucket with both", () => {
    assert.deepEqual(buckets?.violations([bucket, block, tlsOnly]), []);
  });

  const deny = resource(GROUP_RULE, {
    direction: "ingress",
    action: "deny",
    ports: "5443",
    remoteIpPrefix: "0.0.0.0/1",
  });
  it("cluster-endpoint-closed refuses a public address that everybody reaches", () => {
    assert.equal(clusters?.name, "cluster-endpoint-closed");
    assert.match(clusters.violations([resource(CLUSTER, { eip: "203.0.113.7" })])[0] ?? "", /everybody reaches/);
  });
  it("cluster-endpoint-closed accepts a private one, and one that is closed by rules", () => {
    const accepted = [[resource(CLUSTER, {})], [resource(CLUSTER, { eip: "203.0.113.7" }), deny]];
    assert.deepEqual(
      accepted.map((resources) => clusters?.violations(resources)),
      [[], []],
    );
  });

  const namespace = (labels: object) =>
    resource("kubernetes:core/v1:Namespace", { metadata: { name: "llm-serve", labels } });
  const enforced = namespace({ "pod-security.kubernetes.io/enforce": "restricted" });
  const networkPolicy = (spec: object, metadata: object = { name: "p", namespace: "llm-serve" }) =>
    resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", { metadata, spec });
  const denyAll = networkPolicy({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });

  it("cluster-endpoint-closed refuses an address that is not known yet", () => {
    assert.equal(clusters?.violations([resource(CLUSTER, { eip: undefined })]).length, 1);
  });

  it("workload-in-made-namespace refuses a namespace that the stack does not make", () => {
    assert.equal(workloads?.name, "workload-in-made-namespace");
    const elsewhere = deployment({}, {}, { name: "x", namespace: "another-team" });
    assert.deepEqual(workloads.violations([enforced, deployment(), elsewhere]), [
      'workload x: got namespace "another-team"; use the namespace of a WorkloadNamespace of this stack',
    ]);
  });
  it("workload-in-made-namespace accepts its own, and one that is not known yet", () => {
    const later = deployment({}, {}, { name: "x", namespace: undefined });
    assert.deepEqual(workloads?.violations([enforced, deployment(), volcanoJob({}), later].slice(0, 2)), []);
    assert.deepEqual(workloads.violations([enforced, later]), []);
  });

  it("namespace-guarded refuses a namespace without a level, and one that denies nothing or only one way", () => {
    assert.equal(namespaces?.name, "namespace-guarded");
    assert.match(namespaces.violations([namespace({}), denyAll]).join("\n"), /^namespace x: got no label [^\n]*$/);
    const oneWay = networkPolicy({ podSelector: {}, policyTypes: ["Egress"] });
    const onePod = networkPolicy({ podSelector: { matchLabels: { a: "b" } }, policyTypes: ["Ingress", "Egress"] });
    const elsewhere = networkPolicy({ podSelector: {}, policyTypes: ["Ingress", "Egress"] }, { name: "p" });
    for (const policies of [[], [oneWay], [onePod], [elsewhere]]) {
      const violations = namespaces.violations([enforced, ...policies]);
      assert.match(violations.join("\n"), /^namespace x: got no NetworkPolicy that denies by default[^\n]*$/);
    }
  });
  it("namespace-guarded accepts one that has both, in one policy or in two", () => {
    const ways = ["Ingress", "Egress"].map((way) => networkPolicy({ podSelector: {}, policyTypes: [way] }));
    assert.deepEqual(namespaces?.violations([enforced, denyAll]), []);
    assert.deepEqual(namespaces.violations([enforced, ...ways]), []);
    const later = networkPolicy({ podSelector: {}, policyTypes: ["Ingress", "Egress"] }, { namespace: undefined });
    assert.deepEqual(namespaces.violations([enforced, later]), []);
  });

  it("are all tried here", () => {
    assert.equal(STACK_RULES.length, 4);
  });
});
