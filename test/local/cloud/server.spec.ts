import assert from "node:assert/strict";
import type { Call } from "../../../local/cloud/calls";
import { type TestCloud, credentials, send, signSdk, startTestCloud } from "./client";

describe("server of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  it("refuses API calls without a right signature with 401, in the gateway's shape", async () => {
    const path = "/v1/{project}/vpcs";
    for (const [sent, reason] of [
      [{ unsigned: true }, /x-auth-token not found/],
      [{ secretKey: "wrong" }, /verify aksk signature fail/],
      [{ accessKey: "STRANGER" }, /Get secretKey failed,ak:STRANGER,err:ak not exist/],
    ] as const) {
      const answer = await test.call("GET", "vpc", path, undefined, sent);
      assert.equal(answer.status, 401);
      assert.match(answer.text, reason);
      assert.match(answer.text, /APIGW\.0301/);
    }
    const other = await test.call("GET", "vpc", "/v1/another-project/vpcs");
    assert.deepEqual([other.status, other.json()["error_code"]], [403, "APIGW.0302"]);
  });

  it("signs bodies too", async () => {
    const url = `http://swr.emulator.test/v2/manage/namespaces`;
    const answer = await test.call("POST", "swr", "/v2/manage/namespaces", { namespace: "one" });
    assert.equal(answer.status, 201);
    const headers = signSdk("POST", url, Buffer.from('{"namespace":"two"}'), {});
    assert.equal((await send(test.port, "POST", url, headers, '{"namespace":"owt"}')).status, 401);
  });

  it("refuses OBS calls without a right signature with 403 and OBS's codes", async () => {
    for (const [sent, code] of [
      [{ unsigned: true }, "AccessDenied"],
      [{ secretKey: "wrong" }, "SignatureDoesNotMatch"],
      [{ accessKey: "STRANGER" }, "InvalidAccessKeyId"],
    ] as const) {
      const answer = await test.obs("PUT", "data", "/", sent);
      assert.equal(answer.status, 403);
      assert.match(answer.text, new RegExp(`<Code>${code}</Code>`));
    }
    assert.deepEqual((await test.control("GET", "/objects")).json(), {});
  });

  it("answers unknown calls with 404, logs them loudly and marks them", async () => {
    assert.equal((await test.call("GET", "vpc", "/v1/{project}/flow-logs")).status, 404);
    const cce = await test.call("GET", "cce", "/api/v3/unheard-of");
    assert.deepEqual([cce.status, cce.json()["error_code"]], [404, "APIGW.0101"]);
    await test.obs("PUT", "data", "/");
    assert.equal((await test.obs("PUT", "data", "/?inventory&id=1", { body: "x" })).status, 404);
    assert.equal((await test.call("GET", "elb", "/v3/{project}/elb/loadbalancers")).status, 404);
    const elsewhere = await send(test.port, "GET", "http://example.com/", {});
    assert.equal(elsewhere.status, 502);
    const calls = (await test.control("GET", "/calls")).json<Call[]>();
    assert.deepEqual(
      calls.filter((call) => call.unknown).map((call) => `${call.method} ${call.host}`),
      [
        "GET vpc.emulator.test",
        "GET cce.emulator.test",
        "PUT data.obs.cn-southwest-2.emulator.test",
        "GET elb.emulator.test",
        "GET example.com",
      ],
    );
    assert.equal(test.log.filter((line) => line.startsWith("UNKNOWN CALL")).length, 5);
  });

  it("lists the calls, without bodies, and forgets them", async () => {
    await test.call("POST", "swr", "/v2/manage/namespaces", { namespace: "canary" });
    await test.call("GET", "swr", "/v2/manage/namespaces?filter=mode::visible");
    const answer = await test.control("GET", "/calls");
    const calls = answer.json<Call[]>();
    assert.deepEqual(
      calls.map(({ service, method, path, query, status }) => [service, method, path, query, status]),
      [
        ["swr", "POST", "/v2/manage/namespaces", "", 201],
        ["swr", "GET", "/v2/manage/namespaces", "filter=mode::visible", 200],
      ],
    );
    assert.doesNotMatch(answer.text, /canary/);
    assert.equal((await test.control("DELETE", "/calls")).status, 204);
    assert.deepEqual((await test.control("GET", "/calls")).json(), []);
  });

  it("opens the control door at its own address too", async () => {
    const answer = await fetch(`http://127.0.0.1:${test.port}/health`);
    assert.deepEqual(await answer.json(), { status: "ok", objects: 0 });
  });

  it("tells who the account is", async () => {
    const projects = await test.call("GET", "iam", `/v3/projects?name=${credentials.region}`);
    assert.equal(projects.json<{ projects: { id: string }[] }>().projects[0]?.id, credentials.projectId);
    const none = await test.call("GET", "iam", "/v3/projects?name=cn-north-4");
    assert.deepEqual(none.json<{ projects: unknown[] }>().projects, []);
    const domains = await test.call("GET", "iam", "/v3/auth/domains");
    assert.equal(domains.json<{ domains: { id: string }[] }>().domains[0]?.id, credentials.domainId);
    const zones = await test.call("GET", "ecs", "/v2.1/{project}/os-availability-zone");
    assert.match(zones.text, /cn-southwest-2a/);
  });

  it("answers within 5 ms", async () => {
    for (let n = 0; n < 200; n += 1) {
      await test.call("POST", "swr", "/v2/manage/namespaces", { namespace: `team${n}` });
    }
    const calls = (await test.control("GET", "/calls")).json<Call[]>();
    const times = calls.map((call) => call.milliseconds).sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)] ?? assert.fail();
    assert.ok(median < 5, `median ${median} ms`);
  });
});
