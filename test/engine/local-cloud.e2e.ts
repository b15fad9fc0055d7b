import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readRecord } from "../../local/cloud-record";
import { clusterFiles, ownAccess } from "../../local/cluster/cluster-files";
import { kubernetesApi } from "../../local/cluster/api";
import { isReady } from "../../local/cluster/nodes";
import type { Node } from "../../local/cluster/objects";
import { listObjects } from "../../local/control";
import {
  clusterFolders,
  readLocalCloud,
  startLocalCloud,
  stopLocalCloud,
  type LocalCloud,
} from "../../local/local-cloud";
import { isRunning, recordOf } from "../../local/process-identity";
import { recordedProcesses } from "../../local/processes";
import { formatStatus, readStatus } from "../../local/status-report";
import { clusterBody, poolBody, send, signSdk, type Answer } from "../local/cloud/client";
import { clusterPrograms } from "../support/cluster-programs";

const CLUSTERS = "/api/v3/projects/{project}/clusters";

/** The background process of the local cloud: started, killed, stopped, beside others; each step builds on those before. */
describe("local cloud", function () {
  this.timeout(120_000);

  let folder: string;
  let directory: string;
  let toolchain: Awaited<ReturnType<typeof clusterPrograms>>;
  let cloud: LocalCloud;

  before(async function () {
    this.timeout(30 * 60_000);
    toolchain = await clusterPrograms();
    folder = mkdtempSync(join(tmpdir(), "local-cloud-"));
    directory = join(folder, "state");
  });
  after(async () => {
    await stopLocalCloud(directory);
    await stopLocalCloud(join(folder, "another"));
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (at = directory): Promise<LocalCloud> =>
    startLocalCloud({ directory: at, toolchain, report: () => undefined });

  function call(method: string, service: string, path: string, body?: unknown): Promise<Answer> {
    const url = `http://${service}.emulator.test${path.replace("{project}", cloud.projectId)}`;
    const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
    return send(cloud.port, method, url, signSdk(method, url, bytes, cloud), bytes);
  }

  async function until(what: string, holds: () => Promise<boolean>, seconds = 30): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!(await holds())) {
      assert(
        Date.now() < deadline,
        `${what}: not after ${seconds} s\n${readFileSync(join(directory, "daemon.log"), "utf8")}`,
      );
      await sleep(100);
    }
  }

  /** A VPC, a cluster in it and two Ascend nodes, asked for as the provider does; resolves when the nodes are Ready. */
  async function makeClusterWithNodes(): Promise<void> {
    const vpc = await call("POST", "vpc", "/v1/{project}/vpcs", { vpc: { name: "v", cidr: "10.20.0.0/16" } });
    const vpcId = vpc.json<{ vpc: { id: string } }>().vpc.id;
    const subnet = await call("POST", "vpc", "/v1/{project}/subnets", {
      subnet: { name: "s", cidr: "10.20.0.0/18", gateway_ip: "10.20.0.1", vpc_id: vpcId },
    });
    const made = subnet.json<{ subnet: { id: string; neutron_subnet_id: string } }>().subnet;
    const group = await call("POST", "vpc", "/v3/{project}/vpc/security-groups", { security_group: { name: "g" } });
    const ground = {
      vpc: vpcId,
      subnet: made.id,
      podSubnet: made.neutron_subnet_id,
      group: group.json<{ security_group: { id: string } }>().security_group.id,
    };
    await call("POST", "kms", "/v3/{project}/keypairs", {
      keypair: {
        name: "key",
        public_key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF9Eo6hNy1qX3u6aWVk8I/d1HuOr34i9kbiwObAdrj3R k",
      },
    });
    const cluster = await call("POST", "cce", CLUSTERS, clusterBody(ground));
    assert.equal(cluster.status, 201, cluster.text);
    const path = `${CLUSTERS}/${cluster.json<{ metadata: { uid: string } }>().metadata.uid}`;
    await until("cluster Available", async () => {
      return (await call("GET", "cce", path)).json<{ status: { phase: string } }>().status.phase === "Available";
    });
    const pool = await call("POST", "cce", `${path}/nodepools`, poolBody("key"));
    assert.equal(pool.status, 201, pool.text);
    await until("nodes Ready", async () => (await readyNodes()).length === 2);
  }

  /** Nodes of the only cluster, asked of its own API server. */
  async function readyNodes(): Promise<string[]> {
    const [cluster] = clusterFolders(directory);
    assert(cluster !== undefined);
    const { ports } = JSON.parse(readFileSync(join(cluster, "cluster.json"), "utf8")) as {
      ports: { apiServer: number };
    };
    const api = kubernetesApi(
      ownAccess(await clusterFiles(cluster), `https://127.0.0.1:${ports.apiServer}`),
      () => undefined,
    );
    try {
      return (await api.list<Node>("/api/v1/nodes")).filter(isReady).map(({ metadata }) => metadata.name);
    } finally {
      api.close();
    }
  }

  it("is started once by several starts at once", async () => {
    const began = performance.now();
    const clouds = await Promise.all([start(), start(), start()]);
    console.log(`      local cloud answers: ${((performance.now() - began) / 1000).toFixed(2)} s`);
    [cloud] = clouds;
    assert.equal(new Set(clouds.map(({ pid }) => pid)).size, 1);
    assert.deepEqual(await listObjects(cloud.port), {});
  });

  it("keeps its keys to the owner", () => {
    assert.equal(statSync(join(directory, "local-cloud.json")).mode & 0o777, 0o600);
    assert.equal(statSync(directory).mode & 0o777, 0o700);
  });

  it("is found by a later start and known to status", async () => {
    assert.deepEqual(await start(), cloud);
    assert.deepEqual(readLocalCloud(directory), cloud);
    assert.match(
      formatStatus(await readStatus(directory)),
      new RegExp(`runs: process ${cloud.pid}, emulator on 127.0.0.1:${cloud.port}`),
    );
  });

  it("runs a real cluster for a cluster of the cloud", async () => {
    await makeClusterWithNodes();
    const status = await readStatus(directory);
    assert.equal(status.clusters.length, 1);
    assert.equal(status.clusters[0]?.answers, true);
    assert.equal(status.clusters[0].nodes.length, 2);
    assert.match(formatStatus(status), /192\.168\.0\.12 +Ready/);
  });

  it("comes back whole after it was killed", async () => {
    const nodes = await readyNodes();
    const objects = await listObjects(cloud.port);
    const orphans = clusterFolders(directory).flatMap(recordedProcesses);
    process.kill(cloud.pid, "SIGKILL");
    await until("the daemon's end", () => Promise.resolve(readLocalCloud(directory) === undefined));
    assert(orphans.length >= 5 && orphans.every(({ record }) => isRunning(record)), "its children outlive it");

    const again = await start();
    assert.notEqual(again.pid, cloud.pid);
    assert.deepEqual(
      { ...again, pid: cloud.pid },
      cloud,
      "the same port and keys, so that a shell's variables stay right",
    );
    cloud = again;
    assert.deepEqual(await listObjects(cloud.port), objects);
    await until("nodes Ready again", async () => (await readyNodes()).join() === nodes.join());
    assert(!orphans.some(({ record }) => isRunning(record)), "the children of the killed one were ended");
  });

  it("lives beside another local cloud", async () => {
    const other = await start(join(folder, "another"));
    assert.notEqual(other.port, cloud.port);
    assert.notEqual(other.accessKey, cloud.accessKey);
    assert.deepEqual(await listObjects(other.port), {});
    await stopLocalCloud(join(folder, "another"));
    assert.deepEqual(readLocalCloud(directory), cloud);
  });

  it("leaves no process when it is stopped, killed or not", async () => {
    const children = clusterFolders(directory).flatMap(recordedProcesses);
    process.kill(cloud.pid, "SIGKILL");
    const daemon = readRecord(directory)?.daemon;
    assert(daemon !== undefined);
    assert.equal(await stopLocalCloud(directory), true);
    for (const record of [daemon, ...children.map((child) => child.record)]) {
      assert.equal(isRunning(record), false);
    }

    cloud = await start();
    const after = clusterFolders(directory).flatMap(recordedProcesses);
    assert(after.length >= 5);
    assert.equal(await stopLocalCloud(directory), true);
    assert(!after.some(({ record }) => isRunning(record)));
    assert.equal(readLocalCloud(directory), undefined);
    assert.equal(await stopLocalCloud(directory), false);
  });

  it("never takes a process for its own that only has the number", async () => {
    const stranger = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"], { stdio: "ignore" });
    assert(stranger.pid !== undefined);
    const record = readRecord(directory);
    assert(record !== undefined);
    // As after a restart of the machine: the numbers on record are other processes' now.
    const stale = { pid: stranger.pid, started: "an earlier boot:1" };
    writeFileSync(join(directory, "local-cloud.json"), JSON.stringify({ ...record, daemon: stale, ready: true }));
    const [cluster] = clusterFolders(directory);
    assert(cluster !== undefined);
    mkdirSync(join(cluster, "processes"), { recursive: true });
    writeFileSync(join(cluster, "processes", "etcd.json"), JSON.stringify(stale));
    assert.equal(readLocalCloud(directory), undefined);
    cloud = await start();
    await stopLocalCloud(directory);
    const alive = recordOf(stranger.pid);
    assert(alive !== undefined && isRunning(alive));
    stranger.kill("SIGKILL");
    await once(stranger, "exit");
  });

  it("says what is wrong when it cannot start", async () => {
    const broken = join(folder, "broken");
    mkdirSync(join(broken, "cloud"), { recursive: true });
    writeFileSync(join(broken, "cloud", "state.json"), "{ not json");
    await assert.rejects(start(broken), /local cloud: did not start \(exit code 1\).*daemon\.log ends with:/s);
    assert.equal(existsSync(join(broken, "local-cloud.json")) && readLocalCloud(broken) !== undefined, false);
  });
});
