import assert from "node:assert/strict";
import { ObsBucket, ObsVolume, SfsTurbo, SharedVolume, type SfsTurboArgs } from "../../components";
import { workDirectories, workDirectory } from "../../components/work-directory";
import { assertRefused } from "../support/argument-faults";
import { only, register, type Registration } from "../support/mock-engine";
import { secretValue } from "../support/secret-input";

const VOLUME = "kubernetes:core/v1:PersistentVolume";
const CLAIM = "kubernetes:core/v1:PersistentVolumeClaim";

interface VolumeSpec {
  persistentVolumeReclaimPolicy: string;
  csi: {
    driver: string;
    volumeHandle: string;
    volumeAttributes: Record<string, string>;
    nodePublishSecretRef?: object;
  };
}

/** The registrations of this type. */
function ofType(all: Registration[], type: string): Registration[] {
  return all.filter((registration) => registration.type === type);
}

describe("SharedVolume", () => {
  const build = (subDirectory?: string) => () =>
    new SharedVolume("train-share", {
      volumeName: "dev-share-train",
      claimName: "share",
      namespace: "llm-train",
      shareId: "share-id",
      exportLocation: "10.20.0.9:/",
      sizeGiB: 6144,
      ...(subDirectory === undefined ? {} : { subDirectory }),
    });

  it("keeps every file when volume and claim are deleted", async () => {
    const spec = only(await register(build()), VOLUME).inputs["spec"] as VolumeSpec;
    assert.equal(spec.persistentVolumeReclaimPolicy, "Retain");
    assert.equal(spec.csi.volumeHandle, "share-id");
  });

  it("binds the claim to its own volume and to no other", async () => {
    const { inputs } = only(await register(build()), CLAIM);
    const spec = inputs["spec"] as { volumeName: string; resources: { requests: { storage: string } } };
    assert.equal(spec.volumeName, "dev-share-train");
    assert.equal(spec.resources.requests.storage, "6144Gi");
  });

  it("mounts one directory as everest wants it, under a handle of its own", async () => {
    const { csi } = only(await register(build("/models/llama")), VOLUME).inputs["spec"] as VolumeSpec;
    assert.equal(csi.volumeHandle, "dev-share-train");
    assert.deepEqual(csi.volumeAttributes, {
      "everest.io/share-export-location": "10.20.0.9:/models/llama",
      "everest.io/sfsturbo-share-id": "share-id",
      "everest.io/volume-as": "absolute-path",
      "storage.kubernetes.io/csiProvisionerIdentity": "everest-csi-provisioner",
    });
  });

  for (const path of ["models", "/models/", "/models/../secret", "/", ""]) {
    it(`refuses the directory "${path}"`, async () => {
      await assertRefused(build(path), ["subDirectory"], /full path from the root/);
    });
  }
});

describe("ObsVolume", () => {
  const build = () =>
    new ObsVolume("weights", {
      volumeName: "dev-weights",
      claimName: "weights",
      namespace: "llm-serve",
      bucket: "dev-data",
      region: "cn-southwest-2",
      accessKey: "AK",
      secretKey: "SK",
    });

  it("mounts the bucket with the keys of its Secret, and keeps every object when it is deleted", async () => {
    const all = await register(build);
    const secret = only(all, "kubernetes:core/v1:Secret").inputs as {
      type: string;
      metadata: { name: string; labels: Record<string, string> };
      data: unknown;
    };
    assert.equal(secret.type, "cfe/secure-opaque");
    assert.deepEqual(secret.metadata.labels, { "secret.kubernetes.io/used-by": "csi" });
    assert.deepEqual(secretValue(secret.data), { "access.key": "QUs=", "secret.key": "U0s=" });
    const { persistentVolumeReclaimPolicy, csi } = only(all, VOLUME).inputs["spec"] as VolumeSpec;
    assert.equal(persistentVolumeReclaimPolicy, "Retain");
    assert.deepEqual(csi, {
      driver: "obs.csi.everest.io",
      fsType: "s3fs",
      volumeHandle: "dev-data",
      volumeAttributes: {
        "everest.io/obs-volume-type": "STANDARD",
        "everest.io/region": "cn-southwest-2",
        "storage.kubernetes.io/csiProvisionerIdentity": "everest-csi-provisioner",
      },
      nodePublishSecretRef: { name: secret.metadata.name, namespace: "llm-serve" },
    });
  });

  it("names the Secret in the claim, and binds it to its own volume", async () => {
    const { metadata, spec } = only(await register(build), CLAIM).inputs as {
      metadata: { annotations: Record<string, string> };
      spec: { volumeName: string };
    };
    assert.equal(metadata.annotations["csi.storage.k8s.io/node-publish-secret-name"], "weights-obs");
    assert.equal(spec.volumeName, "dev-weights");
  });
});

describe("ObsBucket", () => {
  const BUCKET = "huaweicloud:index/obsBucket:ObsBucket";
  const POLICY = "huaweicloud:index/obsBucketPolicy:ObsBucketPolicy";

  /** The statements of the bucket's policy. */
  function statements(all: Registration[]): { Sid: string; Effect: string }[] {
    return (JSON.parse(String(only(all, POLICY).inputs["policy"])) as { Statement: { Sid: string; Effect: string }[] })
      .Statement;
  }

  it("is private, versioned and encrypted unless told otherwise, closed to public access, and never emptied by force", async () => {
    const all = await register(() => new ObsBucket("bucket", { bucketName: "dev-data" }));
    const { inputs } = only(all, BUCKET);
    const { acl, versioning, encryption, sseAlgorithm, forceDestroy } = inputs;
    assert.deepEqual(
      { acl, versioning, encryption, sseAlgorithm, forceDestroy },
      { acl: "private", versioning: true, encryption: true, sseAlgorithm: "AES256", forceDestroy: false },
    );
    const closed = only(all, "huaweicloud:index/obsBucketBpa:ObsBucketBpa").inputs;
    const rules = ["blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets"];
    assert.deepEqual(
      rules.map((key) => closed[key]),
      [true, true, true, true],
    );
  });

  it("refuses plain HTTP from everybody", async () => {
    const all = await register(() => new ObsBucket("bucket", { bucketName: "dev-data" }));
    assert.deepEqual(statements(all), [
      {
        Sid: "tls-only",
        Effect: "Deny",
        Principal: { ID: ["*"] },
        Action: ["*"],
        Resource: ["dev-data", "dev-data/*"],
        Condition: { Bool: { SecureTransport: ["false"] } },
      },
    ]);
  });

  it("puts what SFS Turbo's link needs into the same policy", async () => {
    const args = { bucketName: "dev-data", linked: true, linkedAccountId: "account" };
    const all = await register(() => new ObsBucket("bucket", args));
    assert.deepEqual(
      statements(all).map(({ Sid }) => Sid),
      ["tls-only", "sfs-turbo-linkage"],
    );
    const { encryption, sseAlgorithm } = only(all, BUCKET).inputs;
    assert.deepEqual({ encryption, sseAlgorithm }, { encryption: false, sseAlgorithm: undefined });
    const open = await register(() => new ObsBucket("bucket", { ...args, tlsOnly: false }));
    assert.deepEqual(statements(open), [
      {
        Sid: "sfs-turbo-linkage",
        Effect: "Allow",
        Principal: { ID: ["domain/account:user/*"] },
        Action: ["*"],
        Resource: ["dev-data", "dev-data/*"],
      },
    ]);
  });

  it("has no policy when nothing is asked for", async () => {
    const all = await register(() => new ObsBucket("bucket", { bucketName: "dev-data", tlsOnly: false }));
    assert.deepEqual(ofType(all, POLICY), []);
  });

  it("says why a linked bucket is not encrypted", async () => {
    const linked = { bucketName: "dev-data", linked: true };
    const why = /SFS Turbo refuses buckets with server-side encryption/;
    await assertRefused(() => new ObsBucket("bucket", { ...linked, encrypted: true }), ["encrypted"], why);
    await assertRefused(() => new ObsBucket("bucket", { ...linked, kmsKeyId: "key" }), ["kmsKeyId"], why);
  });

  it("encrypts with the key that it is given", async () => {
    const all = await register(() => new ObsBucket("bucket", { bucketName: "dev-data", kmsKeyId: "key" }));
    const { encryption, sseAlgorithm, kmsKeyId } = only(all, BUCKET).inputs;
    assert.deepEqual(
      { encryption, sseAlgorithm, kmsKeyId },
      { encryption: true, sseAlgorithm: "kms", kmsKeyId: "key" },
    );
  });

  it("deletes old versions and abandoned uploads, the versions only where there are some", async () => {
    const rules = async (args: object): Promise<unknown> => {
      const all = await register(() => new ObsBucket("bucket", { bucketName: "dev-data", ...args }));
      return only(all, BUCKET).inputs["lifecycleRules"];
    };
    const rule = {
      name: "old-versions-and-abandoned-uploads",
      enabled: true,
      abortIncompleteMultipartUploads: [{ days: 7 }],
    };
    assert.deepEqual(await rules({}), [{ ...rule, noncurrentVersionExpirations: [{ days: 90 }] }]);
    assert.deepEqual(await rules({ noncurrentDays: 3 }), [{ ...rule, noncurrentVersionExpirations: [{ days: 3 }] }]);
    assert.deepEqual(await rules({ versioned: false }), [rule]);
  });

  it("writes access logs to another bucket, which takes them", async () => {
    const all = await register(
      () => new ObsBucket("bucket", { bucketName: "dev-data", logBucket: "dev-logs", logAgency: "obs-logs" }),
    );
    assert.deepEqual(only(all, BUCKET).inputs["loggings"], [
      { targetBucket: "dev-logs", targetPrefix: "dev-data/", agency: "obs-logs" },
    ]);
    const logs = await register(() => new ObsBucket("logs", { bucketName: "dev-logs", receivesLogs: true }));
    assert.equal(only(logs, BUCKET).inputs["acl"], "log-delivery-write");
    const withoutAgency = () => new ObsBucket("bucket", { bucketName: "dev-data", logBucket: "dev-logs" });
    await assertRefused(withoutAgency, ["logAgency"], /PutObject on the log bucket/);
  });

  it("makes nothing of a bucket that exists", async () => {
    const args = { bucketName: "dev-data", existing: true, linkedAccountId: "account" };
    const all = await register(() => new ObsBucket("bucket", args));
    assert.deepEqual(
      all.filter(({ custom }) => custom),
      [],
    );
  });
});

describe("SfsTurbo", () => {
  const RULE = "huaweicloud:index/sfsTurboPermRule:SfsTurboPermRule";
  const DIRECTORY = "huaweicloud:index/sfsTurboDir:SfsTurboDir";
  const QUOTA = "huaweicloud:index/sfsTurboDirQuota:SfsTurboDirQuota";
  const LINK = "huaweicloud:index/sfsTurboObsTarget:SfsTurboObsTarget";
  const SHARE = "huaweicloud:index/sfsTurbo:SfsTurbo";
  const ARGS: SfsTurboArgs = {
    shareName: "dev-share",
    sizeGiB: 6144,
    hpcBandwidth: "500M",
    availabilityZone: "cn-southwest-2a",
    vpcId: "vpc",
    subnetId: "subnet",
    clientCidr: "10.20.0.0/16",
  };
  const LINKED: SfsTurboArgs = {
    ...ARGS,
    linkedDirectory: "training_data",
    bucket: "dev-data",
    obsEndpoint: "obs.cn-southwest-2.myhuaweicloud.com",
  };
  const make = (args: SfsTurboArgs) => () => new SfsTurbo("share", args);

  it("admits NFS from the given range only", async () => {
    const all = await register(make(LINKED));
    const rules = ofType(all, "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule");
    assert.equal(rules.length, 2);
    for (const { inputs } of rules) {
      assert.equal(inputs["remoteIpPrefix"], "10.20.0.0/16");
      assert.equal(inputs["ports"], "111,2049,2051,2052,20048");
    }
    assert.equal(only(all, SHARE).inputs["autoCreateSecurityGroupRules"], "false");
  });

  it("lets the given range mount it, and closes the service's own rule for everybody", async () => {
    const rules = ofType(await register(make(ARGS)), RULE).map(({ inputs }) => inputs);
    assert.deepEqual(rules, [
      { shareId: "share-id", ipCidr: "10.20.0.0/16", rwType: "rw", userType: "no_root_squash" },
      { shareId: "share-id", ipCidr: "*", rwType: "none", userType: "all_squash" },
    ]);
  });

  it("is linked to a bucket only when one is given", async () => {
    assert.deepEqual(ofType(await register(make(ARGS)), LINK), []);
    assert.equal(only(await register(make(LINKED)), LINK).inputs["fileSystemPath"], "training_data");
  });

  it("is encrypted with the key that it is given", async () => {
    assert.equal(only(await register(make(ARGS)), SHARE).inputs["cryptKeyId"], undefined);
    const all = await register(make({ ...ARGS, encryptionKeyId: "key" }));
    assert.equal(only(all, SHARE).inputs["cryptKeyId"], "key");
  });

  it("makes directories with owner, permissions and quota", async () => {
    const directories = [
      { path: "/models/llama", mode: 750, uid: 1000, gid: 1000, quotaGiB: 200, quotaInodes: 1000 },
      { path: "/models" },
    ];
    const all = await register(make({ ...LINKED, directories }));
    assert.deepEqual(
      ofType(all, DIRECTORY).map(({ inputs }) => inputs),
      [
        { shareId: "share-id", path: "/models", mode: 755, uid: 0, gid: 0 },
        { shareId: "share-id", path: "/models/llama", mode: 750, uid: 1000, gid: 1000 },
      ],
    );
    assert.deepEqual(
      ofType(all, QUOTA).map(({ inputs }) => inputs),
      [{ shareId: "share-id", path: "/models/llama", capacity: 204800, inode: 1000 }],
    );
  });

  it("takes a file system that exists as it is", async () => {
    const existing = { shareId: "old", exportLocation: "10.9.0.9:/" };
    const all = await register(
      make({ existing, linkedDirectory: "training_data", directories: [{ path: "/models" }] }),
    );
    assert.deepEqual(
      all.filter(({ custom }) => custom).map(({ type, inputs }) => [type, inputs["shareId"]]),
      [[DIRECTORY, "old"]],
    );
    const linked = await register(make({ ...LINKED, existing }));
    assert.equal(only(linked, LINK).inputs["shareId"], "old");
  });

  it("names everything that a new one lacks", async () => {
    const { shareName: _, vpcId: __, ...rest } = ARGS;
    await assertRefused(make(rest), ["shareName", "vpcId"], /name an existing one/);
    await assertRefused(make({ ...ARGS, linkedDirectory: "training_data" }), ["bucket"], /linked to a bucket/);
    await assertRefused(make({ ...ARGS, bucket: "b" }), ["linkedDirectory", "obsEndpoint"], /host name of OBS/);
  });

  it("refuses directories that cannot be, all at once", async () => {
    const directories = [
      { path: "models" },
      { path: "/training_data/alpaca" },
      { path: "/a", mode: 789 },
      { path: "/b", uid: -1, quotaGiB: 0, quotaInodes: 5 },
      { path: "/c", quotaInodes: 5 },
      { path: "/b" },
    ];
    const paths = [
      "directories[0].path",
      "directories[1].path",
      "directories[2].mode",
      "directories[3].uid",
      "directories[3].quotaGiB",
      "directories[4].quotaGiB",
      "directories[5].path",
    ];
    await assertRefused(make({ ...LINKED, directories }), paths, /must not exist before/);
  });
});

describe("the working directory", () => {
  it("is the manual's, but for data sets where theirs is linked", () => {
    assert.equal(workDirectory("weights", "llama2-13b"), "models/llama2-13b");
    assert.equal(workDirectory("tokenizer", "llama2-13b"), "tokenizers/llama2-13b");
    assert.equal(workDirectory("dataset", "alpaca", "linked"), "training_data/alpaca");
    assert.equal(workDirectory("dataset", "alpaca", "training_data"), "datasets/alpaca");
  });

  it("belongs to the user of restricted pods, and never includes the linked directory", () => {
    assert.deepEqual(
      workDirectories("training_data").map(({ path, uid }) => [path, uid]),
      [
        ["/datasets", 1000],
        ["/models", 1000],
        ["/tokenizers", 1000],
        ["/packages", 1000],
      ],
    );
  });
});
