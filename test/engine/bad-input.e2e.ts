import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { exportState } from "../../operations/stack-state";
import { projectRoot } from "../../tools/paths";
import { type LocalEnvironment, startEnvironment } from "../support/local-environment";

/** A change of Pulumi.dev.yaml, and what the preview must say about it. */
interface Mistake {
  readonly what: string;
  readonly path: (string | number)[];
  readonly value: unknown;
  /** What the sentence must contain: path, value, what to do, and the source where the manual has one. */
  readonly says: RegExp[];
}

const MISTAKES: Mistake[] = [
  {
    what: "a misspelt key",
    path: ["training", 0, "modle"],
    value: "llama2-13b",
    says: [/training\[0\]\.modle: /, /"?model"?/],
  },
  {
    what: "a wrong type",
    path: ["training", 0, "seqLen"],
    value: "long",
    says: [/training\[0\]\.seqLen: got "long"; /],
  },
  {
    what: "an unknown model",
    path: ["training", 0, "model"],
    value: "llama-13b",
    says: [/training\[0\]\.model: got "llama-13b"; /, /llama2-13b/, /\(seed \d{3}, line \d+/],
  },
  {
    what: "a sequence length that has no row",
    path: ["training", 0, "seqLen"],
    value: 16384,
    says: [/training\[0\]\.seqLen: got 16384; /, /4096/, /8192/, /\(seed \d{3}, line \d+/],
  },
  {
    what: "more nodes than the pool has",
    path: ["platform", "nodePools", 0, "nodes"],
    value: 2,
    says: [/platform\.nodePools\[0\]\.nodes: got 2; /],
  },
  {
    what: "an SFS Turbo size that the cloud does not sell",
    path: ["platform", "storage", "sfsTurbo", "sizeGiB"],
    value: 5000,
    says: [/platform\.storage\.sfsTurbo\.sizeGiB: got 5000; /, /4915/, /6144/, /\(/],
  },
];

describe("bad input", function () {
  this.timeout(60_000);
  let environment: LocalEnvironment;
  before(async () => {
    environment = await startEnvironment();
  });
  after(async () => {
    await environment.remove();
  });

  /** Previews the dev environment with these values changed. */
  async function previewWith(...mistakes: Mistake[]): Promise<string> {
    const document = parseDocument(readFileSync(join(projectRoot(), "Pulumi.dev.yaml"), "utf8"));
    for (const {
      path: [section, ...rest],
      value,
    } of mistakes) {
      document.setIn(["config", `ascend-stacks:${String(section)}`, ...rest], value);
    }
    const file = join(environment.stateDirectory, "Pulumi.mistake.yaml");
    writeFileSync(file, document.toString());
    const { code, output } = await environment.pulumi(["preview", "--config-file", file]);
    assert.notEqual(code, 0, output);
    return output;
  }

  for (const mistake of MISTAKES) {
    it(`ends the preview with a sentence of its own: ${mistake.what}`, async () => {
      const output = await previewWith(mistake);
      for (const pattern of mistake.says) assert.match(output, pattern);
      assert.doesNotMatch(output, /^ +at .*\.ts:\d+/m, "a stack trace is shown");
      assert.doesNotMatch(output, /huaweicloud:index|kubernetes:/, "a resource was registered");
    });
  }

  it("shows all faults at once", async () => {
    const [first, , , fourth, , last] = MISTAKES;
    assert(first !== undefined && fourth !== undefined && last !== undefined);
    const output = await previewWith(first, fourth, last);
    for (const pattern of [first, fourth, last].flatMap(({ says }) => says)) assert.match(output, pattern);
  });

  it("leaves the state and the cloud as they were", async () => {
    const { deployment } = await exportState(environment.settings, "dev");
    assert.deepEqual(deployment.resources ?? [], []);
    assert.deepEqual(await environment.calls(), []);
  });
});
