import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataUpload } from "../../components";
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

  /** Uploads a file with this content and returns what was registered. */
  async function upload(content: string): Promise<{ all: Registration[]; upload: DataUpload; sha256: string }> {
    const file = join(folder, "data.json");
    writeFileSync(file, content);
    const built: DataUpload[] = [];
    const all = await register(() =>
      built.push(
        new DataUpload("alpaca", {
          file,
          dataSet: "alpaca",
          bucket: "bucket",
          shareId: "share-id",
          linkedDirectory: "training_data",
          namespace: "llm-data",
          claimName: "share",
          image: "image",
        }),
      ),
    );
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
});
