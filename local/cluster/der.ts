/**
 * The few ASN.1 types of which an X.509 certificate is made, in their DER encoding (ITU-T X.690).
 * node:crypto reads certificates but cannot issue them.
 */

/** One value: tag, length, content. */
export function value(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) {
    return Buffer.concat([Buffer.from([tag, body.length]), body]);
  }
  const length = [];
  for (let rest = body.length; rest > 0; rest >>>= 8) {
    length.unshift(rest & 0xff);
  }
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length, ...length]), body]);
}

export const sequence = (...items: Buffer[]): Buffer => value(0x30, ...items);
export const set = (...items: Buffer[]): Buffer => value(0x31, ...items);
export const boolean = (on: boolean): Buffer => value(0x01, Buffer.from([on ? 0xff : 0]));
export const octets = (content: Buffer): Buffer => value(0x04, content);
export const utf8 = (text: string): Buffer => value(0x0c, Buffer.from(text, "utf8"));
/** A bit string whose last byte is used whole. */
export const bits = (content: Buffer): Buffer => value(0x03, Buffer.from([0]), content);
/** A bit string of one byte of which the first `used` bits count. */
export const flags = (byte: number, used: number): Buffer => value(0x03, Buffer.from([8 - used, byte]));
/** A value with a tag of the surrounding type's own; constructed where it holds other values. */
export const tagged = (number: number, constructed: boolean, content: Buffer): Buffer =>
  value(0x80 | (constructed ? 0x20 : 0) | number, content);

/** A positive integer, big-endian. */
export function integer(bytes: Buffer): Buffer {
  let first = 0;
  while (first < bytes.length - 1 && bytes[first] === 0) {
    first++;
  }
  const trimmed = bytes.subarray(first);
  return value(0x02, (trimmed[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed);
}

/** An object identifier, from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) {
      groups.unshift((left & 0x7f) | 0x80);
    }
    bytes.push(...groups);
  }
  return value(0x06, Buffer.from(bytes));
}

/** A point in time, to the second: UTCTime up to 2049 and GeneralizedTime after, as RFC 5280 demands. */
export function time(moment: Date): Buffer {
  const text = moment.toISOString().replace(/[-:T]/g, "").replace(/\.\d+/, "");
  return moment.getUTCFullYear() < 2050 ? value(0x17, Buffer.from(text.slice(2))) : value(0x18, Buffer.from(text));
}
