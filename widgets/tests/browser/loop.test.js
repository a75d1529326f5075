import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { embedding, launch, mounted, open, site } from "../support/browser.js";
import { eventually, hear, heard, inside, state } from "../support/page.js";
import { api, baseUrl, call, credit, embed, event, hatch, session } from "../support/world.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const all = ["buddy", { mount: "streak", "data-streak-key": "daily_lesson" }, "badges", "tokens", "path", "marketplace"];
const strict = {
  "Content-Security-Policy":
    `default-src 'none'; script-src ${baseUrl} 'nonce-page'; connect-src ${baseUrl}; img-src ${baseUrl} data:; ` +
    "require-trusted-types-for 'script'; trusted-types hatched lit-html",
};

/** Lets the buddy be no news any more, where a test is about something else. */
const welcome = async (token) => api("POST", "/widget/buddy/hatched", undefined, token);

async function openPage(t, html, { headers = {}, ...options } = {}) {
  const host = await site({ "/": { html, headers } });
  const page = await open(browser, `${host.origin}/`, options);
  t.after(async () => {
    await page.context().close();
    await host.close();
  });
  return page;
}

test("In a page of another origin and a strict policy: hatch, track, buy once, wear; nobody else is asked anything", async (t) => {
  const buddy = await hatch();
  await event(buddy, "lesson_completed", { score: 50 });
  await credit(buddy, 100);
  const token = await session(buddy);
  const page = await openPage(t, embedding(token, all, { head: hear }), { headers: strict, lookInside: true });
  const asked = new Set();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  await mounted(page, "buddy");

  const egg = inside(page, "buddy").locator(".egg");
  await egg.click();
  await egg.click();
  await egg.click();
  await inside(page, "buddy").locator(".reveal img").waitFor();
  await eventually(
    "the ceremony is over for every device",
    async () => (await call("GET", "/widget/state", undefined, token)).json.ceremony.hatch === "done",
  );
  assert.equal((await heard(page, "hatched")).length, 1);

  for (const mount of all) {
    await mounted(page, mount.mount ?? mount);
  }
  const before = (await api("GET", `/buddies/${buddy.id}`)).coins;
  const tracked = await page.evaluate(() => window.__HATCHED_WIDGET__.track("quiz_passed"));
  assert.ok(tracked.accepted, JSON.stringify(tracked));
  await eventually("coins are told once", async () => (await heard(page, "coin-earned")).length === 1);
  assert.equal((await api("GET", `/buddies/${buddy.id}`)).coins, before + (await heard(page, "coin-earned"))[0].amount);

  const shop = inside(page, "marketplace");
  await shop.locator(".tile", { hasText: "Cozy scarf" }).click();
  await shop.locator("dialog button[data-main]").dblclick();
  await eventually("the purchase is told", async () => (await heard(page, "item-purchased")).length === 1);
  const bought = await api("GET", `/buddies/${buddy.id}/purchased-items`);
  assert.equal(bought.data.length, 1);

  await shop.locator("dialog button[data-main]", { hasText: "Wear" }).click();
  await eventually("the scarf is worn", async () => (await heard(page, "item-equipped")).length === 1, 40_000);
  assert.match(await inside(page, "buddy").locator("img").first().getAttribute("alt"), /wearing Cozy scarf/);

  assert.deepEqual(page.faults, []);
  assert.deepEqual(
    page.lines.filter((line) => /Content Security|TrustedScript|Refused/.test(line)),
    [],
  );
  assert.deepEqual(
    [...asked].filter((origin) => origin !== new URL(baseUrl).origin && !page.url().startsWith(origin)),
    [],
  );
});

test("By an embed token one looks and does not touch: no control is drawn, and the call is refused", async (t) => {
  const buddy = await hatch();
  await credit(buddy, 500);
  const token = await embed(buddy);
  const page = await openPage(t, embedding(null, ["marketplace"], { script: { "data-embed-token": token } }));
  await mounted(page, "marketplace");

  await inside(page, "marketplace").locator(".tile").nth(1).click();
  await inside(page, "marketplace").locator("dialog").waitFor();
  assert.equal(await inside(page, "marketplace").locator("dialog button[data-main]").count(), 0);
  assert.equal((await call("POST", "/widget/purchase", { item_id: buddy.id }, token)).status, 403);
});

test("Nothing has changed: the poll is answered by 304, which a page of another origin can ask for", async (t) => {
  const token = await session(await hatch());
  await welcome(token);
  const page = await openPage(t, embedding(token, ["buddy"]));
  await mounted(page, "buddy");
  const statuses = [];
  page.on("response", (response) => {
    if (response.url().endsWith("/widget/state")) {
      statuses.push(response.status());
    }
  });

  await page.evaluate(() => window.__HATCHED_WIDGET__.refresh());

  assert.deepEqual(statuses, [304]);
});

test("A session that ends in the middle is renewed, and the click that met its end is not lost", async (t) => {
  const buddy = await hatch();
  const opened = await api("POST", "/widget-sessions", { buddy_id: buddy.id, user_id: buddy.userId, scopes: ["read", "events:track"] });
  await welcome(opened.token);
  let minted = 0;
  const host = await site({
    "/": { html: embedding(opened.token, ["tokens"], { head: hear, script: { "data-token-endpoint": "/token" } }) },
    "/token": async () => {
      minted++;
      return { type: "application/json", html: JSON.stringify({ token: await session(buddy) }) };
    },
  });
  const page = await open(browser, `${host.origin}/`);
  t.after(async () => {
    await page.context().close();
    await host.close();
  });
  await mounted(page, "tokens");

  await api("DELETE", `/widget-sessions/${opened.session_id}`);
  await eventually("the session is refused", async () => (await call("GET", "/widget/state", undefined, opened.token)).status === 401);
  const tracked = await page.evaluate(() => window.__HATCHED_WIDGET__.track("lesson_completed"));

  assert.ok(tracked.accepted, JSON.stringify(tracked));
  assert.ok(minted >= 1);
  assert.deepEqual(await heard(page, "token-expired"), []);
});

test("Without a way to renew it the last state stays, writes are off, and one line says why", async (t) => {
  const buddy = await hatch();
  await credit(buddy, 500);
  const opened = await api("POST", "/widget-sessions", {
    buddy_id: buddy.id,
    user_id: buddy.userId,
    scopes: ["read", "marketplace:purchase"],
  });
  await welcome(opened.token);
  const page = await openPage(t, embedding(opened.token, ["buddy", "marketplace"], { head: hear }));
  await mounted(page, "marketplace");
  await api("DELETE", `/widget-sessions/${opened.session_id}`);
  await eventually("the session is refused", async () => (await call("GET", "/widget/state", undefined, opened.token)).status === 401);

  await page.evaluate(() => void window.__HATCHED_WIDGET__.refresh());
  await eventually("the page is told", async () => (await heard(page, "token-expired")).length === 1);

  assert.match(await inside(page, "buddy").locator(".hw").innerText(), /Signed out for safety/);
  await inside(page, "marketplace").locator(".tile").nth(1).click();
  assert.equal(await inside(page, "marketplace").locator("dialog button[data-main]").count(), 0);
  assert.equal(page.lines.filter((line) => line.includes("Hatched: buddy: token")).length, 1);
});

test("Offline an event waits, and arrives once when the connection is back", async (t) => {
  const buddy = await hatch();
  const token = await session(buddy);
  await welcome(token);
  const page = await openPage(t, embedding(token, ["tokens"], { head: hear }));
  await mounted(page, "tokens");
  await page.context().setOffline(true);

  await page.evaluate(() => window.__HATCHED_WIDGET__.track("lesson_completed"));
  assert.equal((await api("GET", `/buddies/${buddy.id}`)).coins, 0);
  await page.evaluate(() => Promise.all([1, 2].map(() => window.__HATCHED_WIDGET__.refresh())));
  await eventually("the mount says so", async () => (await state(page, "tokens")) === "offline");
  await page.context().setOffline(false);
  const coins = await eventually("the event has arrived", async () => (await api("GET", `/buddies/${buddy.id}`)).coins);

  await page.evaluate(() => window.__HATCHED_WIDGET__.refresh());
  assert.equal((await api("GET", `/buddies/${buddy.id}`)).coins, coins);
  await eventually("the mount is back", async () => (await state(page, "tokens")) === "ready");
});
