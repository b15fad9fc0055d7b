import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { present } from "../removal";
import { page, parameter, readBody, text } from "../request";
import type { KeyPair } from "../store";

const createBody = z.object({
  keypair: z.object({
    name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "1 to 64 letters, digits, underscores and hyphens"),
    public_key: z.string().min(1, "the local cloud makes no private keys: send a public key"),
    type: z.string().default("ssh"),
    scope: z.enum(["user", "domain"]).default("user"),
    user_id: text,
  }),
});
const updateBody = z.object({ keypair: z.object({ description: z.string() }) });

/** MD5 fingerprint of an OpenSSH public key, as KPS shows it. */
function fingerprint(publicKey: string): string {
  const encoded = publicKey.trim().split(/\s+/)[1];
  const bytes = Buffer.from(encoded ?? "", "base64");
  if (!/^(ssh-|ecdsa-)/.test(publicKey.trim()) || bytes.length < 16) {
    throw new Refusal(400, "KPS.0400", "The public key is invalid: an OpenSSH public key is wanted.");
  }
  const digest = createHash("md5").update(bytes).digest("hex");
  return (digest.match(/../g) ?? []).join(":");
}

function body(context: CloudContext, pair: KeyPair): unknown {
  return {
    name: pair.name,
    type: "ssh",
    public_key: pair.publicKey,
    fingerprint: pair.fingerprint,
    description: pair.description,
    scope: pair.scope,
    user_id: context.credentials.domainId,
    domain_id: context.credentials.domainId,
    create_time: pair.createdAt,
    update_time: pair.createdAt,
    is_key_protection: false,
    frozen_state: "0",
    is_deleted: false,
  };
}

/** SSH key pairs (KPS v3, served at the address of KMS). */
export function keyPairService(app: FastifyInstance, context: CloudContext): void {
  const { keyPairs, nodePools, servers } = context.tables;

  function pairOf(name: string): KeyPair {
    const pair = keyPairs.get(name);
    if (!pair) {
      throw new Refusal(404, "KPS.0404", `The key pair ${name} does not exist.`);
    }
    return pair;
  }

  app.post("/v3/:project/keypairs", (request) => {
    const { keypair } = readBody(request, createBody);
    if (keyPairs.has(keypair.name)) {
      throw new Refusal(409, "KPS.0409", `The key pair ${keypair.name} already exists.`);
    }
    const pair: KeyPair = {
      id: keypair.name,
      createdAt: Date.now(),
      name: keypair.name,
      publicKey: keypair.public_key,
      fingerprint: fingerprint(keypair.public_key),
      description: "",
      scope: keypair.scope,
    };
    keyPairs.set(pair.id, pair);
    return { keypair: body(context, pair) };
  });
  app.get("/v3/:project/keypairs", (request) => {
    const pairs = page(request, [...keyPairs.values()], 1000);
    return {
      keypairs: pairs.map((pair) => ({ keypair: body(context, pair) })),
      page_info: { current_count: pairs.length, next_marker: "", previous_marker: "" },
    };
  });
  app.get("/v3/:project/keypairs/:name", (request) => ({ keypair: body(context, pairOf(parameter(request, "name"))) }));
  app.put("/v3/:project/keypairs/:name", (request, reply) => {
    pairOf(parameter(request, "name")).description = readBody(request, updateBody).keypair.description;
    return reply.code(200).send({});
  });
  app.delete("/v3/:project/keypairs/:name", (request, reply) => {
    const pair = pairOf(parameter(request, "name"));
    const user = [...nodePools.values()].find((pool) => pool.keyPair === pair.name);
    if (user) {
      throw new Refusal(400, "KPS.0400", `The key pair ${pair.name} is in use by the nodes of node pool ${user.name}.`);
    }
    const server = present(servers).find((each) => each.keyPair === pair.name);
    if (server) {
      throw new Refusal(400, "KPS.0400", `The key pair ${pair.name} is in use by server ${server.name}.`);
    }
    keyPairs.delete(pair.id);
    return reply.code(204).send();
  });
}
