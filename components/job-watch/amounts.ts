/** Suffixes of Kubernetes' quantities. */
const FACTORS: Readonly<Record<string, number>> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Quantities of Kubernetes (`8`, `500m`, `1344Gi`) as numbers; what is none is 0. */
export function amounts(quantities: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(quantities).map(([resource, quantity]) => {
      const [, number = "0", suffix = ""] = /^([\d.]+(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(quantity) ?? [];
      return [resource, Number(number) * (FACTORS[suffix] ?? 0)];
    }),
  );
}
