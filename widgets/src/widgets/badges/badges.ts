import "./messages.ts";
import { HatchedElement, html, nothing, type TemplateResult, type WidgetBadge } from "../../core/index.ts";
import { dialog } from "../../shared/dialog.styles.ts";
import { rove } from "../../shared/tiles.ts";
import { styles } from "./badges.styles.ts";

/** What was earned and what may be next. A tile opens what stands behind it. */
class BadgesElement extends HatchedElement {
  static override styles = [HatchedElement.styles, dialog, styles];
  readonly mount = "badges";
  private chosen: WidgetBadge | null = null;
  private known: Set<string> | null = null;

  protected override regionName(): string {
    return this.t("badges.title");
  }

  protected override body(): TemplateResult | null {
    const all = this.realm.store.state!.badges;
    const shown = this.shown(all);
    if (all.length === 0 || (shown.length === 0 && this.filter !== "all")) {
      return null;
    }
    const earned = all.filter((badge) => badge.earned);
    const fresh =
      this.known === null ? new Set<string>() : new Set(earned.map((badge) => badge.badge_key).filter((key) => !this.known!.has(key)));
    this.known = new Set(earned.map((badge) => badge.badge_key));
    const nearest = earned.length === 0 ? nearestOf(all) : undefined;
    return html`<div class="hw-card hw-stack" data-layout=${this.layout}>
      <div class="hw-spread">
        ${this.heading(this.t("badges.title"))}<span class="hw-muted hw-small"
          >${this.t("badges.count", { earned: earned.length, all: all.length })}</span
        >
      </div>
      ${nearest ? this.nearest(nearest) : nothing}
      <div class="tiles" role="list" @keydown=${(event: KeyboardEvent) => rove(event, this.options.rtl)}>
        ${shown.map((badge, i) => this.tile(badge, i === 0, fresh.has(badge.badge_key)))}
      </div>
      ${this.dialog()}
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="hw-card hw-stack">
      <span class="hw-title">${this.t("badges.title")}</span>
      <div class="tiles">${[1, 2, 3, 4, 5, 6].map(() => html`<span class="tile"><span class="hw-skeleton round"></span></span>`)}</div>
    </div>`;
  }

  private get layout(): string {
    const asked = this.attribute("layout");
    return asked === "row" || asked === "compact" ? asked : "grid";
  }

  private get filter(): string {
    return this.attribute("filter") ?? "all";
  }

  private shown(all: WidgetBadge[]): WidgetBadge[] {
    const withLocked = this.attribute("showLocked") !== "false";
    const kept = all.filter((badge) => {
      switch (this.filter) {
        case "earned":
        case "recent":
          return badge.earned;
        case "locked":
          return !badge.earned;
        default:
          return withLocked || badge.earned;
      }
    });
    kept.sort(
      (a, b) =>
        Number(b.earned) - Number(a.earned) ||
        (b.awarded_at ?? "").localeCompare(a.awarded_at ?? "") ||
        Number(b.ready) - Number(a.ready) ||
        shareOf(b) - shareOf(a),
    );
    const limit = Number(this.attribute("limit") ?? 12);
    return kept.slice(0, limit > 0 ? limit : 12);
  }

  private status(badge: WidgetBadge): string {
    if (badge.earned) {
      return badge.awarded_at ? this.t("badges.earned", { date: this.language.date(badge.awarded_at) }) : "";
    }
    if (badge.ready) {
      return this.t("badges.review");
    }
    return badge.target ? this.t("badges.progress", { current: badge.current ?? 0, target: badge.target }) : this.t("badges.locked");
  }

  private tile(badge: WidgetBadge, first: boolean, fresh: boolean): TemplateResult {
    return html`<span role="listitem" class=${fresh ? "fresh" : ""}
      ><button
        class="tile"
        data-tile
        tabindex=${first ? 0 : -1}
        @click=${() => this.open(badge)}
        aria-label=${`${badge.label}. ${this.status(badge)}`}
      >
        ${this.art(badge)} ${this.layout === "compact" ? nothing : html`<span class="label" dir="auto">${badge.label}</span>`}
        ${this.layout !== "compact" && !badge.earned && !badge.ready && badge.target ? this.bar(badge) : nothing}
      </button></span
    >`;
  }

  private art(badge: WidgetBadge, big = false): TemplateResult {
    const mark = badge.ready && !badge.earned ? "clock" : "lock";
    return html`<span class="art ${big ? "big" : ""}" ?data-locked=${!badge.earned}
      >${
        badge.icon_url
          ? html`<img src=${badge.icon_url} alt="" width="256" height="256" loading="lazy" decoding="async" draggable="false" />`
          : this.icon("star")
      }
      ${badge.earned ? nothing : html`<span class="mark">${this.icon(mark)}</span>`}</span
    >`;
  }

  private bar(badge: WidgetBadge): TemplateResult {
    return html`<span class="hw-bar" aria-hidden="true" ?data-empty=${!badge.current}
      ><i .style=${`width:${Math.round(shareOf(badge) * 100)}%`}></i
    ></span>`;
  }

  private nearest(badge: WidgetBadge): TemplateResult {
    return html`<div class="hw-banner nearest">
      ${this.art(badge)}
      <div>
        <p class="hw-value">${this.t("badges.first")}</p>
        <p dir="auto">${badge.label}${badge.description ? html`: ${badge.description}` : nothing}</p>
        ${badge.target ? this.bar(badge) : nothing}
      </div>
    </div>`;
  }

  private open(badge: WidgetBadge): void {
    this.chosen = badge;
    this.tell("badge-selected", { badgeId: badge.badge_key });
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector("dialog")?.showModal());
  }

  private dialog(): TemplateResult | typeof nothing {
    const badge = this.chosen && this.realm.store.state!.badges.find((each) => each.badge_key === this.chosen!.badge_key);
    if (!badge) {
      return nothing;
    }
    return html`<dialog
      class="hw-dialog"
      aria-labelledby="badge"
      @close=${() => {
        this.chosen = null;
        this.requestUpdate();
      }}
    >
      <div class="hw-dialog-body">
        ${this.art(badge, true)}
        <div class="dialog-text">
          <p class="hw-title" id="badge" dir="auto">${badge.label}</p>
          ${badge.description ? html`<p dir="auto">${badge.description}</p>` : nothing}
          <p class="hw-muted">${this.status(badge)}</p>
          ${!badge.earned && badge.target ? this.bar(badge) : nothing}
          ${badge.ready && !badge.earned ? html`<p class="hw-muted">${this.t("badges.review.text")}</p>` : nothing}
          ${
                !badge.earned && !badge.ready && badge.award_mode === "manual"
                  ? html`<p class="hw-muted">${this.t("badges.manual")}</p>`
                  : nothing
              }
        </div>
        <form method="dialog" class="hw-actions"><button class="hw-button">${this.t("close")}</button></form>
      </div>
    </dialog>`;
  }
}

const shareOf = (badge: WidgetBadge): number => (badge.target ? Math.min(1, (badge.current ?? 0) / badge.target) : 0);

const nearestOf = (all: WidgetBadge[]): WidgetBadge | undefined =>
  all.filter((badge) => !badge.earned && badge.target).sort((a, b) => shareOf(b) - shareOf(a) || (a.target ?? 0) - (b.target ?? 0))[0];

if (!customElements.get("hatched-badges")) {
  customElements.define("hatched-badges", BadgesElement);
}
