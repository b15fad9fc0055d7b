import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { compareEvaluations, readEvaluation, type EvaluationReading } from "../../evaluation";
import { evaluationPage } from "../../operations/evaluation-page";
import { startBrowser } from "../support/browser";
import { checkPage } from "../support/page-checks";

const SAMPLES = join(__dirname, "../evaluation/samples");

const AXES = {
  en: [
    "Concurrency (requests)",
    "Throughput of answers (tokens/s)",
    "Time to the first token (ms)",
    "Request rate (req/s)",
  ],
  zh: ["并发数 (请求)", "输出吞吐量 (tokens/s)", "首 token 时延 (ms)", "请求速率 (req/s)"],
} as const;

function evaluationOf(folder: string): EvaluationReading {
  const names = readdirSync(join(SAMPLES, folder)).sort();
  return readEvaluation(names.map((file) => ({ file, text: readFileSync(join(SAMPLES, folder, file), "utf8") })));
}

describe("page of an evaluation in a browser", function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let folder = "";

  before(async function () {
    browser = await startBrowser();
    folder = mkdtempSync(join(tmpdir(), "evaluation-page-"));
  });
  after(async () => {
    await browser?.close();
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  for (const language of ["en", "zh"] as const) {
    it(`shows regressions and charts in ${language}`, async () => {
      assert.ok(browser !== undefined);
      const [evaluation, baseline] = [evaluationOf("slower"), evaluationOf("results")];
      const compared = { name: "slower", evaluation, baseline, differences: compareEvaluations(evaluation, baseline) };
      const file = join(folder, `${language}.html`);
      writeFileSync(file, evaluationPage(compared, language, new Date("2024-12-03T16:30:00Z")));
      await checkPage(browser, file, AXES[language]);
    });
  }
});
