import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { VolcanoJob } from "../../components";
import { only, register, type Registration } from "../support/mock-engine";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const JOB = "kubernetes:batch.volcano.sh/v1alpha1:Job";

/** The manual's placeholders are the arguments, so that what is equal in the manual is equal here. */
function job(nodes: number): VolcanoJob {
  return new VolcanoJob("run", {
    jobName: "run",
    namespace: "default",
    nodes,
    npusPerNode: 8,
    image: "${image_name}",
    command: "${command}",
    environment: [],
    claimName: "${pvc_name}",
    serviceAccountName: "workload",
  });
}

/** Paths and values of a tree: `spec.tasks[0].name` and `main`. Lists with names are keyed by name, all but containers. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((element: unknown, index) => {
      const name = path.endsWith("containers") ? undefined : (element as { name?: unknown } | null)?.name;
      return leaves(element, `${path}[${typeof name === "string" ? name : String(index)}]`);
    });
  }
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, child]) => leaves(child, path === "" ? key : `${path}.${key}`));
  }
  return [[path, Array.isArray(value) ? "[]" : value]];
}

/** Where two manifests differ: `path: manual -> ours`, tasks and containers without their names. */
function differences(manual: unknown, ours: unknown): string[] {
  const general = (path: string) =>
    path
      .replaceAll(/tasks\[(main|work)\]/g, "tasks[]")
      .replaceAll(/containers\[[^\]]*\]/g, "containers[]")
      .replaceAll(/volumes\[[^\]]*\]/g, "volumes[]")
      .replaceAll(/volumeMounts\[[^\]]*\]/g, "volumeMounts[]");
  const [left, right] = [new Map(leaves(manual)), new Map(leaves(ours))];
  const found = [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => `${general(path)}: ${JSON.stringify(left.get(path))} -> ${JSON.stringify(right.get(path))}`);
  return [...new Set(found)].sort();
}

function manual(nodes: 1 | 2): unknown[] {
  const file = join(__dirname, "manual", `volcano-job-${String(nodes)}node.yaml`);
  return parseAllDocuments(readFileSync(file, "utf8")).map((document) => document.toJS() as unknown);
}

/** The fields of a registration that make its manifest. */
function manifest({ inputs }: Registration): unknown {
  return JSON.parse(JSON.stringify(inputs)) as unknown;
}

/** Every place where a job differs from the manual's, and why. A difference that is not here fails. */
const EXCEPTIONS: [difference: RegExp, reason: string][] = [
  [/^spec\.minAvailable: 1 -> 2$/, "with 1, one pod of two may run alone"],
  [/restartPolicy: "OnFailure" -> "Never"$/, "with OnFailure a crash never becomes a failed pod"],
  [/^spec\.policies\[1\]\./, "a failed pod restarts the job"],
  [/values\[0\]: "vcjob" -> "run"$/, "the anti-affinity names this job"],
  [/^metadata\.name: "(configmap1980-)?vcjob" -> "(configmap1980-)?run"$/, "the name is an argument"],
  [/dnsPolicy: undefined -> "ClusterFirstWithHostNet"$/, "names of other pods must resolve on the host's network"],
  [/resources\.(requests|limits)\.(cpu|memory): "\$\{\w+\}" -> "(168|1344Gi)"$/, "CPU and memory follow the NPUs"],
  [
    /volumes\[\]\.hostPath\.type: undefined -> "(File|Directory|DirectoryOrCreate)"$/,
    "a missing driver shows on the node",
  ],
  [/volumeMounts\[\]\.readOnly: undefined -> true$/, "the node's files are not the job's to write"],
  [/^metadata\.(labels|annotations)\./, "labels of Kubernetes, and what the engine waits for"],
  [/template\.metadata\.labels\.app\.kubernetes\.io/, "labels of Kubernetes"],
  [/tasks\[\]\.(minAvailable|maxRetry): undefined -> \d$/, "defaults of Volcano's webhook, written out"],
  [/spec\.schedulerName: undefined -> "volcano"$/, "default of Volcano's webhook, written out"],
  [/containers\[\]\.env\[(NNODES|MASTER_ADDR|MASTER_PORT)\]/, "what the start scripts need to find each other"],
  [/containers\[\]\.args\[0\]: /, "the rank of the node is exported before the command"],
  [/containers\[\]\.name: "\$\{container_name\}" -> "ascendspeed"$/, "the manual's own example"],
  [/automountServiceAccountToken: undefined -> false$/, "a training pod has no business with the API server"],
  [/serviceAccountName: undefined -> "workload"$/, "an account without rights, which names the Secrets of images"],
  [/^data\.jobstart_hccl\.json: /, "the same JSON without white space"],
];

describe("VolcanoJob", () => {
  for (const nodes of [1, 2] as const) {
    it(`equals the manual's manifest for ${String(nodes)} node(s), except where an exception says why`, async () => {
      const all = await register(() => job(nodes));
      const [configMap, volcanoJob] = manual(nodes);
      const found = [
        ...differences(configMap, {
          apiVersion: "v1",
          kind: "ConfigMap",
          ...(manifest(only(all, CONFIG_MAP)) as object),
        }),
        ...differences(volcanoJob, manifest(only(all, JOB))),
      ];
      assert.deepEqual(
        found.filter((difference) => !EXCEPTIONS.some(([pattern]) => pattern.test(difference))),
        [],
      );
    });
  }

  it("uses every exception, so that none outlives its reason", async () => {
    const all = await register(() => job(2));
    const [configMap, volcanoJob] = manual(2);
    const found = [
      ...differences(configMap, manifest(only(all, CONFIG_MAP))),
      ...differences(volcanoJob, manifest(only(all, JOB))),
    ];
    const unused = EXCEPTIONS.filter(([pattern]) => !found.some((difference) => pattern.test(difference)));
    assert.deepEqual(
      unused.map(([, reason]) => reason),
      [],
    );
  });

  it("starts all pods together: minAvailable is their number", async () => {
    for (const nodes of [1, 2, 4]) {
      const { inputs } = only(await register(() => job(nodes)), JOB);
      const spec = inputs["spec"] as { minAvailable: number; tasks: { replicas: number; minAvailable: number }[] };
      assert.equal(spec.minAvailable, nodes);
      assert.equal(
        spec.tasks.reduce((sum, { replicas }) => sum + replicas, 0),
        nodes,
      );
      assert.deepEqual(
        spec.tasks.map((task) => task.minAvailable),
        spec.tasks.map((task) => task.replicas),
      );
    }
  });

  it("numbers the nodes from 0 without a gap", async () => {
    const { inputs } = only(await register(() => job(3)), JOB);
    const { tasks } = inputs["spec"] as {
      tasks: { replicas: number; template: { spec: { containers: { args: string[] }[] } } }[];
    };
    const ranks = tasks.flatMap(({ replicas, template }) => {
      const [text] = template.spec.containers[0]?.args ?? [];
      const first = /^export NODE_RANK=\$\(\(VC_TASK_INDEX \+ (\d+)\)\)\n/.exec(text ?? "")?.[1];
      return Array.from({ length: replicas }, (_, index) => index + Number(first));
    });
    assert.deepEqual(ranks, [0, 1, 2]);
  });

  it("keeps the manual's values as the manual has them", function () {
    const folder = join(__dirname, "../../../shared/facts/manifests");
    if (!existsSync(folder)) this.skip();
    for (const nodes of [1, 2] as const) {
      const text = readFileSync(join(folder, `volcano-job-${String(nodes)}node.yaml`), "utf8");
      assert.deepEqual(
        manual(nodes),
        parseAllDocuments(text).map((document) => document.toJS() as unknown),
      );
    }
  });
});
