import { speak } from "./messages.ts";

speak({
  retry: "Try again",
  details: "Details",
  request: "Request {id}",
  close: "Close",
  cancel: "Cancel",
  loading: "Loading",
  "error.title": "This could not be loaded",
  "error.text": "The rest of the page is not affected.",
  offline: "No connection. As of {time}.",
  expired: "Signed out for safety. Reload the page to go on.",
  gone: "There is nothing here any more.",
  archived: "Kept as it was",
  "locked.plan": "Part of a larger plan. Your users see nothing here.",
  "locked.switch": "Switched off for this workspace. Your users see nothing here.",
  coins: { one: "{n} coin", other: "{n} coins" },
});
