import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { KeyPair } from "../../local/cluster/certificates";

/** One request that a file server got. */
export interface FileRequest {
  readonly path: string;
  /** `0-99`, or undefined where all was asked for. */
  readonly range: string | undefined;
  readonly headers: IncomingMessage["headers"];
}

/** A server of files on this machine. */
export interface FileServer {
  readonly address: string;
  readonly requests: FileRequest[];
  close(): Promise<void>;
}

/** Sends a content, or the range of it that is asked for, as static file servers do. */
export function sendContent(request: IncomingMessage, response: ServerResponse, content: Buffer): void {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  if (first === undefined || last === undefined) {
    response.writeHead(200, { "content-length": content.length }).end(content);
    return;
  }
  if (Number(first) >= content.length) {
    response.writeHead(416, { "content-range": `bytes */${content.length}` }).end();
    return;
  }
  const part = content.subarray(Number(first), Number(last) + 1);
  const range = `bytes ${first}-${Number(first) + part.length - 1}/${content.length}`;
  response.writeHead(206, { "content-range": range, "content-length": part.length }).end(part);
}

/** Starts a server on a free port, of HTTPS with a key; `answer` gets every request after it was noted. */
export async function startFileServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  key?: KeyPair,
): Promise<FileServer> {
  const requests: FileRequest[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const [, range] = /^bytes=(.*)$/.exec(request.headers.range ?? "") ?? [];
    requests.push({ path: request.url ?? "", range, headers: request.headers });
    answer(request, response);
  };
  const server =
    key === undefined
      ? createServer(listener)
      : createTlsServer({ cert: key.certificate, key: key.privateKey }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `${key === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
