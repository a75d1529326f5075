import { speak } from "../../core/index.ts";

speak({
  "tokens.title": "Balance",
  "tokens.of": "{n} of {most}",
  "tokens.earned": "{n} earned in all",
});
