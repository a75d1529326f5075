/** A group of tiles is one tab stop; arrows, Home and End move within it, up and down by rows as they lie on the screen. */
export function rove(event: KeyboardEvent, rtl: boolean): void {
  const group = event.currentTarget as HTMLElement;
  const tiles = [...group.querySelectorAll<HTMLElement>("[data-tile]")];
  const at = tiles.indexOf(event.target as HTMLElement);
  const next = at < 0 ? undefined : target(tiles, at, event.key, rtl);
  if (next) {
    event.preventDefault();
    focusTile(tiles, next);
  }
}

function target(tiles: HTMLElement[], at: number, key: string, rtl: boolean): HTMLElement | undefined {
  const [forward, back] = rtl ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const here = tiles[at]!;
  switch (key) {
    case forward:
      return tiles[at + 1];
    case back:
      return tiles[at - 1];
    case "Home":
      return tiles[0];
    case "End":
      return tiles.at(-1);
    case "ArrowDown":
      return tiles.slice(at + 1).find((tile) => tile.offsetTop > here.offsetTop && tile.offsetLeft === here.offsetLeft);
    case "ArrowUp":
      return tiles
        .slice(0, at)
        .reverse()
        .find((tile) => tile.offsetTop < here.offsetTop && tile.offsetLeft === here.offsetLeft);
    default:
      return undefined;
  }
}

function focusTile(tiles: HTMLElement[], next: HTMLElement): void {
  for (const tile of tiles) {
    tile.tabIndex = tile === next ? 0 : -1;
  }
  next.focus();
}
