import assert from "node:assert/strict";
import { type Answer, startTestCloud, type TestCloud } from "../client";

describe("KMS of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  const ask = (verb: string, body: object): Promise<Answer> =>
    test.call("POST", "kms", `/v1.0/{project}/kms/${verb}`, body);
  const describeKey = async (id: string): Promise<Record<string, string>> =>
    (await ask("describe-key", { key_id: id })).json<{ key_info: Record<string, string> }>().key_info;
  const make = async (alias = "data", settings: object = {}): Promise<string> => {
    const { key_info: made } = (await ask("create-key", { key_alias: alias, ...settings })).json<{
      key_info: { key_id: string };
    }>();
    await test.until(
      () => ask("describe-key", { key_id: made.key_id }),
      (answer) => answer.json<{ key_info: { key_state: string } }>().key_info.key_state !== "1",
    );
    return made.key_id;
  };
  const refusal = (answer: Answer): [number, string] => [
    answer.status,
    answer.json<{ error: { error_code: string } }>().error.error_code,
  ];

  it("waits, is enabled then, and can be disabled and enabled", async () => {
    const { key_info: made } = (await ask("create-key", { key_alias: "data" })).json<{
      key_info: { key_id: string };
    }>();
    assert.equal((await describeKey(made.key_id))["key_state"], "1");
    const id = await make("other");
    assert.deepEqual([(await describeKey(id))["key_state"], (await describeKey(id))["key_spec"]], ["2", "AES_256"]);
    await ask("disable-key", { key_id: id });
    assert.equal((await describeKey(id))["key_state"], "3");
    assert.deepEqual(refusal(await ask("disable-key", { key_id: id })), [400, "KMS.1301"]);
    await ask("enable-key", { key_id: id });
    assert.deepEqual(refusal(await ask("enable-key", { key_id: id })), [400, "KMS.1201"]);
  });

  it("refuses wrong aliases, algorithms and ids in the shape of KMS", async () => {
    assert.deepEqual(refusal(await ask("create-key", { key_alias: "with blank" })), [400, "KMS.0205"]);
    assert.deepEqual(refusal(await ask("create-key", { key_alias: "obs/default" })), [400, "KMS.0205"]);
    assert.deepEqual(refusal(await ask("create-key", { key_alias: "a", key_spec: "DES" })), [400, "KMS.0205"]);
    assert.deepEqual(refusal(await ask("describe-key", { key_id: "none" })), [404, "KMS.0207"]);
  });

  it("waits for its deletion with its alias, and is not listed as existing", async () => {
    const id = await make();
    assert.deepEqual(refusal(await ask("schedule-key-deletion", { key_id: id, pending_days: "6" })), [400, "KMS.0205"]);
    const answer = await ask("schedule-key-deletion", { key_id: id, pending_days: "7" });
    assert.deepEqual(answer.json(), { key_id: id, key_state: "4" });
    const week = Number((await describeKey(id))["scheduled_deletion_date"]) - Date.now();
    assert.ok(Math.abs(week - 7 * 86_400_000) < 60_000);
    assert.equal((await test.control("GET", "/objects")).json()["encryptionKeys"], undefined);
    assert.deepEqual(refusal(await ask("create-key", { key_alias: "data" })), [400, "KMS.1104"]);
    assert.deepEqual(refusal(await ask("enable-key-rotation", { key_id: id })), [400, "KMS.0210"]);
    assert.deepEqual(refusal(await ask("schedule-key-deletion", { key_id: id, pending_days: "7" })), [400, "KMS.1402"]);
    await test.restart();
    assert.equal((await ask("cancel-key-deletion", { key_id: id })).json()["key_state"], "3");
    assert.deepEqual((await test.control("GET", "/objects")).json()["encryptionKeys"], [{ id, name: "data" }]);
  });

  it("is gone with its tags when its day has come, and gives its alias free", async () => {
    const id = await make();
    await ask(`${id}/tags/action`, { action: "create", tags: [{ key: "purpose", value: "test" }] });
    assert.equal(
      (await test.call("GET", "kms", `/v1.0/{project}/kms/${id}/tags`)).text,
      '{"tags":[{"key":"purpose","value":"test"}]}',
    );
    await ask("schedule-key-deletion", { key_id: id, pending_days: "7" });
    const row = test.cloud.context.tables.encryptionKeys.get(id);
    assert.ok(row);
    row.deletionAt = Date.now() - 1;
    assert.deepEqual(refusal(await ask("describe-key", { key_id: id })), [404, "KMS.0207"]);
    assert.notEqual(await make(), id);
    assert.equal(test.cloud.context.tables.tags.size, 0);
  });

  it("rotates keys for encryption only", async () => {
    const id = await make();
    const status = async () => (await ask("get-key-rotation-status", { key_id: id })).json();
    const early = await ask("update-key-rotation-interval", { key_id: id, rotation_interval: 90 });
    assert.deepEqual(refusal(early), [400, "KMS.2903"]);
    await ask("enable-key-rotation", { key_id: id });
    await ask("update-key-rotation-interval", { key_id: id, rotation_interval: 90 });
    assert.deepEqual([(await status())["key_rotation_enabled"], (await status())["rotation_interval"]], [true, 90]);
    assert.deepEqual(refusal(await ask("enable-key-rotation", { key_id: id })), [400, "KMS.2901"]);
    await ask("disable-key-rotation", { key_id: id });
    assert.equal((await status())["key_rotation_enabled"], false);
    const pair = await make("pair", { key_spec: "RSA_3072" });
    assert.deepEqual(refusal(await ask("enable-key-rotation", { key_id: pair })), [400, "KMS.2902"]);
  });

  it("changes alias and description, and lists by state in pages", async () => {
    const id = await make();
    const other = await make("other");
    await ask("update-key-alias", { key_id: id, key_alias: "renamed" });
    await ask("update-key-description", { key_id: id, key_description: "of the share" });
    assert.deepEqual(refusal(await ask("update-key-alias", { key_id: id, key_alias: "other" })), [400, "KMS.1104"]);
    const changed = await describeKey(id);
    assert.deepEqual([changed["key_alias"], changed["key_description"]], ["renamed", "of the share"]);
    await ask("disable-key", { key_id: other });
    const enabled = (await ask("list-keys", { key_state: "2" })).json();
    assert.deepEqual(enabled["keys"], [id]);
    const first = (await ask("list-keys", { limit: 1 })).json();
    const second = (await ask("list-keys", { limit: 1, marker: first["next_marker"] })).json();
    assert.deepEqual([first["keys"], second["keys"], second["next_marker"]], [[id], [other], ""]);
  });
});
