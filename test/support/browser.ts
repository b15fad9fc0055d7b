import { chromium, type Browser, type Page } from "playwright-core";
import { chromiumPath } from "../../tools/browser/chromium";

/** Starts Chromium without a window. */
export async function startBrowser(): Promise<Browser> {
  // The sandbox of Chromium needs rights that containers and root do not have.
  return chromium.launch({ executablePath: await chromiumPath(), args: ["--no-sandbox"] });
}

/** A page that was opened, and what went wrong meanwhile: messages of the console, errors, and every address it asked for. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requested: readonly string[];
}

/** Opens a file in a window of a size. */
export async function openFile(
  browser: Browser,
  file: string,
  { width, dark = false }: { width: number; dark?: boolean },
): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: dark ? "dark" : "light" });
  const complaints: string[] = [];
  const requested: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(`file://${file}`);
  return { page, complaints, requested };
}
