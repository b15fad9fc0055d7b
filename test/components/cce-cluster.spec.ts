import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { CceCluster, type CceClusterArgs, EncryptionKey } from "../../components";
import { clusterChangeFaults } from "../../components/cluster-changes";
import { verifiedKubeconfig } from "../../components/kubeconfig";
import { deniedRanges } from "../../components/public-entry";
import { contains, overlaps, parseRange } from "../../plan/address-range";
import { hookNamed, only, register, valueOf } from "../support/mock-engine";

const CLUSTER = "huaweicloud:index/cceCluster:CceCluster";

const args: CceClusterArgs = {
  clusterName: "dev-cluster",
  flavorId: "cce.s2.small",
  version: "v1.31",
  containerNetworkType: "eni",
  serviceNetworkCidr: "10.247.0.0/16",
  vpcId: "vpc",
  subnetId: "subnet",
  eniSubnetId: "ipv4-subnet",
  securityGroupId: "group",
};

/** Answer to the lookup of security groups. */
const groups = {
  "huaweicloud:index/getNetworkingSecgroups:getNetworkingSecgroups": {
    securityGroups: [
      { id: "other", name: "dev-cluster-cce-node-1a2b3" },
      { id: "masters", name: "dev-cluster-cce-control-1a2b3" },
    ],
  },
};

/** Builds a cluster and returns it with all that was registered. */
async function build(change: Partial<CceClusterArgs> = {}, lookups = {}) {
  const built: CceCluster[] = [];
  const all = await register(() => built.push(new CceCluster("cluster", { ...args, ...change })), lookups);
  const [cluster] = built;
  assert(cluster !== undefined);
  return { cluster, all };
}

describe("CceCluster", () => {
  it("gives the kubeconfig out as a secret only", async () => {
    const { cluster, all } = await build();
    assert.equal(await pulumi.isSecret(cluster.kubeconfig), true);
    const { secretOutputs } = only(all, CLUSTER).options;
    assert.deepEqual(
      ["certificateClusters", "certificateUsers", "kubeConfigRaw"].filter((key) => !secretOutputs.includes(key)),
      [],
    );
  });

  it("has no public address, and never deletes volumes, buckets or file systems with the cluster", async () => {
    const { all } = await build();
    const { inputs } = only(all, CLUSTER);
    const decided = ["eip", "customSans", "deleteAll", "deleteEvs", "deleteObs", "deleteSfs", "deleteEfs"];
    assert.deepEqual(
      decided.filter((key) => key in inputs),
      [],
    );
    assert.deepEqual(
      all.filter(({ custom }) => custom).map(({ type }) => type),
      [CLUSTER],
    );
  });

  it("puts the public address among the names of its certificate", async () => {
    const { all } = await build({ publicAccess: { allowedCidrs: ["203.0.113.0/24"] } }, groups);
    const { inputs } = only(all, CLUSTER);
    assert.equal(inputs["eip"], "203.0.113.9");
    assert.deepEqual(inputs["customSans"], ["203.0.113.9"]);
    const { bandwidth } = only(all, "huaweicloud:index/vpcEip:VpcEip").inputs;
    assert.equal((bandwidth as { size: number }).size, 5);
  });

  it("denies port 5443 of the masters to every range that is not allowed", async () => {
    const { all } = await build({ publicAccess: { allowedCidrs: ["203.0.113.0/24"] } }, groups);
    const rules = all.filter(({ type }) => type === "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule");
    assert.deepEqual(
      rules.map(({ inputs }) => String(inputs["remoteIpPrefix"])).sort(),
      deniedRanges(["203.0.113.0/24"]).sort(),
    );
    const settings = rules.map(({ inputs: { securityGroupId, action, ports, protocol, priority, direction } }) =>
      [securityGroupId, action, ports, protocol, priority, direction].join(" "),
    );
    assert.deepEqual([...new Set(settings)], ["masters deny 5443 tcp 1 ingress"]);
  });

  it("lets its way in and its logs be taken away while the cluster is protected", async () => {
    const publicAccess = { allowedCidrs: ["203.0.113.0/24"] };
    const all = await register(
      () => new CceCluster("cluster", { ...args, publicAccess, logs: { retentionDays: 7 } }, { protect: true }),
      groups,
    );
    assert.deepEqual(
      all.filter(({ custom, options }) => custom && options.protect).map(({ type }) => type),
      [CLUSTER],
    );
    const without = await register(() => new CceCluster("cluster", args, { protect: false }));
    assert.equal(only(without, CLUSTER).options.protect, false);
  });

  it("gives up its name before another cluster takes it", async () => {
    assert.equal(only((await build()).all, CLUSTER).options.deleteBeforeReplace, true);
  });

  it("keeps the logs that are asked for, and switches the others off", async () => {
    const { all } = await build({ logs: { retentionDays: 30, kubeScheduler: false } });
    const { inputs } = only(all, "huaweicloud:index/cceClusterLogConfig:CceClusterLogConfig");
    assert.deepEqual(
      { ...inputs },
      {
        clusterId: "cluster-id",
        ttlInDays: 30,
        logConfigs: [
          { name: "audit", enable: true },
          { name: "kube-apiserver", enable: true },
          { name: "kube-controller-manager", enable: true },
          { name: "kube-scheduler", enable: false },
        ],
      },
    );
  });

  it("encrypts Secrets and spreads masters only where that is asked for", async () => {
    const plain = only((await build()).all, CLUSTER).inputs;
    assert.deepEqual([plain["encryptionConfig"], plain["multiAz"]], [undefined, undefined]);
    const { inputs } = only((await build({ encryptionKeyId: "key", multiAz: true })).all, CLUSTER);
    assert.deepEqual([inputs["encryptionConfig"], inputs["multiAz"]], [{ mode: "KMS", kmsKeyId: "key" }, true]);
  });

  it("takes a cluster that exists as it is, its kubeconfig as a secret", async () => {
    const built: CceCluster[] = [];
    const all = await register(() => {
      const existing = { clusterId: "old-id", kubeconfig: "apiVersion: v1" };
      built.push(new CceCluster("cluster", { existing, logs: { retentionDays: 7 } }));
    });
    const [cluster] = built;
    assert(cluster !== undefined);
    assert.deepEqual(
      all.filter(({ custom }) => custom).map(({ type, inputs }) => [type, inputs["clusterId"]]),
      [["huaweicloud:index/cceClusterLogConfig:CceClusterLogConfig", "old-id"]],
    );
    assert.equal(await valueOf(cluster.clusterId), "old-id");
    assert.equal(await pulumi.isSecret(cluster.kubeconfig), true);
  });

  it("names all that a new cluster lacks, and what contradicts itself", () => {
    assert.throws(
      () =>
        new CceCluster("cluster", {
          ...args,
          flavorId: "cce.s1.small",
          multiAz: true,
          eniSubnetId: undefined,
          vpcId: undefined,
          containerNetworkCidr: "172.16.0.0/16",
          publicAccess: { allowedCidrs: ["0.0.0.0/0", "office"] },
          logs: {
            retentionDays: 90,
            audit: false,
            kubeApiserver: false,
            kubeControllerManager: false,
            kubeScheduler: false,
          },
        }),
      {
        message: [
          "CceCluster cluster:",
          "  vpcId: got nothing; a new cluster needs it; or name an existing one in `existing`",
          "  eniSubnetId: got nothing; pods of CCE Turbo live in an IPv4 subnet (provider documentation, cce_cluster)",
          '  containerNetworkCidr: got "172.16.0.0/16"; pods of CCE Turbo live in a subnet: leave it out (provider documentation, cce_cluster)',
          "  multiAz: got true; cce.s1.small has one master: use a size cce.s2.* (provider documentation, cce_cluster, multi_az)",
          '  publicAccess.allowedCidrs[0]: got "0.0.0.0/0"; these are all addresses of the internet; name the ranges that may reach the API server',
          '  publicAccess.allowedCidrs[1]: got "office"; not an address range; write its first address and its length, as 203.0.113.0/24',
          "  logs.retentionDays: got 90; whole days, 1 to 30 (huaweicloud.com, api-cce, UpdateClusterLogConfig)",
          "  logs: got no kind of log; switch one of them on, or leave logs out",
        ].join("\n"),
      },
    );
  });

  it("refuses to change a cluster that exists", () => {
    const existing = { clusterId: "id", kubeconfig: "apiVersion: v1" };
    const publicAccess = { allowedCidrs: [] };
    assert.throws(() => new CceCluster("cluster", { existing, publicAccess, encryptionKeyId: "key", multiAz: false }), {
      message: [
        "CceCluster cluster:",
        "  publicAccess: got a value; a cluster that exists stays as it is: leave it out",
        "  encryptionKeyId: got a value; a cluster that exists stays as it is: leave it out",
        "  publicAccess.allowedCidrs: got no range; name the ranges that may reach the API server, as 203.0.113.0/24; or leave publicAccess out",
      ].join("\n"),
    });
  });

  it("refuses another version in the preview already", async () => {
    await build();
    const { callback, opts } = hookNamed("CceCluster cluster: changes");
    assert.equal(opts?.onDryRun, true);
    const event = {
      urn: "urn" as pulumi.URN,
      id: "id",
      name: "cluster",
      type: CLUSTER,
      oldOutputs: { clusterVersion: "v1.31.10-r0" },
      newInputs: { clusterVersion: "v1.33" },
    };
    assert.throws(() => callback(event), {
      message:
        'CceCluster cluster:\n  version: got "v1.33"; the cluster has v1.31.10-r0, and a program that wants another version never upgrades it: ' +
        "upgrade the cluster in the console of CCE, run `pulumi refresh`, and then set the version that it has " +
        "(provider source, resource_huaweicloud_cce_cluster, update)",
    });
    assert.doesNotThrow(() => callback({ ...event, newInputs: { clusterVersion: "v1.31" } }));
  });
});

describe("changes of a cluster", () => {
  for (const { what, before, after, paths } of [
    {
      what: "the release of its version",
      before: { clusterVersion: "v1.31.10-r0" },
      after: { clusterVersion: "v1.31.10-r0" },
      paths: [],
    },
    {
      what: "a shorter text that is no part of it",
      before: { clusterVersion: "v1.31.10-r0" },
      after: { clusterVersion: "v1.3" },
      paths: ["version"],
    },
    {
      what: "an older version",
      before: { clusterVersion: "v1.31.10-r0" },
      after: { clusterVersion: "v1.28" },
      paths: ["version"],
    },
    {
      what: "a version that is not known yet",
      before: { clusterVersion: "v1.31.10-r0" },
      after: { clusterVersion: undefined },
      paths: [],
    },
    {
      what: "a range more",
      before: { containerNetworkCidr: "172.16.0.0/16" },
      after: { containerNetworkCidr: "172.16.0.0/16,172.17.0.0/16" },
      paths: [],
    },
    {
      what: "another range",
      before: { containerNetworkCidr: "172.16.0.0/16" },
      after: { containerNetworkCidr: "172.17.0.0/16" },
      paths: ["containerNetworkCidr"],
    },
    {
      what: "a range that is wider by its text",
      before: { containerNetworkCidr: "172.16.0.0/1" },
      after: { containerNetworkCidr: "172.16.0.0/16" },
      paths: ["containerNetworkCidr"],
    },
    {
      what: "a range less",
      before: { containerNetworkCidr: "172.16.0.0/16,172.17.0.0/16" },
      after: { containerNetworkCidr: "172.16.0.0/16" },
      paths: ["containerNetworkCidr"],
    },
    { what: "a subnet more", before: { eniSubnetId: "a" }, after: { eniSubnetId: "b,a" }, paths: [] },
    { what: "a subnet less", before: { eniSubnetId: "a,b" }, after: { eniSubnetId: "b" }, paths: ["eniSubnetId"] },
    { what: "nothing that is known", before: {}, after: {}, paths: [] },
  ]) {
    it(`${paths.length === 0 ? "allows" : "refuses"} ${what}`, () => {
      assert.deepEqual(
        clusterChangeFaults(before, after).map(({ propertyPath }) => propertyPath),
        paths,
      );
    });
  }
});

describe("the kubeconfig", () => {
  const entry = (name: string, cluster: object) => ({ name, cluster });
  const internal = entry("internalCluster", { server: "https://10.20.0.7:5443", "certificate-authority-data": "CA" });
  const external = entry("externalCluster", { server: "https://203.0.113.9:5443", "insecure-skip-tls-verify": true });

  it("stays as it is where every entry verifies the server", () => {
    const text = JSON.stringify({ kind: "Config", clusters: [internal], "current-context": "internal" });
    assert.equal(verifiedKubeconfig(text), text);
    assert.equal(verifiedKubeconfig('{"kind":"Config"}'), '{"kind":"Config"}');
  });

  it("verifies the server at the public address by the cluster's own authority", () => {
    const text = JSON.stringify({ clusters: [internal, external], "current-context": "external" });
    assert.deepEqual(JSON.parse(verifiedKubeconfig(text)), {
      clusters: [
        internal,
        entry("externalCluster", { server: "https://203.0.113.9:5443", "certificate-authority-data": "CA" }),
      ],
      "current-context": "external",
    });
  });

  it("is refused where no entry has an authority", () => {
    assert.throws(() => verifiedKubeconfig(JSON.stringify({ clusters: [external] })), /got no certificate authority/);
  });
});

describe("ranges that are denied", () => {
  const inside = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15"];
  const ranges = (cidrs: readonly string[]) =>
    cidrs.map((cidr) => {
      const range = parseRange(cidr);
      assert(range !== undefined, cidr);
      return range;
    });
  const someRange = fc.tuple(fc.integer({ min: 8, max: 32 }), fc.nat(2 ** 32 - 1)).map(([prefixLength, address]) => {
    const size = 2 ** (32 - prefixLength);
    const first = Math.floor(address / size) * size;
    return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${prefixLength}`;
  });

  it("leave out exactly what is allowed and what is inside", () => {
    fc.assert(
      fc.property(fc.array(someRange, { minLength: 1, maxLength: 4 }), fc.nat(2 ** 32 - 1), (allowed, address) => {
        const at = { first: address, last: address, prefixLength: 32 };
        const isOpen = ranges([...inside, ...allowed]).some((range) => contains(range, at));
        const isDenied = ranges(deniedRanges(allowed)).some((range) => contains(range, at));
        assert.notEqual(isOpen, isDenied);
      }),
    );
  });

  it("do not overlap each other", () => {
    const denied = ranges(deniedRanges(["203.0.113.0/24"]));
    assert.deepEqual(
      denied.filter((range, index) => denied.some((other, position) => position < index && overlaps(range, other))),
      [],
    );
  });

  it("are not many", () => {
    assert.equal(deniedRanges(["203.0.113.0/24"]).length, 64);
  });
});

describe("EncryptionKey", () => {
  const KEY = "huaweicloud:index/kmsKey:KmsKey";
  const build = async (opts?: pulumi.ComponentResourceOptions) =>
    only(await register(() => new EncryptionKey("key", { alias: "dev-secrets" }, opts)), KEY);

  it("changes its material by itself, and can be rescued for a month", async () => {
    const { keyAlias, rotationEnabled, rotationInterval, pendingDays, keyAlgorithm } = (await build()).inputs;
    assert.deepEqual(
      { keyAlias, rotationEnabled, rotationInterval, pendingDays, keyAlgorithm },
      {
        keyAlias: "dev-secrets",
        rotationEnabled: true,
        rotationInterval: 90,
        pendingDays: "30",
        keyAlgorithm: "AES_256",
      },
    );
  });

  it("is protected unless it is told not to be", async () => {
    const protectedWith = async (opts?: pulumi.ComponentResourceOptions) => (await build(opts)).options.protect;
    assert.deepEqual(
      [await protectedWith(), await protectedWith({ protect: true }), await protectedWith({ protect: false })],
      [true, true, false],
    );
  });

  it("refuses days that the cloud does not know", () => {
    assert.throws(() => new EncryptionKey("key", { alias: "a", rotationDays: 29, pendingDays: 1097 }), {
      message: [
        "EncryptionKey key:",
        "  rotationDays: got 29; whole days, 30 to 365 (provider documentation, kms_key)",
        "  pendingDays: got 1097; whole days, 7 to 1096 (provider documentation, kms_key)",
      ].join("\n"),
    });
  });
});
