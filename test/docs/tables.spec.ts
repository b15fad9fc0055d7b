import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  llamaFactoryModelNames,
  llamaFactoryRows,
  megatronModelNames,
  megatronRows,
  servingModelNames,
  servingRow,
  servingRows,
  troubleshootingRows,
  type Source,
} from "../../catalogue";
import { parameterGroups } from "../../catalogue/parameters";
import { RULE_TREATMENT } from "../../plan/manual-rules";
import { PAGES } from "../../tools/docs/generate";
import { MODELS_PAGE, modelRows } from "../../tools/docs/models";
import {
  formattedPage,
  GENERATE,
  LANGUAGES,
  pathOf,
  prose,
  sourceCell,
  table,
  type Language,
  type Page,
} from "../../tools/docs/page";
import { CHINESE_TITLES } from "../../tools/docs/parameter-titles";
import { anchorOf, PARAMETERS_PAGE, SUBJECTS } from "../../tools/docs/parameters";
import { remarkParts } from "../../tools/docs/remarks";
import { SERVING_PAGE } from "../../tools/docs/serving";
import { llamaFactoryNpus, megatronNpus, TRAINING_PAGE } from "../../tools/docs/training";
import { TROUBLESHOOTING_PAGE, treatmentOf } from "../../tools/docs/troubleshooting";
import { projectRoot } from "../../tools/paths";

/** Rows of each table of a page, as lists of cells. Headers are left out. */
function tables(page: Page, language: Language): string[][][] {
  const found: string[][][] = [];
  let inside = false;
  for (const line of page.text(language).split("\n")) {
    if (!line.startsWith("| ")) inside = false;
    else if (!inside) {
      inside = true;
      found.push([]);
    } else if (!/^[|\- ]+$/.test(line)) {
      const cells = line.slice(2, -2).split(/(?<!\\)\|/);
      found.at(-1)?.push(cells.map((cell) => cell.trim()));
    }
  }
  return found;
}

/** Asserts that the last cell of each row names the sources of its item, and nothing else. */
function assertSources(rows: readonly string[][], items: readonly { readonly source: readonly Source[] }[]): void {
  const named = rows.map((cells) => [...(cells.at(-1) ?? "").matchAll(/`([^`]*)`/g)].map(([, source]) => source));
  assert.deepEqual(
    named,
    items.map(({ source }) => [...source]),
  );
}

/** Text of a page without code. */
function withoutCode(text: string): string {
  return text.replace(/```.*?```/gs, "").replace(/``.*?``|`[^`]*`/g, "");
}

for (const page of PAGES) {
  for (const language of LANGUAGES) {
    describe(pathOf(page, language), () => {
      it("is what the generator writes", async () => {
        const written = readFileSync(join(projectRoot(), pathOf(page, language)), "utf8");
        assert.equal(written, await formattedPage(page, language), `out of date: run ${GENERATE}`);
      });

      it("is written in its language", () => {
        const paragraphs = withoutCode(page.text(language))
          .split("\n\n")
          .filter((text) => /^[^|#\-`[]/.test(text));
        assert.notEqual(paragraphs.length, 0);
        const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
        assert.deepEqual(
          paragraphs.filter((text) => isChinese(text) !== (language === "zh")),
          [],
        );
        if (language === "en") assert.doesNotMatch(withoutCode(page.text("en")), /\p{Script=Han}/u);
      });
    });
  }

  describe(page.file, () => {
    it("has the same tables and rows in both languages", () => {
      const sizes = LANGUAGES.map((language) => tables(page, language).map((rows) => rows.length));
      assert.deepEqual(sizes[0], sizes[1]);
      assert.notDeepEqual(sizes[0], []);
    });
  });
}

for (const language of LANGUAGES) {
  describe(`models in ${pathOf(MODELS_PAGE, language)}`, () => {
    const [rows = []] = tables(MODELS_PAGE, language);

    it("are those of the three tables, each once, under its name or as another spelling", () => {
      const names = rows.map(([name = ""]) => name);
      assert.equal(new Set(names).size, names.length);
      const all = new Set([...megatronModelNames(), ...llamaFactoryModelNames(), ...servingModelNames()]);
      const held = rows.map(([name = "", spellings = ""]) => `${name} ${spellings}`);
      for (const model of all) {
        assert.equal(held.filter((text) => text.includes(`\`${model}\``)).length, 1, model);
      }
    });

    it("can be trained and served as the tables say", () => {
      const trained = rows.filter(([, , megatron]) => megatron !== "");
      const finetuned = rows.filter(([, , , llamaFactory]) => llamaFactory !== "");
      const served = rows.filter(([, , , , vllm]) => vllm !== "");
      assert.deepEqual(
        [trained, finetuned, served].map(({ length }) => length),
        [32, llamaFactoryModelNames().length, 69],
      );
      const [, , megatron, llamaFactory, vllm] = rows.find(([name]) => name === "`mixtral-8x7b`") ?? [];
      assert.deepEqual(
        [megatron, llamaFactory, vllm],
        [language === "en" ? "`pretrain`, `sft`" : "`pretrain`、`sft`", "", "fp16/bf16"],
      );
    });

    it("have the sources of their rows", () => {
      assertSources(
        rows,
        modelRows().map(({ megatron, llamaFactory, serving }) => {
          const own = [
            megatron?.model.source ?? [],
            ...llamaFactory.map(({ source }) => source),
            serving?.source ?? [],
          ];
          return { source: [...new Set(own.flat())] };
        }),
      );
    });

    it("have the one revision that is demanded, and weights of training apart from those of serving", () => {
      const cells = (name: string): string[] => rows.find(([model]) => model === `\`${name}\``) ?? [];
      assert.match(cells("glm4-9b")[5] ?? "", /`4b556ad4d70c38924cb8c120adbf21a0012de6ce`/);
      assert.match(cells("qwen1.5-32b")[5] ?? "", /\(https:\/\/huggingface\.co\/Qwen\/Qwen1\.5-32B-Chat\)/);
      assert.match(cells("qwen1.5-32b")[6] ?? "", /\(https:\/\/huggingface\.co\/Qwen\/Qwen1\.5-32B\)/);
      assert.match(cells("llama3.2-1b")[6] ?? "", /^Llama-3\.2-1B-Instruct ?[(（]modelscope\.cn/);
    });
  });

  describe(`training sizes in ${pathOf(TRAINING_PAGE, language)}`, () => {
    // The third table says what runs again when an input changes; test/docs/run-rules.spec.ts reads it.
    const [megatron = [], misprints = [], , llamaFactory = []] = tables(TRAINING_PAGE, language);

    it("are the 124 rows of Megatron and the 66 of LLaMA-Factory, with their sources", () => {
      assert.deepEqual([megatron.length, misprints.length, llamaFactory.length], [124, 2, 66]);
      assertSources(megatron, megatronRows());
      assertSources(llamaFactory, llamaFactoryRows());
      assert.deepEqual(
        [...megatron, ...llamaFactory].map(([model]) => model),
        [...megatronRows(), ...llamaFactoryRows()].map(({ model }) => `\`${model}\``),
      );
    });

    it("show what is printed, what is used and why, where a row looks misprinted", () => {
      assert.deepEqual(
        misprints.map((cells) => [cells[0], ...cells.slice(3, 6)]),
        [
          ["`baichuan2-13b`", "16", "1 × 8", "2 × 8"],
          ["`baichuan2-13b`", "8", "2 × 8", "2 × 8"],
        ],
      );
      for (const cells of misprints) assert.match(cells[6] ?? "", language === "en" ? /printed as/ : /手册写为/);
    });

    it("have NPUs and data parallel sizes that agree with TP and PP", () => {
      for (const [model = "", , , tp, pp, , nodes = "", npus, dataParallel] of megatron) {
        const [count = NaN, each = NaN] = nodes.split(/[^\d]+/).map(Number);
        assert.equal(count * each, Number(npus), model);
        assert.equal(Number(tp) * Number(pp) * Number(dataParallel), Number(npus), model);
      }
      for (const [model = "", , , , , , , nodes = "", npus, dataParallel] of llamaFactory) {
        const [count = NaN, each = NaN] = nodes.split(" × ").map(Number);
        assert.deepEqual([npus, dataParallel], [String(count * each), String(count * each)], model);
      }
    });

    it("number the remarks that stand below", () => {
      const text = TRAINING_PAGE.text(language);
      const count = [...text.matchAll(/^\d+\. /gm)].length;
      const used = new Set(llamaFactory.flatMap((cells) => (cells[10] ?? "").split(/, |、/).filter(Boolean)));
      assert.deepEqual(
        [...used].map(Number).sort((a, b) => a - b),
        Array.from({ length: count }, (_, index) => index + 1),
      );
    });
  });

  describe(`served models in ${pathOf(SERVING_PAGE, language)}`, () => {
    const [rows = [], spellings = [], remarks = []] = tables(SERVING_PAGE, language);

    it("are the 69 of the manual, with their sources", () => {
      assert.equal(rows.length, 69);
      assertSources(rows, servingRows());
    });

    it("have every tick of the precisions, and cards and contexts on both sizes of NPU", () => {
      assert.equal(
        rows.flat().filter((cell) => cell === "✓").length,
        servingRows().reduce((sum, { precisions }) => sum + precisions.length, 0),
      );
      assert.deepEqual(rows.find(([model]) => model === "`qwen1.5-110b`")?.slice(1, 10), [
        "✓",
        "✓",
        "✓",
        "✓",
        "–",
        "–",
        "–",
        "8",
        "128K",
      ]);
    });

    it("have every other spelling and every remark", () => {
      const other = servingRows().filter(({ supportName, cardName }) => (supportName ?? cardName) !== undefined);
      assert.equal(spellings.length, other.length);
      for (const name of spellings.flat()) assert.ok(servingRow(name.replaceAll("`", "")) !== undefined, name);
      assert.equal(remarks.length, servingRows().filter(({ remark }) => remark !== undefined).length);
    });
  });

  describe(`problems in ${pathOf(TROUBLESHOOTING_PAGE, language)}`, () => {
    const [problems = [], rules = []] = tables(TROUBLESHOOTING_PAGE, language);
    const sections = new Map(
      TROUBLESHOOTING_PAGE.text(language)
        .split(/^### /m)
        .slice(1)
        .map((section) => [/^`([a-z0-9-]+)`\n/.exec(section)?.[1] ?? "", section]),
    );

    it("are 26 problems and 24 rules, each with a section", () => {
      assert.deepEqual([problems.length, rules.length], [26, 24]);
      const linked = [...problems, ...rules].map((cells) => /^\[`(.*)`\]\(#\1\)$/.exec(cells[2] ?? "")?.[1]);
      const ids = troubleshootingRows().map(({ id }) => id);
      assert.deepEqual(linked.sort(), [...ids].sort());
      assert.deepEqual([...sections.keys()], ids);
    });

    it("have symptom, remedy, commands and sources in their section", () => {
      for (const { id, symptom, remedy, commands, source } of troubleshootingRows()) {
        const section = sections.get(id) ?? "";
        for (const text of [symptom, remedy]) assert.ok(section.includes(prose(text[language])), id);
        for (const command of commands) assert.ok(section.includes(`\n${command}\n`), `${id}: ${command}`);
        for (const line of source)
          assert.ok(section.includes(sourceCell("en", [line])), `${id}: ${sourceCell("en", [line])}`);
      }
    });

    it("say of each rule whether the project keeps it", () => {
      const words = { en: ["the project", "the user"], zh: ["本项目", "使用者"] }[language];
      const treatments = troubleshootingRows().flatMap(({ id, kind }) => (kind === "rule" ? [treatmentOf(id)] : []));
      assert.deepEqual(
        rules.map((cells) => cells[3]),
        treatments.map(({ kept }) => words[kept === "enforced" ? 0 : 1]),
      );
      assert.equal(new Set(rules.map((cells) => cells[3])).size, 2);
    });
  });

  describe(`parameters in ${pathOf(PARAMETERS_PAGE, language)}`, () => {
    const groups = SUBJECTS.flatMap((subject) => subject.groups);
    const sections = PARAMETERS_PAGE.text(language).split(/^### /m).slice(1);

    it("are 376 in 56 tables, those of the catalogue", () => {
      const rows = tables(PARAMETERS_PAGE, language);
      assert.equal(rows.length, 56);
      assert.equal(rows.flat().length, 376);
      assert.deepEqual(
        groups.map(({ id }) => id).sort(),
        parameterGroups()
          .map(({ id }) => id)
          .sort(),
      );
      assert.deepEqual(
        rows.map((table) => table.map(([name]) => name?.replaceAll("`", ""))),
        groups.map((group) => group.parameters.map(({ name }) => name.replaceAll("|", "\\|").replaceAll("`", ""))),
      );
    });

    it("have the sources of their table, and in English those of each parameter that differ", () => {
      for (const [index, { id, source, parameters }] of groups.entries()) {
        const section = sections[index] ?? "";
        const own = language === "en" ? parameters.flatMap((row) => row.source) : [];
        for (const line of [...source, ...own])
          assert.ok(section.includes(sourceCell("en", [line])), `${id}: ${sourceCell("en", [line])}`);
      }
    });
  });
}

describe("Chinese page of parameters", () => {
  const chinese = PARAMETERS_PAGE.text("zh");

  it("leads from each table to the one in English", () => {
    const headings = [...PARAMETERS_PAGE.text("en").matchAll(/^### (.*)$/gm)].map(([, heading = ""]) =>
      anchorOf(heading),
    );
    const links = [...chinese.matchAll(/\.\.\/parameters\.md#(\S+?)\)/g)].map(([, anchor]) => anchor);
    assert.equal(new Set(headings).size, 56);
    assert.deepEqual(links, headings);
  });

  it("has no English meanings, and a title for every table and no other", () => {
    const meanings = parameterGroups().flatMap(({ parameters }) => parameters.map(({ meaning }) => meaning));
    assert.deepEqual(
      meanings.filter((meaning) => meaning.includes(" ") && chinese.includes(prose(meaning))),
      [],
    );
    assert.deepEqual(
      Object.keys(CHINESE_TITLES).sort(),
      parameterGroups()
        .map(({ id }) => id)
        .sort(),
    );
  });
});

describe("generated text", () => {
  it("sets as code what Markdown would read as markup", () => {
    assert.equal(
      prose("set MODEL_PATH, then --tp (see /etc/hosts)."),
      "set `MODEL_PATH`, then `--tp` (see `/etc/hosts`).",
    );
    assert.equal(prose("在 a_b.py 的 rope() 中"), "在 `a_b.py` 的 `rope()` 中");
    assert.equal(prose("TP x PP = 16, fp16/bf16, see 000:23"), "TP x PP = 16, fp16/bf16, see `000:23`");
    assert.equal(prose('see (/etc/hosts), "a_b"'), 'see (`/etc/hosts`), "`a_b`"');
    assert.equal(prose("https://example.com/a_b"), "https://example.com/a_b");
    assert.equal(prose("at http://${ip}:${port}, then"), "at `http://${ip}:${port}`, then");
  });

  it("leads to headings as GitHub names them", () => {
    assert.equal(
      anchorOf("Variables of `2_convert_mg_hf.sh` (custom weight)"),
      "variables-of-2_convert_mg_hfsh-custom-weight",
    );
    assert.equal(anchorOf("SFT / LoRA arguments"), "sft--lora-arguments");
  });

  it("keeps a table a table, whatever is in its cells", () => {
    assert.equal(table(["a"], [["x | y\nz"]]), "| a |\n| --- |\n| x \\| y z |");
  });

  it("is never half translated: a remark or a rule without its text is an error", () => {
    assert.throws(() => remarkParts("zh", "something new"), /got "something new"; add its Chinese text/);
    assert.deepEqual(remarkParts("en", "one; two"), ["one", "two"]);
    assert.throws(() => treatmentOf("no-such-rule"), /got no treatment of no-such-rule/);
    const rules = troubleshootingRows().flatMap(({ id, kind }) => (kind === "rule" ? [id] : []));
    assert.deepEqual(Object.keys(RULE_TREATMENT).sort(), rules.sort());
  });

  it("computes the corrected row with the NPUs that it needs", () => {
    const corrected = megatronRows().filter(({ correction }) => correction !== undefined);
    assert.deepEqual(corrected.map(megatronNpus), [{ npus: 16, dataParallel: 1 }]);
    const [first] = llamaFactoryRows("llama2-70b");
    assert.ok(first !== undefined);
    assert.deepEqual(llamaFactoryNpus(first), { npus: 16, dataParallel: 16 });
  });
});
