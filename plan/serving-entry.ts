import type { Source } from "../catalogue";
import type { Fault } from "./fault";
import { parseRange } from "./address-range";

/** Where the load balancers of Services are described. */
const ENTRY: readonly Source[] = [{ page: "huaweicloud.com, usermanual-cce, cce_10_0385" }];

/** The certificate of a service: that of a Secret, or one that the stack makes and signs itself. */
export interface ServingCertificate {
  /** Secret of type `kubernetes.io/tls` in the namespace of the services. */
  readonly secret?: string | undefined;
  /** Names and addresses beside those inside the cluster, of a certificate that the stack makes. */
  readonly hosts?: readonly string[] | undefined;
  /** Days for which that certificate is good. Defaults to 1095 (seed 001, line 23). */
  readonly days?: number | undefined;
}

/** The entry from outside the cluster. */
export interface ServingEntry {
  /** Id of a dedicated ELB load balancer that exists. */
  readonly loadBalancerId: string;
  /** Port of its listener. Defaults to 443. */
  readonly port?: number | undefined;
  /** Ranges of addresses that may come in. */
  readonly allowedCidrs: readonly string[];
}

/** Faults of how a service is reached. Paths are relative to the service. */
export function entryFaults(service: {
  readonly tls?: ServingCertificate | undefined;
  readonly entry?: ServingEntry | undefined;
  readonly prefillInstances?: number | undefined;
}): Fault[] {
  const { tls, entry } = service;
  const faults: Fault[] = [];
  if (service.prefillInstances !== undefined) {
    const rule =
      "the entry of prefill and decode instances answers by HTTP, inside the cluster; leave it out, and put a gateway before it";
    for (const path of ["tls", "entry"] as const) {
      if (service[path] !== undefined) faults.push({ path, got: { phrase: "settings" }, rule, source: ["003:3"] });
    }
  }
  if (tls?.secret !== undefined && (tls.hosts !== undefined || tls.days !== undefined)) {
    const rule =
      "the Secret has its certificate; leave hosts and days out, or leave secret out and the stack makes one";
    faults.push({ path: "tls.secret", got: tls.secret, rule, source: [] });
  }
  for (const [index, host] of (tls?.hosts ?? []).entries()) {
    if (!/^[A-Za-z0-9*]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(host)) {
      const rule = "a host name or an IPv4 address, for example llm.example.com";
      faults.push({ path: `tls.hosts[${index}]`, got: host, rule, source: [] });
    }
  }
  if (entry === undefined) return faults;
  if (tls === undefined) {
    const rule =
      "requests and the key pass networks outside the cluster; set tls, for example to hosts: [llm.example.com]";
    faults.push({ path: "tls", got: undefined, rule, source: ["001:23"] });
  }
  for (const [index, cidr] of entry.allowedCidrs.entries()) {
    if (parseRange(cidr) === undefined) {
      const rule = "a range of IPv4 addresses, for example 10.0.0.0/8";
      faults.push({ path: `entry.allowedCidrs[${index}]`, got: cidr, rule, source: ENTRY });
    }
  }
  return faults;
}
