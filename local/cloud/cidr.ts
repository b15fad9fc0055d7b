/** An IPv4 range as first and last address. */
interface Range {
  first: number;
  last: number;
  prefix: number;
}

function address(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** Reads `a.b.c.d/n`; undefined where it is not an IPv4 range or has bits set behind its prefix. */
export function parseCidr(text: string): Range | undefined {
  const [ip, length] = text.split("/");
  const first = address(ip ?? "");
  const prefix = length !== undefined && /^\d{1,2}$/.test(length) ? Number(length) : Number.NaN;
  if (first === undefined || Number.isNaN(prefix) || prefix > 32) {
    return undefined;
  }
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { first, last: first + size - 1, prefix } : undefined;
}

/** Whether the range `inner` (or address) lies in the range `outer`. */
export function contains(outer: string, inner: string): boolean {
  const range = parseCidr(outer);
  const other = parseCidr(inner.includes("/") ? inner : `${inner}/32`);
  return range !== undefined && other !== undefined && range.first <= other.first && other.last <= range.last;
}

/** Whether two ranges share an address. */
export function overlaps(a: string, b: string): boolean {
  const left = parseCidr(a);
  const right = parseCidr(b);
  return left !== undefined && right !== undefined && left.first <= right.last && right.first <= left.last;
}

/** The n-th address of a range, for example for an interface of a service. */
export function nthAddress(cidr: string, n: number): string {
  const value = (parseCidr(cidr)?.first ?? 0) + n;
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}
