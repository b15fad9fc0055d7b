import assert from "node:assert/strict";
import * as components from "../../components";
import { type Documented, flowing, readComponents } from "../../tools/docs/component-source";
import { CHINESE_TEXTS } from "../../tools/docs/component-texts-zh";
import { commentsOf, COMPONENTS_PAGE, splitDefault, translationFaults } from "../../tools/docs/components";
import { LANGUAGES } from "../../tools/docs/page";

const read = readComponents();
const all = read.flatMap(({ outputs, args, parts }) => [outputs, args, ...parts]);

/** The class or interface of that name. */
function find(name: string): Documented {
  const found = all.find((one) => one.name === name);
  assert(found !== undefined, `${name} was not read`);
  return found;
}

describe("comments of the components", () => {
  it("are read of every class that the package exports", () => {
    assert.deepEqual(read.map(({ outputs }) => outputs.name).sort(), Object.keys(components).sort());
  });

  it("are read with type, and whether an argument can be left out", () => {
    const [path, mode] = find("ShareDirectory").members;
    assert.deepEqual(path, {
      name: "path",
      type: "string",
      optional: false,
      text: "Path from the root of the file system, for example `/models`. A directory in another one is made after it.",
    });
    assert.deepEqual([mode?.name, mode?.type, mode?.optional], ["mode", "number", true]);
    assert.deepEqual(
      find("SharedVolume").members.map(({ name, type }) => [name, type]),
      [["claimName", "pulumi.Output<string>"]],
    );
  });

  it("stand at every class, argument and output", () => {
    const silent = all.flatMap(({ name, text, members }) => [
      ...(text === "" ? [name] : []),
      ...members.flatMap((member) => (member.text === "" ? [`${name}.${member.name}`] : [])),
    ]);
    assert.deepEqual(silent, []);
  });

  it("end as sentences do", () => {
    assert.deepEqual(
      commentsOf(read).flatMap(({ key, text }) => (/[.…)]$/.test(text) ? [] : [key])),
      [],
    );
  });

  it("flow: line breaks of the source are none of the text's, but those of paragraphs and lists are", () => {
    assert.equal(
      flowing("one\ntwo\n  three\n\nfour:\n- five\n  six\n- seven"),
      "one two three\n\nfour:\n- five six\n- seven",
    );
  });
});

describe("Chinese texts of the components", () => {
  it("are there for every comment, of its present English text, and for nothing else", () => {
    assert.deepEqual(translationFaults(commentsOf(read), CHINESE_TEXTS), []);
  });

  it("are named when they are missing, stale or of nothing", () => {
    const comments = [
      { key: "A", text: "One." },
      { key: "A.b", text: "Two, changed." },
    ];
    const faults = translationFaults(comments, {
      "A.b": { en: "Two.", zh: "二。" },
      "A.c": { en: "Three.", zh: "三。" },
    });
    assert.deepEqual(faults, [
      "A: has no Chinese text; add one",
      'A.b: the Chinese text is of another English one; translate "Two, changed."',
      "A.c: is no class, argument or output any more; remove its Chinese text",
    ]);
  });

  it("are Chinese, and name the same code and the same numbers as the English ones", () => {
    const codeOf = (text: string): string[] =>
      [...text.matchAll(/`([^`]+)`/g)].flatMap(([, inner = ""]) => (/[ <]/.test(inner) ? [] : [inner])).sort();
    const faults = Object.entries(CHINESE_TEXTS).flatMap(([key, { en, zh }]) => {
      // A text may be nothing but code.
      if (!/\p{Script=Han}/u.test(zh) && /[A-Za-z]{3}/.test(en.replace(/`[^`]*`/g, "").replace(/\bor\b/g, "")))
        return [`${key}: got ${zh}`];
      const [wanted, got] = [codeOf(en), codeOf(zh)];
      return wanted.join() === got.join()
        ? []
        : [`${key}: got ${got.join(" ")}; the English text has ${wanted.join(" ")}`];
    });
    assert.deepEqual(faults, []);
  });

  it("say a default where the English ones do, and only there", () => {
    const uneven = Object.entries(CHINESE_TEXTS).flatMap(([key, { en, zh }]) =>
      (splitDefault("en", en).value === "") === (splitDefault("zh", zh).value === "") ? [] : [key],
    );
    assert.deepEqual(uneven, []);
  });
});

describe("page of the components", () => {
  it("takes the sentence of a default out of the meaning", () => {
    assert.deepEqual(splitDefault("en", "Bandwidth in Mbit/s, 1 to 300. Defaults to 5. It can only grow."), {
      value: "5",
      meaning: "Bandwidth in Mbit/s, 1 to 300. It can only grow.",
    });
    assert.deepEqual(splitDefault("en", "Image of the pods."), { value: "", meaning: "Image of the pods." });
    assert.deepEqual(splitDefault("zh", "带宽，1 到 300。默认为 5。只能变大。"), {
      value: "5",
      meaning: "带宽，1 到 300。只能变大。",
    });
  });

  for (const language of LANGUAGES) {
    const text = COMPONENTS_PAGE.text(language);

    it(`has every component and every part of its arguments, in ${language}`, () => {
      const headings = [...text.matchAll(/^###? (\w+)$/gm)].map(([, heading]) => heading);
      assert.deepEqual(
        headings,
        read.flatMap(({ outputs, parts }) => [outputs.name, ...parts.map(({ name }) => name)]),
      );
    });

    it(`has a row for every argument and output, in ${language}`, () => {
      const rows = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
      const wanted = read.flatMap(({ outputs, args, parts }) => [args, outputs, ...parts]);
      assert.deepEqual(
        rows,
        wanted.flatMap(({ members }) => members.map(({ name }) => name)),
      );
    });

    it(`says of every argument whether it is needed, in ${language}`, () => {
      const words = { en: ["yes", "no", "see text"], zh: ["是", "否", "见说明"] }[language];
      const rows = new Map(
        [...text.matchAll(/^\| `(\w+)` \| [^|]* \| (yes|no|see text|是|否|见说明) \| ([^|]*)\|/gm)].map(
          ([, name = "", need = "", value = ""]) => [name, { need, value: value.trim() }],
        ),
      );
      assert.deepEqual(rows.get("podSecurity"), { need: words[0], value: "" });
      assert.deepEqual(rows.get("shareUsagePercent"), { need: words[1], value: "85" });
      assert.deepEqual(rows.get("huggingFace"), { need: words[2], value: "" });
    });

    it(`leads to the interfaces of arguments that have fields of their own, in ${language}`, () => {
      const links = new Set([...text.matchAll(/\]\(#(\w+)\)/g)].map(([, anchor]) => anchor));
      const parts = read.flatMap((component) => component.parts.map(({ name }) => name.toLowerCase()));
      assert.deepEqual([...links].sort(), parts.sort());
    });
  }
});
