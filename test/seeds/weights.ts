/** A cell with the addresses of a model's weights. */
export interface WeightsCell {
  /** As printed, in their order. */
  readonly weightsUrls: readonly string[];
  /** The one that the cell recommends. */
  readonly recommendedUrl: string | null;
  /** The words of a cell without an address: the text of a link whose target is lost. */
  readonly weightsText: string | null;
  /** Git revision that a note in the cell demands. */
  readonly revision: string | null;
}

/** Reads a cell of addresses, marks of recommendation and notes. */
export function readWeights(cell: string): WeightsCell {
  const [addresses = "", note = ""] = cell.split(/(?:说明|注意)\s*[::](.*)/s);
  const weightsUrls: string[] = [];
  const words: string[] = [];
  let recommendedUrl: string | null = null;
  for (const word of addresses.split(/\s+/).filter((part) => part !== "")) {
    if (/^https?:\/\//.test(word)) {
      weightsUrls.push(word);
    } else if (/^[((]推荐[))]$/.test(word)) {
      recommendedUrl = weightsUrls.at(-1) ?? null;
    } else {
      words.push(word);
    }
  }
  if (weightsUrls.length > 0 && words.length > 0) {
    throw new Error(`words among the addresses: ${words.join(" ")}`);
  }
  return {
    weightsUrls,
    recommendedUrl,
    weightsText: words.length > 0 ? words.join(" ") : null,
    revision: /(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/.exec(note)?.[0] ?? null,
  };
}
