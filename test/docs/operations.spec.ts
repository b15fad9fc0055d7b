import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";

function read(path: string): string {
  return readFileSync(join(projectRoot(), path), "utf8");
}

/** Fenced code blocks of a page. */
function blocks(path: string): string[] {
  return [...read(path).matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, text = ""]) => text);
}

/** Headings of a page as GitHub makes anchors of them. */
function anchors(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("docs/operations.md", () => {
  it("shows the same commands as its translation", () => {
    assert.deepEqual(blocks("docs/zh/operations.md"), blocks("docs/operations.md"));
  });

  it("mounts the share on a node with the options of its volumes", () => {
    const [, listed = ""] = /mountOptions: (\[.*\])/.exec(read("components/shared-volume.ts")) ?? [];
    const [, shown = ""] = /mount -t nfs -o (\S+) /.exec(read("docs/operations.md")) ?? [];
    const options = JSON.parse(listed) as string[];
    // What a mount does by itself.
    const missing = options.filter((option) => option !== "hard" && !shown.split(",").includes(option));
    assert.ok(options.includes("vers=3") && options.includes("nolock"));
    assert.deepEqual(missing, []);
  });

  it("reads outputs that a stack has, and uses options that the repair has", () => {
    const [, outputs = ""] = /export interface StackOutputs \{(.*?)^\}/ms.exec(read("stacks/index.ts")) ?? [];
    const page = read("docs/operations.md");
    const asked = [...page.matchAll(/pulumi stack output (\w+)/g)].map(([, name = ""]) => name);
    assert.deepEqual(new Set(asked), new Set(["kubeconfig", "shareAddress"]));
    for (const name of asked) assert.ok(outputs.includes(`readonly ${name}:`), name);
    const command = read("operations/recover-command.ts");
    for (const option of ["--adopt", "--id"]) {
      assert.ok(page.includes(option), option);
      assert.ok(command.includes(`"${option}`), option);
    }
  });

  for (const [folder, pages] of [
    ["docs", ["operations.md", "platform.md", "decisions.md", "architecture.md"]],
    ["docs/zh", ["operations.md", "platform.md", "decisions.md", "architecture.md"]],
  ] as const) {
    it(`and its neighbours in ${folder} lead to headings that exist`, () => {
      const missing = pages.flatMap((name) =>
        [...read(`${folder}/${name}`).matchAll(/\]\(([\w-]+\.md)?#([^)]+)\)/g)].flatMap(([, page, anchor = ""]) =>
          anchors(`${folder}/${page ?? name}`).includes(decodeURIComponent(anchor)) ? [] : [`${name}: ${anchor}`],
        ),
      );
      assert.deepEqual(missing, []);
    });
  }
});
