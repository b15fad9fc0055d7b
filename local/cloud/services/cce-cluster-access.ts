import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { clusterStarted } from "../cluster-life";
import { checkPublicAddress, publicAddressOf, setPublicAddress } from "../cluster-address";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, readBody } from "../request";
import type { Cluster } from "../store";
import { availableCluster } from "./cce-cluster";

const certificateBody = z.object({
  duration: z
    .int()
    .refine((days) => days === -1 || (days >= 1 && days <= 1827), "1 to 1827 days, or -1 for the longest"),
});
const masterAddressBody = z.object({
  spec: z.object({
    action: z.enum(["bind", "unbind"]),
    spec: z.object({ id: z.string().optional() }).default({}),
  }),
});

/**
 * A kubeconfig as the certificate call answers it: context `internal`, and where the API server has a public address
 * `external`, which is the current one then and does not verify the server, and `externalTLSVerify`, which does. All of them lead
 * to the one address that the API server has on this machine.
 */
async function kubeconfig(context: CloudContext, cluster: Cluster): Promise<unknown> {
  await clusterStarted(context, cluster.id);
  const access = await context.clusterHost.clusterAccess(cluster.id);
  const base64 = (pem: string): string => Buffer.from(pem).toString("base64");
  const verified = { server: access.server, "certificate-authority-data": base64(access.certificateAuthority) };
  const external = publicAddressOf(cluster) !== undefined;
  const entry = (name: string): unknown => ({ name, context: { cluster: `${name}Cluster`, user: "user" } });
  return {
    kind: "Config",
    apiVersion: "v1",
    preferences: {},
    clusters: [
      { name: "internalCluster", cluster: verified },
      ...(external
        ? [
            { name: "externalCluster", cluster: { server: access.server, "insecure-skip-tls-verify": true } },
            { name: "externalTLSVerifyCluster", cluster: verified },
          ]
        : []),
    ],
    users: [
      {
        name: "user",
        user: {
          "client-certificate-data": base64(access.clientCertificate),
          "client-key-data": base64(access.clientKey),
        },
      },
    ],
    contexts: [entry("internal"), ...(external ? [entry("external"), entry("externalTLSVerify")] : [])],
    "current-context": external ? "external" : "internal",
  };
}

/** Ways into a cluster: certificates of the API server, and its public address. */
export function cceClusterAccessService(app: FastifyInstance, context: CloudContext): void {
  const root = "/api/v3/projects/:project/clusters";

  app.post(`${root}/:id/clustercert`, async (request) => {
    const cluster = availableCluster(context, parameter(request, "id"));
    readBody(request, certificateBody);
    return kubeconfig(context, cluster);
  });
  // The provider's data source cce_clusters asks for the certificate of a cluster without id, and lives with the refusal.
  app.post(`${root}//clustercert`, () => {
    throw new Refusal(404, "CCE.01404001", "Resource not found. The cluster has no id.");
  });
  app.put(`${root}/:id/mastereip`, (request) => {
    const cluster = availableCluster(context, parameter(request, "id"));
    const { action, spec } = readBody(request, masterAddressBody).spec;
    const present = publicAddressOf(cluster);
    if (action === "unbind") {
      if (present === undefined) {
        throw new Refusal(400, "CCE.01400020", `EIP error. Cluster ${cluster.name} has no public address.`);
      }
      setPublicAddress(cluster, undefined);
      return {};
    }
    if (present !== undefined) {
      throw new Refusal(400, "CCE.01400020", `EIP error. Cluster ${cluster.name} has the public address ${present}.`);
    }
    const ip = context.tables.publicIps.get(spec.id ?? "");
    checkPublicAddress(context, ip, spec.id ?? "without id");
    setPublicAddress(cluster, ip?.address);
    return {
      metadata: {},
      spec: { spec: { eip: { bandwidth: {} }, IsDynamic: false } },
      status: { privateEndpoint: "" },
    };
  });
}
