import assert from "node:assert/strict";
import { assignNpus, npusOf, type NpuConfiguration } from "../../../local/cluster/npu-devices";
import type { Pod } from "../../../local/cluster/objects";

const pod = (name: string, npus: number): Pod => ({
  metadata: { name },
  spec: { containers: [{ name: "c", resources: { limits: { "huawei.com/ascend-1980": String(npus) } } }] },
});
const ids = (configuration: NpuConfiguration | undefined): string[] | undefined =>
  configuration?.devices.map(({ device_id }) => device_id);

describe("NPUs of a pod", () => {
  it("are written as CCE's NPU device plugin writes them", () => {
    assert.deepEqual(assignNpus(pod("job-main-0", 2), "192.168.3.12", 8, []), {
      pod_name: "job-main-0",
      server_id: "192.168.3.12",
      devices: [
        { device_id: "0", device_ip: "29.3.12.10" },
        { device_id: "1", device_ip: "29.3.12.11" },
      ],
    });
  });

  it("are never those of another pod on the node", () => {
    const first = assignNpus(pod("a", 1), "192.168.0.12", 8, []);
    assert(first !== undefined);
    const second = assignNpus(pod("b", 4), "192.168.0.12", 8, [first]);
    assert(second !== undefined);
    assert.deepEqual(ids(second), ["1", "2", "3", "4"]);
    assert.equal(assignNpus(pod("c", 4), "192.168.0.12", 8, [first, second]), undefined);
    assert.deepEqual(ids(assignNpus(pod("c", 4), "192.168.0.12", 8, [second])), ["0", "5", "6", "7"]);
  });

  it("are counted over all containers", () => {
    const two = pod("two", 2);
    two.spec.containers.push(
      { name: "sidecar" },
      { name: "more", resources: { limits: { "huawei.com/ascend-1980": "1" } } },
    );
    assert.equal(npusOf(two), 3);
  });
});
