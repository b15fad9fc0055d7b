import assert from "node:assert/strict";
import { credentials, startTestCloud, type TestCloud } from "../client";

interface Role {
  id: string;
  display_name: string;
}

describe("agencies of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  const { domainId, projectId } = credentials;
  const root = "/v3.0/OS-AGENCY";
  const create = (name = "agency", settings: object = {}) =>
    test.call("POST", "iam", `${root}/agencies`, {
      agency: { name, domain_id: domainId, trust_domain_name: "op_svc_ecs", ...settings },
    });
  const make = async (name?: string, settings?: object): Promise<string> =>
    (await create(name, settings)).json<{ agency: { id: string } }>().agency.id;
  const roles = async (path: string): Promise<Role[]> =>
    (await test.call("GET", "iam", path)).json<{ roles: Role[] }>().roles;
  const roleId = async (name: string): Promise<string> =>
    (await roles("/v3/roles?per_page=300&page=1")).find((role) => role.display_name === name)?.id ?? "";

  it("is made, changed, listed by name and deleted", async () => {
    const answer = await create();
    assert.equal(answer.status, 201);
    const { agency } = answer.json<{ agency: Record<string, unknown> }>();
    assert.match(String(agency["id"]), /^[0-9a-f]{32}$/);
    assert.deepEqual([agency["duration"], agency["expire_time"]], ["FOREVER", null]);
    await make("other");
    const path = `${root}/agencies/${String(agency["id"])}`;
    await test.call("PUT", "iam", path, { agency: { description: "of the nodes", duration: 10 } });
    const read = (await test.call("GET", "iam", path)).json<{ agency: Record<string, unknown> }>().agency;
    assert.deepEqual([read["description"], read["duration"]], ["of the nodes", "240"], "days are told in hours");
    const list = await test.call("GET", "iam", `${root}/agencies?domain_id=${domainId}&name=agency`);
    assert.equal(list.json<{ agencies: unknown[] }>().agencies.length, 1);
    assert.equal((await test.call("DELETE", "iam", path)).status, 204);
    const gone = await test.call("GET", "iam", path);
    assert.deepEqual([gone.status, gone.json()["error_code"]], [404, "IAM.0004"]);
  });

  it("is refused with a name that exists, with wrong characters, and for another account", async () => {
    await make();
    assert.equal((await create()).status, 409);
    assert.equal((await create("with#hash")).status, 400);
    assert.equal((await create("other", { domain_id: projectId })).status, 404);
    assert.equal((await create("other", { trust_domain_name: "" })).status, 400);
  });

  it("gets roles in a project, in the account and for all resources, and loses them", async () => {
    const id = await make();
    const role = await roleId("SFS Turbo ReadOnlyAccess");
    for (const [path, suffix] of [
      [`${root}/projects/${projectId}/agencies/${id}/roles`, ""],
      [`${root}/domains/${domainId}/agencies/${id}/roles`, ""],
      [`/v3.0/OS-INHERIT/domains/${domainId}/agencies/${id}/roles`, "/inherited_to_projects"],
    ]) {
      const one = `${path}/${role}${suffix}`;
      assert.deepEqual(await roles(`${path}${suffix}`), []);
      assert.equal((await test.call("PUT", "iam", one)).status, 204);
      assert.equal((await test.call("PUT", "iam", one)).status, 204, "granting again changes nothing");
      const names = (await roles(`${path}${suffix}`)).map((granted) => granted.display_name);
      assert.deepEqual(names, ["SFS Turbo ReadOnlyAccess"]);
      assert.equal((await test.call("DELETE", "iam", one)).status, 204);
      assert.equal((await test.call("DELETE", "iam", one)).status, 404);
    }
  });

  it("gets no role that does not exist, and none elsewhere", async () => {
    const id = await make();
    const role = await roleId("OBS OperateAccess");
    for (const path of [
      `${root}/projects/${projectId}/agencies/${id}/roles/none`,
      `${root}/projects/${domainId}/agencies/${id}/roles/${role}`,
      `${root}/domains/${projectId}/agencies/${id}/roles/${role}`,
      `${root}/domains/${domainId}/agencies/none/roles/${role}`,
    ]) {
      assert.equal((await test.call("PUT", "iam", path)).status, 404, path);
    }
  });

  it("finds roles in pages; the account has none of its own", async () => {
    const all = await roles("/v3/roles?per_page=300&page=1");
    const second = await roles("/v3/roles?per_page=2&page=2");
    assert.deepEqual(second, all.slice(2, 4));
    assert.deepEqual(await roles(`/v3/roles?domain_id=${domainId}`), []);
  });
});
