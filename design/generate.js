// Writes tokens.css (the dashboard's --hd-* properties) from tokens.json; --check fails when the two differ.
// The widgets read tokens.json themselves: their --hw-* properties live in shadow roots and meet a customer's theme first.
import { readFileSync, writeFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const tokens = JSON.parse(read("tokens.json"));

const colours = { ...tokens.dashboard, ...tokens.shared };
const declare = (values) =>
  Object.entries(values)
    .map(([name, value]) => `  --hd-${name}: ${value};`)
    .join("\n");
const pick = (index) => declare(Object.fromEntries(Object.entries(colours).map(([name, pair]) => [name, pair[index]])));

const css = `/* Generated from tokens.json by "npm run tokens". */
:root {
  color-scheme: light;
${declare(tokens.scale)}
${pick(0)}
}

:root[data-theme="dark"] {
  color-scheme: dark;
${pick(1)}
}
`;

if (!process.argv.includes("--check")) {
  writeFileSync(new URL("tokens.css", import.meta.url), css);
} else if (read("tokens.css") !== css) {
  console.error("design/tokens.css is not what tokens.json says: npm run tokens");
  process.exit(1);
}
