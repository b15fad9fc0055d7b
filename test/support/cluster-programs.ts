import type { ClusterPrograms } from "../../local/cluster/control-plane";
import { streamReport } from "../../tools/progress";
import { ensureToolchain } from "../../tools/toolchain";

/** The programs of which a cluster is made; builds what is missing. */
export async function clusterPrograms(): Promise<ClusterPrograms> {
  const { kube, volcano, kwok, volcanoModule } = await ensureToolchain(streamReport(process.stderr));
  return { kube, volcano, kwok, volcanoModule };
}
