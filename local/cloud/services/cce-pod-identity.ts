import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { isoSeconds, parameter, readBody } from "../request";
import type { PodIdentityAssociation } from "../store";
import { availableCluster, clusterOf } from "./cce-cluster";

const name = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "a name of Kubernetes: lower-case, 63 at most");
const createBody = z.object({
  namespace: name,
  serviceAccount: name,
  agencyName: z.string().min(1).max(64),
  tags: z.array(z.object({ key: z.string().min(1), value: z.string().default("") })).default([]),
});
const updateBody = z.object({ agencyName: z.string().min(1).max(64) });

function checkAgency(context: CloudContext, agencyName: string): void {
  if (![...context.tables.agencies.values()].some((agency) => agency.name === agencyName)) {
    throw new Refusal(400, "CCE.01400001", `Invalid request. The agency ${agencyName} does not exist.`);
  }
}

function answer(association: PodIdentityAssociation): unknown {
  return {
    uid: association.id,
    clusterId: association.clusterId,
    namespace: association.namespace,
    serviceAccount: association.serviceAccount,
    agencyName: association.agencyName,
    tags: association.tags,
    createdAt: isoSeconds(association.createdAt),
    updatedAt: isoSeconds(association.updatedAt),
  };
}

/** Which IAM agency the pods of a service account act with. */
export function ccePodIdentityService(app: FastifyInstance, context: CloudContext): void {
  const { podIdentityAssociations } = context.tables;
  const root = "/api/v3/projects/:project/clusters/:cluster/pod-identity-associations";

  const ofCluster = (clusterId: string): PodIdentityAssociation[] =>
    [...podIdentityAssociations.values()].filter((each) => each.clusterId === clusterId);
  const asked = (request: FastifyRequest): PodIdentityAssociation => {
    const cluster = clusterOf(context, parameter(request, "cluster"));
    const association = ofCluster(cluster.id).find(({ id }) => id === parameter(request, "id"));
    if (!association) {
      const message = `Resource not found. Pod identity association ${parameter(request, "id")} does not exist.`;
      throw new Refusal(404, "CCE.01404001", message);
    }
    return association;
  };

  app.post(root, (request, reply) => {
    const cluster = availableCluster(context, parameter(request, "cluster"));
    const body = readBody(request, createBody);
    checkAgency(context, body.agencyName);
    const account = `${body.namespace}/${body.serviceAccount}`;
    if (ofCluster(cluster.id).some((each) => `${each.namespace}/${each.serviceAccount}` === account)) {
      const message = `The resource already exists. Service account ${account} has a pod identity association.`;
      throw new Refusal(409, "CCE.01409001", message);
    }
    const now = Date.now();
    const association = { id: randomUUID(), createdAt: now, updatedAt: now, clusterId: cluster.id, ...body };
    podIdentityAssociations.set(association.id, association);
    return reply.code(201).send(answer(association));
  });
  app.get(root, (request) => ofCluster(clusterOf(context, parameter(request, "cluster")).id).map(answer));
  app.get(`${root}/:id`, (request) => answer(asked(request)));
  app.put(`${root}/:id`, (request) => {
    const association = asked(request);
    const { agencyName } = readBody(request, updateBody);
    checkAgency(context, agencyName);
    association.agencyName = agencyName;
    association.updatedAt = Date.now();
    return answer(association);
  });
  app.delete(`${root}/:id`, (request, reply) => {
    podIdentityAssociations.delete(asked(request).id);
    return reply.code(204).send();
  });
}
