import type { RootHookObject } from "mocha";

/** Rejections that nobody awaited, each with the test that was running when it was seen. */
const lost: unknown[] = [];
process.on("unhandledRejection", (reason) => {
  if (!isEngineRefusal(reason)) lost.push(reason);
});

/** A resource of a program in this process that the engine could not make: the update's own result reports it. */
function isEngineRefusal(reason: unknown): boolean {
  return reason instanceof Error && /resource \S+ \[\S+\] failed to register$/.test(reason.message);
}

/** Two turns of the event loop: the first lets pending promises settle, the second lets Node report unhandled ones. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

/** Fails the test in which a promise was rejected and never awaited, such as an assertion inside a lost `.apply`. */
export const mochaHooks: RootHookObject = {
  async afterEach() {
    await settle();
    const reasons = lost.splice(0);
    if (reasons.length > 0) {
      throw new Error(`${reasons.length} promise(s) were rejected and not awaited`, { cause: reasons[0] });
    }
  },
};
