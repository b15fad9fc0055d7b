import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { TLSSocket } from "node:tls";
import { createAuthority, issue } from "../../local/cluster/certificates";
import { clusterReader } from "../../operations/cluster-reader";

/** Content of a kubeconfig for a server on this machine. */
function kubeconfig(
  port: number,
  { authority, certificate, key }: Record<"authority" | "certificate" | "key", string>,
): string {
  const data = (text: string) => Buffer.from(text).toString("base64");
  return `apiVersion: v1
kind: Config
current-context: test
contexts: [{name: test, context: {cluster: test, user: test}}]
clusters: [{name: test, cluster: {server: "https://127.0.0.1:${port}/base/", certificate-authority-data: ${data(authority)}}}]
users: [{name: test, user: {client-certificate-data: ${data(certificate)}, client-key-data: ${data(key)}}}]
`;
}

describe("reader of a cluster", function () {
  this.timeout(60_000); // the client library takes seconds to load on a busy machine
  let server: Server | undefined;
  let config = "";
  const seen: string[] = [];

  before(async () => {
    const authority = await createAuthority("test");
    const own = await issue(authority, { commonName: "server", hosts: ["127.0.0.1"] });
    const user = await issue(authority, { commonName: "reader" });
    server = createServer(
      { key: own.privateKey, cert: own.certificate, ca: authority.certificate, requestCert: true },
      (request, response) => {
        const { socket } = request;
        if (socket instanceof TLSSocket) seen.push(socket.getPeerCertificate().subject.CN);
        if (request.url === "/base/api/v1/pods") response.end(JSON.stringify({ items: [{ a: 1 }] }));
        else if (request.url === "/base/log") response.end("one\ntwo\n");
        else {
          response.statusCode = 403;
          response.end(JSON.stringify({ kind: "Status", message: "pods is forbidden" }));
        }
      },
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    config = kubeconfig(port, {
      authority: authority.certificate,
      certificate: user.certificate,
      key: user.privateKey,
    });
  });
  after(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it("lists objects and reads texts with the certificates of the kubeconfig", async () => {
    const reader = await clusterReader(config);
    assert.deepEqual(await reader.list("/api/v1/pods"), [{ a: 1 }]);
    assert.equal(await reader.text("/log"), "one\ntwo\n");
    assert.deepEqual(seen, ["reader", "reader"]);
  });

  it("fails with the words of the API server", async () => {
    const reader = await clusterReader(config);
    await assert.rejects(
      reader.list("/api/v1/secrets"),
      /\/api\/v1\/secrets: the API server answers 403: pods is forbidden/,
    );
  });

  it("says what to do without a cluster", async () => {
    await assert.rejects(
      clusterReader("apiVersion: v1\nkind: Config\n"),
      /no current cluster; give --stack, or set KUBECONFIG/,
    );
  });
});
