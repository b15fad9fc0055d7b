import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { runFolders } from "../../components/names";
import { loadEnvironment } from "../../config/load";
import { sectionSchemas } from "../../config/schema";
import { stackFileSource } from "../../config/stack-file";
import { planAnyTraining } from "../../plan/any-training";
import { requirePlan } from "../../plan/fault";
import { MEGATRON_STEPS } from "../../plan/megatron-step";
import { projectRoot } from "../../tools/paths";
import { readSections } from "../support/stack-files";

const PAGES = ["docs/pipelines.md", "docs/zh/pipelines.md"];

/** A section of a stack file. */
type Entries = readonly Readonly<Record<string, unknown>>[];

function read(path: string): string {
  return readFileSync(join(projectRoot(), path), "utf8");
}

/** Fenced code blocks of a page, with their language. */
function blocks(path: string): [language: string, text: string][] {
  return [...read(path).matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => [language, text]);
}

/** The first cells of the tables of a page, without heads, by the number of the heading of level two above them. */
function firstCells(path: string, heading: number): string[] {
  const section = read(path).split(/^## /m)[heading] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| ") && !/^[|\- ]+$/.test(line));
  return rows.slice(1).map((line) => line.slice(2).split(" |")[0]?.trim() ?? "");
}

/** What stands in backticks, outside of fenced blocks. */
function codes(text: string): string[] {
  const prose = text.replace(/^```.*?^```$/gms, "");
  return [...prose.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

/** Headings of level two, by the order in which they stand in both languages. */
const SECTIONS = { megatron: 3, files: 12, troubleshooting: 14 };

/** Text of every program file below components, in which messages of steps are written. */
function messages(): string {
  const files = readdirSync(join(projectRoot(), "components"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.(ts|sh|py)$/.test(file))
    .map((file) => read(join("components", file)))
    .join("\n");
}

describe("docs/pipelines.md", () => {
  const folder = mkdtempSync(join(tmpdir(), "ascend-stacks-pipelines-"));
  before(() => {
    symlinkSync(join(projectRoot(), "examples"), join(folder, "examples"));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** The runs of an excerpt, loaded on the platform and with the data of the dev environment. */
  function loaded(excerpt: string) {
    const { cloud, platform, data } = readSections("Pulumi.dev.yaml");
    const shown = parse(excerpt) as { data?: Entries; training: Entries };
    const sections = { cloud, platform, data: [...(data as Entries), ...(shown.data ?? [])], training: shown.training };
    const file = join(folder, "Pulumi.excerpt.yaml");
    const named = Object.entries(sections).map(([key, value]) => [`ascend-stacks:${key}`, value] as const);
    writeFileSync(file, stringify({ config: Object.fromEntries(named) }));
    return loadEnvironment(stackFileSource(file));
  }

  const excerpts = blocks("docs/pipelines.md").flatMap(([language, text]) => (language === "yaml" ? [text] : []));

  for (const excerpt of excerpts) {
    const names = (parse(excerpt) as { training: { name: string }[] }).training.map(({ name }) => name);
    it(`shows what loads: ${names.join(", ")}`, () => {
      assert.deepEqual(
        loaded(excerpt).training.map(({ name }) => name),
        names,
      );
    });
  }

  it("shows a run of each framework, and one of each generation of packages", () => {
    const runs = excerpts.flatMap((excerpt) => loaded(excerpt).training);
    assert.deepEqual(new Set(runs.map(({ framework }) => framework)), new Set(Object.keys(STEPS)));
    assert.ok(runs.some(({ release }) => release === "6.3.904"));
  });

  const STEPS: Record<string, string> = {
    megatron: "plan/megatron-step.ts",
    "llama-factory": "components/llama-factory-training.ts",
    eagle: "components/eagle-draft-model.ts",
    flux: "components/flux-training.ts",
  };

  it("names the steps of each framework", () => {
    const rows = firstCells("docs/pipelines.md", SECTIONS.megatron).flatMap(codes);
    assert.deepEqual(rows, [...MEGATRON_STEPS]);
    for (const path of PAGES) {
      const sections = read(path).split(/^## /m);
      for (const [index, framework] of ["llama-factory", "eagle", "flux"].entries()) {
        const placed = [...read(STEPS[framework] ?? "").matchAll(/^ +step: "([a-z-]+)"/gm)].map(
          ([, step = ""]) => step,
        );
        const said = new Set(codes(sections[SECTIONS.megatron + 1 + index] ?? ""));
        assert.ok(placed.length > 1, framework);
        assert.deepEqual(
          placed.filter((step) => !said.has(step)),
          [],
          `${path}: ${framework}`,
        );
      }
    }
  });

  it("says that LoRA with steps of its own has all of them", () => {
    const excerpt = excerpts.find((text) => text.includes("separateSteps")) ?? "";
    const { training, platform } = loaded(excerpt);
    const [pool] = platform.nodePools;
    assert.ok(pool !== undefined && training[0] !== undefined);
    const plan = requirePlan("run", planAnyTraining(training[0], pool));
    assert.deepEqual("steps" in plan ? plan.steps : [], MEGATRON_STEPS);
  });

  it("names every setting of a training run", () => {
    const { training } = sectionSchemas() as { training: { items: { properties: Record<string, unknown> } } };
    const keys = Object.keys(training.items.properties);
    assert.ok(keys.length > 30);
    for (const path of PAGES) {
      const text = read(path);
      const missing = keys.filter((key) => !new RegExp(`(^|[ -])${key}:|\`${key}[\`:.]`, "m").test(text));
      assert.deepEqual(missing, [], path);
    }
  });

  it("has the folders of a run", () => {
    const { output, ...folders } = runFolders("run");
    const shown = firstCells("docs/pipelines.md", SECTIONS.files).flatMap(codes);
    for (const path of Object.values(folders)) {
      const name = path.slice(output.length + 1);
      assert.ok(
        shown.some((cell) => cell === name || cell.startsWith(`${name}/`)),
        name,
      );
    }
    assert.ok(read("docs/pipelines.md").includes(output.replace("/mnt/sfs_turbo/", "").replace(/run$/, "<run>")));
  });

  it("explains messages that programs print", () => {
    const text = messages();
    const shown = firstCells("docs/pipelines.md", SECTIONS.troubleshooting).flatMap(codes);
    assert.ok(shown.length > 10);
    // Parts of a message may stand in several literals.
    const parts = shown.flatMap((message) => message.split(", and all start together"));
    assert.deepEqual(
      parts.filter((part) => !text.includes(part)),
      [],
    );
    assert.ok(text.includes(", and all start together"));
  });

  it("uses options that the commands have", () => {
    const commands = { report: read("operations/report-command.ts"), status: read("local/status.ts") };
    for (const [name, source] of Object.entries(commands)) {
      const lines = read("docs/pipelines.md").match(new RegExp(`^npm run -s ${name} -- .*$`, "gm")) ?? [];
      assert.ok(lines.length > 0, name);
      const options = lines.flatMap((line) => [...line.matchAll(/ (--[a-z-]+)/g)].map(([, option = ""]) => option));
      assert.deepEqual(
        options.filter((option) => !source.includes(`"${option} `)),
        [],
      );
    }
  });

  it("shows the same blocks and tables as its translation", () => {
    const [english = "", chinese = ""] = PAGES;
    assert.deepEqual(blocks(chinese), blocks(english));
    for (const heading of Object.values(SECTIONS)) {
      assert.deepEqual(firstCells(chinese, heading).flatMap(codes), firstCells(english, heading).flatMap(codes));
    }
  });
});
