const own = new WeakMap<ShadowRoot, { key: string; vars: CSSStyleSheet; custom: CSSStyleSheet; first: readonly CSSStyleSheet[] }>();

/** The tokens and the customer's own rules, last of all, as sheets that no content security policy refuses. */
export function themeSheet(root: ShadowRoot, vars: Record<string, string>, custom: string | null): void {
  let sheets = own.get(root);
  if (!sheets) {
    sheets = { key: "", vars: new CSSStyleSheet(), custom: new CSSStyleSheet(), first: [...root.adoptedStyleSheets] };
    own.set(root, sheets);
    root.adoptedStyleSheets = [...sheets.first, sheets.vars, sheets.custom];
  }

  const rules = `.hw{${Object.entries(vars)
    .map(([name, value]) => `${name}:${value}`)
    .join(";")}}`;
  const key = rules + custom;
  if (sheets.key !== key) {
    sheets.key = key;
    sheets.vars.replaceSync(rules);
    sheets.custom.replaceSync(custom && custom.length <= 16_384 ? custom : "");
  }
}
