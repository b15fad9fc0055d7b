const FACTORS: Record<string, number> = {
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  E: 1e18,
  Ei: 2 ** 60,
};

/** Bytes of a Kubernetes quantity such as `500Gi`. */
export function bytesOf(quantity: string): number {
  const [, number, unit] = /^([0-9.]+(?:[eE][+-]?[0-9]+)?)([A-Za-z]*)$/.exec(quantity) ?? [];
  const factor = FACTORS[unit ?? "?"];
  if (number === undefined || factor === undefined) {
    throw new Error(
      `quantity: got "${quantity}"; a number with one of ${Object.keys(FACTORS).filter(Boolean).join(", ")} is allowed`,
    );
  }
  return Number(number) * factor;
}
