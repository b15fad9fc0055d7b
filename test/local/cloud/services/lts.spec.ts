import assert from "node:assert/strict";
import { type Answer, makeCluster, makeGround, startTestCloud, type TestCloud } from "../client";

describe("LTS of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  const lts = (method: string, path: string, body?: unknown): Promise<Answer> => test.call(method, "lts", path, body);
  const refusal = (answer: Answer): unknown[] => [answer.status, answer.json()["error_code"]];
  const groups = "/v2/{project}/groups";
  const access = "/v3/{project}/lts/access-config";
  const makeGroup = async (name = "training"): Promise<string> =>
    (await lts("POST", groups, { log_group_name: name, ttl_in_days: 30 })).json<{ log_group_id: string }>()
      .log_group_id;
  const makeStream = async (group: string, name = "containers"): Promise<string> =>
    (await lts("POST", `${groups}/${group}/streams`, { log_stream_name: name })).json<{ log_stream_id: string }>()
      .log_stream_id;

  it("groups have a name of their own, a time and tags", async () => {
    const id = await makeGroup();
    assert.deepEqual(refusal(await lts("POST", groups, { log_group_name: "training", ttl_in_days: 1 })), [
      400,
      "LTS.0101",
    ]);
    for (const wrong of [
      { log_group_name: "_a", ttl_in_days: 1 },
      { log_group_name: "a.", ttl_in_days: 1 },
      { log_group_name: "a", ttl_in_days: 366 },
    ]) {
      assert.deepEqual(refusal(await lts("POST", groups, wrong)), [400, "LTS.0009"]);
    }
    await lts("POST", `${groups}/${id}`, { ttl_in_days: 7 });
    const tags = (action: string, tag: object): Promise<Answer> =>
      lts("POST", `/v1/{project}/groups/${id}/tags/action`, { action, tags: [tag] });
    assert.equal((await tags("create", { key: "a", value: "1" })).status, 201);
    await tags("create", { key: "b", value: "2" });
    await tags("delete", { key: "a" });
    const { log_groups: listed } = (await lts("GET", groups)).json<{ log_groups: Record<string, unknown>[] }>();
    assert.deepEqual(
      listed.map((group) => [group["log_group_id"], group["ttl_in_days"], group["tag"]]),
      [[id, 7, { b: "2", _sys_enterprise_project_id: "0" }]],
    );
  });

  it("streams belong to a group, take its time where they have none, and go with it", async () => {
    const group = await makeGroup();
    const id = await makeStream(group);
    const streams = `${groups}/${group}/streams`;
    assert.deepEqual(refusal(await lts("POST", streams, { log_stream_name: "containers" })), [400, "LTS.0205"]);
    assert.deepEqual(refusal(await lts("POST", `${groups}/none/streams`, { log_stream_name: "a" })), [404, "LTS.0201"]);
    const read = async (): Promise<unknown[]> => {
      const { log_streams: listed } = (await lts("GET", streams)).json<{ log_streams: Record<string, unknown>[] }>();
      return listed.map((stream) => [stream["log_stream_id"], stream["ttl_in_days"], stream["is_favorite"]]);
    };
    assert.deepEqual(await read(), [[id, 30, false]]);
    await lts("PUT", `${groups}/${group}/streams-ttl/${id}`, { ttl_in_days: 3 });
    const favorite = { favorite_resource_id: id, favorite_resource_type: "log_stream", is_global: true };
    await lts("POST", "/v1.0/{project}/lts/favorite", favorite);
    assert.deepEqual(await read(), [[id, 3, true]]);
    const found = async (query: string): Promise<number> =>
      (await lts("GET", `/v2/{project}/log-streams${query}`)).json<{ log_streams: unknown[] }>().log_streams.length;
    assert.deepEqual(
      [
        await found("?log_group_name=training&log_stream_name=containers"),
        await found("?log_group_name=other"),
        await found(""),
      ],
      [1, 0, 1],
    );
    assert.equal((await lts("DELETE", `${groups}/${group}`)).status, 204);
    assert.equal(await found(""), 0);
    assert.deepEqual(refusal(await lts("DELETE", `${groups}/${group}`)), [404, "LTS.0201"]);
  });

  describe("collection of a cluster's logs", () => {
    let cluster: string;
    let group: string;
    let stream: string;
    beforeEach(async () => {
      cluster = await makeCluster(test, await makeGround(test));
      group = await makeGroup();
      stream = await makeStream(group);
    });

    const detail = { pathType: "container_stdout", stdout: true, format: { single: { mode: "system" } } };
    const body = (settings: object = {}): object => ({
      access_config_type: "K8S_CCE",
      access_config_name: "containers",
      access_config_detail: detail,
      log_info: { log_group_id: group, log_stream_id: stream },
      host_group_info: {},
      cluster_id: cluster,
      ...settings,
    });
    const list = async (filter: object): Promise<Record<string, unknown>[]> =>
      (await lts("POST", `${access}-list`, filter)).json<{ result: Record<string, unknown>[] }>().result;

    it("is refused for what does not exist, and where nothing is read", async () => {
      const wrong: [object, unknown[]][] = [
        [{ cluster_id: "none" }, [400, "LTS.0009"]],
        [{ log_info: { log_group_id: group, log_stream_id: "none" } }, [404, "LTS.0208"]],
        [{ access_config_detail: { ...detail, stdout: false } }, [400, "LTS.0009"]],
        [{ access_config_detail: { ...detail, pathType: "container_file" } }, [400, "LTS.0009"]],
        [{ access_config_detail: { pathType: "container_stdout", stdout: true } }, [400, "LTS.0009"]],
        [{ access_config_name: "with-hyphen" }, [400, "LTS.0009"]],
        [{ host_group_info: { host_group_id_list: ["none"] } }, [400, "LTS.0009"]],
      ];
      for (const [settings, expected] of wrong) {
        assert.deepEqual(refusal(await lts("POST", access, body(settings))), expected, JSON.stringify(settings));
      }
      assert.deepEqual(await list({}), []);
    });

    it("is found by name and tag, changed, and holds its stream and group", async () => {
      const tag = { key: "purpose", value: "test" };
      const made = await lts("POST", access, body({ access_config_tag: [tag] }));
      const id = made.json<{ access_config_id: string }>().access_config_id;
      assert.equal(made.status, 201);
      assert.equal((await lts("POST", access, body())).status, 400);
      const [found] = await list({ access_config_name_list: ["containers"], access_config_tag_list: [tag] });
      assert.deepEqual(found?.["log_info"], {
        log_group_id: group,
        log_group_name: "training",
        log_stream_id: stream,
        log_stream_name: "containers",
      });
      assert.deepEqual(await list({ access_config_tag_list: [{ ...tag, value: "other" }] }), []);
      const changed = body({ access_config_id: id, access_config_detail: { ...detail, stderr: true } });
      assert.equal((await lts("PUT", access, changed)).status, 200);
      const [after] = await list({});
      assert.equal((after?.["access_config_detail"] as { stderr: boolean }).stderr, true);
      assert.deepEqual(refusal(await lts("DELETE", `${groups}/${group}/streams/${stream}`)), [400, "LTS.0207"]);
      assert.deepEqual(refusal(await lts("DELETE", `${groups}/${group}`)), [400, "LTS.0105"]);
      assert.equal((await lts("DELETE", access, { access_config_id_list: [id] })).status, 200);
      assert.equal((await lts("DELETE", `${groups}/${group}/streams/${stream}`)).status, 204);
    });
  });
});
