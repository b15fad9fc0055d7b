import type { KubernetesObject } from "./objects";
import { ApiError, type KubernetesApi } from "./api";

/**
 * Puts the Secret `default-secret`, with which pods pull images from SWR, into every namespace, as CCE does
 * (CCE: cce_10_0388). It holds no credentials here: no image is ever pulled.
 */
export function startDefaultSecrets(api: KubernetesApi, log: (line: string) => void): { close(): void } {
  return api.follow<KubernetesObject>("/api/v1/namespaces", {
    seen(namespace) {
      if (namespace.metadata.deletionTimestamp !== undefined) {
        return;
      }
      const name = namespace.metadata.name;
      const secret = {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "default-secret", namespace: name },
        type: "kubernetes.io/dockerconfigjson",
        stringData: { ".dockerconfigjson": JSON.stringify({ auths: {} }) },
      };
      api.create(`/api/v1/namespaces/${name}/secrets`, secret).catch((error: unknown) => {
        // A namespace that is being deleted takes nothing new (403), or is gone by now (404).
        if (!(error instanceof ApiError && (error.status === 403 || error.status === 404))) {
          log(`default-secret of namespace ${name}: ${String(error)}`);
        }
      });
    },
  });
}
