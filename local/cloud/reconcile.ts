/** Runs work in lanes: one piece at a time in a lane, lanes beside each other. */
export interface Reconciler {
  /**
   * Runs `work` in the lane, after what runs there now. Work that waits is replaced by later work for the same lane: each
   * piece brings the resource to its present specification, so only the last counts.
   */
  run(lane: string, work: () => Promise<void>): void;
  /** Resolves when nothing of the lane runs or waits. */
  idle(lane: string): Promise<void>;
}

interface Lane {
  running: Promise<void>;
  next: (() => Promise<void>) | undefined;
}

/** @param log receives a line for work that failed without having dealt with its own failure. */
export function createReconciler(log: (line: string) => void): Reconciler {
  const lanes = new Map<string, Lane>();

  async function work(name: string, lane: Lane): Promise<void> {
    while (lane.next !== undefined) {
      const piece = lane.next;
      lane.next = undefined;
      try {
        await piece();
      } catch (error) {
        log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
    lanes.delete(name);
  }

  return {
    run(name, piece) {
      const present = lanes.get(name);
      if (present) {
        present.next = piece;
        return;
      }
      const lane: Lane = { running: Promise.resolve(), next: piece };
      lanes.set(name, lane);
      lane.running = work(name, lane);
    },
    async idle(name) {
      await lanes.get(name)?.running;
    },
  };
}
