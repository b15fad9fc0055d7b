import { request } from "node:http";
import type { ListedObject } from "./cloud/control";

/** Everything that exists in the emulated cloud, by kind. */
export async function listObjects(port: number): Promise<Record<string, ListedObject[]>> {
  return JSON.parse(await askControl(port, "/objects")) as Record<string, ListedObject[]>;
}

/** Asks the emulator's control door, which is behind its proxy like everything else. */
function askControl(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const host = "control.emulator.test";
    const sent = request({
      host: "127.0.0.1",
      port,
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
        if (response.statusCode === 200) {
          resolve(text);
        } else {
          reject(new Error(`emulator on port ${port}: ${text}`));
        }
      });
    });
    sent.end();
  });
}
