/** A number as Python prints it, `1.25E-06` or `1,234`; undefined for `nan`, `inf` and whatever is no number. */
export function printedNumber(text: string | undefined): number | undefined {
  const trimmed = text?.trim().replaceAll(",", "") ?? "";
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

/** Whether a program printed a number that is none: `nan` or `inf`. */
export function isNotFinite(text: string | undefined): boolean {
  return /^[+-]?(?:nan|inf|infinity)$/i.test(text?.trim() ?? "");
}

/** Seconds of a duration as progress bars print it, `01:40`, `2:05:00` or `1 day, 2:05:00`; undefined for `?`. */
export function printedSeconds(text: string | undefined): number | undefined {
  const match = /^(?:(\d+) days?, )?(\d+):(\d+)(?::(\d+))?(?:\.\d+)?$/.exec(text?.trim() ?? "");
  if (match === null) return undefined;
  const [, days, first, second, third] = match;
  const [hours, minutes, seconds] = third === undefined ? [0, first, second] : [first, second, third];
  return Number(days ?? 0) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
