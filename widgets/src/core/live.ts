const GAP = 3_000;

let region: HTMLElement | null = null;
let last = 0;
let waiting: string[] = [];
let timer = 0;

/** Says it once to who listens to the page: one polite region for all mounts, at most a message in three seconds. */
export function say(text: string): void {
  waiting = [...waiting.filter((each) => each !== text), text].slice(-5);
  clearTimeout(timer);
  timer = window.setTimeout(speakNext, Math.max(60, last + GAP - Date.now()));
}

function speakNext(): void {
  const text = waiting.shift();
  if (text === undefined) {
    return;
  }
  if (!region?.isConnected) {
    const host = document.createElement("hatched-live");
    const root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("div{position:fixed;inset:0 auto auto 0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}");
    root.adoptedStyleSheets = [sheet];
    region = document.createElement("div");
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    root.append(region);
    document.body.append(host);
  }

  region.textContent = text;
  last = Date.now();
  if (waiting.length > 0) {
    timer = window.setTimeout(speakNext, GAP);
  }
}

export function silence(): void {
  clearTimeout(timer);
  waiting = [];
  (region?.getRootNode() as ShadowRoot | undefined)?.host.remove();
  region = null;
}
