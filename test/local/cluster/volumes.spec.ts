import assert from "node:assert/strict";
import type {
  ConfigMap,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  Secret,
  Volume,
} from "../../../local/cluster/objects";
import { folderOf, mountsOf, obstaclesOf, type VolumeSources } from "../../../local/cluster/volumes";

const SHARE = "share-1";

function persistentVolume(name: string, location: string, shareId = SHARE): PersistentVolume {
  const csi = {
    driver: "sfsturbo.csi.everest.io",
    volumeHandle: shareId,
    volumeAttributes: { "everest.io/share-export-location": location },
  };
  return { metadata: { name }, spec: { csi } };
}

function sources(): VolumeSources {
  const claim: PersistentVolumeClaim = { metadata: { name: "data", namespace: "ns" }, spec: { volumeName: "pv" } };
  const configMap: ConfigMap = {
    metadata: { name: "settings", namespace: "ns" },
    data: { "a.txt": "A", "b.txt": "B" },
    binaryData: { raw: Buffer.from([0, 255]).toString("base64") },
  };
  const secret: Secret = {
    metadata: { name: "token", namespace: "ns" },
    data: { key: Buffer.from("S").toString("base64") },
  };
  return {
    configMaps: new Map([["ns/settings", configMap]]),
    secrets: new Map([["ns/token", secret]]),
    claims: new Map([["ns/data", claim]]),
    volumes: new Map([["/pv", persistentVolume("pv", "192.168.0.5:/team/a")]]),
    shares: { shareFolder: (id) => (id === SHARE ? "/cloud/shares/share-1" : undefined) },
  };
}

function pod(volumes: Volume[], container: Partial<Pod["spec"]["containers"][0]> = {}): Pod {
  return { metadata: { name: "p", namespace: "ns" }, spec: { volumes, containers: [{ name: "c", ...container }] } };
}

const messages = (found: ReturnType<typeof obstaclesOf>): string[] => found.map(({ message }) => message);

describe("volumes of a pod", () => {
  it("have the content of the exported folder of an existing share, and of no other", () => {
    const { shares } = sources();
    assert.equal(folderOf(persistentVolume("pv", "192.168.0.5:/"), shares), "/cloud/shares/share-1/");
    assert.equal(folderOf(persistentVolume("pv", "192.168.0.5:/team/a"), shares), "/cloud/shares/share-1/team/a");
    assert.equal(folderOf(persistentVolume("pv", "192.168.0.5:/../../x"), shares), "/cloud/shares/share-1/x");
    assert.equal(folderOf(persistentVolume("pv", "192.168.0.5:/", "gone"), shares), undefined);
    const directory = persistentVolume("pv", "192.168.0.5:/models", "pv");
    const csi = directory.spec.csi;
    assert(csi?.volumeAttributes !== undefined);
    csi.volumeAttributes["everest.io/sfsturbo-share-id"] = SHARE;
    assert.equal(folderOf(directory, shares), "/cloud/shares/share-1/models");
  });

  it("let a pod start when everything that it refers to exists", () => {
    const volumes: Volume[] = [
      { name: "data", persistentVolumeClaim: { claimName: "data" } },
      { name: "settings", configMap: { name: "settings" } },
      { name: "token", secret: { secretName: "token" } },
      { name: "maybe", configMap: { name: "missing", optional: true } },
      { name: "empty" },
    ];
    const env = [{ name: "A", valueFrom: { configMapKeyRef: { name: "settings", key: "a.txt" } } }];
    assert.deepEqual(obstaclesOf(pod(volumes, { env }), sources()), []);
  });

  it("keep a pod waiting for what is missing, in the kubelet's words", () => {
    const volumes: Volume[] = [
      { name: "one", configMap: { name: "missing" } },
      { name: "two", secret: { secretName: "missing" } },
      { name: "three", persistentVolumeClaim: { claimName: "missing" } },
      { name: "four", projected: { sources: [{ configMap: { name: "kube-root-ca.crt" } }] } },
    ];
    const env = [{ name: "A", valueFrom: { configMapKeyRef: { name: "settings", key: "no.txt" } } }];
    const envFrom = [{ secretRef: { name: "missing" } }];
    assert.deepEqual(messages(obstaclesOf(pod(volumes, { env, envFrom }), sources())), [
      'MountVolume.SetUp failed for volume "one" : configmap "missing" not found',
      'MountVolume.SetUp failed for volume "two" : secret "missing" not found',
      'MountVolume.SetUp failed for volume "three" : persistentvolumeclaim "missing" is not bound',
      'MountVolume.SetUp failed for volume "four" : configmap "kube-root-ca.crt" not found',
      "Error: couldn't find key no.txt in configmap ns/settings",
      'Error: secret "missing" not found',
    ]);
  });

  it("cannot be mounted when the share is gone", () => {
    const gone = { ...sources(), shares: { shareFolder: () => undefined } };
    const [obstacle] = obstaclesOf(pod([{ name: "data", persistentVolumeClaim: { claimName: "data" } }]), gone);
    assert.match(obstacle?.message ?? "", /spec\.csi\.volumeHandle: there is no SFS Turbo file system "share-1"/);
  });

  it("appear in the container where it mounts them", () => {
    const volumes: Volume[] = [
      { name: "data", persistentVolumeClaim: { claimName: "data" } },
      { name: "settings", configMap: { name: "settings", items: [{ key: "a.txt", path: "renamed" }] } },
      { name: "all", configMap: { name: "settings" } },
    ];
    const container = {
      name: "c",
      volumeMounts: [
        { name: "data", mountPath: "/mnt", subPath: "sub/../deeper" },
        { name: "settings", mountPath: "/etc/settings" },
        { name: "all", mountPath: "/etc/one", subPath: "b.txt" },
      ],
    };
    const [data, settings, one] = mountsOf(pod(volumes), container, sources());
    assert.deepEqual(data, { mountPath: "/mnt", source: { folder: "/cloud/shares/share-1/team/a/deeper" } });
    assert(settings !== undefined && "files" in settings.source);
    assert.deepEqual([...settings.source.files], [["renamed", Buffer.from("A")]]);
    assert(one !== undefined && "files" in one.source);
    assert.deepEqual([...one.source.files], [["", Buffer.from("B")]]);
  });
});
