import { KubeConfig } from "@kubernetes/client-node";
import { type KubernetesApi, kubernetesApi } from "../../local/cluster/api";
import type { KubernetesObject } from "../../local/cluster/objects";

/** A client of the cluster of a kubeconfig, with the rights of its user. */
export function clusterOf(kubeconfig: string): KubernetesApi {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const [cluster, user] = [config.getCurrentCluster(), config.getCurrentUser()];
  const decoded = (text = ""): string => Buffer.from(text, "base64").toString();
  return kubernetesApi(
    {
      server: cluster?.server ?? "",
      certificateAuthority: decoded(cluster?.caData),
      clientCertificate: decoded(user?.certData),
      clientKey: decoded(user?.keyData),
    },
    () => undefined,
  );
}

/** The kinds of one version of an API group, as the server lists them. */
interface ResourceList {
  readonly resources: readonly { readonly name: string; readonly verbs: readonly string[] }[];
}

interface GroupList {
  readonly groups: readonly { readonly preferredVersion: { readonly groupVersion: string } }[];
}

/** Every object of a cluster by `<group and version>/<plural>`, events included. */
export async function everyObject(api: KubernetesApi): Promise<Map<string, KubernetesObject[]>> {
  const json = async <T>(path: string): Promise<T> => JSON.parse(await api.text(path)) as T;
  const { groups } = await json<GroupList>("/apis");
  const versions = ["/api/v1", ...groups.map(({ preferredVersion }) => `/apis/${preferredVersion.groupVersion}`)];
  const objects = new Map<string, KubernetesObject[]>();
  for (const version of versions) {
    const { resources } = await json<ResourceList>(version);
    for (const { name } of resources.filter(({ verbs }) => verbs.includes("list"))) {
      objects.set(`${version}/${name}`, await api.list(`${version}/${name}`));
    }
  }
  return objects;
}
