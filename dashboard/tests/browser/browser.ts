import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

export const baseUrl = process.env["HATCHED_BASE_URL"] ?? "http://localhost:8080";
const executablePath = process.env["HATCHED_CHROMIUM"] ?? "/usr/bin/chromium";
const pictures = process.env["HATCHED_SCREENSHOTS"];

export interface Look {
  theme?: "light" | "dark";
  width?: number;
  height?: number;
}

/** A page that is watched: what it complains about fails the test at its end. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  complaints: string[];
}

let browser: Browser;

/** One browser for a file of tests. */
export function withBrowser() {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  });
  afterAll(async () => {
    await browser.close();
  });
}

export async function open({ theme = "light", width = 1440, height = 900 }: Look = {}): Promise<Watched> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  const complaints: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (violation) => {
      console.error(`policy: ${violation.violatedDirective} ${violation.blockedURI} ${violation.sample}`);
    });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // A refused request is the business of whoever asked for it.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      complaints.push(message.text());
    }
  });
  return { page, context, complaints };
}

export async function close({ context, complaints }: Watched) {
  await context.close();
  expect(complaints).toEqual([]);
}

/** Keeps a picture where somebody wants to look at them. */
export async function picture(page: Page, name: string) {
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
}
