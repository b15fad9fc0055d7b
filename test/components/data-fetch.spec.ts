import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { DataFetch, type DataFetchArgs } from "../../components";
import { FETCH_COMMAND } from "../../components/fetch-script";
import { assertRefused } from "../support/argument-faults";
import { only, register, type Registration, valueOf } from "../support/mock-engine";
import { secretValue } from "../support/secret-input";

const JOB = "kubernetes:batch/v1:Job";
const SECRET = "kubernetes:core/v1:Secret";
const SHA256 = "ab".repeat(32);

type Sources = Pick<DataFetchArgs, "url" | "obs" | "huggingFace" | "modelScope">;

interface JobInputs {
  spec: {
    activeDeadlineSeconds: number;
    backoffLimit: number;
    podFailurePolicy: { rules: { action: string; onExitCodes?: object }[] };
    template: {
      metadata: { annotations: Record<string, string> };
      spec: {
        containers: {
          command: string[];
          env: { name: string; value?: string; valueFrom?: { secretKeyRef: { name: string; key: string } } }[];
          securityContext: { runAsNonRoot: boolean; runAsUser: number };
        }[];
      };
    };
  };
}

const where = { namespace: "llm-data", claimName: "share", image: "image" };
const fetched = (args: Sources & Partial<DataFetchArgs>) => (): DataFetch =>
  new DataFetch("qwen", { dataSet: "qwen", ...where, ...args });

const URL_SOURCE = { address: "https://data.example.com/sets/alpaca%20gpt4.json", sha256: SHA256 };
const HUB = { repository: "Qwen/Qwen2-7B", revision: "0123abc" };
const OBS = { bucket: "b", key: "sets/", endpoint: "obs.example.com", accessKey: "AK", secretKey: "SK" };

describe("DataFetch", () => {
  /** What the job runs with, and what the component says. */
  async function build(args: Sources & Partial<DataFetchArgs>): Promise<{
    all: Registration[];
    job: JobInputs;
    settings: Record<string, string>;
    secrets: string[];
    path: unknown;
  }> {
    const built: DataFetch[] = [];
    const all = await register(() => built.push(fetched(args)()));
    const job = only(all, JOB).inputs as unknown as JobInputs;
    const [container] = job.spec.template.spec.containers;
    const env = container?.env ?? [];
    return {
      all,
      job,
      settings: Object.fromEntries(
        env.flatMap(({ name, value }) => (value === undefined || name === "HOME" ? [] : [[name, value]])),
      ),
      secrets: env.flatMap(({ valueFrom }) => (valueFrom === undefined ? [] : [valueFrom.secretKeyRef.key])),
      path: await valueOf(built[0]?.path ?? pulumi.output("")),
    };
  }

  const fingerprintOf = async (args: Sources & Partial<DataFetchArgs>): Promise<string> =>
    (await build(args)).settings["FINGERPRINT"] ?? "";

  it("runs the script as a user without rights, and fails when the script does", async () => {
    const { job } = await build({ url: URL_SOURCE });
    const [container] = job.spec.template.spec.containers;
    assert.deepEqual(container?.command, FETCH_COMMAND);
    assert.deepEqual([container.securityContext.runAsNonRoot, container.securityContext.runAsUser], [true, 1000]);
    // Pulumi sees a failed job only by its limit or its deadline.
    assert.equal(job.spec.backoffLimit, 0);
    assert.deepEqual(
      job.spec.podFailurePolicy.rules.map(({ action, onExitCodes }) => [action, onExitCodes]),
      [["Ignore", undefined]],
    );
    assert.equal(job.spec.activeDeadlineSeconds, 86_400);
  });

  it("fetches a file at an address and says its path", async () => {
    const { settings, secrets, path, all } = await build({ url: URL_SOURCE, linkedDirectory: "training_data" });
    const { FINGERPRINT, ...rest } = settings;
    assert.match(FINGERPRINT ?? "", /^[0-9a-f]{64}$/);
    assert.deepEqual(rest, {
      SOURCE: "url",
      URL: URL_SOURCE.address,
      FILE_NAME: "alpaca gpt4.json",
      CHECKSUMS: `${SHA256}  alpaca gpt4.json\n`,
      TARGET: "/mnt/sfs_turbo/datasets/qwen",
      PARALLEL: "8",
    });
    assert.equal(path, "/mnt/sfs_turbo/datasets/qwen/alpaca gpt4.json");
    assert.deepEqual(secrets, []);
    assert.equal(all.filter(({ type }) => type === SECRET).length, 0);
  });

  it("fetches objects of a bucket, with keys from a Secret only", async () => {
    const { settings, secrets, path, all } = await build({ obs: OBS });
    assert.deepEqual(secrets, ["OBS_ACCESS_KEY", "OBS_SECRET_KEY"]);
    assert.deepEqual(secretValue(only(all, SECRET).inputs["stringData"]), {
      OBS_ACCESS_KEY: "AK",
      OBS_SECRET_KEY: "SK",
    });
    assert.equal(settings["OBS_ENDPOINT"], "https://obs.example.com");
    assert.equal(path, "/mnt/sfs_turbo/training_data/qwen");
    assert(!JSON.stringify(only(all, JOB).inputs).includes('"SK"'));
    const single = await build({ obs: { ...OBS, key: "sets/a.json" } });
    assert.equal(single.path, "/mnt/sfs_turbo/training_data/qwen/a.json");
  });

  it("fetches a repository of Hugging Face from a mirror, with the token from a Secret only", async () => {
    const huggingFace = { ...HUB, endpoint: "https://hf-mirror.example.com", token: pulumi.secret("canary") };
    const { settings, secrets, path, all } = await build({ huggingFace, kind: "weights" });
    assert.deepEqual(secrets, ["HF_TOKEN"]);
    assert.deepEqual(secretValue(only(all, SECRET).inputs["stringData"]), { HF_TOKEN: "canary" });
    assert(!JSON.stringify(only(all, JOB).inputs).includes("canary"));
    assert.equal(settings["HF_ENDPOINT"], "https://hf-mirror.example.com");
    assert.equal(settings["REPOSITORY_TYPE"], "model");
    assert.equal(path, "/mnt/sfs_turbo/models/qwen");
  });

  it("fetches a repository of ModelScope", async () => {
    const { settings, secrets } = await build({ modelScope: { ...HUB, token: "canary" } });
    assert.deepEqual([settings["SOURCE"], settings["REPOSITORY_TYPE"]], ["modelscope", "dataset"]);
    assert.deepEqual(secrets, ["MODELSCOPE_API_TOKEN"]);
  });

  it("runs again for other content, and for nothing else", async () => {
    const first = await fingerprintOf({ huggingFace: HUB });
    const mirrored = { ...HUB, endpoint: "https://hf-mirror.example.com", token: "other" };
    assert.equal(await fingerprintOf({ huggingFace: mirrored, parallel: 2, timeLimitMinutes: 5 }), first);
    const url = await fingerprintOf({ url: URL_SOURCE });
    const moved = "https://elsewhere.example.com/alpaca%20gpt4.json";
    assert.equal(await fingerprintOf({ url: { ...URL_SOURCE, address: moved } }), url);
    const others = [
      await fingerprintOf({ huggingFace: { ...HUB, revision: "4567def" } }),
      await fingerprintOf({ modelScope: HUB }),
      await fingerprintOf({ huggingFace: HUB, checksums: `${SHA256}  config.json` }),
      await fingerprintOf({ url: { ...URL_SOURCE, sha256: "cd".repeat(32) } }),
      await fingerprintOf({ obs: OBS }),
      await fingerprintOf({ obs: { ...OBS, revision: "2" } }),
      first,
      url,
    ];
    assert.equal(new Set(others).size, others.length);
  });

  it("names everything that is wrong at once, and no password", async () => {
    const wrong = {
      url: { address: "https://user:canary@data.example.com/a", sha256: "12" },
      kind: "weigths",
      directory: "/models",
      parallel: 0,
    };
    const paths = ["kind", "directory", "parallel", "url.address", "url.sha256"];
    await assertRefused(fetched(wrong), paths, /^(?![\s\S]*canary)[\s\S]*did you mean "weights"/);
    await assertRefused(fetched({}), ["url"], /one of url, obs, huggingFace and modelScope/);
    await assertRefused(fetched({ url: URL_SOURCE, obs: OBS }), ["url"], /url and obs/);
    await assertRefused(fetched({ url: { ...URL_SOURCE, address: "http://a/b" } }), ["url.address"], /https:/);
    await assertRefused(fetched({ url: { ...URL_SOURCE, address: "https://a/" } }), ["url.fileName"], /no name/);
    await assertRefused(fetched({ obs: { ...OBS, key: "/a/../b" } }), ["obs.key"], /no slash first/);
    await assertRefused(
      fetched({ huggingFace: { repository: "qwen", revision: "" } }),
      ["huggingFace.repository", "huggingFace.revision"],
      /owner and name/,
    );
    await assertRefused(
      fetched({ modelScope: { ...HUB, endpoint: "https://a" } }),
      ["modelScope.endpoint"],
      /no mirror/,
    );
    await assertRefused(fetched({ huggingFace: HUB, checksums: "abc  file" }), ["checksums"], /64 hexadecimal digits/);
  });
});
