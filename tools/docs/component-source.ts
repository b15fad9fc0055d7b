import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../paths";

/** A field of an interface, or an output of a class. */
export interface Member {
  readonly name: string;
  /** Its type as it is written. */
  readonly type: string;
  /** Whether it can be left out. */
  readonly optional: boolean;
  /** What its comment says; empty where it has none. */
  readonly text: string;
}

/** A class or an interface that the package exports. */
export interface Documented {
  readonly name: string;
  /** What its comment says; empty where it has none. */
  readonly text: string;
  /** File that declares it, relative to the project. */
  readonly file: string;
  readonly members: readonly Member[];
}

/** A component with what it takes and what it gives. */
export interface Component {
  /** The class; its members are the outputs. */
  readonly outputs: Documented;
  readonly args: Documented;
  /** Interfaces of its arguments that no component before it has, in the order in which they are used. */
  readonly parts: readonly Documented[];
}

/** Where the components are exported. */
const INDEX = "components/index.ts";

/**
 * The components of the package in the order of their names, read from their sources.
 *
 * Throws for what the reference would leave out: an exported interface that nothing uses, and one that extends another.
 */
export function readComponents(): Component[] {
  const exported = exportsOf(INDEX).flatMap(({ name, file }) => {
    const declared = declarationOf(name, file);
    return declared === undefined ? [] : [declared];
  });
  const interfaces = new Map(
    exported.flatMap((one) => (ts.isInterfaceDeclaration(one.node) ? [[one.name, documented(one)]] : [])),
  );
  const used = new Set<string>();
  const components = exported
    .filter(({ node }) => ts.isClassDeclaration(node))
    .map((declared) => {
      const outputs = documented(declared);
      const args = interfaces.get(`${outputs.name}Args`);
      if (args === undefined) throw new Error(`${INDEX}: got ${outputs.name} without ${outputs.name}Args; export both`);
      used.add(args.name);
      return { outputs, args, parts: partsOf(args, interfaces, used) };
    });
  const unused = [...interfaces.keys()].filter((name) => !used.has(name));
  if (unused.length > 0) {
    throw new Error(`${INDEX}: got ${unused.join(", ")}, which no component takes; leave it out`);
  }
  return components;
}

/** A comment with its line breaks taken out: paragraphs stand a blank line apart, items of a list on lines of their own. */
export function flowing(comment: string): string {
  return comment
    .replaceAll("\r", "")
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*(?=- )/g, "\u0000").replace(/\s+/g, " "))
    .map((paragraph) => paragraph.replaceAll("\u0000", "\n").trim())
    .join("\n\n");
}

/** The interfaces that the fields of one are made of, and those of their fields; without the ones that were used before. */
function partsOf(
  { members }: Documented,
  interfaces: ReadonlyMap<string, Documented>,
  used: Set<string>,
): readonly Documented[] {
  return members.flatMap(({ type }) =>
    typeNames(type).flatMap((name) => {
      const part = interfaces.get(name);
      if (part === undefined || used.has(name)) return [];
      used.add(name);
      return [part, ...partsOf(part, interfaces, used)];
    }),
  );
}

/** The names in a type. */
export function typeNames(type: string): readonly string[] {
  return type.match(/\w+/g) ?? [];
}

/** Names that a file hands on from others, with the files that they come from. */
function exportsOf(path: string): { name: string; file: string }[] {
  return sourceOf(path).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
    const { exportClause, moduleSpecifier } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause) || !ts.isStringLiteral(moduleSpecifier)) {
      throw new Error(`${path}: got ${statement.getText()}; name what is exported`);
    }
    const file = join(path, "..", `${moduleSpecifier.text}.ts`);
    return exportClause.elements.map(({ name }) => ({ name: name.text, file }));
  });
}

/** An exported class or interface in its file. */
interface Declared {
  readonly name: string;
  readonly file: string;
  readonly node: ts.ClassDeclaration | ts.InterfaceDeclaration;
}

/** The class or interface of that name; undefined where the name is a value or the name of another type. */
function declarationOf(name: string, file: string): Declared | undefined {
  const node = sourceOf(file).statements.find(
    (statement): statement is ts.ClassDeclaration | ts.InterfaceDeclaration =>
      (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) && statement.name?.text === name,
  );
  return node === undefined ? undefined : { name, file, node };
}

function documented({ name, file, node }: Declared): Documented {
  if (ts.isInterfaceDeclaration(node) && node.heritageClauses !== undefined) {
    throw new Error(`${file}: got ${name} that extends another interface; write its fields out`);
  }
  const members = [...node.members].flatMap((member) => {
    const isField = ts.isPropertySignature(member) || (ts.isPropertyDeclaration(member) && isPublic(member));
    if (!isField || member.type === undefined) return [];
    return [
      {
        name: member.name.getText(),
        type: member.type.getText().replace(/\s+/g, " "),
        optional: member.questionToken !== undefined,
        text: commentOf(member),
      },
    ];
  });
  return { name, text: commentOf(node), file, members };
}

function isPublic(member: ts.PropertyDeclaration): boolean {
  return member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PublicKeyword) ?? false;
}

/** The documentation comment of a declaration; empty where there is none. */
function commentOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return flowing(ts.getTextOfJSDocComment(comments.at(-1)?.comment) ?? "");
}

function sourceOf(path: string): ts.SourceFile {
  const text = readFileSync(join(projectRoot(), path), "utf8");
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}
