import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import globals from "globals";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["**/dist/**", "**/node_modules/**"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [ts.configs.strict, ts.configs.stylistic],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-definitions": "off",
    },
  },
  {
    rules: {
      "max-len": ["error", { code: 140, ignoreUrls: true }],
      "max-lines": ["error", 300],
      "no-nested-ternary": "error",
      eqeqeq: "error",
    },
  },
  { files: ["**/*.js", "widgets/tests/**"], languageOptions: { globals: globals.node } },
  {
    files: ["widgets/src/**/*.ts"],
    extends: [lit.configs["flat/recommended"]],
    plugins: { "lit-a11y": litA11y },
    languageOptions: { globals: globals.browser },
    rules: { ...litA11y.configs.recommended.rules, "no-console": "error" },
  },
  {
    // Left and right are the reader's: in a right-to-left page they change places.
    files: ["widgets/src/**/*.styles.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "TemplateElement[value.raw=/(margin|padding|border)-(left|right)|[\\s;{](left|right):|text-align: ?(left|right)/]",
          message: "Logical properties only (inset-inline-start, margin-inline-end …).",
        },
      ],
    },
  },
  { files: ["dashboard/**/*.{ts,tsx}"], languageOptions: { globals: globals.browser } },
  // A drawing is one line a shape, as long as it is.
  { files: ["widgets/src/**/icons*.ts"], rules: { "max-len": "off" } },
  { files: ["widgets/tests/**"], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
);
