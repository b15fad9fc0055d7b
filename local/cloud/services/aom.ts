import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { queryValue, readBody } from "../request";
import type { PrometheusInstance } from "../store";

const name = z
  .string()
  .regex(
    /^[A-Za-z0-9\u4e00-\u9fa5][A-Za-z0-9\u4e00-\u9fa5_-]{0,99}$/,
    "1 to 100 letters, digits, underscores and hyphens, a letter or digit first",
  );
const createBody = z.object({
  prom_name: name,
  prom_type: z.enum(["ECS", "VPC", "CCE", "REMOTE_WRITE", "KUBERNETES", "CLOUD_SERVICE", "ACROSS_ACCOUNT"]),
  prom_version: z.string().default("1.5"),
  enterprise_project_id: z.string().default("0"),
});
const updateBody = z.object({
  prom_id: z.string(),
  prom_name: name,
  prom_limits: z.object({ compactor_blocks_retention_period: z.enum(["360h", "420h", "1440h", "2160h"]) }).optional(),
});

/** How long a change of the limits keeps the next one away (provider documentation, aom_prom_instance, prom_limits). */
const limitsPauseMs = 24 * 60 * 60 * 1000;

function missing(id: string): Refusal {
  return new Refusal(400, "AOM.11017014", `The Prometheus instance ${id} does not exist.`);
}

function body({ credentials }: CloudContext, instance: PrometheusInstance): unknown {
  const { region, projectId } = credentials;
  const address = `${region}.myhuaweicloud.com`;
  const query = `https://aom.${address}/v1/${projectId}/${instance.id}`;
  return {
    prom_id: instance.id,
    prom_name: instance.name,
    prom_type: instance.type,
    prom_version: instance.version,
    prom_status: "NORMAL",
    enterprise_project_id: instance.enterpriseProjectId,
    prom_create_timestamp: instance.createdAt,
    prom_update_timestamp: instance.updatedAt,
    deleted_time: 0,
    is_deleted_tag: "0",
    prom_limits: { compactor_blocks_retention_period: instance.retention },
    prom_spec_config: {
      remote_write_url: `https://aom-internal-access.${address}:8443/v1/${projectId}/${instance.id}/push`,
      remote_read_url: `${query}/api/v1/read`,
      prom_http_api_endpoint: query,
    },
  };
}

/** Installation of the log agent, which the provider asks of AOM after it made a cluster. */
export function agentService(app: FastifyInstance): void {
  app.post("/svcstg/icmgr/v1/:project/agents", () => ({ errorCode: "SVCSTG_AMS_2000000", errorMessage: "success" }));
}

/** AOM's instances for Prometheus. Alarms are in aom-alarm.ts. */
export function prometheusService(app: FastifyInstance, context: CloudContext): void {
  const { prometheusInstances, alarmRules } = context.tables;
  const path = "/v1/:project/aom/prometheus";

  function checkName(wanted: string, own?: PrometheusInstance): void {
    if ([...prometheusInstances.values()].some((other) => other !== own && other.name === wanted)) {
      throw new Refusal(400, "AOM.0400", `A Prometheus instance named ${wanted} exists already.`);
    }
  }
  function instanceOf(id: string | undefined): PrometheusInstance {
    const instance = prometheusInstances.get(id ?? "");
    if (!instance) {
      throw missing(id ?? "");
    }
    return instance;
  }

  app.post(path, (request, reply) => {
    const wanted = readBody(request, createBody);
    checkName(wanted.prom_name);
    const now = Date.now();
    const instance: PrometheusInstance = {
      id: randomUUID(),
      createdAt: now,
      updatedAt: now,
      name: wanted.prom_name,
      type: wanted.prom_type,
      version: wanted.prom_version,
      enterpriseProjectId: wanted.enterprise_project_id,
      retention: "360h",
      retentionChangedAt: 0,
    };
    prometheusInstances.set(instance.id, instance);
    return reply.code(201).send({ prometheus: [body(context, instance)] });
  });
  app.get(path, (request) => {
    const wanted = (parameter: string, value: string): boolean =>
      [undefined, value].includes(queryValue(request, parameter));
    const found = [...prometheusInstances.values()].filter(
      ({ id, type }) => wanted("prom_id", id) && wanted("prom_type", type) && wanted("prom_status", "NORMAL"),
    );
    return { prometheus: found.map((instance) => body(context, instance)) };
  });
  app.put(path, (request) => {
    const wanted = readBody(request, updateBody);
    const instance = instanceOf(wanted.prom_id);
    checkName(wanted.prom_name, instance);
    const retention = wanted.prom_limits?.compactor_blocks_retention_period ?? instance.retention;
    if (retention !== instance.retention) {
      if (Date.now() - instance.retentionChangedAt < limitsPauseMs) {
        throw new Refusal(400, "AOM.0400", "The limits of a Prometheus instance can be changed once in 24 hours.");
      }
      instance.retention = retention;
      instance.retentionChangedAt = Date.now();
    }
    instance.name = wanted.prom_name;
    instance.updatedAt = Date.now();
    return {};
  });
  app.delete(path, (request, reply) => {
    const instance = instanceOf(queryValue(request, "prom_id"));
    const rule = [...alarmRules.values()].find((each) => each.prometheusInstanceId === instance.id);
    if (rule) {
      throw new Refusal(400, "AOM.0400", `The Prometheus instance ${instance.name} is used by alarm rule ${rule.id}.`);
    }
    prometheusInstances.delete(instance.id);
    return reply.code(204).send();
  });
}
