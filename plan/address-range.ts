import type { Fault } from "./fault";

/** A range of IPv4 addresses, as numbers. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
  /** Bits of the network part, 0 to 32. */
  readonly prefixLength: number;
}

/** An IPv4 address as a number; undefined where the text is none. */
export function parseAddress(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) {
    return undefined;
  }
  return parts.reduce((address, part) => address * 256 + Number(part), 0);
}

/** A number as an IPv4 address. */
export function addressText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** A range as `10.20.0.0/16`; undefined where the text is none, or where its address is not the first of the range. */
export function parseRange(text: string): AddressRange | undefined {
  const match = /^([\d.]+)\/(\d|[12]\d|3[0-2])$/.exec(text);
  const first = parseAddress(match?.[1] ?? "");
  if (match === null || first === undefined) {
    return undefined;
  }
  const prefixLength = Number(match[2]);
  const size = 2 ** (32 - prefixLength);
  return first % size === 0 ? { first, last: first + size - 1, prefixLength } : undefined;
}

/** Whether `inner` lies wholly in `outer`. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether two ranges have an address in common. */
export function overlaps(a: AddressRange, b: AddressRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** A fault for a text that is no address range. */
export function notARange(path: string, got: string): Fault {
  return {
    path,
    got,
    rule: "not an address range; write its first address and its length, as 10.20.0.0/16",
    source: [],
  };
}
