import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { faultSchema } from "../../local/cloud/faults";
import { projectRoot } from "../../tools/paths";

describe("docs/local-cloud.md", () => {
  for (const page of ["docs/local-cloud.md", "docs/zh/local-cloud.md"]) {
    it(`has every kind of fault in ${page}`, () => {
      const [, table = ""] = /^\| kind .*?\n(.*?)\n\n/ms.exec(readFileSync(join(projectRoot(), page), "utf8")) ?? [];
      const shown = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, kind]) => kind);
      const known = faultSchema.options.map(({ shape }) => shape.kind.value);
      assert.deepEqual(shown.sort(), known.sort());
    });
  }
});
