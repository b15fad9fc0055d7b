import assert from "node:assert/strict";
import type { PersistentVolume, PersistentVolumeClaim } from "../../../local/cluster/objects";
import { bytesOf } from "../../../local/cluster/quantity";
import { volumeFor } from "../../../local/cluster/storage";

function volume(name: string, more: Partial<PersistentVolume["spec"]> = {}, phase = "Available"): PersistentVolume {
  const spec = {
    capacity: { storage: "500Gi" },
    accessModes: ["ReadWriteMany"],
    storageClassName: "csi-sfsturbo",
    ...more,
  };
  return { metadata: { name }, spec, status: { phase } };
}

function claim(more: Partial<PersistentVolumeClaim["spec"]> = {}): PersistentVolumeClaim {
  const resources = { requests: { storage: "500Gi" } };
  return {
    metadata: { name: "data", namespace: "ns", uid: "claim-uid" },
    spec: { accessModes: ["ReadWriteMany"], storageClassName: "csi-sfsturbo", resources, ...more },
  };
}

describe("binding of a claim", () => {
  it("takes the volume that the claim names, and no other", () => {
    assert.equal(volumeFor(claim({ volumeName: "b" }), [volume("a"), volume("b")])?.metadata.name, "b");
    assert.equal(volumeFor(claim({ volumeName: "c" }), [volume("a"), volume("b")]), undefined);
  });

  it("takes the volume that is reserved for the claim", () => {
    const reserved = volume("b", { claimRef: { namespace: "ns", name: "data" } });
    assert.equal(volumeFor(claim(), [volume("a"), reserved])?.metadata.name, "b");
  });

  it("takes the smallest volume that is large enough, of the class and with the access modes", () => {
    const volumes = [
      volume("large", { capacity: { storage: "2Ti" } }),
      volume("small", { capacity: { storage: "100Gi" } }),
      volume("other-class", { storageClassName: "csi-disk" }),
      volume("one-writer", { accessModes: ["ReadWriteOnce"] }),
      volume("right", { capacity: { storage: "1Ti" } }),
    ];
    assert.equal(volumeFor(claim(), volumes)?.metadata.name, "right");
  });

  it("leaves volumes of other claims alone, also of an earlier claim of the same name", () => {
    const others = volume("a", { claimRef: { namespace: "ns", name: "else", uid: "x" } });
    const earlier = volume("b", { claimRef: { namespace: "ns", name: "data", uid: "before" } });
    assert.equal(volumeFor(claim(), [others, earlier, volume("c", {}, "Released")]), undefined);
    assert.equal(volumeFor(claim({ volumeName: "b" }), [earlier]), undefined);
  });

  it("reads quantities in both kinds of units", () => {
    assert.deepEqual(["500Gi", "1.5k", "2M", "12", "1e3", "1Ti"].map(bytesOf), [
      500 * 2 ** 30,
      1500,
      2e6,
      12,
      1000,
      2 ** 40,
    ]);
    assert.throws(() => bytesOf("12 apples"), /quantity: got "12 apples"; a number with one of/);
  });
});
