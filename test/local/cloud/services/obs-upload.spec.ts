import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { type Answer, md5, startTestCloud, type TestCloud } from "../client";

describe("uploads in parts to OBS of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
    await test.obs("PUT", "data", "/");
  });
  afterEach(() => test.end());

  const key = "/weights/model%201.bin";
  const code = (answer: Answer): unknown[] => [answer.status, /<Code>(.*)<\/Code>/.exec(answer.text)?.[1]];
  const large = (letter: string): Buffer => Buffer.alloc(100 * 1024, letter);
  const begin = async (): Promise<string> => {
    const answer = await test.obs("POST", "data", `${key}?uploads`, { headers: { "x-obs-meta-source": "seed" } });
    return /<UploadId>(.*)<\/UploadId>/.exec(answer.text)?.[1] ?? "";
  };
  const put = (id: string, number: number | string, body: string | Buffer, headers = {}): Promise<Answer> =>
    test.obs("PUT", "data", `${key}?partNumber=${number}&uploadId=${id}`, { body, headers });
  const complete = (id: string, parts: [number, string][]): Promise<Answer> =>
    test.obs("POST", "data", `${key}?uploadId=${id}`, {
      body: `<CompleteMultipartUpload>${parts
        .map(([number, tag]) => `<Part><PartNumber>${number}</PartNumber><ETag>"${tag}"</ETag></Part>`)
        .join("")}</CompleteMultipartUpload>`,
    });
  const hash = (content: Buffer | string): string => createHash("md5").update(content).digest("hex");

  it("become one object with the ETag of its parts, also over a restart", async () => {
    const id = await begin();
    const first = await put(id, 1, large("b"));
    assert.equal(first.headers.etag, `"${hash(large("b"))}"`);
    await put(id, 1, large("a"));
    await test.restart();
    await put(id, 2, "end");
    const listed = (await test.obs("GET", "data", `${key}?uploadId=${id}`)).text;
    assert.deepEqual(
      [...listed.matchAll(/<PartNumber>(\d+)<.*?<Size>(\d+)</g)].map(([, number, size]) => [number, size]),
      [
        ["1", "102400"],
        ["2", "3"],
      ],
    );
    assert.equal((await test.obs("HEAD", "data", key)).status, 404, "there is no object before it is complete");
    const done = await complete(id, [
      [1, hash(large("a"))],
      [2, md5("end")],
    ]);
    const joined = Buffer.concat([hash(large("a")), md5("end")].map((tag) => Buffer.from(tag, "hex")));
    const expected = `"${hash(joined)}-2"`;
    assert.ok(done.text.includes(`<ETag>${expected}</ETag>`), done.text);
    const head = await test.obs("HEAD", "data", key);
    assert.deepEqual(
      [head.headers.etag, head.headers["content-length"], head.headers["x-obs-meta-source"]],
      [expected, "102403", "seed"],
    );
    assert.equal((await test.obs("GET", "data", key)).text, `${"a".repeat(100 * 1024)}end`);
    assert.deepEqual(code(await complete(id, [[1, hash(large("a"))]])), [404, "NoSuchUpload"]);
  });

  it("are refused where a part is missing, other, too small, out of order or out of range", async () => {
    const id = await begin();
    assert.deepEqual(code(await put(id, 0, "x")), [400, "InvalidArgument"]);
    assert.deepEqual(code(await put(id, 10_001, "x")), [400, "InvalidArgument"]);
    assert.deepEqual(code(await put("none", 1, "x")), [404, "NoSuchUpload"]);
    assert.deepEqual(code(await put(id, 1, "x", { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" })), [400, "BadDigest"]);
    await put(id, 1, "small");
    await put(id, 2, large("a"));
    const one: [number, string] = [1, md5("small")];
    const two: [number, string] = [2, hash(large("a"))];
    assert.deepEqual(code(await complete(id, [[3, "0"]])), [400, "InvalidPart"]);
    assert.deepEqual(code(await complete(id, [[2, md5("small")]])), [400, "InvalidPart"]);
    assert.deepEqual(code(await complete(id, [two, one])), [400, "InvalidPartOrder"]);
    assert.deepEqual(code(await complete(id, [one, two])), [400, "EntityTooSmall"]);
    assert.deepEqual(code(await complete(id, [])), [400, "MalformedXML"]);
    assert.equal((await complete(id, [two])).status, 200, "what is not named is left out");
  });

  it("are listed, keep their bucket from going, and are aborted", async () => {
    const id = await begin();
    await put(id, 1, "x");
    const listed = (await test.obs("GET", "data", "/?uploads&prefix=weights%2F")).text;
    assert.match(listed, new RegExp(`<Key>weights/model 1.bin</Key><UploadId>${id}</UploadId>`));
    assert.doesNotMatch((await test.obs("GET", "data", "/?uploads&prefix=other")).text, /<Upload>/);
    assert.match((await test.obs("GET", "data", "/?uploads&encoding-type=url")).text, /<Key>weights%2Fmodel%201.bin</);
    assert.deepEqual(code(await test.obs("DELETE", "data", "/")), [409, "BucketNotEmpty"]);
    assert.equal((await test.obs("DELETE", "data", `${key}?uploadId=${id}`)).status, 204);
    assert.deepEqual(code(await test.obs("DELETE", "data", `${key}?uploadId=${id}`)), [404, "NoSuchUpload"]);
    assert.equal((await test.obs("DELETE", "data", "/")).status, 204);
  });

  it("take parts from objects that are there", async () => {
    await test.obs("PUT", "data", "/source", { body: "0123456789" });
    const id = await begin();
    const part = await put(id, 1, "", { "x-obs-copy-source": "/data/source", "x-obs-copy-source-range": "bytes=2-4" });
    assert.match(part.text, new RegExp(`<CopyPartResult>.*${md5("234")}`));
    await complete(id, [[1, md5("234")]]);
    assert.equal((await test.obs("GET", "data", key)).text, "234");
  });
});
