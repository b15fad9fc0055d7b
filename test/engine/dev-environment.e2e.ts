import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppsV1Api, BatchV1Api, CoreV1Api, CustomObjectsApi, KubeConfig } from "@kubernetes/client-node";
import { exportState } from "../../operations/stack-state";
import { projectRoot } from "../../tools/paths";
import { changesOf } from "../support/engine-changes";
import { type Ended, type LocalEnvironment, startEnvironment } from "../support/local-environment";
import { beyondKubeconfig } from "../support/platform-variants";

const DATA_SET = join(projectRoot(), "examples/data/alpaca-cluster-operations.json");

/** Outputs of the stack, as `pulumi stack output --json` prints them. */
interface Outputs {
  kubeconfig: string;
  bucket: string;
  shareAddress: string;
  data: Record<string, string>;
  training: { name: string; job: string; phase: string }[];
  serving: { name: string; url: string }[];
  nextSteps: string[];
}

/** The fields of a Volcano job that are looked at. */
interface VolcanoJob {
  metadata: { name: string };
  spec: { minAvailable: number; tasks: { replicas: number }[] };
  status: { state: { phase: string } };
}

/** Texts of all files below a folder. */
function textsBelow(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({
      path: join(parentPath, name),
      text: readFileSync(join(parentPath, name), "latin1"),
    }));
}

describe("the dev environment", function () {
  this.timeout(15 * 60 * 1000);
  let environment: LocalEnvironment;
  let outputs: Outputs;
  let kubeconfig: KubeConfig;
  /** Everything that the engine printed. */
  const printed: string[] = [];

  /** Runs `pulumi` and expects it to succeed. */
  async function pulumi(...args: string[]): Promise<Ended> {
    const ended = await environment.pulumi(args);
    printed.push(ended.output);
    assert.equal(ended.code, 0, ended.output);
    return ended;
  }

  before(async () => {
    environment = await startEnvironment();
  });
  after(async () => {
    await environment.remove();
  });

  describe("before anything exists", () => {
    it("says for each workload what was chosen, and from which line of which seed", async () => {
      const { output } = await pulumi("preview");
      for (const workload of ["training llama2-13b-sft", "training llama3-1-70b-lora", "serving llama2-13b"]) {
        const lines = output.split("\n").filter((line) => line.includes(workload) && /seed \d{3}, line \d+/.test(line));
        assert(lines.length > 0, `no line names ${workload} and its source:\n${output}`);
      }
    });
  });

  describe("up", () => {
    it("creates everything in less than 6 minutes, by npm start", async () => {
      const { seconds, output, code } = await environment.npm("start");
      printed.push(output);
      console.log(`      up: ${seconds.toFixed(0)} s`);
      assert.equal(code, 0, output);
      assert(seconds < 360, `it took ${String(seconds)} s`);
      assert.match(output, /The environment dev is up/);
      assert.match(output, /eval "\$\(npm run --silent env\)"/);
      const shown = await environment.pulumi(["stack", "output", "--json", "--show-secrets"]);
      outputs = JSON.parse(shown.output) as Outputs;
      kubeconfig = new KubeConfig();
      kubeconfig.loadFromString(outputs.kubeconfig);
    });

    it("has both jobs running, all pods bound, those of one job on distinct nodes", async () => {
      const custom = kubeconfig.makeApiClient(CustomObjectsApi);
      const core = kubeconfig.makeApiClient(CoreV1Api);
      const namespace = "llm-train";
      const { items } = (await custom.listNamespacedCustomObject({
        group: "batch.volcano.sh",
        version: "v1alpha1",
        namespace,
        plural: "jobs",
      })) as { items: VolcanoJob[] };
      assert.equal(items.length, 2);
      const pods = (await core.listNamespacedPod({ namespace })).items;
      for (const job of items) {
        assert(["Running", "Completed"].includes(job.status.state.phase), JSON.stringify(job.status));
        const replicas = job.spec.tasks.reduce((sum, task) => sum + task.replicas, 0);
        assert.equal(job.spec.minAvailable, replicas);
        const nodes = pods
          .filter(({ metadata }) => metadata?.labels?.["volcano.sh/job-name"] === job.metadata.name)
          .map(({ spec }) => spec?.nodeName);
        assert.equal(nodes.length, replicas);
        assert(!nodes.includes(undefined), "a pod is not bound");
        assert.equal(new Set(nodes).size, replicas, "two pods of one job share a node");
      }
    });

    it("has a complete rank table for each job, every NPU in it once", async () => {
      const core = kubeconfig.makeApiClient(CoreV1Api);
      const { items } = await core.listNamespacedConfigMap({ namespace: "llm-train" });
      const tables = items.filter(({ metadata }) => metadata?.name?.startsWith("configmap1980-"));
      assert.equal(tables.length, 2);
      for (const { metadata, data } of tables) {
        const table = JSON.parse(data?.["jobstart_hccl.json"] ?? "") as {
          status: string;
          server_list: { device: { rank_id: string }[] }[];
        };
        assert.equal(table.status, "completed", metadata?.name);
        const ranks = table.server_list.flatMap(({ device }) => device.map(({ rank_id }) => Number(rank_id)));
        assert.deepEqual(
          [...ranks].sort((a, b) => a - b),
          Array.from({ length: ranks.length }, (_, rank) => rank),
        );
        assert.equal(ranks.length, table.server_list.length * 8);
      }
    });

    it("has the images on all four NPU nodes", async () => {
      const apps = kubeconfig.makeApiClient(AppsV1Api);
      const { items } = await apps.listNamespacedDeployment({ namespace: "llm-data" });
      assert.deepEqual(
        items.map(({ status }) => status?.readyReplicas),
        [4],
      );
      const nodes = (await kubeconfig.makeApiClient(CoreV1Api).listNode()).items;
      assert.deepEqual(
        nodes.map(({ status }) => status?.allocatable?.["huawei.com/ascend-1980"]),
        ["8", "8", "8", "8"],
      );
    });

    it("has every claim bound", async () => {
      const { items } = await kubeconfig.makeApiClient(CoreV1Api).listPersistentVolumeClaimForAllNamespaces();
      assert.deepEqual(
        items.map(({ status }) => status?.phase),
        ["Bound", "Bound", "Bound"],
      );
    });

    it("has the bytes of the local file on the share, checked in the cluster too", async () => {
      const local = createHash("sha256").update(readFileSync(DATA_SET)).digest("hex");
      const [path] = Object.values(outputs.data);
      const suffix = (path ?? "").replace("/mnt/sfs_turbo", "");
      const [onShare] = textsBelow(join(environment.stateDirectory, "cloud/shares"))
        .map((file) => file.path)
        .filter((file) => file.endsWith(suffix));
      assert(onShare !== undefined && suffix !== "");
      assert.equal(createHash("sha256").update(readFileSync(onShare)).digest("hex"), local);
      const { items } = await kubeconfig.makeApiClient(BatchV1Api).listNamespacedJob({ namespace: "llm-data" });
      assert.deepEqual(
        items.map(({ status }) => status?.succeeded),
        [1],
      );
    });

    it("serves the model behind a Service with an endpoint", async () => {
      const core = kubeconfig.makeApiClient(CoreV1Api);
      const { items } = await core.listNamespacedEndpoints({ namespace: "llm-serve" });
      const addresses = items.flatMap(({ subsets }) => (subsets ?? []).flatMap((subset) => subset.addresses ?? []));
      assert.equal(addresses.length, 1);
    });

    it("is shown by npm run status", async () => {
      const { output, code } = await environment.npm("status");
      printed.push(output);
      assert.equal(code, 0, output);
      for (const name of ["llama2-13b-sft", "llama3-1-70b-lora", "llama2-13b"]) assert(output.includes(name), output);
      assert.match(output, /Running/);
    });

    it("tells what there is and how to go on", () => {
      assert.match(outputs.shareAddress, /^[\w.-]+:\/$/);
      assert.deepEqual(
        outputs.training.map(({ phase }) => phase),
        ["Running", "Running"],
      );
      assert.match(outputs.serving[0]?.url ?? "", /^http:\/\/.*\.llm-serve\.svc:8080\/v1$/);
      assert(outputs.nextSteps.length > 0);
    });
  });

  describe("afterwards", () => {
    it("has nothing to do in a second up", async () => {
      const { output, seconds } = await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
      console.log(`      second up: ${seconds.toFixed(1)} s`);
      assert.match(output, /\d+ unchanged/);
    });

    it("has nothing to do in a preview from the user's own shell", async () => {
      const { output: variables, code } = await environment.npm("env");
      assert.equal(code, 0, variables);
      const options = { cwd: projectRoot(), encoding: "utf8" } as const;
      const preview = 'eval "$1"; pulumi preview --stack dev --expect-no-changes';
      const { status, stdout, stderr } = spawnSync("sh", ["-c", preview, "sh", variables], options);
      printed.push(stdout);
      assert.equal(status, 0, `${stdout}${stderr}`);
    });

    it("has nothing to refresh", async () => {
      await pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    });

    it("renews nothing but the kubeconfig after a refresh, of the provider and of what watches jobs and services", async () => {
      // CCE issues another kubeconfig each time a cluster is read.
      const { output } = await pulumi("up", "--yes", "--skip-preview");
      const changes = changesOf(output);
      assert.deepEqual(beyondKubeconfig(changes), []);
      assert(changes.some(({ resource }) => resource === "pulumi:providers:kubernetes kubernetes"));
    });
  });

  describe("secrets", () => {
    it("are nowhere in the state, the logs or the manifests", async () => {
      const user = kubeconfig.getCurrentUser();
      const certificate = Buffer.from(user?.keyData ?? "", "base64").toString();
      const secrets = {
        "secret key": environment.settings.environment["HW_SECRET_KEY"] ?? "",
        "access key": environment.settings.environment["HW_ACCESS_KEY"] ?? "",
        "client key of the kubeconfig": user?.keyData ?? "",
        "client key of the kubeconfig, decoded": certificate.split("\n")[3] ?? "",
      };
      for (const [what, secret] of Object.entries(secrets)) assert(secret.length >= 16, `${what} is not known`);
      const core = kubeconfig.makeApiClient(CoreV1Api);
      const manifests = [
        JSON.stringify(await core.listConfigMapForAllNamespaces()),
        JSON.stringify(await core.listPodForAllNamespaces()),
      ];
      const places = [
        ...textsBelow(join(environment.stateDirectory, "pulumi")),
        ...textsBelow(environment.stateDirectory).filter(({ path }) => path.endsWith(".log")),
        ...printed.map((text, index) => ({ path: `output of engine command ${String(index)}`, text })),
        ...manifests.map((text) => ({ path: "manifests", text })),
      ];
      assert(places.length > 10);
      const leaks = places.flatMap(({ path, text }) =>
        Object.entries(secrets).flatMap(([what, secret]) => (text.includes(secret) ? [`${what} in ${path}`] : [])),
      );
      assert.deepEqual(leaks, []);
    });

    it("are found where they are written in plain text: the search works", () => {
      const found = textsBelow(environment.stateDirectory).filter(({ text }) =>
        text.includes(environment.settings.environment["HW_SECRET_KEY"] ?? "?"),
      );
      assert(found.length > 0, "the local cloud keeps its own credentials in a file");
    });
  });

  describe("destroy", () => {
    it("leaves nothing in the cloud and nothing in the state", async () => {
      const { seconds } = await pulumi("destroy", "--yes", "--skip-preview");
      console.log(`      destroy: ${seconds.toFixed(0)} s`);
      const left = Object.entries(await environment.objects()).filter(([, list]) => list.length > 0);
      assert.deepEqual(left, []);
      const { deployment } = await exportState(environment.settings, "dev");
      assert.deepEqual(deployment.resources ?? [], []);
    });

    it("leaves no process after npm run stop", async () => {
      const { output, code } = await environment.npm("stop");
      assert.equal(code, 0, output);
      const left = readdirSync("/proc")
        .filter((entry) => /^\d+$/.test(entry))
        .filter((pid) => {
          try {
            return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(environment.stateDirectory);
          } catch {
            return false; // it has ended meanwhile
          }
        });
      assert.deepEqual(left, []);
    });
  });
});
