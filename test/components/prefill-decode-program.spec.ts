import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import {
  type AssignedInstance,
  globalRankTable,
  instancePlaces,
  localRankTable,
  nodePorts,
} from "../../plan/rank-tables";
import { standIns, type StandIns } from "../support/stand-ins";

const PROGRAM = join(__dirname, "../../components/scripts/prefill-decode.py");

/** What the instances of a test are on: two nodes with 8 NPUs each. */
const devicesOf = (node: number, ...numbers: number[]) => ({
  serverId: `192.168.0.${String(node)}`,
  devices: numbers.map((number) => ({ deviceId: String(number), deviceIp: `29.0.${String(node)}.${String(number)}` })),
});

/** Instances of a service as programs of this machine, with a stand-in for the package's start script. */
class Service {
  public readonly folder = mkdtempSync(join(tmpdir(), "prefill decode "));
  public readonly programs: StandIns;
  private readonly running = new Map<string, ChildProcess>();
  private readonly said = new Map<string, string>();

  public constructor(numbers: { prefill: number; decode: number }) {
    this.programs = standIns(join(this.folder, "bin"), {
      "start_servers.sh": {
        environment: [
          "GLOBAL_RANK_TABLE_FILE_PATH",
          "RANK_TABLE_FILE_PATH",
          "NODE_PORTS",
          "USE_OPENAI",
          "INSTANCE_ROLE",
        ],
        shell:
          'cp "$GLOBAL_RANK_TABLE_FILE_PATH" "$TABLES/copy.json"; mv "$TABLES/copy.json" "$TABLES/seen.json"; until [ -e "$TABLES/end" ]; do sleep 0.1; done; exit "$(cat "$TABLES/end")"',
      },
    });
    this.layout(numbers);
  }

  public layout(numbers: { prefill: number; decode: number }): void {
    mkdirSync(join(this.folder, "layout"), { recursive: true });
    for (const [role, number] of Object.entries(numbers)) {
      writeFileSync(join(this.folder, "layout", role), String(number));
    }
  }

  public start({ name, serverId, serverIp, devices }: AssignedInstance, more: Record<string, string> = {}): void {
    const [role = "", index = ""] = name.split("-");
    const tables = join(this.folder, "tables", name);
    rmSync(tables, { recursive: true, force: true });
    mkdirSync(tables, { recursive: true });
    const assignment = {
      server_id: serverId,
      devices: devices.map(({ deviceId, deviceIp }) => ({ device_id: deviceId, device_ip: deviceIp })),
    };
    writeFileSync(join(tables, "devices"), role === "entry" ? "" : JSON.stringify(assignment));
    const port = instancePlaces(8, 8).find((place) => place.name === name)?.port;
    const child = spawn(
      "python3",
      [PROGRAM, "sh", "-c", 'exec start_servers.sh "$@"', "sh", "--host=0.0.0.0", "--port={port}"],
      {
        env: {
          PATH: `${this.programs.folder}:${process.env["PATH"] ?? ""}`,
          HOME: this.folder,
          INSTANCE_ROLE: role,
          INSTANCE_INDEX: index,
          INSTANCE_PORT: String(port),
          POD_IP: serverIp,
          NODE_IP: serverId,
          NPUS: String(devices.length),
          LAYOUT: join(this.folder, "layout"),
          MEETING_POINT: join(this.folder, "share"),
          NPU_ASSIGNMENT: join(tables, "devices"),
          TABLES: tables,
          POLL_SECONDS: "0.1",
          SETTLED_SECONDS: "0.4",
          HEARD_SECONDS: "3",
          GRACE_SECONDS: "5",
          ...(role === "entry" ? { USE_OPENAI: "1" } : {}),
          ...more,
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    this.said.set(name, "");
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => this.said.set(name, (this.said.get(name) ?? "") + text));
    }
    this.running.set(name, child);
  }

  public output(name: string): string {
    return this.said.get(name) ?? "";
  }

  /** Ends the instance as the kubelet does, or as a lost node does. */
  public async end(name: string, signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    const child = this.running.get(name);
    assert(child !== undefined);
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    else return child.exitCode;
    return ended;
  }

  public exitOf(name: string): Promise<number | null> {
    const child = this.running.get(name);
    assert(child !== undefined);
    return child.exitCode === null
      ? new Promise((resolve) => child.once("exit", resolve))
      : Promise.resolve(child.exitCode);
  }

  /** The rank table that the server of an instance was started with last. */
  public tableOf(name: string): unknown {
    const path = join(this.folder, "tables", name, "seen.json");
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  }

  public startsOf(name: string): string[] {
    const [role = ""] = name.split("-");
    return this.programs
      .calls("start_servers.sh")
      .filter(
        ({ environment }) =>
          environment["INSTANCE_ROLE"] === role && environment["RANK_TABLE_FILE_PATH"]?.includes(`/${name}/`) === true,
      )
      .map(({ environment }) => environment["NODE_PORTS"] ?? "");
  }

  public async until(what: string, look: () => boolean): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (!look()) {
      if (Date.now() > deadline)
        throw new Error(
          `${what}: not after 20 s\n${[...this.said].map(([name, text]) => `${name}: ${text}`).join("\n")}`,
        );
      await sleep(50);
    }
  }

  public async remove(): Promise<void> {
    await Promise.all([...this.running.keys()].map((name) => this.end(name)));
    // Servers of a program that was killed are left, as they would not be in a container.
    for (const { environment } of this.programs.calls()) {
      const table = environment["RANK_TABLE_FILE_PATH"] ?? "";
      if (existsSync(dirname(table))) writeFileSync(join(dirname(table), "end"), "0");
    }
    await sleep(300);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const ENTRY: AssignedInstance = { name: "entry-0", serverId: "192.168.0.1", serverIp: "172.16.0.9", devices: [] };
const PREFILL: AssignedInstance = { name: "prefill-0", serverIp: "172.16.0.10", ...devicesOf(1, 5, 4) };
const DECODE: AssignedInstance = { name: "decode-0", serverIp: "172.16.0.11", ...devicesOf(1, 6, 7) };
const SECOND: AssignedInstance = { name: "decode-1", serverIp: "172.16.0.12", ...devicesOf(2, 0, 1) };

describe("the program of a prefill or decode instance", function () {
  this.timeout(90_000);
  let service: Service;
  afterEach(() => service.remove());

  it("starts the servers when all have come, with the tables that the plan makes", async () => {
    service = new Service({ prefill: 1, decode: 2 });
    for (const instance of [SECOND, DECODE, ENTRY]) service.start(instance);
    await service.until("the reason of waiting", () => service.output("entry-0").includes("waits for prefill-0"));
    assert.deepEqual(service.programs.calls(), []);
    service.start(PREFILL);
    const all = [ENTRY, PREFILL, DECODE, SECOND];
    await service.until("four servers", () => all.every(({ name }) => service.tableOf(name) !== undefined));
    const places = instancePlaces(1, 2);
    for (const instance of all) {
      assert.deepEqual(service.tableOf(instance.name), globalRankTable(places, all));
      const [local] = readdirSync(join(service.folder, "tables", instance.name)).filter((name) =>
        name.startsWith("local_"),
      );
      assert.equal(
        local,
        {
          "entry-0": "local_ranktable_172.16.0.9_host.json",
          "prefill-0": "local_ranktable_172.16.0.10_45.json",
          "decode-0": "local_ranktable_172.16.0.11_67.json",
          "decode-1": "local_ranktable_172.16.0.12_01.json",
        }[instance.name],
      );
      const text = readFileSync(join(service.folder, "tables", instance.name, local ?? ""), "utf8");
      assert.deepEqual(JSON.parse(text), localRankTable(instance));
    }
    assert.deepEqual(service.startsOf("entry-0"), [nodePorts(places)]);
    const [call] = service.programs
      .calls("start_servers.sh")
      .filter(({ environment }) => environment["RANK_TABLE_FILE_PATH"]?.includes("/decode-1/"));
    assert.deepEqual(call?.args, ["--host=0.0.0.0", "--port=9501"]);
    assert.equal(call.environment["NODE_PORTS"], undefined);
  });

  it("ends with the server's exit code, and comes back while the others run on and the entry is not touched", async () => {
    service = new Service({ prefill: 1, decode: 1 });
    const all = [ENTRY, PREFILL, DECODE];
    for (const instance of all) service.start(instance);
    await service.until("three servers", () => all.every(({ name }) => service.tableOf(name) !== undefined));
    writeFileSync(join(service.folder, "tables", "decode-0", "end"), "17");
    assert.equal(await service.exitOf("decode-0"), 17);
    service.start(DECODE);
    await service.until("the server again", () => service.startsOf("decode-0").length === 2);
    await sleep(1000);
    assert.deepEqual([service.startsOf("entry-0").length, service.startsOf("prefill-0").length], [1, 1]);
  });

  it("that has come back on another node is known to the entry, which starts anew; the others run on", async () => {
    service = new Service({ prefill: 1, decode: 1 });
    const all = [ENTRY, PREFILL, DECODE];
    for (const instance of all) service.start(instance);
    await service.until("three servers", () => all.every(({ name }) => service.tableOf(name) !== undefined));
    await service.end("decode-0", "SIGKILL");
    const moved = { ...DECODE, serverIp: "172.16.0.77", ...devicesOf(2, 2, 3) };
    service.start(moved);
    const table = globalRankTable(instancePlaces(1, 1), [ENTRY, PREFILL, moved]);
    await service.until("the entry with that node", () => isDeepStrictEqual(service.tableOf("entry-0"), table));
    assert.deepEqual([service.startsOf("entry-0").length, service.startsOf("prefill-0").length], [2, 1]);
    // An entry with another address is nothing that an instance need know.
    await service.end("entry-0");
    service.start({ ...ENTRY, serverIp: "172.16.0.99" });
    await service.until("the entry's third start", () => service.startsOf("entry-0").length === 3);
    assert.deepEqual([service.startsOf("prefill-0").length, service.startsOf("decode-0").length], [1, 2]);
  });

  it("starts anew with the others where it is told to", async () => {
    service = new Service({ prefill: 1, decode: 1 });
    const all = [ENTRY, PREFILL, DECODE];
    for (const instance of all) service.start(instance, { RESTART_ON_CHANGE: "1" });
    await service.until("three servers", () => all.every(({ name }) => service.tableOf(name) !== undefined));
    await service.end("decode-0");
    service.start({ ...DECODE, ...devicesOf(2, 2, 3) }, { RESTART_ON_CHANGE: "1" });
    await service.until("prefill again", () => service.startsOf("prefill-0").length === 2);
  });

  it("that is added is known to the entry; the others are not touched", async () => {
    service = new Service({ prefill: 1, decode: 1 });
    const all = [ENTRY, PREFILL, DECODE];
    for (const instance of all) service.start(instance);
    await service.until("three servers", () => all.every(({ name }) => service.tableOf(name) !== undefined));
    service.layout({ prefill: 1, decode: 2 });
    await sleep(1000);
    assert.deepEqual(service.startsOf("entry-0"), ["9000,9500"], "the entry goes on until the new one is there");
    service.start(SECOND);
    await service.until("the entry again", () => service.startsOf("entry-0").length === 2);
    assert.deepEqual(service.startsOf("entry-0"), ["9000,9500", "9000,9500,9501"]);
    assert.deepEqual([service.startsOf("prefill-0").length, service.startsOf("decode-0").length], [1, 1]);
  });

  it("does not start beside one with the same NPU", async () => {
    service = new Service({ prefill: 1, decode: 1 });
    for (const instance of [ENTRY, PREFILL, { ...DECODE, ...devicesOf(1, 5, 6) }]) service.start(instance);
    await service.until("the reason", () => service.output("entry-0").includes("have the same NPU 192.168.0.1/5"));
    assert.deepEqual(service.programs.calls(), []);
  });

  it("ignores one that has not been heard of for long, as one of an earlier deployment", async () => {
    service = new Service({ prefill: 1, decode: 1 });
    service.start(DECODE);
    await service.until("its file", () => existsSync(join(service.folder, "share", "decode-0.json")));
    await service.end("decode-0", "SIGKILL");
    await sleep(3500);
    for (const instance of [ENTRY, PREFILL]) service.start(instance);
    await service.until("the reason of waiting", () => service.output("entry-0").includes("waits for decode-0"));
  });

  it("reads device files and hccn.conf where the device plugin says nothing", async () => {
    service = new Service({ prefill: 1, decode: 1 });
    const devices = join(service.folder, "dev");
    mkdirSync(devices);
    for (const name of ["davinci4", "davinci5", "davinci_manager"]) writeFileSync(join(devices, name), "");
    const addresses = Array.from({ length: 8 }, (_, id) => `address_${String(id)}=29.0.1.${String(id)}`).join("\n");
    writeFileSync(join(service.folder, "hccn.conf"), `${addresses}\n`);
    const nothing = join(service.folder, "nothing");
    service.start(PREFILL, {
      NPU_ASSIGNMENT: nothing,
      ASSIGNMENT_SECONDS: "0.5",
      DEVICES: devices,
      HCCN_CONF: join(service.folder, "hccn.conf"),
    });
    for (const instance of [ENTRY, DECODE]) service.start(instance);
    await service.until("the table", () => service.tableOf("entry-0") !== undefined);
    assert.deepEqual(service.tableOf("entry-0"), globalRankTable(instancePlaces(1, 1), [ENTRY, PREFILL, DECODE]));
    service.start(
      { ...SECOND, name: "decode-1" },
      {
        NPU_ASSIGNMENT: nothing,
        ASSIGNMENT_SECONDS: "0.2",
        DEVICES: join(service.folder, "share"),
        HCCN_CONF: nothing,
      },
    );
    assert.equal(await service.exitOf("decode-1"), 78);
    assert.match(
      service.output("decode-1"),
      /found 0 NPUs with an address and needs 2; \/etc\/hccn\.conf must be mounted/,
    );
  });

  it("ends its server with all that it started when it is asked to, and takes its place back", async () => {
    service = new Service({ prefill: 1, decode: 1 });
    const all = [ENTRY, PREFILL, DECODE];
    for (const instance of all) service.start(instance);
    await service.until("three servers", () => all.every(({ name }) => service.tableOf(name) !== undefined));
    assert.equal(await service.end("decode-0"), 0);
    assert(!existsSync(join(service.folder, "share", "decode-0.json")));
    assert(existsSync(join(service.folder, "share", "prefill-0.json")));
  });
});
