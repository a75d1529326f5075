import { render, type TemplateResult } from "lit/html.js";

/** A sheet that every root that uses it shares; constructed, so that no content security policy has anything to refuse. */
export function css(strings: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(strings[0]!);
  return sheet;
}

export type Styles = CSSStyleSheet | readonly Styles[];

/**
 * A custom element that draws itself with Lit's templates, at most once a microtask. What a mount needs of LitElement is
 * this much; the rest of it (reactive properties, converters) would cost every page three kilobytes.
 */
export abstract class ReactiveElement extends HTMLElement {
  static styles: Styles = [];
  readonly renderRoot: ShadowRoot;
  private updating: Promise<void> | null = null;

  constructor() {
    super();
    this.renderRoot = this.attachShadow({ mode: "closed" });
    this.renderRoot.adoptedStyleSheets = [(this.constructor as typeof ReactiveElement).styles].flat(8) as CSSStyleSheet[];
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    // For those who listen to something.
  }

  requestUpdate(): void {
    this.updating ??= Promise.resolve().then(() => {
      this.updating = null;
      if (this.isConnected) {
        this.update();
      }
    });
  }

  get updateComplete(): Promise<void> {
    return this.updating ?? Promise.resolve();
  }

  protected update(): void {
    render(this.render(), this.renderRoot, { host: this });
    this.updated();
  }

  protected updated(): void {
    // For those who look at what was drawn.
  }

  protected abstract render(): TemplateResult;
}
