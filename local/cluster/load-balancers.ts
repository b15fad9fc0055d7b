import { ApiError, type KubernetesApi } from "./api";
import type { KubernetesObject } from "./objects";

/** Annotation of a Service with the load balancer that listens for it (huaweicloud.com, usermanual-cce, cce_10_0385). */
const LOAD_BALANCER_ID = "kubernetes.io/elb.id";

/** A Service, so far as load balancers are concerned. */
interface LoadBalancedService extends KubernetesObject {
  spec: { type?: string };
  status?: { loadBalancer?: { ingress?: { ip?: string }[] } };
}

/** The address of a load balancer: the same for each Service of it, from the range for documentation (RFC 5737). */
export function loadBalancerAddress(id: string): string {
  const sum = Buffer.from(id, "utf8").reduce((hash, byte) => (hash * 31 + byte) % 254, 7);
  return `203.0.113.${String(sum + 1)}`;
}

/**
 * Gives Services of type LoadBalancer the address of the ELB load balancer that they name, as CCE does; nothing listens there.
 * One that names none stays without, as in CCE.
 */
export function startLoadBalancers(api: KubernetesApi, log: (line: string) => void): { close(): void } {
  return api.follow<LoadBalancedService>("/api/v1/services", {
    seen({ metadata, spec, status }) {
      const id = metadata.annotations?.[LOAD_BALANCER_ID];
      const given = status?.loadBalancer?.ingress?.[0]?.ip;
      if (spec.type !== "LoadBalancer" || id === undefined || metadata.deletionTimestamp !== undefined) return;
      const ip = loadBalancerAddress(id);
      if (given === ip) return;
      const path = `/api/v1/namespaces/${metadata.namespace ?? ""}/services/${metadata.name}/status`;
      api.merge(path, { status: { loadBalancer: { ingress: [{ ip }] } } }).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.status === 404)) log(`service ${metadata.name}: ${String(error)}`);
      });
    },
  });
}
