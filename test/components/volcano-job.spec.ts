import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { VolcanoJob, type VolcanoJobArgs } from "../../components";
import { MASTER_PORTS, masterPortOf } from "../../components/master-port";
import { only, register, type Registration, valueOf } from "../support/mock-engine";
import { secretValue } from "../support/secret-input";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const JOB = "kubernetes:batch.volcano.sh/v1alpha1:Job";

const WATCH = "command:local:Command";

/** The manual's placeholders are the arguments, so that what is equal in the manual is equal here. */
function job(nodes: number, change: Partial<VolcanoJobArgs> = {}): VolcanoJob {
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
    ...change,
  });
}

/** The fields of a job's manifest that these tests look at. */
interface JobSpec {
  policies: object[];
  priorityClassName?: string;
  plugins: Record<string, string[]>;
  tasks: {
    template: {
      metadata: { labels: Record<string, string>; annotations?: Record<string, string> };
      spec: {
        nodeSelector?: object;
        hostNetwork?: boolean;
        dnsPolicy: string;
        affinity: { podAntiAffinity: Record<string, unknown[]> };
        volumes: { name: string; hostPath?: object; emptyDir?: { sizeLimit: string } }[];
        containers: { env: { name: string; value?: string }[]; resources: { limits: Record<string, string> } }[];
      };
    };
  }[];
}

/** Pod specification of the first task, its container, and all of the job's manifest. */
async function built(change: Partial<VolcanoJobArgs> = {}, nodes = 1) {
  const all = await register(() => job(nodes, change));
  const { inputs } = only(all, JOB);
  const spec = inputs["spec"] as JobSpec;
  const [task] = spec.tasks;
  const [container] = task?.template.spec.containers ?? [];
  assert(task !== undefined && container !== undefined);
  return { all, inputs, spec, template: task.template, pod: task.template.spec, container };
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
  [
    /terminationMessagePolicy: undefined -> "FallbackToLogsOnError"$/,
    "a failed pod's last words are in its status, which is seen when the pod is gone",
  ],
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

  it("without NPUs holds none, has no rank table, and needs no driver on its node", async () => {
    const { all, inputs, spec, pod, container } = await built({ npusPerNode: 0 });
    assert(!all.some(({ type }) => type === CONFIG_MAP));
    assert.deepEqual(container.resources.limits, { cpu: "16", memory: "128Gi" });
    assert.equal(pod.nodeSelector, undefined);
    assert.deepEqual(
      pod.volumes.filter(({ hostPath }) => hostPath !== undefined),
      [],
    );
    assert.equal(pod.volumes.find(({ emptyDir }) => emptyDir !== undefined)?.emptyDir?.sizeLimit, "64Gi");
    assert.deepEqual([pod.hostNetwork, pod.dnsPolicy], [undefined, "ClusterFirst"]);
    assert.deepEqual(Object.keys(spec.plugins).sort(), ["env", "svc"]);
    assert(!JSON.stringify(inputs).includes("1980"), "something of NPUs is left");
    const larger = await built({ npusPerNode: 0, cpuCores: 4, memoryGiB: 8 });
    assert.deepEqual(larger.container.resources.limits, { cpu: "4", memory: "8Gi" });
  });

  it("says queue, priority, spread, fault scheduling and fingerprint where they are asked for", async () => {
    const usual = await built();
    assert.equal(usual.spec.priorityClassName, undefined);
    assert.equal(usual.template.metadata.annotations, undefined);
    const { inputs, spec, template, pod } = await built({
      queue: "training",
      priorityClassName: "high",
      spread: "Preferred",
      faultScheduling: "grace",
      fingerprint: "sha256",
    });
    const { labels } = inputs["metadata"] as { labels: Record<string, string> };
    assert.equal((spec as { queue?: string }).queue, "training");
    assert.equal(spec.priorityClassName, "high");
    assert.deepEqual(Object.keys(pod.affinity.podAntiAffinity), ["preferredDuringSchedulingIgnoredDuringExecution"]);
    assert.equal(labels["fault-scheduling"], "grace");
    assert.equal(template.metadata.annotations?.["ascend-stacks/fingerprint"], "sha256");
  });

  it("gives each run a port of its own, the same in every update", async () => {
    const portOf = async (change: Partial<VolcanoJobArgs>) =>
      (await built(change)).container.env.find(({ name }) => name === "MASTER_PORT")?.value;
    assert.equal(await portOf({}), String(masterPortOf("default", "run")));
    assert.equal(await portOf({ masterPort: 29500 }), "29500");
    assert.notEqual(await portOf({ jobName: "other" }), await portOf({}));
    assert.notEqual(await portOf({ namespace: "other" }), await portOf({}));
    const ports = Array.from({ length: 2000 }, (_, run) => masterPortOf("llm-train", `run-${String(run)}`));
    assert(ports.every((port) => port >= MASTER_PORTS.first && port <= MASTER_PORTS.last));
    // As many as chance gives of 5000.
    assert(new Set(ports).size > 1500);
  });

  it("names the network interface where it is given, and else lets the container find it", async () => {
    const names = ["GLOO_SOCKET_IFNAME", "TP_SOCKET_IFNAME", "HCCL_SOCKET_IFNAME"];
    const variables = async (change: Partial<VolcanoJobArgs>) =>
      (await built(change)).container.env.filter(({ name }) => names.includes(name));
    assert.deepEqual(await variables({}), []);
    assert.deepEqual(
      await variables({ networkInterface: "enp67s0f5" }),
      names.map((name) => ({ name, value: "enp67s0f5" })),
    );
  });

  it("has a revision that changes with what the job does, and with nothing else", async () => {
    const trigger = async (change: Partial<VolcanoJobArgs> = {}) => {
      const [revision] = (await built(change)).all.filter(({ name }) => name.endsWith("-revision"));
      return String(revision?.inputs["triggers"]);
    };
    assert.match(await trigger(), /^[0-9a-f]{64}$/);
    assert.equal(await trigger({ timeLimitMinutes: 7 }), await trigger());
    assert.notEqual(await trigger({ maxRetry: 9 }), await trigger());
  });

  describe("watch", () => {
    /** The commands that watch; the other one of a job is its revision. */
    const watches = (all: Registration[]) =>
      all.filter(({ type, name }) => type === WATCH && !name.endsWith("-revision"));

    async function watch(change: Partial<VolcanoJobArgs> = {}): Promise<Record<string, string>> {
      const { all } = await built({ kubeconfig: "content of a kubeconfig", ...change });
      const { inputs, options } = only(watches(all), WATCH);
      assert.match(
        String(inputs["create"]),
        /^exec node --import '\.\/node_modules\/tsx\/dist\/loader\.mjs' '\.\/comp/,
      );
      assert(!String(inputs["create"]).includes("kubeconfig"), "a secret on a command line");
      assert(options.secretOutputs.includes("environment"));
      return secretValue(inputs["environment"]) as Record<string, string>;
    }

    it("waits for Running for 30 minutes, or as it is told", async () => {
      const settings = async (change?: Partial<VolcanoJobArgs>) => {
        const { WAIT_FOR, TIME_LIMIT_MINUTES, SUSPEND, JOB_NAME, JOB_NAMESPACE } = await watch(change);
        return [WAIT_FOR, TIME_LIMIT_MINUTES, SUSPEND, JOB_NAME, JOB_NAMESPACE];
      };
      assert.deepEqual(await settings(), ["Running", "30", "false", "run", "default"]);
      assert.deepEqual(await settings({ waitFor: "Completed" }), ["Completed", "1440", "false", "run", "default"]);
      assert.deepEqual(await settings({ timeLimitMinutes: 7, suspend: true }), [
        "Running",
        "7",
        "true",
        "run",
        "default",
      ]);
    });

    it("gets its kubeconfig as a secret, which is one among the job's arguments too", async () => {
      assert.equal((await watch())["JOB_KUBECONFIG"], "content of a kubeconfig");
      const { all } = await built({ kubeconfig: "content of a kubeconfig" });
      const component = only(all, "ascend-stacks:index:VolcanoJob");
      assert.equal(secretValue(component.inputs["kubeconfig"]), "content of a kubeconfig");
      const [without] = watches((await built()).all);
      assert(without !== undefined && !("JOB_KUBECONFIG" in (without.inputs["environment"] as object)));
    });

    it("is left out where nothing is waited for, and the job's name is known all the same", async () => {
      const { all } = await built({ waitFor: "Nothing" });
      assert.deepEqual(watches(all), []);
      let made: VolcanoJob | undefined;
      await register(() => {
        made = job(1, { waitFor: "Nothing" });
      });
      assert(made !== undefined);
      assert.deepEqual([await valueOf(made.done), await valueOf(made.phase)], ["run", "Pending"]);
    });
  });

  it("names all arguments that no job can be made from", () => {
    const wrong: Partial<VolcanoJobArgs> = {
      jobName: "Run_1",
      nodes: 0,
      npusPerNode: 9,
      waitFor: "Done",
      spread: "Anywhere",
      faultScheduling: "always",
      masterPort: 80,
      maxRetry: 0,
      deadlineMinutes: 0.5,
      timeLimitMinutes: 0,
      logPath: "logs",
      resultPath: "/mnt/sfs_turbo/out/",
    };
    assert.throws(
      () => job(0, wrong),
      (error: Error) => {
        for (const name of [...Object.keys(wrong), "fingerprint"])
          assert.match(error.message, new RegExp(`  ${name}: got`));
        return true;
      },
    );
    assert.throws(() => job(1, { suspend: true, waitFor: "Nothing" }), /suspend: got true/);
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
