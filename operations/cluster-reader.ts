import { existsSync } from "node:fs";
import { request, type RequestOptions } from "node:https";

/** What reads objects and logs of a cluster. Every call rejects with the API server's words where it is refused. */
export interface ClusterReader {
  /** All objects of a path of the API, for example `/api/v1/namespaces/default/pods`. */
  list<T extends object>(path: string): Promise<T[]>;
  /** Text of a path, such as the log of a pod. */
  text(path: string): Promise<string>;
}

/** Time that an answer may take, in milliseconds. */
const ANSWER_MS = 30_000;

/** An answer of the API server that is a refusal. */
export class ClusterRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

function messageOf(body: string): string {
  try {
    const { message } = JSON.parse(body) as { message?: string };
    return message ?? body;
  } catch {
    return body;
  }
}

function answer(options: RequestOptions, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ ...options, path, method: "GET" }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => {
        const body = Buffer.concat(pieces).toString();
        const status = response.statusCode ?? 0;
        if (status < 300) resolve(body);
        else
          reject(
            new ClusterRefusal(status, `${path}: the API server answers ${status}: ${messageOf(body).slice(0, 500)}`),
          );
      });
    });
    sent.setTimeout(ANSWER_MS, () => sent.destroy(new Error(`${path}: no answer in ${ANSWER_MS / 1000} s`)));
    sent.on("error", reject);
    sent.end();
  });
}

/**
 * Reads the cluster of a kubeconfig.
 *
 * @param kubeconfig its content, or its path. Defaults to where kubectl has it: KUBECONFIG, `~/.kube/config`
 */
export async function clusterReader(kubeconfig?: string): Promise<ClusterReader> {
  // Loaded only here: it takes a second, which commands that need no cluster do not have.
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  try {
    if (kubeconfig === undefined) config.loadFromDefault();
    else if (!kubeconfig.includes("\n") && existsSync(kubeconfig)) config.loadFromFile(kubeconfig);
    else config.loadFromString(kubeconfig);
  } catch (error) {
    // Its message may quote the content, which is a secret: it is not shown.
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new Error(
      `kubeconfig: it cannot be read${code}; give --stack, or set KUBECONFIG to the kubeconfig of the cluster`,
      { cause: error },
    );
  }
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) {
    throw new Error(
      "kubeconfig: it has no current cluster; give --stack, or set KUBECONFIG to the kubeconfig of the cluster",
    );
  }
  const { hostname, port, pathname } = new URL(server);
  const options: RequestOptions = {
    hostname,
    port: port === "" ? 443 : Number(port),
    headers: { accept: "application/json" },
  };
  await config.applyToHTTPSOptions(options);
  const prefix = pathname.replace(/\/$/, "");
  return {
    list: async <T extends object>(path: string) => {
      const { items } = JSON.parse(await answer(options, prefix + path)) as { items: T[] };
      return items;
    },
    text: (path) => answer(options, prefix + path),
  };
}
