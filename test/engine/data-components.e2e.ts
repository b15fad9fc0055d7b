import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { kubernetesApi, type KubernetesApi } from "../../local/cluster/api";
import { createAuthority, issue } from "../../local/cluster/certificates";
import { createClusterHost, type LocalClusterHost } from "../../local/cluster/host";
import type { Pod } from "../../local/cluster/objects";
import { projectRoot } from "../../tools/paths";
import { clusterPrograms } from "../support/cluster-programs";
import { type FileServer, sendContent, startFileServer } from "../support/file-server";
import { temporaryProgram, type TemporaryProgram } from "../tools/temporary-program";

const CLUSTER = "cluster-with-data";
const SHARE = "5f6b4a7e-share";
const PODS = "/api/v1/namespaces/llm-data/pods";

/** Data and images in a cluster, as the real engine and API server take them; each step builds on the ones before. */
describe("data and images in a cluster", function () {
  this.timeout(180_000);

  let folder: string;
  let share: string;
  let host: LocalClusterHost;
  let api: KubernetesApi;
  let program: TemporaryProgram;
  let server: FileServer;
  const log: string[] = [];
  const content = randomBytes(200_000);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const bundle = process.env["CURL_CA_BUNDLE"];

  /** A program with what these lines declare. */
  const write = (lines: string): void => {
    program.write(`
    import * as k8s from "@pulumi/kubernetes";
    import { DataFetch, ImagePrePull, SharedVolume, WorkloadNamespace } from ${JSON.stringify(join(projectRoot(), "components"))};
    const kubeconfig = ${JSON.stringify(readFileSync(join(folder, "clusters", CLUSTER, "kubeconfig"), "utf8"))};
    const providers = [new k8s.Provider("cluster", { kubeconfig, clusterIdentifier: "cluster" })];
    const { namespace } = new WorkloadNamespace("data", { namespaceName: "llm-data", podSecurity: "restricted" }, { providers });
    const { claimName } = new SharedVolume("data", {
      volumeName: "data",
      claimName: "share",
      namespace,
      shareId: ${JSON.stringify(SHARE)},
      exportLocation: "10.20.0.9:/",
      sizeGiB: 1228,
    }, { providers });
    ${lines}`);
  };
  const fetching = (wanted: string, more = ""): string => `
    export const { path } = new DataFetch("alpaca", {
      dataSet: "alpaca",
      url: { address: "${server.address}/alpaca.json", sha256: "${wanted}" },
      ${more}
      namespace, claimName, image: "swr.example.com/team/base:1",
    }, { providers });`;

  before(async function () {
    this.timeout(30 * 60_000);
    folder = mkdtempSync(join(tmpdir(), "data-components-"));
    share = join(folder, "share");
    mkdirSync(share);
    const authority = await createAuthority("files of a test");
    writeFileSync(join(folder, "ca.crt"), authority.certificate);
    process.env["CURL_CA_BUNDLE"] = join(folder, "ca.crt");
    server = await startFileServer(
      (request, response) => {
        sendContent(request, response, content);
      },
      await issue(authority, { commonName: "files", hosts: ["127.0.0.1"] }),
    );
    host = createClusterHost({
      directory: join(folder, "clusters"),
      programs: await clusterPrograms(),
      shares: { shareFolder: (id) => (id === SHARE ? share : undefined) },
      log: (line) => log.push(line),
    });
    await host.startCluster(CLUSTER);
    api = kubernetesApi(await host.clusterAccess(CLUSTER), (line) => log.push(line));
    await host.applyNodePool(CLUSTER, {
      id: "pool",
      name: "npu",
      count: 2,
      flavorId: "physical.kat2ne.48xlarge.8.ei.pod101",
      npus: 8,
      labels: {},
      taints: [],
    });
    await host.applyAddon(CLUSTER, { templateName: "huawei-npu", version: "2.1.7", values: {} });
    await host.applyAddon(CLUSTER, { templateName: "everest", version: "2.4.28", values: {} });
    program = await temporaryProgram();
  });

  after(async () => {
    program.remove();
    api.close();
    await host.stop();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
    if (bundle === undefined) delete process.env["CURL_CA_BUNDLE"];
    else process.env["CURL_CA_BUNDLE"] = bundle;
  });

  /** Runs an `up` that must fail, and returns what it said. */
  async function failedUp(meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<string> {
    const child = program.start("up", "--yes", "--skip-preview");
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    }
    const ended = new Promise((resolve) => child.on("close", resolve));
    await meanwhile();
    assert.notEqual(await ended, 0, output);
    return output;
  }

  it("fetches a file onto the share, once", async () => {
    write(fetching(sha256));
    const output = await program.pulumi("up", "--yes", "--skip-preview");
    assert.match(output, /path *: "\/mnt\/sfs_turbo\/training_data\/alpaca\/alpaca.json"/);
    assert.deepEqual(readFileSync(join(share, "training_data/alpaca/alpaca.json")), content);
    const [pod] = await api.list<Pod>(PODS);
    assert.match(await api.text(`${PODS}/${pod?.metadata.name ?? ""}/log`), /done: /);
    assert.match(await program.pulumi("preview", "--expect-no-changes"), /unchanged/);
    assert.match(await program.pulumi("preview", "--refresh", "--expect-no-changes"), /unchanged/);
  });

  it("fetches nothing again when the job runs again", async () => {
    const before = server.requests.length;
    write(fetching(sha256, "parallel: 2,"));
    await program.pulumi("up", "--yes", "--skip-preview");
    assert.equal(server.requests.length, before);
  });

  it("fails with the script's reason when the content is another one, and leaves what was there", async () => {
    write(fetching("0".repeat(64)));
    const output = await failedUp();
    assert.match(output, /refused: the content is not what was asked for/);
    assert.match(output, new RegExp(`alpaca.json: its hash is ${sha256} and should be 0{64}`));
    assert(existsSync(join(share, "training_data/alpaca/alpaca.json")));
    const pods = (await api.list<Pod>(PODS)).filter(({ status }) => status?.phase === "Failed");
    assert.equal(pods.length, 1, "it is tried once, since no other attempt can do better");
  });

  it("goes on with the next up", async () => {
    write(fetching(sha256));
    await program.pulumi("up", "--yes", "--skip-preview");
    assert.deepEqual(readdirSync(join(share, "training_data")).sort(), ["alpaca", "alpaca.partial"]);
  });

  it("pulls images on every node", async () => {
    write(`export const { readyNodes } = new ImagePrePull("images", {
      namespace, images: ["swr.example.com/team/a:1", "swr.example.com/team/b:1"], nodes: 2,
    }, { providers });`);
    assert.match(await program.pulumi("up", "--yes", "--skip-preview"), /readyNodes *: 2/);
    const pods = await api.list<Pod>(`${PODS}?labelSelector=app.kubernetes.io%2Fname%3Dimage-pre-pull`);
    assert.equal(new Set(pods.map(({ spec }) => spec.nodeName)).size, 2);
    assert.match(await program.pulumi("preview", "--expect-no-changes"), /unchanged/);
  });

  it("fails in time when a node does not have its images, with the reason of each pod", async () => {
    write(`new ImagePrePull("images", {
      namespace, images: ["swr.example.com/team/a:2"], nodes: 3, timeLimitMinutes: 1,
    }, { providers });`);
    const began = Date.now();
    const output = await failedUp(async () => {
      for (let turn = 0; turn < 600; turn += 1) {
        const pods = await api.list<Pod>(`${PODS}?labelSelector=app.kubernetes.io%2Fname%3Dimage-pre-pull`);
        const pod = pods.find(
          ({ spec, status }) => spec.containers[0]?.image?.endsWith("a:2") === true && status?.phase === "Running",
        );
        if (pod !== undefined) {
          await api.mergeLists(`${PODS}/${pod.metadata.name}/status`, {
            status: {
              phase: "Pending",
              conditions: ["Ready", "ContainersReady"].map((type) => ({
                type,
                status: "False",
                reason: "ContainersNotReady",
                message: "containers with unready status: [image-0]",
              })),
              containerStatuses: [
                {
                  name: "image-0",
                  ready: false,
                  started: false,
                  restartCount: 0,
                  image: "swr.example.com/team/a:2",
                  imageID: "",
                  state: {
                    running: null,
                    waiting: {
                      reason: "ImagePullBackOff",
                      message: 'Back-off pulling image "swr.example.com/team/a:2"',
                    },
                  },
                },
              ],
            },
          });
          return;
        }
        await sleep(200);
      }
      throw new Error("no pod with the new image ran");
    });
    assert(Date.now() - began < 240_000);
    assert.match(output, /\[Pod llm-data\/images-\S+\]: .*\[ImagePullBackOff\] Back-off pulling image "swr\S+\/a:2"/);
    assert.match(output, /Minimum number of live Pods was not attained/);
  });
});
