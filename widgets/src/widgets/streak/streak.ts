import "../../shared/icons-flame.ts";
import "../../shared/icons-more.ts";
import "./messages.ts";
import { HatchedElement, html, nothing, report, type TemplateResult, type WidgetStreak } from "../../core/index.ts";
import { styles } from "./streak.styles.ts";

const units: Record<string, string> = { daily: "days", weekly: "weeks", monthly: "months" };
const MOST_ICONS = 7;

/** How many days, weeks or months in a row. Nothing is said of what is lost: a streak that rests is grey, and its period still open. */
class StreakElement extends HatchedElement {
  static override styles = [HatchedElement.styles, styles];
  readonly mount = "streak";
  private previous: number | null = null;
  private missed = false;

  protected override regionName(): string {
    return this.streak?.label ?? this.t("loading");
  }

  protected override body(): TemplateResult | null {
    const { streak } = this;
    if (!streak) {
      this.miss();
      return null;
    }

    const mode = this.attribute("displayMode") ?? streak.display_mode;
    this.toggleAttribute("data-mini", mode === "mini");
    const ticked = this.previous !== null && streak.current > this.previous;
    this.previous = streak.current;
    if (mode === "mini") {
      return this.mini(streak);
    }
    return html`<div class="hw-card hw-stack ${ticked ? "ticked" : ""}">
      ${mode === "row" ? this.row(streak) : this.count(streak)}${this.notes(streak)}
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="hw-card hw-stack">
      <span class="hw-skeleton name"></span>
      <div class="rows">${[1, 2, 3, 4, 5, 6, 7].map(() => html`<span class="flame">${this.icon("flame")}</span>`)}</div>
    </div>`;
  }

  private get streak(): WidgetStreak | undefined {
    const all = this.realm.store.state?.streaks ?? [];
    const key = this.attribute("streakKey");
    return key ? all.find((streak) => streak.key === key) : undefined;
  }

  private miss(): void {
    if (this.missed) {
      return;
    }
    this.missed = true;
    const known = this.realm.store.state!.streaks.map((streak) => streak.key).join(", ");
    const key = this.attribute("streakKey");
    report(
      "streak",
      "nothing is shown",
      {
        status: 404,
        code: "resource_not_found",
        requestId: null,
        message: key
          ? `There is no streak "${key}" in the buddy's version; it has ${known || "none"}.`
          : `data-streak-key is missing; there are ${known || "none"}.`,
      },
      this.host,
    );
  }

  private flame(streak: WidgetStreak, lit = streak.current > 0): TemplateResult {
    return html`<span class="flame" ?data-lit=${lit && streak.active_in_period}>${this.icon(streak.icon ?? "flame")}</span>`;
  }

  private length(streak: WidgetStreak): string {
    return this.t(`streak.${units[streak.period] ?? "days"}`, { n: streak.current });
  }

  private mini(streak: WidgetStreak): TemplateResult {
    return html`<span class="mini" role="img" aria-label=${`${streak.label}: ${this.length(streak)}`}
      >${this.flame(streak)}<span aria-hidden="true">${this.language.number(streak.current)}</span></span
    >`;
  }

  private count(streak: WidgetStreak): TemplateResult {
    return html`<div class="top">
      ${this.flame(streak)}
      <div class="grow"><span class="count">${this.length(streak)}</span> <span dir="auto">${this.heading(streak.label)}</span></div>
    </div>`;
  }

  private row(streak: WidgetStreak): TemplateResult {
    const most = Math.max(1, streak.max_row_icons ?? MOST_ICONS);
    const over = streak.current - most;
    return html`<div class="hw-spread">
        <span dir="auto">${this.heading(streak.label)}</span><span class="hw-value">${this.length(streak)}</span>
      </div>
      <div class="rows" aria-hidden="true">
        ${Array.from({ length: most }, (_, i) => this.flame(streak, i < streak.current))}${
          over > 0 ? html`<span class="hw-chip">${this.t("streak.more", { n: over })}</span>` : nothing
        }
      </div>`;
  }

  private notes(streak: WidgetStreak): TemplateResult {
    const done = streak.active_in_period;
    const key = streak.current === 0 && !done ? "streak.start" : `streak.${done ? "done" : "open"}.${streak.period}`;
    const to = streak.next_milestone === null ? 0 : streak.next_milestone - streak.current;
    return html`<div class="hw-spread">
      <span class="state" ?data-done=${done}>${this.icon(done ? "check" : "clock")}${this.t(key)}</span>
      <span class="notes"
        >${to > 0 ? html`<span class="hw-chip">${this.t("streak.milestone", { n: to, count: streak.next_milestone! })}</span>` : nothing}
        ${
              streak.freezes_held > 0
                ? html`<span class="hw-chip freeze">${this.icon("freeze")}${this.t("streak.freezes", { n: streak.freezes_held })}</span>`
                : nothing
            }
        ${
              streak.longest > streak.current
                ? html`<span class="hw-chip">${this.t("streak.longest", { n: streak.longest })}</span>`
                : nothing
            }</span
      >
    </div>`;
  }
}

if (!customElements.get("hatched-streak")) {
  customElements.define("hatched-streak", StreakElement);
}
