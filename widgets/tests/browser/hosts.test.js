import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { embedding, launch, mounted, open, site } from "../support/browser.js";
import { eventually, inside } from "../support/page.js";
import { api, baseUrl, call, credit, event, hatch, session } from "../support/world.js";

let browser;
let token;
before(async () => {
  browser = await launch();
  const buddy = await hatch();
  await event(buddy, "lesson_completed", { score: 95 });
  await credit(buddy, 300);
  token = await session(buddy);
  await api("POST", "/widget/buddy/hatched", undefined, token);
});
after(() => browser.close());

const all = ["buddy", { mount: "streak", "data-streak-key": "daily_lesson" }, "badges", "tokens", "path", "marketplace"];
const names = all.map((mount) => mount.mount ?? mount);

async function openPage(t, html, options = {}) {
  const host = await site({ "/": { html } });
  const page = await open(browser, `${host.origin}/`, options);
  t.after(async () => {
    await page.context().close();
    await host.close();
  });
  return page;
}

test("A hostile page changes nothing: its rules, its prototypes, a second loader, a mount taken away, an unknown one", async (t) => {
  const rules = "* { all: unset !important; color: red !important; font-size: 40px !important; display: block !important }";
  const hostile = `<style>${rules}</style>
    <script>Array.prototype.evil = () => 1; String.prototype.trimEvil = 1; Object.defineProperty(window, "React", { value: {} });</script>`;
  const html = embedding(token, [...all, { mount: "budddy" }], { head: hostile }).replace(
    "</body>",
    `<div id="late" data-hatched-mount="tokens"></div><script>document.getElementById("late").remove()</script>
      <script src="${baseUrl}/widget.js" data-session-token="${token}" defer></script></body>`,
  );
  const page = await openPage(t, html);
  for (const name of names) {
    await mounted(page, name);
  }

  assert.deepEqual(page.faults, []);
  const look = await inside(page, "tokens")
    .locator(".amount")
    .evaluate((amount) => getComputedStyle(amount).fontSize);
  assert.equal(look, "32px");
  assert.equal(await page.locator("hatched-buddy").count(), 1);
  assert.ok(
    page.lines.some((line) => line.includes('there is no mount "budddy"')),
    page.lines.join("\n"),
  );
});

test("What stands in the page is shown until there is something better, and roots are closed to its scripts", async (t) => {
  const html = embedding(token, [{ mount: "badges", content: "Your badges" }]);
  const page = await openPage(t, html, { lookInside: false });
  await mounted(page, "badges");
  assert.equal(await page.evaluate(() => document.querySelector("[data-hatched-mount]").shadowRoot), null);
  assert.equal(await page.evaluate(() => document.querySelector("[data-hatched-mount]").textContent.trim()), "Your badges");
});

test("A mount that comes later is seen, one that changes follows, one that goes takes nothing with it", async (t) => {
  const page = await openPage(t, embedding(token, ["tokens"]));
  await mounted(page, "tokens");
  await page.evaluate(() => {
    const late = document.createElement("div");
    late.dataset.hatchedMount = "badges";
    document.body.append(late);
  });
  await mounted(page, "badges");
  await page.evaluate(() => {
    document.querySelector("[data-hatched-mount=badges]").dataset.theme = "dark";
  });
  await inside(page, "badges").locator(".hw[data-theme=dark]").waitFor();
  await page.evaluate(() => document.querySelector("[data-hatched-mount=badges]").remove());
  await page.evaluate(() => window.__HATCHED_WIDGET__.refresh());
  assert.deepEqual(page.faults, []);
});

test("A bundle with one byte changed does not run; the other mounts do", async (t) => {
  const host = await site({ "/": { html: embedding(token, ["badges", "tokens"]) } });
  const context = await browser.newContext();
  const page = await context.newPage();
  t.after(async () => {
    await context.close();
    await host.close();
  });
  const lines = [];
  page.on("console", (line) => lines.push(line.text()));
  await page.route("**/badges-widget.min.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()} ` });
  });
  await page.goto(`${host.origin}/`);
  await mounted(page, "tokens");

  await eventually("the console names the file", () => lines.some((line) => line.includes("badges-widget.min.js could not be loaded")));
  assert.equal(await page.evaluate(() => customElements.get("hatched-badges")), undefined);
});

test("Files of a version stay for good, are what integrity.json says, and another origin may load them", async () => {
  const newest = await fetch(`${baseUrl}/widget.js`);
  assert.equal(newest.headers.get("cache-control"), "public, max-age=300, must-revalidate");
  const version = /"(\d+\.\d+\.\d+[^"]*)"/.exec(await newest.text())[1];
  const { files } = await (await fetch(`${baseUrl}/v/${version}/integrity.json`)).json();
  for (const [name, { sha384, bytes }] of Object.entries(files)) {
    const response = await fetch(`${baseUrl}/v/${version}/${name}`);
    const content = Buffer.from(await response.arrayBuffer());
    assert.equal(content.length, bytes, name);
    assert.equal(`sha384-${Buffer.from(await crypto.subtle.digest("SHA-384", content)).toString("base64")}`, sha384);
    assert.equal(response.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    assert.equal(response.headers.get("cross-origin-resource-policy"), "cross-origin");
  }

  assert.equal((await fetch(`${baseUrl}/v/0.0.1/widget.js`)).status, 404);
  assert.equal((await fetch(`${baseUrl}/v/${version}/..%2fsecret`)).status, 404);
});

for (const [theme, lang, width] of [
  ["light", "en", 1280],
  ["dark", "en", 320],
  ["light", "ar", 320],
]) {
  test(`Every mount is accessible and nothing overflows: ${theme}, ${lang}, ${width} px`, async (t) => {
    const page = await openPage(t, embedding(token, all, { script: { "data-theme": theme }, lang }), {
      viewport: { width, height: 900 },
    });
    for (const name of names) {
      await mounted(page, name);
    }
    await page.emulateMedia({ reducedMotion: "reduce" });

    const { violations, passes } = await new AxeBuilder({ page }).include("body").analyze();
    assert.deepEqual(
      violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map((node) => node.html)
            .slice(0, 2)
            .join(" ")}`,
      ),
      [],
    );
    assert.ok(passes.some(({ nodes }) => nodes.some((node) => Array.isArray(node.target[0]))), "nothing inside the mounts was looked at");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "the page scrolls sideways");
    assert.equal(await inside(page, "buddy").locator(".hw").getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
  });
}

test("By keyboard alone: reach an item with the arrows, open it, leave it, and be where one was", async (t) => {
  const page = await openPage(t, embedding(token, ["marketplace"]));
  await mounted(page, "marketplace");
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) {
        element = element.shadowRoot.activeElement;
      }
      return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
    });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const first = await focused();
  await page.keyboard.press("ArrowRight");
  const second = await focused();
  assert.notEqual(first, second);
  await page.keyboard.press("Enter");
  await inside(page, "marketplace").locator("dialog").waitFor();
  await page.keyboard.press("Escape");
  await eventually("focus is back", async () => (await focused()) === second);
});

test("The customer's look arrives with the theme, and what could fetch or break out is refused by its path", async (t) => {
  const settings = (widget_theme_config, widget_custom_css) =>
    call("PATCH", "/customers/me/settings", { widget_theme_config, ...(widget_custom_css === undefined ? {} : { widget_custom_css }) });
  t.after(() => settings(null, null));
  for (const [config, css, field] of [
    [{ axes: { surface: "velvet" } }, "", "widget_theme_config.axes.surface"],
    [{ vars: { "--hw-accent": "red; } body { display: none" } }, "", "widget_theme_config.vars.--hw-accent"],
    [{}, "@import 'https://example.com/x.css'", "widget_custom_css"],
    [{}, ".hw-card { background: url(https://example.com/x) }", "widget_custom_css"],
  ]) {
    const refused = await settings(config, css);
    assert.equal(refused.status, 422);
    assert.deepEqual(
      refused.json.error.details.fields.map((each) => each.field),
      [field],
    );
  }

  assert.equal(
    (await settings({ axes: { geometry: "sharp" }, vars: { "--hw-accent": "#ffee00" } }, ".hw-title { letter-spacing: 3px }")).status,
    200,
  );
  const page = await openPage(t, embedding(token, ["badges"]));
  await mounted(page, "badges");
  const title = inside(page, "badges").locator(".hw-title").first();
  assert.equal(await title.evaluate((each) => getComputedStyle(each).letterSpacing), "3px");
  assert.equal(
    await inside(page, "badges")
      .locator(".hw-card")
      .evaluate((card) => getComputedStyle(card).borderRadius),
    "0px",
  );
});
