import "../../shared/icons-coin.ts";
import "./messages.ts";
import { HatchedElement, html, isDrawing, nothing, type TemplateResult, type WidgetSkill, type WidgetState } from "../../core/index.ts";
import { styles } from "./buddy.styles.ts";
import { Ceremony } from "./ceremony.ts";
import { nameOf } from "./requirements.ts";

const LONG = 60_000;

/** The buddy: its picture, what it holds and can do, and what it takes to grow. It never evolves by itself: that is the host's to do. */
class BuddyElement extends HatchedElement {
  static override styles = [HatchedElement.styles, styles];
  readonly mount = "buddy";
  private readonly ceremony = new Ceremony(this);
  private redrawing = false;

  protected override get processing(): boolean {
    return this.state !== null && isDrawing(this.state);
  }

  protected override regionName(): string {
    return this.state ? this.t("buddy.title", { name: this.state.buddy.name }) : this.t("loading");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ceremony.stop();
  }

  protected override body(): TemplateResult {
    const state = this.state!;
    const full = this.attribute("controls") !== "minimal";
    const { buddy, evolution } = state;
    if (this.ceremony.runs(state)) {
      return html`<div class="hw-card">
        ${this.heading(this.t("buddy.egg"), true)}
        <div class="stage">${this.ceremony.show(this.language)}</div>
      </div>`;
    }

    return html`<div class="hw-card">
      <div class="stage">${this.picture(state)}</div>
      <div class="who">
        <bdi>${this.heading(buddy.name)}</bdi>
        <div class="facts">
          <span class="hw-chip">${evolution.stage_name}</span>
          <span class="hw-coins" aria-label=${this.t("coins", { n: buddy.coins })}
            >${this.icon("coin")}${this.language.number(buddy.coins)}</span
          >
          ${buddy.status === "archived" ? html`<span class="hw-chip">${this.t("archived")}</span>` : nothing}
        </div>
      </div>
      ${this.banner(state)} ${full && state.skills.length > 0 ? this.skills(state.skills) : nothing}
      ${full ? this.growth(state) : nothing}
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="hw-card">
      <div class="stage">
        <div class="picture"><span class="hw-skeleton disc"></span></div>
      </div>
      <div class="who"><span class="hw-skeleton name"></span></div>
    </div>`;
  }

  private get state(): WidgetState | null {
    return this.realm.store.state;
  }

  private picture({ buddy, evolution }: WidgetState): TemplateResult {
    const items = buddy.equipped_items.map((item) => item.name);
    const alt =
      items.length > 0
        ? this.t("buddy.alt.wears", { name: buddy.name, stage: evolution.stage_name, items: this.language.list(items) })
        : this.t("buddy.alt", { name: buddy.name, stage: evolution.stage_name });
    const source = buddy.image_url ?? buddy.base_image_url;
    return html`<figure
      class="picture ${this.ceremony.revealed ? "reveal" : ""}"
      ?data-drawing=${this.processing}
      ?data-idle=${this.attribute("autoplay") !== "false" && !this.processing}
    >
      ${source ? html`<img src=${source} alt=${alt} width="512" height="512" decoding="async" draggable="false" />` : nothing}
      ${
        this.processing
          ? html`<svg class="ring" viewBox="0 0 40 40" aria-hidden="true">
              <circle cx="20" cy="20" r="19"></circle>
              <circle cx="20" cy="20" r="19" pathLength="100"></circle>
            </svg>`
          : nothing
      }
    </figure>`;
  }

  /** One thing at a time: what happens to the picture comes before everything else. */
  private banner({ buddy, evolution }: WidgetState): TemplateResult | typeof nothing {
    const { appearance, name } = buddy;
    if (appearance.status === "awaiting_credits") {
      return html`<p class="hw-banner"><span>${this.t("buddy.awaiting")}</span></p>`;
    }
    if (this.processing) {
      const long = Date.now() - (this.realm.store.drawingSince ?? Date.now()) > LONG;
      return html`<p class="hw-banner" role="status"><span>${this.t(long ? "buddy.drawing.long" : "buddy.drawing", { name })}</span></p>`;
    }

    if (appearance.status === "failed") {
      return this.failed(appearance.error?.code === "needs_rerender", appearance.retryable);
    }
    if (evolution.ready && evolution.next_stage_name) {
      return html`<p class="hw-banner" data-good><span>${this.t("buddy.ready", { name, stage: evolution.next_stage_name })}</span></p>`;
    }

    return nothing;
  }

  private failed(needsRerender: boolean, retryable: boolean): TemplateResult {
    const may = (needsRerender || retryable) && this.realm.store.can("items:equip");
    return html`<div class="hw-banner" role="status">
      <span>${this.t("buddy.failed")}</span>${
        may
          ? html`<button class="hw-button" aria-disabled=${this.redrawing ? "true" : "false"} @click=${this.redraw}>
              ${this.t(needsRerender ? "buddy.redraw" : "buddy.retry")}
            </button>`
          : nothing
      }
    </div>`;
  }

  private readonly redraw = async (): Promise<void> => {
    if (this.redrawing) {
      return;
    }
    this.redrawing = true;
    this.requestUpdate();
    await this.realm.intents.send("rerender", "/widget/appearance/rerender", undefined);
    this.redrawing = false;
    this.requestUpdate();
  };

  private skills(skills: WidgetSkill[]): TemplateResult {
    return html`<div class="part">
      <p>${this.t("buddy.skills")}</p>
      <ul class="skills">
        ${skills.map((skill) => {
          const within =
            skill.points_per_level > 0 && skill.value < skill.max_value
              ? (skill.value % skill.points_per_level) / skill.points_per_level
              : 1;
          return html`<li>
            <div class="hw-spread">
              <span dir="auto">${skill.label}</span><span class="hw-muted hw-small">${this.t("buddy.level", { n: skill.level })}</span>
            </div>
            ${this.bar(within, skill.color)}
          </li>`;
        })}
      </ul>
    </div>`;
  }

  private growth(state: WidgetState): TemplateResult | typeof nothing {
    const { evolution, buddy } = state;
    if (!evolution.next_stage_name || evolution.requirements.length === 0 || evolution.ready) {
      return nothing;
    }
    return html`<div class="part">
      <p>${this.t("buddy.next", { stage: evolution.next_stage_name, name: buddy.name })}</p>
      <ul class="wants">
        ${evolution.requirements.map((want) => {
          const { key, label } = nameOf(want.condition as { type: string }, state);
          const known = this.t(key, { label });
          return html`<li class="want">
            <div class="hw-spread">
              <span dir="auto">${known === key ? this.t("req.other") : known}</span>${
                want.met
                  ? html`<span class="met">${this.icon("check")}<span class="hw-visually-hidden">${this.t("buddy.done")}</span></span>`
                  : html`<span class="hw-muted hw-small">${this.t("buddy.of", { current: want.current, target: want.target })}</span>`
              }
            </div>
            ${this.bar(want.met ? 1 : want.current / Math.max(1, want.target), want.met ? "var(--hw-success)" : null)}
          </li>`;
        })}
      </ul>
    </div>`;
  }

  // The label and the numbers beside it say the same in words.
  private bar(share: number, colour: string | null): TemplateResult {
    return html`<span class="hw-bar" ?data-empty=${share <= 0} aria-hidden="true"
      ><i .style=${`width:${Math.round(Math.min(1, Math.max(0, share)) * 100)}%${colour ? `;--bar:${colour}` : ""}`}></i
    ></span>`;
  }
}

if (!customElements.get("hatched-buddy")) {
  customElements.define("hatched-buddy", BuddyElement);
}
