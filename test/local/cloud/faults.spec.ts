import assert from "node:assert/strict";
import {
  type TestCloud,
  clusterBody,
  makeCluster,
  makeGround,
  makeKey,
  poolBody,
  shareBody,
  startTestCloud,
} from "./client";

describe("faults of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  const fault = async (body: unknown): Promise<void> => {
    assert.equal((await test.control("POST", "/faults", body)).status, 204);
  };
  const createVpc = (name = "one") =>
    test.call("POST", "vpc", "/v1/{project}/vpcs", { vpc: { name, cidr: "10.20.0.0/16" } });
  const vpcs = async (): Promise<unknown[]> =>
    (await test.call("GET", "vpc", "/v1/{project}/vpcs")).json<{ vpcs: unknown[] }>().vpcs;

  it("answer a status as often as asked, in the service's shape, and do nothing", async () => {
    await fault({ kind: "status", service: "vpc", method: "POST", status: 503, times: 2 });
    const first = await createVpc();
    assert.deepEqual([first.status, Object.keys(first.json())], [503, ["code", "message"]]);
    assert.equal((await createVpc()).status, 503);
    assert.deepEqual(await vpcs(), []);
    assert.equal((await createVpc()).status, 200);
  });

  it("throttle as the API gateway does, and as OBS does", async () => {
    await fault([
      { kind: "status", service: "cce", status: 429 },
      { kind: "status", service: "obs", status: 503, code: "SlowDown", message: "Please reduce your request rate." },
    ]);
    const cce = await test.call("GET", "cce", "/api/v3/projects/{project}/clusters");
    assert.deepEqual([cce.status, cce.json()["errorCode"]], [429, "APIGW.0308"]);
    assert.match((await test.obs("PUT", "data", "/")).text, /<Code>SlowDown<\/Code>/);
  });

  it("say that the quota is used up, with the service's code", async () => {
    await fault({ kind: "quota", path: "/sfs-turbo/shares$", times: 0 });
    const ground = await makeGround(test);
    for (let n = 0; n < 2; n += 1) {
      const answer = await test.call("POST", "sfs-turbo", "/v1/{project}/sfs-turbo/shares", shareBody(ground));
      assert.deepEqual([answer.status, answer.json()["errCode"]], [400, "SFS.TURBO.0010"]);
    }
    await test.control("DELETE", "/faults");
    const answer = await test.call("POST", "sfs-turbo", "/v1/{project}/sfs-turbo/shares", shareBody(ground));
    assert.equal(answer.status, 202);
  });

  it("delay", async () => {
    await fault({ kind: "latency", delayMs: 100 });
    const start = Date.now();
    await vpcs();
    assert.ok(Date.now() - start >= 100);
  });

  it("lose the answer of work that was done", async () => {
    await fault({ kind: "lost-response", service: "vpc", method: "POST" });
    await assert.rejects(createVpc(), /socket hang up|ECONNRESET/);
    assert.equal((await vpcs()).length, 1);
    await test.restart();
    assert.equal((await vpcs()).length, 1, "it is on disk");
  });

  it("leave half-created things behind, in the error state of their service", async () => {
    const ground = await makeGround(test);
    const clusters = "/api/v3/projects/{project}/clusters";
    await fault([
      { kind: "failed-state", service: "vpc", method: "POST" },
      { kind: "failed-state", service: "sfs-turbo", method: "POST" },
      { kind: "failed-state", path: "/clusters$", method: "POST" },
      { kind: "failed-state", path: "/nodepools$" },
    ]);
    const vpc = (await createVpc()).json<{ vpc: { id: string } }>().vpc.id;
    await test.until(
      () => test.call("GET", "vpc", `/v1/{project}/vpcs/${vpc}`),
      (answer) => answer.text.includes('"DOWN"'),
    );
    const share = (await test.call("POST", "sfs-turbo", "/v1/{project}/sfs-turbo/shares", shareBody(ground))).json<{
      id: string;
    }>().id;
    await test.until(
      () => test.call("GET", "sfs-turbo", `/v1/{project}/sfs-turbo/shares/${share}`),
      (answer) => answer.text.includes('"status":"303"'),
    );
    const failed = (await test.call("POST", "cce", clusters, clusterBody(ground, "failed"))).json<{
      metadata: { uid: string };
    }>().metadata.uid;
    await test.until(
      () => test.call("GET", "cce", `${clusters}/${failed}`),
      (answer) => answer.text.includes('"phase":"Error"'),
    );
    const id = await makeCluster(test, ground, "working");
    const pool = (await test.call("POST", "cce", `${clusters}/${id}/nodepools`, poolBody(await makeKey(test)))).json<{
      metadata: { uid: string };
    }>().metadata.uid;
    await test.until(
      () => test.call("GET", "cce", `${clusters}/${id}/nodepools/${pool}`),
      (answer) => answer.text.includes('"phase":"Error"'),
    );
    assert.deepEqual(test.host.clusters.get(id)?.pools.size, 0);
  });

  it("are refused where they are none", async () => {
    const answer = await test.control("POST", "/faults", { kind: "earthquake" });
    assert.equal(answer.status, 400);
    const misspelt = await test.control("POST", "/faults", { kind: "latency", delay: 5 });
    assert.match(misspelt.text, /delayMs/);
  });
});
