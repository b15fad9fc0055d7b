import { createHash, createHmac } from "node:crypto";
import { type IncomingHttpHeaders, request as httpRequest } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Cloud, type CloudOptions, createCloud } from "../../../local/cloud/cloud";
import { obsSignature, sdkSignature } from "../../../local/cloud/signature";
import { type FakeClusterHost, createFakeClusterHost } from "./fake-cluster-host";

/** The account of the tests. */
export const credentials = {
  accessKey: "TESTACCESSKEY",
  secretKey: "test-secret-key",
  projectId: "0123456789abcdef0123456789abcdef",
  domainId: "fedcba9876543210fedcba9876543210",
  region: "cn-southwest-2",
};

/** What came back. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON; throws where it is none. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the test knows the shape it asked for
  json: <T = Record<string, unknown>>() => T;
}

/** What a request may differ in. */
export interface Sent {
  body?: string | Buffer;
  headers?: Record<string, string>;
  secretKey?: string;
  accessKey?: string;
  /** No Authorization header at all. */
  unsigned?: boolean;
}

/** Sends a request through the proxy, absolute form, as the provider does. */
export function send(
  port: number,
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const host = new URL(url).host;
    const request = httpRequest(
      {
        host: "127.0.0.1",
        port,
        method,
        path: url,
        // Without a length Node sends no body with DELETE.
        headers: { ...headers, host, ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
            json: <T>() => JSON.parse(text) as T,
          });
        });
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

/** A cloud for a test, with a client that signs. */
export interface TestCloud {
  cloud: Cloud;
  port: number;
  host: FakeClusterHost;
  directory: string;
  log: string[];
  /** Calls an API: `call("POST", "vpc", "/v1/{project}/vpcs", {…})`. */
  call: (method: string, service: string, path: string, body?: unknown, sent?: Sent) => Promise<Answer>;
  /** Calls OBS: bucket, "/key?sub-resource". */
  obs: (method: string, bucket: string, path: string, sent?: Sent) => Promise<Answer>;
  control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Polls until the answer is as wanted; fails after 5 seconds. */
  until: (ask: () => Promise<Answer>, wanted: (answer: Answer) => boolean) => Promise<Answer>;
  /** Stops the cloud and makes another one from the same folder. */
  restart: () => Promise<void>;
  /** Stops the cloud and removes its folder. */
  end: () => Promise<void>;
}

function sdkDate(): string {
  return new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

/** Signs a request to an API as the provider does. */
export function signSdk(method: string, url: string, body: Buffer, sent: Sent): Record<string, string> {
  const { pathname, search, host } = new URL(url);
  const headers: Record<string, string> = {
    ...(body.length > 0 ? { "content-type": "application/json" } : {}),
    host,
    "x-sdk-date": sdkDate(),
    ...sent.headers,
  };
  const names = Object.keys(headers).sort();
  const signed = { method, path: pathname, query: search.slice(1), headers };
  const signature = sdkSignature(signed, names, body, sent.secretKey ?? credentials.secretKey);
  const access = sent.accessKey ?? credentials.accessKey;
  return {
    ...headers,
    authorization: `SDK-HMAC-SHA256 Access=${access}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
}

/** Starts a cloud with short delays. */
export async function startTestCloud(delays = { create: 20, remove: 20 }): Promise<TestCloud> {
  const directory = mkdtempSync(join(tmpdir(), "ascend-stacks-cloud-"));
  const host = createFakeClusterHost();
  const log: string[] = [];
  const options: CloudOptions = {
    directory: join(directory, "cloud"),
    clusterHost: host,
    credentials,
    delays,
    log: (line) => log.push(line),
  };
  const first = await createCloud(options);
  const test: TestCloud = {
    cloud: first,
    port: await first.listen(),
    host,
    directory,
    log,
    call(method, service, path, body, sent = {}) {
      const url = `http://${service}.emulator.test${path.replace("{project}", credentials.projectId)}`;
      const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
      const headers = sent.unsigned ? {} : signSdk(method, url, bytes, sent);
      return send(test.port, method, url, headers, bytes);
    },
    obs(method, bucket, path, sent = {}) {
      const prefix = bucket === "" ? "" : `${bucket}.`;
      const url = `http://${prefix}obs.${credentials.region}.emulator.test${path}`;
      const mark = path.indexOf("?");
      const headers: Record<string, string> = { date: new Date().toUTCString(), ...sent.headers };
      const scheme = Object.keys(headers).some((name) => name.startsWith("x-obs-")) ? "OBS" : "AWS";
      const signature = obsSignature(
        { method, path: mark < 0 ? path : path.slice(0, mark), query: mark < 0 ? "" : path.slice(mark + 1), headers },
        bucket === "" ? undefined : bucket,
        scheme,
        sent.secretKey ?? credentials.secretKey,
      );
      const access = sent.accessKey ?? credentials.accessKey;
      const signed = sent.unsigned ? headers : { ...headers, authorization: `${scheme} ${access}:${signature}` };
      return send(test.port, method, url, signed, sent.body);
    },
    control: (method, path, body) =>
      send(
        test.port,
        method,
        `http://control.emulator.test${path}`,
        { "content-type": "application/json" },
        body === undefined ? undefined : JSON.stringify(body),
      ),
    async until(ask, wanted) {
      const end = Date.now() + 5000;
      for (;;) {
        const answer = await ask();
        if (wanted(answer)) {
          return answer;
        }
        if (Date.now() > end) {
          throw new Error(`not reached in 5 seconds; the last answer was ${answer.status} ${answer.text}`);
        }
        await sleep(5);
      }
    },
    async restart() {
      await test.cloud.close();
      test.cloud = await createCloud(options);
      test.port = await test.cloud.listen();
    },
    async end() {
      host.stop();
      await test.cloud.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return test;
}

/** Ids of what a cluster or a file system needs. */
export interface Ground {
  vpc: string;
  subnet: string;
  /** IPv4 subnet ID of the subnet, for pods of CCE Turbo. */
  podSubnet: string;
  group: string;
}

/** Makes a VPC with subnet and security group. */
export async function makeGround(test: TestCloud, name = "ground"): Promise<Ground> {
  const vpc = (await test.call("POST", "vpc", "/v1/{project}/vpcs", { vpc: { name, cidr: "10.20.0.0/16" } })).json<{
    vpc: { id: string };
  }>().vpc.id;
  const { subnet } = (
    await test.call("POST", "vpc", "/v1/{project}/subnets", {
      subnet: { name, cidr: "10.20.0.0/18", gateway_ip: "10.20.0.1", vpc_id: vpc },
    })
  ).json<{ subnet: { id: string; neutron_subnet_id: string } }>();
  const group = (
    await test.call("POST", "vpc", "/v3/{project}/vpc/security-groups", { security_group: { name } })
  ).json<{ security_group: { id: string } }>().security_group.id;
  return { vpc, subnet: subnet.id, podSubnet: subnet.neutron_subnet_id, group };
}

/** Body of a request for a CCE Turbo cluster. */
export function clusterBody(ground: Ground, name = "cluster", spec: Record<string, unknown> = {}): unknown {
  return {
    kind: "Cluster",
    apiversion: "v3",
    metadata: { name },
    spec: {
      type: "VirtualMachine",
      flavor: "cce.s2.small",
      version: "v1.31",
      hostNetwork: { vpc: ground.vpc, subnet: ground.subnet, SecurityGroup: ground.group },
      containerNetwork: { mode: "eni" },
      eniNetwork: { subnets: [{ subnetID: ground.podSubnet }] },
      serviceNetwork: { IPv4CIDR: "10.247.0.0/16" },
      authentication: { mode: "rbac", authenticatingProxy: {} },
      ...spec,
    },
  };
}

const clusters = "/api/v3/projects/{project}/clusters";

/** Makes a cluster and waits until it is Available. */
export async function makeCluster(
  test: TestCloud,
  ground: Ground,
  name?: string,
  spec?: Record<string, unknown>,
): Promise<string> {
  const made = await test.call("POST", "cce", clusters, clusterBody(ground, name, spec));
  if (made.status !== 201) {
    throw new Error(made.text);
  }
  const id = made.json<{ metadata: { uid: string } }>().metadata.uid;
  await test.until(
    () => test.call("GET", "cce", `${clusters}/${id}`),
    (answer) => answer.json<{ status: { phase: string } }>().status.phase === "Available",
  );
  return id;
}

/** Body of a request for a node pool of Ascend machines. */
export function poolBody(
  key: string,
  name = "npu",
  spec: Record<string, unknown> = {},
  template: Record<string, unknown> = {},
): unknown {
  return {
    kind: "NodePool",
    apiversion: "v3",
    metadata: { name },
    spec: {
      type: "ElasticBMS",
      initialNodeCount: 2,
      autoscaling: { enable: false },
      nodeManagement: {},
      ...spec,
      nodeTemplate: {
        flavor: "physical.kat2ne.48xlarge.8.ei.pod101",
        az: "random",
        os: "Huawei Cloud EulerOS 2.0",
        login: { sshKey: key },
        rootVolume: { size: 100, volumetype: "SSD" },
        dataVolumes: [{ size: 500, volumetype: "SSD" }],
        k8sTags: { team: "llm" },
        taints: [{ key: "npu", value: "true", effect: "NoSchedule" }],
        ...template,
      },
    },
  };
}

/** Makes an SSH key pair. */
export async function makeKey(test: TestCloud, name = "key"): Promise<string> {
  const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF9Eo6hNy1qX3u6aWVk8I/d1HuOr34i9kbiwObAdrj3R nobody";
  await test.call("POST", "kms", "/v3/{project}/keypairs", { keypair: { name, public_key: publicKey } });
  return name;
}

/** Body of a request for an SFS Turbo HPC file system. */
export function shareBody(ground: Ground, name = "share", settings: Record<string, unknown> = {}): unknown {
  return {
    share: {
      name,
      size: 6144,
      share_proto: "NFS",
      share_type: "STANDARD",
      vpc_id: ground.vpc,
      subnet_id: ground.subnet,
      security_group_id: ground.group,
      availability_zone: "cn-southwest-2a",
      metadata: { expand_type: "hpc", hpc_bw: "500M" },
      ...settings,
    },
  };
}

const turbo = "/v1/{project}/sfs-turbo";

/** Makes a file system and waits until it is available. */
export async function makeShare(test: TestCloud, ground: Ground, name?: string): Promise<string> {
  const made = await test.call("POST", "sfs-turbo", `${turbo}/shares`, shareBody(ground, name));
  if (made.status !== 202) {
    throw new Error(made.text);
  }
  const id = made.json<{ id: string }>().id;
  await test.until(
    () => test.call("GET", "sfs-turbo", `${turbo}/shares/${id}`),
    (answer) => answer.json<{ status: string }>().status === "200",
  );
  return id;
}

/** Links a bucket to a file system and waits until the link is available. */
export async function makeTarget(test: TestCloud, share: string, bucket: string, path = "data"): Promise<string> {
  const made = await test.call("POST", "sfs-turbo", `${turbo}/shares/${share}/targets`, {
    file_system_path: path,
    obs: { bucket, endpoint: `obs.${credentials.region}.myhuaweicloud.com` },
  });
  if (made.status !== 202) {
    throw new Error(made.text);
  }
  const id = made.json<{ target_id: string }>().target_id;
  await test.until(
    () => test.call("GET", "sfs-turbo", `${turbo}/shares/${share}/targets/${id}`),
    (answer) => answer.json<{ lifecycle: string }>().lifecycle === "AVAILABLE",
  );
  return id;
}

/** Runs a data task to its end and returns its last state. */
export async function runTask(
  test: TestCloud,
  share: string,
  type: string,
  target: string,
  prefix = "",
): Promise<{ status: string; message: string }> {
  const made = await test.call("POST", "sfs-turbo", `${turbo}/${share}/hpc-cache/task`, {
    type,
    src_target: target,
    dest_target: target,
    src_prefix: prefix,
    dest_prefix: prefix,
  });
  const id = made.json<{ task_id: string }>().task_id;
  const done = await test.until(
    () => test.call("GET", "sfs-turbo", `${turbo}/${share}/hpc-cache/task/${id}`),
    (answer) => answer.json<{ status: string }>().status !== "DOING",
  );
  return done.json();
}

/** MD5 of a text, in hexadecimal. */
export function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

/** HMAC-SHA1 of a text in base64, computed without the code under test. */
export function hmacSha1(key: string, text: string): string {
  return createHmac("sha1", key).update(text).digest("base64");
}
