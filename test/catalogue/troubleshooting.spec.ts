import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { troubleshootingRow, troubleshootingRows, type Bilingual, type TroubleshootingRow } from "../../catalogue";
import { readDocuments, SEEDS } from "../seeds/documents";

function texts({ symptom, cause, remedy, appliesTo, missingInSeed }: TroubleshootingRow): Bilingual[] {
  return [symptom, cause, remedy, missingInSeed, ...appliesTo].filter((text) => text !== undefined);
}

/** The names, values and commands of a text. */
function literals(text: string): string[] {
  return text.match(/[A-Za-z0-9_][A-Za-z0-9_.=/-]*[A-Za-z0-9_]/g) ?? [];
}

describe("known problems of the catalogue", () => {
  it("has the manuals' 26 problems and 24 rules, each with an id of its own and a source", () => {
    const kinds = troubleshootingRows().map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === "problem").length, 26);
    assert.equal(kinds.filter((kind) => kind === "rule").length, 24);
    assert.equal(new Set(troubleshootingRows().map(({ id }) => id)).size, 50);
    assert.ok(troubleshootingRows().every(({ source, appliesTo }) => source.length > 0 && appliesTo.length > 0));
  });

  it("infers the symptom of every rule, and of no problem", () => {
    for (const { id, kind, symptomInferred } of troubleshootingRows()) {
      assert.equal(symptomInferred, kind === "rule", id);
    }
  });

  it("infers no cause that it does not give", () => {
    assert.ok(troubleshootingRows().every(({ cause, causeInferred }) => cause !== undefined || !causeInferred));
  });

  it("has both languages in every text, with the same names and values", () => {
    for (const row of troubleshootingRows()) {
      for (const { en, zh } of texts(row)) {
        assert.ok(en !== "" && zh !== "", row.id);
        assert.doesNotMatch(en, /\p{Script=Han}/u, row.id);
        for (const literal of literals(zh)) {
          assert.ok(en.toLowerCase().includes(literal.toLowerCase()), `${row.id}: ${literal}`);
        }
      }
      for (const { en, zh } of [row.cause, row.remedy, row.missingInSeed].filter((text) => text !== undefined)) {
        assert.ok(/\p{Script=Han}/u.test(zh) && zh !== en, row.id);
      }
    }
  });

  it("finds a problem by its id", () => {
    assert.deepEqual(troubleshootingRow("file-owner")?.source, ["001:3", "002:26"]);
    assert.equal(troubleshootingRow("no-such-problem"), undefined);
  });
});

describe("known problems against the manuals' text", () => {
  const squeezed = (text: string) => text.replace(/\s+/g, "");
  let lines = new Map<unknown, string>();

  before(function () {
    if (!existsSync(SEEDS)) {
      this.skip(); // a clone without ../shared has no text to read
    }
    lines = new Map(
      readDocuments(SEEDS).flatMap(({ seed, lines: printed }) =>
        printed.map((line, index) => [`${seed}:${index + 1}`, squeezed(line)] as const),
      ),
    );
  });

  it("has commands as printed in one of the lines of their source", () => {
    for (const { id, commands, source } of troubleshootingRows()) {
      for (const command of commands) {
        const printed = source.some((line) => lines.get(line)?.includes(squeezed(command)));
        assert.ok(printed, `${id}: ${command}`);
      }
    }
  });

  it("says everything in words of our own", () => {
    const all = [...lines.values()].join("\n");
    for (const row of troubleshootingRows()) {
      for (const { zh } of texts(row)) {
        for (const sentence of zh.split(/[。；，：]/).map(squeezed)) {
          const ours = (sentence.match(/\p{Script=Han}/gu) ?? []).length < 10 || !all.includes(sentence);
          assert.ok(ours, `${row.id}: ${sentence}`);
        }
      }
    }
  });
});
