import {
  html,
  localStorageOrNull,
  page,
  recall,
  remember,
  say,
  type HatchedElement,
  type TemplateResult,
  type WidgetState,
} from "../../core/index.ts";

type Owner = HatchedElement & { requestUpdate(): void };
type Words = HatchedElement["language"];
type Ceremonial = WidgetState & { ceremony?: { hatch: "pending" | "done"; egg_image_url: string | null } };

const TAPS = 3;
const BY_ITSELF = 4_000;

/** The first look at a buddy: an egg, three taps, and there it is. Once over all devices; a read-only page can only remember it itself. */
export class Ceremony {
  revealed = false;
  private taps = 0;
  private over = false;
  private timer = 0;
  private watcher: IntersectionObserver | null = null;
  private seen = false;
  private egg = "";
  private name = "";
  private buddyId = "";

  constructor(private readonly owner: Owner) {}

  runs(state: WidgetState): boolean {
    const { ceremony, buddy, mode } = state as Ceremonial;
    if (this.over || ceremony?.hatch !== "pending" || !ceremony.egg_image_url) {
      return false;
    }
    if (mode === "read-only" && recall(`hatched:${buddy.id}`, this.storage)) {
      return false;
    }
    this.egg = ceremony.egg_image_url;
    this.name = buddy.name;
    this.buddyId = buddy.id;
    this.watch();
    return true;
  }

  show(words: Words): TemplateResult {
    const left = TAPS - this.taps;
    return html`<div>
      <figure class="picture">
        <span class="glow"></span>
        <button
          class="egg"
          data-taps=${this.taps}
          @click=${() => this.tap()}
          aria-label=${`${words.t("buddy.egg")}. ${words.t("buddy.egg.tap", { n: left })}`}
        >
          <img src=${this.egg} alt="" width="512" height="512" draggable="false" />
        </button>
      </figure>
      <p class="who">
        <span class="hw-value">${words.t("buddy.egg")}</span><span class="hw-muted">${words.t("buddy.egg.tap", { n: left })}</span>
        <button class="skip" @click=${() => this.finish(false)}>${words.t("buddy.egg.skip")}</button>
      </p>
    </div>`;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.watcher?.disconnect();
    this.watcher = null;
  }

  // It waits until half of the buddy is in view: nobody shall miss it below the fold.
  private watch(): void {
    if (this.watcher || this.seen) {
      return;
    }
    this.watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) {
          this.seen = true;
          this.stop();
          this.timer = window.setTimeout(() => this.tap(), BY_ITSELF);
        }
      },
      { threshold: 0.5 },
    );
    this.watcher.observe(this.owner.host);
  }

  private tap(): void {
    clearTimeout(this.timer);
    this.taps++;
    if (this.taps >= TAPS) {
      this.finish(true);
    } else {
      this.timer = window.setTimeout(() => this.tap(), BY_ITSELF / 2);
      this.owner.requestUpdate();
    }
  }

  private finish(celebrate: boolean): void {
    if (this.over) {
      return;
    }
    this.stop();
    this.over = true;
    this.revealed = true;
    const realm = page().realmOf(this.owner.host);
    if (realm.store.state?.mode === "read-only") {
      remember(`hatched:${this.buddyId}`, true, this.storage);
    } else {
      void realm.intents.send("hatched", "/widget/buddy/hatched", undefined);
    }

    realm.moments.gained([{ mount: "buddy", event: "hatched", detail: { buddyId: this.buddyId } }]);
    say(this.owner.language.t("buddy.egg.hatched", { name: this.name }));
    if (celebrate) {
      realm.moments.push({
        kind: "hatched",
        values: { name: this.name },
        picture: realm.store.state?.buddy.image_url ?? null,
        confetti: true,
      });
    }
    this.owner.requestUpdate();
  }

  private get storage(): Storage | null {
    return localStorageOrNull(page().settings["storage"] !== "none");
  }
}
