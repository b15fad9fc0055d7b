import assert from "node:assert/strict";
import {
  type Answer,
  type Ground,
  type TestCloud,
  clusterBody,
  credentials,
  makeCluster,
  makeGround,
  startTestCloud,
} from "../client";

const clusters = "/api/v3/projects/{project}/clusters";
const publicIps = "/v1/{project}/publicips";

describe("changes of a CCE cluster of the local cloud", () => {
  let test: TestCloud;
  let ground: Ground;
  let id: string;
  beforeEach(async () => {
    test = await startTestCloud();
    ground = await makeGround(test);
    id = await makeCluster(test, ground);
  });
  afterEach(() => test.end());

  const put = (path: string, body: unknown): Promise<Answer> =>
    test.call("PUT", "cce", `${clusters}/${id}${path}`, body);
  const spec = async (cluster = id): Promise<Record<string, unknown>> =>
    (await test.call("GET", "cce", `${clusters}/${cluster}`)).json<{ spec: Record<string, unknown> }>().spec;
  const code = (answer: Answer): unknown[] => [answer.status, answer.json()["errorCode"]];
  const refused = [400, "CCE.01400001"];
  const makePublicIp = async (): Promise<{ id: string; address: string }> => {
    const { publicip } = (
      await test.call("POST", "vpc", publicIps, {
        publicip: { type: "5_bgp" },
        bandwidth: { name: "api", size: 5, share_type: "PER", charge_mode: "traffic" },
      })
    ).json<{ publicip: { id: string; public_ip_address: string } }>();
    return { id: publicip.id, address: publicip.public_ip_address };
  };

  describe("in place", () => {
    it("are the description, names of the certificate, security group, alias and more pod subnets", async () => {
      const group = (
        await test.call("POST", "vpc", "/v3/{project}/vpc/security-groups", { security_group: { name: "other" } })
      ).json<{ security_group: { id: string } }>().security_group.id;
      const { subnet } = (
        await test.call("POST", "vpc", "/v1/{project}/subnets", {
          subnet: { name: "pods", cidr: "10.20.64.0/18", gateway_ip: "10.20.64.1", vpc_id: ground.vpc },
        })
      ).json<{ subnet: { neutron_subnet_id: string } }>();
      const subnets = [{ subnetID: ground.podSubnet }, { subnetID: subnet.neutron_subnet_id }];
      const changed = await put("", {
        metadata: { alias: "shown" },
        spec: {
          description: "changed",
          customSan: ["api.example.com", "203.0.113.9"],
          hostNetwork: { SecurityGroup: group },
          eniNetwork: { subnets },
        },
      });
      assert.equal(changed.status, 200, changed.text);
      const now = await spec();
      assert.equal(now["description"], "changed");
      assert.deepEqual(now["customSan"], ["api.example.com", "203.0.113.9"]);
      assert.equal((now["hostNetwork"] as Record<string, unknown>)["SecurityGroup"], group);
      assert.deepEqual(now["eniNetwork"], { subnets });
      assert.match(changed.text, /"alias":"shown"/);
    });

    it("are not what a cluster was made with, and nothing of a refused change is made", async () => {
      const wrong = [
        { spec: { version: "v1.32" } },
        { spec: { containerNetwork: { mode: "vpc-router" } } },
        { spec: { hostNetwork: { vpc: ground.vpc } } },
        { spec: { description: "changed", hostNetwork: { SecurityGroup: "none" } } },
        { spec: { eniNetwork: { subnets: [] } } },
        { spec: { containerNetwork: { cidrs: [{ cidr: "172.16.0.0/16" }] } } },
        { metadata: { name: "other" } },
      ];
      for (const body of wrong) {
        assert.deepEqual(code(await put("", body)), refused, JSON.stringify(body));
      }
      assert.equal((await spec())["description"], "");
    });

    it("are further container ranges of a VPC network, never those of a tunnel network", async () => {
      const network = (mode: string, cidr: string) => ({
        containerNetwork: { mode, cidrs: [{ cidr }] },
        eniNetwork: undefined,
      });
      const more = { spec: { containerNetwork: { cidrs: [{ cidr: "172.18.0.0/16" }] } } };
      const router = await makeCluster(test, ground, "router", network("vpc-router", "172.16.0.0/16"));
      assert.equal((await test.call("PUT", "cce", `${clusters}/${router}`, more)).status, 200);
      assert.deepEqual((await spec(router))["containerNetwork"], {
        mode: "vpc-router",
        cidr: "172.16.0.0/16",
        cidrs: [{ cidr: "172.16.0.0/16" }, { cidr: "172.18.0.0/16" }],
      });
      const tunnel = await makeCluster(test, ground, "tunnel", network("overlay_l2", "172.20.0.0/16"));
      const answer = await test.call("PUT", "cce", `${clusters}/${tunnel}`, more);
      assert.deepEqual(code(answer), refused);
      assert.match(answer.text, /overlay_l2 .* cannot grow/);
    });

    it("are tags", async () => {
      const tags = async (action: string, list: unknown) =>
        (await test.call("POST", "cce", `${clusters}/${id}/tags/${action}`, { tags: list })).status;
      assert.equal(
        await tags("create", [
          { key: "team", value: "llm" },
          { key: "stage", value: "dev" },
        ]),
        204,
      );
      assert.equal(await tags("delete", [{ key: "stage" }]), 204);
      assert.deepEqual((await spec())["clusterTags"], [{ key: "team", value: "llm" }]);
    });

    it("are a larger size, never a smaller one or another number of masters", async () => {
      const resize = (flavorResize: string) =>
        test.call("POST", "cce", `${clusters}/${id}/operation/resize`, { flavorResize });
      assert.equal((await resize("cce.s2.medium")).status, 201);
      assert.deepEqual(code(await resize("cce.s2.small")), refused);
      assert.deepEqual(code(await resize("cce.s1.medium")), refused);
    });
  });

  describe("public address", () => {
    const bind = (action: string, ip: string) =>
      put("/mastereip", { spec: { action, spec: { id: ip }, elasticIp: "" } });
    const contexts = async (): Promise<unknown[]> => {
      const config = (await test.call("POST", "cce", `${clusters}/${id}/clustercert`, { duration: -1 })).json<{
        contexts: { name: string }[];
        "current-context": string;
      }>();
      return [config["current-context"], ...config.contexts.map(({ name }) => name)];
    };

    it("is bound and taken away again, and the kubeconfig shows it", async () => {
      const ip = await makePublicIp();
      assert.deepEqual(await contexts(), ["internal", "internal"]);
      assert.equal((await bind("bind", ip.id)).status, 200);
      assert.deepEqual(await contexts(), ["external", "internal", "external", "externalTLSVerify"]);
      assert.match((await test.call("GET", "cce", `${clusters}/${id}`)).text, new RegExp(`https://${ip.address}:5443`));
      assert.equal((await test.call("DELETE", "vpc", `${publicIps}/${ip.id}`)).status, 409);
      assert.equal((await bind("unbind", ip.id)).status, 200);
      assert.deepEqual(await contexts(), ["internal", "internal"]);
      assert.equal((await test.call("DELETE", "vpc", `${publicIps}/${ip.id}`)).status, 204);
    });

    it("can be given when the cluster is made", async () => {
      const ip = await makePublicIp();
      const extendParam = { clusterExternalIP: ip.address };
      const made = await makeCluster(test, ground, "public", { extendParam });
      assert.match(
        (await test.call("GET", "cce", `${clusters}/${made}`)).text,
        new RegExp(`https://${ip.address}:5443`),
      );
      const second = await test.call("POST", "cce", clusters, clusterBody(ground, "second", { extendParam }));
      assert.deepEqual(code(second), [400, "CCE.01400020"]);
      assert.match(second.text, /in use by CCE cluster public/);
    });

    it("is one that exists and is free", async () => {
      assert.deepEqual(code(await bind("bind", "none")), [400, "CCE.01400020"]);
      assert.deepEqual(code(await bind("unbind", "none")), [400, "CCE.01400020"]);
      const ip = await makePublicIp();
      await bind("bind", ip.id);
      assert.deepEqual(code(await bind("bind", (await makePublicIp()).id)), [400, "CCE.01400020"]);
    });
  });

  describe("logs", () => {
    const path = (cluster = id) => `/api/v3/projects/{project}/cluster/${cluster}/log-configs`;
    interface Logs {
      ttl_in_days: number;
      log_configs: { name: string; enable: boolean }[];
    }
    const logs = async (query = ""): Promise<Logs> => (await test.call("GET", "cce", `${path()}${query}`)).json<Logs>();
    const enabled = async (): Promise<string[]> =>
      (await logs()).log_configs.filter(({ enable }) => enable).map(({ name }) => name);

    it("of the control plane go to LTS where somebody says so", async () => {
      assert.deepEqual(await enabled(), []);
      const set = (body: unknown) => test.call("PUT", "cce", path(), body);
      await set({
        ttl_in_days: 30,
        log_configs: [
          { name: "audit", enable: true },
          { name: "kube-apiserver", enable: true },
        ],
      });
      assert.deepEqual(await enabled(), ["kube-apiserver", "audit"]);
      assert.equal((await logs()).ttl_in_days, 30);
      await set({ ttl_in_days: 0, log_configs: [{ name: "audit", enable: false }, { name: "kube-apiserver" }] });
      assert.deepEqual(await enabled(), []);
      assert.deepEqual(
        (await logs("?type=audit")).log_configs.map(({ name }) => name),
        ["audit"],
      );
    });

    it("are kept for 30 days at most, and have known names", async () => {
      const set = async (body: unknown): Promise<unknown[]> => code(await test.call("PUT", "cce", path(), body));
      assert.deepEqual(await set({ ttl_in_days: 31 }), refused);
      assert.deepEqual(await set({ log_configs: [{ name: "etcd", enable: true }] }), refused);
      assert.deepEqual(code(await test.call("GET", "cce", path("none"))), [404, "CCE.01404001"]);
    });
  });

  describe("encryption of secrets", () => {
    const create = (encryptionConfig: unknown) =>
      test.call("POST", "cce", clusters, clusterBody(ground, "encrypted", { encryptionConfig }));

    it("needs a KMS key that is in service", async () => {
      assert.match((await create({ mode: "KMS" })).text, /mode KMS needs a key/);
      assert.match((await create({ mode: "KMS", kmsKeyID: "none" })).text, /there is no KMS key none/);
      assert.deepEqual(code(await create({ mode: "AES" })), refused);
      const key = (await test.call("POST", "kms", "/v1.0/{project}/kms/create-key", { key_alias: "secrets" })).json<{
        key_info: { key_id: string };
      }>().key_info.key_id;
      const made = await test.until(
        () => create({ mode: "KMS", kmsKeyID: key }),
        (answer) => answer.status === 201,
      );
      assert.deepEqual(made.json<{ spec: Record<string, unknown> }>().spec["encryptionConfig"], {
        mode: "KMS",
        kmsKeyID: key,
      });
    });
  });

  describe("payment in advance", () => {
    it("has an order, and the cluster goes when somebody unsubscribes from it", async () => {
      const wrong = await test.call("POST", "cce", clusters, clusterBody(ground, "bought", { billingMode: 1 }));
      assert.deepEqual(code(wrong), refused);
      const extendParam = { periodType: "month", periodNum: 1, isAutoRenew: "false", isAutoPay: "true" };
      const bought = await makeCluster(test, ground, "bought", { billingMode: 1, extendParam });
      const order =
        ((await spec(bought))["extendParam"] as Record<string, string>)["orderID"] ?? assert.fail("no order");
      const details = await test.call("GET", "bss", `/v2/orders/customer-orders/details/${order}`);
      assert.equal(details.json<{ order_info: { status: number } }>().order_info.status, 5);
      const resources = await test.call("POST", "bss", "/v2/orders/suscriptions/resources/query", { order_id: order });
      assert.equal(resources.json<{ data: { resource_id: string }[] }>().data[0]?.resource_id, bought);
      assert.deepEqual(code(await test.call("DELETE", "cce", `${clusters}/${bought}`)), [403, "CCE.01403009"]);
      const ended = await test.call("POST", "bss", "/v2/orders/subscriptions/resources/unsubscribe", {
        resource_ids: [bought],
        unsubscribe_type: 1,
      });
      assert.equal(ended.status, 200);
      await test.until(
        () => test.call("GET", "cce", `${clusters}/${bought}`),
        (answer) => answer.status === 404,
      );
    });
  });

  describe("pod identities", () => {
    const path = () => `${clusters}/${id}/pod-identity-associations`;
    const body = (agencyName = "data-reader") => ({
      namespace: "data",
      serviceAccount: "loader",
      agencyName,
      tags: [{ key: "team", value: "llm" }],
    });
    beforeEach(async () => {
      for (const name of ["data-reader", "data-writer"]) {
        const agency = { name, domain_id: credentials.domainId, duration: "FOREVER", trust_domain_name: "op_svc_cce" };
        assert.equal((await test.call("POST", "iam", "/v3.0/OS-AGENCY/agencies", { agency })).status, 201);
      }
    });

    it("give a service account the rights of an agency, one at a time", async () => {
      const made = await test.call("POST", "cce", path(), body());
      assert.equal(made.status, 201, made.text);
      const { uid } = made.json<{ uid: string }>();
      assert.deepEqual(code(await test.call("POST", "cce", path(), body())), [409, "CCE.01409001"]);
      const list = (await test.call("GET", "cce", path())).json<{ uid: string; agencyName: string }[]>();
      assert.deepEqual(
        list.map(({ uid: listed, agencyName }) => [listed, agencyName]),
        [[uid, "data-reader"]],
      );
      const one = `${path()}/${uid}`;
      assert.equal((await test.call("PUT", "cce", one, { agencyName: "data-writer" })).status, 200);
      assert.equal((await test.call("GET", "cce", one)).json<{ agencyName: string }>().agencyName, "data-writer");
      assert.equal((await test.call("DELETE", "cce", one)).status, 204);
      assert.deepEqual(code(await test.call("GET", "cce", one)), [404, "CCE.01404001"]);
    });

    it("need an agency that exists, and go with their cluster", async () => {
      assert.deepEqual(code(await test.call("POST", "cce", path(), body("none"))), refused);
      await test.call("POST", "cce", path(), body());
      await test.call("DELETE", "cce", `${clusters}/${id}`);
      await test.until(
        () => test.call("GET", "cce", `${clusters}/${id}`),
        (answer) => answer.status === 404,
      );
      assert.equal((await test.control("GET", "/objects")).json()["podIdentityAssociations"], undefined);
    });
  });
});
