import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import type { RunReading } from "../../training-logs";
import { readRunFolder } from "../../operations/run-folder";
import { runPage } from "../../operations/run-page";
import { runScript } from "../support/run-script";
import { SAMPLES } from "../training-logs/samples";

const SCRIPT = "operations/report-command.ts";

/** The page of a sample. */
async function pageOf(folder: string, language: "en" | "zh" = "en"): Promise<string> {
  return runPage(await readRunFolder(join(SAMPLES, folder)), language, new Date("2024-12-03T14:00:00Z"));
}

/** What a browser would load: addresses in attributes and styles, but for those within the page and empty data. */
function loaded(page: string): string[] {
  const addresses = [
    ...page.matchAll(/\b(?:src|href|action|data|poster|srcset)="([^"]*)"|url\(([^)]*)\)|@import[^;]*/g),
  ];
  return addresses
    .map(([all, attribute, style]) => attribute ?? style ?? all)
    .filter((address) => !/^(?:#|data:,$)/.test(address));
}

describe("page of a run", () => {
  for (const folder of ["megatron", "llama-factory"]) {
    for (const language of ["en", "zh"] as const) {
      it(`of ${folder} in ${language} is well-formed, with ids that are there once`, async () => {
        const page = await pageOf(folder, language);
        assert.equal(XMLValidator.validate(page.replace("<!DOCTYPE html>", "")), true);
        const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        assert.equal(new Set(ids).size, ids.length);
        for (const [, id] of page.matchAll(/url\(#([^)]*)\)/g)) assert.ok(ids.includes(id), id);
        assert.match(page, language === "en" ? /<html lang="en">/ : /<html lang="zh-CN">/);
      });

      it(`of ${folder} in ${language} loads nothing, and runs nothing`, async () => {
        const page = await pageOf(folder, language);
        assert.deepEqual(loaded(page), []);
        assert.deepEqual(
          [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag),
          ['<script type="application/json" id="data">'],
        );
        assert.doesNotMatch(page, /\son\w+="/);
        assert.match(
          page,
          /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;|content="default-src 'none';/,
        );
      });
    }
  }

  it("holds what it shows as JSON", async () => {
    const page = await pageOf("megatron");
    const [, json = ""] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(page) ?? [];
    const reading = await readRunFolder(join(SAMPLES, "megatron"));
    assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(reading)));
  });

  it("draws a curve through as many points as there are samples, with the axis of the unit", async () => {
    const page = await pageOf("llama-factory");
    const figure = /<figure id="qwen2-7b-lora-train-throughput">[\s\S]*?<\/figure>/.exec(page)?.[0] ?? "";
    const drawings = figure.match(/<svg [\s\S]*?<\/svg>/g) ?? [];
    assert.equal(drawings.length, 2);
    for (const drawing of drawings) {
      const [, curve = ""] =
        /<path d="([^"]*)"[^>]* stroke="var\(--chart-curve-2\)" stroke-width="2"/.exec(drawing) ?? [];
      assert.equal(curve.match(/-?[\d.]+ -?[\d.]+/g)?.length, 30, curve);
      const texts = [...drawing.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
      assert.ok(texts.includes("Throughput (tokens/s/p)") && texts.includes("Step"), texts.join(" "));
    }
  });

  it("shows a problem with its remedy, the manual's line and the line of the log", async () => {
    const page = await pageOf("megatron");
    const section = /<section class="problem" id="problem-nic-name">[\s\S]*?<\/section>/.exec(page)?.[0] ?? "";
    for (const text of [
      "export GLOO_SOCKET_IFNAME=enp67s0f5",
      "seed 000, line 3",
      "train-0.log, line 37",
      "timed out after 300s",
    ]) {
      assert.ok(section.includes(text), text);
    }
    assert.ok((await pageOf("megatron", "zh")).includes("种子 000，第 3 行"));
  });

  it("shows where each rank ran", async () => {
    const page = await pageOf("megatron");
    for (const text of [
      "llama2-13b-sft-train-main-1",
      "192.168.0.13",
      "29.0.12.17",
      "Rank table: 16 NPUs",
      "was killed",
    ]) {
      assert.ok(page.includes(text), text);
    }
  });

  it("escapes what a log holds", async () => {
    const folder = mkdtempSync(join(tmpdir(), "report-"));
    try {
      const evil = `ModuleNotFoundError: No module named 'x' </pre><script src="http://example.com/x.js"></script>\u0001 ]]>`;
      writeFileSync(join(folder, "a-0.log"), `${evil}\n`);
      const page = runPage(await readRunFolder(folder), "en", new Date(0));
      assert.equal(XMLValidator.validate(page.replace("<!DOCTYPE html>", "")), true);
      assert.doesNotMatch(page, /<script src/);
      assert.ok(page.includes("&lt;script src="));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("npm run report", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "report-"));
    cpSync(SAMPLES, folder, { recursive: true });
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("writes a page, its JSON and its charts", async () => {
    const { stdout, code } = await runScript(SCRIPT, ["--logs", "megatron", "--out", "out/run.html"], {
      userFolder: folder,
    });
    assert.equal(code, 0);
    const written = stdout.trim().split("\n");
    assert.equal(written.length, 6);
    assert.match(readFileSync(join(folder, "out/run.html"), "utf8"), /^<!DOCTYPE html>/);
    const reading = JSON.parse(readFileSync(join(folder, "out/run.json"), "utf8")) as RunReading;
    assert.equal(reading.version, 1);
    assert.equal(reading.trainings[0]?.samples.length, 351);
    const charts = readdirSync(join(folder, "out")).filter((name) => name.endsWith(".svg"));
    assert.equal(charts.length, 4);
    for (const chart of charts)
      assert.equal(XMLValidator.validate(readFileSync(join(folder, "out", chart), "utf8")), true);
  });

  it("writes a page for each run of a folder", async () => {
    mkdirSync(join(folder, "runs"));
    for (const run of ["megatron", "llama-factory"])
      cpSync(join(SAMPLES, run), join(folder, "runs", run), { recursive: true });
    const { stdout, code } = await runScript(SCRIPT, ["--logs", "runs"], { userFolder: folder });
    assert.equal(code, 0);
    const pages = stdout.split("\n").filter((path) => path.endsWith(".html"));
    assert.deepEqual(
      pages.map((path) => path.slice(folder.length)),
      ["/runs/llama-factory/report.html", "/runs/megatron/report.html"],
    );
  });

  it("prints JSON alone when asked, with numbers that the user gives", async () => {
    const { stdout, code } = await runScript(SCRIPT, ["--logs", "llama-factory/logs", "--json", "--npus", "16"], {
      userFolder: folder,
    });
    assert.equal(code, 0);
    const reading = JSON.parse(stdout) as RunReading;
    assert.equal(reading.trainings[0]?.used.npus, 16);
    assert.equal(reading.record.model, "qwen2-7b");
  });

  it("says what is wrong with its folder, without a stack", async () => {
    const wrong: [string[], RegExp][] = [
      [[], /--logs, --benchmark: got none; give the folder of a run/],
      [["--logs", "nowhere"], /--logs: nowhere: no such file/],
      [["--logs", "megatron/run.json"], /--logs: megatron\/run\.json: /],
      [["--logs", "megatron", "--npus", "0"], /whole number from 1/],
    ];
    for (const [args, message] of wrong) {
      const { stderr, code } = await runScript(SCRIPT, args, { userFolder: folder });
      assert.equal(code, 1, args.join(" "));
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
  });
});
