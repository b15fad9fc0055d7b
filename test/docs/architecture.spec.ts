import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ComponentResource } from "@pulumi/pulumi";
import * as components from "../../components";
import { projectRoot } from "../../tools/paths";

function read(path: string): string {
  return readFileSync(join(projectRoot(), path), "utf8");
}

/** What stands in backticks. */
function codes(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

/** The layers of a page, each with the components that it says it places. */
function layers(path: string): Map<string, string[]> {
  const rows = [...read(path).matchAll(/^\| `(stacks\/[\w-]+\.ts)` +\|[^|]*\|([^|]*)\|$/gm)];
  return new Map(rows.map(([, file = "", placed = ""]) => [file, codes(placed)]));
}

/** Names of the component classes of the package. */
const CLASSES = Object.entries(components).flatMap(([name, value]) =>
  typeof value === "function" && value.prototype instanceof ComponentResource ? [name] : [],
);

describe("docs/architecture.md", () => {
  for (const page of ["docs/architecture.md", "docs/zh/architecture.md"]) {
    it(`says in ${page} which components each layer places`, () => {
      for (const [file, placed] of layers(page)) {
        const made = CLASSES.filter((name) => read(file).includes(`new ${name}(`));
        assert.deepEqual(placed.sort(), made.sort(), file);
      }
    });

    it(`names in ${page} every component, and those that no layer places`, () => {
      const [, unused = ""] = /(?:No\s+layer places|没有任何层使用)(.*?)(?:;|，它们)/s.exec(read(page)) ?? [];
      const placed = [...layers(page).values()].flat();
      assert.deepEqual(
        codes(unused).sort(),
        CLASSES.filter((name) => !placed.includes(name) && name !== "VolcanoJob").sort(),
      );
    });

    it(`has in ${page} the folders of the project`, () => {
      const named = [...read(page).matchAll(/^\| `([\w/-]+)\/` /gm)].map(([, folder = ""]) => folder);
      assert.deepEqual(
        named.filter((folder) => !existsSync(join(projectRoot(), folder))),
        [],
      );
      const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
        cwd: projectRoot(),
      });
      const folders = new Set([...files.toString("utf8").matchAll(/^([\w-]+)\//gm)].map(([, folder = ""]) => folder));
      for (const other of ["docs", "examples"]) folders.delete(other);
      assert.deepEqual([...new Set(named.map((folder) => folder.split("/")[0] ?? ""))].sort(), [...folders].sort());
    });
  }

  it("knows every layer that places something", () => {
    const placing = readdirSync(join(projectRoot(), "stacks")).filter((name) =>
      CLASSES.some((component) => read(`stacks/${name}`).includes(`new ${component}(`)),
    );
    const known = [...layers("docs/architecture.md").keys()];
    assert.deepEqual(
      placing.filter((name) => !known.includes(`stacks/${name}`)),
      [],
    );
  });
});
