"""Runs one instance of a service with separate prefill and decode: `prefill-decode.py COMMAND ARGUMENT ...`.

It says on the share which NPUs and which address the instance has, waits for the others, writes the rank tables and starts
the command with them (seed 003, line 3; the tables are those of omni-infer, tools/scripts/pd_ranktable_tools.py). The entry
is started anew when an instance has come back with other NPUs or another address, or when instances were added or taken
away; the instances are only where RESTART_ON_CHANGE is 1. `{port}` in an argument is the port of the instance.

Settings are variables of the environment: INSTANCE_ROLE (entry, prefill or decode), INSTANCE_INDEX, INSTANCE_PORT, POD_IP,
NODE_IP, NPUS, LAYOUT (folder with `prefill` and `decode`, the numbers of instances), MEETING_POINT (folder on the share),
NPU_ASSIGNMENT (file with what the NPU device plugin has assigned), TABLES (folder of this pod for the tables).
"""

import json
import os
import re
import signal
import subprocess
import sys
import time

FIRST_PORT = {"prefill": 9000, "decode": 9500}
GROUPS = {"entry": "0", "prefill": "1", "decode": "2"}
ROLES = ["entry", "prefill", "decode"]

ROLE = os.environ["INSTANCE_ROLE"]
NAME = "%s-%s" % (ROLE, os.environ["INSTANCE_INDEX"])
MEETING_POINT = os.environ["MEETING_POINT"]
TABLES = os.environ["TABLES"]
NPUS = int(os.environ["NPUS"])
POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "2"))
# An instance that has not been heard of for so long counts as gone until it is there again; NFS shows other nodes' writes late.
HEARD_SECONDS = float(os.environ.get("HEARD_SECONDS", "180"))
# The tables must have been the same for so long before the command is started.
SETTLED_SECONDS = float(os.environ.get("SETTLED_SECONDS", "10"))
# The device plugin writes its assignment when the container has started.
ASSIGNMENT_SECONDS = float(os.environ.get("ASSIGNMENT_SECONDS", "60"))
RESTARTS = ROLE == "entry" or os.environ.get("RESTART_ON_CHANGE") == "1"


def say(text):
    print("prefill-decode %s: %s" % (NAME, text), flush=True)


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def write(path, text):
    """Writes a file at once: a reader sees all of it or nothing."""
    partial = "%s.partial-%s" % (path, NAME)
    with open(partial, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(partial, path)


def plugin_devices():
    """What CCE's NPU device plugin has assigned, with the addresses; nothing where it says nothing."""
    try:
        assignment = json.loads(read(os.environ["NPU_ASSIGNMENT"]))
    except ValueError:
        return None
    return [(str(one["device_id"]), str(one["device_ip"])) for one in assignment.get("devices", [])], str(
        assignment.get("server_id") or os.environ["NODE_IP"]
    )


def mounted_devices():
    """The NPUs whose device files the container has, with the addresses of /etc/hccn.conf."""
    folder = os.environ.get("DEVICES", "/dev")
    numbers = sorted(int(name[7:]) for name in os.listdir(folder) if re.fullmatch(r"davinci\d+", name))
    addresses = dict(re.findall(r"^address_(\d+)=(\S+)\s*$", read(os.environ.get("HCCN_CONF", "/etc/hccn.conf")), re.M))
    return [(str(number), addresses[str(number)]) for number in numbers if str(number) in addresses], os.environ["NODE_IP"]


def own_devices():
    """NPUs of this instance and what tells its node apart."""
    if NPUS == 0:
        return [], os.environ["NODE_IP"]
    deadline = time.monotonic() + ASSIGNMENT_SECONDS
    found = None
    while time.monotonic() < deadline:
        found = plugin_devices()
        if found is not None and len(found[0]) == NPUS:
            return found
        time.sleep(min(POLL_SECONDS, 1))
    say("the NPU device plugin has not said which %d NPUs these are; reading the device files and hccn.conf" % NPUS)
    found = mounted_devices()
    if len(found[0]) != NPUS:
        say("found %d NPUs with an address and needs %d; /etc/hccn.conf must be mounted" % (len(found[0]), NPUS))
        sys.exit(78)
    return found


def places():
    """Names of the instances in the order of the global rank table, with their ports."""
    numbers = {role: int(read(os.path.join(os.environ["LAYOUT"], role)) or "0") for role in ("prefill", "decode")}
    return [("entry", "entry-0", 0)] + [
        (role, "%s-%d" % (role, index), FIRST_PORT[role] + index)
        for role in ("prefill", "decode")
        for index in range(numbers[role])
    ]


def server(instance):
    """An instance as a rank table has it."""
    entry = {"server_id": instance["serverId"], "server_ip": instance["serverIp"]}
    devices = sorted(instance["devices"], key=lambda device: int(device["deviceId"]))
    if devices:
        entry["device"] = [
            {"device_id": one["deviceId"], "device_ip": one["deviceIp"], "rank_id": str(rank)}
            for rank, one in enumerate(devices)
        ]
    return entry


def obstacle(all_places, instances):
    """Why there is no rank table yet, or None."""
    missing = [name for _, name, _ in all_places if name not in instances]
    if missing:
        return "waits for %s" % " ".join(missing)
    owners = {}
    for _, name, _ in all_places:
        for device in instances[name]["devices"]:
            npu = "%s/%s" % (instances[name]["serverId"], device["deviceId"])
            if npu in owners:
                return "waits: %s and %s have the same NPU %s" % (owners[npu], name, npu)
            owners[npu] = name
    return None


def global_table(all_places, instances):
    """The rank table of the service, or None as long as an instance is missing or two have the same NPU."""
    if obstacle(all_places, instances) is not None:
        return None
    groups = []
    for role in ROLES:
        servers = [server(instances[name]) for kind, name, _ in all_places if kind == role]
        groups.append({"group_id": GROUPS[role], "server_count": str(len(servers)), "server_list": servers})
    return {"version": "1.0", "status": "completed", "server_group_list": groups}


def local_table(instance):
    return {
        "version": "1.0",
        "status": "completed",
        "group_id": "0",
        "server_count": "1",
        "server_list": [server(instance)],
    }


def present(own_path, all_places):
    """The instances that were heard of lately, by name. Times are the share's own: those of nodes may differ."""
    now = os.stat(own_path).st_mtime
    found = {}
    for _, name, _ in all_places:
        path = os.path.join(MEETING_POINT, name + ".json")
        try:
            if now - os.stat(path).st_mtime <= HEARD_SECONDS:
                found[name] = json.loads(read(path))
        except (OSError, ValueError):
            continue
    return found


def known(table):
    """What a running server depends on: the instances, not the address of the entry that sends them requests."""
    return json.dumps(table["server_group_list"][1:]) if table else None


class Instance:
    def __init__(self, command):
        self.command = command
        self.child = None
        self.ending = False
        devices, server_id = own_devices()
        self.self = {
            "name": NAME,
            "serverId": server_id,
            "serverIp": os.environ["POD_IP"],
            "devices": [{"deviceId": number, "deviceIp": address} for number, address in devices],
        }
        self.path = os.path.join(MEETING_POINT, NAME + ".json")
        os.makedirs(MEETING_POINT, exist_ok=True)
        os.makedirs(TABLES, exist_ok=True)
        self.beat()
        say("has NPUs %s at %s" % (",".join(number for number, _ in devices) or "none", self.self["serverIp"]))

    def beat(self):
        """Says that it is there. Its file may have been removed by an earlier pod of the same name that ended late."""
        write(self.path, json.dumps(self.self))

    def wait_for_all(self):
        """The table of the service, once it has been the same for a while."""
        seen, since, told = None, time.monotonic(), None
        while not self.ending:
            self.beat()
            all_places = places()
            instances = present(self.path, all_places)
            table = global_table(all_places, instances)
            text = json.dumps(table)
            if text != seen:
                seen, since = text, time.monotonic()
            if table is not None and time.monotonic() - since >= SETTLED_SECONDS:
                return table, all_places
            reason = obstacle(all_places, instances) or "all %d instances are there" % len(all_places)
            if reason != told:
                told = reason
                say(reason)
            time.sleep(POLL_SECONDS)
        return None, None

    def start(self, table, all_places):
        numbers = "".join(
            device["deviceId"] for device in sorted(self.self["devices"], key=lambda one: int(one["deviceId"]))
        )
        global_path = os.path.join(TABLES, "global_ranktable_%s.json" % self.self["serverIp"])
        local_path = os.path.join(TABLES, "local_ranktable_%s_%s.json" % (self.self["serverIp"], numbers or "host"))
        write(global_path, json.dumps(table, indent=2))
        write(local_path, json.dumps(local_table(self.self), indent=2))
        environment = dict(os.environ, GLOBAL_RANK_TABLE_FILE_PATH=global_path, RANK_TABLE_FILE_PATH=local_path)
        if ROLE == "entry":
            environment["NODE_PORTS"] = ",".join(str(port) for role, _, port in all_places if role != "entry")
        words = [word.replace("{port}", os.environ["INSTANCE_PORT"]) for word in self.command]
        say("starts with %d prefill and %d decode instances" % tuple(
            sum(1 for role, _, _ in all_places if role == kind) for kind in ("prefill", "decode")
        ))
        self.child = subprocess.Popen(words, env=environment, start_new_session=True)

    def stop(self, number=signal.SIGTERM):
        """Ends the server with all that it started."""
        if self.child is None:
            return
        for sent in (number, signal.SIGKILL):
            try:
                os.killpg(self.child.pid, sent)
            except ProcessLookupError:
                break
            try:
                self.child.wait(float(os.environ.get("GRACE_SECONDS", "60")))
                if sent == signal.SIGKILL:
                    break
            except subprocess.TimeoutExpired:
                continue
        self.child = None

    def watch(self, table):
        """Runs until the server has ended, or until it must be started anew; the exit code, or None."""
        while not self.ending:
            code = self.child.poll()
            if code is not None:
                return code if code >= 0 else 128 - code
            self.beat()
            if RESTARTS:
                all_places = places()
                now = global_table(all_places, present(self.path, all_places))
                if now is not None and known(now) != known(table):
                    say("the instances are others than before; starts anew")
                    self.stop()
                    return None
            time.sleep(POLL_SECONDS)
        return 0

    def end(self, number, _frame):
        self.ending = True
        say("was asked to end")

    def run(self):
        signal.signal(signal.SIGTERM, self.end)
        signal.signal(signal.SIGINT, self.end)
        try:
            while not self.ending:
                table, all_places = self.wait_for_all()
                if table is None:
                    return 0
                self.start(table, all_places)
                code = self.watch(table)
                if code is not None:
                    return code
            return 0
        finally:
            self.stop()
            if self.ending:
                # Those who begin now need not take it for one that is there.
                try:
                    if json.loads(read(self.path) or "{}") == self.self:
                        os.remove(self.path)
                except OSError:
                    pass


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print("usage: prefill-decode.py COMMAND ARGUMENT ...", file=sys.stderr)
        sys.exit(64)
    sys.exit(Instance(sys.argv[1:]).run())
