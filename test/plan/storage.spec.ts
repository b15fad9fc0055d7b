import assert from "node:assert/strict";
import fc from "fast-check";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { planStorage, type StorageRequest } from "../../plan/storage";

const SFS_TURBO = { sizeGiB: 6144, hpcBandwidth: "500M", linkedDirectory: "training_data" };

function request(change: Partial<StorageRequest["sfsTurbo"]>, name = "team-data"): StorageRequest {
  return { sfsTurbo: { ...SFS_TURBO, ...change }, bucket: { name } };
}

function sentences(change: Partial<StorageRequest["sfsTurbo"]>, name?: string): string[] {
  const answer = planStorage(request(change, name));
  assert.ok(isRejected(answer), "a rejection was expected");
  return answer.map(faultText);
}

const SIZE_SOURCE = "(provider documentation, huaweicloud_sfs_turbo, size)";
const STEPS = "GiB in steps of 1.2 TiB, rounded down to GiB";

describe("planStorage", () => {
  it("accepts the sizes that are sold", () => {
    for (const sizeGiB of [1228, 2457, 3686, 4915, 6144, 7372, 8601, 9830, 11059, 1_048_166]) {
      assert.equal(requirePlan("storage", planStorage(request({ sizeGiB }))).sizeGiB, sizeGiB);
    }
  });

  it("says what the file system does, and whether it is what the manual recommends", () => {
    const { bandwidthMBps, explanation } = requirePlan("storage", planStorage(request({})));
    assert.equal(bandwidthMBps, 3000);
    assert.deepEqual(explanation, [
      "SFS Turbo HPC 500M, 6144 GiB: 3000 MB/s, within the recommended 500M or 1000M and 6144 to 11059 GiB (seed 000, line 47)",
      "bucket team-data, linked to directory training_data of the file system",
    ]);
    const small = requirePlan("storage", planStorage(request({ sizeGiB: 1228 })));
    assert.match(small.explanation[0] ?? "", /^SFS Turbo HPC 500M, 1228 GiB: 600 MB\/s, outside the recommended/);
    const slow = requirePlan("storage", planStorage(request({ hpcBandwidth: "250M" })));
    assert.match(slow.explanation[0] ?? "", /: 1500 MB\/s, outside the recommended/);
  });

  it("keeps the bandwidth between the cloud's bounds", () => {
    const bandwidth = (sizeGiB: number, hpcBandwidth: string) =>
      requirePlan("storage", planStorage(request({ sizeGiB, hpcBandwidth }))).bandwidthMBps;
    assert.deepEqual([bandwidth(1228, "40M"), bandwidth(1_048_166, "1000M")], [150, 80_000]);
  });

  const sizes: [sizeGiB: number, hpcBandwidth: string, least: number, use: string, nearest: number][] = [
    [6000, "500M", 1228, "4915 or 6144", 6144],
    [5000, "500M", 1228, "4915 or 6144", 4915],
    [1000, "500M", 1228, "1228", 1228],
    [1228, "20M", 3686, "3686", 3686],
    [3687, "20M", 3686, "3686 or 4915", 3686],
    [1_048_576, "500M", 1228, "1048166", 1_048_166],
    [2458, "1000M", 1228, "2457 or 3686", 2457],
  ];
  for (const [sizeGiB, hpcBandwidth, least, use, nearest] of sizes) {
    it(`refuses ${sizeGiB} GiB of ${hpcBandwidth} and names what is sold next to it`, () => {
      const text = `sfsTurbo.sizeGiB: got ${sizeGiB}; SFS Turbo HPC of ${hpcBandwidth} is sold from ${least} to 1048166 ${STEPS}; use ${use} ${SIZE_SOURCE}`;
      assert.deepEqual(sentences({ sizeGiB, hpcBandwidth }), [text]);
      const answer = planStorage(request({ sizeGiB, hpcBandwidth }));
      assert.ok(isRejected(answer));
      assert.deepEqual(answer[0]?.alternative, { "sfsTurbo.sizeGiB": nearest });
    });
  }

  it("refuses a bandwidth that is not sold, beside an unsold size", () => {
    assert.deepEqual(sentences({ hpcBandwidth: "100M", sizeGiB: 6000 }), [
      'sfsTurbo.hpcBandwidth: got "100M"; SFS Turbo HPC is sold with 20M, 40M, 125M, 250M, 500M and 1000M; use 500M, or 1000M for more ' +
        "(provider documentation, huaweicloud_sfs_turbo, size; seed 000, line 47)",
      `sfsTurbo.sizeGiB: got 6000; SFS Turbo HPC of 500M is sold from 1228 to 1048166 ${STEPS}; use 4915 or 6144 ${SIZE_SOURCE}`,
    ]);
  });

  it("proposes a size that it accepts, and refuses exactly the sizes that are no steps of 1.2 TiB", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_048_576 }),
        fc.constantFrom("20M", "40M", "500M"),
        (sizeGiB, hpcBandwidth) => {
          const steps = Math.ceil(sizeGiB / 1228.8 - 1e-9);
          const sold =
            Math.floor(steps * 1228.8 + 1e-6) === sizeGiB &&
            (hpcBandwidth !== "20M" || sizeGiB >= 3686) &&
            sizeGiB <= 1_048_166;
          const answer = planStorage(request({ sizeGiB, hpcBandwidth }));
          assert.equal(isRejected(answer), !sold);
          if (isRejected(answer)) {
            const proposed = Number(answer[0]?.alternative?.["sfsTurbo.sizeGiB"]);
            assert.ok(!isRejected(planStorage(request({ sizeGiB: proposed, hpcBandwidth }))));
          }
        },
      ),
      { numRuns: 5000 },
    );
  });

  for (const linkedDirectory of ["a/b", "/data", ".", "..", ""]) {
    it(`refuses to link the directory ${JSON.stringify(linkedDirectory)}`, () => {
      assert.deepEqual(sentences({ linkedDirectory }), [
        `sfsTurbo.linkedDirectory: got ${JSON.stringify(linkedDirectory)}; the linked directory is one level below the root of the ` +
          "file system; use a name without slashes (provider documentation, huaweicloud_sfs_turbo_obs_target, file_system_path)",
      ]);
    });
  }

  const names: [name: string, rule: string][] = [
    ["ab", "a bucket name has 3 to 63 characters, this one has 2"],
    ["a".repeat(64), "a bucket name has 3 to 63 characters, this one has 64"],
    ["Team-Data", "a bucket name has lower-case letters, digits, hyphens and periods only"],
    ["team_data", "a bucket name has lower-case letters, digits, hyphens and periods only"],
    ["-team", "a bucket name starts and ends with a letter or a digit"],
    ["team.", "a bucket name starts and ends with a letter or a digit"],
    ["team..data", "a bucket name has no two periods, and no period and hyphen, beside each other"],
    ["team.-data", "a bucket name has no two periods, and no period and hyphen, beside each other"],
    ["team-.data", "a bucket name has no two periods, and no period and hyphen, beside each other"],
    ["192.168.0.1", "a bucket name is not an IP address"],
  ];
  for (const [name, rule] of names) {
    it(`refuses the bucket name ${name.slice(0, 20)}`, () => {
      const source = "(provider documentation, huaweicloud_obs_bucket, bucket)";
      assert.deepEqual(sentences({}, name), [`bucket.name: got ${JSON.stringify(name)}; ${rule} ${source}`]);
    });
  }

  it("accepts bucket names with hyphens and periods inside", () => {
    for (const name of ["abc", "team-data.2024", "a".repeat(63), "1.2.3"]) {
      assert.equal(requirePlan("storage", planStorage(request({}, name))).bucketName, name);
    }
  });

  /** The sentences about a bucket with these settings. */
  function bucketSentences(bucket: Partial<StorageRequest["bucket"]>): string[] {
    const answer = planStorage({ sfsTurbo: SFS_TURBO, bucket: { name: "team-data", ...bucket } });
    return isRejected(answer) ? answer.map(faultText) : [];
  }

  it("refuses an encrypted bucket and says why", () => {
    assert.deepEqual(bucketSentences({ encrypted: false }), []);
    assert.deepEqual(bucketSentences({ encrypted: true }), [
      'bucket.encrypted: got true; the bucket is linked to directory "training_data" of the file system, and SFS Turbo links no encrypted ' +
        "bucket; leave it out, and encrypt the file system (sfsTurbo.encrypted) and what is secret itself " +
        "(huaweicloud.com, api-sfsturbo, CreateBackendTarget)",
    ]);
  });

  it("refuses to keep old versions for a time where none are kept", () => {
    assert.deepEqual(bucketSentences({ versioning: true, noncurrentDays: 30 }), []);
    assert.deepEqual(bucketSentences({ noncurrentDays: 30 }), []);
    assert.deepEqual(bucketSentences({ versioning: false, noncurrentDays: 30 }), [
      "bucket.noncurrentDays: got 30; a bucket without versioning keeps nothing that is overwritten or deleted; leave it out, or set " +
        "versioning to true",
    ]);
  });

  it("refuses a name that leaves no room for that of the bucket with the logs", () => {
    const name = "a".repeat(59);
    assert.deepEqual(bucketSentences({ name, logging: false }), []);
    assert.deepEqual(bucketSentences({ name: "a".repeat(58), logging: true }), []);
    assert.deepEqual(bucketSentences({ name, logging: true }), [
      `bucket.name: got "${name}"; the name of a bucket has 3 to 63 characters, and this makes "${name}-logs" with 64 ` +
        "(provider documentation, huaweicloud_obs_bucket, bucket)",
    ]);
  });

  it("leaves a bucket that exists as it is", () => {
    const rule = "a bucket that exists keeps the settings that it has; leave it out";
    assert.deepEqual(bucketSentences({ existing: true, logging: false, name: "a".repeat(63) }), []);
    assert.deepEqual(bucketSentences({ existing: true, logging: true, noncurrentDays: 1 }), [
      `bucket.noncurrentDays: got 1; ${rule}`,
      `bucket.logging: got true; ${rule}`,
    ]);
  });

  it("leaves a file system that exists as it is, and wants to know where it is", () => {
    const existing = { shareId: "s", exportLocation: "10.20.0.9:/" };
    assert.equal(isRejected(planStorage(request({ existing, encrypted: false }))), false);
    const elsewhere = { ...existing, exportLocation: "share.sfsturbo.internal:/a/b" };
    assert.equal(isRejected(planStorage(request({ existing: elsewhere }))), false);
    assert.deepEqual(sentences({ existing: { ...existing, exportLocation: "10.20.0.9" }, encrypted: true }), [
      "sfsTurbo.encrypted: got true; a file system is encrypted when it is created, and this one exists; leave it out " +
        "(provider documentation, huaweicloud_sfs_turbo, crypt_key_id)",
      'sfsTurbo.existing.exportLocation: got "10.20.0.9"; the address that nodes mount is written as in the console of SFS Turbo: 10.20.0.9:/',
    ]);
    assert.equal(isRejected(planStorage(request({ encrypted: true }))), false);
  });

  it("checks the directories at their place", () => {
    assert.deepEqual(sentences({ directories: [{ path: "/a" }, { path: "/b/c" }] }), [
      'sfsTurbo.directories[1].path: got "/b/c"; /b does not exist then; put it before this one ' +
        "(provider documentation, huaweicloud_sfs_turbo_dir, path)",
    ]);
  });
});
