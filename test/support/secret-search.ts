import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A text in which no secret may be. */
export interface SearchedText {
  /** Where it is from, for the message. */
  readonly place: string;
  readonly text: string;
}

/** Texts of all files below a folder. */
export function textsBelow(folder: string): SearchedText[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({
      place: join(parentPath, name),
      text: readFileSync(join(parentPath, name), "latin1"),
    }));
}

/** A secret as it may stand in a text: as it is, in a JSON text, and in base64 of a longer text at each of the three offsets. */
export function formsOf(secret: string): string[] {
  const inside = [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    // What comes before it and after it has a part in the outermost characters.
    const [first, last] = [Math.ceil((offset * 4) / 3), Math.floor((bytes.length * 4) / 3)];
    return bytes.toString("base64").slice(first, last);
  });
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), ...inside])];
}

/**
 * Where secrets are found in plain text or in base64.
 *
 * @param secrets the secrets, each at least 16 characters long, by what they are
 * @returns a line for each secret in each text
 */
export function leaks(texts: readonly SearchedText[], secrets: Readonly<Record<string, string>>): string[] {
  const forms = Object.entries(secrets).map(([what, secret]) => {
    if (secret.length < 16) throw new Error(`${what}: too short to be searched for`);
    return { what, forms: formsOf(secret) };
  });
  return texts.flatMap(({ place, text }) =>
    forms.flatMap(({ what, forms: looks }) =>
      looks.some((form) => text.includes(form)) ? [`${what} in ${place}`] : [],
    ),
  );
}
