import assert from "node:assert/strict";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { followUpdate, labelOf, plain } from "../../local/update-progress";

const URN =
  "urn:pulumi:dev::ascend-stacks::ascend-stacks:index:CceCluster$huaweicloud:index/cceCluster:CceCluster::main";

describe("progress of an update", () => {
  let time = 0;
  let kept: string[];
  let repeated: string[];

  function follow(): ReturnType<typeof followUpdate> {
    time = 0;
    kept = [];
    repeated = [];
    return followUpdate(
      (line) => kept.push(line),
      (line) => repeated.push(line),
      () => time,
    );
  }

  function event(content: object): EngineEvent {
    return { sequence: 0, timestamp: 0, ...content };
  }

  const metadata = (op: string, custom = true): object => ({
    op,
    urn: URN,
    type: "huaweicloud:index/cceCluster:CceCluster",
    new: { custom },
  });
  const planned = (op: string, custom = true): EngineEvent =>
    event({ resourcePreEvent: { metadata: metadata(op, custom) } });
  const previewed = event({
    summaryEvent: { maybeCorrupt: false, durationSeconds: 1, resourceChanges: {}, policyPacks: {} },
  });
  const message = (severity: string, text: string): EngineEvent =>
    event({ diagnosticEvent: { severity, message: text, color: "never" } });

  it("says what is to do, what is done, how far it is and how long it took", () => {
    const progress = follow();
    for (const op of ["create", "create", "same"]) {
      progress.take(planned(op));
    }
    progress.take(planned("create", false));
    assert.equal(repeated.length, 0, "a preview creates nothing");
    progress.take(previewed);
    time = 3000;
    progress.take(event({ resourcePreEvent: { metadata: metadata("create") } }));
    time = 65_000;
    progress.tick();
    progress.take(event({ resOutputsEvent: { metadata: metadata("create") } }));
    progress.take(event({ resOutputsEvent: { metadata: metadata("create", false) } }));
    assert.deepEqual(kept, ["To do: 2 to create.", "[1/2] 1:05  created CceCluster main (1 min 02 s)"]);
    assert.equal(repeated.at(-1), "[0/2] 1:05  creating CceCluster main (1 min 02 s)");
  });

  it("counts a replacement once, and nothing that stays the same", () => {
    const progress = follow();
    const steps = ["create-replacement", "replace", "delete-replaced", "same"];
    for (const op of steps) {
      progress.take(planned(op));
    }
    progress.take(previewed);
    for (const op of steps) {
      progress.take(event({ resourcePreEvent: { metadata: metadata(op) } }));
      progress.take(event({ resOutputsEvent: { metadata: metadata(op) } }));
    }
    assert.deepEqual(kept, [
      "To do: 1 to replace.",
      "[0/1] 0:00  replacement created CceCluster main",
      "[1/1] 0:00  replaced CceCluster main",
      "[1/1] 0:00  replaced one deleted CceCluster main",
    ]);
  });

  it("passes the program's lines on once, and keeps errors for the end", () => {
    const progress = follow();
    progress.take(message("info", "<{%reset%}>pool npu: 3 of 4 nodes<{%reset%}>\n"));
    progress.take(planned("create"));
    progress.take(previewed);
    progress.take(message("info", "<{%reset%}>pool npu: 3 of 4 nodes<{%reset%}>\n"));
    progress.take(
      event({ diagnosticEvent: { severity: "info", message: "Waiting for Pods\n", color: "never", ephemeral: true } }),
    );
    progress.take(message("error", "<{%fg 1%}>no such flavor<{%reset%}>\n"));
    progress.take(event({ resOpFailedEvent: { metadata: metadata("create"), status: 1, steps: 1 } }));
    assert.deepEqual(kept, ["  pool npu: 3 of 4 nodes", "To do: 1 to create.", "[0/1] 0:00  FAILED CceCluster main"]);
    assert.deepEqual(progress.errors, ["no such flavor"]);
  });

  it("says so when there is nothing to change", () => {
    const progress = follow();
    progress.take(planned("same"));
    progress.take(previewed);
    assert.deepEqual(kept, ["Nothing to change."]);
  });

  it("names resources as the program does", () => {
    assert.equal(
      labelOf("urn:pulumi:dev::p::kubernetes:core/v1:Service::chat", "kubernetes:core/v1:Service"),
      "Service chat",
    );
    assert.equal(
      labelOf("urn:pulumi:dev::p::pulumi:providers:huaweicloud::hw", "pulumi:providers:huaweicloud"),
      "provider hw",
    );
    assert.equal(plain("<{%fg 3%}>warning<{%reset%}>  \n"), "warning");
  });
});
