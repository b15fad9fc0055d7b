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

/** Who the access key belongs to (STS v5). */
export function stsService(app: FastifyInstance, context: CloudContext): void {
  app.get("/v5/caller-identity", () => ({
    account_id: context.credentials.domainId,
    principal_id: context.credentials.domainId,
    principal_urn: `iam::${context.credentials.domainId}:user:local`,
  }));
}
