import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Refusal } from "../refusal";

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  isArray: (name) => ["Tag", "Object", "Rule", "CORSRule", "Grant", "TopicConfiguration", "Part"].includes(name),
});

/** An element: its children by name, or its text. */
export type Element = { [name: string]: Element | Element[] | undefined } | string;

/** Reads an XML body whose root must be one of `roots`; anything else is MalformedXML. */
export function readXml(text: string, roots: string[]): Element {
  const valid = XMLValidator.validate(text) === true;
  const document = valid ? (parser.parse(text) as Record<string, Element>) : {};
  const root = roots.find((name) => document[name] !== undefined);
  if (root === undefined) {
    throw new Refusal(
      400,
      "MalformedXML",
      `The XML you provided was not well-formed or did not validate against our published schema: ${roots.join(" or ")} is wanted.`,
    );
  }
  return document[root] ?? "";
}

/** Child of an element; undefined where there is none. */
export function child(element: Element | undefined, name: string): Element | undefined {
  const value = typeof element === "object" ? element[name] : undefined;
  return Array.isArray(value) ? value[0] : value;
}

/** Children of that name. */
export function children(element: Element | undefined, name: string): Element[] {
  const value = typeof element === "object" ? element[name] : undefined;
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Text of an element, "" where it has none. */
export function textOf(element: Element | undefined): string {
  return typeof element === "string" ? element : "";
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function writeElement(name: string, content: unknown): string {
  if (Array.isArray(content)) {
    return content.map((each) => writeElement(name, each)).join("");
  }
  const inner =
    typeof content === "object" && content !== null
      ? Object.entries(content)
          .map(([childName, each]) => (each === undefined ? "" : writeElement(childName, each)))
          .join("")
      : escapeText(String(content));
  return `<${name}>${inner}</${name}>`;
}

/** An XML document: objects become elements, arrays become repeated elements, everything else becomes text. */
export function writeXml(root: string, content: unknown): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${writeElement(root, content)}`;
}
