import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { type TestCloud, md5, startTestCloud } from "../client";

describe("OBS of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  const code = (answer: { status: number; text: string }): unknown[] => [
    answer.status,
    /<Code>(.*)<\/Code>/.exec(answer.text)?.[1],
  ];
  const versioning = (bucket: string) =>
    test.obs("PUT", bucket, "/?versioning", {
      body: "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
    });

  describe("buckets", () => {
    it("may be made again by their owner, and not where the name is another's", async () => {
      assert.equal((await test.obs("PUT", "data", "/")).status, 200);
      await test.obs("PUT", "data", "/a", { body: "x" });
      assert.equal((await test.obs("PUT", "data", "/")).status, 200);
      assert.equal((await test.obs("GET", "data", "/a")).text, "x");
      await test.control("POST", "/faults", { kind: "taken", service: "obs", name: "popular" });
      assert.deepEqual(code(await test.obs("PUT", "popular", "/")), [409, "BucketAlreadyExists"]);
      assert.deepEqual(code(await test.obs("PUT", "no_name", "/")), [400, "InvalidBucketName"]);
      const elsewhere = "<CreateBucketConfiguration><Location>cn-north-4</Location></CreateBucketConfiguration>";
      assert.deepEqual(code(await test.obs("PUT", "far", "/", { body: elsewhere })), [
        400,
        "InvalidLocationConstraint",
      ]);
    });

    it("are not deleted while an object, an old version or a delete marker is in them", async () => {
      await test.obs("PUT", "data", "/");
      await versioning("data");
      await test.obs("PUT", "data", "/a", { body: "one" });
      await test.obs("DELETE", "data", "/a");
      assert.equal((await test.obs("HEAD", "data", "/a")).status, 404);
      assert.deepEqual(code(await test.obs("DELETE", "data", "/")), [409, "BucketNotEmpty"]);
      const listed = (await test.obs("GET", "data", "/?versions")).text;
      const ids = [...listed.matchAll(/<VersionId>(\w+)<\/VersionId>/g)].map((match) => match[1] ?? "");
      assert.equal(ids.length, 2, "the object and the delete marker");
      for (const id of ids) {
        await test.obs("DELETE", "data", `/a?versionId=${id}`);
      }
      assert.equal((await test.obs("DELETE", "data", "/")).status, 204);
      assert.deepEqual(code(await test.obs("GET", "data", "/")), [404, "NoSuchBucket"]);
    });

    it("without versioning are empty after their objects were deleted", async () => {
      await test.obs("PUT", "data", "/");
      await test.obs("PUT", "data", "/a", { body: "one" });
      await test.obs("PUT", "data", "/a", { body: "two" });
      assert.deepEqual(code(await test.obs("DELETE", "data", "/")), [409, "BucketNotEmpty"]);
      const body = "<Delete><Object><Key>a</Key></Object></Delete>";
      assert.match((await test.obs("POST", "data", "/?delete", { body })).text, /<Deleted><Key>a<\/Key>/);
      assert.equal((await test.obs("DELETE", "data", "/")).status, 204);
    });

    it("answer the service's own code for each configuration that they do not have", async () => {
      await test.obs("PUT", "data", "/");
      const missing = {
        policy: "NoSuchBucketPolicy",
        encryption: "NoSuchEncryptionConfiguration",
        lifecycle: "NoSuchLifecycleConfiguration",
        website: "NoSuchWebsiteConfiguration",
        cors: "NoSuchCORSConfiguration",
        tagging: "NoSuchTagSet",
      };
      for (const [name, expected] of Object.entries(missing)) {
        assert.deepEqual(code(await test.obs("GET", "data", `/?${name}`)), [404, expected]);
      }
      assert.match((await test.obs("GET", "data", "/?logging")).text, /<BucketLoggingStatus><\/BucketLoggingStatus>/);
      assert.match((await test.obs("GET", "data", "/?quota")).text, /<StorageQuota>0</);
      assert.match((await test.obs("GET", "data", "/?storagePolicy")).text, /<DefaultStorageClass>STANDARD</);
      assert.match((await test.obs("GET", "data", "/?publicAccessBlock")).text, /<BlockPublicAcls>false</);
    });

    it("remember the encryption that they were made with", async () => {
      await test.obs("PUT", "data", "/", { headers: { "x-obs-server-side-encryption": "obs" } });
      assert.match((await test.obs("GET", "data", "/?encryption")).text, /<SSEAlgorithm>AES256</);
      const put = await test.obs("PUT", "data", "/a", { body: "x" });
      assert.equal(put.headers["x-obs-server-side-encryption"], "AES256");
      assert.equal((await test.obs("DELETE", "data", "/?encryption")).status, 204);
      assert.equal((await test.obs("GET", "data", "/?encryption")).status, 404);
    });

    it("keep configurations as they were sent, and refuse what is none", async () => {
      await test.obs("PUT", "data", "/");
      const tags = "<Tagging><TagSet><Tag><Key>a</Key><Value>1 &amp; 2</Value></Tag></TagSet></Tagging>";
      const digest = createHash("md5").update(tags).digest("base64");
      assert.equal(
        (await test.obs("PUT", "data", "/?tagging", { body: tags, headers: { "content-md5": digest } })).status,
        200,
      );
      assert.equal((await test.obs("GET", "data", "/?tagging")).text, tags);
      const wrong = await test.obs("PUT", "data", "/?tagging", { body: tags, headers: { "content-md5": md5("x") } });
      assert.deepEqual(code(wrong), [400, "BadDigest"]);
      assert.deepEqual(code(await test.obs("PUT", "data", "/?tagging", { body: "<Other/>" })), [400, "MalformedXML"]);
      assert.deepEqual(code(await test.obs("PUT", "data", "/?policy", { body: "{" })), [400, "MalformedPolicy"]);
    });

    it("refuse public policies and ACLs while the public access block is on", async () => {
      await test.obs("PUT", "data", "/");
      const policy = (principal: unknown): string =>
        JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: principal, Action: ["GetObject"], Resource: ["data/*"] }],
        });
      const all = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];
      const block = `<PublicAccessBlockConfiguration>${all.map((name) => `<${name}>true</${name}>`).join("")}</PublicAccessBlockConfiguration>`;
      assert.equal((await test.obs("PUT", "data", "/?policy", { body: policy({ ID: ["*"] }) })).status, 204);
      assert.equal((await test.obs("DELETE", "data", "/?policy")).status, 204);
      await test.obs("PUT", "data", "/?publicAccessBlock", { body: block });
      assert.deepEqual(code(await test.obs("PUT", "data", "/?policy", { body: policy({ ID: ["*"] }) })), [
        403,
        "AccessDenied",
      ]);
      assert.equal((await test.obs("PUT", "data", "/?policy", { body: policy({ ID: ["domain/x"] }) })).status, 204);
      const acl = await test.obs("PUT", "data", "/?acl", { headers: { "x-obs-acl": "public-read" } });
      assert.deepEqual(code(acl), [403, "AccessDenied"]);
    });

    it("are listed, and described by HEAD", async () => {
      await test.obs("PUT", "one", "/");
      await test.obs("PUT", "two", "/", { headers: { "x-obs-az-redundancy": "3az" } });
      assert.match((await test.obs("GET", "", "/")).text, /<Name>one<\/Name>.*<Name>two<\/Name>/s);
      const head = await test.obs("HEAD", "two", "/");
      assert.deepEqual(
        [head.headers["x-obs-bucket-location"], head.headers["x-obs-az-redundancy"], head.headers["x-obs-epid"]],
        ["cn-southwest-2", "3az", "0"],
      );
      const missing = await test.obs("HEAD", "three", "/");
      assert.deepEqual([missing.status, missing.headers["x-obs-error-code"]], [404, "NoSuchBucket"]);
    });
  });

  describe("objects", () => {
    beforeEach(() => test.obs("PUT", "data", "/"));

    it("have the MD5 of their content as ETag, and come back as they were sent", async () => {
      const key = "/alpaca/data%20set%2B%C3%A9.json";
      const put = await test.obs("PUT", "data", key, {
        body: "content",
        headers: { "content-type": "application/json", "x-obs-meta-source": "seed" },
      });
      assert.equal(put.headers.etag, `"${md5("content")}"`);
      const head = await test.obs("HEAD", "data", key);
      assert.deepEqual(
        [
          head.headers.etag,
          head.headers["content-length"],
          head.headers["content-type"],
          head.headers["x-obs-meta-source"],
        ],
        [`"${md5("content")}"`, "7", "application/json", "seed"],
      );
      assert.equal((await test.obs("GET", "data", key)).text, "content");
      const part = await test.obs("GET", "data", key, { headers: { range: "bytes=2-4" } });
      assert.deepEqual([part.status, part.text, part.headers["content-range"]], [206, "nte", "bytes 2-4/7"]);
      assert.match((await test.obs("GET", "data", "/")).text, /<Key>alpaca\/data set\+é\.json<\/Key>/);
    });

    it("take a large body as a stream", async () => {
      const body = Buffer.alloc(20 * 1024 * 1024, "x");
      const put = await test.obs("PUT", "data", "/large", { body });
      assert.equal(put.headers.etag, `"${createHash("md5").update(body).digest("hex")}"`);
      assert.equal((await test.obs("HEAD", "data", "/large")).headers["content-length"], String(body.length));
    });

    it("are not there when the digest was wrong, and not in unknown buckets", async () => {
      const wrong = await test.obs("PUT", "data", "/a", {
        body: "x",
        headers: { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" },
      });
      assert.deepEqual(code(wrong), [400, "BadDigest"]);
      assert.deepEqual(code(await test.obs("GET", "data", "/a")), [404, "NoSuchKey"]);
      assert.deepEqual(code(await test.obs("PUT", "none", "/a", { body: "x" })), [404, "NoSuchBucket"]);
    });

    it("have versions where the bucket has", async () => {
      await test.obs("PUT", "data", "/before", { body: "0" });
      await versioning("data");
      const first = (await test.obs("PUT", "data", "/a", { body: "1" })).headers["x-obs-version-id"];
      const second = (await test.obs("PUT", "data", "/a", { body: "2" })).headers["x-obs-version-id"];
      assert.notEqual(first, second);
      assert.equal((await test.obs("GET", "data", "/a")).text, "2");
      assert.equal((await test.obs("GET", "data", `/a?versionId=${String(first)}`)).text, "1");
      assert.equal((await test.obs("GET", "data", "/before?versionId=null")).text, "0");
      await test.obs("DELETE", "data", "/a");
      assert.deepEqual(code(await test.obs("GET", "data", "/a")), [404, "NoSuchKey"]);
      assert.equal((await test.obs("GET", "data", `/a?versionId=${String(second)}`)).text, "2");
    });

    it("are listed by prefix, delimiter and page", async () => {
      for (const key of ["a/1", "a/2", "b/1", "c"]) {
        await test.obs("PUT", "data", `/${key}`, { body: "x" });
      }
      const keys = (text: string): string[] => [...text.matchAll(/<Key>(.*?)<\/Key>/g)].map((match) => match[1] ?? "");
      const roots = (await test.obs("GET", "data", "/?delimiter=%2F")).text;
      assert.deepEqual(keys(roots), ["c"]);
      assert.match(roots, /<CommonPrefixes><Prefix>a\/<\/Prefix><\/CommonPrefixes><CommonPrefixes><Prefix>b\//);
      assert.deepEqual(keys((await test.obs("GET", "data", "/?prefix=a%2F")).text), ["a/1", "a/2"]);
      const page = (await test.obs("GET", "data", "/?max-keys=3")).text;
      assert.match(page, /<IsTruncated>true<.*<NextMarker>b\/1</);
      assert.deepEqual(keys((await test.obs("GET", "data", "/?marker=b%2F1")).text), ["c"]);
    });

    it("have tags, can be copied, and count against the quota", async () => {
      await test.obs("PUT", "data", "/a", { body: "content" });
      assert.deepEqual(code(await test.obs("GET", "data", "/a?tagging")), [404, "NoSuchTagSet"]);
      const tags = "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>";
      await test.obs("PUT", "data", "/a?tagging", { body: tags });
      assert.equal((await test.obs("GET", "data", "/a?tagging")).text, tags);
      const copy = await test.obs("PUT", "data", "/copy", { headers: { "x-obs-copy-source": "/data/a" } });
      assert.match(copy.text, new RegExp(md5("content")));
      assert.equal((await test.obs("GET", "data", "/copy")).text, "content");
      await test.obs("PUT", "data", "/?quota", { body: "<Quota><StorageQuota>16</StorageQuota></Quota>" });
      assert.deepEqual(code(await test.obs("PUT", "data", "/b", { body: "too long" })), [
        403,
        "InsufficientStorageSpace",
      ]);
    });
  });
});
