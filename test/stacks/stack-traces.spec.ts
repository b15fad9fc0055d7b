import assert from "node:assert/strict";
import { sparingStackTraces } from "../../stacks/stack-traces";

describe("stack traces", () => {
  const { stackTraceLimit } = Error;
  const frames = [{ toString: () => "deploy (index.ts:1:2)" }] as unknown as NodeJS.CallSite[];
  const prepare = sparingStackTraces(() => "mapped");
  const traceOf = (error: Error): unknown => prepare(error, frames);
  afterEach(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  it("are mapped where somebody may read them", () => {
    assert.equal(traceOf(new Error("no share")), "mapped");
    assert.equal(traceOf(new RangeError("no share")), "mapped");
  });

  it("are mapped where they are the positions of resources", () => {
    Error.stackTraceLimit = Infinity;
    assert.equal(traceOf(new Error()), "mapped");
  });

  it("are not mapped where they only mark a promise", () => {
    Error.stackTraceLimit = 10;
    assert.equal(traceOf(new Error()), "Error\n    at deploy (index.ts:1:2)");
  });
});
