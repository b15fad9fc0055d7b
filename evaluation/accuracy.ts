import { csvRows } from "./csv";
import { known, resultNumber, type Score } from "./measurement";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Name of a model without the folders of its weights. */
function modelName(model: unknown): string | undefined {
  if (typeof model !== "string") return undefined;
  const [, pretrained] = /(?:^|,)pretrained=([^,]+)/.exec(model) ?? [];
  return (pretrained ?? model).replace(/["']/g, "").replace(/\/+$/, "").split("/").at(-1);
}

/**
 * Reads the results of lm-evaluation-harness, `results_<time>.json` (seed 003, line 29): scores by task, with keys such as
 * `acc,none` and `acc_stderr,none`. Only shares are taken: of perplexity or BLEU no number says which way is worse.
 * Undefined for JSON that is none of it.
 */
export function readLmEval(value: unknown): Score[] | undefined {
  if (!isRecord(value) || !isRecord(value["results"])) return undefined;
  const config = isRecord(value["config"]) ? value["config"] : {};
  const model = modelName(value["model_name"] ?? config["model_args"]);
  return Object.entries(value["results"]).flatMap(([task, metrics]) => {
    if (!isRecord(metrics)) return [];
    return Object.entries(metrics).flatMap(([key, printed]) => {
      const [metric = "", filter = "none"] = key.split(",");
      const score = typeof printed === "number" ? resultNumber(printed) : undefined;
      if (score === undefined || score > 1 || !key.includes(",") || metric.endsWith("_stderr")) return [];
      const standardError = resultNumber(metrics[`${metric}_stderr,${filter}`]);
      const name = filter === "none" ? metric : `${metric} (${filter})`;
      return [{ tool: "lm-eval", ...known({ model, standardError }), task, metric: name, value: score }];
    });
  });
}

/**
 * Reads the summary of opencompass, `summary_<time>.csv`, with columns dataset, version, metric, mode and one for each model
 * (opencompass.readthedocs.io). Undefined for a table that is none of it.
 */
export function readOpenCompass(text: string): Score[] | undefined {
  const [heads = [], ...rows] = csvRows(text);
  if (heads[0]?.trim() !== "dataset" || heads[2]?.trim() !== "metric" || heads[3]?.trim() !== "mode") return undefined;
  const models = heads.slice(4).map((name, index) => [name.trim(), index + 4] as const);
  return rows.flatMap((cells) =>
    models.flatMap(([model, column]) => {
      // A dataset that was not evaluated has a dash.
      const value = resultNumber(cells[column]);
      const [task = "", , metric = ""] = cells;
      return value === undefined ? [] : [{ tool: "opencompass", model, task, metric, value: value / 100 }];
    }),
  );
}
