import assert from "node:assert/strict";
import { X509Certificate, createPrivateKey } from "node:crypto";
import { once } from "node:events";
import { createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { TLSSocket } from "node:tls";
import { createAuthority, issue, type KeyPair } from "../../../local/cluster/certificates";

describe("certificates of a cluster", () => {
  let authority: KeyPair;
  let server: KeyPair;
  let client: KeyPair;
  before(async () => {
    authority = await createAuthority("local-cluster");
    server = await issue(authority, { commonName: "kube-apiserver", hosts: ["127.0.0.1", "localhost"] });
    client = await issue(authority, { commonName: "cluster-admin", organization: "system:masters" });
  });

  it("are signed by their authority and carry the key that they come with", () => {
    const ca = new X509Certificate(authority.certificate);
    assert.equal(ca.ca, true);
    assert.equal(ca.verify(ca.publicKey), true);
    for (const { certificate, privateKey } of [server, client]) {
      const issued = new X509Certificate(certificate);
      assert.equal(issued.ca, false);
      assert.equal(issued.checkIssued(ca), true);
      assert.equal(issued.verify(ca.publicKey), true);
      assert.equal(issued.checkPrivateKey(createPrivateKey(privateKey)), true);
      assert(
        new Date(issued.validFrom) < new Date() &&
          new Date(issued.validTo) > new Date(Date.now() + 9 * 365 * 86_400_000),
      );
    }
  });

  it("name the servers' hosts and the clients' group", () => {
    assert.equal(new X509Certificate(server.certificate).subjectAltName, "IP Address:127.0.0.1, DNS:localhost");
    assert.equal(new X509Certificate(client.certificate).subject, "O=system:masters\nCN=cluster-admin");
    assert.deepEqual(new X509Certificate(client.certificate).keyUsage, ["1.3.6.1.5.5.7.3.2"]);
  });

  it("have serial numbers of their own", () => {
    const serial = ({ certificate }: { certificate: string }): string => new X509Certificate(certificate).serialNumber;
    assert.notEqual(serial(server), serial(client));
  });

  it("let client and server trust each other, and nobody else", async () => {
    const options = {
      key: server.privateKey,
      cert: server.certificate,
      ca: authority.certificate,
      requestCert: true,
      rejectUnauthorized: false,
    };
    const listening = createServer(options, (incoming, response) => {
      response.end(incoming.socket instanceof TLSSocket && incoming.socket.authorized ? "trusted" : "unknown");
    });
    listening.listen(0, "127.0.0.1");
    await once(listening, "listening");
    const { port } = listening.address() as AddressInfo;
    const ask = (pair: { certificate: string; privateKey: string }): Promise<string> =>
      new Promise((resolve, reject) => {
        const identity = { cert: pair.certificate, key: pair.privateKey, ca: authority.certificate };
        request({ host: "127.0.0.1", port, agent: false, ...identity }, (response) => {
          response.on("data", (chunk: Buffer) => {
            resolve(chunk.toString());
          });
        })
          .on("error", reject)
          .end();
      });
    try {
      assert.equal(await ask(client), "trusted");
      const stranger = await issue(await createAuthority("another"), { commonName: "cluster-admin" });
      assert.equal(await ask(stranger), "unknown");
    } finally {
      listening.close();
    }
  });
});
