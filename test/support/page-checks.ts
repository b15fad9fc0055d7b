import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openFile } from "./browser";

/** A text of a chart, and where it is in the window. */
interface Shown {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** What of a page is seen in the window. */
interface Seen {
  readonly width: number;
  readonly scrollWidth: number;
  readonly figures: number;
  /** What is wider than the window. */
  readonly wide: readonly string[];
  /** Texts of each chart that is shown. */
  readonly charts: readonly (readonly Shown[])[];
  readonly background: string;
  readonly ink: string;
  readonly chartInk: string;
}

/** What the browser runs; the types of its globals are not those of this program. */
const LOOK = readFileSync(join(__dirname, "look-at-page.mjs"), "utf8");

/** Brightness of a colour `rgb(r, g, b)`, 0 to 255. */
function brightness(colour: string): number {
  const parts = (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part, 0) / Math.max(1, parts.length);
}

/**
 * Opens a page in windows of 1280, 768 and 360 pixels, light and dark, and checks that nothing is complained of or loaded,
 * nothing is wider than the window, and each chart shows once, readable, with axes that have these names.
 */
export async function checkPage(browser: Browser, file: string, axes: readonly string[]): Promise<void> {
  for (const width of [1280, 768, 360]) {
    for (const dark of [false, true]) {
      const at = `${width} pixels, ${dark ? "dark" : "light"}`;
      const { page, complaints, requested } = await openFile(browser, file, { width, dark });
      const seen = await page.evaluate<Seen>(LOOK);
      assert.deepEqual(complaints, [], at);
      assert.deepEqual(requested, [`file://${file}`], at);
      assert.equal(seen.scrollWidth, seen.width, `${at}: scrolls to the side`);
      assert.deepEqual(seen.wide, [], at);
      assert.equal(seen.charts.length, seen.figures, `${at}: each chart is seen once`);
      const texts = seen.charts.flat();
      for (const axis of axes)
        assert.ok(
          texts.some(({ text }) => text === axis),
          `${at}: no axis ${axis}`,
        );
      for (const { text, left, right, height } of texts) {
        assert.ok(left >= 0 && right <= width + 1, `${at}: ${text} is cut off`);
        assert.ok(height >= 10, `${at}: ${text} is ${height} pixels high`);
      }
      const contrast = Math.abs(brightness(seen.background) - brightness(seen.ink));
      const chartContrast = Math.abs(brightness(seen.background) - brightness(seen.chartInk));
      assert.ok(contrast > 150 && chartContrast > 150, `${at}: ${contrast}, ${chartContrast}`);
      assert.equal(brightness(seen.background) < 128, dark, at);
      await page.close();
    }
  }
}
