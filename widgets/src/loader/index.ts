import type { Boot, Core, HatchedWidgetApi, Remount } from "./boot.ts";

declare const __VERSION__: string;
declare const __BUILD__: string;
/** File to its sha384, in base64, as it was built together with this loader. */
declare const __FILES__: Record<string, string>;

type Page = Window & {
  __HATCHED_CORE__?: Core;
  __HATCHED_WIDGET__?: HatchedWidgetApi;
  HatchedWidgets?: { version: string; build: string; remount(change: Remount): void; adopt(token: string | undefined): void };
  trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
  };
};

const page = window as unknown as Page;
const script = document.currentScript as HTMLScriptElement | null;

// The one place that speaks in the console: a line that names the fix, never an exception in the page.
// eslint-disable-next-line no-console
const warn = (text: string) => console.warn(`Hatched: ${text}`);

const tokenOf = (data: DOMStringMap) => data["sessionToken"] ?? data["embedToken"];

function start(tag: HTMLScriptElement): void {
  const settings = { ...tag.dataset };
  const address = new URL(tag.src);
  const own = `${address.origin}/v/${__VERSION__}/`;
  const apiBaseUrl = (
    settings["apiBaseUrl"] ?? (address.host === "cdn.hatched.live" ? "https://api.hatched.live/api/v1" : `${address.origin}/api/v1`)
  ).replace(/\/+$/, "");
  const token = tokenOf(settings);
  const loads = new Map<string, Promise<void>>();

  let policy: { createScriptURL(url: string): string } | undefined;
  try {
    policy = page.trustedTypes?.createPolicy("hatched", { createScriptURL: (url) => url });
  } catch {
    // The page allows no policy of ours: then it has allowed plain addresses, or the browser says what is refused.
  }

  const load = (file: string): Promise<void> => {
    let loading = loads.get(file);
    if (!loading) {
      loading = new Promise((done, fail) => {
        const element = document.createElement("script");
        element.async = false;
        element.crossOrigin = "anonymous";
        element.integrity = `sha384-${__FILES__[file]}`;
        const url = own + file;
        element.src = policy ? policy.createScriptURL(url) : url;
        element.onload = () => {
          element.remove();
          done();
        };
        element.onerror = () => {
          element.remove();
          fail(new Error(`${url} could not be loaded, or is not what was released`));
        };
        document.head.append(element);
      });
      loads.set(file, loading);
    }

    return loading;
  };

  const ask = (path: string) => {
    const answer = fetch(apiBaseUrl + path, { headers: { Authorization: `Bearer ${token}` } });
    answer.catch(() => undefined); // whoever takes it up hears of it
    return answer;
  };

  const boot: Boot = {
    version: __VERSION__,
    build: __BUILD__,
    settings,
    apiBaseUrl,
    load,
    has: (file) => file in __FILES__,
    ...(token ? { token, first: { token, state: ask("/widget/state"), theme: ask("/widget/theme") } } : {}),
  };
  const core = load("core.min.js").then(() => {
    const loaded = page.__HATCHED_CORE__!;
    loaded.start(boot);
    return loaded;
  });
  core.catch((fault: Error) => warn(fault.message));
  const withCore = <T>(use: (loaded: Core) => T | Promise<T>): Promise<T> => core.then(use);

  let ready: Core | undefined;
  void core.then(
    (loaded) => {
      ready = loaded;
    },
    () => undefined,
  );
  page.__HATCHED_WIDGET__ = {
    init: (options) => withCore((loaded) => loaded.api.init(options)),
    track: (type, properties, options) => withCore((loaded) => loaded.api.track(type, properties, options)),
    refresh: () => withCore((loaded) => loaded.api.refresh()),
    state: () => ready?.api.state() ?? null,
    destroy: () => {
      observer.disconnect();
      void withCore((loaded) => loaded.api.destroy());
    },
  };
  page.HatchedWidgets = {
    version: __VERSION__,
    build: __BUILD__,
    remount: (change) => void withCore((loaded) => loaded.remount(change)),
    adopt: (other) => {
      if (other && !token) {
        void withCore((loaded) => loaded.adopt(other));
      }
    },
  };

  const mounted = new WeakMap<Element, string>();
  const nameOf = (element: HTMLElement) => element.dataset["hatchedMount"]?.trim() ?? "";

  const see = (element: HTMLElement): void => {
    const name = nameOf(element);
    if (mounted.get(element) === name) {
      if (name) {
        void withCore((loaded) => loaded.changed(element)).catch(() => undefined);
      }
      return;
    }

    if (mounted.get(element)) {
      void withCore((loaded) => loaded.unmount(element)).catch(() => undefined);
    }
    mounted.set(element, name);
    if (!name) {
      return;
    }
    const file = `${name}-widget.min.js`;
    if (!(file in __FILES__)) {
      const known = Object.keys(__FILES__).flatMap((each) => /^(.+)-widget\.min\.js$/.exec(each)?.[1] ?? []);
      warn(`there is no mount "${name}". Known are ${known.join(", ")}.`);
      return;
    }

    load(file).catch((fault: Error) => warn(fault.message));
    void withCore((loaded) => loaded.mount(element, name)).catch(() => undefined);
  };

  const look = (root: ParentNode): void => {
    root.querySelectorAll<HTMLElement>("[data-hatched-mount]").forEach(see);
    root.querySelectorAll("[data-hatched-widget]").forEach((old) => {
      warn(`data-hatched-widget is no longer read: write data-hatched-mount="${old.getAttribute("data-hatched-widget")}".`);
    });
  };

  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") {
        if (mounted.has(target as Element) || (target as Element).hasAttribute("data-hatched-mount")) {
          see(target as HTMLElement);
        }
        continue;
      }

      for (const node of addedNodes) {
        if (node instanceof HTMLElement) {
          if (node.hasAttribute("data-hatched-mount")) {
            see(node);
          }
          look(node);
        }
      }
    }
  });

  const watch = () => {
    look(document);
    if (settings["observe"] === "false") {
      return;
    }
    const attributes = [
      "theme",
      "theme-vars",
      "surface",
      "geometry",
      "motion-profile",
      "reward-voice",
      "iconography",
      "typography",
      "density",
      "contrast",
      "size",
      "locale",
      "heading-level",
      "token",
      "controls",
      "autoplay",
      "layout",
      "limit",
      "filter",
      "show-locked",
      "streak-key",
      "display-mode",
      "path-key",
      "marketplace-key",
      "category",
    ].map((name) => `data-${name}`);
    observer.observe(document.documentElement, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["data-hatched-mount", "lang", "dir", ...attributes],
    });
  };

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", watch, { once: true });
  } else {
    watch();
  }
}

if (!script?.src) {
  warn('the loader takes its settings from its own script tag: embed it as <script src="…/widget.js" data-session-token="…" defer>.');
} else if (page.HatchedWidgets) {
  page.HatchedWidgets.adopt(tokenOf(script.dataset));
} else {
  start(script);
}
