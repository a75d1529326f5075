import type { Boot, Core, HatchedWidgetApi, InitOptions, Remount } from "../loader/boot.ts";
import { allHosts, report } from "./emit.ts";
import { silence } from "./live.ts";
import { packFor } from "./messages.ts";
import type { Moment } from "./moments.ts";
import { Realm } from "./realm.ts";
import { onlyTokens, type Correction } from "./theme/tokens.ts";

const MOST_REALMS = 8;
const corrections: Correction[] = [];

export const addCorrection = (correction: Correction): void => {
  corrections[0] = correction;
};

type Overlay = HTMLElement & { show(moment: Moment, more: number): Promise<void> };

/** Everything of ours on one page. */
export class Page {
  readonly settings: DOMStringMap;
  readonly override: Remount = {};
  private readonly realms = new Map<string, Realm>();
  private readonly packs = new Map<string, Promise<void>>();
  private readonly drawn: { mount: string; ms: number }[] = [];
  private readonly mounted = new Map<HTMLElement, { name: string; inner: HTMLElement }>();
  private mainToken: string;
  private getToken: (() => Promise<string>) | undefined;
  private telling = 0;

  constructor(readonly boot: Boot) {
    this.settings = boot.settings;
    this.mainToken = boot.token ?? "";
    if (!this.mainToken) {
      setTimeout(() => this.missToken(), 3_000);
    }
  }

  get main(): Realm {
    return this.realm("");
  }

  /** The realm of a mount's own token, or of the page's. */
  realmOf(host: HTMLElement): Realm {
    return this.realm(host.dataset["token"] ?? "");
  }

  private realm(token: string): Realm {
    let found = this.realms.get(token);
    if (!found) {
      if (this.realms.size >= MOST_REALMS) {
        report("buddy", "token", {
          status: 0,
          code: "too_many_tokens",
          message: "At most 8 tokens are served on a page.",
          requestId: null,
        });
        return this.main;
      }

      const first = token === "" && this.boot.first?.token === this.mainToken ? this.boot.first : undefined;
      const source =
        token === "" ? { getToken: this.getToken && (() => this.getToken!()), endpoint: this.settings["tokenEndpoint"] } : {};
      found = new Realm(token || this.mainToken, this.boot.apiBaseUrl, source as Record<string, never>, first);
      this.realms.set(token, found);
    }

    return found;
  }

  mount(host: HTMLElement, name: string): void {
    const inner = document.createElement(`hatched-${name}`);
    let root: ShadowRoot | HTMLElement;
    try {
      root = rootOf(host);
    } catch {
      root = host.appendChild(document.createElement("span")); // this kind of element takes no root of its own
      rootOf(root).append(document.createElement("slot"));
      root = rootOf(root);
    }

    root.replaceChildren(inner, document.createElement("slot"));
    this.mounted.set(host, { name, inner });
    inner.hidden = true;
    // What stands in the page is shown until there is something better.
    const whenReady = () => {
      inner.hidden = false;
      root.querySelector("slot")?.remove();
    };
    if (host.childNodes.length === 0) {
      whenReady();
    } else {
      host.addEventListener("hatched:ready", whenReady, { once: true });
    }
  }

  unmount(host: HTMLElement): void {
    this.mounted.get(host)?.inner.remove();
    this.mounted.delete(host);
    host.removeAttribute("data-hatched-state");
  }

  refreshAll(): void {
    for (const host of allHosts()) {
      this.refreshMount(host);
    }
  }

  refreshMount(host: HTMLElement): void {
    (this.mounted.get(host)?.inner as { refreshOptions?: () => void } | undefined)?.refreshOptions?.();
  }

  /** Asks for the words of a locale; the tag of the pack that serves it. */
  ensurePack(locale: string, then: () => void): string {
    const tag = packFor(locale, (each) => this.boot.has(`lang-${each}.min.js`));
    if (tag && !this.packs.has(tag)) {
      this.packs.set(
        tag,
        this.boot.load(`lang-${tag}.min.js`).then(
          () => this.refreshAll(),
          () => undefined,
        ),
      );
    } else if (tag) {
      void this.packs.get(tag)!.then(() => undefined, then);
    }

    return tag ?? "en";
  }

  /** True while colours that are not ours wait for what makes them readable. */
  isCorrecting = false;
  private asked = false;

  readonly correction = (): Correction | null => {
    if (!corrections[0] && !this.asked) {
      this.asked = this.isCorrecting = true;
      const done = () => {
        this.isCorrecting = false;
        this.refreshAll();
      };
      void this.boot.load("contrast.min.js").then(done, done);
    }

    return corrections[0] ?? null;
  };

  async overlay(realm: Realm): Promise<(moment: Moment, more: number) => Promise<void>> {
    await this.boot.load("celebrate-widget.min.js");
    const there = [...this.mounted].find(
      ([host, { name }]) => name === "celebrate" && host.isConnected && this.realmOf(host) === realm,
    )?.[1].inner;
    const element = (there ?? document.body.appendChild(document.createElement("hatched-celebrate"))) as Overlay;
    return (moment, more) => element.show(moment, more);
  }

  /** One message a page view: which mounts were shown, and how soon. */
  rendered(mount: string, ms: number, realm: Realm): void {
    if (this.telling < 0 || this.drawn.length >= 20) {
      return;
    }
    this.drawn.push({ mount, ms: Math.min(ms, 60_000) });
    clearTimeout(this.telling);
    this.telling = window.setTimeout(() => {
      this.telling = -1;
      void realm.store.ask("/widget/rendered", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ loader_version: this.boot.version, widgets: this.drawn }),
        keepalive: true,
      });
    }, 2_000);
  }

  private missToken(): void {
    if (this.mainToken || this.mounted.size === 0) {
      return;
    }
    report("buddy", "token", {
      status: 0,
      code: "token_missing",
      requestId: null,
      message:
        "The script has neither data-session-token nor data-embed-token, and nobody has called __HATCHED_WIDGET__.init({ token }).",
    });
  }

  adopt(token: string): void {
    if (!this.mainToken) {
      this.mainToken = token;
    }
    this.main.session.replace(token);
  }

  readonly api: HatchedWidgetApi = {
    init: async (options: InitOptions = {}) => {
      this.getToken = options.getToken ?? this.getToken;
      if (options.apiBaseUrl) {
        this.boot.apiBaseUrl = options.apiBaseUrl.replace(/\/+$/, "");
      }
      const token = options.token ?? (this.mainToken ? undefined : await options.getToken?.());
      if (token) {
        this.adopt(token);
      }
      this.remount(options);
    },
    track: (type, properties, options) => this.main.tracker.track(type, properties, options?.eventId),
    refresh: () => this.main.store.refresh(),
    state: () => this.main.store.state,
    destroy: () => {
      for (const realm of this.realms.values()) {
        realm.stop();
      }
      this.realms.clear();
      for (const host of [...this.mounted.keys()]) {
        this.unmount(host);
      }
      silence();
    },
  };

  remount(change: Remount): void {
    const { theme, locale, themeVars, axes } = change;
    if (theme) {
      this.override.theme = theme;
    }
    if (locale) {
      this.override.locale = locale;
    }
    if (themeVars) {
      this.override.themeVars = { ...this.override.themeVars, ...onlyTokens(themeVars) };
    }
    if (axes) {
      this.override.axes = { ...this.override.axes, ...axes };
    }
    this.refreshAll();
  }
}

/** Closed, so that neither the page's scripts nor a framework that takes over its markup stumble over what is inside. */
const roots = new WeakMap<HTMLElement, ShadowRoot>();

function rootOf(host: HTMLElement): ShadowRoot {
  let root = roots.get(host);
  if (!root) {
    roots.set(host, (root = host.attachShadow({ mode: "closed" })));
  }
  return root;
}

let current: Page | undefined;

export const page = (): Page => current!;

export function start(boot: Boot): void {
  current = new Page(boot);
}

export const asCore = (): Omit<Core, "start"> => ({
  mount: (host, name) => page().mount(host, name),
  unmount: (host) => page().unmount(host),
  changed: (host) => (host.dataset["hatchedMount"] ? page().refreshMount(host) : page().refreshAll()),
  adopt: (token) => page().adopt(token),
  remount: (change) => page().remount(change),
  get api() {
    return page().api;
  },
});
