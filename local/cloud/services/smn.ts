import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { isoSeconds, parameter, queryValue, readBody, text } from "../request";
import type { Topic } from "../store";
import { tagRoutes } from "./tags";

const createBody = z.object({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/,
      "1 to 255 letters, digits, hyphens and underscores, a letter or digit first",
    ),
  display_name: z.string().max(192).default(""),
  enterprise_project_id: z.string().default("0"),
});
const updateBody = z.object({ display_name: z.string().max(192).default("") });
const attributeBody = z.object({ value: text });
const attributes = ["access_policy", "introduction", "sms_sign_id"];

/** URN that a topic of this name has. */
export function topicUrn({ region, projectId }: CloudContext["credentials"], name: string): string {
  return `urn:smn:${region}:${projectId}:${name}`;
}

function topicOf(context: CloudContext, urn: string): Topic {
  const topic = context.tables.topics.get(urn);
  if (!topic) {
    throw new Refusal(404, "SMN.00010008", `Topic not found: ${urn}.`);
  }
  return topic;
}

function body(topic: Topic): unknown {
  return {
    topic_urn: topic.id,
    name: topic.name,
    display_name: topic.displayName,
    push_policy: 0,
    enterprise_project_id: topic.enterpriseProjectId,
    create_time: isoSeconds(topic.createdAt),
    update_time: isoSeconds(topic.updatedAt),
  };
}

function attributeRoutes(app: FastifyInstance, context: CloudContext, path: string): void {
  const topic = (request: FastifyRequest): Topic => topicOf(context, parameter(request, "urn"));

  function known(attribute: string): string {
    if (!attributes.includes(attribute)) {
      throw new Refusal(400, "SMN.0003", `Invalid attribute ${attribute}: ${attributes.join(", ")}.`);
    }
    return attribute;
  }

  app.get(`${path}/:urn/attributes`, (request) => {
    const values = topic(request).attributes;
    const wanted = queryValue(request, "name");
    const names = wanted === undefined ? Object.keys(values) : [known(wanted)];
    return { attributes: Object.fromEntries(names.map((name) => [name, values[name] ?? ""])) };
  });
  app.put(`${path}/:urn/attributes/:attribute`, (request) => {
    const { attributes: values } = topic(request);
    const attribute = known(parameter(request, "attribute"));
    const { value } = readBody(request, attributeBody);
    if (attribute === "access_policy" && value !== "") {
      try {
        JSON.parse(value);
      } catch {
        throw new Refusal(400, "SMN.0003", "The access policy is no JSON.");
      }
    }
    values[attribute] = value;
    return {};
  });
}

/** Topics of SMN, their attributes and tags. Subscriptions and messages are not emulated. */
export function smnService(app: FastifyInstance, context: CloudContext): void {
  const { topics, alarmActionRules, tags } = context.tables;
  const path = "/v2/:project/notifications/topics";

  app.post(path, (request, reply) => {
    const wanted = readBody(request, createBody);
    const urn = topicUrn(context.credentials, wanted.name);
    // The call may be repeated: a topic that exists is answered with 200 (huaweicloud.com, api-smn, CreateTopic).
    if (topics.has(urn)) {
      return { topic_urn: urn };
    }
    const now = Date.now();
    topics.set(urn, {
      id: urn,
      createdAt: now,
      updatedAt: now,
      name: wanted.name,
      displayName: wanted.display_name,
      enterpriseProjectId: wanted.enterprise_project_id,
      attributes: {},
    });
    return reply.code(201).send({ topic_urn: urn });
  });
  app.get(path, (request) => {
    const name = queryValue(request, "name");
    const all = [...topics.values()].filter((topic) => name === undefined || topic.name === name);
    const offset = Number(queryValue(request, "offset") ?? 0);
    const limit = Number(queryValue(request, "limit") ?? 100);
    return { topic_count: all.length, topics: all.slice(offset, offset + limit).map(body) };
  });
  app.get(`${path}/:urn`, (request) => body(topicOf(context, parameter(request, "urn"))));
  app.put(`${path}/:urn`, (request) => {
    const topic = topicOf(context, parameter(request, "urn"));
    topic.displayName = readBody(request, updateBody).display_name;
    topic.updatedAt = Date.now();
    return {};
  });
  app.delete(`${path}/:urn`, (request) => {
    const topic = topicOf(context, parameter(request, "urn"));
    const user = [...alarmActionRules.values()].find((rule) => rule.topicUrns.includes(topic.id));
    if (user) {
      throw new Refusal(409, "SMN.0003", `The topic ${topic.name} is used by the alarm action rule ${user.id}.`);
    }
    topics.delete(topic.id);
    tags.delete(`smn/${topic.name}`);
    return {};
  });
  attributeRoutes(app, context, path);
  // The provider names topics by their names here (header X-SMN-RESOURCEID-TYPE).
  tagRoutes(app, context, "smn", "/v2/:project/smn_topic/:id", (name) =>
    topicOf(context, topicUrn(context.credentials, name)),
  );
}
