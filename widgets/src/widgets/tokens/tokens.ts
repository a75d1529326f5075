import "../../shared/icons-coin.ts";
import "../../shared/icons-gem.ts";
import "../../shared/icons-more.ts";
import "./messages.ts";
import {
  css,
  HatchedElement,
  hasIcon,
  html,
  nothing,
  type Resource,
  type TemplateResult,
  type WidgetToken,
  type WidgetTokens,
} from "../../core/index.ts";

const styles = css`
  .main {
    display: flex;
    gap: var(--hw-space-3);
    align-items: center;
  }
  .main .hw-icon {
    width: 44px;
    height: 44px;
  }
  .amount {
    font: 600 32px / 1.1 var(--hw-font-display);
    display: block;
  }
  [data-size="sm"] .amount {
    font-size: 24px;
  }
  .counting {
    animation: hw-pulse var(--hw-motion-reward) var(--hw-ease-out);
    transform-origin: 0 50%;
  }
  [dir="rtl"] .counting {
    transform-origin: 100% 50%;
  }
  .rows {
    display: grid;
    gap: var(--hw-space-3);
    border-block-start: 1px solid var(--hw-border);
    padding-block-start: var(--hw-space-3);
  }
  .rows li {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 2px var(--hw-space-2);
    align-items: center;
  }
  .rows .hw-icon {
    width: 22px;
    height: 22px;
  }
  .rows .hw-bar {
    grid-column: 2 / -1;
  }
  .value {
    text-align: end;
    font-weight: 600;
  }
  .number {
    width: 120px;
    height: 32px;
  }
`;

const glyphs: Record<string, string> = {
  flame: "flame",
  heart: "heart",
  bolt: "bolt",
  leaf: "leaf",
  star: "star",
  stars: "star",
  gem: "gem",
  coin: "coin",
  coins: "coin",
};

/** What the buddy holds: the primary token as it lives in the state, and a row for each that only grows. */
class TokensElement extends HatchedElement {
  static override styles = [HatchedElement.styles, styles];
  readonly mount = "tokens";
  private shown: number | null = null;
  private counting = 0;

  protected override regionName(): string {
    return this.t("tokens.title");
  }

  protected override ownPhase() {
    const { data, fault, isRefusal } = this.wallet;
    if (data) {
      return null;
    }
    if (!fault) {
      return { phase: "loading" as const };
    }
    return { phase: isRefusal ? ("locked" as const) : ("error" as const), fault };
  }

  protected override retry(): void {
    void this.wallet.load();
  }

  protected override body(): TemplateResult | null {
    const { primary, progression } = this.wallet.data!;
    if (!primary && progression.length === 0) {
      return null;
    }
    return html`<div class="hw-card hw-stack">
      ${primary ? this.primary(primary) : this.heading(this.t("tokens.title"), true)}
      ${
        progression.length > 0
          ? html`<ul class="rows">
              ${progression.map((token) => this.row(token))}
            </ul>`
          : nothing
      }
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="hw-card hw-stack">
      <div class="main">${this.icon("coin")}<span class="hw-skeleton number"></span></div>
    </div>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.counting);
  }

  private get wallet(): Resource<WidgetTokens> {
    return this.realm.store.resource<WidgetTokens>("/widget/tokens");
  }

  private primary(token: WidgetToken): TemplateResult {
    const coins = this.realm.store.state!.buddy.coins;
    this.count(coins);
    return html`<div class="main">
        ${this.icon(hasIcon(token.icon) ? token.icon! : "coin")}
        <div>
          <span class="hw-muted" dir="auto">${this.heading(token.label, true)}<span aria-hidden="true">${token.label}</span></span>
          <span class="amount ${this.counting ? "counting" : ""}"
            ><span aria-hidden="true">${this.language.number(this.shown ?? coins)}</span>
            <span class="hw-visually-hidden">${this.language.number(coins)}</span></span
          >
        </div>
      </div>
      ${token.max_balance ? this.bar(coins, token.max_balance) : nothing}`;
  }

  private row(token: WidgetToken): TemplateResult {
    const balance = this.realm.store.state!.buddy.tokens[token.key] ?? token.balance;
    const most = token.max_balance;
    return html`<li>
      ${this.icon(glyphs[token.icon ?? ""] ?? "gem")}<span dir="auto">${token.label}</span>
      <span class="value">${most ? this.t("tokens.of", { n: balance, most }) : this.language.number(balance)}</span
      >${most ? this.bar(balance, most) : nothing}
    </li>`;
  }

  private bar(value: number, most: number): TemplateResult {
    return html`<span class="hw-bar" aria-hidden="true" ?data-empty=${value === 0}
      ><i .style=${`width:${Math.min(100, Math.round((value / most) * 100))}%`}></i
    ></span>`;
  }

  // Gains are counted up, so that one sees them come; what was spent is gone at once.
  private count(to: number): void {
    const from = this.shown;
    if (from === null || to <= from || this.still) {
      if (!this.counting) {
        this.shown = to;
      }
      return;
    }

    if (this.counting) {
      return;
    }
    const start = performance.now();
    const step = (now: number) => {
      const done = Math.min(1, (now - start) / 800);
      const goal = this.realm.store.state?.buddy.coins ?? to;
      this.shown = done === 1 ? goal : Math.round(from + (goal - from) * (1 - (1 - done) ** 3));
      this.counting = done === 1 ? 0 : requestAnimationFrame(step);
      this.requestUpdate();
    };
    this.counting = requestAnimationFrame(step);
  }
}

if (!customElements.get("hatched-tokens")) {
  customElements.define("hatched-tokens", TokensElement);
}
