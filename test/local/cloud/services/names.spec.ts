import assert from "node:assert/strict";
import { type TestCloud, makeKey, startTestCloud } from "../client";

describe("names of the local cloud that must be free", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  it("key pairs", async () => {
    const name = await makeKey(test);
    const path = "/v3/{project}/keypairs";
    const read = (await test.call("GET", "kms", `${path}/${name}`)).json<{ keypair: Record<string, unknown> }>()
      .keypair;
    assert.match(String(read["fingerprint"]), /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
    const again = await test.call("POST", "kms", path, { keypair: { name, public_key: read["public_key"] } });
    assert.deepEqual([again.status, again.json()["error_code"]], [409, "KPS.0409"]);
    const garbage = await test.call("POST", "kms", path, { keypair: { name: "other", public_key: "no key" } });
    assert.deepEqual([garbage.status, garbage.json()["error_code"]], [400, "KPS.0400"]);
    const { keypairs } = (await test.call("GET", "kms", path)).json<{ keypairs: { keypair: { name: string } }[] }>();
    assert.deepEqual(
      keypairs.map((each) => each.keypair.name),
      [name],
    );
  });

  it("organizations, also those of other accounts", async () => {
    const path = "/v2/manage/namespaces";
    const create = (namespace: string) => test.call("POST", "swr", path, { namespace });
    assert.equal((await create("team")).status, 201);
    const again = await create("team");
    assert.equal(again.status, 409);
    assert.equal(again.json<{ errors: { errorCode: string }[] }>().errors[0]?.errorCode, "SVCSTG.SWR.4090000");
    await test.control("POST", "/faults", { kind: "taken", service: "swr", name: "huawei" });
    assert.equal((await create("huawei")).status, 409);
    for (const wrong of ["Team", "-team", "team-", "te..am", ""]) {
      assert.equal((await create(wrong)).status, 400, wrong);
    }
    const listed = (await test.call("GET", "swr", `${path}?filter=mode::visible`)).json<{
      namespaces: { name: string }[];
    }>();
    assert.deepEqual(
      listed.namespaces.map((each) => each.name),
      ["team"],
    );
    assert.equal((await test.call("DELETE", "swr", `${path}/team`)).status, 204);
    assert.equal((await test.call("GET", "swr", `${path}/team`)).status, 404);
  });
});
