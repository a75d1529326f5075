import "../../shared/icons-coin.ts";
import "../../shared/icons-gem.ts";
import "./messages.ts";
import {
  HatchedElement,
  html,
  isDrawing,
  nothing,
  type Resource,
  type TemplateResult,
  type WidgetItem,
  type WidgetMarketplace,
} from "../../core/index.ts";
import { dialog } from "../../shared/dialog.styles.ts";
import { rove } from "../../shared/tiles.ts";
import { styles } from "./marketplace.styles.ts";
import { Offer, price, rarity, type Counter } from "./offer.ts";
import { costOf, isSoldOut } from "./prices.ts";
import { Views } from "./views.ts";

type Room = "shop" | "wardrobe";

/** Where coins go: a shop, and the wardrobe of what was bought in it. */
class MarketplaceElement extends HatchedElement implements Counter {
  static override styles = [HatchedElement.styles, dialog, styles];
  readonly mount = "marketplace";
  private room: Room = "shop";
  private readonly offer = new Offer(this);
  private views: Views | null = null;

  protected override regionName(): string {
    return this.shop.data?.length === 1 ? this.shop.data[0]!.name : this.t("shop.shop");
  }

  protected override ownPhase() {
    const { data, fault, isRefusal } = this.shops;
    if (data) {
      return null;
    }
    if (!fault) {
      return { phase: "loading" as const };
    }
    return { phase: isRefusal ? ("locked" as const) : ("error" as const), fault };
  }

  protected override retry(): void {
    void this.shops.load();
  }

  protected override body(): TemplateResult | null {
    const all = this.items();
    if (all.length === 0) {
      return null;
    }
    const shown = this.room === "shop" ? all : all.filter((item) => item.owned);
    return html`<div class="hw-card hw-stack">
      <div class="hw-spread">
        <span dir="auto">${this.heading(this.regionName())}</span>
        <span class="hw-coins" aria-label=${this.t("coins", { n: this.current().buddy.coins })}
          >${this.icon("coin")}${this.language.number(this.current().buddy.coins)}</span
        >
      </div>
      <div class="tabs" role="tablist" aria-label=${this.regionName()} @keydown=${this.turn}>
        ${this.tab("shop")}${this.tab("wardrobe")}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby=${`tab-${this.room}`}>
        ${
          shown.length === 0
            ? html`<p class="empty">${this.icon("hanger")}${this.t("shop.empty")}</p>`
            : html`<div class="tiles" role="list" @keydown=${(event: KeyboardEvent) => rove(event, this.options.rtl)}>
                ${shown.map((item, i) => this.tile(item, i === 0))}
              </div>`
        }
      </div>
      ${this.offer.show()}
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="hw-card hw-stack">
      <span class="hw-title">${this.t("shop.shop")}</span>
      <div class="tiles">${[1, 2, 3, 4, 5, 6].map(() => html`<span class="hw-skeleton tall"></span>`)}</div>
    </div>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.views?.stop();
    this.views = null;
  }

  protected override updated(): void {
    super.updated();
    this.views ??= new Views((item) => void this.realm.store.ask(`/widget/marketplace/items/${item}/track-view`, { method: "POST" }));
    this.views.watch(this.renderRoot.querySelectorAll("[data-item]"));
  }

  items(): WidgetItem[] {
    const category = this.attribute("category");
    return this.shop.data!.flatMap((market) => market.items).filter((item) => !category || item.category === category);
  }

  current() {
    return this.realm.store.state!;
  }

  drawing(): boolean {
    return isDrawing(this.current());
  }

  may(scope: string): boolean {
    return this.realm.store.can(scope);
  }

  write<T>(intent: string, path: string, body: unknown) {
    return this.realm.intents.send<T>(intent, path, body);
  }

  announce(name: string, detail: Record<string, unknown>): void {
    this.tell(name, detail);
  }

  text(key: string, values?: Record<string, string | number>): string {
    return this.t(key, values);
  }

  picture(name: string): TemplateResult {
    return this.icon(name);
  }

  redraw(): void {
    this.requestUpdate();
  }

  private get shops(): Resource<{ data: WidgetMarketplace[] }> {
    return this.realm.store.resource<{ data: WidgetMarketplace[] }>("/widget/marketplace");
  }

  private get shop(): { data: WidgetMarketplace[] | null } {
    const key = this.attribute("marketplaceKey");
    return { data: this.shops.data?.data.filter((market) => !key || market.key === key) ?? null };
  }

  private tab(room: Room): TemplateResult {
    const chosen = this.room === room;
    return html`<button
      class="tab"
      role="tab"
      id=${`tab-${room}`}
      aria-controls="panel"
      aria-selected=${String(chosen)}
      tabindex=${chosen ? 0 : -1}
      @click=${() => this.enter(room)}
    >
      ${this.t(`shop.${room}`)}
    </button>`;
  }

  private enter(room: Room): void {
    this.room = room;
    this.requestUpdate();
  }

  private readonly turn = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") {
      return;
    }
    this.enter(this.room === "shop" ? "wardrobe" : "shop");
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
  };

  private tile(item: WidgetItem, first: boolean): TemplateResult {
    const cost = costOf(item, this.current());
    return html`<span role="listitem"
      ><button
        class="tile"
        data-tile
        data-item=${item.id}
        data-rarity=${item.rarity}
        ?data-worn=${item.equipped}
        tabindex=${first ? 0 : -1}
        @click=${() => this.offer.open(item)}
        aria-label=${this.spoken(item)}
      >
        <span class="art"
          >${
                  item.image_url
                    ? html`<img src=${item.image_url} alt="" width="256" height="256" loading="lazy" decoding="async" draggable="false" />`
                    : nothing
                }</span
        >
        <span class="label" dir="auto">${item.name}</span>${
          item.owned
            ? html`<span class="mine">${this.icon("check")}${this.t(item.equipped ? "shop.worn" : "shop.owned")}</span>`
            : html`${isSoldOut(item) ? html`<span class="hw-muted hw-small">${this.t("shop.gone")}</span>` : price(this, cost)}`
        }
      </button></span
    >`;
  }

  private spoken(item: WidgetItem): string {
    const cost = costOf(item, this.current());
    const worth = cost.amount === 0 ? this.t("shop.free") : this.language.number(cost.amount);
    return [item.name, rarity(this, item), item.owned ? this.t(item.equipped ? "shop.worn" : "shop.owned") : worth].join(", ");
  }
}

if (!customElements.get("hatched-marketplace")) {
  customElements.define("hatched-marketplace", MarketplaceElement);
}
