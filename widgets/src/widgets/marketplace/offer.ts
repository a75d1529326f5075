import {
  html,
  nothing,
  report,
  say,
  type HatchedElement,
  type Purchase,
  type TemplateResult,
  type WidgetItem,
  type WidgetState,
} from "../../core/index.ts";
import { costOf, dressing, isSoldOut, type Cost } from "./prices.ts";

/** What the dialog needs of the mount that it belongs to. */
export interface Counter extends HatchedElement {
  items(): WidgetItem[];
  current(): WidgetState;
  drawing(): boolean;
  may(scope: string): boolean;
  write<T>(intent: string, path: string, body: unknown): Promise<{ body: T | null; fault: { code: string; message: string } | null }>;
  announce(name: string, detail: Record<string, unknown>): void;
  text(key: string, values?: Record<string, string | number>): string;
  picture(name: string): TemplateResult;
  redraw(): void;
}

/** One item, held up to be looked at: what it costs and what is left, or wearing what is owned. */
export class Offer {
  private item: string | null = null;
  private working = false;
  private failed: string | null = null;

  constructor(private readonly counter: Counter) {}

  open(item: WidgetItem): void {
    [this.item, this.failed] = [item.id, null];
    this.counter.redraw();
    void this.counter.updateComplete.then(() => this.counter.renderRoot.querySelector("dialog")?.showModal());
  }

  show(): TemplateResult | typeof nothing {
    const item = this.counter.items().find((each) => each.id === this.item);
    if (!item) {
      return nothing;
    }
    const { counter } = this;
    return html`<dialog class="hw-dialog offer" data-rarity=${item.rarity} aria-labelledby="offer" @close=${this.closed}>
      <div class="hw-dialog-body">
        <span class="art">${item.image_url ? html`<img src=${item.image_url} alt="" width="256" height="256" />` : nothing}</span>
        <div class="about">
          <p class="hw-title" id="offer" dir="auto">${item.name}</p>
          <p class="rarity">${rarity(counter, item)}</p>
          ${item.description ? html`<p dir="auto">${item.description}</p>` : nothing}
        </div>
        ${item.owned ? this.wearing(item) : this.buying(item)}
      </div>
    </dialog>`;
  }

  private buying(item: WidgetItem): TemplateResult {
    const { counter } = this;
    const cost = costOf(item, counter.current());
    const missing = cost.amount - cost.have;
    const able = missing <= 0 && !isSoldOut(item);
    return html`${
        cost.amount > 0
          ? html`<dl class="sum">
              <dt>${counter.text("shop.price")}</dt>
              <dd>${price(counter, cost)}</dd>
              <dt>${counter.text("shop.have")}</dt>
              <dd>${counter.language.number(cost.have)}</dd>
              ${
                missing <= 0
                  ? html`<dt>${counter.text("shop.after")}</dt>
                      <dd>${counter.language.number(-missing)}</dd>`
                  : nothing
              }
            </dl>`
          : nothing
      }
      ${missing > 0 ? html`<p class="note">${counter.text("shop.missing", { n: missing })}</p>` : nothing}
      ${isSoldOut(item) ? html`<p class="note">${counter.text("shop.gone")}</p>` : nothing}${this.fault()}
      <form method="dialog" class="hw-actions">
        <button class="hw-button">${counter.text("cancel")}</button> ${
          counter.may("marketplace:purchase")
            ? html`<button
                class="hw-button"
                type="button"
                data-main
                aria-disabled=${able && !this.working ? "false" : "true"}
                @click=${() => able && this.buy(item)}
              >
                ${counter.text(this.label(cost))}
              </button>`
            : nothing
        }
      </form>`;
  }

  private label(cost: Cost): string {
    if (this.working) {
      return "shop.buying";
    }
    return cost.amount > 0 ? "shop.buy" : "shop.take";
  }

  private wearing(item: WidgetItem): TemplateResult {
    const { counter } = this;
    const { swapped, isFull } = dressing(item, counter.items());
    const busy = counter.drawing();
    const able = !busy && !this.working && (item.equipped || !isFull);
    const names = swapped.map((each) => each.name);
    return html`${busy ? html`<p class="note" role="status">${counter.text("shop.busy")}</p>` : nothing}
      ${!item.equipped && isFull ? html`<p class="note">${counter.text("shop.full")}</p>` : nothing}
      ${
        !item.equipped && names.length > 0
          ? html`<p class="note">${counter.text("shop.swap", { items: counter.language.list(names) })}</p>`
          : nothing
      }${this.fault()}
      <form method="dialog" class="hw-actions">
        <button class="hw-button">${counter.text("close")}</button> ${
          counter.may("items:equip")
            ? html`<button
                class="hw-button"
                type="button"
                data-main
                aria-disabled=${able ? "false" : "true"}
                @click=${() => able && this.dress(item, swapped)}
              >
                ${counter.text(item.equipped ? "shop.off" : "shop.wear")}
              </button>`
            : nothing
        }
      </form>`;
  }

  private fault(): TemplateResult | typeof nothing {
    return this.failed ? html`<p class="note" data-bad role="alert">${this.counter.text(this.failed)}</p>` : nothing;
  }

  private async buy(item: WidgetItem): Promise<void> {
    const answer = await this.work(() => this.counter.write<Purchase>(`buy:${item.id}`, "/widget/purchase", { item_id: item.id }));
    if (answer?.body) {
      this.counter.announce("item-purchased", { itemId: item.id, price: answer.body.price });
      say(this.counter.text("shop.bought", { item: item.name }));
    } else if (answer) {
      this.fail(answer.fault, "shop.failed");
    }
  }

  private async dress(item: WidgetItem, swapped: WidgetItem[]): Promise<void> {
    const body = item.equipped ? { unequip: [item.id] } : { equip: [item.id], unequip: swapped.map((each) => each.id) };
    const answer = await this.work(() => this.counter.write(`wear:${item.id}:${String(item.equipped)}`, "/widget/equip", body));
    if (answer?.fault) {
      this.fail(answer.fault, "shop.equip.failed");
    } else if (answer) {
      this.counter.renderRoot.querySelector("dialog")?.close();
    }
  }

  private async work<T>(send: () => Promise<T>): Promise<T | null> {
    if (this.working) {
      return null;
    }
    [this.working, this.failed] = [true, null];
    this.counter.redraw();
    const answer = await send();
    this.working = false;
    this.counter.redraw();
    return answer;
  }

  private fail(fault: { code: string; message: string } | null, text: string): void {
    this.failed = text;
    if (fault) {
      report("marketplace", text, { status: 0, requestId: null, ...fault }, this.counter.host);
    }
    this.counter.redraw();
  }

  private readonly closed = () => {
    this.item = null;
    this.counter.redraw();
  };
}

export const rarity = (counter: Counter, item: WidgetItem): string => counter.text(`shop.rarity.${item.rarity}`);

export function price(counter: Counter, cost: Cost): TemplateResult {
  return cost.amount === 0
    ? html`<span class="cost">${counter.text("shop.free")}</span>`
    : html`<span class="cost">${counter.picture(cost.token ? "gem" : "coin")}${counter.language.number(cost.amount)}</span>`;
}
