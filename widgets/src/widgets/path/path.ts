import "./messages.ts";
import {
  HatchedElement,
  html,
  nothing,
  report,
  type Path,
  type PathStep,
  type PathSubStep,
  type Resource,
  type TemplateResult,
} from "../../core/index.ts";
import { styles } from "./path.styles.ts";

/** Where the buddy's user stands on the way that the customer has laid, and the next thing to do on it. */
class PathElement extends HatchedElement {
  static override styles = [HatchedElement.styles, styles];
  readonly mount = "path";
  private working: string | null = null;
  private failed: string | null = null;

  protected override regionName(): string {
    return this.path.data?.definition.label ?? this.t("path.title");
  }

  protected override ownPhase() {
    const { data, fault } = this.path;
    if (data) {
      return null;
    }
    if (!fault) {
      return { phase: "loading" as const };
    }
    // No path is active, or none has that key: there is nothing to show, which is no error of the page.
    if (fault.status === 404) {
      return null;
    }
    return { phase: fault.status === 403 ? ("locked" as const) : ("error" as const), fault };
  }

  protected override retry(): void {
    void this.path.load();
  }

  protected override body(): TemplateResult | null {
    const { data } = this.path;
    if (!data || data.steps.length === 0) {
      return null;
    }
    const { definition, steps } = data;
    const done = steps.filter((step) => step.completed).length;
    const colour = definition.accent_color ? `--path:${definition.accent_color}` : "";
    const current = steps.find((step) => step.key === data.current_step_key);
    return html`<div class="hw-card hw-stack" data-display=${definition.display_mode} .style=${colour}>
      <div class="hw-spread">
        <span dir="auto">${this.heading(definition.label)}</span
        ><span class="hw-muted hw-small">${this.t("path.progress", { done, all: steps.length })}</span>
      </div>
      ${definition.description ? html`<p class="hw-muted" dir="auto">${definition.description}</p>` : nothing}
      <span class="hw-bar" aria-hidden="true" ?data-empty=${done === 0}
        ><i .style=${`width:${Math.round((done / steps.length) * 100)}%`}></i
      ></span>
      <ol class="steps">
        ${steps.map((step, i) => this.step(data, step, i, definition.display_mode === "stepper"))}
      </ol>
      ${definition.display_mode === "stepper" && current ? this.subSteps(data, current) : nothing}
      ${data.completed ? html`<p class="hw-banner"><span>${this.t("path.finished")}</span></p>` : nothing}
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="hw-card hw-stack">
      <span class="hw-title">${this.t("path.title")}</span>${[1, 2, 3, 4].map(() => html`<span class="hw-skeleton line"></span>`)}
    </div>`;
  }

  private get path(): Resource<Path> {
    const key = this.attribute("pathKey");
    return this.realm.store.resource<Path>(key ? `/widget/path/${encodeURIComponent(key)}` : "/widget/path");
  }

  private step(path: Path, step: PathStep, index: number, alone: boolean): TemplateResult {
    const isCurrent = step.key === path.current_step_key;
    const state = stateOf(step, isCurrent);
    return html`<li class="step" data-state=${state} aria-current=${isCurrent ? "step" : nothing}>
      <span class="dot" aria-hidden="true">${this.mark(state, index)}</span>
      <div class="what">
        <p class="name" dir="auto">
          ${step.label}${step.completed ? html`<span class="hw-visually-hidden">, ${this.t("path.done")}</span>` : nothing}
        </p>
        ${!alone && step.description ? html`<p class="hw-muted hw-small" dir="auto">${step.description}</p>` : nothing}
        ${!alone && state === "locked" ? html`<p class="hw-muted hw-small">${this.t("path.locked")}</p>` : nothing}
        ${!alone && isCurrent ? this.subSteps(path, step) : nothing}
      </div>
    </li>`;
  }

  private mark(state: string, index: number): TemplateResult {
    if (state === "done") {
      return this.icon("check");
    }
    return state === "locked" ? this.icon("lock") : html`${this.language.number(index + 1)}`;
  }

  private subSteps(path: Path, step: PathStep): TemplateResult | typeof nothing {
    if (step.sub_steps.length === 0) {
      return nothing;
    }
    return html`<ul class="subs">
        ${step.sub_steps.map(
          (sub) =>
            html`<li class="sub" data-state=${sub.status}>
              ${sub.status === "completed" ? html`<i class="tick">${this.icon("check")}</i>` : nothing}
              <span dir="auto"
                >${sub.label}${
                      sub.status === "completed" ? html`<span class="hw-visually-hidden">, ${this.t("path.done")}</span>` : nothing
                    }</span
              >
              ${
                    sub.reward_coins > 0 && sub.status !== "completed"
                      ? html`<span class="hw-chip">${this.t("path.reward", { n: sub.reward_coins })}</span>`
                      : nothing
                  }
              ${this.link(sub)}${this.completion(path, sub)}
            </li>`,
        )}
      </ul>
      ${this.failed ? html`<p class="note" role="alert">${this.t("path.failed")}</p>` : nothing}`;
  }

  private link(sub: PathSubStep): TemplateResult | typeof nothing {
    if (!sub.content_url || !/^https?:\/\//i.test(sub.content_url) || sub.status === "locked") {
      return nothing;
    }
    const label = sub.cta_label ?? this.t("path.open");
    return html`<a
      class="hw-button"
      href=${sub.content_url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label=${this.t("path.new.tab", { label: `${label}: ${sub.label}` })}
      >${label}${this.icon("external")}</a
    >`;
  }

  private completion(path: Path, sub: PathSubStep): TemplateResult | typeof nothing {
    if (!sub.allow_manual_complete || sub.status !== "available" || !this.realm.store.can("events:track")) {
      return nothing;
    }
    const busy = this.working === sub.key;
    return html`<button class="hw-button" aria-disabled=${busy ? "true" : "false"} @click=${() => this.complete(path, sub)}>
      ${this.t(busy ? "path.completing" : "path.complete")}
    </button>`;
  }

  private async complete(path: Path, sub: PathSubStep): Promise<void> {
    if (this.working) {
      return;
    }
    [this.working, this.failed] = [sub.key, null];
    this.requestUpdate();
    const { key } = path.definition;
    const answer = await this.realm.intents.send<{ path_completed: boolean }>(
      `path:${key}:${sub.key}`,
      `/widget/path/${encodeURIComponent(key)}/sub-steps/${encodeURIComponent(sub.key)}/complete`,
      undefined,
    );
    this.working = null;
    if (answer.fault) {
      this.failed = sub.key;
      report("path", `complete ${sub.key}`, answer.fault, this.host);
    } else {
      this.realm.moments.gained([
        {
          mount: "path",
          event: "path-progress",
          detail: { pathKey: key, subStepKey: sub.key, completed: answer.body?.path_completed === true },
        },
      ]);
    }

    this.requestUpdate();
  }
}

function stateOf(step: PathStep, isCurrent: boolean): string {
  if (step.completed) {
    return "done";
  }
  if (isCurrent) {
    return "current";
  }
  return step.unlocked ? "open" : "locked";
}

if (!customElements.get("hatched-path")) {
  customElements.define("hatched-path", PathElement);
}
