import type { FastifyInstance } from "fastify";
import type { CloudContext } from "../context";
import { availabilityZones } from "../flavors";

/** Availability zones (ECS v2.1). */
export function ecsService(app: FastifyInstance, context: CloudContext): void {
  app.get("/v2.1/:project/os-availability-zone", () => ({
    availabilityZoneInfo: availabilityZones(context.credentials.region).map((zoneName) => ({
      zoneName,
      zoneState: { available: true },
      hosts: null,
    })),
  }));
}

/** Installation of the log agent, which the provider asks of AOM after it made a cluster. */
export function aomService(app: FastifyInstance): void {
  app.post("/svcstg/icmgr/v1/:project/agents", () => ({ errorCode: "SVCSTG_AMS_2000000", errorMessage: "success" }));
}

/** Who the access key belongs to (STS v5). */
export function stsService(app: FastifyInstance, context: CloudContext): void {
  app.get("/v5/caller-identity", () => ({
    account_id: context.credentials.domainId,
    principal_id: context.credentials.domainId,
    principal_urn: `iam::${context.credentials.domainId}:user:local`,
  }));
}
