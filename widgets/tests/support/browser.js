// A page of a customer at an origin of its own, and a browser that looks at it.
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import { baseUrl } from "./world.js";

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
  });

/** Serves `pages[path]`: `{ html, headers }`, or a function of the request that answers one. */
export async function site(pages) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    const found = pages[path];
    const page = typeof found === "function" ? await found(request) : found;
    response.writeHead(page ? (page.status ?? 200) : 404, { "Content-Type": page?.type ?? "text/html; charset=utf-8", ...page?.headers });
    response.end(page?.html ?? "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((done) => server.close(done)) };
}

export const attributes = (values) =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${String(value).replaceAll('"', "&quot;")}"`)
    .join(" ");

/** A page with the loader and these mounts: `["buddy", { mount: "streak", "data-streak-key": "…" }]`. */
export function embedding(token, mounts, { script = {}, head = "", lang = "en", body = "", path = "/widget.js" } = {}) {
  const divs = mounts
    .map((mount) => (typeof mount === "string" ? { mount } : mount))
    .map(({ mount, content = "", ...others }) => `<div data-hatched-mount="${mount}" ${attributes(others)}>${content}</div>`)
    .join("\n");
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A page of somebody else's</title>${head}
<script src="${baseUrl}${path}" ${attributes({ ...(token ? { "data-session-token": token } : {}), ...script })} defer></script></head>
<body>${body}${divs}</body></html>`;
}

/** Opens closed roots, so that tests may look inside; the product never does. */
const opened = () => {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(init) {
    return attach.call(this, { ...init, mode: "open" });
  };
};

export async function open(browser, url, { lookInside = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  if (lookInside) {
    await page.addInitScript(opened);
  }
  page.faults = [];
  page.lines = [];
  page.on("pageerror", (fault) => page.faults.push(String(fault)));
  page.on("console", (line) => page.lines.push(`${line.type()}: ${line.text()}`));
  await page.goto(url);
  return page;
}

export const mounted = (page, mount, state = /^(ready|processing|empty)$/) =>
  page.waitForFunction(
    ([name, pattern]) =>
      [...document.querySelectorAll(`[data-hatched-mount="${name}"]`)].every((host) =>
        new RegExp(pattern).test(host.dataset.hatchedState ?? ""),
      ),
    [mount, state.source],
    { timeout: 20_000 },
  );
