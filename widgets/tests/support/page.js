// What a test does on a page with widgets: look into a mount, press what a user would press, hear what the page is told.
export const inside = (page, mount) => page.locator(`[data-hatched-mount="${mount}"] hatched-${mount}`);

/** Keeps what the page is told from before anything runs: `await heard(page)` answers `[name, detail]` pairs. */
const told = ["coin-earned", "badge-awarded", "streak-ticked", "hatched", "item-purchased", "item-equipped", "token-expired"];
export const hear = `<script nonce="page">
  window.heard = [];
  for (const name of ${JSON.stringify(told)}) {
    document.addEventListener("hatched:" + name, (event) => window.heard.push([name, event.detail]));
  }
</script>`;
export const heard = (page, name) =>
  page.evaluate((wanted) => window.heard.filter(([each]) => each === wanted).map(([, detail]) => detail), name);

export const state = (page, mount) => page.getAttribute(`[data-hatched-mount="${mount}"]`, "data-hatched-state");

/** Waits for what the page says in the browser, with a message of what it was. */
export async function eventually(what, look, patience = 25_000) {
  const end = Date.now() + patience;
  let last;
  while (Date.now() < end) {
    last = await look();
    if (last) {
      return last;
    }
    await new Promise((done) => setTimeout(done, 100));
  }

  throw new Error(`In vain: ${what} (last: ${JSON.stringify(last)})`);
}
