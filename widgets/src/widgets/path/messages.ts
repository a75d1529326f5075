import { speak } from "../../core/index.ts";

speak({
  "path.title": "Your path",
  "path.progress": "{done} of {all} steps",
  "path.done": "Done",
  "path.locked": "Opens after the step before it",
  "path.open": "Open",
  "path.new.tab": "{label} (opens in a new tab)",
  "path.complete": "Mark complete",
  "path.completing": "One moment…",
  "path.failed": "That did not work. Try again.",
  "path.finished": "The whole path is walked",
  "path.reward": { one: "{n} coin", other: "{n} coins" },
});
