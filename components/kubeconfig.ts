/** An entry of a kubeconfig's list of clusters. */
interface ClusterEntry {
  readonly name: string;
  readonly cluster: Readonly<Record<string, unknown>>;
}

/** The parts of a kubeconfig that decide whether a client verifies the server. */
interface Kubeconfig {
  readonly clusters?: readonly ClusterEntry[];
}

const SKIP = "insecure-skip-tls-verify";
const AUTHORITY = "certificate-authority-data";

/**
 * A kubeconfig of CCE whose every entry verifies the server. The entry for the public address comes with
 * `insecure-skip-tls-verify` (huaweicloud.com, api-cce, cce_02_0248): it gets the certificate authority of the entry for the
 * private address, which signs one certificate for both when the public address is among its names (custom SAN; huaweicloud.com,
 * usermanual-cce, cce_10_0367).
 *
 * @param text kubeconfig as JSON text
 * @returns the same text where nothing had to change
 */
export function verifiedKubeconfig(text: string): string {
  const config = JSON.parse(text) as Kubeconfig;
  const clusters = config.clusters ?? [];
  if (!clusters.some(({ cluster }) => cluster[SKIP] === true)) return text;
  const authority = clusters.map(({ cluster }) => cluster[AUTHORITY]).find((data) => typeof data === "string");
  if (authority === undefined) {
    throw new Error(
      "kubeconfig of the cluster: got no certificate authority; without one nobody can verify the API server: read it again with `pulumi refresh` (huaweicloud.com, api-cce, cce_02_0248)",
    );
  }
  const verified = clusters.map(({ name, cluster }) => {
    const { [SKIP]: skipped, ...rest } = cluster;
    return { name, cluster: skipped === true ? { ...rest, [AUTHORITY]: authority } : cluster };
  });
  return JSON.stringify({ ...config, clusters: verified });
}
