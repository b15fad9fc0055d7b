import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ConfigurationError } from "../../config/configuration-error";
import { loadEnvironment } from "../../config/load";
import type { ConfigSource } from "../../config/source";
import { stackFileSource } from "../../config/stack-file";
import { projectRoot } from "../../tools/paths";

/** Fenced code blocks of a README in one language; "" stands for blocks without one. */
function blocks(path: string, language: string): string[] {
  const text = readFileSync(join(projectRoot(), path), "utf8");
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, of, code = ""]) => (of === language ? [code] : []));
}

/** Pulumi.dev.yaml with the two mistakes that the READMEs show. */
function mistaken(): ConfigSource {
  const source = stackFileSource(join(projectRoot(), "Pulumi.dev.yaml"));
  return {
    ...source,
    value: (key) => {
      const section = structuredClone(source.value(key));
      if (key === "training") (section as [{ seqLen: number }])[0].seqLen = 16384;
      if (key === "serving") (section as [{ model: string }])[0].model = "lama2-13b";
      return section;
    },
  };
}

function message(source: ConfigSource): string {
  try {
    loadEnvironment(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return "no fault";
}

for (const path of ["README.md", "README.zh.md"]) {
  describe(path, () => {
    it("shows errors as the program prints them", () => {
      assert.deepEqual(blocks(path, ""), [`${message(mistaken())}\n`]);
    });

    it("shows a training run of the dev environment", () => {
      const { config } = parse(readFileSync(join(projectRoot(), "Pulumi.dev.yaml"), "utf8")) as {
        config: Record<string, unknown[]>;
      };
      const [shown] = blocks(path, "yaml").map((code) => parse(code) as unknown);
      assert.deepEqual(shown, [config["ascend-stacks:training"]?.[0]]);
    });

    it("names every section of the configuration", () => {
      const text = readFileSync(join(projectRoot(), path), "utf8");
      const sections = stackFileSource(join(projectRoot(), "Pulumi.dev.yaml")).keys();
      assert.notEqual(sections.length, 0);
      assert.deepEqual(
        sections.filter((section) => !text.includes(`| \`${section}\``)),
        [],
      );
    });
  });
}
