/** Light, dark, or whatever the system says. */
export type Theme = "light" | "dark" | "system";

const KEY = "hatched-theme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");

export function chosenTheme(): Theme {
  const kept = window.localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function chooseTheme(theme: Theme) {
  window.localStorage.setItem(KEY, theme);
  applyTheme(theme);
}

export function applyTheme(theme: Theme) {
  document.documentElement.dataset["theme"] = theme === "system" && dark.matches ? "dark" : theme;
}

dark.addEventListener("change", () => applyTheme(chosenTheme()));
