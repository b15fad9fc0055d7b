/** Text that is markup already. */
export interface Markup {
  readonly html: string;
}

/** What may stand in a template: text, which is escaped, markup, and lists of both; `undefined` is left out. */
export type Content = string | number | Markup | undefined | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that neither HTML nor XML may hold: controls other than tab and line ends, halves of a pair, and non-characters. */
const UNPRINTABLE = /[\p{Cs}\p{Cc}\uFFFE\uFFFF]/gu;

/** Text as it stands in a page: escaped, without characters that no page may hold. */
export function escaped(text: string): string {
  const printable = text.replace(UNPRINTABLE, (found) => ("\t\n\r".includes(found) ? found : "\uFFFD"));
  return printable.replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found);
}

function htmlOf(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "string") return escaped(content);
  if (typeof content === "number") return String(content);
  return "html" in content ? content.html : content.map(htmlOf).join("");
}

/** Markup from a template; what is put into it is escaped where it is text. */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { html: parts.map((part, index) => part + htmlOf(contents[index])).join("") };
}

/** Text that is markup already, as that of a chart. */
export function trusted(html: string): Markup {
  return { html };
}

/** A value as JSON that may stand in a `script` element. */
export function jsonMarkup(value: unknown): Markup {
  return trusted(JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("&", "\\u0026"));
}

/** A table; nothing where there are no rows, and no head where all heads are empty. Columns whose index is in `numbers` are aligned to the right. */
export function htmlTable(
  heads: readonly Content[],
  rows: readonly (readonly Content[])[],
  numbers: readonly number[] = [],
): Markup {
  if (rows.length === 0) return trusted("");
  const kind = (index: number): Markup => trusted(numbers.includes(index) ? ' class="number"' : "");
  const head = heads.map((one, index) => markup`<th scope="col"${kind(index)}>${one}</th>`);
  const body = rows.map(
    (cells) => markup`<tr>${cells.map((one, index) => markup`<td${kind(index)}>${one}</td>`)}</tr>\n`,
  );
  const headless = heads.every((one) => one === "");
  return markup`<div class="scroll"><table>
${headless ? undefined : markup`<thead><tr>${head}</tr></thead>`}
<tbody>${body}</tbody>
</table></div>\n`;
}
