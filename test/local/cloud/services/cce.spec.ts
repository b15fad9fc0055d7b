import assert from "node:assert/strict";
import {
  type Ground,
  type TestCloud,
  clusterBody,
  makeCluster,
  makeGround,
  makeKey,
  poolBody,
  startTestCloud,
} from "../client";

const clusters = "/api/v3/projects/{project}/clusters";

describe("CCE of the local cloud", () => {
  let test: TestCloud;
  let ground: Ground;
  beforeEach(async () => {
    test = await startTestCloud();
    ground = await makeGround(test);
  });
  afterEach(() => test.end());

  const create = (name?: string, spec?: Record<string, unknown>) =>
    test.call("POST", "cce", clusters, clusterBody(ground, name, spec));
  const phase = async (id: string): Promise<string> =>
    (await test.call("GET", "cce", `${clusters}/${id}`)).json<{ status: { phase: string } }>().status.phase;
  const addons = (method: string, cluster: string, path: string, body?: unknown) =>
    test.call(method, `${cluster}.cce`, `/api/v3/${path}`, body);
  const addonBody = (cluster: string, templateName: string, version = "") => ({
    kind: "Addon",
    apiVersion: "v3",
    metadata: { annotations: { "addon.install/type": "install" } },
    spec: { clusterID: cluster, addonTemplateName: templateName, version, values: { basic: {} } },
  });
  const makePool = (cluster: string, body: unknown) =>
    test.call("POST", "cce", `${clusters}/${cluster}/nodepools`, body);
  const poolReady = (cluster: string, id: string) =>
    test.until(
      () => test.call("GET", "cce", `${clusters}/${cluster}/nodepools/${id}`),
      (answer) => answer.json<{ status: { phase: string } }>().status.phase === "",
    );
  const code = (answer: { status: number; json: () => Record<string, unknown> }): unknown[] => [
    answer.status,
    answer.json()["errorCode"],
  ];

  describe("clusters", () => {
    it("are Creating until the control plane runs, and the job tells", async () => {
      test.host.held.add("startCluster");
      const made = (await create()).json<{ metadata: { uid: string }; status: { phase: string; jobID: string } }>();
      assert.equal(made.status.phase, "Creating");
      const job = () => test.call("GET", "cce", `/api/v3/projects/{project}/jobs/${made.status.jobID}`);
      assert.equal((await job()).json<{ status: { phase: string } }>().status.phase, "Running");
      test.host.held.delete("startCluster");
      const done = await test.until(job, (answer) => answer.text.includes("Success"));
      assert.equal(done.json<{ spec: { clusterUID: string } }>().spec.clusterUID, made.metadata.uid);
      assert.equal(await phase(made.metadata.uid), "Available");
    });

    it("are answered with the objects that clients read without looking, and the release of the version", async () => {
      const id = await makeCluster(test, ground);
      const { spec } = (await test.call("GET", "cce", `${clusters}/${id}`)).json<{ spec: Record<string, unknown> }>();
      assert.equal(spec["version"], "v1.31.10-r0");
      assert.equal(spec["category"], "Turbo");
      assert.deepEqual(spec["serviceNetwork"], { IPv4CIDR: "10.247.0.0/16" });
      assert.ok(typeof spec["eniNetwork"] === "object");
      const plain = await makeCluster(test, ground, "plain", {
        containerNetwork: { mode: "vpc-router", cidrs: [{ cidr: "172.16.0.0/16" }] },
        eniNetwork: undefined,
      });
      const other = (await test.call("GET", "cce", `${clusters}/${plain}`)).json<{ spec: Record<string, unknown> }>();
      assert.deepEqual(other.spec["eniNetwork"], {});
    });

    it("end in Error where the control plane does not start", async () => {
      test.host.failing.set("startCluster", "no room");
      const { uid } = (await create()).json<{ metadata: { uid: string } }>().metadata;
      await test.until(
        () => test.call("GET", "cce", `${clusters}/${uid}`),
        (answer) => answer.text.includes('"phase":"Error"') && answer.text.includes("no room"),
      );
      assert.equal((await test.call("DELETE", "cce", `${clusters}/${uid}`)).status, 200);
    });

    it("give a kubeconfig with a new client certificate at each call", async () => {
      const id = await makeCluster(test, ground);
      const certificate = async (duration: number) =>
        test.call("POST", "cce", `${clusters}/${id}/clustercert`, { duration });
      interface Kubeconfig {
        clusters: { name: string; cluster: Record<string, string> }[];
        users: { user: Record<string, string> }[];
        contexts: { name: string }[];
        "current-context": string;
      }
      const first = (await certificate(-1)).json<Kubeconfig>();
      const second = (await certificate(1)).json<Kubeconfig>();
      assert.equal(first["current-context"], "internal");
      assert.equal(first.clusters[0]?.cluster["server"], "https://127.0.0.1:6443");
      const pem = Buffer.from(first.users[0]?.user["client-certificate-data"] ?? "", "base64").toString();
      assert.match(pem, /^-----BEGIN CERTIFICATE-----/);
      assert.notDeepEqual(first.users, second.users);
      assert.deepEqual(code(await certificate(0)), [400, "CCE.01400001"]);
    });

    it("are refused for what the cloud does not have", async () => {
      const refused = async (spec: Record<string, unknown>): Promise<unknown[]> => code(await create("other", spec));
      assert.deepEqual(await refused({ flavor: "cce.s3.huge" }), [400, "CCE.01400004"]);
      assert.deepEqual(await refused({ version: "v1.99" }), [400, "CCE.01400001"]);
      assert.deepEqual(await refused({ hostNetwork: { vpc: ground.vpc, subnet: "none" } }), [400, "CCE.01400002"]);
      assert.deepEqual(await refused({ hostNetwork: { vpc: "none", subnet: ground.subnet } }), [400, "CCE.01400001"]);
      assert.deepEqual(await refused({ eniNetwork: { subnets: [] } }), [400, "CCE.01400001"]);
      assert.deepEqual(await refused({ eniNetwork: { subnets: [{ subnetID: ground.subnet }] } }), [
        400,
        "CCE.01400002",
      ]);
      assert.deepEqual(await refused({ containerNetwork: { mode: "vpc-router", cidrs: [{ cidr: "10.20.0.0/18" }] } }), [
        400,
        "CCE.01400005",
      ]);
      assert.deepEqual(await refused({ masters: [{ availabilityZone: "cn-southwest-2a" }] }), [400, "CCE.01400001"]);
      const short = await create("abc");
      assert.deepEqual(code(short), [400, "CCE.01400001"]);
      assert.match(short.text, /metadata\.name/);
      assert.equal(test.host.calls.includes("startCluster"), false);
    });

    it("have names of their own, and container networks of their own in a VPC", async () => {
      const network = { containerNetwork: { mode: "vpc-router", cidrs: [{ cidr: "172.16.0.0/16" }] } };
      await makeCluster(test, ground, "first", network);
      assert.deepEqual(code(await create("first", network)), [409, "CCE.01409001"]);
      assert.deepEqual(code(await create("second", network)), [400, "CCE.01400005"]);
    });

    it("take what is in them when they go", async () => {
      const id = await makeCluster(test, ground, "short-lived", {
        hostNetwork: { vpc: ground.vpc, subnet: ground.subnet },
      });
      const groups = async (): Promise<number> =>
        (await test.call("GET", "vpc", "/v3/{project}/vpc/security-groups")).json<{ security_groups: unknown[] }>()
          .security_groups.length;
      assert.equal(await groups(), 3, "the ground's, and those of nodes and control plane");
      await makePool(id, poolBody(await makeKey(test)));
      assert.equal((await test.call("DELETE", "cce", `${clusters}/${id}`)).status, 200);
      assert.equal(await phase(id), "Deleting");
      await test.until(
        () => test.call("GET", "cce", `${clusters}/${id}`),
        (answer) => answer.status === 404,
      );
      assert.equal(test.host.clusters.size, 0);
      assert.equal(await groups(), 1);
      assert.deepEqual(Object.keys((await test.control("GET", "/objects")).json()), [
        "vpcs",
        "subnets",
        "securityGroups",
        "keyPairs",
      ]);
    });
  });

  describe("node pools", () => {
    it("make nodes with their NPUs, labels and taints", async () => {
      const id = await makeCluster(test, ground);
      const made = (await makePool(id, poolBody(await makeKey(test)))).json<{
        metadata: { uid: string };
        status: { phase: string };
      }>();
      assert.equal(made.status.phase, "Synchronizing");
      const ready = await poolReady(id, made.metadata.uid);
      assert.equal(ready.json<{ status: { currentNode: number } }>().status.currentNode, 2);
      assert.deepEqual(
        [...(test.host.clusters.get(id)?.pools.values() ?? [])],
        [
          {
            id: made.metadata.uid,
            name: "npu",
            count: 2,
            flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
            npus: 8,
            labels: { team: "llm" },
            taints: [{ key: "npu", value: "true", effect: "NoSchedule" }],
          },
        ],
      );
    });

    it("follow an update, and keep their size where the client says so", async () => {
      const id = await makeCluster(test, ground);
      const key = await makeKey(test);
      const { uid } = (await makePool(id, poolBody(key))).json<{ metadata: { uid: string } }>().metadata;
      await poolReady(id, uid);
      const path = `${clusters}/${id}/nodepools/${uid}`;
      const update = (initialNodeCount: number, ignoreInitialNodeCount: boolean) =>
        test.call("PUT", "cce", path, {
          metadata: { name: "npu" },
          spec: {
            initialNodeCount,
            ignoreInitialNodeCount,
            nodeTemplate: {
              k8sTags: { team: "other" },
              // As the provider writes that nothing of the login changes.
              login: { userPassword: { username: "", password: "" } },
            },
          },
        });
      assert.equal((await update(4, false)).status, 200);
      await poolReady(id, uid);
      assert.deepEqual(test.host.clusters.get(id)?.pools.get(uid)?.count, 4);
      assert.deepEqual(test.host.clusters.get(id)?.pools.get(uid)?.labels, { team: "other" });
      const read = await poolReady(id, uid);
      assert.match(read.text, /"login":\{"sshKey":"key"\}/, "a change without a key keeps the one that there is");
      await update(1, true);
      const ready = await poolReady(id, uid);
      assert.equal(ready.json<{ spec: { initialNodeCount: number } }>().spec.initialNodeCount, 4);
    });

    it("keep their nodes' labels and taints where the policy says so, and pass on what nodes are made with", async () => {
      const id = await makeCluster(test, ground);
      const extendParam = { maxPods: 60, kubeReservedMem: 1024, systemReservedMem: 2048 };
      const body = poolBody(
        await makeKey(test),
        "npu",
        { labelPolicyOnExistingNodes: "ignore", taintPolicyOnExistingNodes: "refresh" },
        { extendParam },
      );
      const { uid } = (await makePool(id, body)).json<{ metadata: { uid: string } }>().metadata;
      await poolReady(id, uid);
      const { keepsLabels, keepsTaints, maxPods, reservedMemoryMiB } =
        test.host.clusters.get(id)?.pools.get(uid) ?? assert.fail("no pool");
      assert.deepEqual(
        { keepsLabels, keepsTaints, maxPods, reservedMemoryMiB },
        {
          keepsLabels: true,
          keepsTaints: undefined,
          maxPods: 60,
          reservedMemoryMiB: 3072,
        },
      );
      const wrong = await makePool(id, poolBody("key", "other", {}, { extendParam: { maxPods: 1000 } }));
      assert.match(wrong.text, /maxPods: got 1000; 16 to 256/);
    });

    it("of CPU machines run in CCE Standard, with what their machines have", async () => {
      const plain = await makeCluster(test, ground, "plain", {
        containerNetwork: { mode: "overlay_l2", cidrs: [{ cidr: "172.16.0.0/16" }] },
        eniNetwork: undefined,
      });
      const made = await makePool(
        plain,
        poolBody(await makeKey(test), "cpu", { type: "vm" }, { flavor: "c7.2xlarge.4", os: "EulerOS 2.10" }),
      );
      await poolReady(plain, made.json<{ metadata: { uid: string } }>().metadata.uid);
      const [pool] = test.host.clusters.get(plain)?.pools.values() ?? [];
      assert.equal(pool?.npus, 0);
      assert.equal(pool.flavorId, "c7.2xlarge.4");
    });

    it("paid in advance keep their nodes until somebody unsubscribes from them", async () => {
      const id = await makeCluster(test, ground);
      const key = await makeKey(test);
      const bought = (extendParam: unknown) => makePool(id, poolBody(key, "npu", {}, { billingMode: 1, extendParam }));
      assert.match((await bought({ periodType: "month", periodNum: 12 })).text, /periodType and periodNum/);
      const { uid } = (await bought({ periodType: "month", periodNum: 1, isAutoRenew: "false" })).json<{
        metadata: { uid: string };
      }>().metadata;
      await poolReady(id, uid);
      const path = `${clusters}/${id}/nodepools/${uid}`;
      const fewer = await test.call("PUT", "cce", path, { metadata: { name: "npu" }, spec: { initialNodeCount: 1 } });
      assert.match(fewer.text, /paid in advance/);
      assert.deepEqual(code(await test.call("DELETE", "cce", path)), [403, "CCE.01403009"]);
    });

    it("never show a password", async () => {
      const id = await makeCluster(test, ground);
      const login = { userPassword: { username: "root", password: "canary-of-a-password" } };
      const made = await makePool(id, poolBody("", "npu", {}, { login }));
      assert.equal(made.status, 201);
      assert.doesNotMatch(made.text, /canary/);
      assert.doesNotMatch((await test.call("GET", "cce", `${clusters}/${id}/nodepools`)).text, /canary/);
    });

    it("are refused for what the cloud does not have", async () => {
      const key = await makeKey(test);
      const turbo = await makeCluster(test, ground);
      const plain = await makeCluster(test, ground, "plain", {
        flavor: "cce.s1.small",
        containerNetwork: { mode: "vpc-router", cidrs: [{ cidr: "172.16.0.0/16" }] },
      });
      const refused = async (cluster: string, body: unknown): Promise<unknown[]> => code(await makePool(cluster, body));
      const invalid = [400, "CCE.01400001"];
      const standard = await makePool(plain, poolBody(key));
      assert.deepEqual(code(standard), invalid);
      assert.match(standard.text, /ElasticBMS exist only in CCE Turbo clusters/);
      assert.deepEqual(await refused(turbo, poolBody(key, "npu", {}, { flavor: "physical.unknown" })), invalid);
      assert.deepEqual(await refused(turbo, poolBody(key, "npu", { type: "vm" })), invalid);
      assert.deepEqual(await refused(turbo, poolBody(key, "npu", {}, { os: "Windows" })), invalid);
      const old = await makePool(turbo, poolBody(key, "npu", {}, { os: "EulerOS 2.10" }));
      assert.match(old.text, /EulerOS 2\.10 does not run on physical.*; Huawei Cloud EulerOS 2\.0 does/);
      assert.deepEqual(await refused(turbo, poolBody(key, "npu", {}, { az: "mars-1a" })), invalid);
      assert.deepEqual(await refused(turbo, poolBody("no-such-key")), invalid);
      assert.deepEqual(await refused(turbo, poolBody(key, "npu", {}, { rootVolume: { size: 100 } })), invalid);
      assert.deepEqual(
        await refused(plain, poolBody(key, "cpu", { type: "vm", initialNodeCount: 51 }, { flavor: "c7.2xlarge.4" })),
        [400, "CCE.01400014"],
      );
      assert.deepEqual(await refused("no-such-cluster", poolBody(key)), [404, "CCE.01404001"]);
      assert.equal((await makePool(turbo, poolBody(key))).status, 201);
      assert.deepEqual(await refused(turbo, poolBody(key)), [409, "CCE.01409001"]);
    });

    it("hold their key pair", async () => {
      const key = await makeKey(test);
      const id = await makeCluster(test, ground);
      const { uid } = (await makePool(id, poolBody(key))).json<{ metadata: { uid: string } }>().metadata;
      const refused = await test.call("DELETE", "kms", `/v3/{project}/keypairs/${key}`);
      assert.equal(refused.status, 400);
      assert.match(refused.text, /in use by the nodes of node pool npu/);
      await test.call("DELETE", "cce", `${clusters}/${id}/nodepools/${uid}`);
      await test.until(
        () => test.call("GET", "cce", `${clusters}/${id}/nodepools/${uid}`),
        (answer) => answer.status === 404,
      );
      assert.equal((await test.call("DELETE", "kms", `/v3/{project}/keypairs/${key}`)).status, 204);
    });
  });

  describe("add-ons", () => {
    interface Addon {
      metadata: { uid: string; name: string };
      spec: { version: string };
      status: { status: string };
    }

    it("everest and coredns come with the cluster, abnormal until there is a node", async () => {
      const id = await makeCluster(test, ground);
      const list = () => addons("GET", id, `addons?cluster_id=${id}`);
      const waiting = await test.until(list, (answer) => !answer.text.includes('"installing"'));
      assert.deepEqual(
        waiting.json<{ items: Addon[] }>().items.map((addon) => [addon.metadata.name, addon.status.status]),
        [
          ["everest", "abnormal"],
          ["coredns", "abnormal"],
        ],
      );
      await makePool(id, poolBody(await makeKey(test)));
      await test.until(list, (answer) =>
        answer.json<{ items: Addon[] }>().items.every((addon) => addon.status.status === "running"),
      );
      for (const name of ["everest", "coredns"]) {
        assert.deepEqual(code(await addons("POST", id, "addons", addonBody(id, name))), [409, "CCE.01409001"]);
      }
    });

    it("are installing, abnormal without a node, then running; upgraded and deleted", async () => {
      const id = await makeCluster(test, ground);
      const made = await addons("POST", id, "addons", addonBody(id, "volcano", "1.16.8"));
      assert.equal(made.status, 201);
      assert.equal(made.json<Addon>().status.status, "installing");
      const { uid } = made.json<Addon>().metadata;
      const read = () => addons("GET", id, `addons/${uid}?cluster_id=${id}`);
      const reached = (status: string) => test.until(read, (answer) => answer.json<Addon>().status.status === status);
      await reached("abnormal");
      assert.equal(test.host.clusters.get(id)?.addons.has("volcano"), false);
      await makePool(id, poolBody(await makeKey(test)));
      await reached("running");
      assert.equal(test.host.clusters.get(id)?.addons.get("volcano")?.version, "1.16.8");
      const upgraded = await addons("PUT", id, `addons/${uid}`, {
        ...addonBody(id, "volcano", "1.18.3"),
        metadata: { annotations: { "addon.upgrade/type": "upgrade" } },
      });
      assert.equal(upgraded.json<Addon>().status.status, "upgrading");
      await reached("running");
      assert.equal(test.host.clusters.get(id)?.addons.get("volcano")?.version, "1.18.3");
      assert.equal((await addons("DELETE", id, `addons/${uid}?cluster_id=${id}`)).status, 200);
      await test.until(read, (answer) => answer.status === 404);
      assert.equal(test.host.clusters.get(id)?.addons.has("volcano"), false);
    });

    it("are refused for what the cloud does not have, and twice", async () => {
      const id = await makeCluster(test, ground);
      const refused = async (body: unknown, cluster = id): Promise<unknown[]> =>
        code(await addons("POST", cluster, "addons", body));
      assert.deepEqual(await refused(addonBody(id, "unheard-of")), [400, "CCE.01400001"]);
      const version = await addons("POST", id, "addons", addonBody(id, "volcano", "9.9.9"));
      assert.match(version.text, /addon template version\(9\.9\.9\) is invalid/);
      assert.deepEqual(await refused({ ...addonBody(id, "volcano"), spec: { clusterID: id } }), [400, "CCE.01400001"]);
      assert.deepEqual(await refused(addonBody(id, "volcano"), "another-cluster"), [400, "CCE.01400001"]);
      assert.equal((await addons("POST", id, "addons", addonBody(id, "volcano"))).status, 201);
      assert.deepEqual(await refused(addonBody(id, "volcano")), [409, "CCE.01409001"]);
    });

    it("have templates with versions and default values", async () => {
      const id = await makeCluster(test, ground);
      const { items } = (await addons("GET", id, "addontemplates")).json<{
        items: {
          metadata: { name: string };
          spec: {
            versions: { version: string; input: unknown; supportVersions: { clusterVersion: string[] }[] }[];
          };
        }[];
      }>();
      const npu = items.find((item) => item.metadata.name === "huawei-npu");
      const version = npu?.spec.versions.find((each) => each.version === "2.1.53");
      assert.match(JSON.stringify(version?.input), /check_frequency_fall_times/);
      assert.ok(version?.supportVersions[0]?.clusterVersion.includes("v1.31.*"));
      assert.deepEqual(items.map((item) => item.metadata.name).sort(), [
        "coredns",
        "everest",
        "huawei-npu",
        "log-agent",
        "metrics-server",
        "node-local-dns",
        "npd",
        "volcano",
      ]);
    });

    it("have the versions that are made for the cluster's, the newest where none is asked for, and are never downgraded", async () => {
      const old = await makeCluster(test, ground, "older", { version: "v1.28" });
      const made = await addons("POST", old, "addons", addonBody(old, "huawei-npu"));
      assert.equal(made.json<Addon>().spec.version, "2.1.53");
      const wrong = await addons("POST", old, "addons", addonBody(old, "npd", "1.19.63"));
      assert.deepEqual(code(wrong), [400, "CCE.01400001"]);
      assert.match(wrong.text, /for clusters of v1\.28\.15-r0, npd has 1\.19\.25, 1\.19\.16/);
      const downgraded = await addons("PUT", old, `addons/${made.json<Addon>().metadata.uid}`, {
        ...addonBody(old, "huawei-npu", "2.1.46"),
        metadata: { annotations: { "addon.upgrade/type": "upgrade" } },
      });
      assert.match(downgraded.text, /2\.1\.53 cannot become 2\.1\.46/);
    });

    it("keep exactly the values that were sent last, with what CCE fills in", async () => {
      const id = await makeCluster(test, ground);
      const body = addonBody(id, "npd");
      const values = { basic: {}, custom: { npc: { maxTaintedNode: "20%" } }, flavor: { name: "Single-instance" } };
      const made = await addons("POST", id, "addons", { ...body, spec: { ...body.spec, values } });
      const { uid } = made.json<Addon>().metadata;
      const kept = async (): Promise<Record<string, unknown>> =>
        (await addons("GET", id, `addons/${uid}?cluster_id=${id}`)).json<{
          spec: { values: Record<string, unknown> };
        }>().spec.values;
      assert.deepEqual((await kept())["custom"], { npc: { maxTaintedNode: "20%" } });
      assert.equal(((await kept())["basic"] as Record<string, unknown>)["swr_user"], "hwofficial");
      await addons("PUT", id, `addons/${uid}`, {
        ...addonBody(id, "npd", "1.19.63"),
        metadata: { annotations: { "addon.upgrade/type": "upgrade" } },
      });
      assert.equal((await kept())["custom"], undefined, "values that an upgrade does not send are lost");
    });
  });
});
