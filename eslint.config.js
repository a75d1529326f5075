import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import reactHooks from "eslint-plugin-react-hooks";
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
  {
    files: ["dashboard/**/*.{ts,tsx}"],
    languageOptions: { globals: globals.browser },
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error", "no-console": "error" },
  },
  {
    // Every sentence stands in the message catalogue; what stands in quotes between tags would not be found there.
    files: ["dashboard/src/**/*.tsx"],
    rules: {
      "no-restricted-syntax": ["error",
        { selector: "JSXText[value=/[A-Za-z]{2}/]", message: "Sentences stand in src/messages/en.json." },
        {
          selector: "JSXAttribute[name.name=/^(label|title|lead|hint|alt|placeholder|aria-label)$/] > Literal[value=/[A-Za-z]{2} /]",
          message: "Sentences stand in src/messages/en.json.",
        },
      ],
    },
  },
  { files: ["dashboard/tests/**"], languageOptions: { globals: globals.node }, rules: { "no-console": "off" } },
  // A drawing is one line a shape, as long as it is.
  { files: ["widgets/src/**/icons*.ts"], rules: { "max-len": "off" } },
  { files: ["widgets/tests/**"], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
);
