import { createServer, type Server } from "node:https";
import type { Pod } from "./objects";
import type { KubernetesApi } from "./api";
import type { KeyPair } from "./certificates";

/**
 * Answers the API server where it asks the kubelet of a node: `kubectl logs` shows what a simulated container would
 * run, or what sha256sum said; `kubectl exec` and the like are refused in a sentence.
 *
 * @param keys certificate of `localhost`
 * @param authority PEM; callers without a certificate of it are turned away
 */
export async function startKubeletServer(
  api: KubernetesApi,
  keys: KeyPair,
  authority: string,
  port: number,
): Promise<Server> {
  const options = {
    cert: keys.certificate,
    key: keys.privateKey,
    ca: authority,
    requestCert: true,
    rejectUnauthorized: true,
  };
  const server = createServer(options, (request, response) => {
    const answer = (status: number, text: string): void => {
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
    };
    const [, kind, namespace, pod, container] = new URL(request.url ?? "/", "https://localhost").pathname.split("/");
    if (kind !== "containerLogs" || namespace === undefined || pod === undefined || container === undefined) {
      answer(501, "the containers of this cluster are simulated: nothing runs in them that one could attach to\n");
      return;
    }
    api
      .find<Pod>(`/api/v1/namespaces/${namespace}/pods/${pod}`)
      .then((found) => {
        answer(found === undefined ? 404 : 200, found === undefined ? "no such pod\n" : logOf(found, container));
      })
      .catch((error: unknown) => {
        answer(500, `${String(error)}\n`);
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

/** The log of a container: what it wrote if it was executed, else what it would run. */
export function logOf(pod: Pod, name: string): string {
  const status = pod.status?.containerStatuses?.find((one) => one.name === name);
  const message = status?.state?.terminated?.message ?? status?.lastState?.terminated?.message;
  if (message !== undefined) {
    return message;
  }
  const container = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].find((one) => one.name === name);
  const words = [...(container?.command ?? []), ...(container?.args ?? [])];
  const commandLine = words.length === 0 ? "the command of the image" : words.join(" ");
  return `This container is simulated. On a real node it would run, from image ${container?.image ?? ""}:\n${commandLine}\n`;
}
