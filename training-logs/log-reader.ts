import { LogLines, type TextCounts } from "./log-lines";
import {
  megatronArgument,
  megatronCheckpoint,
  megatronIterations,
  megatronValidation,
  megatronWorldSize,
  type MegatronIteration,
  type Validation,
} from "./megatron-lines";
import { printedNumber } from "./numbers";
import { ProblemFinder, type FoundProblem } from "./problems";
import { Samples, type Sample } from "./samples";
import { StepAttempts, type StepAttempt } from "./step-lines";
import {
  trainerLogEntry,
  trainerNumbers,
  trainerSetting,
  trainingBar,
  type ProgressBar,
  type TrainerNumbers,
} from "./trainer-lines";

/** What wrote a log: AscendSpeed's Megatron, the Trainer of transformers (LLaMA-Factory), or none of both. */
export type LogFormat = "megatron" | "trainer" | "other";

/** Settings of a run as the log's own header prints them. */
export interface LogSettings {
  readonly globalBatchSize?: number;
  readonly seqLenTokens?: number;
  readonly npus?: number;
  readonly tensorParallel?: number;
  readonly pipelineParallel?: number;
  readonly microBatchSize?: number;
}

/** What was found in one log file. */
export interface FileReading {
  /** Path of the file, relative to the folder that is read. */
  readonly file: string;
  /** Step of the pipeline, from the file's name `<step>-<node rank>.log`. */
  readonly stepName: string;
  /** Rank of the node that wrote it, from the file's name; undefined where the name has none. */
  readonly nodeRank?: number;
  readonly format: LogFormat;
  readonly text: Readonly<TextCounts>;
  /** Lines about an iteration that were cut off, or into which another process wrote: they are not used. */
  readonly incompleteLines: number;
  /** Lines that gave a sample. */
  readonly sampleLines: number;
  /** Samples, by step; where there are very many, neighbouring ones are put together. */
  readonly samples: readonly Sample[];
  readonly validations: readonly Validation[];
  readonly totalSteps?: number;
  /** The training's progress bar, as it last stood; it knows of steps before their loss is printed. */
  readonly bar?: ProgressBar;
  readonly settings: LogSettings;
  /** Times that the training started again, from a checkpoint or from the beginning. */
  readonly restarts: number;
  /** Step of the last checkpoint that was saved. */
  readonly savedStep?: number;
  /** Step of the checkpoint from which the training last started. */
  readonly loadedStep?: number;
  /** Losses that were printed as `nan` or `inf`. */
  readonly lossesNotFinite: number;
  /** Iterations whose update was left out because gradients were not finite. */
  readonly skippedIterations: number;
  /** Whether the log says that the training is done. */
  readonly ended: boolean;
  /** Seconds of the whole training, as the Trainer prints them at its end. */
  readonly trainSeconds?: number;
  readonly problems: readonly FoundProblem[];
  /** Attempts at the step of the pipeline, as its script tells of them; the last one last. */
  readonly attempts: readonly StepAttempt[];
}

const MEGATRON_SETTINGS = new Map<string, keyof LogSettings>([
  ["global_batch_size", "globalBatchSize"],
  ["seq_length", "seqLenTokens"],
  ["world_size", "npus"],
  ["tensor_model_parallel_size", "tensorParallel"],
  ["pipeline_model_parallel_size", "pipelineParallel"],
  ["micro_batch_size", "microBatchSize"],
]);

/** Step and node rank that a file's name says: `sft-7b-train-1.log` is of step `sft-7b-train`, node 1. */
export function fileParts(file: string): { stepName: string; nodeRank?: number } {
  const name = file.split("/").at(-1) ?? file;
  const match = /^(.*?)[-_.](?:rank|worker|node)?[-_]?(\d{1,4})\.[a-z]+$/i.exec(name);
  // Logs of the NPU processes end with a process id.
  if (match === null || name.startsWith("plog") || name.startsWith("device-")) {
    return { stepName: name.replace(/\.[a-z]+$/i, "") };
  }
  return { stepName: match[1] ?? "", nodeRank: Number(match[2]) };
}

/** Reads one log file, of any size, as its bytes or lines come. */
export class LogReader {
  private readonly lines = new LogLines((text, number) => {
    this.line(text, number);
  });
  private readonly samples = new Samples();
  private readonly validations: Validation[] = [];
  private readonly finder: ProblemFinder;
  private readonly attempts = new StepAttempts();
  private readonly settings: { -readonly [key in keyof LogSettings]: LogSettings[key] } = {};
  private format: LogFormat = "other";
  private totalSteps: number | undefined;
  private incompleteLines = 0;
  private sampleLines = 0;
  private restarts = 0;
  private savedStep: number | undefined;
  private loadedStep: number | undefined;
  private lossesNotFinite = 0;
  private skippedIterations = 0;
  private ended = false;
  private trainSeconds: number | undefined;
  /** The bar of the training as it last stood, and as it stood at the last sample. */
  private bar: ProgressBar | undefined;
  private barOfLastSample: ProgressBar | undefined;
  private lastStep = 0;
  /** Whether a start was seen after the last sample: the node with the iterations may not print one. */
  private startsAgain = false;

  /** @param file path of the file, relative to the folder that is read */
  constructor(private readonly file: string) {
    this.finder = new ProblemFinder(file);
  }

  /** Takes the next bytes of the file. */
  public push(bytes: Uint8Array): void {
    this.lines.push(bytes);
  }

  /** Takes one line, already text; for logs that do not come from a file. */
  public line(text: string, number: number): void {
    if (this.megatronLine(text) || this.trainerLine(text) || this.attempts.line(text)) return;
    this.headerLine(text);
    this.finder.line(text, number);
  }

  /** Ends the file and says what was in it. */
  public end(): FileReading {
    this.lines.end();
    const optional = {
      totalSteps: this.totalSteps ?? this.bar?.totalSteps,
      bar: this.bar,
      savedStep: this.savedStep,
      loadedStep: this.loadedStep,
      trainSeconds: this.trainSeconds,
    };
    return {
      file: this.file,
      ...fileParts(this.file),
      format: this.format,
      text: { ...this.lines.counts },
      incompleteLines: this.incompleteLines,
      sampleLines: this.sampleLines,
      samples: this.samples.list(),
      validations: [...this.validations],
      settings: { ...this.settings },
      restarts: this.restarts,
      lossesNotFinite: this.lossesNotFinite,
      skippedIterations: this.skippedIterations,
      ended: this.ended,
      attempts: this.attempts.list(),
      problems: this.finder.found({ loadedStep: this.loadedStep, totalSteps: this.totalSteps }),
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    };
  }

  private megatronLine(text: string): boolean {
    if (!text.includes("iteration")) return false;
    const iterations = megatronIterations(text);
    iterations.forEach((iteration) => {
      this.megatronIteration(iteration);
    });
    if (iterations.length > 0) return true;
    const checkpoint = megatronCheckpoint(text);
    if (checkpoint !== undefined) {
      if (checkpoint.kind === "saved") this.savedStep = checkpoint.step;
      else {
        this.loadedStep = checkpoint.step;
        this.startsAgain = this.lastStep > 0;
      }
      return true;
    }
    const validation = megatronValidation(text);
    if (validation !== undefined) this.validations.push(validation);
    // A line about an iteration of which even the number is lost.
    else if (text.includes("elapsed time per iteration")) this.incompleteLines++;
    return validation !== undefined;
  }

  private megatronIteration(iteration: MegatronIteration): void {
    const { step, totalSteps, stepMs, loss, learningRate, gradientNorm, globalBatchSize, seqLenTokens } = iteration;
    this.format = "megatron";
    if (!iteration.whole) {
      this.incompleteLines++;
      return;
    }
    this.totalSteps = totalSteps;
    if (iteration.lossNotFinite) this.lossesNotFinite++;
    this.skippedIterations += iteration.skipped ?? 0;
    if (seqLenTokens !== undefined) this.settings.seqLenTokens ??= seqLenTokens;
    this.add({ step, ...known({ stepMs, loss, learningRate, gradientNorm, globalBatchSize }) });
  }

  private trainerLine(text: string): boolean {
    const entry = trainerLogEntry(text);
    if (entry !== undefined) {
      this.format = "trainer";
      this.totalSteps = entry.totalSteps;
      const { step, totalSteps, elapsedSeconds } = entry;
      this.bar = { step, totalSteps, ...known({ elapsedSeconds }) };
      this.trainerSample(entry);
      return true;
    }
    const bar = text.includes("%|") ? trainingBar(text) : undefined;
    if (bar !== undefined && this.isOfTraining(bar)) {
      this.bar = bar;
      this.barOfLastSample ??= bar;
    }
    const numbers = text.includes("{") ? trainerNumbers(text) : undefined;
    if (numbers !== undefined) {
      this.format = "trainer";
      this.trainerSample(numbers);
    } else if (/\{['"]loss['"]: /.test(text)) {
      this.incompleteLines++;
      return true;
    }
    return bar !== undefined || numbers !== undefined;
  }

  /** Whether a bar is the one of the training: evaluation has bars without a name too, of another length. */
  private isOfTraining(bar: ProgressBar): boolean {
    if (this.totalSteps !== undefined) return bar.totalSteps === this.totalSteps;
    return this.bar === undefined || bar.totalSteps === this.bar.totalSteps || bar.totalSteps > this.bar.totalSteps;
  }

  private trainerSample(numbers: TrainerNumbers): void {
    if (numbers.lossNotFinite) this.lossesNotFinite++;
    if (numbers.trainSeconds !== undefined) {
      this.trainSeconds = numbers.trainSeconds;
      this.ended = true;
    }
    const step = this.bar?.step;
    if (step === undefined) {
      // Without a bar nothing says which step it was.
      if (numbers.loss !== undefined) this.add({ step: this.lastStep + 1, ...sampleNumbers(numbers) });
      return;
    }
    if (numbers.evalLoss !== undefined) this.validations.push({ step, loss: numbers.evalLoss });
    if (numbers.loss === undefined && !numbers.lossNotFinite) return;
    this.add({ step, ...known({ stepMs: this.millisecondsPerStep() }), ...sampleNumbers(numbers) });
    this.barOfLastSample = this.bar;
  }

  /** Time of a step since the last sample, by the clock of the bar. */
  private millisecondsPerStep(): number | undefined {
    const [now, before] = [this.bar, this.barOfLastSample];
    if (now?.elapsedSeconds === undefined) return undefined;
    const steps = now.step - (before?.step ?? 0);
    const seconds = now.elapsedSeconds - (before?.elapsedSeconds ?? 0);
    return steps > 0 && seconds > 0 ? (seconds / steps) * 1000 : undefined;
  }

  private headerLine(text: string): void {
    const argument = text.includes(" ...") ? megatronArgument(text) : undefined;
    const setting = MEGATRON_SETTINGS.get(argument?.[0] ?? "");
    const value = printedNumber(argument?.[1]);
    if (setting !== undefined && value !== undefined) this.settings[setting] = value;
    if (argument?.[0] === "train_iters" && value !== undefined) this.totalSteps = value;
    const npus = text.includes("world size") ? megatronWorldSize(text) : undefined;
    if (npus !== undefined) {
      this.settings.npus = npus;
      // Megatron prints it once, at its start.
      this.startsAgain = this.lastStep > 0;
    }
    if (text.includes("[after training is done]")) this.ended = true;
    const ofTrainer = text.includes(" = ") ? trainerSetting(text) : undefined;
    if (ofTrainer?.[0] === "globalBatchSize") this.settings.globalBatchSize = ofTrainer[1];
    if (ofTrainer?.[0] === "totalSteps") {
      this.totalSteps = ofTrainer[1];
      this.format = "trainer";
      this.bar = undefined;
      this.barOfLastSample = undefined;
      this.startsAgain = this.lastStep > 0;
    }
  }

  private restartAfter(step: number): void {
    this.samples.restartAfter(step);
    while ((this.validations.at(-1)?.step ?? -Infinity) > step) this.validations.pop();
  }

  private add(sample: Sample): void {
    this.sampleLines++;
    // Only one process prints them, in order: a lower step is one that is done again.
    if (this.startsAgain || sample.step < this.lastStep) {
      this.restarts++;
      this.restartAfter(sample.step - 1);
    }
    this.startsAgain = false;
    this.lastStep = sample.step;
    this.samples.add(sample);
  }
}

/** Keeps the keys that have a value. */
function known<T extends object>(values: { [key in keyof T]: T[key] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function sampleNumbers({ loss, learningRate, gradientNorm, epoch }: TrainerNumbers): Partial<Sample> {
  return known({ loss, learningRate, gradientNorm, epoch });
}
