import assert from "node:assert/strict";
import { checksumContainer } from "../../../local/cluster/kubelet";
import { logOf } from "../../../local/cluster/kubelet-server";
import type { Container, Pod } from "../../../local/cluster/objects";

const CHECK: Container = { name: "check", image: "busybox", command: ["sha256sum", "--check"], args: ["/sums"] };

function pod(containers: Container[], owner = { apiVersion: "batch/v1", kind: "Job" }): Pod {
  return { metadata: { name: "p", ownerReferences: [{ ...owner, name: "job", uid: "1" }] }, spec: { containers } };
}

describe("what a simulated kubelet executes", () => {
  it("is sha256sum as the only container of a batch job's pod", () => {
    assert.equal(checksumContainer(pod([CHECK])), CHECK);
  });

  it("is nothing else", () => {
    assert.equal(checksumContainer(pod([CHECK], { apiVersion: "batch.volcano.sh/v1alpha1", kind: "Job" })), undefined);
    assert.equal(checksumContainer(pod([CHECK], { apiVersion: "apps/v1", kind: "ReplicaSet" })), undefined);
    assert.equal(checksumContainer(pod([CHECK, { name: "sidecar" }])), undefined);
    for (const command of [["/tmp/sha256sum"], ["sh", "-c", "sha256sum"], []]) {
      assert.equal(checksumContainer(pod([{ name: "c", command }])), undefined);
    }
    assert.equal(checksumContainer({ metadata: { name: "p" }, spec: { containers: [CHECK] } }), undefined);
  });
});

describe("log of a simulated container", () => {
  it("is what it wrote if it was executed", () => {
    const status = {
      containerStatuses: [
        { name: "check", restartCount: 0, state: { terminated: { exitCode: 1, message: "a: FAILED\n" } } },
      ],
    };
    assert.equal(logOf({ ...pod([CHECK]), status }, "check"), "a: FAILED\n");
  });

  it("says what would run if it was not", () => {
    assert.match(logOf(pod([CHECK]), "check"), /is simulated.*image busybox:\nsha256sum --check \/sums\n$/s);
    assert.match(logOf(pod([{ name: "c", image: "i" }]), "c"), /the command of the image/);
  });
});
