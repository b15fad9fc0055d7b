import assert from "node:assert/strict";
import { ObsBucket, SfsTurbo, SharedVolume } from "../../components";
import { only, register } from "../support/mock-engine";

describe("SharedVolume", () => {
  const build = () =>
    new SharedVolume("train-share", {
      volumeName: "dev-share-train",
      claimName: "share",
      namespace: "llm-train",
      shareId: "share-id",
      exportLocation: "10.20.0.9:/",
      sizeGiB: 6144,
    });

  it("keeps every file when volume and claim are deleted", async () => {
    const { inputs } = only(await register(build), "kubernetes:core/v1:PersistentVolume");
    const spec = inputs["spec"] as { persistentVolumeReclaimPolicy: string; csi: { volumeHandle: string } };
    assert.equal(spec.persistentVolumeReclaimPolicy, "Retain");
    assert.equal(spec.csi.volumeHandle, "share-id");
  });

  it("binds the claim to its own volume and to no other", async () => {
    const { inputs } = only(await register(build), "kubernetes:core/v1:PersistentVolumeClaim");
    const spec = inputs["spec"] as { volumeName: string; resources: { requests: { storage: string } } };
    assert.equal(spec.volumeName, "dev-share-train");
    assert.equal(spec.resources.requests.storage, "6144Gi");
  });
});

describe("ObsBucket", () => {
  it("is private, versioned and encrypted unless told otherwise, closed to public access, and never emptied by force", async () => {
    const all = await register(() => new ObsBucket("bucket", { bucketName: "dev-data" }));
    const { inputs } = only(all, "huaweicloud:index/obsBucket:ObsBucket");
    const { acl, versioning, encryption, forceDestroy } = inputs;
    assert.deepEqual(
      { acl, versioning, encryption, forceDestroy },
      { acl: "private", versioning: true, encryption: true, forceDestroy: false },
    );
    const closed = only(all, "huaweicloud:index/obsBucketBpa:ObsBucketBpa").inputs;
    const rules = ["blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets"];
    assert.deepEqual(
      rules.map((key) => closed[key]),
      [true, true, true, true],
    );
  });
});

describe("SfsTurbo", () => {
  it("admits NFS from the given range only", async () => {
    const all = await register(
      () =>
        new SfsTurbo("share", {
          shareName: "dev-share",
          sizeGiB: 6144,
          hpcBandwidth: "500M",
          availabilityZone: "cn-southwest-2a",
          vpcId: "vpc",
          subnetId: "subnet",
          clientCidr: "10.20.0.0/16",
          linkedDirectory: "training_data",
          bucket: "dev-data",
          obsEndpoint: "obs.cn-southwest-2.myhuaweicloud.com",
        }),
    );
    const rules = all.filter(({ type }) => type === "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule");
    assert.equal(rules.length, 2);
    for (const { inputs } of rules) {
      assert.equal(inputs["remoteIpPrefix"], "10.20.0.0/16");
      assert.equal(inputs["ports"], "111,2049,2051,2052,20048");
    }
    assert.equal(only(all, "huaweicloud:index/sfsTurbo:SfsTurbo").inputs["autoCreateSecurityGroupRules"], "false");
  });
});
