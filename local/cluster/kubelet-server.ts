import type { ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesApi } from "./api";
import type { KeyPair } from "./certificates";
import type { Kubelet } from "./kubelet";
import type { Pod } from "./objects";

/** How often a log that is followed is looked at. */
const FOLLOW_MS = 200;

/**
 * Answers the API server where it asks the kubelet of a node: `kubectl logs` shows what a simulated container would
 * run, or what was executed said, also while it runs (`--follow`, `--tail`); `kubectl exec` and the like are refused in a
 * sentence.
 *
 * @param kubelet who executes
 * @param keys certificate of `localhost`
 * @param authority PEM; callers without a certificate of it are turned away
 */
export async function startKubeletServer(
  api: KubernetesApi,
  kubelet: Pick<Kubelet, "outputOf" | "isRunning">,
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
  /** Writes the log of a container, and what is added to it as long as it runs, where that is asked for. */
  async function writeLog(
    response: ServerResponse,
    pod: Pod,
    container: string,
    options: URLSearchParams,
  ): Promise<void> {
    const uid = pod.metadata.uid ?? "";
    const first = kubelet.outputOf(uid) ?? logOf(pod, container);
    response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
    response.write(lastLines(first, options.get("tailLines")));
    let written = first;
    while (options.get("follow") === "true" && kubelet.isRunning(uid) && !response.destroyed) {
      await sleep(FOLLOW_MS);
      const now = kubelet.outputOf(uid) ?? written;
      // Of a very long output only the end is kept: what was written before is then no longer its beginning.
      response.write(now.startsWith(written) ? now.slice(written.length) : now);
      written = now;
    }
    response.end();
  }

  const server = createServer(options, (request, response) => {
    const answer = (status: number, text: string): void => {
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
    };
    const url = new URL(request.url ?? "/", "https://localhost");
    const [, kind, namespace, pod, container] = url.pathname.split("/");
    if (kind !== "containerLogs" || namespace === undefined || pod === undefined || container === undefined) {
      answer(501, "the containers of this cluster are simulated: nothing runs in them that one could attach to\n");
      return;
    }
    api
      .find<Pod>(`/api/v1/namespaces/${namespace}/pods/${pod}`)
      .then(async (found) => {
        if (found === undefined) answer(404, "no such pod\n");
        else await writeLog(response, found, container, url.searchParams);
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

/** The end of a text, of so many lines; all of it where no number is given. */
function lastLines(text: string, count: string | null): string {
  if (count === null) return text;
  const lines = text.split("\n");
  // What follows the last line break is no line.
  const last = lines.at(-1) === "" ? 1 : 0;
  return lines.slice(Math.max(0, lines.length - last - Number(count))).join("\n");
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
