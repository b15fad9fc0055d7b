/** What is known of one step of a training. */
export interface Sample {
  readonly step: number;
  readonly loss?: number;
  /** Milliseconds per step. */
  readonly stepMs?: number;
  readonly learningRate?: number;
  readonly gradientNorm?: number;
  readonly epoch?: number;
  readonly globalBatchSize?: number;
}

/** Buckets that are kept at most: more than a chart has pixels, and small in memory. */
const MOST_BUCKETS = 4096;

interface Bucket {
  last: Sample;
  /** The sample with the highest loss, so that a spike stays visible. */
  highest: Sample;
}

/**
 * The samples of a training in the order of their steps, in bounded memory: where there are too many, neighbouring ones
 * are put together, and of each group the last one and the one with the highest loss are kept.
 */
export class Samples {
  private readonly buckets = new Map<number, Bucket>();
  private stepsPerBucket = 1;

  /** Adds a sample. What is known of a step already is completed, or replaced where both say it. */
  public add(sample: Sample): void {
    const key = Math.floor(sample.step / this.stepsPerBucket);
    const bucket = this.buckets.get(key);
    if (bucket === undefined) {
      this.buckets.set(key, { last: sample, highest: sample });
      if (this.buckets.size > MOST_BUCKETS) this.widen();
      return;
    }
    const highestIsLast = bucket.highest === bucket.last;
    if (bucket.last.step === sample.step) {
      bucket.last = { ...bucket.last, ...sample };
      if (highestIsLast) bucket.highest = bucket.last;
    } else if (sample.step > bucket.last.step) {
      bucket.last = sample;
    }
    if ((sample.loss ?? -Infinity) > (bucket.highest.loss ?? -Infinity)) {
      bucket.highest = bucket.last.step === sample.step ? bucket.last : sample;
    }
  }

  /** Forgets the steps after this one: a training that starts again from a checkpoint does them once more. */
  public restartAfter(step: number): void {
    for (const [key, { last, highest }] of this.buckets) {
      const kept = [last, highest].filter((sample) => sample.step <= step);
      const [first] = kept;
      if (first === undefined) this.buckets.delete(key);
      else this.buckets.set(key, { last: first, highest: kept.at(-1) ?? first });
    }
  }

  /** All samples that are kept, by step. */
  public list(): Sample[] {
    return [...this.buckets.values()]
      .flatMap(({ last, highest }) => (highest.step === last.step ? [last] : [highest, last]))
      .sort((a, b) => a.step - b.step);
  }

  private widen(): void {
    const samples = this.list();
    this.stepsPerBucket *= 2;
    this.buckets.clear();
    samples.forEach((sample) => {
      this.add(sample);
    });
  }
}
