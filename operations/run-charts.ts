import type { MeasuredSample, TrainingReading } from "../training-logs";
import type { Chart, Curve } from "./charts";
import type { PageLanguage } from "./page";

const WORDS = {
  en: {
    step: "Step",
    loss: "Loss",
    trainingLoss: "training",
    validationLoss: "validation",
    throughput: "Throughput",
    stepTime: "Time of a step",
    learningRate: "Learning rate",
  },
  zh: {
    step: "步数",
    loss: "损失",
    trainingLoss: "训练",
    validationLoss: "验证",
    throughput: "吞吐量",
    stepTime: "单步耗时",
    learningRate: "学习率",
  },
} as const;

type Values = Pick<MeasuredSample, "loss" | "tokensPerSecondPerNpu" | "stepMs" | "learningRate">;

function pointsOf(samples: readonly MeasuredSample[], key: keyof Values): (readonly [number, number])[] {
  return samples.flatMap(({ step, [key]: value }) => (value === undefined ? [] : [[step, value] as const]));
}

/** Letters, digits and dashes of a name, for the id of a chart. */
export function chartId(name: string, kind: string): string {
  return `${name.replace(/[^A-Za-z0-9-]+/g, "-")}-${kind}`;
}

/** The charts of a training: loss, throughput, time of a step and learning rate, as far as the log has them. */
export function trainingCharts(training: TrainingReading, language: PageLanguage): Chart[] {
  const words = WORDS[language];
  const { stepName, samples, validations } = training;
  const x = { name: words.step };
  const validation: Curve[] =
    validations.length === 0
      ? []
      : [
          {
            name: words.validationLoss,
            points: validations.map(({ step, loss }) => [step, loss] as const),
            form: "points",
          },
        ];
  const charts: Chart[] = [
    {
      id: chartId(stepName, "loss"),
      title: words.loss,
      x,
      y: { name: training.format === "megatron" ? "lm loss" : "loss" },
      curves: [{ name: words.trainingLoss, points: pointsOf(samples, "loss") }, ...validation],
    },
    {
      id: chartId(stepName, "throughput"),
      title: words.throughput,
      x,
      y: { name: words.throughput, unit: "tokens/s/p" },
      fromZero: true,
      curves: [{ name: words.throughput, points: pointsOf(samples, "tokensPerSecondPerNpu"), colour: 2 }],
    },
    {
      id: chartId(stepName, "step-time"),
      title: words.stepTime,
      x,
      y: { name: words.stepTime, unit: "s" },
      fromZero: true,
      curves: [
        {
          name: words.stepTime,
          points: pointsOf(samples, "stepMs").map(([step, ms]) => [step, ms / 1000] as const),
          colour: 3,
        },
      ],
    },
    {
      id: chartId(stepName, "learning-rate"),
      title: words.learningRate,
      x,
      y: { name: words.learningRate },
      fromZero: true,
      curves: [{ name: words.learningRate, points: pointsOf(samples, "learningRate"), colour: 4 }],
    },
  ];
  return charts.filter(({ curves }) => curves.some(({ points }) => points.length > 0));
}
