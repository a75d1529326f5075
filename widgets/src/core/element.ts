import { html, nothing, type TemplateResult } from "lit/html.js";
import { base } from "./base.styles.ts";
import { addHost, emit, removeHost, report } from "./emit.ts";
import { icon } from "./icons.ts";
import { Language } from "./messages.ts";
import { motion } from "./motion.styles.ts";
import { optionsOf, prefersDark, prefersStill, type Options } from "./options.ts";
import { page } from "./page.ts";
import { ReactiveElement, type Styles } from "./reactive.ts";
import type { Realm } from "./realm.ts";
import { themeSheet } from "./theme/sheet.ts";
import type { Fault } from "./types.ts";

export type Phase = "loading" | "ready" | "processing" | "empty" | "error" | "locked" | "offline";

const QUIET = 150;

/**
 * A mount: it knows its store, its look and its language, shows every state that is the same for all of them, and leaves `body()` to each.
 * A fault of one mount ends in that mount.
 */
export abstract class HatchedElement extends ReactiveElement {
  static override styles: Styles = [base, motion];

  /** As `data-hatched-mount` names it. */
  abstract readonly mount: string;
  options!: Options;
  language!: Language;
  protected realm!: Realm;
  private unsubscribe: () => void = () => undefined;
  private broken: Fault | null = null;
  private quiet = true;
  private told = false;
  private born = 0;

  /** The element of the page that carries the attributes: our own, where it stands in the page itself. */
  get host(): HTMLElement {
    const root = this.getRootNode();
    return root instanceof ShadowRoot && (root.host as HTMLElement).dataset["hatchedMount"] ? (root.host as HTMLElement) : this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.born = performance.now();
    this.realm = page().realmOf(this.host);
    this.refreshOptions();
    addHost(this.mount, this.host);
    this.unsubscribe = this.realm.subscribe(() => this.refreshOptions());
    prefersDark.addEventListener("change", this.refreshOptions);
    prefersStill.addEventListener("change", this.refreshOptions);
    setTimeout(() => {
      this.quiet = false;
      this.requestUpdate();
    }, QUIET);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe();
    removeHost(this.mount, this.host);
    prefersDark.removeEventListener("change", this.refreshOptions);
    prefersStill.removeEventListener("change", this.refreshOptions);
  }

  readonly refreshOptions = (): void => {
    const { settings, override, correction } = page();
    this.options = optionsOf(this.host, settings, this.realm.tenant.theme, override, correction);
    const tag = page().ensurePack(this.options.locale, this.refreshOptions);
    const words = this.realm.tenant.theme.messages;
    this.language = new Language(this.options.locale, words[this.options.locale] ?? words[tag] ?? {});
    this.requestUpdate();
  };

  protected t(key: string, values?: Record<string, string | number>): string {
    return this.language.t(key, values);
  }

  protected icon(name: string): TemplateResult {
    return html`${icon(name, this.options.axes.iconography)}`;
  }

  protected attribute(name: string): string | undefined {
    return this.host.dataset[name];
  }

  protected get still(): boolean {
    return prefersStill.matches || this.options.axes["motion-profile"] === "none";
  }

  /** Tells the page of something on this very mount. */
  protected tell(name: string, detail: Record<string, unknown> = {}): boolean {
    return emit(this.mount, name, detail, this.host);
  }

  protected heading(text: string, hidden = false): TemplateResult {
    const level = this.options.heading;
    return html`<div class=${hidden ? "hw-visually-hidden" : "hw-title"} id="title" role="heading" aria-level=${level}>${text}</div>`;
  }

  /** What the mount shows of a state that is there; null: nothing to show, and it collapses. */
  protected abstract body(): TemplateResult | null;

  /** What stands where the body will be, of the same size. */
  protected abstract skeleton(): TemplateResult;

  /** Its name for who hears the page. */
  protected abstract regionName(): string;

  /** Loading, refused or failed by a read of the mount's own, beside the state. */
  protected ownPhase(): { phase: "loading" | "locked" | "error"; fault?: Fault } | null {
    return null;
  }

  protected retry(): void {
    void this.realm.store.refresh();
  }

  // eslint-disable-next-line @typescript-eslint/class-literal-property-style -- a mount answers by what it knows then
  protected get processing(): boolean {
    return false;
  }

  protected override render(): TemplateResult {
    const { options, phase } = { options: this.options, phase: this.phase() };
    const content = this.content(phase.phase, phase.fault);
    this.host.setAttribute("data-hatched-state", phase.phase === "ready" && content === null ? "empty" : phase.phase);
    if (content === null) {
      return html``;
    }
    const { surface, iconography, typography, ...others } = options.axes;
    return html`<section
      class="hw"
      lang=${this.language.locale}
      dir=${options.rtl ? "rtl" : "ltr"}
      aria-label=${this.regionName()}
      data-theme=${options.dark ? "dark" : "light"}
      data-size=${options.size}
      data-surface=${surface}
      data-iconography=${iconography}
      data-typography=${typography}
      data-motion-profile=${others["motion-profile"]}
      ?data-still=${this.still}
      ?data-quiet=${phase.phase === "loading" && this.quiet}
      aria-busy=${phase.phase === "loading" ? "true" : nothing}
    >
      ${content}
    </section>`;
  }

  protected override update(): void {
    try {
      super.update();
      themeSheet(this.renderRoot, this.options.vars, this.realm.tenant.theme.custom_css);
    } catch (cause) {
      if (this.broken) {
        return;
      }
      this.broken = { status: 0, code: "internal_error", message: String(cause), requestId: null };
      report(this.mount, "it could not be shown", this.broken, this.host);
      this.requestUpdate();
    }
  }

  protected override updated(): void {
    if (!this.told && this.host.getAttribute("data-hatched-state") !== "loading") {
      this.told = true;
      page().rendered(this.mount, Math.round(performance.now() - this.born), this.realm);
      this.tell("ready", { mount: this.mount });
    }
  }

  private phase(): { phase: Phase; fault?: Fault | null } {
    if (this.broken) {
      return { phase: "error", fault: this.broken };
    }
    const { store, tenant } = this.realm;
    if (!tenant.settled || page().isCorrecting || store.standing === "loading") {
      return { phase: "loading" };
    }
    if (store.standing === "gone") {
      return { phase: "empty" };
    }
    if (!store.state) {
      return { phase: "error", fault: store.fault };
    }
    const own = this.ownPhase();
    if (own) {
      return own;
    }
    if (store.standing === "offline") {
      return { phase: "offline" };
    }
    return { phase: this.processing ? "processing" : "ready" };
  }

  private content(phase: Phase, fault?: Fault | null): TemplateResult | null {
    if (phase === "loading") {
      return html`<span class="hw-visually-hidden">${this.t("loading")}</span>${this.skeleton()}`;
    }
    if (phase === "locked") {
      return this.lockedNotice(fault!);
    }
    if (phase === "error") {
      return this.failure(fault ?? null);
    }
    if (this.realm.store.standing === "gone") {
      return html`<div class="hw-card hw-muted">${this.t("gone")}</div>`;
    }
    const body = this.body();
    return body && html`${body}${this.footnote()}`;
  }

  private footnote() {
    const { store } = this.realm;
    if (store.standing === "offline") {
      return html`<p class="hw-banner hw-small" role="status">
        <span class="hw-row">${this.icon("offline")}${this.t("offline", { time: this.language.time(store.at) })}</span>
      </p>`;
    }

    return store.standing === "expired"
      ? html`<p class="hw-banner hw-small" role="status"><span class="hw-row">${this.icon("lock")}${this.t("expired")}</span></p>`
      : nothing;
  }

  /** An end user sees nothing of a plan; who previews the page is told what is missing. */
  private lockedNotice(fault: Fault): TemplateResult | null {
    if (!this.realm.tenant.theme.preview) {
      return null;
    }
    return html`<div class="hw-card hw-row hw-muted">
      ${this.icon("lock")}<span>${this.t(fault.code === "plan_feature_locked" ? "locked.plan" : "locked.switch")}</span>
    </div>`;
  }

  private failure(fault: Fault | null): TemplateResult {
    return html`<div class="hw-card hw-stack">
      <div class="hw-row">
        ${this.icon("warn")}
        <p class="hw-value">${this.t("error.title")}</p>
      </div>
      <p class="hw-muted">${this.t("error.text")}</p>
      <div class="hw-spread">
        <button
          class="hw-button"
          @click=${() => {
            this.broken = null;
            this.retry();
          }}
        >
          ${this.t("retry")}
        </button>
        ${
          fault?.requestId
            ? html`<details class="hw-small hw-muted">
                <summary>${this.t("details")}</summary>
                ${this.t("request", { id: fault.requestId })}
              </details>`
            : nothing
        }
      </div>
    </div>`;
  }
}
