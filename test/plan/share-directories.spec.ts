import assert from "node:assert/strict";
import { faultText, isRejected } from "../../plan/fault";
import { planShareDirectories, type ShareDirectoryRequest } from "../../plan/share-directories";

const SHARE = { sizeGiB: 6144, linkedDirectory: "training_data" };

function sentences(...requests: ShareDirectoryRequest[]): string[] {
  const answer = planShareDirectories(requests, SHARE);
  return isRejected(answer) ? answer.map(faultText) : [];
}

const PATH = "(provider documentation, huaweicloud_sfs_turbo_dir, path)";
const QUOTA = "(provider documentation, huaweicloud_sfs_turbo_dir_quota, capacity)";

describe("planShareDirectories", () => {
  it("gives a directory to root, readable by all, unless it says otherwise", () => {
    const own = { path: "/models/qwen", mode: 700, uid: 1000, gid: 100, quotaGiB: 100, quotaInodes: 5 };
    assert.deepEqual(planShareDirectories([{ path: "/models" }, own], SHARE), {
      directories: [{ path: "/models", mode: 755, uid: 0, gid: 0 }, own],
    });
    assert.deepEqual(planShareDirectories([], SHARE), { directories: [] });
  });

  for (const path of ["models", "/models/", "/", "", "//a", "/a/../b", "/a/./b", "/a b"]) {
    it(`refuses the path ${JSON.stringify(path)}`, () => {
      assert.deepEqual(sentences({ path }), [
        `[0].path: got ${JSON.stringify(path)}; a directory is written from the root of the file system and without a slash at its end, as /models ${PATH}`,
      ]);
    });
  }

  it("refuses the linked directory and what is in it, but not its neighbours", () => {
    const rule =
      "the linked directory /training_data must not exist before the link and belongs to the bucket; use another " +
      "(huaweicloud.com, api-sfsturbo, CreateBackendTarget)";
    assert.deepEqual(sentences({ path: "/training_data" }, { path: "/training_data/a" }, { path: "/training_data2" }), [
      `[0].path: got "/training_data"; ${rule}`,
      `[1].path: got "/training_data/a"; ${rule}`,
    ]);
  });

  it("refuses a directory twice, and one before its parent", () => {
    assert.deepEqual(sentences({ path: "/a/b" }, { path: "/a" }, { path: "/a" }, { path: "/a/c" }), [
      `[0].path: got "/a/b"; /a does not exist then; put it before this one ${PATH}`,
      '[2].path: got "/a"; it stands in the list before; leave it out here',
    ]);
  });

  for (const mode of [780, 8, 7777, 7.5, -1]) {
    it(`refuses the permissions ${mode}`, () => {
      assert.deepEqual(sentences({ path: "/a", mode }), [
        `[0].mode: got ${mode}; permissions are three digits from 0 to 7, as for chmod: 755 (provider documentation, huaweicloud_sfs_turbo_dir, mode)`,
      ]);
    });
  }

  it("accepts every permission that chmod has", () => {
    assert.deepEqual(sentences({ path: "/a", mode: 0 }, { path: "/b", mode: 777 }, { path: "/c", mode: 70 }), []);
  });

  it("refuses a quota that the file system or a directory above does not have", () => {
    assert.deepEqual(
      sentences(
        { path: "/a", quotaGiB: 100 },
        { path: "/a/b" },
        { path: "/a/b/c", quotaGiB: 101 },
        { path: "/a/d", quotaGiB: 100 },
        { path: "/ab", quotaGiB: 6145 },
      ),
      [
        `[2].quotaGiB: got 101; /a above it has 100 GiB; use that or less ${QUOTA}`,
        `[4].quotaGiB: got 6145; the file system has 6144 GiB; use 6144 or less ${QUOTA}`,
      ],
    );
  });

  it("refuses quotas that the file system does not have together, counting what is inside another once", () => {
    assert.deepEqual(
      sentences({ path: "/a", quotaGiB: 6000 }, { path: "/a/b", quotaGiB: 6000 }, { path: "/c", quotaGiB: 144 }),
      [],
    );
    const answer = planShareDirectories(
      [
        { path: "/a", quotaGiB: 6000 },
        { path: "/c", quotaGiB: 145 },
      ],
      SHARE,
    );
    assert.ok(isRejected(answer));
    assert.deepEqual(answer.map(faultText), [
      `: got 6145 GiB; the quotas of 2 directories are 6145 GiB together, and the file system has 6144; lower some ${QUOTA}`,
    ]);
    assert.deepEqual([answer[0]?.path, answer[0]?.need, answer[0]?.have], ["", { GiB: 6145 }, { GiB: 6144 }]);
  });
});
