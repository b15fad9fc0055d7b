import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { COVERAGE_PAGES, coveragePage, readCoverage, type Language } from "../../tools/docs/coverage";
import { projectRoot } from "../../tools/paths";

/** A workflow as the facts of the seeds describe it. */
interface WorkflowFact {
  id: string;
  sources: { seed: string; line: number }[];
}

const FACTS = join(projectRoot(), "..", "shared", "facts", "workflows.json");

describe("docs/coverage.json", () => {
  const workflows = readCoverage();

  it("names 96 workflows, each once, with distinct titles in both languages", () => {
    assert.equal(workflows.length, 96);
    assert.equal(new Set(workflows.map(({ id }) => id)).size, 96);
    assert.equal(new Set(workflows.map(({ title }) => title.en)).size, 96);
    assert.equal(new Set(workflows.map(({ title }) => title.zh)).size, 96);
  });

  it("points only at files and folders that exist", () => {
    const places = workflows.flatMap((workflow) => (workflow.state === "not yet" ? [] : workflow.where));
    assert.notEqual(places.length, 0);
    assert.deepEqual(
      places.filter((path) => !existsSync(join(projectRoot(), path))),
      [],
    );
  });

  it("has the ids and source lines of the seeds' workflows", function () {
    if (!existsSync(FACTS)) {
      console.log("      skipped: the facts of the seeds are not beside this clone");
      this.skip();
    }
    const facts = (JSON.parse(readFileSync(FACTS, "utf8")) as { rows: WorkflowFact[] }).rows;
    const lines = ({ sources }: WorkflowFact): string[] => sources.map(({ seed, line }) => `${seed}:${line}`);
    assert.deepEqual(
      Object.fromEntries(workflows.map(({ id, sources }) => [id, sources])),
      Object.fromEntries(facts.map((fact) => [fact.id, [...new Set(lines(fact))]])),
    );
  });

  for (const [language, path] of Object.entries(COVERAGE_PAGES)) {
    it(`is what ${path} shows`, async () => {
      const written = readFileSync(join(projectRoot(), path), "utf8");
      const page = await coveragePage(language as Language, workflows);
      assert.equal(written, page, `${path} is out of date: run node --import tsx tools/docs/coverage.ts`);
    });
  }
});
