import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Ground,
  type TestCloud,
  makeGround,
  makeShare,
  makeTarget,
  runTask,
  shareBody,
  startTestCloud,
} from "../client";

const turbo = "/v1/{project}/sfs-turbo";

describe("SFS Turbo of the local cloud", () => {
  let test: TestCloud;
  let ground: Ground;
  beforeEach(async () => {
    test = await startTestCloud();
    ground = await makeGround(test);
  });
  afterEach(() => test.end());

  const create = (settings: Record<string, unknown>, name = "share") =>
    test.call("POST", "sfs-turbo", `${turbo}/shares`, shareBody(ground, name, settings));
  const code = (answer: { status: number; json: () => Record<string, unknown> }): unknown[] => [
    answer.status,
    answer.json()["errCode"],
  ];
  const bucket = async (name: string, objects: Record<string, string> = {}): Promise<string> => {
    await test.obs("PUT", name, "/");
    for (const [key, body] of Object.entries(objects)) {
      await test.obs("PUT", name, `/${key}`, { body });
    }
    return name;
  };
  const folder = (share: string): string => test.cloud.shares.shareFolder(share) ?? assert.fail("no folder");

  describe("file systems", () => {
    it("are 100, then 200, with size and capacity as numeric strings", async () => {
      const id = (await create({})).json<{ id: string }>().id;
      const read = async () => (await test.call("GET", "sfs-turbo", `${turbo}/shares/${id}`)).json();
      assert.equal((await read())["status"], "100");
      assert.equal(test.cloud.shares.shareFolder(id), undefined);
      const ready = await test.until(
        () => test.call("GET", "sfs-turbo", `${turbo}/shares/${id}`),
        (answer) => answer.json()["status"] === "200",
      );
      const share = ready.json();
      assert.deepEqual(
        [share["size"], share["expand_type"], share["hpc_bw"], share["export_location"], "sub_status" in share],
        ["6144.00", "hpc", "500M", `${id}.sfsturbo.internal:/`, false],
      );
      assert.ok(existsSync(folder(id)));
    });

    it("are sold in multiples of 1.2 TiB and with known bandwidths only", async () => {
      assert.deepEqual(code(await create({ size: 6000 })), [400, "SFS.TURBO.0008"]);
      assert.match((await create({ size: 6000 })).text, /near it 4915 and 6144/);
      assert.deepEqual(code(await create({ size: 1228, metadata: { expand_type: "hpc", hpc_bw: "20M" } })), [
        400,
        "SFS.TURBO.0008",
      ]);
      assert.deepEqual(code(await create({ metadata: { expand_type: "hpc", hpc_bw: "300M" } })), [
        400,
        "SFS.TURBO.0020",
      ]);
      assert.deepEqual(code(await create({ size: 100, metadata: {} })), [400, "SFS.TURBO.0008"]);
    });

    it("need a VPC, a subnet of it, a security group, a zone and a name of their own", async () => {
      assert.deepEqual(code(await create({ vpc_id: "none" })), [400, "SFS.TURBO.0004"]);
      assert.deepEqual(code(await create({ subnet_id: "none" })), [400, "SFS.TURBO.0006"]);
      assert.deepEqual(code(await create({ security_group_id: "none" })), [400, "SFS.TURBO.0001"]);
      assert.deepEqual(code(await create({ availability_zone: "mars-1a" })), [400, "SFS.TURBO.0001"]);
      assert.deepEqual(code(await create({}, "1st")), [400, "SFS.TURBO.0001"]);
      assert.equal((await create({})).status, 202);
      assert.deepEqual(code(await create({})), [409, "SFS.TURBO.0009"]);
    });

    it("grow and never shrink", async () => {
      const id = await makeShare(test, ground);
      const extend = (size: number) =>
        test.call("POST", "sfs-turbo", `${turbo}/shares/${id}/action`, { extend: { new_size: size } });
      assert.deepEqual(code(await extend(4915)), [400, "SFS.TURBO.0008"]);
      assert.deepEqual(code(await extend(6144)), [400, "SFS.TURBO.0008"]);
      assert.deepEqual(code(await extend(7000)), [400, "SFS.TURBO.0008"]);
      assert.equal((await extend(7372)).status, 202);
      const read = () => test.call("GET", "sfs-turbo", `${turbo}/shares/${id}`);
      assert.equal((await read()).json()["sub_status"], "121");
      const done = await test.until(read, (answer) => answer.json()["sub_status"] === "221");
      assert.equal(done.json()["size"], "7372.00");
    });

    it("are gone some time after they were deleted, with their files", async () => {
      const id = await makeShare(test, ground);
      const path = folder(id);
      assert.equal((await test.call("DELETE", "sfs-turbo", `${turbo}/shares/${id}`)).status, 202);
      assert.equal(test.cloud.shares.shareFolder(id), undefined);
      const gone = await test.until(
        () => test.call("GET", "sfs-turbo", `${turbo}/shares/${id}`),
        (answer) => answer.status === 404,
      );
      assert.equal(gone.json()["errCode"], "SFS.TURBO.0002");
      assert.equal(existsSync(path), false);
    });

    it("have directories with the mode asked for", async () => {
      const id = await makeShare(test, ground);
      const path = `${turbo}/shares/${id}/fs/dir`;
      const make = (directory: string) => test.call("POST", "sfs-turbo", path, { path: directory, mode: 750 });
      assert.equal((await make("/models/llama")).status, 204);
      assert.equal(statSync(join(folder(id), "models/llama")).mode & 0o777, 0o750);
      assert.equal((await test.call("GET", "sfs-turbo", `${path}?path=/models/llama`)).json()["path"], "/models/llama");
      assert.equal((await make("/models/llama")).status, 400);
      assert.deepEqual(code(await make("/../../outside")), [400, "SFS.TURBO.0001"]);
      assert.equal((await test.call("DELETE", "sfs-turbo", path, { path: "/models" })).status, 204);
      assert.equal((await test.call("GET", "sfs-turbo", `${path}?path=/models`)).status, 404);
    });

    it("get the default rule with their first rule", async () => {
      const id = await makeShare(test, ground);
      const path = `${turbo}/shares/${id}/fs/perm-rules`;
      const rule = { ip_cidr: "10.20.0.0/16", rw_type: "rw", user_type: "no_root_squash" };
      interface Rules {
        rules: { id: string; ip_cidr: string }[];
      }
      const { rules } = (await test.call("POST", "sfs-turbo", path, { rules: [rule] })).json<Rules>();
      assert.deepEqual(
        rules.map((each) => each.ip_cidr),
        ["10.20.0.0/16", "*"],
      );
      assert.equal((await test.call("POST", "sfs-turbo", path, { rules: [rule] })).status, 400);
      const own = `${path}/${rules[0]?.id ?? ""}`;
      const updated = await test.call("PUT", "sfs-turbo", own, { rw_type: "ro", user_type: "all_squash" });
      assert.equal(updated.json()["rw_type"], "ro");
      await test.call("DELETE", "sfs-turbo", own);
      assert.deepEqual(code(await test.call("GET", "sfs-turbo", own)), [400, "SFS.TURBO.0001"]);
      assert.equal((await test.call("GET", "sfs-turbo", path)).json<Rules>().rules.length, 1);
    });
  });

  describe("linkage with OBS", () => {
    const link = (share: string, obs: Record<string, unknown>, path = "data") =>
      test.call("POST", "sfs-turbo", `${turbo}/shares/${share}/targets`, {
        file_system_path: path,
        obs: { endpoint: "obs.cn-southwest-2.myhuaweicloud.com", ...obs },
      });

    it("is refused for encrypted, parallel, unknown and foreign buckets, for existing directories and other file systems", async () => {
      const share = await makeShare(test, ground);
      await test.obs("PUT", "encrypted", "/", { headers: { "x-obs-server-side-encryption": "obs" } });
      await test.obs("PUT", "parallel", "/", { headers: { "x-obs-fs-file-interface": "Enabled" } });
      await bucket("plain");
      const refused = async (
        answer: Promise<{ status: number; text: string; json: () => Record<string, unknown> }>,
        why: RegExp,
      ) => {
        assert.deepEqual(code(await answer), [400, "SFS.TURBO.0001"]);
        assert.match((await answer).text, why);
      };
      await refused(link(share, { bucket: "encrypted" }), /server-side encryption/);
      await refused(link(share, { bucket: "parallel" }), /parallel file system/);
      await refused(link(share, { bucket: "unknown" }), /does not exist/);
      await refused(link(share, { bucket: "plain", endpoint: "obs.cn-north-4.myhuaweicloud.com" }), /region/);
      await refused(link(share, { bucket: "plain" }, "a/b"), /without slashes/);
      await refused(link(share, { bucket: "plain" }, ".."), /file_system_path/);
      await test.call("POST", "sfs-turbo", `${turbo}/shares/${share}/fs/dir`, { path: "/data", mode: 755 });
      await refused(link(share, { bucket: "plain" }), /exists already/);
      const standard = (await create({ size: 500, metadata: {} }, "standard")).json<{ id: string }>().id;
      await test.until(
        () => test.call("GET", "sfs-turbo", `${turbo}/shares/${standard}`),
        (answer) => answer.json()["status"] === "200",
      );
      await refused(link(standard, { bucket: "plain" }), /no HPC file system/);
    });

    it("is CREATING, AVAILABLE, MISCONFIGURED when its bucket goes, and gone after deletion", async () => {
      const share = await makeShare(test, ground);
      await bucket("plain");
      const id = (await link(share, { bucket: "plain" })).json<{ target_id: string }>().target_id;
      const read = () => test.call("GET", "sfs-turbo", `${turbo}/shares/${share}/targets/${id}`);
      assert.equal((await read()).json()["lifecycle"], "CREATING");
      await test.until(read, (answer) => answer.json()["lifecycle"] === "AVAILABLE");
      await test.obs("DELETE", "plain", "/");
      assert.equal((await read()).json()["lifecycle"], "MISCONFIGURED");
      const listed = await test.call("GET", "sfs-turbo", `${turbo}/shares/${share}/targets`);
      assert.equal(listed.json<{ targets: unknown[] }>().targets.length, 1);
      const after = await test.call("GET", "sfs-turbo", `${turbo}/shares/${share}/targets?marker=${id}`);
      assert.deepEqual(after.json(), { targets: [] });
      await test.call("DELETE", "sfs-turbo", `${turbo}/shares/${share}/targets/${id}`);
      await test.until(read, (answer) => answer.status === 404);
      assert.ok(existsSync(join(folder(share), "data")), "the directory stays unless the client says otherwise");
    });

    it("preload copies names and bytes of the objects below the prefix", async () => {
      const share = await makeShare(test, ground);
      await bucket("plain", { "set/a.json": "one", "set/deep/b.json": "two", "other/c.json": "three" });
      await makeTarget(test, share, "plain");
      const task = await runTask(test, share, "preload", "data", "set/");
      assert.equal(task.status, "SUCCESS");
      const file = (name: string): string => join(folder(share), "data", name);
      assert.equal(readFileSync(file("set/a.json"), "utf8"), "one");
      assert.equal(readFileSync(file("set/deep/b.json"), "utf8"), "two");
      assert.equal(existsSync(file("other")), false);
      assert.equal(statSync(file("set/a.json")).mode & 0o777, 0o644);
    });

    it("import brings names and sizes, and the bytes when somebody reads", async () => {
      const share = await makeShare(test, ground);
      await bucket("plain", { "a.json": "content" });
      await makeTarget(test, share, "plain");
      assert.equal((await runTask(test, share, "import_metadata", "data")).status, "SUCCESS");
      const file = join(test.directory, "cloud/shares", share, "data/a.json");
      assert.equal(readFileSync(file, "utf8"), "\0".repeat(7), "size, but not content");
      assert.equal(readFileSync(join(folder(share), "data/a.json"), "utf8"), "content");
    });

    it("export copies files that the bucket does not have", async () => {
      const share = await makeShare(test, ground);
      await bucket("plain", { "a.json": "old", "same.json": "same" });
      await makeTarget(test, share, "plain");
      await runTask(test, share, "preload", "data");
      writeFileSync(join(folder(share), "data/a.json"), "changed");
      writeFileSync(join(folder(share), "data/new.json"), "new");
      const task = await runTask(test, share, "export", "data");
      assert.deepEqual([task.status, task.message], ["SUCCESS", "2 files exported"]);
      assert.equal((await test.obs("GET", "plain", "/a.json")).text, "changed");
      assert.equal((await test.obs("GET", "plain", "/new.json")).text, "new");
    });

    it("a task whose source does not exist is made, and ends as FAIL", async () => {
      const share = await makeShare(test, ground);
      await bucket("plain", { "a.json": "x" });
      await makeTarget(test, share, "plain");
      const target = await runTask(test, share, "preload", "elsewhere");
      assert.deepEqual([target.status, target.message], ["FAIL", "the file system has no linkage directory elsewhere"]);
      const prefix = await runTask(test, share, "preload", "data", "missing/");
      assert.deepEqual([prefix.status, prefix.message], ["FAIL", "no object of bucket plain begins with missing/"]);
      await test.obs("PUT", "plain", "/%2E%2E/escape", { body: "x" });
      const escape = await runTask(test, share, "preload", "data");
      assert.equal(escape.status, "FAIL");
      assert.equal(existsSync(join(folder(share), "escape")), false);
    });

    it("a task is gone with 400, and its ends must be the same", async () => {
      const share = await makeShare(test, ground);
      await bucket("plain", { "a.json": "x" });
      await makeTarget(test, share, "plain");
      const path = `${turbo}/${share}/hpc-cache`;
      const body = { type: "preload", src_target: "data", dest_target: "other" };
      assert.deepEqual(code(await test.call("POST", "sfs-turbo", `${path}/task`, body)), [400, "SFS.TURBO.0001"]);
      await runTask(test, share, "preload", "data");
      const { tasks } = (await test.call("GET", "sfs-turbo", `${path}/tasks?type=preload`)).json<{
        tasks: { task_id: string; end_time: string }[];
      }>();
      assert.match(tasks[0]?.end_time ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
      const own = `${path}/task/${tasks[0]?.task_id ?? ""}`;
      assert.equal((await test.call("DELETE", "sfs-turbo", own)).status, 204);
      const gone = await test.call("GET", "sfs-turbo", own);
      assert.deepEqual([gone.status, gone.json()], [400, { errCode: "SFS.TURBO.0106", errMsg: "Invalid task id." }]);
    });
  });
});
