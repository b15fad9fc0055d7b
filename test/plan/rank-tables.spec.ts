import assert from "node:assert/strict";
import * as fc from "fast-check";
import { faultText, isRejected } from "../../plan/fault";
import {
  type AssignedInstance,
  globalRankTable,
  type GlobalRankTable,
  globalRankTableName,
  instancePlaces,
  localRankTable,
  localRankTableName,
  MOST_INSTANCES,
  nodePorts,
} from "../../plan/rank-tables";
import { propertyRuns } from "../support/property-runs";

/** A service of 1 to 64 instances on nodes of 8 NPUs, each instance with as many. */
const services = fc
  .record({
    prefill: fc.integer({ min: 1, max: 63 }),
    decode: fc.integer({ min: 1, max: 63 }),
    npus: fc.constantFrom(1, 2, 4, 8),
    seed: fc.integer(),
  })
  .filter(({ prefill, decode }) => prefill + decode <= 64)
  .map((service) => ({ ...service, places: instancePlaces(service.prefill, service.decode) }));

/** What the instances were given: node after node, in an order that is not theirs, devices in any order. */
function assigned(places: ReturnType<typeof instancePlaces>, npus: number, seed: number): AssignedInstance[] {
  const shuffled = [...places].sort((a, b) => ((a.port * 7919 + seed) % 101) - ((b.port * 7919 + seed) % 101));
  let next = 0;
  return shuffled.map(({ name, role }, index) => {
    const serverIp = `172.16.${index >> 8}.${index & 255}`;
    if (role === "entry") return { name, serverId: "192.168.0.1", serverIp, devices: [] };
    const first = next;
    next += npus;
    const node = Math.floor(first / 8);
    const devices = Array.from({ length: npus }, (_, device) => ({
      deviceId: String((first % 8) + npus - 1 - device),
      deviceIp: `29.0.${node}.${(first % 8) + npus - 1 - device}`,
    }));
    return { name, serverId: `192.168.1.${node}`, serverIp, devices };
  });
}

function tableOf(...args: Parameters<typeof globalRankTable>): GlobalRankTable {
  const table = globalRankTable(...args);
  assert.ok(!isRejected(table), isRejected(table) ? table.map(faultText).join("\n") : "");
  return table;
}

const devicesOf = ({ server_list: servers }: GlobalRankTable["server_group_list"][number]): string[] =>
  servers.flatMap(({ server_id: server, device = [] }) => device.map(({ device_id: id }) => `${server}/${id}`));

describe("rank tables of prefill and decode", () => {
  it("hold each device once, prefill and decode apart, ranks from 0 in the order of the devices", () => {
    fc.assert(
      fc.property(services, ({ places, npus, seed, prefill, decode }) => {
        const [entry, first, second] = tableOf(places, assigned(places, npus, seed)).server_group_list;
        assert.ok(entry && first && second);
        assert.deepEqual([entry.group_id, first.group_id, second.group_id], ["0", "1", "2"]);
        assert.deepEqual(
          [entry.server_count, first.server_count, second.server_count],
          ["1", String(prefill), String(decode)],
        );
        assert.deepEqual(devicesOf(entry), []);
        const all = [...devicesOf(first), ...devicesOf(second)];
        assert.equal(new Set(all).size, (prefill + decode) * npus);
        assert.equal(all.length, (prefill + decode) * npus);
        for (const { device } of [...first.server_list, ...second.server_list]) {
          assert.ok(device);
          const numbers = device.map(({ device_id: id }) => Number(id));
          assert.deepEqual(
            numbers,
            [...numbers].sort((a, b) => a - b),
          );
          assert.deepEqual(
            device.map(({ rank_id: rank }) => rank),
            numbers.map((_, rank) => String(rank)),
          );
        }
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  it("are the same whatever the order in which the instances have come, and in the order of NODE_PORTS", () => {
    fc.assert(
      fc.property(services, ({ places, npus, seed }) => {
        const there = assigned(places, npus, seed);
        const table = tableOf(places, there);
        assert.deepEqual(tableOf(places, [...there].reverse()), table);
        const addresses = table.server_group_list
          .slice(1)
          .flatMap((group) => group.server_list.map((one) => one.server_ip));
        const byPort = nodePorts(places)
          .split(",")
          .map((port) => {
            const place = places.find((one) => String(one.port) === port);
            return there.find(({ name }) => name === place?.name)?.serverIp;
          });
        assert.deepEqual(byPort, addresses);
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  it("give each instance a port of its own, which stays when the other side or its own end changes", () => {
    fc.assert(
      fc.property(services, services, (one, other) => {
        const ports = one.places.map(({ port }) => port);
        assert.equal(new Set(ports).size, ports.length);
        for (const { name, port } of other.places) {
          const same = one.places.find((place) => place.name === name);
          assert.equal(same?.port ?? port, port);
        }
      }),
      { numRuns: propertyRuns(200) },
    );
    const most = instancePlaces(MOST_INSTANCES, MOST_INSTANCES).map(({ port }) => port);
    assert.equal(new Set(most).size, 2 * MOST_INSTANCES + 1);
    assert.ok(
      most.every((port) => port >= 8080 && port < 23_000),
      "23000 to 27999 are the training jobs', 30000 up the nodes'",
    );
    assert.equal(nodePorts(instancePlaces(2, 2)), "9000,9001,9500,9501");
  });

  it("are named as the manual names them", () => {
    const devices = [
      { deviceId: "7", deviceIp: "29.0.0.7" },
      { deviceId: "6", deviceIp: "29.0.0.6" },
    ];
    const instance = { name: "decode-0", serverId: "192.168.0.18", serverIp: "10.0.0.18", devices };
    assert.equal(localRankTableName(instance), "local_ranktable_10.0.0.18_67.json");
    assert.equal(localRankTableName({ ...instance, devices: [] }), "local_ranktable_10.0.0.18_host.json");
    assert.equal(globalRankTableName(instance), "global_ranktable_10.0.0.18.json");
    assert.deepEqual(localRankTable(instance), {
      version: "1.0",
      status: "completed",
      group_id: "0",
      server_count: "1",
      server_list: [
        {
          server_id: "192.168.0.18",
          server_ip: "10.0.0.18",
          device: [
            { device_id: "6", device_ip: "29.0.0.6", rank_id: "0" },
            { device_id: "7", device_ip: "29.0.0.7", rank_id: "1" },
          ],
        },
      ],
    });
    assert.deepEqual(localRankTable({ ...instance, devices: [] }).server_list, [
      { server_id: "192.168.0.18", server_ip: "10.0.0.18" },
    ]);
  });

  describe("are refused", () => {
    const places = instancePlaces(1, 1);
    const instance = (name: string, index: number): AssignedInstance => ({
      name,
      serverId: "192.168.0.1",
      serverIp: `10.0.0.${index}`,
      devices: index === 0 ? [] : [{ deviceId: String(index), deviceIp: `29.0.0.${index}` }],
    });
    const [entry, prefill, decode] = [
      instance("entry-0", 0),
      instance("prefill-0", 1),
      instance("decode-0", 2),
    ] as const;
    const refusal = (...there: AssignedInstance[]): string[] => {
      const table = globalRankTable(places, there);
      return isRejected(table) ? table.map(faultText) : [];
    };

    it("while an instance is missing", () => {
      assert.deepEqual(refusal(entry, prefill, decode), []);
      assert.deepEqual(refusal(entry, decode), [
        "prefill-0: got nothing; every instance has a place in the rank table; wait until it runs (seed 003, line 3)",
      ]);
    });

    it("where two instances have one NPU, but not where the NPU is another node's", () => {
      const same = { ...decode, devices: prefill.devices };
      assert.deepEqual(refusal(entry, prefill, same), [
        "decode-0: got NPU 192.168.0.1/1; prefill-0 has it; no NPU belongs to two containers (seed 003, line 3)",
      ]);
      assert.deepEqual(refusal(entry, prefill, { ...same, serverId: "192.168.0.2" }), []);
    });

    it("where instances have none, or not as many NPUs, or the entry has some", () => {
      const more = { ...decode, devices: [...decode.devices, { deviceId: "5", deviceIp: "29.0.0.5" }] };
      assert.deepEqual(refusal(entry, prefill, more), [
        ": got prefill-0 with 1 NPU, decode-0 with 2 NPUs; all instances split the model in the same way; give each as many NPUs (seed 003, line 3)",
      ]);
      assert.deepEqual(refusal({ ...entry, devices: [{ deviceId: "3", deviceIp: "29.0.0.3" }] }, prefill, decode), [
        "entry-0: got 1 NPU; the entry has none (seed 003, line 3)",
      ]);
      assert.deepEqual(refusal(entry, { ...prefill, devices: [] }, { ...decode, devices: [] }), [
        "prefill-0: got no NPU; prefill and decode run on NPUs (seed 003, line 3)",
        "decode-0: got no NPU; prefill and decode run on NPUs (seed 003, line 3)",
      ]);
    });
  });
});
