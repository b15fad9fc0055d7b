import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse, stringify } from "yaml";
import { loadStack } from "../../config/load";
import { stackFileSource } from "../../config/stack-file";

const EXAMPLES = resolve(__dirname, "../../examples");

interface StackFile {
  config: Record<string, unknown> & { "ascend-stacks:serving": Record<string, unknown>[] };
}

describe("services of a stack file", () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "serving-"))));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Loads an example after a change of it. */
  function load(name: string, change: (config: StackFile["config"]) => void) {
    const file = parse(readFileSync(join(EXAMPLES, `Pulumi.${name}.yaml`), "utf8")) as StackFile;
    // Local data files are not what these tests are about.
    delete file.config["ascend-stacks:data"];
    change(file.config);
    const path = join(folder, "Pulumi.test.yaml");
    writeFileSync(path, stringify(file));
    return loadStack(stackFileSource(path));
  }

  it("have every setting of the production example", () => {
    const { serving, secrets } = load("serving-production", () => undefined);
    const [chat, assistant, fast] = serving;
    assert.deepEqual([chat?.replicas, chat?.maxReplicas, chat?.tls?.hosts], [2, 4, ["chat.example.com"]]);
    assert.deepEqual(
      [assistant?.adapters?.length, fast?.draftModel, secrets.vllmApiKey !== undefined],
      [2, "llama2-7b", true],
    );
  });

  it("need a key and a certificate where they have an entry", () => {
    assert.throws(
      () =>
        load("serving-production", (config) => {
          delete config["ascend-stacks:vllmApiKey"];
        }),
      /vllmApiKey: got nothing; serving\[0\]\.entry opens a service to others, so this must be: pulumi config set --secret ascend-stacks:vllmApiKey/,
    );
    assert.throws(
      () =>
        load("serving-production", (config) => {
          delete config["ascend-stacks:serving"][0]?.["tls"];
        }),
      /serving\[0\]\.tls: got nothing; requests and the key pass networks outside the cluster; set tls/,
    );
  });

  it("name runs and queues that there are", () => {
    const wrong = () =>
      load("serving-production", (config) => {
        Object.assign(config["ascend-stacks:serving"][1] ?? {}, { weightsOf: "sft", queue: "servng" });
      });
    assert.throws(wrong, /serving\[1\]\.queue: got "servng"; did you mean "serving"\?/);
    assert.throws(wrong, /serving\[1\]\.weightsOf: got "sft"; runs under training: none/);
  });

  it("are refused with the alternative where one node does not hold them", () => {
    assert.throws(
      () =>
        load("serving-multi-node", (config) => {
          delete config["ascend-stacks:serving"][0]?.["nodesPerReplica"];
        }),
      /serving\[0\]\.precision: got "bf16"; .*use w4a16, or nodesPerReplica 2/,
    );
  });
});
