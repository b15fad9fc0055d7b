import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, createHmac, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FETCH_COMMAND, type FetchSettings, type FetchSecret, REFUSED_EXIT_CODE } from "../../components/fetch-script";
import { type FileServer, sendContent, startFileServer } from "../support/file-server";

const MIB = 1024 * 1024;

function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

interface Run {
  code: number | null;
  log: string;
}

describe("the fetch script", function () {
  this.timeout(60_000);
  let folder: string;
  let servers: FileServer[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "fetch-script-"));
    mkdirSync(join(folder, "programs"));
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
    rmSync(folder, { recursive: true });
  });

  const target = (): string => join(folder, "share/models/qwen");
  const read = (name: string): string => readFileSync(join(target(), name), "utf8");
  const around = (): string[] => readdirSync(join(folder, "share/models")).sort();

  /** Runs the script as a container does, with programs of the test found before those of this machine. */
  function run(settings: Partial<FetchSettings & Record<FetchSecret, string>>): Promise<Run> {
    const [program = "", ...args] = FETCH_COMMAND;
    const child = spawn(program, args, {
      env: {
        PATH: `${join(folder, "programs")}:${process.env["PATH"] ?? ""}`,
        HOME: folder,
        TMPDIR: folder,
        TARGET: target(),
        FINGERPRINT: "first",
        PART_MIB: "1",
        PARALLEL: "3",
        RETRY_SECONDS: "0",
        ATTEMPTS: "1",
        ...settings,
      },
      // What it leaves behind would otherwise hold the pipe.
      detached: true,
    });
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (log += text));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code) => {
        setTimeout(() => {
          resolve({ code, log });
        }, 50);
      });
    });
  }

  async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<FileServer> {
    const server = await startFileServer(answer);
    servers.push(server);
    return server;
  }

  /** Puts a program before those of this machine. */
  function program(name: string, text: string): void {
    const path = join(folder, "programs", name);
    writeFileSync(path, `#!/bin/bash\n${text}\n`);
    chmodSync(path, 0o755);
  }

  const parts = (server: FileServer): string[] =>
    server.requests.flatMap(({ range }) => (range === undefined || range === "0-0" ? [] : [range])).sort();

  describe("of a file at an address", () => {
    const content = randomBytes(3 * MIB + 17);
    const settings = (server: FileServer, wanted = sha256(content)): Partial<FetchSettings> => ({
      SOURCE: "url",
      URL: `${server.address}/weights.bin`,
      FILE_NAME: "weights.bin",
      CHECKSUMS: `${wanted}  weights.bin\n`,
    });

    it("brings it in parts, says what it did, and marks it as complete last", async () => {
      const server = await serve((request, response) => {
        sendContent(request, response, content);
      });
      const { code, log } = await run(settings(server));
      assert.equal(code, 0, log);
      assert.equal(parts(server).length, 4);
      assert.deepEqual(readFileSync(join(target(), "weights.bin")), content);
      assert.equal(read(".complete"), "first\n");
      assert.equal(read(".sha256sums"), `${sha256(content)}  weights.bin\n`);
      assert.deepEqual(around(), ["qwen"]);
      assert.match(log, /1 file\(s\), 4 MiB, 4 part\(s\), 3 at a time/);
    });

    it("asks for nothing when it is there", async () => {
      const server = await serve((request, response) => {
        sendContent(request, response, content);
      });
      await run(settings(server));
      const before = server.requests.length;
      const { code, log } = await run(settings(server));
      assert.deepEqual([code, server.requests.length], [0, before]);
      assert.match(log, /nothing to do/);
    });

    it("goes on where it was interrupted", async () => {
      let broken = true;
      const server = await serve((request, response) => {
        if (broken && request.headers.range === "bytes=2097152-3145727") response.destroy();
        else sendContent(request, response, content);
      });
      const first = await run(settings(server));
      assert.equal(first.code, 1, first.log);
      assert.match(first.log, /part 2: attempt 5 of 5 failed/);
      assert.deepEqual(around(), ["qwen.partial"]);
      broken = false;
      server.requests.length = 0;
      const second = await run(settings(server));
      assert.equal(second.code, 0, second.log);
      assert(parts(server).includes("2097152-3145727"));
      assert(!parts(server).includes("0-1048575"), "a part that was there was fetched again");
      assert.deepEqual(readFileSync(join(target(), "weights.bin")), content);
    });

    it("tries what is missing again, as often as it is told to", async () => {
      let asked = 0;
      const server = await serve((request, response) => {
        // All five attempts of this part, once.
        if (request.headers.range === "bytes=2097152-3145727" && ++asked <= 5) response.destroy();
        else sendContent(request, response, content);
      });
      const { code, log } = await run({ ...settings(server), ATTEMPTS: "2" });
      assert.equal(code, 0, log);
      assert.match(log, /attempt 1 of 2 failed; the next one goes on where it ended/);
      assert.equal(parts(server).filter((range) => range === "0-1048575").length, 1);
    });

    it("starts again when the source has another size than at the last attempt", async () => {
      let sent = randomBytes(2 * MIB);
      let broken = true;
      const server = await serve((request, response) => {
        if (broken && request.headers.range === "bytes=1048576-2097151") response.destroy();
        else sendContent(request, response, sent);
      });
      assert.equal((await run(settings(server))).code, 1);
      sent = content;
      broken = false;
      const { code, log } = await run(settings(server));
      assert.equal(code, 0, log);
      assert.match(log, /the source has changed/);
    });

    it("ends for good when the content is another one, and keeps none of it", async () => {
      const server = await serve((request, response) => {
        sendContent(request, response, content);
      });
      const { code, log } = await run(settings(server, "0".repeat(64)));
      assert.equal(code, REFUSED_EXIT_CODE, log);
      assert.match(log, new RegExp(`weights.bin: its hash is ${sha256(content)} and should be 0{64}`));
      assert(!existsSync(target()));
      const again = await run(settings(server));
      assert.equal(again.code, 0, again.log);
    });

    it("ends for good when a stated file is not there", async () => {
      const server = await serve((request, response) => {
        sendContent(request, response, content);
      });
      const checksums = `${sha256(content)}  weights.bin\n${sha256("")}  tokenizer.json\n`;
      const { code, log } = await run({ ...settings(server), CHECKSUMS: checksums });
      assert.equal(code, REFUSED_EXIT_CODE);
      assert.match(log, /tokenizer.json: its hash is missing/);
    });

    it("takes all at once from servers without parts", async () => {
      const server = await serve((_request, response) => {
        response.writeHead(200, { "content-length": content.length }).end(content);
      });
      const { code, log } = await run(settings(server));
      assert.equal(code, 0, log);
      assert.deepEqual(readFileSync(join(target(), "weights.bin")), content);
    });

    it("brings an empty file", async () => {
      const server = await serve((request, response) => {
        sendContent(request, response, Buffer.alloc(0));
      });
      const { code, log } = await run(settings(server, sha256("")));
      assert.equal(code, 0, log);
      assert.equal(read("weights.bin"), "");
    });

    it("follows redirects", async () => {
      const server = await serve((request, response) => {
        if (request.url === "/weights.bin") response.writeHead(302, { location: "/elsewhere" }).end();
        else sendContent(request, response, content);
      });
      const { code, log } = await run(settings(server));
      assert.equal(code, 0, log);
      assert.equal(parts(server).length, 8);
    });

    for (const [status, expected] of [
      [404, REFUSED_EXIT_CODE],
      [403, REFUSED_EXIT_CODE],
      [503, 1],
    ] as const) {
      it(`ends with ${expected} when the server answers ${status}`, async () => {
        const server = await serve((_request, response) => response.writeHead(status).end());
        const { code, log } = await run(settings(server));
        assert.equal(code, expected, log);
        assert.match(log, new RegExp(String(status)));
      });
    }

    it("keeps what was there before under the fingerprint of that", async () => {
      const server = await serve((request, response) => {
        sendContent(request, response, content);
      });
      await run(settings(server));
      writeFileSync(join(target(), "note"), "of the first");
      const { code, log } = await run({ ...settings(server), FINGERPRINT: "second" });
      assert.equal(code, 0, log);
      assert.deepEqual(around(), ["qwen", "qwen.replaced-first"]);
      assert.equal(read(".complete"), "second\n");
      assert(existsSync(join(folder, "share/models/qwen.replaced-first/note")));
    });

    it("leaves a directory alone that it did not fill", async () => {
      mkdirSync(target(), { recursive: true });
      writeFileSync(join(target(), "own.bin"), "own");
      const server = await serve((request, response) => {
        sendContent(request, response, content);
      });
      const { code, log } = await run(settings(server));
      assert.equal(code, REFUSED_EXIT_CODE);
      assert.match(log, /holds something that this did not bring/);
      assert.deepEqual(readdirSync(target()), ["own.bin"]);
    });

    it("fetches once when two run at a time", async () => {
      const server = await serve((request, response) => {
        setTimeout(() => {
          sendContent(request, response, content);
        }, 100);
      });
      const runs = await Promise.all([1, 2, 3].map(() => run({ ...settings(server), RETRY_SECONDS: "1" })));
      assert.deepEqual(
        runs.map(({ code }) => code),
        [0, 0, 0],
        runs.map(({ log }) => log).join("\n"),
      );
      assert.equal(parts(server).length, 4);
      assert.deepEqual(around(), ["qwen"]);
      assert.match(runs.map(({ log }) => log).join("\n"), /waiting for .*, which is fetching the same/);
    });

    it("takes the lock of one that has gone silent", async () => {
      const lock = `${target()}.lock`;
      mkdirSync(lock, { recursive: true });
      writeFileSync(join(lock, "owner"), "pod-that-died 1\n");
      const old = Date.now() / 1000 - 3600;
      utimesSync(lock, old, old);
      const server = await serve((request, response) => {
        sendContent(request, response, content);
      });
      const { code, log } = await run(settings(server));
      assert.equal(code, 0, log);
      assert.match(log, /took the lock of pod-that-died 1/);
      assert.deepEqual(around(), ["qwen"]);
    });

    it("says how far it is, and gives the lock back when it is ended", async () => {
      const server = await serve((request, response) => {
        if (request.headers.range === "bytes=0-0") sendContent(request, response, content);
        else if (request.headers.range === "bytes=0-1048575") sendContent(request, response, content);
      });
      const [program = "", ...args] = FETCH_COMMAND;
      const child = spawn(program, args, {
        env: {
          PATH: process.env["PATH"] ?? "",
          TARGET: target(),
          FINGERPRINT: "first",
          PART_MIB: "1",
          PROGRESS_SECONDS: "1",
          ...settings(server),
        },
        detached: true,
      });
      let log = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (log += text));
      const ended = new Promise((resolve) => child.on("exit", resolve));
      while (!log.includes("progress:")) await new Promise((resolve) => setTimeout(resolve, 50));
      assert(existsSync(`${target()}.lock`));
      child.kill("SIGTERM");
      assert.equal(await ended, 143);
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      assert(!existsSync(`${target()}.lock`));
      assert.match(log, /progress: 1 of 4 MiB/);
    });
  });

  describe("of OBS", () => {
    const secretKey = "canary-of-the-secret-key";
    const objects = new Map([
      ["models/qwen/config.json", Buffer.from('{"a":1}')],
      ["models/qwen/", Buffer.alloc(0)],
      ["models/qwen/parts/weights 1+2&ü.bin", randomBytes(MIB + 5)],
      ["models/qwen-other/config.json", Buffer.from("other")],
    ]);

    /** Serves objects as OBS does, listing one key at a time, and refuses requests without the right signature. */
    function obs(): Promise<FileServer> {
      return serve((request, response) => {
        const [path = "", query = ""] = (request.url ?? "").split("?");
        const text = ["GET", "", "", request.headers.date ?? "", `/bucket${path}`].join("\n");
        const signature = createHmac("sha1", secretKey).update(text).digest("base64");
        if (request.headers.authorization !== `OBS AK:${signature}`) {
          response.writeHead(403).end();
          return;
        }
        const key = decodeURIComponent(path.slice(1));
        if (key !== "") {
          sendContent(request, response, objects.get(key) ?? Buffer.alloc(0));
          return;
        }
        const parameters = new URLSearchParams(query);
        const keys = [...objects.keys()].sort().filter((each) => each.startsWith(parameters.get("prefix") ?? ""));
        const [next, ...rest] = keys.filter((each) => each > (parameters.get("marker") ?? ""));
        const contents =
          next === undefined
            ? ""
            : `<Contents><Key>${encodeURIComponent(next)}</Key><Size>${objects.get(next)?.length ?? 0}</Size></Contents>`;
        const truncated = `<IsTruncated>${rest.length > 0}</IsTruncated>`;
        const encoding = "<EncodingType>url</EncodingType>";
        response.end(`<?xml version="1.0"?>\n<ListBucketResult>${encoding}${truncated}${contents}</ListBucketResult>`);
      });
    }

    /** Runs it against the server in place of OBS: a curl that notes its arguments and goes there. */
    async function fetch(key: string, secret = secretKey): Promise<Run & { calls: string; server: FileServer }> {
      const server = await obs();
      program(
        "curl",
        `printf '%s\\n' "$*" >> ${folder}/calls
export PATH="\${PATH#*:}"
exec curl --resolve "bucket.obs.test:80:127.0.0.1" \
  --connect-to "bucket.obs.test:80:127.0.0.1:${new URL(server.address).port}" "$@"`,
      );
      const outcome = await run({
        SOURCE: "obs",
        OBS_ENDPOINT: "http://obs.test",
        OBS_BUCKET: "bucket",
        OBS_KEY: key,
        OBS_ACCESS_KEY: "AK",
        OBS_SECRET_KEY: secret,
      });
      return { ...outcome, calls: readFileSync(join(folder, "calls"), "utf8"), server };
    }

    it("brings all objects of a prefix, whatever their names, and shows no key on a command line", async () => {
      const { code, log, calls } = await fetch("models/qwen/");
      assert.equal(code, 0, log);
      assert.deepEqual(readFileSync(join(target(), "config.json")), objects.get("models/qwen/config.json"));
      const odd = "parts/weights 1+2&ü.bin";
      assert.deepEqual(readFileSync(join(target(), odd)), objects.get(`models/qwen/${odd}`));
      assert.match(calls, /prefix=models\/qwen\//);
      assert(!calls.includes(secretKey) && !log.includes(secretKey));
      assert(!calls.includes("Authorization"));
    });

    it("brings one object", async () => {
      const { code, log } = await fetch("models/qwen/config.json");
      assert.equal(code, 0, log);
      assert.deepEqual(readdirSync(target()).sort(), [".complete", ".sha256sums", "config.json"]);
    });

    it("ends for good when there is no such object", async () => {
      const { code, log } = await fetch("models/none");
      assert.equal(code, REFUSED_EXIT_CODE);
      assert.match(log, /bucket bucket has no object models\/none/);
    });

    it("ends for good when the keys are refused", async () => {
      const { code, log } = await fetch("models/qwen/", "another");
      assert.equal(code, REFUSED_EXIT_CODE);
      assert.match(log, /bucket bucket: .*403/);
    });
  });

  describe("of a hub", () => {
    const hub: Partial<FetchSettings & Record<FetchSecret, string>> = {
      REPOSITORY: "Qwen/Qwen2-7B",
      REPOSITORY_TYPE: "model",
      REVISION: "0123abc",
    };
    const blob = (text: string): string => createHash("sha1").update(`blob ${text.length}\0${text}`).digest("hex");

    /** A client of Hugging Face that keeps hashes as the real one does. */
    function huggingFaceClient(name: string, weights: string, hash: string): void {
      program(
        name,
        `printf '%s ' "$@" > ${folder}/arguments; printf '%s' "$HF_TOKEN $HF_ENDPOINT" > ${folder}/environment
while [ "$1" != --local-dir ]; do shift; done
meta=$2/.cache/huggingface/download; mkdir -p "$meta/sub" "$2/sub"
printf '%s' '${weights}' > "$2/sub/model.safetensors"; printf 'commit\\n%s\\n1.5\\n' ${hash} > "$meta/sub/model.safetensors.metadata"
printf '{}' > "$2/config.json"; printf 'commit\\n%s\\n1.5\\n' ${blob("{}")} > "$meta/config.json.metadata"`,
      );
    }

    it("asks huggingface-cli for the revision and checks every file by the hub's hash", async () => {
      huggingFaceClient("huggingface-cli", "weights", sha256("weights"));
      const { code, log } = await run({
        ...hub,
        SOURCE: "hugging-face",
        HF_TOKEN: "canary-token",
        HF_ENDPOINT: "https://hf-mirror.example.com",
      });
      assert.equal(code, 0, log);
      assert.deepEqual(readdirSync(target()).sort(), [".complete", ".sha256sums", "config.json", "sub"]);
      const words = readFileSync(join(folder, "arguments"), "utf8");
      assert.match(
        words,
        /^download Qwen\/Qwen2-7B --repo-type model --revision 0123abc --local-dir \S+ --max-workers 3 $/,
      );
      assert(!words.includes("canary-token") && !log.includes("canary-token"));
      assert.equal(readFileSync(join(folder, "environment"), "utf8"), "canary-token https://hf-mirror.example.com");
    });

    it("prefers the newer name of the client", async () => {
      huggingFaceClient("hf", "weights", sha256("weights"));
      program("huggingface-cli", "exit 3");
      const { code, log } = await run({ ...hub, SOURCE: "hugging-face" });
      assert.equal(code, 0, log);
    });

    it("ends for good when a file is not what the hub says", async () => {
      huggingFaceClient("huggingface-cli", "weights", sha256("other weights"));
      const { code, log } = await run({ ...hub, SOURCE: "hugging-face" });
      assert.equal(code, REFUSED_EXIT_CODE, log);
      assert.match(log, /sub\/model.safetensors: its hash is/);
      assert(!existsSync(join(`${target()}.partial`, "sub/model.safetensors")));
      assert(existsSync(join(`${target()}.partial`, "config.json")));
    });

    it("tries again when the client fails, with what it brought", async () => {
      program("huggingface-cli", "exit 1");
      const { code, log } = await run({ ...hub, SOURCE: "hugging-face" });
      assert.equal(code, 1);
      assert.match(log, /Qwen\/Qwen2-7B at 0123abc could not be fetched/);
    });

    it("installs a client that the image lacks", async () => {
      huggingFaceClient("huggingface-cli", "weights", sha256("weights"));
      const client = readFileSync(join(folder, "programs/huggingface-cli"), "utf8");
      rmSync(join(folder, "programs/huggingface-cli"));
      writeFileSync(join(folder, "client"), client, { mode: 0o755 });
      program(
        "python3",
        `printf '%s' "$*" > ${folder}/install; mkdir -p ${folder}/fetch-client/bin; cp ${folder}/client ${folder}/fetch-client/bin/huggingface-cli`,
      );
      const { code, log } = await run({ ...hub, SOURCE: "hugging-face" });
      assert.equal(code, 0, log);
      assert.match(readFileSync(join(folder, "install"), "utf8"), /-m pip install .*huggingface_hub>=0\.23$/);
    });

    it("ends for good when the client cannot be installed", async () => {
      program("python3", "exit 1");
      const { code, log } = await run({ ...hub, SOURCE: "modelscope" });
      assert.equal(code, REFUSED_EXIT_CODE);
      assert.match(log, /take an image with modelscope/);
    });

    it("asks modelscope for the data set, and checks what it is told to", async () => {
      program(
        "modelscope",
        `printf '%s ' "$@" > ${folder}/arguments
while [ "$1" != --local_dir ]; do shift; done
mkdir -p "$2"; printf data > "$2/train.json"; printf '%s  train.json\\n' ${sha256("data")} > "$2/SHA256SUMS"`,
      );
      const settings = { ...hub, SOURCE: "modelscope", REPOSITORY_TYPE: "dataset" };
      const { code, log } = await run(settings);
      assert.equal(code, 0, log);
      assert.match(
        readFileSync(join(folder, "arguments"), "utf8"),
        /^download --dataset Qwen\/Qwen2-7B --revision 0123abc --local_dir \S+ --max-workers 3 $/,
      );
      assert.match(log, /checked 1 stated checksum/);
      rmSync(target(), { recursive: true });
      const wrong = await run({ ...settings, CHECKSUMS: `${"0".repeat(64)} *train.json` });
      assert.equal(wrong.code, REFUSED_EXIT_CODE, wrong.log);
    });
  });
});
