/** The options of `runtime` in Pulumi.yaml that decide how a program is started. */
export interface RuntimeOptions {
  /** Whether Pulumi's own loader compiles TypeScript. Default true. */
  typescript: boolean;
  /** Path of a tsconfig.json for that loader. */
  tsconfigPath: string | undefined;
  /** Arguments of `node` itself, before the program. */
  nodeArguments: string[];
}

/** Reads `runtime.options` of Pulumi.yaml as the engine sends them. Throws on a value of the wrong type. */
export function parseOptions(options: Record<string, unknown>): RuntimeOptions {
  const typescript = options["typescript"] ?? true;
  if (typeof typescript !== "boolean") throw wrong("typescript", typescript, "true or false");
  return {
    typescript,
    tsconfigPath: textOption(options, "tsconfig"),
    nodeArguments: splitArguments(textOption(options, "nodeargs") ?? ""),
  };
}

function textOption(options: Record<string, unknown>, name: string): string | undefined {
  const value = options[name] ?? undefined;
  if (value !== undefined && typeof value !== "string") throw wrong(name, value, "a string");
  return value;
}

function wrong(name: string, value: unknown, allowed: string): Error {
  return new Error(`runtime.options.${name}: got ${JSON.stringify(value)}; ${allowed} (Pulumi.yaml)`);
}

/**
 * Splits a line into arguments as a shell does: blanks separate, single quotes keep everything, double quotes keep blanks,
 * a backslash keeps the next character. Throws if a quote is left open.
 */
export function splitArguments(line: string): string[] {
  const args: string[] = [];
  let current: string | undefined;
  let quote: string | undefined;
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (character === "\\" && quote !== "'" && index + 1 < line.length) {
      index++;
      current = (current ?? "") + line.charAt(index);
    } else if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else current = (current ?? "") + character;
    } else if (character === "'" || character === '"') {
      quote = character;
      current ??= "";
    } else if (/\s/.test(character)) {
      if (current !== undefined) args.push(current);
      current = undefined;
    } else {
      current = (current ?? "") + character;
    }
  }
  if (quote !== undefined) {
    throw new Error(`runtime.options.nodeargs: got ${JSON.stringify(line)}; a ${quote} is not closed (Pulumi.yaml)`);
  }
  if (current !== undefined) args.push(current);
  return args;
}
