import assert from "node:assert/strict";
import { type Answer, startTestCloud, type TestCloud } from "../client";

describe("SWR of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
    await swr("POST", "/namespaces", { namespace: "team" });
  });
  afterEach(() => test.end());

  const swr = (method: string, path: string, body?: unknown): Promise<Answer> =>
    test.call(method, "swr", `/v2/manage${path}`, body);
  const refusal = (answer: Answer): unknown[] => [
    answer.status,
    answer.json<{ errors: { errorCode: string }[] }>().errors[0]?.errorCode,
  ];
  const repository = (name: string, settings: object = {}): Promise<Answer> =>
    swr("POST", "/namespaces/team/repos", { repository: name, is_public: false, ...settings });

  describe("repositories", () => {
    it("are made once, read with $ for slashes, changed, and listed by parts of their names", async () => {
      assert.equal((await repository("vllm/ascend", { category: "framework_app" })).status, 201);
      assert.deepEqual(refusal(await repository("vllm/ascend")), [409, "SVCSTG.SWR.4090000"]);
      await repository("tools");
      const path = "/namespaces/team/repos/vllm$ascend";
      assert.equal((await swr("PATCH", path, { is_public: true, category: "other", description: "new" })).status, 201);
      const read = (await swr("GET", path)).json();
      assert.deepEqual(
        [read["name"], read["is_public"], read["category"], read["description"], read["path"]],
        ["vllm/ascend", true, "other", "new", "swr.cn-southwest-2.myhuaweicloud.com/team/vllm/ascend"],
      );
      const listed = (await swr("GET", "/repos?namespace=team&name=vllm&limit=10&offset=0")).json<object[]>();
      assert.deepEqual(
        listed.map((each) => (each as { name: string; total_range: number }).name),
        ["vllm/ascend"],
      );
      assert.deepEqual((await swr("GET", "/repos?namespace=team&limit=1&offset=1")).json<unknown[]>().length, 1);
      assert.deepEqual((await swr("GET", "/repos?namespace=other&limit=10&offset=0")).json(), []);
    });

    it("are refused in organizations that do not exist, with wrong names and categories", async () => {
      const elsewhere = await swr("POST", "/namespaces/none/repos", { repository: "a", is_public: false });
      assert.deepEqual(refusal(elsewhere), [404, "SVCSTG.SWR.4040000"]);
      for (const wrong of ["Upper", "a..b", "-a", "a___b", ""]) {
        assert.deepEqual(refusal(await repository(wrong)), [400, "SVCSTG.SWR.4000000"], wrong);
      }
      assert.deepEqual(refusal(await repository("a", { category: "novel" })), [400, "SVCSTG.SWR.4000000"]);
    });

    it("keep their organization from going, and take what they have with them", async () => {
      await repository("tools");
      await swr("POST", "/namespaces/team/repositories/tools/access-domains", {
        access_domain: "partner",
        permit: "read",
        deadline: "forever",
      });
      assert.deepEqual(refusal(await swr("DELETE", "/namespaces/team")), [409, "SVCSTG.SWR.4090000"]);
      assert.equal((await swr("DELETE", "/namespaces/team/repos/tools")).status, 204);
      assert.equal((await swr("GET", "/namespaces/team/repos/tools")).status, 404);
      assert.equal((await swr("DELETE", "/namespaces/team")).status, 204);
      assert.deepEqual((await test.control("GET", "/objects")).json(), {});
    });
  });

  it("users get permissions, and the account knows their names from then on", async () => {
    const user = { user_id: "5f2b6d5c", user_name: "ada", auth: 3 };
    assert.equal((await swr("POST", "/namespaces/team/access", [user])).status, 201);
    assert.equal((await swr("POST", "/namespaces/team/access", [{ ...user, auth: 7 }])).status, 201);
    const access = (await swr("GET", "/namespaces/team/access")).json<{ others_auths: object[]; self_auth: object }>();
    assert.deepEqual(access.others_auths, [{ ...user, auth: 7 }]);
    const known = (await test.call("GET", "iam", "/v3.0/OS-USER/users/5f2b6d5c")).json<{ user: { name: string } }>();
    assert.equal(known.user.name, "ada");
    assert.equal((await test.call("GET", "iam", "/v3.0/OS-USER/users/unknown")).status, 404);
    const renamed = await swr("POST", "/namespaces/team/access", [{ ...user, user_name: "bob" }]);
    assert.deepEqual(refusal(renamed), [400, "SVCSTG.SWR.4000000"]);
    assert.deepEqual(refusal(await swr("POST", "/namespaces/team/access", [{ ...user, auth: 5 }])), [
      400,
      "SVCSTG.SWR.4000000",
    ]);
    assert.equal((await swr("DELETE", "/namespaces/team/access", ["5f2b6d5c"])).status, 204);
    const left = (await swr("GET", "/namespaces/team/access")).json<{ others_auths: object[] }>();
    assert.deepEqual(left.others_auths, []);
  });

  it("repositories are shared with accounts until a day", async () => {
    await repository("tools");
    const path = "/namespaces/team/repositories/tools/access-domains";
    const share = (deadline: string, account = "partner"): Promise<Answer> =>
      swr("POST", path, { access_domain: account, permit: "read", deadline });
    assert.equal((await share("2099-12-31T00:00:00Z")).status, 201);
    assert.deepEqual(refusal(await share("forever")), [409, "SVCSTG.SWR.4090000"]);
    assert.deepEqual(refusal(await share("tomorrow", "other")), [400, "SVCSTG.SWR.4000000"]);
    const read = async (): Promise<unknown[]> => {
      const body = (await swr("GET", `${path}/partner`)).json();
      return [body["exist"], body["status"], body["deadline"]];
    };
    assert.deepEqual(await read(), [true, true, "2099-12-31T00:00:00Z"]);
    await swr("PATCH", `${path}/partner`, { permit: "read", deadline: "2001-01-01T00:00:00Z", description: "" });
    assert.deepEqual(await read(), [true, false, "2001-01-01T00:00:00Z"]);
    assert.equal((await swr("GET", path)).json<unknown[]>().length, 1);
    assert.equal((await swr("DELETE", `${path}/partner`)).status, 204);
    assert.deepEqual((await swr("GET", `${path}/partner`)).json(), { exist: false });
    assert.equal((await swr("DELETE", `${path}/partner`)).status, 404);
  });

  it("a repository has one retention policy, by number or by days", async () => {
    await repository("tools");
    const path = "/namespaces/team/repos/tools/retentions";
    const rule = (template: string, params: object): unknown => ({
      algorithm: "or",
      rules: [{ template, params, tag_selectors: [{ kind: "label", pattern: "stable" }] }],
    });
    for (const wrong of [
      rule("tag_rule", { num: "0" }),
      rule("tag_rule", { num: "1001" }),
      rule("tag_rule", { days: "5" }),
      rule("date_rule", { days: "366" }),
      { algorithm: "or", rules: [] },
    ]) {
      assert.deepEqual(refusal(await swr("POST", path, wrong)), [400, "SVCSTG.SWR.4000000"]);
    }
    const made = await swr("POST", path, rule("tag_rule", { num: "20" }));
    const { id } = made.json<{ id: number }>();
    assert.equal(made.status, 201);
    assert.deepEqual(refusal(await swr("POST", path, rule("date_rule", { days: "5" }))), [409, "SVCSTG.SWR.4090000"]);
    assert.equal((await swr("PATCH", `${path}/${id}`, rule("tag_rule", { num: "9" }))).status, 201);
    const { rules } = (await swr("GET", `${path}/${id}`)).json<{ rules: { params: object }[] }>();
    assert.deepEqual(rules[0]?.params, { num: "9" });
    assert.equal((await swr("DELETE", `${path}/${id}`)).status, 200);
    assert.deepEqual(refusal(await swr("DELETE", `${path}/${id}`)), [400, "SVCSTG.SWR.4000306"]);
    assert.deepEqual((await swr("GET", path)).json(), []);
  });
});
