import { speak } from "../../core/index.ts";

speak({
  "badges.title": "Badges",
  "badges.count": "{earned} of {all}",
  "badges.earned": "Earned {date}",
  "badges.review": "Under review",
  "badges.review.text": "Everything for it is done. A person looks at it and awards it.",
  "badges.locked": "Not earned yet",
  "badges.progress": "{current} of {target}",
  "badges.manual": "Awarded by hand.",
  "badges.first": "Your first badge is near",
  "badges.more": { one: "{n} more", other: "{n} more" },
});
