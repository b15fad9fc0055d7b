/** One request that the cloud answered. Bodies are not kept: they may hold secrets. */
export interface Call {
  /** ISO time of arrival. */
  time: string;
  service: string;
  method: string;
  host: string;
  path: string;
  query: string;
  status: number;
  /** Time to the answer, in milliseconds. */
  milliseconds: number;
  /** Set where the local cloud does not know the call at all. */
  unknown?: true;
}

/** Record of the calls, in memory. */
export interface Calls {
  add(call: Call): void;
  list(): Call[];
  clear(): void;
}

/** How many calls are kept; the oldest go first. */
const limit = 20_000;

/** An empty record; it keeps the last 10,000 to 20,000 calls. */
export function createCalls(): Calls {
  let calls: Call[] = [];
  return {
    add(call) {
      calls.push(call);
      if (calls.length > limit) {
        calls = calls.slice(-limit / 2);
      }
    },
    list: () => calls,
    clear() {
      calls = [];
    },
  };
}
