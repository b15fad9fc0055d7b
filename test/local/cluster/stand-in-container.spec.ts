import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import { literalText } from "../../../components/environment-variable";
import { expandReferences } from "../../../local/cluster/container-environment";
import type { Mount } from "../../../local/cluster/container-files";
import type { Container, Pod } from "../../../local/cluster/objects";
import { type StandInContainer, standInContainer, startStandIn } from "../../../local/cluster/stand-in-container";
import { type StandIns, standIns } from "../../support/stand-ins";

const OWNER = { apiVersion: "batch.volcano.sh/v1alpha1", kind: "Job", name: "run", uid: "1" };

function pod(container: Container, change: Partial<Pod["metadata"]> = {}): Pod {
  return {
    metadata: {
      name: "run-main-0",
      namespace: "llm-train",
      ownerReferences: [OWNER],
      annotations: { "ascend-stacks/fingerprint": "sha256", "volcano.sh/job-version": "2" },
      ...change,
    },
    spec: { containers: [container], nodeName: "192.168.0.12", hostNetwork: true },
  };
}

describe("references in variables", () => {
  it("are resolved as Kubernetes resolves them", () => {
    const variables = { A: "1", B_2: "two" };
    assert.equal(
      expandReferences("$(A) $(B_2) $(C) $A ${A} $$ $$(A) $(date +%s) $", variables),
      "1 two $(C) $A ${A} $ $(A) $(date +%s) $",
    );
  });

  it("of a text that is to stay as it is are none", () => {
    assert.equal(literalText('echo "$$" $(hostname) $(date +%s) $x'), 'echo "$$$" $$(hostname) $(date +%s) $x');
    const texts = fc.array(fc.constantFrom("$", "(", ")", "A", "$(A)", "$$", " ", "x"), { maxLength: 12 });
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join("");
        assert.equal(expandReferences(literalText(text), { A: "resolved" }), text);
      }),
    );
  });
});

describe("a container that is run with stand-ins", function () {
  this.timeout(30_000);
  let folder: string;
  let share: string;
  let programs: StandIns;
  let started: StandInContainer[] = [];

  beforeEach(() => {
    started = [];
    folder = mkdtempSync(join(tmpdir(), "stand-in-"));
    share = join(folder, "share of the cluster");
    mkdirSync(share);
    programs = standIns(join(folder, "bin"), {
      python: { environment: ["NAME", "NODE", "TOKEN", "FROM", "BOTH", "VERSION"] },
    });
  });
  afterEach(async () => {
    for (const container of started) {
      container.stop();
      await container.result;
    }
    rmSync(folder, { recursive: true });
  });

  const sources = {
    secrets: new Map([
      ["llm-train/hub", { metadata: { name: "hub" }, data: { token: Buffer.from("canary").toString("base64") } }],
    ]),
    configMaps: new Map([["llm-train/hosts", { metadata: { name: "hosts" }, data: { all: "run-main-0.run" } }]]),
  };

  const files = (text: string): Mount => ({
    mountPath: "/etc/llama-factory",
    source: { files: new Map([["train.yaml", Buffer.from(text)]]) },
  });

  function start(script: string, mounts: Mount[] = []) {
    const container: Container = {
      name: "training",
      command: ["/bin/sh", "-c"],
      args: [script],
      env: [
        { name: "NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
        { name: "NODE", valueFrom: { fieldRef: { fieldPath: "status.hostIP" } } },
        { name: "VERSION", valueFrom: { fieldRef: { fieldPath: "metadata.annotations['volcano.sh/job-version']" } } },
        { name: "TOKEN", valueFrom: { secretKeyRef: { name: "hub", key: "token" } } },
        { name: "HOSTS", valueFrom: { configMapKeyRef: { name: "hosts", key: "all" } } },
        { name: "FROM", value: "/mnt/sfs_turbo/models" },
        { name: "BOTH", value: "$(NAME)-$(VERSION)" },
      ],
    };
    const running = startStandIn(
      pod(container),
      container,
      [{ mountPath: "/mnt/sfs_turbo", source: { folder: `${share}/` } }, ...mounts],
      sources,
      {
        programs: programs.folder,
        address: "192.168.0.12",
      },
    );
    started.push(running);
    return running;
  }

  it("is the one of a pod of a Volcano job with a fingerprint, and no other", () => {
    const container: Container = { name: "training" };
    assert.equal(standInContainer(pod(container)), container);
    assert.equal(standInContainer(pod(container, { annotations: {} })), undefined);
    assert.equal(
      standInContainer(pod(container, { ownerReferences: [{ ...OWNER, apiVersion: "batch/v1" }] })),
      undefined,
    );
    assert.equal(
      standInContainer({ ...pod(container), spec: { containers: [container, { name: "other" }] } }),
      undefined,
    );
  });

  it("finds the stand-ins, its variables, and the share in place of its mount", async () => {
    const { result } = start(
      'python train.py --data "/mnt/sfs_turbo/training_data" && echo done > "/mnt/sfs_turbo/result" && echo "$HOSTS on $HOSTNAME"',
    );
    const { exitCode, output } = await result;
    assert.deepEqual([exitCode, output], [0, "run-main-0.run on 192.168.0.12\n"]);
    assert.deepEqual(
      programs.calls().map(({ args, environment }) => ({ args, environment })),
      [
        {
          args: ["train.py", "--data", join(share, "training_data")],
          environment: {
            NAME: "run-main-0",
            NODE: "192.168.0.12",
            VERSION: "2",
            TOKEN: "canary",
            FROM: join(share, "models"),
            BOTH: "run-main-0-2",
          },
        },
      ],
    );
    assert.equal(readFileSync(join(share, "result"), "utf8"), "done\n");
  });

  it("sees the files of ConfigMaps, also when they change, and nothing is left of them", async () => {
    const running = start(
      "cat /etc/llama-factory/train.yaml; until grep -q second /etc/llama-factory/train.yaml; do sleep 0.1; done",
      [files("model: /mnt/sfs_turbo/models\n")],
    );
    while (!running.output().includes("model")) await sleep(50);
    assert.equal(running.output(), `model: ${share}/models\n`);
    running.refresh([{ mountPath: "/mnt/sfs_turbo", source: { folder: share } }, files("second")]);
    assert.equal((await running.result).exitCode, 0);
    assert.deepEqual(
      readdirSync(tmpdir()).filter(
        (name) => name.startsWith("container-files-") && existsSync(join(tmpdir(), name, "1", "train.yaml")),
      ),
      [],
    );
  });

  it("ends as its command ends, and when its pod goes", async () => {
    assert.equal((await start("exit 7").result).exitCode, 7);
    const running = start('trap "" TERM; sleep 60 & echo $! > "/mnt/sfs_turbo/child"; wait');
    while (!existsSync(join(share, "child"))) await sleep(50);
    running.stop();
    assert.equal((await running.result).exitCode, 137);
    // Nobody may have taken note of its end yet.
    const child = readFileSync(join(share, "child"), "utf8").trim();
    const state = (): string => readFileSync(`/proc/${child}/stat`, "utf8").split(" ")[2] ?? "";
    if (existsSync(`/proc/${child}`)) assert.equal(state(), "Z");
  });

  it("gets the routes of its node, by which it finds its interface", async () => {
    writeFileSync(join(share, "x"), "");
    const { output } = await start('cat "$NETWORK_ROUTES"').result;
    assert.match(output, /^eth0 0000A8C0 00000000 0001 0 0 100 0000FFFF/m);
  });
});
