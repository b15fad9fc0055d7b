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
    assert.deepEqual([cce.status, cce.json()["error_code"]], [429, "APIGW.0308"]);
    assert.equal(cce.headers["retry-after"], undefined);
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

  it("tell a throttled client when to come back", async () => {
    await fault({ kind: "status", service: "vpc", status: 429, retryAfterSeconds: 7 });
    const answer = await createVpc();
    assert.deepEqual([answer.status, answer.headers["retry-after"]], [429, "7"]);
    assert.deepEqual(await vpcs(), []);
  });

  it("say that the token has expired, as the API gateway and as OBS do", async () => {
    await fault({ kind: "token-expired", times: 2 });
    const gateway = await createVpc();
    assert.deepEqual([gateway.status, gateway.json()["error_code"]], [401, "APIGW.0301"]);
    assert.match(String(gateway.json()["error_msg"]), /token expired/);
    const obs = await test.obs("PUT", "data", "/");
    assert.equal(obs.status, 403);
    assert.match(obs.text, /<Code>InvalidAccessKeyId<\/Code><Message>The security token has expired/);
    assert.deepEqual(await vpcs(), []);
  });

  it("refuse deletions because of use, with status and code of the service", async () => {
    await fault({ kind: "in-use", method: "DELETE", times: 0 });
    await fault({ kind: "in-use", path: "/kms/schedule-key-deletion$" });
    const codes: unknown[] = [];
    for (const [service, path] of [
      ["vpc", "/v1/{project}/vpcs/some"],
      ["vpc", "/v1/{project}/vpcs/some/subnets/some"],
      ["vpc", "/v1/{project}/security-groups/some"],
      ["vpc", "/v1/{project}/publicips/some"],
      ["nat", "/v2/{project}/nat_gateways/some"],
      ["vpcep", "/v1/{project}/vpc-endpoints/some"],
      ["cce", "/api/v3/projects/{project}/clusters/some"],
      ["sfs-turbo", "/v1/{project}/sfs-turbo/shares/some"],
      ["swr", "/v2/manage/namespaces/some"],
      ["kms", "/v3/{project}/keypairs/some"],
      ["iam", "/v3.0/OS-AGENCY/agencies/some"],
    ] as const) {
      const answer = await test.call("DELETE", service, path);
      assert.match(answer.text, /in use|still used|contains subnets|already associated/, path);
      codes.push([answer.status, /[A-Z][\w.]*\.\d{4,}/i.exec(answer.text)?.[0]]);
    }
    assert.deepEqual(codes, [
      [409, "VPC.0104"],
      [409, "VPC.0209"],
      [409, "VPC.0601"],
      [409, "VPC.0517"],
      [409, "NAT.0105"],
      [409, "EndPoint.0018"],
      [409, "CCE.01409002"],
      [409, "SFS.TURBO.0009"],
      [409, "SVCSTG.SWR.4090000"],
      [400, "KPS.0400"],
      [409, "IAM.0011"],
    ]);
    const key = await test.call("POST", "kms", "/v1.0/{project}/kms/schedule-key-deletion", {});
    assert.match(key.text, /KMS\.0212/);
    assert.match((await test.obs("DELETE", "data", "/")).text, /<Code>BucketNotEmpty</);
    assert.match((await test.obs("DELETE", "data", "/key")).text, /<Code>OperationAborted</);
  });

  it("cut the connection before the request is served", async () => {
    await fault({ kind: "connection-cut", service: "vpc", method: "POST" });
    await assert.rejects(createVpc(), /socket hang up|ECONNRESET/);
    assert.deepEqual(await vpcs(), []);
    const calls = (await test.control("GET", "/calls")).json<{ method: string; status: number }[]>();
    assert.deepEqual(
      calls.map(({ method, status }) => [method, status]),
      [
        ["POST", 0],
        ["GET", 200],
      ],
    );
    assert.equal((await createVpc()).status, 200, "it hit one request");
  });

  it("hit the queries of OBS", async () => {
    await fault({ kind: "status", service: "obs", path: "\\?policy$", status: 503 });
    assert.equal((await test.obs("PUT", "data", "/")).status, 200);
    assert.equal((await test.obs("GET", "data", "/?policy")).status, 503);
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
