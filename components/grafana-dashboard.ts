import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { typeToken, workloadLabels } from "./names";

/** File of the dashboard, as Grafana imports it too. */
const DASHBOARD = "ascend.json";

/** Arguments of GrafanaDashboard. */
export interface GrafanaDashboardArgs {
  /** Namespace of the ConfigMap: one that Grafana's sidecar looks into. Defaults to `monitoring`. */
  namespace?: pulumi.Input<string>;
  /** Name of the ConfigMap. Defaults to `grafana-dashboard-ascend`. */
  configMapName?: string;
}

/**
 * Dashboard for Grafana: NPUs, vLLM, jobs and the share. It lies in a ConfigMap with the label by which the sidecar of the
 * Grafana chart finds dashboards (grafana/helm-charts, charts/grafana, sidecar.dashboards.label).
 */
export class GrafanaDashboard extends pulumi.ComponentResource {
  /** Name of the ConfigMap. */
  public readonly configMapName: pulumi.Output<string>;

  constructor(name: string, args: GrafanaDashboardArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("GrafanaDashboard"), name, args, opts);
    const configMap = new k8s.core.v1.ConfigMap(
      name,
      {
        metadata: {
          name: args.configMapName ?? "grafana-dashboard-ascend",
          namespace: args.namespace ?? "monitoring",
          labels: { ...workloadLabels("grafana-dashboard", "ascend"), grafana_dashboard: "1" },
        },
        data: { [DASHBOARD]: readFileSync(join(__dirname, "dashboards", DASHBOARD), "utf8") },
      },
      { parent: this, deleteBeforeReplace: true },
    );
    this.configMapName = configMap.metadata.name;
    this.registerOutputs({ configMapName: this.configMapName });
  }
}
