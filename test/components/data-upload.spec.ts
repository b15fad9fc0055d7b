import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { DataUpload, type DataUploadArgs } from "../../components";
import { requireSuccess } from "../../components/data-task";
import { assertRefused } from "../support/argument-faults";
import { only, register, type Registration, valueOf } from "../support/mock-engine";

const OBJECT = "huaweicloud:index/obsBucketObject:ObsBucketObject";
const TASK = "huaweicloud:index/sfsTurboDataTask:SfsTurboDataTask";
const JOB = "kubernetes:batch/v1:Job";

describe("DataUpload", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "data-upload-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const make = (what: Pick<DataUploadArgs, "file" | "folder">) => (): DataUpload =>
    new DataUpload("alpaca", {
      ...what,
      dataSet: "alpaca",
      bucket: "bucket",
      shareId: "share-id",
      linkedDirectory: "training_data",
      namespace: "llm-data",
      claimName: "share",
      image: "image",
    });

  /** Uploads a file with this content and returns what was registered. */
  async function upload(content: string): Promise<{ all: Registration[]; upload: DataUpload; sha256: string }> {
    const file = join(folder, "data.json");
    writeFileSync(file, content);
    const built: DataUpload[] = [];
    const all = await register(() => built.push(make({ file })()));
    const [first] = built;
    assert(first !== undefined);
    return { all, upload: first, sha256: createHash("sha256").update(content).digest("hex") };
  }

  it("uploads under a key that names the content", async () => {
    const { all, sha256 } = await upload("[1]");
    assert.equal(only(all, OBJECT).inputs["key"], `alpaca/${sha256.slice(0, 12)}/data.json`);
    assert.equal(only(all, OBJECT).inputs["etag"], createHash("md5").update("[1]").digest("hex"));
  });

  it("preloads exactly that prefix, contents included", async () => {
    const { all, sha256 } = await upload("[1]");
    const { inputs } = only(all, TASK);
    assert.equal(inputs["type"], "preload");
    assert.equal(inputs["srcPrefix"], `alpaca/${sha256.slice(0, 12)}/`);
    assert.equal(inputs["srcPrefix"], inputs["destPrefix"]);
    assert.equal(inputs["srcTarget"], "training_data");
  });

  it("checks the bytes on the share against the local file", async () => {
    const { all, sha256 } = await upload("[1]");
    const { data } = only(all, "kubernetes:core/v1:ConfigMap").inputs as { data: Record<string, string> };
    assert.equal(data["SHA256SUMS"], `${sha256}  training_data/alpaca/${sha256.slice(0, 12)}/data.json\n`);
    const { spec } = only(all, JOB).inputs as {
      spec: { template: { spec: { containers: { command: string[]; workingDir: string }[] } } };
    };
    const [container] = spec.template.spec.containers;
    assert.deepEqual(container?.command, ["sha256sum", "--check", "--strict", "/checksums/SHA256SUMS"]);
    assert.equal(container.workingDir, "/mnt/sfs_turbo");
  });

  it("runs the check again with each data task and each content", async () => {
    const { all, sha256 } = await upload("[1]");
    const { spec } = only(all, JOB).inputs as {
      spec: { template: { metadata: { annotations: Record<string, string> } } };
    };
    assert.deepEqual(spec.template.metadata.annotations, {
      "ascend-stacks/data-task": "alpaca-id",
      "ascend-stacks/sha256": sha256,
    });
    const changed = await upload("[2]");
    assert.notEqual(only(changed.all, OBJECT).inputs["key"], only(all, OBJECT).inputs["key"]);
  });

  it("tells workloads where the file is in their containers", async () => {
    const { upload: result, sha256 } = await upload("[1]");
    const path = `/mnt/sfs_turbo/training_data/alpaca/${sha256.slice(0, 12)}/data.json`;
    assert.equal(await valueOf(result.path), path);
    assert.equal(await valueOf(result.sha256), sha256);
  });

  describe("of a folder", () => {
    /** Uploads these files and returns what was registered. */
    async function uploadFolder(files: Record<string, string>): Promise<{ all: Registration[]; upload: DataUpload }> {
      mkdirSync(join(folder, "set/sub"), { recursive: true });
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, "set", name), content);
      const built: DataUpload[] = [];
      const all = await register(() => built.push(make({ folder: join(folder, "set") })()));
      const [first] = built;
      assert(first !== undefined);
      return { all, upload: first };
    }

    it("uploads every file under one key, and checks every one", async () => {
      const { all, upload: result } = await uploadFolder({ "b.json": "[2]", "sub/a.json": "[1]" });
      const hash = String(await valueOf(result.sha256)).slice(0, 12);
      const objects = all.filter(({ type }) => type === OBJECT);
      assert.deepEqual(
        objects.map(({ name, inputs }) => [name, inputs["key"]]),
        [
          ["alpaca/b.json", `alpaca/${hash}/b.json`],
          ["alpaca/sub/a.json", `alpaca/${hash}/sub/a.json`],
        ],
      );
      const { data } = only(all, "kubernetes:core/v1:ConfigMap").inputs as { data: Record<string, string> };
      const line = (content: string, name: string): string =>
        `${createHash("sha256").update(content).digest("hex")}  training_data/alpaca/${hash}/${name}\n`;
      assert.equal(data["SHA256SUMS"], line("[2]", "b.json") + line("[1]", "sub/a.json"));
      assert.equal(await valueOf(result.path), `/mnt/sfs_turbo/training_data/alpaca/${hash}`);
    });

    it("is another upload when a file is called something else", async () => {
      const before = await valueOf((await uploadFolder({ "b.json": "[2]" })).upload.sha256);
      rmSync(join(folder, "set/b.json"));
      assert.notEqual(await valueOf((await uploadFolder({ "c.json": "[2]" })).upload.sha256), before);
    });

    it("refuses an empty one, and what is not there", async () => {
      mkdirSync(join(folder, "empty"));
      await assertRefused(make({ folder: join(folder, "empty") }), ["folder"], /with 0 files/);
      await assertRefused(make({ folder: join(folder, "none") }), ["folder"], /nothing at this path/);
      await assertRefused(make({ file: join(folder, "none") }), ["file"], /nothing at this path/);
      await assertRefused(make({ file: folder }), ["file"], /call it `folder`/);
      await assertRefused(make({}), ["file"], /one of file and folder/);
      await assertRefused(make({ file: "a", folder: "b" }), ["file"], /one of file and folder/);
    });
  });

  it("says at preview that a file is too large for one request", async () => {
    const file = join(folder, "large.bin");
    writeFileSync(file, "");
    truncateSync(file, 5 * 1024 ** 3 + 1);
    await assertRefused(make({ file }), ["file"], /6 GiB; at most 5 GiB/);
  });

  describe("whose data task failed", () => {
    it("says the service's reason and how to run it again", () => {
      const failed = { id: "task-1", status: "FAIL", message: "object was deleted" };
      assert.throws(
        () => requireSuccess(failed, "urn:pulumi:dev::p::SfsTurboDataTask::alpaca"),
        (error) =>
          error instanceof pulumi.RunError &&
          /task-1: failed: object was deleted\..*pulumi up --replace 'urn:pulumi:dev::p::SfsTurboDataTask::alpaca'/.test(
            error.message,
          ),
      );
      assert.throws(() => requireSuccess({ ...failed, message: "" }, "urn"), /gives no reason/);
    });

    it("is none where it succeeded", () => {
      assert.equal(requireSuccess({ id: "task-1", status: "SUCCESS", message: "" }, "urn"), "task-1");
    });
  });
});
