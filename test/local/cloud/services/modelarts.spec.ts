import assert from "node:assert/strict";
import { type Answer, type Ground, type TestCloud, makeCluster, makeGround, makeKey, startTestCloud } from "../client";

const pools = "/v2/{project}/pools";
const npu = "modelarts.bm.npu.arm.8snt9b3.i6l.d.c004";
const purchase = {
  "os.modelarts/billing.mode": "1",
  "os.modelarts/period.type": "2",
  "os.modelarts/period.num": "1",
  "os.modelarts/auto.pay": "1",
};

interface Pool {
  metadata: { name: string; labels: Record<string, string> };
  spec: { resources: Record<string, unknown>[] };
  status: { phase: string };
}

describe("ModelArts of the local cloud", () => {
  let test: TestCloud;
  let ground: Ground;
  let cluster: string;
  let key: string;
  const standard = {
    containerNetwork: { mode: "vpc-router", cidrs: [{ cidr: "172.16.0.0/16" }] },
    eniNetwork: undefined,
  };
  beforeEach(async () => {
    test = await startTestCloud();
    ground = await makeGround(test);
    cluster = await makeCluster(test, ground, "standard", standard);
    key = await makeKey(test);
  });
  afterEach(() => test.end());

  const authorize = async (): Promise<void> => {
    await test.call("POST", "modelarts", "/v2/{project}/agency", {});
    const body = { user_id: "all-users", type: "agency", content: "modelarts_agency" };
    assert.equal((await test.call("POST", "modelarts", "/v2/{project}/authorizations", body)).status, 200);
  };
  const body = (
    resource: Record<string, unknown> = {},
    spec: Record<string, unknown> = {},
    annotations: Record<string, string> = purchase,
  ): unknown => ({
    apiVersion: "v2",
    kind: "Pool",
    metadata: { labels: { "os.modelarts/name": "lite" }, annotations },
    spec: {
      type: "Dedicate",
      network: { vpcId: ground.vpc, subnetId: ground.subnet },
      clusters: [{ providerId: cluster }],
      userLogin: { keyPairName: key },
      resources: [
        {
          flavor: npu,
          count: 2,
          nodePool: "snt9b",
          labels: { team: "llm" },
          taints: [{ key: "npu", value: "true", effect: "NoSchedule" }],
          ...resource,
        },
      ],
      ...spec,
    },
  });
  const create = (sent = body()): Promise<Answer> => test.call("POST", "modelarts", pools, sent);
  const read = (id: string): Promise<Answer> => test.call("GET", "modelarts", `${pools}/${id}`);
  const patch = (id: string, sent: unknown): Promise<Answer> =>
    test.call("PATCH", "modelarts", `${pools}/${id}`, sent, {
      headers: { "content-type": "application/merge-patch+json" },
    });
  const running = (id: string): Promise<Answer> =>
    test.until(
      () => read(id),
      (answer) => answer.json<Pool>().status.phase === "Running",
    );
  const make = async (sent = body()): Promise<string> => {
    await authorize();
    const made = await create(sent);
    assert.equal(made.status, 200, made.text);
    const id = made.json<Pool>().metadata.name;
    await running(id);
    return id;
  };
  const nodes = async (id: string) =>
    (await test.call("GET", "modelarts", `${pools}/${id}/nodes`)).json<{
      items: { metadata: { name: string; labels: Record<string, string> }; status: { driver?: { phase: string } } }[];
    }>().items;
  const unsubscribe = (ids: string[]): Promise<Answer> =>
    test.call("POST", "bss", "/v2/orders/subscriptions/resources/unsubscribe", {
      resource_ids: ids,
      unsubscribe_type: 1,
    });
  const inCluster = () => [...(test.host.clusters.get(cluster)?.pools.values() ?? [])];

  it("brings the machines of a Lite pool into the CCE cluster, and its order tells", async () => {
    await authorize();
    test.host.held.add("applyNodePool");
    const made = (await create()).json<Pool>();
    const order = made.metadata.labels["os.modelarts/order.name"] ?? assert.fail("no order");
    const orders = () =>
      test.call("GET", "modelarts", `/v1/{project}/orders?limit=500&involvedName=${made.metadata.name}&offset=0`);
    const phase = (answer: Answer) => answer.json<{ items: { orderName: string; phase: string }[] }>().items[0];
    assert.deepEqual(phase(await orders())?.phase, "processing");
    test.host.held.clear();
    await test.until(orders, (answer) => phase(answer)?.phase === "successed");
    const done = (await test.call("GET", "modelarts", `/v1/{project}/orders/${order}`)).json<{
      items: { resourceName: string; status: string }[];
    }>().items;
    const names = (await nodes(made.metadata.name)).map(({ metadata }) => metadata.name);
    assert.deepEqual(
      done.map(({ resourceName, status }) => [resourceName, status]),
      [made.metadata.name, ...names].map((name) => [name, "succeed"]),
    );
    const [pool, ...others] = inCluster();
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...pool, id: "" },
      {
        id: "",
        name: "snt9b",
        count: 2,
        flavorId: npu,
        npus: 8,
        labels: { team: "llm", "os.modelarts.node/npu.firmware.driver.version": "7.5.0.5.220-24.1.0.3" },
        taints: [{ key: "npu", value: "true", effect: "NoSchedule" }],
        modelArts: true,
      },
    );
  });

  it("shows what it filled in: operating system by the cluster's network, driver, size", async () => {
    const id = await make();
    const [resource] = (await read(id)).json<Pool>().spec.resources;
    assert.equal((resource?.["os"] as { name: string }).name, "EulerOS 2.10");
    assert.deepEqual(resource?.["driver"], { version: "7.5.0.5.220-24.1.0.3" });
    assert.equal(resource["maxCount"], 2);
    assert.deepEqual(
      (await nodes(id)).map(({ status }) => status.driver?.phase),
      ["Running", "Running"],
    );
  });

  it("refuses what does not fit", async () => {
    const refused = async (sent: unknown, text: RegExp): Promise<void> => {
      const answer = await create(sent);
      assert.equal(answer.json()["error_code"], "ModelArts.50004000", answer.text);
      assert.match(answer.text, text);
    };
    const unauthorized = await create();
    assert.equal(unauthorized.status, 403);
    assert.match(unauthorized.text, /no authorization/);
    await authorize();
    await refused(body({ os: { name: "Huawei Cloud EulerOS 2.0" } }), /vpc-router: EulerOS 2\.10 does/);
    await refused(body({ flavor: "modelarts.bm.gpu" }), /does not exist or is sold out/);
    await refused(body({ driver: { version: "1.0" } }), /driver\.version: got 1\.0; 7\.5\.0/);
    await refused(body({ count: 0 }), /count/);
    await refused(body({ maxCount: 5 }), /maxCount more than count/);
    await refused(body({}, {}, {}), /sold for months or years only/);
    await refused(body({}, {}, { ...purchase, "os.modelarts/period.num": "12" }), /1 to 9 months/);
    await refused(body({}, { clusters: [] }), /exactly one/);
    await refused(body({}, { clusters: [{ providerId: "none" }] }), /does not exist; it must be Available/);
    await refused(body({}, { userLogin: { keyPairName: "none" } }), /no key pair none/);
    await refused(body({}, { network: { name: "standard-network" } }), /a Lite pool is wanted/);
    const other = await test.call("POST", "vpc", "/v1/{project}/vpcs", {
      vpc: { name: "other", cidr: "10.30.0.0/16" },
    });
    const vpcId = other.json<{ vpc: { id: string } }>().vpc.id;
    await refused(body({}, { network: { vpcId, subnetId: ground.subnet } }), /cluster standard is in VPC/);
    assert.deepEqual(inCluster(), []);
  });

  it("follows a change of labels and taints at once, and one of the size with an order", async () => {
    const id = await make();
    const resources = (changes: Record<string, unknown>) => [
      { ...(body() as { spec: { resources: Record<string, unknown>[] } }).spec.resources[0], ...changes },
    ];
    const before = (await read(id)).json<Pool>().metadata.labels["os.modelarts/order.name"];
    const relabeled = await patch(id, { spec: { resources: resources({ labels: { team: "other" }, taints: [] }) } });
    assert.equal(relabeled.json<Pool>().metadata.labels["os.modelarts/order.name"], before);
    await test.until(
      () => read(id),
      () => inCluster()[0]?.labels["team"] === "other",
    );
    assert.deepEqual(inCluster()[0]?.taints, []);
    const larger = await patch(id, { spec: { resources: resources({ count: 4 }) } });
    assert.equal(larger.json<Pool>().status.phase, "Scaling");
    assert.notEqual(larger.json<Pool>().metadata.labels["os.modelarts/order.name"], before);
    await running(id);
    assert.equal(inCluster()[0]?.count, 4);
    const kept = (await nodes(id)).slice(0, 2).map(({ metadata }) => metadata.name);
    await patch(id, { spec: { resources: resources({ count: 2 }) } });
    await running(id);
    assert.deepEqual(
      (await nodes(id)).map(({ metadata }) => metadata.name),
      kept,
      "the youngest machines go first",
    );
    const described = await patch(id, { metadata: { annotations: { "os.modelarts/description": "text" } } });
    assert.match(described.text, /"os\.modelarts\/description":"text"/);
  });

  it("takes only merge patches", async () => {
    const id = await make();
    const answer = await test.call("PATCH", "modelarts", `${pools}/${id}`, { spec: {} });
    assert.equal(answer.json()["error_code"], "ModelArts.50004100");
  });

  it("gives machines back when somebody unsubscribes from them, and the pool goes with the last", async () => {
    const id = await make();
    const refused = await test.call("DELETE", "modelarts", `${pools}/${id}`);
    assert.match(refused.text, /paid in advance: unsubscribe/);
    const ids = (await nodes(id)).map(({ metadata }) => metadata.labels["os.modelarts/resource.id"] ?? "");
    const paid = async (): Promise<number> =>
      (
        await test.call("POST", "bss", "/v2/orders/suscriptions/resources/query", {
          resource_ids: ids,
          status_list: [2],
        })
      ).json<{ data: unknown[] }>().data.length;
    assert.equal(await paid(), 2);
    assert.equal((await unsubscribe(ids.slice(0, 1))).status, 200);
    await running(id);
    assert.equal(inCluster()[0]?.count, 1);
    await unsubscribe(ids.slice(1));
    assert.equal(await paid(), 0);
    await test.until(
      () => read(id),
      (answer) => answer.status === 404,
    );
    assert.deepEqual(inCluster(), []);
    assert.equal(test.cloud.context.tables.subscriptions.size, 0);
    assert.equal((await unsubscribe(ids)).status, 400);
  });

  it("holds its cluster", async () => {
    await make();
    const path = `/api/v3/projects/{project}/clusters/${cluster}`;
    const refused = await test.call("DELETE", "cce", path);
    assert.deepEqual([refused.status, refused.json()["errorCode"]], [409, "CCE.01409002"]);
    assert.match(refused.text, /in use by ModelArts resource pool lite/);
  });

  it("ends an order that cannot be served as failed, and the pool can go", async () => {
    await authorize();
    await test.control("POST", "/faults", {
      kind: "failed-state",
      service: "modelarts",
      method: "POST",
      path: "/pools$",
    });
    const made = (await create()).json<Pool>();
    await test.until(
      () => read(made.metadata.name),
      (answer) => answer.json<Pool>().status.phase === "Abnormal",
    );
    const { items } = (
      await test.call("GET", "modelarts", `/v1/{project}/orders?involvedName=${made.metadata.name}`)
    ).json<{ items: { phase: string; failReason: string }[] }>();
    assert.deepEqual(
      items.map(({ phase, failReason }) => [phase, failReason]),
      [["failed", "The flavor is sold out."]],
    );
    assert.deepEqual(await nodes(made.metadata.name), []);
    const resource = (await read(made.metadata.name)).json<Pool>().metadata.labels["os.modelarts/resource.id"];
    await unsubscribe([resource ?? ""]);
    await test.until(
      () => read(made.metadata.name),
      (answer) => answer.status === 404,
    );
  });

  it("goes on after a restart with what was under way", async () => {
    await authorize();
    test.host.held.add("applyNodePool");
    const id = (await create()).json<Pool>().metadata.name;
    await test.restart();
    test.host.held.clear();
    await running(id);
    assert.equal((await nodes(id)).length, 2);
  });

  describe("authorizations", () => {
    const path = "/v2/{project}/authorizations";
    it("name an agency that exists, and ModelArts makes its own once", async () => {
      const authorization = { user_id: "all-users", type: "agency", content: "ma_agency_team" };
      assert.equal((await test.call("POST", "modelarts", path, authorization)).status, 400);
      const agency = () => test.call("POST", "modelarts", "/v2/{project}/agency", { agency_name_suffix: "team" });
      assert.equal((await agency()).status, 200);
      assert.equal((await agency()).json()["error_code"], "ModelArts.3818");
      assert.equal((await test.call("POST", "modelarts", path, authorization)).status, 200);
      const list = async (query = "") =>
        (await test.call("GET", "modelarts", `${path}${query}`)).json<{
          auth: { user_id: string; content: string }[];
        }>().auth;
      assert.deepEqual(
        (await list()).map(({ user_id: user, content }) => [user, content]),
        [["all-users", "ma_agency_team"]],
      );
      assert.deepEqual(await list("?offset=1&limit=1"), []);
      assert.equal((await test.call("DELETE", "modelarts", `${path}?user_id=all-users`)).status, 200);
      assert.deepEqual(await list(), []);
    });

    it("are for one user or for all, of type agency", async () => {
      for (const wrong of [
        { user_id: "somebody", type: "agency", content: "modelarts_agency" },
        { user_id: "all-users", type: "key", content: "modelarts_agency" },
        { user_id: "all-users", type: "agency", content: "another" },
      ]) {
        assert.equal((await test.call("POST", "modelarts", path, wrong)).status, 400, JSON.stringify(wrong));
      }
    });
  });
});
