import assert from "node:assert/strict";
import type { Server } from "node:https";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import type { KubernetesApi } from "../../../local/cluster/api";
import { createAuthority, issue } from "../../../local/cluster/certificates";
import { startKubeletServer } from "../../../local/cluster/kubelet-server";
import type { Pod } from "../../../local/cluster/objects";

describe("logs of executed containers", () => {
  let server: Server;
  let ask: (path: string) => Promise<string>;
  let output: string | undefined;
  let isRunning = false;

  before(async () => {
    const authority = await createAuthority("test");
    const keys = await issue(authority, { commonName: "localhost", hosts: ["localhost", "127.0.0.1"] });
    const client = await issue(authority, { commonName: "api-server" });
    const pod: Pod = {
      metadata: { name: "run-main-0", namespace: "llm-train", uid: "uid" },
      spec: { containers: [{ name: "main", image: "image" }] },
    };
    const api = {
      find: (path: string) => Promise.resolve(path.endsWith("/pods/run-main-0") ? pod : undefined),
    } as unknown as KubernetesApi;
    const kubelet = { outputOf: () => output, isRunning: () => isRunning };
    server = await startKubeletServer(api, kubelet, keys, authority.certificate, 0);
    const { port } = server.address() as AddressInfo;
    ask = (path) =>
      new Promise((resolve, reject) => {
        const options = { ca: authority.certificate, cert: client.certificate, key: client.privateKey };
        request(`https://localhost:${String(port)}${path}`, options, (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
          response.on("end", () => {
            resolve(`${String(response.statusCode)} ${text}`);
          });
        })
          .on("error", reject)
          .end();
      });
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const LOG = "/containerLogs/llm-train/run-main-0/main";

  it("are what they have said so far, or the end of it", async () => {
    output = "one\ntwo\nthree\n";
    assert.equal(await ask(LOG), "200 one\ntwo\nthree\n");
    assert.equal(await ask(`${LOG}?tailLines=2`), "200 two\nthree\n");
    assert.equal(await ask(`${LOG}?tailLines=9`), "200 one\ntwo\nthree\n");
    output = "without an end";
    assert.equal(await ask(`${LOG}?tailLines=1`), "200 without an end");
  });

  it("are followed until they end", async () => {
    output = "one\n";
    isRunning = true;
    const followed = ask(`${LOG}?follow=true`);
    setTimeout(() => (output = "one\ntwo\n"), 300);
    setTimeout(() => {
      output = "one\ntwo\nthree\n";
      isRunning = false;
    }, 700);
    assert.equal(await followed, "200 one\ntwo\nthree\n");
  });

  it("are those of a simulated container where nothing was executed, and of no pod that there is not", async () => {
    output = undefined;
    assert.match(await ask(LOG), /^200 This container is simulated/);
    assert.match(await ask("/containerLogs/llm-train/other/main"), /^404 /);
    assert.match(await ask("/exec/llm-train/run-main-0/main"), /^501 /);
  });
});
