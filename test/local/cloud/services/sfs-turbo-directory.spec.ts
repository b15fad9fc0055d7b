import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Answer,
  type Ground,
  makeGround,
  makeShare,
  makeTarget,
  runTask,
  shareBody,
  startTestCloud,
  type TestCloud,
} from "../client";

describe("SFS Turbo of the local cloud: who may use it, and how much of it", () => {
  let test: TestCloud;
  let ground: Ground;
  beforeEach(async () => {
    test = await startTestCloud();
    ground = await makeGround(test);
  });
  afterEach(() => test.end());

  const shares = "/v1/{project}/sfs-turbo/shares";
  const turbo = (method: string, path: string, body?: unknown): Promise<Answer> =>
    test.call(method, "sfs-turbo", `${shares}/${path}`, body);
  const code = (answer: Answer): unknown[] => [answer.status, answer.json()["errCode"]];

  it("is encrypted with a KMS key that can be used, from its creation on", async () => {
    const create = (key: string): Promise<Answer> =>
      test.call(
        "POST",
        "sfs-turbo",
        shares,
        shareBody(ground, "share", { metadata: { expand_type: "hpc", hpc_bw: "500M", crypt_key_id: key } }),
      );
    assert.deepEqual(code(await create("none")), [400, "SFS.TURBO.0001"]);
    const kms = (verb: string, body: object): Promise<Answer> =>
      test.call("POST", "kms", `/v1.0/{project}/kms/${verb}`, body);
    const { key_info: key } = (await kms("create-key", { key_alias: "share" })).json<{
      key_info: { key_id: string };
    }>();
    await test.until(
      () => kms("describe-key", { key_id: key.key_id }),
      (answer) => answer.json<{ key_info: { key_state: string } }>().key_info.key_state === "2",
    );
    const { id } = (await create(key.key_id)).json<{ id: string }>();
    assert.equal((await turbo("GET", id)).json()["crypt_key_id"], key.key_id);
  });

  it("is changed by one request at a time", async () => {
    const id = await makeShare(test, ground);
    await turbo("POST", `${id}/action`, { extend: { new_size: 7372 } });
    assert.deepEqual(code(await turbo("POST", `${id}/action`, { extend: { new_size: 8601 } })), [
      400,
      "SFS.TURBO.0011",
    ]);
    await test.until(
      () => turbo("GET", id),
      (answer) => answer.json()["sub_status"] === "221",
    );
    assert.equal((await turbo("POST", `${id}/action`, { extend: { new_size: 8601 } })).status, 202);
  });

  it("keeps one permission rule; the one made by default can be changed and deleted before", async () => {
    const id = await makeShare(test, ground);
    const rules = `${id}/fs/perm-rules`;
    const rule = (range: string): object => ({ ip_cidr: range, rw_type: "rw", user_type: "no_root_squash" });
    const { rules: made } = (await turbo("POST", rules, { rules: [rule("10.20.0.0/16")] })).json<{
      rules: { id: string; ip_cidr: string; rw_type: string }[];
    }>();
    const [own, byDefault] = made;
    assert.deepEqual([byDefault?.ip_cidr, byDefault?.rw_type], ["*", "rw"]);
    const objects = (await test.control("GET", "/objects")).json<{ permissionRules: unknown[] }>();
    assert.equal(objects.permissionRules.length, 1, "what the service made by itself is not listed");
    const closed = await turbo("PUT", `${rules}/${byDefault?.id ?? ""}`, { rw_type: "none", user_type: "all_squash" });
    assert.equal(closed.json()["rw_type"], "none");
    assert.equal((await turbo("DELETE", `${rules}/${byDefault?.id ?? ""}`)).status, 204);
    assert.deepEqual(code(await turbo("DELETE", `${rules}/${own?.id ?? ""}`)), [400, "SFS.TURBO.0001"]);
    const twice = { rules: [rule("10.30.0.0/16"), rule("10.30.0.0/16")] };
    assert.deepEqual(code(await turbo("POST", rules, twice)), [400, "SFS.TURBO.0001"]);
    const many = { rules: Array.from({ length: 6 }, (_, n) => rule(`10.4${n}.0.0/16`)) };
    assert.deepEqual(code(await turbo("POST", rules, many)), [400, "SFS.TURBO.0001"]);
  });

  it("has quotas of directories, which change in place, show what is used, and go with their directory", async () => {
    const id = await makeShare(test, ground);
    await turbo("POST", `${id}/fs/dir`, { path: "/models" });
    const quota = `${id}/fs/dir-quota`;
    const wanted = { path: "/models", capacity: 1024, inode: 10 };
    assert.deepEqual(code(await turbo("POST", quota, { ...wanted, path: "/none" })), [404, "SFS.TURBO.0002"]);
    assert.deepEqual(code(await turbo("POST", quota, { path: "/models" })), [400, "SFS.TURBO.0001"]);
    assert.deepEqual(code(await turbo("GET", `${quota}?path=/models`)), [404, "SFS.TURBO.0002"]);
    assert.equal((await turbo("POST", quota, wanted)).status, 200);
    assert.equal((await turbo("POST", quota, wanted)).status, 409);
    writeFileSync(join(test.cloud.shares.shareFolder(id) ?? "", "models/a.bin"), Buffer.alloc(1024 * 1024 + 1));
    assert.equal((await turbo("PUT", quota, { ...wanted, capacity: 2048 })).status, 200);
    assert.deepEqual((await turbo("GET", `${quota}?path=/models`)).json(), {
      path: "/models",
      capacity: 2048,
      inode: 10,
      used_capacity: 2,
      used_inode: 1,
    });
    assert.equal((await turbo("DELETE", quota, { path: "/models" })).status, 204);
    await turbo("POST", quota, wanted);
    await turbo("DELETE", `${id}/fs/dir`, { path: "/models" });
    await turbo("POST", `${id}/fs/dir`, { path: "/models" });
    assert.deepEqual(code(await turbo("GET", `${quota}?path=/models`)), [404, "SFS.TURBO.0002"]);
  });

  it("does not delete a directory with a linked one in it, nor makes one with a mode that is none", async () => {
    const id = await makeShare(test, ground);
    await test.obs("PUT", "plain", "/");
    await makeTarget(test, id, "plain");
    assert.deepEqual(code(await turbo("DELETE", `${id}/fs/dir`, { path: "/data/" })), [400, "SFS.TURBO.0001"]);
    assert.deepEqual(code(await turbo("POST", `${id}/fs/dir`, { path: "/a", mode: 789 })), [400, "SFS.TURBO.0001"]);
  });

  it("an export of what is not there ends as FAIL", async () => {
    const id = await makeShare(test, ground);
    await test.obs("PUT", "plain", "/");
    await makeTarget(test, id, "plain");
    const task = await runTask(test, id, "export", "data", "missing/");
    assert.deepEqual([task.status, task.message], ["FAIL", "no file of directory data begins with missing/"]);
    assert.equal((await runTask(test, id, "export", "data")).status, "SUCCESS", "a directory may be empty");
  });
});
