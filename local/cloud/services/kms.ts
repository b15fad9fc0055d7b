import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { readBody, text } from "../request";
import type { EncryptionKey } from "../store";
import { tagRoutes } from "./tags";

/** Algorithms with the usage that they are for by default (huaweicloud.com, api-dew, CreateKey). */
const usages: Record<string, string> = {
  AES_256: "ENCRYPT_DECRYPT",
  SM4: "ENCRYPT_DECRYPT",
  RSA_2048: "SIGN_VERIFY",
  RSA_3072: "SIGN_VERIFY",
  RSA_4096: "SIGN_VERIFY",
  EC_P256: "SIGN_VERIFY",
  EC_P384: "SIGN_VERIFY",
  SM2: "SIGN_VERIFY",
};

const dayMs = 24 * 60 * 60 * 1000;

const alias = z
  .string()
  .regex(/^[a-zA-Z0-9:/_-]{1,255}$/, "1 to 255 letters, digits, colons, slashes, underscores and hyphens")
  .refine((name) => !name.endsWith("/default"), "aliases that end with /default belong to the cloud");
const description = z.string().max(255);

const createBody = z.object({
  key_alias: alias,
  key_description: description.default(""),
  key_spec: z
    .string()
    .refine((spec) => spec in usages, `one of ${Object.keys(usages).join(", ")}`)
    .default("AES_256"),
  key_usage: z.enum(["ENCRYPT_DECRYPT", "SIGN_VERIFY"]).optional(),
  origin: z.enum(["kms", "external"]).default("kms"),
  keystore_id: text,
  enterprise_project_id: z.string().default("0"),
});
const keyBody = z.object({ key_id: z.string() });
const aliasBody = keyBody.extend({ key_alias: alias });
const descriptionBody = keyBody.extend({ key_description: description });
const deletionBody = keyBody.extend({
  pending_days: z
    .string()
    .regex(/^\d+$/)
    .refine((days) => Number(days) >= 7 && Number(days) <= 1096, "7 to 1096 days"),
});
const intervalBody = keyBody.extend({ rotation_interval: z.int().min(30).max(365) });
const listBody = z.object({
  key_state: z.string().optional(),
  key_spec: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).catch(1000),
  marker: z.coerce.number().int().min(0).default(0),
});

/** State as KMS numbers it: 1 waiting, 2 enabled, 3 disabled, 4 pending deletion, 5 pending import. */
function stateOf(key: EncryptionKey): string {
  if (key.deletionAt !== undefined) {
    return "4";
  }
  if (Date.now() < key.readyAt) {
    return "1";
  }
  return key.origin === "external" ? "5" : key.enabled ? "2" : "3";
}

/**
 * The keys that exist, those that wait for their deletion among them: they keep their alias, because the deletion can
 * be cancelled until its day.
 */
function keysOf(context: CloudContext): EncryptionKey[] {
  const { encryptionKeys, tags } = context.tables;
  for (const key of [...encryptionKeys.values()]) {
    if (key.deletionAt !== undefined && key.deletionAt <= Date.now()) {
      encryptionKeys.delete(key.id);
      tags.delete(`kms/${key.id}`);
    }
  }
  return [...encryptionKeys.values()];
}

function keyOf(context: CloudContext, id: string): EncryptionKey {
  const key = keysOf(context).find((each) => each.id === id);
  if (!key) {
    throw new Refusal(404, "KMS.0207", `The key ${id} does not exist.`);
  }
  return key;
}

/** Keys that are in service, not waiting for their deletion. */
export function livingKeys(context: CloudContext): EncryptionKey[] {
  return keysOf(context).filter((key) => key.deletionAt === undefined);
}

/** Why a key cannot be used for encryption, in words; undefined where it can. */
export function keyProblem(context: CloudContext, id: string): string | undefined {
  const key = keysOf(context).find((each) => each.id === id);
  if (!key) {
    return `there is no KMS key ${id}`;
  }
  const state = stateOf(key);
  return state === "2" ? undefined : `KMS key ${key.alias} is in state ${state}, not 2 (enabled)`;
}

function body(context: CloudContext, key: EncryptionKey): unknown {
  return {
    key_id: key.id,
    domain_id: context.credentials.domainId,
    key_alias: key.alias,
    realm: context.credentials.region,
    key_spec: key.spec,
    key_usage: key.usage,
    key_description: key.description,
    creation_date: String(key.createdAt),
    scheduled_deletion_date: key.deletionAt === undefined ? "" : String(key.deletionAt),
    key_state: stateOf(key),
    default_key_flag: "0",
    key_type: "1",
    expiration_time: "",
    origin: key.origin,
    key_rotation_enabled: String(key.rotationEnabled),
    sys_enterprise_project_id: key.enterpriseProjectId,
    keystore_id: key.keystoreId,
  };
}

/** Refuses what cannot be done in the key's state. */
function mustBe(key: EncryptionKey, states: string[], code: string, message: string): void {
  if (stateOf(key) === "4") {
    throw new Refusal(400, "KMS.0210", `The key ${key.alias} is in pending deletion state and cannot be used.`);
  }
  if (!states.includes(stateOf(key))) {
    throw new Refusal(400, code, message);
  }
}

function checkAlias(context: CloudContext, name: string, except?: EncryptionKey): void {
  const other = keysOf(context).find((key) => key !== except && key.alias === name);
  if (other) {
    const waiting = other.deletionAt === undefined ? "" : " It is in pending deletion state.";
    throw new Refusal(400, "KMS.1104", `Duplicate key aliases: key ${other.id} is named ${name}.${waiting}`);
  }
}

function lifeRoutes(app: FastifyInstance, context: CloudContext, root: string): void {
  const { encryptionKeys } = context.tables;

  app.post(`${root}/create-key`, (request) => {
    const wanted = readBody(request, createBody);
    checkAlias(context, wanted.key_alias);
    const now = Date.now();
    const key: EncryptionKey = {
      id: randomUUID(),
      createdAt: now,
      readyAt: now + context.delays.create,
      alias: wanted.key_alias,
      description: wanted.key_description,
      spec: wanted.key_spec,
      usage: wanted.key_usage ?? usages[wanted.key_spec] ?? "ENCRYPT_DECRYPT",
      origin: wanted.origin,
      keystoreId: wanted.keystore_id === "" ? "0" : wanted.keystore_id,
      enterpriseProjectId: wanted.enterprise_project_id,
      enabled: true,
      rotationEnabled: false,
      rotationInterval: 365,
    };
    encryptionKeys.set(key.id, key);
    return { key_info: { key_id: key.id, domain_id: context.credentials.domainId, keystore_id: key.keystoreId } };
  });
  app.post(`${root}/describe-key`, (request) => ({
    key_info: body(context, keyOf(context, readBody(request, keyBody).key_id)),
  }));
  app.post(`${root}/list-keys`, (request) => {
    const { key_state: state, key_spec: spec, limit, marker } = readBody(request, listBody);
    const all = keysOf(context).filter(
      (key) => [undefined, stateOf(key)].includes(state) && [undefined, "ALL", key.spec].includes(spec),
    );
    const part = all.slice(marker, marker + limit);
    const end = marker + part.length;
    return {
      keys: part.map((key) => key.id),
      key_details: part.map((key) => body(context, key)),
      next_marker: end < all.length ? String(end) : "",
      truncated: String(end < all.length),
      total: all.length,
    };
  });
  app.post(`${root}/update-key-alias`, (request) => {
    const wanted = readBody(request, aliasBody);
    const key = keyOf(context, wanted.key_id);
    mustBe(key, ["2", "3"], "KMS.1301", `The key ${key.alias} is not enabled.`);
    checkAlias(context, wanted.key_alias, key);
    key.alias = wanted.key_alias;
    return { key_info: { key_id: key.id, key_alias: key.alias } };
  });
  app.post(`${root}/update-key-description`, (request) => {
    const wanted = readBody(request, descriptionBody);
    const key = keyOf(context, wanted.key_id);
    mustBe(key, ["2", "3"], "KMS.1301", `The key ${key.alias} is not enabled.`);
    key.description = wanted.key_description;
    return { key_info: { key_id: key.id, key_description: key.description } };
  });
  app.post(`${root}/enable-key`, (request) => {
    const key = keyOf(context, readBody(request, keyBody).key_id);
    mustBe(key, ["3"], "KMS.1201", `The key ${key.alias} is not disabled.`);
    key.enabled = true;
    return { key_info: { key_id: key.id, key_state: stateOf(key) } };
  });
  app.post(`${root}/disable-key`, (request) => {
    const key = keyOf(context, readBody(request, keyBody).key_id);
    mustBe(key, ["2"], "KMS.1301", `The key ${key.alias} is not enabled.`);
    key.enabled = false;
    return { key_info: { key_id: key.id, key_state: stateOf(key) } };
  });
  app.post(`${root}/schedule-key-deletion`, (request) => {
    const wanted = readBody(request, deletionBody);
    const key = keyOf(context, wanted.key_id);
    if (key.deletionAt !== undefined) {
      throw new Refusal(400, "KMS.1402", `The key ${key.alias} is already in pending deletion state.`);
    }
    key.deletionAt = Date.now() + Number(wanted.pending_days) * dayMs;
    return { key_id: key.id, key_state: stateOf(key) };
  });
  app.post(`${root}/cancel-key-deletion`, (request) => {
    const key = keyOf(context, readBody(request, keyBody).key_id);
    if (key.deletionAt === undefined) {
      throw new Refusal(400, "KMS.1501", `The key ${key.alias} is not in pending deletion state.`);
    }
    delete key.deletionAt;
    // A key whose deletion was cancelled is disabled.
    key.enabled = false;
    return { key_id: key.id, key_state: stateOf(key) };
  });
}

function rotationRoutes(app: FastifyInstance, context: CloudContext, root: string): void {
  const rotated = (id: string): EncryptionKey => {
    const key = keyOf(context, id);
    mustBe(key, ["2"], "KMS.1301", `The key ${key.alias} is not enabled.`);
    return key;
  };

  app.post(`${root}/get-key-rotation-status`, (request) => {
    const key = keyOf(context, readBody(request, keyBody).key_id);
    return {
      key_rotation_enabled: key.rotationEnabled,
      rotation_interval: key.rotationInterval,
      last_rotation_time: "",
      number_of_rotations: 0,
    };
  });
  app.post(`${root}/enable-key-rotation`, (request) => {
    const key = rotated(readBody(request, keyBody).key_id);
    if (key.rotationEnabled) {
      throw new Refusal(400, "KMS.2901", "The rotation state of key is not disabled.");
    }
    if (usages[key.spec] !== "ENCRYPT_DECRYPT") {
      throw new Refusal(400, "KMS.2902", `Keys of algorithm ${key.spec} cannot be rotated.`);
    }
    key.rotationEnabled = true;
    return {};
  });
  app.post(`${root}/disable-key-rotation`, (request) => {
    rotated(readBody(request, keyBody).key_id).rotationEnabled = false;
    return {};
  });
  app.post(`${root}/update-key-rotation-interval`, (request) => {
    const wanted = readBody(request, intervalBody);
    const key = rotated(wanted.key_id);
    if (!key.rotationEnabled) {
      throw new Refusal(400, "KMS.2903", "The rotation state of key is not enabled.");
    }
    key.rotationInterval = wanted.rotation_interval;
    return {};
  });
}

/** Keys (KMS v1.0). */
export function kmsService(app: FastifyInstance, context: CloudContext): void {
  const root = "/v1.0/:project/kms";
  lifeRoutes(app, context, root);
  rotationRoutes(app, context, root);
  tagRoutes(app, context, "kms", `${root}/:id`, (id) => keyOf(context, id));
}
