import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironment } from "../../config/load";
import { stackFileSource } from "../../config/stack-file";
import { requirePlan } from "../../plan/fault";
import { planAnyTraining } from "../../plan/any-training";
import { EDGES, graphSvg, NODES } from "../../tools/docs/graph";
import { projectRoot } from "../../tools/paths";

describe("docs/graph.svg", () => {
  it("is what tools/docs/graph.ts draws", () => {
    const written = readFileSync(join(projectRoot(), "docs/graph.svg"), "utf8");
    assert.equal(written, graphSvg(), "docs/graph.svg is out of date: run node --import tsx tools/docs/graph.ts");
  });

  it("draws components that exist, each box in a place of its own", () => {
    assert.deepEqual(
      NODES.filter(({ component }) => !existsSync(join(projectRoot(), "components", `${component}.ts`))),
      [],
    );
    assert.equal(new Set(NODES.map(({ column, row }) => `${column}/${row}`)).size, NODES.length);
  });

  it("draws every edge from left to right", () => {
    const column = new Map(NODES.map((box) => [box.id, box.column]));
    assert.deepEqual(
      EDGES.filter(([from, to]) => (column.get(from) ?? NaN) >= (column.get(to) ?? NaN)),
      [],
    );
  });

  it("shows the nodes, NPUs and jobs of Pulumi.dev.yaml", () => {
    const { platform, training, serving } = loadEnvironment(stackFileSource(join(projectRoot(), "Pulumi.dev.yaml")));
    const pools = platform.nodePools.map(({ nodes, npusPerNode }) => `${nodes} nodes × ${npusPerNode} NPUs`);
    const jobs = training.map((run) => {
      const pool = platform.nodePools.find(({ name }) => name === run.pool);
      assert.ok(pool !== undefined);
      const { nodes, npusPerNode } = requirePlan(run.name, planAnyTraining(run, pool));
      return `${nodes} ${nodes === 1 ? "node" : "nodes"}, ${nodes * npusPerNode} NPUs`;
    });
    const drawn = (component: string): string[] =>
      NODES.filter((box) => box.component === component).map(({ lines }) => lines[1]);
    assert.deepEqual(drawn("npu-node-pool"), pools);
    assert.deepEqual(drawn("megatron-training"), jobs);
    assert.equal(drawn("vllm-service").length, serving.length);
  });
});
