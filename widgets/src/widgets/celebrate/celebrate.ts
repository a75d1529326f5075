import "../../shared/icons-flame.ts";
import "../../shared/icons-more.ts";
import "./messages.ts";
import { css, HatchedElement, html, nothing, say, type Moment, type TemplateResult } from "../../core/index.ts";
import { confetti } from "./confetti.ts";

const STAYS = 6_000;
const icons: Record<string, string> = {
  badge: "star",
  streak: "flame",
  level: "bolt",
  path: "leaf",
  coins: "star",
  evolved: "star",
  hatched: "heart",
  away: "star",
};

const styles = css`
  :host {
    position: fixed;
    inset-block-end: 0;
    inset-inline: 0;
    z-index: 2147483000;
    pointer-events: none;
    display: block;
  }
  .hw[data-size] {
    max-width: none;
    container-type: normal;
  }
  canvas {
    position: fixed;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }
  .card {
    pointer-events: auto;
    display: flex;
    align-items: center;
    gap: var(--hw-space-3);
    width: fit-content;
    min-width: min(300px, 100%);
    max-width: min(440px, calc(100vw - 24px));
    margin: 0 auto calc(20px + env(safe-area-inset-bottom));
    padding: 12px 12px 12px 16px;
    background: var(--hw-bg-elevated);
    border: 1px solid var(--hw-border);
    border-radius: max(var(--hw-radius-card), 14px);
    box-shadow: 0 8px 40px rgb(20 14 6 / 22%);
    animation: rise var(--hw-motion-reward) var(--hw-ease-out) both;
  }
  .card img,
  .card > .hw-icon {
    width: 56px;
    height: 56px;
    flex: none;
    object-fit: contain;
    animation: hw-pop 420ms var(--hw-ease-out) 80ms both;
  }
  .text {
    flex: 1;
    min-width: 0;
  }
  .close {
    all: unset;
    cursor: pointer;
    width: 44px;
    height: 44px;
    display: grid;
    place-items: center;
    color: var(--hw-text-muted);
    border-radius: 50%;
    flex: none;
  }
  .close:hover {
    background: var(--hw-surface-muted);
  }
  @keyframes rise {
    from {
      transform: translateY(24px);
      opacity: 0;
    }
  }
`;

/** Where what was gained appears: over the page, for a few seconds, never in the way of what one does. */
class CelebrateElement extends HatchedElement {
  static override styles = [HatchedElement.styles, styles];
  readonly mount = "celebrate";
  private moment: Moment | null = null;
  private more = 0;
  private timer = 0;
  private held = false;
  private over: () => void = () => undefined;

  /** Shows one moment; done when it has gone again. */
  show(moment: Moment, more: number): Promise<void> {
    return new Promise((done) => {
      [this.moment, this.more] = [moment, more];
      this.requestUpdate();
      say(this.text(moment));
      document.addEventListener("keydown", this.escape);
      this.over = () => {
        clearTimeout(this.timer);
        document.removeEventListener("keydown", this.escape);
        this.moment = null;
        this.requestUpdate();
        done();
      };
      this.timer = window.setTimeout(this.end, STAYS);
      const loud = moment.confetti && !this.still && !["calm", "professional"].includes(this.options.axes["reward-voice"]);
      if (loud) {
        void this.updateComplete.then(() => this.burst());
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.over();
  }

  protected override regionName(): string {
    return this.moment ? this.text(this.moment) : "";
  }

  protected override body(): TemplateResult | null {
    const { moment } = this;
    if (!moment) {
      return null;
    }
    return html`<canvas aria-hidden="true"></canvas>
      <div class="card" @pointerenter=${this.hold} @pointerleave=${this.release} @focusin=${this.hold} @focusout=${this.release}>
        ${moment.picture ? html`<img src=${moment.picture} alt="" width="128" height="128" />` : this.icon(icons[moment.kind]!)}
        <div class="text">
          <p class="hw-value" dir="auto">${this.text(moment)}</p>
          ${moment.values["description"] ? html`<p class="hw-muted hw-small" dir="auto">${moment.values["description"]}</p>` : nothing}
          ${this.more > 0 ? html`<p class="hw-muted hw-small">${this.t("celebrate.more", { n: this.more })}</p>` : nothing}
        </div>
        <button class="close" aria-label=${this.t("close")} @click=${() => this.over()}>${this.icon("close")}</button>
      </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html``;
  }

  private text(moment: Moment): string {
    return moment.kind === "away"
      ? this.t("celebrate.away")
      : this.t(`celebrate.${moment.kind}.${this.options.axes["reward-voice"]}`, moment.values);
  }

  private burst(): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (canvas) {
      confetti(canvas, this.options.axes["reward-voice"] === "playful");
    }
  }

  private readonly end = () => {
    if (this.held) {
      this.timer = window.setTimeout(this.end, 1_000);
    } else {
      this.over();
    }
  };

  private readonly hold = () => {
    this.held = true;
  };

  private readonly release = () => {
    this.held = false;
  };

  private readonly escape = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      this.over();
    }
  };
}

if (!customElements.get("hatched-celebrate")) {
  customElements.define("hatched-celebrate", CelebrateElement);
}
