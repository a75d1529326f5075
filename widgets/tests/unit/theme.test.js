import assert from "node:assert/strict";
import test from "node:test";
import { source } from "../support/source.js";

const { builtIn, onlyTokens, resolve } = await source("core/theme/tokens.ts");
const { correct } = await source("core/theme/contrast.ts");
const { contrast, parse } = await source("core/theme/colour.ts");

const backgrounds = ["bg", "bg-elevated", "surface", "surface-muted"];
const texts = [
  "text",
  "text-muted",
  "accent-text",
  "success",
  "warning",
  "danger",
  ...["common", "uncommon", "rare", "epic", "legendary"].map((rarity) => `rarity-${rarity}`),
];
const ratio = (vars, one, other) => contrast(parse(vars[`--hw-${one}`]), parse(vars[`--hw-${other}`]));

function everyPairHolds(vars, least, what) {
  for (const background of backgrounds) {
    for (const text of texts) {
      const found = ratio(vars, text, background);
      assert.ok(
        found >= least,
        `${what}: ${text} ${vars[`--hw-${text}`]} on ${background} ${vars[`--hw-${background}`]} is ${found.toFixed(2)}`,
      );
    }

    assert.ok(ratio(vars, "border-strong", background) >= 3, `${what}: border-strong on ${background}`);
    assert.ok(ratio(vars, "focus", background) >= 3, `${what}: focus on ${background}`);
  }

  assert.ok(
    ratio(vars, "accent-contrast", "accent") >= least,
    `${what}: ${vars["--hw-accent-contrast"]} on accent ${vars["--hw-accent"]}`,
  );
  assert.ok(ratio(vars, "coin", "coin-soft") >= least, `${what}: coin`);
}

test("Our own colours can be read, light and dark, without being corrected", () => {
  everyPairHolds(builtIn(false), 4.5, "light");
  everyPairHolds(builtIn(true), 4.5, "dark");
});

test("A thousand brand colours: every text and control can be read, light and dark", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  for (let i = 0; i < 1_000; i++) {
    const colour = `#${Math.floor(random() * 0xffffff)
      .toString(16)
      .padStart(6, "0")}`;
    everyPairHolds(
      resolve(i % 2 === 1, { "--hw-accent": colour }, false, () => correct),
      4.5,
      colour,
    );
  }
});

test("Whatever surfaces a customer sets, and at high contrast, texts can be read", () => {
  let seed = 11;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const any = () =>
    `#${Math.floor(random() * 0xffffff)
      .toString(16)
      .padStart(6, "0")}`;
  for (let i = 0; i < 300; i++) {
    const given = { "--hw-surface": any(), "--hw-bg": any(), "--hw-text": any(), "--hw-surface-muted": any(), "--hw-accent": any() };
    everyPairHolds(
      resolve(false, given, false, () => correct),
      4.5,
      JSON.stringify(given),
    );
  }

  everyPairHolds(
    resolve(false, {}, true, () => correct),
    7,
    "high",
  );
});

test("Colours of somebody else's wait for what makes them readable", () => {
  const vars = resolve(false, { "--hw-accent": "#ffff00", "--hw-radius": "2px" }, false, () => null);
  assert.equal(vars["--hw-accent"], builtIn(false)["--hw-accent"]);
  assert.equal(vars["--hw-radius"], "2px");
});

test("Only tokens pass, and no value that could end its declaration or fetch anything", () => {
  assert.deepEqual(
    onlyTokens({
      "--hw-accent": "#123456",
      color: "red",
      "--other": "1",
      "--hw-n": 5,
      "--hw-a": "red; } * { display: none",
      "--hw-b": "url(https://example.com/x)",
      "--hw-c": "x".repeat(121),
      "--hw-d": "URL(x)",
    }),
    { "--hw-accent": "#123456" },
  );
  assert.deepEqual(onlyTokens("no object"), {});
});
