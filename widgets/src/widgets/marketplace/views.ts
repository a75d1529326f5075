const MOST = 20;
const LONG_ENOUGH = 1_000;

/** Tells once a page view what was really looked at: half in view for a second, at most twenty items. */
export class Views {
  private readonly told = new Set<string>();
  private readonly timers = new Map<Element, number>();
  private readonly watcher: IntersectionObserver;

  constructor(tell: (item: string) => void) {
    this.watcher = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(this.timers.get(target));
          const item = (target as HTMLElement).dataset["item"]!;
          if (!isIntersecting || this.told.has(item)) {
            continue;
          }
          this.timers.set(
            target,
            window.setTimeout(() => {
              if (this.told.has(item) || this.told.size >= MOST || document.visibilityState !== "visible") {
                return;
              }
              this.told.add(item);
              tell(item);
            }, LONG_ENOUGH),
          );
        }
      },
      { threshold: 0.5 },
    );
  }

  watch(tiles: Iterable<Element>): void {
    for (const tile of tiles) {
      this.watcher.observe(tile);
    }
  }

  stop(): void {
    this.watcher.disconnect();
    for (const timer of this.timers.values()) {
      clearTimeout(timer);
    }
  }
}
