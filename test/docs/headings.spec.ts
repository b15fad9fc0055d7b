import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../../tools/paths";

/** Lines of a Markdown file outside fenced code blocks, which may stand in a list item. */
function prose(path: string): string[] {
  let fence = "";
  return readFileSync(join(projectRoot(), path), "utf8")
    .split("\n")
    .filter((line) => {
      const [, mark = "", info = ""] = /^\s*(?:(?:[-*+]|\d+\.)\s+)?(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
      const outside = fence === "";
      if (outside) fence = mark;
      else if (mark.startsWith(fence) && info.trim() === "") fence = "";
      return outside && mark === "";
    });
}

/** Levels of the headings in order: 1 for `#`, 2 for `##`. */
function levels(path: string): number[] {
  return prose(path).flatMap((line) => /^(#{1,6})\s/.exec(line)?.[1]?.length ?? []);
}

function pages(folder: string): string[] {
  return readdirSync(join(projectRoot(), folder)).filter((name) => name.endsWith(".md"));
}

const english = pages("docs");
const pairs: [string, string][] = [
  ["README.md", "README.zh.md"],
  ...english.map((name): [string, string] => [`docs/${name}`, `docs/zh/${name}`]),
];

describe("documentation", () => {
  it("has every page in English and in Chinese", () => {
    assert.deepEqual(pages("docs/zh"), english);
  });

  for (const [page, translation] of pairs) {
    it(`${translation} has the headings of ${page}`, () => {
      assert.ok(existsSync(join(projectRoot(), translation)), `${translation} is missing`);
      const wanted = levels(page);
      assert.equal(wanted[0], 1, `${page} starts with a heading of level 1`);
      assert.deepEqual(levels(translation), wanted);
    });
  }

  for (const path of pairs.flat()) {
    it(`${path} links only to files that exist`, () => {
      const links = [
        ...prose(path)
          .join("\n")
          .matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g),
      ];
      const targets = links.map(([, link, image]) => link ?? image ?? "").filter((link) => !/^(https?:|#)/.test(link));
      const missing = targets.filter(
        (link) => !existsSync(join(projectRoot(), dirname(path), link.replace(/#.*$/, ""))),
      );
      assert.deepEqual(missing, []);
    });

    it(`${path} names only npm scripts that exist`, () => {
      const { scripts } = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")) as {
        scripts: Record<string, string>;
      };
      const text = readFileSync(join(projectRoot(), path), "utf8");
      const named = [...text.matchAll(/\bnpm (?:run (?:-s |--silent )?([\w:-]+)|(start|test))\b/g)];
      assert.deepEqual(
        named.map(([, script, builtIn]) => script ?? builtIn ?? "").filter((name) => !(name in scripts)),
        [],
      );
    });
  }
});
