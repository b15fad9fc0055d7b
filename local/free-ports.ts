import { createServer } from "node:net";

/**
 * Below the range from which systems take ports for outgoing connections (Linux from 32768, macOS from 49152), so that a
 * port which was written down is most likely still free after a restart.
 */
const FIRST = 20_000;
const LAST = 29_999;

/** Whether a server could listen on a loopback port now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(false);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/**
 * A loopback port on which nothing listens.
 *
 * @param wanted is taken if it is free
 * @param taken ports that are given away already but on which nothing listens yet
 */
export async function freePort(wanted?: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  if (wanted !== undefined && !taken.has(wanted) && (await isFree(wanted))) {
    return wanted;
  }
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (!taken.has(port) && (await isFree(port))) {
      return port;
    }
  }
  throw new Error(`no free port on 127.0.0.1 between ${FIRST} and ${LAST}; end some of the programs that listen there`);
}
