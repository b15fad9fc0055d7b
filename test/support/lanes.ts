/** Steps that run one after the other, beside the steps of other lanes, because nearly all of their time is waiting. */
export interface Lane {
  /** Adds a step, shown as a test at this place. Whether it fails or not, the next one runs. */
  step(title: string, work: () => Promise<void>): void;
  /** Adds a step without which those after it have no meaning: when it fails, they fail too, untried. */
  need(title: string, work: () => Promise<void>): void;
  /** Resolves when every step that was added up to this call has ended; rejects where a needed one of them has failed. */
  readonly reached: () => Promise<void>;
}

/** The lanes of a test file. */
export interface Lanes {
  /**
   * Makes a lane.
   * @param after what its first step waits for
   */
  lane(after?: Promise<void>): Lane;
  /** Lets all lanes begin: called by a `before` hook. */
  start(): void;
}

/** Makes the lanes of a test file, which begin together. */
export function createLanes(): Lanes {
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  return {
    lane: (after = Promise.resolve()) => {
      // Ends with each step of the lane; rejected once a needed one has failed.
      let way: Promise<void> = quiet(Promise.all([begun, after]).then(() => undefined));
      const add = (title: string, work: () => Promise<void>, needed: boolean): void => {
        const ended = quiet(way.then(work));
        const before = way;
        way = quiet(needed ? ended.catch((cause: unknown) => untried(title, cause)) : ended.catch(() => before));
        it(title, () => ended);
      };
      return {
        step: (title, work) => {
          add(title, work, false);
        },
        need: (title, work) => {
          add(title, work, true);
        },
        reached: () => way,
      };
    },
    start: () => {
      begin();
    },
  };
}

function untried(title: string, cause: unknown): never {
  if (cause instanceof Untried) throw cause;
  throw new Untried(`not tried, because this failed: ${title}`, { cause });
}

/** A step that was not tried. */
class Untried extends Error {}

/** A promise whose rejection is looked at later: by the test that shows it, and by the next step. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
