import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { readRunFolder } from "../../operations/run-folder";
import { runPage } from "../../operations/run-page";
import { openFile, startBrowser } from "../support/browser";
import { checkPage } from "../support/page-checks";
import { SAMPLES } from "../training-logs/samples";

const AXES = {
  en: ["Step", "lm loss", "Throughput (tokens/s/p)", "Time of a step (s)", "Learning rate"],
  zh: ["步数", "loss", "吞吐量 (tokens/s/p)", "单步耗时 (s)", "学习率"],
} as const;

describe("page of a run in a browser", function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let folder = "";

  before(async function () {
    browser = await startBrowser();
    folder = mkdtempSync(join(tmpdir(), "report-page-"));
  });
  after(async () => {
    await browser?.close();
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  async function opened(): Promise<Browser> {
    assert.ok(browser !== undefined);
    return Promise.resolve(browser);
  }

  async function written(run: string, language: "en" | "zh"): Promise<string> {
    const file = join(folder, `${run}-${language}.html`);
    writeFileSync(file, runPage(await readRunFolder(join(SAMPLES, run)), language, new Date("2024-12-03T14:00:00Z")));
    return file;
  }

  it("shows a Megatron run in wide and narrow windows, light and dark", async () => {
    await checkPage(await opened(), await written("megatron", "en"), AXES.en);
  });

  it("shows a LLaMA-Factory run in Chinese", async () => {
    await checkPage(await opened(), await written("llama-factory", "zh"), AXES.zh);
  });

  it("opens and closes its tables, and holds its numbers", async () => {
    const { page, complaints } = await openFile(await opened(), await written("megatron", "en"), { width: 1280 });
    const table = page.locator("details", { hasText: "Rank table" });
    assert.equal(await table.locator("table").isVisible(), false);
    await table.locator("summary").click();
    assert.equal(await table.locator("tbody tr").count(), 16);
    assert.equal(await table.locator("table").isVisible(), true);
    const data = (await page.locator("#data").textContent()) ?? "";
    const steps = (JSON.parse(data) as { trainings: { step: number }[] }).trainings[0]?.step;
    assert.equal(steps, 351);
    assert.deepEqual(complaints, []);
  });
});
