import type { Source } from "../catalogue";
import { sourceNames } from "../plan/answer";
import { sourceSuffix } from "../plan/fault";
import { npusText } from "../plan/measured-run";
import type {
  FrameworkAbilities,
  ModelAbilities,
  RunAbility,
  ServingAbilities,
  ServingAbility,
  TrainingAbilities,
} from "../plan/model-abilities";
import { count } from "../plan/wording";

/** The sizes of a run in words: `TP 8, PP 1, micro batch 4`, or `ZeRO-3-Offload, gradient accumulation 8`. */
function sizesText({ sizes }: RunAbility): string {
  const { tp, pp, mbs, zeroStage, offload, gradientAccumulationSteps } = sizes;
  return zeroStage === undefined
    ? `TP ${String(tp)}, PP ${String(pp)}, micro batch ${String(mbs)}`
    : `ZeRO-${String(zeroStage)}${offload === true ? "-Offload" : ""}, gradient accumulation ${String(gradientAccumulationSteps)}`;
}

/** Rows of columns as lines, each column as wide as its widest cell. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** Weights and software of a framework. */
function softwareLines({ weightsUrl, weightsRevision, transformers, source }: FrameworkAbilities): string[] {
  const revision = weightsRevision === null ? "" : ` at revision ${weightsRevision}`;
  const version = transformers === null ? "" : `; transformers ${transformers}`;
  return [`weights: ${weightsUrl ?? "nowhere that the manual names"}${revision}${version}${sourceSuffix(source)}`];
}

/** The runs of a framework, with the note of each below it. */
function runLines({ runs }: TrainingAbilities): string[] {
  const rows = columns(
    runs.map((run) => [run.strategies.join(", "), run.seqLens.join(", "), sizesText(run), npusText(run)]),
  );
  return runs.flatMap(({ remarks }, index) => [rows[index] ?? "", ...remarks.map((remark) => `  note: ${remark}`)]);
}

/** The source of the first run, which is that of all: a table has one place. */
function tableSource(runs: readonly { readonly source: readonly Source[] }[]): string {
  return sourceSuffix(runs[0]?.source ?? []);
}

function capacityLine({ npuMemoryGiB, cards, maxModelLen }: ServingAbility): string {
  return cards === null || maxModelLen === null
    ? `on NPUs of ${npuMemoryGiB} GB: does not run`
    : `on NPUs of ${npuMemoryGiB} GB: ${count(cards, "NPU")} or more, up to ${maxModelLen} tokens`;
}

function servingLines({ precisions, capacity, remarks }: ServingAbilities): string[] {
  return [
    `precisions: ${precisions.join(", ")}`,
    ...capacity.map(capacityLine),
    ...remarks.map((remark) => `note: ${remark}`),
  ];
}

/** What a model can do, as people read it: one block for each framework that has it. */
export function modelLines({ model, megatron, llamaFactory, vllm, weightsDifference }: ModelAbilities): string[] {
  const block = (name: string, abilities: FrameworkAbilities | null, source: string, lines: string[]): string[] => {
    if (abilities === null) {
      return ["", `${name}: not in its table`];
    }
    const spelling = abilities.model === model ? "" : ` as ${abilities.model}`;
    return ["", `${name}${spelling}${source}:`, ...[...lines, ...softwareLines(abilities)].map((line) => `  ${line}`)];
  };
  return [
    model,
    ...block("megatron", megatron, tableSource(megatron?.runs ?? []), megatron === null ? [] : runLines(megatron)),
    ...block(
      "llama-factory",
      llamaFactory,
      tableSource(llamaFactory?.runs ?? []),
      llamaFactory === null ? [] : runLines(llamaFactory),
    ),
    ...block("vllm", vllm, tableSource(vllm?.capacity ?? []), vllm === null ? [] : servingLines(vllm)),
    ...(weightsDifference === null ? [] : ["", `note: ${weightsDifference}`]),
  ];
}

/** What a model can do, as machines read it, on one line. */
export function modelJson(abilities: ModelAbilities): string {
  return JSON.stringify(abilities, (key, value: unknown) =>
    key === "source" ? sourceNames(value as readonly Source[]) : value,
  );
}
