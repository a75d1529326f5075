import { draw, svg } from "../core/index.ts";

draw({
  gem: svg`<path class="edge" d="M7 4h10l4 5.5L12 21 3 9.5z" fill="var(--icon-a, #8fb8ff)" stroke="var(--icon-edge, #2c4a8a)"/>
    <path d="M3 9.5h18M7 4l5 5.5L17 4M12 9.5V21" fill="none" stroke="var(--icon-edge, #2c4a8a)" stroke-width="1" opacity=".55"/>`,
});
