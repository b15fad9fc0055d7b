import assert from "node:assert/strict";
import { planData, type DataRequest, type LocalFiles } from "../../plan/data-source";
import { faultText, isRejected } from "../../plan/fault";

const ALPACA = Buffer.from(JSON.stringify([{ instruction: "a", input: "", output: "b" }]));
const FILES: LocalFiles = {
  file: (path) =>
    ({ "chats.json": ALPACA, "a/AscendCloud-6.3.910-20241122.zip": Buffer.alloc(9), "w.bin": Buffer.alloc(5) })[path],
  folder: (path) => ({ weights: 1024, empty: 0 })[path],
};
const COMMIT = "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d";
const SHA256 = "0a".repeat(32);

function plan(request: Omit<DataRequest, "name">) {
  return planData({ name: "d", ...request }, FILES, "training_data");
}

function sentences(request: Omit<DataRequest, "name">): string[] {
  const answer = plan(request);
  return isRejected(answer) ? answer.map(faultText) : [];
}

describe("planData", () => {
  it("reads a local data set and knows its size", () => {
    assert.deepEqual(plan({ file: "chats.json" }), {
      name: "d",
      kind: "dataset",
      directory: "training_data/d",
      format: "alpaca",
      bytes: ALPACA.length,
      file: "chats.json",
    });
    assert.deepEqual(plan({ file: "chats.json", format: "alpaca" }), plan({ file: "chats.json", kind: "dataset" }));
  });

  it("puts each kind where the manual has it, or where it is told", () => {
    const directory = (kind: string, other?: string) => {
      const answer = plan({ folder: "weights", kind, ...(other === undefined ? {} : { directory: other }) });
      return isRejected(answer) ? answer.map(faultText) : answer.directory;
    };
    assert.deepEqual(
      ["dataset", "weights", "tokenizer", "package"].map((kind) => directory(kind)),
      ["training_data/d", "models/d", "tokenizers/d", "."],
    );
    assert.equal(directory("weights", "models/llama2-13b"), "models/llama2-13b");
    assert.equal(directory("weights", "."), ".");
  });

  it("keeps what is fetched out of the linked directory, which is exported to the bucket", () => {
    const obs = { bucket: "models", key: "d/" };
    const directory = (kind: string, linked: string) => {
      const answer = planData({ name: "d", kind, obs }, FILES, linked);
      return isRejected(answer) ? answer.map(faultText) : answer.directory;
    };
    assert.deepEqual(
      ["dataset", "package", "weights"].map((kind) => directory(kind, "training_data")),
      ["datasets/d", "packages/d", "models/d"],
    );
    assert.equal(directory("dataset", "linked"), "training_data/d");
  });

  it("takes folders, objects, files of the web and repositories", () => {
    const common = { name: "d", kind: "weights", directory: "models/d" };
    assert.deepEqual(plan({ kind: "weights", folder: "weights" }), { ...common, folder: "weights", bytes: 1024 });
    assert.deepEqual(plan({ kind: "weights", file: "w.bin" }), { ...common, file: "w.bin", bytes: 5 });
    const remote: Omit<DataRequest, "name">[] = [
      { obs: { bucket: "b", key: "k/" } },
      { url: { address: "https://example.com/w", sha256: SHA256 } },
      { huggingFace: { repository: "Qwen/Qwen2.5-7B", revision: COMMIT, endpoint: "https://hf-mirror.com" } },
      { huggingFace: { repository: "Qwen/Qwen2.5-7B", revision: COMMIT } },
      { modelScope: { repository: "Qwen/Qwen2.5-7B", revision: "v1.0.0" } },
    ];
    for (const source of remote) {
      assert.deepEqual(plan({ kind: "weights", ...source }), { ...common, ...source });
    }
  });

  it("wants exactly one source", () => {
    const rule = "data come from one source; set one of file, folder, obs, url, huggingFace or modelScope";
    assert.deepEqual(sentences({}), [`: got no source; ${rule}`]);
    assert.deepEqual(sentences({ file: "chats.json", obs: { bucket: "b", key: "k" } }), [
      `: got file and obs; ${rule}`,
    ]);
  });

  it("refuses files and folders that are not there, or have nothing in them", () => {
    const file = "there is no such file; the path is relative to the folder of Pulumi.yaml";
    assert.deepEqual(sentences({ file: "x" }), [`file: got "x"; ${file}`]);
    assert.deepEqual(sentences({ file: "x", kind: "weights" }), [`file: got "x"; ${file}`]);
    assert.deepEqual(sentences({ folder: "x" }), [
      'folder: got "x"; there is no such folder; the path is relative to the folder of Pulumi.yaml',
    ]);
    assert.deepEqual(sentences({ folder: "empty" }), [
      'folder: got "empty"; there is no byte in this folder; use one with files',
    ]);
  });

  it("accepts the manuals' packages and refuses other archives", () => {
    assert.deepEqual(plan({ kind: "package", file: "a/AscendCloud-6.3.910-20241122.zip" }), {
      name: "d",
      kind: "package",
      directory: ".",
      bytes: 9,
      file: "a/AscendCloud-6.3.910-20241122.zip",
    });
    const [sentence = ""] = sentences({ kind: "package", file: "w.bin" });
    assert.match(
      sentence,
      /^file: got "w\.bin"; a package is one of the manuals' archives: AscendCloud-6\.3\.910-\*\.zip, .* \(seed 000, line 45; seed 001, line 25\)$/,
    );
  });

  it("refuses unknown kinds, and directories outside the share", () => {
    assert.deepEqual(sentences({ kind: "wieghts", folder: "weights" }), [
      'kind: got "wieghts"; did you mean "weights"?',
    ]);
    for (const directory of ["/models", "models/", "a//b", "../a", "a/./b", ""]) {
      assert.deepEqual(sentences({ folder: "weights", directory }), [
        `directory: got ${JSON.stringify(directory)}; a folder below the share's root, without a slash at its ends, as ` +
          "models/llama2-13b; . for the root itself",
      ]);
    }
  });

  it("checks a format only where it looks at the content", () => {
    const rule = "a format is checked in local files of kind dataset; leave it out";
    assert.deepEqual(sentences({ folder: "weights", format: "alpaca" }), [`format: got "alpaca"; ${rule}`]);
    assert.deepEqual(sentences({ file: "w.bin", kind: "weights", format: "alpaca" }), [
      `format: got "alpaca"; ${rule}`,
    ]);
    assert.deepEqual(sentences({ file: "chats.json", format: "alpcaa" }), [
      'format: got "alpcaa"; did you mean "alpaca"?',
    ]);
  });

  it("wants https and a checksum of what comes from the web, and no password in its address", () => {
    const sha = "the SHA-256 of the file, 64 hexadecimal digits in lower case: without it nobody knows what came";
    assert.deepEqual(sentences({ url: { address: "http://example.com/a" } }), [
      'url.address: got "http://example.com/a"; what comes without encryption can be changed on its way; use https',
      `url.sha256: got nothing; ${sha}`,
    ]);
    assert.deepEqual(sentences({ url: { address: "example.com", sha256: SHA256.toUpperCase() } }), [
      'url.address: got "example.com"; not an address; write it as https://example.com/file.json',
      `url.sha256: got "${SHA256.toUpperCase()}"; ${sha}`,
    ]);
    for (const user of ["canary@", "user:canary@", ":canary@"]) {
      assert.deepEqual(sentences({ url: { address: `https://${user}example.com/a`, sha256: SHA256 } }), [
        "url.address: got an address that is not shown; an address with a user name or a password in it ends up in state and logs; use one without",
      ]);
    }
  });

  it("wants a commit of Hugging Face, and anything but a branch of ModelScope", () => {
    const commit =
      "a branch or a tag can change under the stack; name the commit, 40 hexadecimal digits, from the repository's history";
    const repository = "a repository is written organization/name, as Qwen/Qwen2.5-7B";
    assert.deepEqual(sentences({ huggingFace: { repository: "qwen", revision: "main", endpoint: "http://hf" } }), [
      `huggingFace.repository: got "qwen"; ${repository}`,
      `huggingFace.revision: got "main"; ${commit}`,
      'huggingFace.endpoint: got "http://hf"; what comes without encryption can be changed on its way; use https',
    ]);
    assert.deepEqual(sentences({ huggingFace: { repository: "a/b" } }), [
      `huggingFace.revision: got nothing; ${commit}`,
    ]);
    const branch = "a branch changes under the stack; name a tag or a commit of the repository";
    for (const [revision, got] of [
      ["master", '"master"'],
      ["main", '"main"'],
      [undefined, "nothing"],
      ["", '""'],
    ] as const) {
      assert.deepEqual(
        sentences({ modelScope: { repository: "a/b", ...(revision === undefined ? {} : { revision }) } }),
        [`modelScope.revision: got ${got}; ${branch}`],
      );
    }
    assert.deepEqual(sentences({ modelScope: { repository: "a/b/c", revision: "v1" } }), [
      `modelScope.repository: got "a/b/c"; ${repository}`,
    ]);
  });
});
