import { notARange, parseRange } from "./address-range";
import type { Fault } from "./fault";

/** The shortest prefix that a list of allowed addresses may have: a range of 16 million addresses. */
const MIN_PREFIX_LENGTH = 8;

/**
 * The faults of the address ranges that may reach something public. There is at least one, and none of them is the whole
 * internet or a large part of it.
 */
export function allowedRangeFaults(path: string, cidrs: readonly string[]): Fault[] {
  if (cidrs.length === 0) {
    const rule = "name the address ranges that may reach it, for example that of your office, as 203.0.113.0/24";
    return [{ path, got: { phrase: "no range" }, rule, source: [] }];
  }
  return cidrs.flatMap((cidr, index) => {
    const range = parseRange(cidr);
    if (range === undefined) {
      return [notARange(`${path}[${index}]`, cidr)];
    }
    if (range.prefixLength >= MIN_PREFIX_LENGTH) {
      return [];
    }
    const rule =
      range.prefixLength === 0
        ? "these are all addresses of the internet; name the ranges that may reach it, as 203.0.113.0/24"
        : `these are ${2 ** (32 - range.prefixLength)} addresses; name narrower ranges, /${MIN_PREFIX_LENGTH} or longer`;
    return [{ path: `${path}[${index}]`, got: cidr, rule, source: [] }];
  });
}
