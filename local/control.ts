import { request } from "node:http";
import type { ListedObject } from "./cloud/control";

/** Everything that exists in the emulated cloud, by kind. */
export async function listObjects(port: number): Promise<Record<string, ListedObject[]>> {
  return JSON.parse(await askControl(port, "/objects")) as Record<string, ListedObject[]>;
}

/** Asks the emulator's control door, which is behind its proxy like everything else; resolves with the text of the answer. */
export function askControl(port: number, path: string, method: "GET" | "DELETE" = "GET"): Promise<string> {
  return new Promise((resolve, reject) => {
    const host = "control.emulator.test";
    const sent = request({
      host: "127.0.0.1",
      port,
      method,
      path: `http://${host}${path}`,
      headers: { host },
      timeout: 10_000,
    });
    sent.on("timeout", () => sent.destroy(new Error(`emulator on port ${port}: no answer in 10 s`)));
    sent.on("error", reject);
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === (method === "GET" ? 200 : 204)) {
          resolve(text);
        } else {
          reject(new Error(`emulator on port ${port}: ${text}`));
        }
      });
    });
    sent.end();
  });
}
