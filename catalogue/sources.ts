/** Line of a seed document as `seed:line`, for example `000:23`. */
export type SeedLine = `${"000" | "001" | "002" | "003"}:${number}`;

/** Where a fact comes from: a seed's line, or a page of the vendor or of the provider by its name. */
export type Source = SeedLine | { readonly page: string };

/** A source in words: `seed 000, line 23`, or the name of the page. */
export function sourceText(source: Source): string {
  if (typeof source !== "string") {
    return source.page;
  }
  const [seed, line] = source.split(":");
  return `seed ${String(seed)}, line ${String(line)}`;
}
