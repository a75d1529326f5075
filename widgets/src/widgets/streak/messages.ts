import { speak } from "../../core/index.ts";

speak({
  "streak.days": { one: "{n} day", other: "{n} days" },
  "streak.weeks": { one: "{n} week", other: "{n} weeks" },
  "streak.months": { one: "{n} month", other: "{n} months" },
  "streak.done.daily": "Done for today",
  "streak.done.weekly": "Done for this week",
  "streak.done.monthly": "Done for this month",
  "streak.open.daily": "Today is still open",
  "streak.open.weekly": "This week is still open",
  "streak.open.monthly": "This month is still open",
  "streak.start": "The first one starts it",
  "streak.longest": "Longest: {n}",
  "streak.milestone": { one: "One more to {count}", other: "{n} more to {count}" },
  "streak.freezes": { one: "{n} freeze in reserve", other: "{n} freezes in reserve" },
  "streak.more": "+{n}",
});
