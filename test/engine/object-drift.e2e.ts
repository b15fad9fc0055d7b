import assert from "node:assert/strict";
import { join } from "node:path";
import type { KubernetesObject } from "../../local/cluster/objects";
import { projectRoot } from "../../tools/paths";
import { changesOf, type EngineChange } from "../support/engine-changes";
import { componentDrifts, DRIFTING, makeDrifts, missedDrifts, type ObjectDrift } from "../support/object-drift";
import { startWorkloadCluster, type WorkloadCluster } from "../support/workload-cluster";

/** Kind of the monitoring add-on, as far as the API server needs it to keep objects. */
const POD_MONITORS = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "podmonitors.monitoring.coreos.com" },
  spec: {
    group: "monitoring.coreos.com",
    names: { kind: "PodMonitor", listKind: "PodMonitorList", plural: "podmonitors", singular: "podmonitor" },
    scope: "Namespaced",
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
      },
    ],
  },
} as KubernetesObject;

/** Kinds of objects that components make and no stack file asks for; those of stacks are tried with the variants of a platform. */
describe("objects of components that somebody else changes", function () {
  this.timeout(300_000);
  let cluster: WorkloadCluster;
  let drifts: ObjectDrift[];

  /** The program, with objects that are marked as those of a stack are, or without the mark. */
  function writeProgram(marked: boolean): void {
    cluster.write(`
      import { repairObjects } from ${JSON.stringify(join(projectRoot(), "stacks", "object-repair"))};
      ${marked ? "repairObjects();" : "void repairObjects;"}
      const { quota, scrape, scaled, nodes } = ${JSON.stringify(DRIFTING)};
      const rules = new WorkloadNamespace(
        quota,
        { namespaceName: "llm-" + quota, podSecurity: "restricted", quota: { npus: 16, pods: 30 } },
        options,
      );
      new MetricScraping(scrape, { servingNamespace: rules.namespace, npuExporterNamespace: rules.namespace }, options);
      const served = (serviceName) => ({
        serviceName, servedModelName: serviceName, weightsPath: "models/" + serviceName, namespace, claimName, kubeconfig,
        image: "image", dtype: "float16", maxModelLenTokens: 4096, replicas: 1, startMinutes: 3,
      });
      const scaling = { minReplicas: 1, maxReplicas: 3 };
      new VllmService(scaled, { ...served(scaled), npus: 1, scaling }, options);
      new VllmService(nodes, { ...served(nodes), npus: 8, nodesPerReplica: 2 }, options);`);
  }

  /** What a preview with a refresh says. */
  async function previewed(): Promise<EngineChange[]> {
    return changesOf(await cluster.program.pulumi("preview", "--refresh"));
  }

  before(async function () {
    this.timeout(30 * 60_000);
    cluster = await startWorkloadCluster({ nodes: 3 });
    drifts = componentDrifts(cluster.namespace);
    await cluster.api.create("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", POD_MONITORS);
    await cluster.eventually("kind PodMonitor", () => cluster.api.find("/apis/monitoring.coreos.com/v1"));
    writeProgram(true);
    await cluster.up();
  });
  after(() => cluster.remove());

  it("are all named in a preview with a refresh", async () => {
    await makeDrifts(cluster.api, drifts);
    assert.deepEqual(missedDrifts(drifts, await previewed()), []);
  });

  it("are repaired by up with a refresh", async () => {
    await cluster.up("--refresh");
    assert.deepEqual(await previewed(), []);
  });

  it("stay as they are without the mark that stacks set: the conflict names field and owner", async () => {
    writeProgram(false);
    await cluster.up();
    await makeDrifts(cluster.api, drifts);
    // The engine stops at the first of them, which may be any.
    assert.match(await cluster.failedUp("--refresh"), /conflict with "\S+" using \S+: \.spec\.\w/);
  });
});
