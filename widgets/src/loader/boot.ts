/** What the loader hands to the core, and the core to the loader: they are built together and only ever run together. */
export interface Boot {
  version: string;
  build: string;
  /** The script's `data-*` attributes. */
  settings: DOMStringMap;
  apiBaseUrl: string;
  token?: string;
  /** Asked for while the core was still on its way. */
  first?: { token: string; state: Promise<Response>; theme: Promise<Response> };
  /** Runs a file of this release once; rejects when it cannot be had. */
  load(file: string): Promise<void>;
  has(file: string): boolean;
}

export interface Core {
  start(boot: Boot): void;
  /** Shows a mount whose bundle has been asked for. */
  mount(host: HTMLElement, name: string): void;
  unmount(host: HTMLElement): void;
  /** A mount's attributes, or what its language follows, have changed. */
  changed(host: HTMLElement): void;
  /** A second loader's token, for a first one that had none. */
  adopt(token: string): void;
  readonly api: HatchedWidgetApi;
  remount(change: Remount): void;
}

export interface InitOptions {
  token?: string;
  /** Asked for a new token before the present one ends. */
  getToken?: () => Promise<string>;
  apiBaseUrl?: string;
  theme?: string;
  themeVars?: Record<string, string>;
  locale?: string;
}

export interface Remount {
  theme?: string;
  themeVars?: Record<string, string>;
  locale?: string;
  axes?: Record<string, string>;
}

/** `window.__HATCHED_WIDGET__` */
export interface HatchedWidgetApi {
  init(options?: InitOptions): Promise<void>;
  track(type: string, properties?: Record<string, unknown>, options?: { eventId?: string }): Promise<unknown>;
  refresh(): Promise<void>;
  state(): unknown;
  destroy(): void;
}
