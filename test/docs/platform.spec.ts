import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { addonChangeFaults } from "../../components/addon-changes";
import type { ArgumentFault } from "../../components/argument-faults";
import { clusterChangeFaults } from "../../components/cluster-changes";
import { nodePoolChangeFaults, resourcePoolChangeFaults } from "../../components/node-pool-changes";
import { shareChangeFaults } from "../../components/share-changes";
import { loadStack } from "../../config/load";
import { sectionSchemas } from "../../config/schema";
import { stackFileSource } from "../../config/stack-file";
import { type ClassDefaults, classDefaults } from "../../plan/platform-class";
import { projectRoot } from "../../tools/paths";
import { readSections } from "../support/stack-files";

const PAGES = ["docs/platform.md", "docs/zh/platform.md"];

/** A value of YAML or of the JSON Schema. */
type Value = Record<string, unknown>;

/** A fenced block of a page, with the file that the comment before it names. */
interface Block {
  readonly from: string | undefined;
  readonly language: string;
  readonly text: string;
}

function page(path: string): string {
  return readFileSync(join(projectRoot(), path), "utf8");
}

function blocks(path: string): Block[] {
  return [...page(path).matchAll(/(?:^<!-- ([^\n]*) -->\n\n)?^```(\w+)\n(.*?)^```$/gms)].map(
    ([, from, language = "", text = ""]) => ({ from, language, text }),
  );
}

/** The rows below the heading of this number, counted among those of level two, as lists of cells. The header is left out. */
function tableBelow(path: string, heading: number): string[][] {
  const section = page(path).split(/^## /m)[heading] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| ") && !/^[|\- ]+$/.test(line));
  return rows.slice(1).map((line) =>
    line
      .slice(2, -2)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

/** What stands in backticks. */
function codes(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

function isMap(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `over` laid over `base`: maps are merged, lists and all else replaced. */
function merged(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over;
  const entries = Object.entries(over).map(([key, value]) => [key, merged(base[key], value)] as const);
  return { ...base, ...Object.fromEntries(entries) };
}

/** Whether all that a value says, another one says too; each entry of a list, one of the other's. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.every((entry) => whole.some((other) => isPartOf(entry, other)));
  }
  if (isMap(part)) return isMap(whole) && Object.entries(part).every(([key, value]) => isPartOf(value, whole[key]));
  return part === whole;
}

/** Headings of level two, by the order in which they stand in both languages. */
const SECTIONS = { defaults: 16, changes: 17, imports: 18 };

describe("docs/platform.md", () => {
  const folder = mkdtempSync(join(tmpdir(), "ascend-stacks-platform-"));
  before(() => {
    symlinkSync(join(projectRoot(), "examples"), join(folder, "examples"));
    mkdirSync(join(folder, "images/vllm"), { recursive: true });
    writeFileSync(join(folder, "images/vllm/Dockerfile"), "ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\n");
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const excerpts = blocks("docs/platform.md").filter(({ language }) => language === "yaml");

  it("has an excerpt for each section of a platform", () => {
    const keys = new Set(excerpts.flatMap(({ text }) => Object.keys(parse(text) as Value)));
    const { platform } = sectionSchemas() as { platform: { anyOf: { properties: Value }[] } };
    const known = platform.anyOf.flatMap(({ properties }) => Object.keys(properties));
    assert.deepEqual([...keys].sort(), [...new Set([...known.filter((key) => key !== "protect"), "data"])].sort());
  });

  for (const { from, text } of excerpts) {
    const excerpt = parse(text) as Value;
    const title = Object.keys(excerpt).join(", ");
    if (from !== undefined) {
      it(`shows of ${from} what is in it: ${title}`, () => {
        assert.ok(isPartOf(excerpt, readSections(from)["platform"]));
      });
      continue;
    }
    it(`shows what loads: ${title}`, () => {
      const { cloud, platform } = readSections("Pulumi.dev.yaml");
      const { data, ...parts } = excerpt;
      const sections = { cloud, platform: merged(platform, parts), ...(data === undefined ? {} : { data }) };
      const file = join(folder, "Pulumi.excerpt.yaml");
      const named = Object.entries(sections).map(([key, value]) => [`ascend-stacks:${key}`, value] as const);
      writeFileSync(file, stringify({ config: Object.fromEntries(named) }));
      loadStack(stackFileSource(file));
    });
  }

  it("names every key of platform and data", () => {
    const keys = (schema: unknown): string[] => {
      if (!isMap(schema)) return [];
      const { properties, items, anyOf } = schema;
      const own = isMap(properties) ? Object.entries(properties) : [];
      return [
        ...own.flatMap(([key, inner]) => [key, ...keys(inner)]),
        ...keys(items),
        ...(Array.isArray(anyOf) ? anyOf.flatMap(keys) : []),
      ];
    };
    const { platform, data } = sectionSchemas();
    for (const path of PAGES) {
      const text = page(path);
      const missing = [...new Set([...keys(platform), ...keys(data)])].filter(
        (key) => !new RegExp(`(^|[ -])${key}:|\`([\\w.]+\\.)?${key}(: [^\`]*)?\``, "m").test(text),
      );
      assert.deepEqual(missing, [], path);
    }
  });

  it("has the defaults of each class", () => {
    const days = (value: number | undefined): string => (value === undefined ? "none" : `${String(value)} days`);
    const both = (of: (defaults: ClassDefaults) => string): string[] => [
      of(classDefaults("production")),
      of(classDefaults("development")),
    ];
    assert.deepEqual(tableBelow("docs/platform.md", SECTIONS.defaults), [
      ["`protect`", ...both(({ protect }) => String(protect))],
      ["`cluster.secretEncryption`", ...both(({ secretEncryption }) => String(secretEncryption))],
      [
        "`cluster.logs`",
        ...both(({ controlPlaneLogDays }) => days(controlPlaneLogDays).replace(/^(?=\d)/, "all kinds, ")),
      ],
      ["`storage.sfsTurbo.encrypted`", ...both(({ shareEncrypted }) => String(shareEncrypted))],
      ["`storage.bucket.logging`", ...both(({ bucketLogging }) => String(bucketLogging))],
      ["`observability.logs`", ...both(({ workloadLogDays }) => days(workloadLogDays))],
    ]);
  });

  it("says of settings that exist what a change does", () => {
    const { platform } = sectionSchemas() as { platform: { anyOf: Value[] } };
    const rows = tableBelow("docs/platform.md", SECTIONS.changes);
    assert.ok(rows.length > 20);
    const unknown = rows
      .flatMap(([setting = ""]) => codes(setting))
      .filter((path) => {
        const found = path.split(".").reduce<unknown>((schema, key) => {
          const { properties, items } = (schema ?? {}) as { properties?: Value; items?: { properties?: Value } };
          return (properties ?? items?.properties)?.[key];
        }, platform.anyOf[0]);
        return found === undefined;
      });
    assert.deepEqual(unknown, []);
  });

  it("says of changes that components refuse that they are refused in the preview", () => {
    const rows = tableBelow("docs/platform.md", SECTIONS.changes);
    const refused: Record<string, ArgumentFault[]> = {
      "`cluster.version`": clusterChangeFaults({ clusterVersion: "v1.31.10-r0" }, { clusterVersion: "v1.33" }),
      "`cluster.flavorId`": clusterChangeFaults({ flavorId: "cce.s2.medium" }, { flavorId: "cce.s2.small" }),
      "`cluster.containerNetworkCidr`": clusterChangeFaults(
        { containerNetworkCidr: "172.16.0.0/16" },
        { containerNetworkCidr: "172.17.0.0/16" },
      ),
      "`nodePools.maxPods`": nodePoolChangeFaults(
        { extendParams: { maxPods: 110 } },
        { extendParams: { maxPods: 64 } },
      ),
      "`nodePools.flavorId`": resourcePoolChangeFaults(
        { resources: [{ flavorId: "modelarts.bm.npu.arm.8snt9b3.d" }] },
        { resources: [{ flavorId: "modelarts.bm.npu.arm.8snt9b2.d" }] },
      ),
      "`addons`": addonChangeFaults("volcanoVersion")({ version: "1.18.3" }, { version: "1.16.8" }),
      "`storage.sfsTurbo.sizeGiB`": shareChangeFaults({ size: 8601 }, { size: 6144 }),
    };
    for (const [setting, faults] of Object.entries(refused)) {
      assert.equal(faults.length, 1, setting);
      const said = rows.filter(
        ([first = "", , what = ""]) => first.startsWith(setting) && /refused in the preview(?! while)/.test(what),
      );
      assert.equal(said.length, 1, setting);
    }
  });

  it("imports resources of types that the SDK has, by the names that the program gives them", () => {
    const sdk = readFileSync(join(projectRoot(), "sdks/huaweicloud/index.ts"), "utf8");
    const graph = JSON.parse(readFileSync(join(projectRoot(), "test/engine/dev-graph.json"), "utf8")) as Value;
    const rows = tableBelow("docs/platform.md", SECTIONS.imports).map(([, type = "", name = ""]) => [
      ...codes(type),
      ...codes(name),
    ]);
    assert.equal(rows.length, 9);
    for (const [type = "", name = ""] of rows) {
      assert.ok(sdk.includes(`case "${type}":`), type);
      assert.ok(`huaweicloud:${type.split(":").at(-1) ?? ""} ${name}` in graph, `${type} ${name}`);
    }
  });

  it("shows the same blocks and tables as its translation", () => {
    const [english = "", chinese = ""] = PAGES;
    assert.deepEqual(blocks(chinese), blocks(english));
    for (const heading of Object.values(SECTIONS)) {
      const settings = (path: string) => tableBelow(path, heading).map(([first = "", second = ""]) => [first, second]);
      const named = (path: string) => settings(path).map((cells) => cells.flatMap(codes));
      assert.deepEqual(named(chinese), named(english));
    }
  });
});
