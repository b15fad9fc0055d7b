import assert from "node:assert/strict";
import { changesOf, eventsSaid } from "./engine-changes";

describe("what the engine says of resources", () => {
  it("is read from a preview, without what stays and without components", () => {
    const output = [
      "    pulumi:pulumi:Stack ascend-stacks-dev running",
      " ~  huaweicloud:index:CceCluster cluster refresh [diff: ~clusterVersion]",
      " ~  huaweicloud:index:SfsTurbo share update [diff: ~size]",
      "    huaweicloud:index:Vpc network  ",
      " ~  ascend-stacks:index:VolcanoJob first update [diff: ~environment]",
      " +  kubernetes:core/v1:LimitRange data create ",
      " -- kubernetes:core/v1:Secret logins delete original ",
      " +- kubernetes:core/v1:Secret logins replace [diff: ~data]",
      " ++ kubernetes:core/v1:Secret logins create replacement [diff: ~data]",
    ].join("\n");
    assert.deepEqual(changesOf(output), [
      { operation: "update", resource: "huaweicloud:index:SfsTurbo share", properties: ["size"] },
      { operation: "create", resource: "kubernetes:core/v1:LimitRange data", properties: [] },
      { operation: "replace", resource: "kubernetes:core/v1:Secret logins", properties: ["data"] },
    ]);
  });

  it("is read from an update, once for each resource, with the properties that some line names", () => {
    const output = [
      " ~  kubernetes:apps/v1:Deployment first updating (0s) [diff: ~metadata,spec]",
      " ~  kubernetes:apps/v1:Deployment first updated (3s) [diff: ~metadata,spec]",
      " -  huaweicloud:index:Vpc network deleted (2s) ",
    ].join("\n");
    assert.deepEqual(changesOf(output), [
      { operation: "update", resource: "kubernetes:apps/v1:Deployment first", properties: ["metadata", "spec"] },
      { operation: "delete", resource: "huaweicloud:index:Vpc network", properties: [] },
    ]);
  });

  it("is read behind the dots that show that the engine is alive", () => {
    const output = [
      "@ previewing update.... ~  kubernetes:core/v1:Namespace serve update [diff: ~metadata]",
      ".. +  kubernetes:core/v1:LimitRange data create ",
      "@ previewing update....    kubernetes:core/v1:Namespace train  ",
    ].join("\n");
    assert.deepEqual(changesOf(output), [
      { operation: "update", resource: "kubernetes:core/v1:Namespace serve", properties: ["metadata"] },
      { operation: "create", resource: "kubernetes:core/v1:LimitRange data", properties: [] },
    ]);
  });

  it("leaves messages for those who look for faults out of an event log, and no other", () => {
    const event = (severity: string, message: string): string =>
      JSON.stringify({ sequence: 1, diagnosticEvent: { severity, message } });
    const log = [event("debug", "quoted input"), event("info", "shown"), JSON.stringify({ summaryEvent: {} }), ""];
    const said = eventsSaid(log.join("\n"));
    assert(!said.includes("quoted input"));
    assert(said.includes("shown") && said.includes("summaryEvent"));
  });
});
