import js from "@eslint/js";
import tseslint from "typescript-eslint";

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "The program is a function of its configuration: read settings from Pulumi.<env>.yaml, not the environment.",
};
const noClock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: "No clock in the program: two runs over the same configuration must be equal.",
};
const noConfig = {
  selector: "NewExpression[callee.property.name='Config']",
  message: "Only config/ reads stack configuration.",
};
const noResourceInApply = {
  selector: "CallExpression[callee.property.name='apply'] NewExpression[callee.type='MemberExpression']",
  message: "No resource inside apply: a preview would hide it.",
};

/** Which room of the house may not import which others (docs/architecture.md). */
const forbid = (files, groups, message) => ({
  files,
  rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: [{ group: groups, message }] }] },
});

export default tseslint.config(
  { ignores: ["node_modules/", "sdks/", ".stryker/", "**/*.mjs"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A default case is a case.
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // `const { name, ...rest } = value` leaves name out.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
    },
  },
  {
    // Resources are created for their effect on the graph.
    files: ["components/**", "stacks/**", "index.ts", "test/**", "examples/**"],
    rules: { "no-new": "off" },
  },
  {
    files: ["catalogue/**", "plan/**", "components/**", "stacks/**", "index.ts"],
    rules: { "no-restricted-syntax": ["error", noEnvironment, noClock, noConfig, noResourceInApply] },
  },
  {
    files: ["config/**"],
    rules: { "no-restricted-syntax": ["error", noEnvironment, noClock] },
  },
  forbid(
    ["catalogue/**"],
    ["@pulumi/*", "**/plan/*", "**/components/*", "**/config/*", "**/stacks/*", "**/local/*", "**/tools/*"],
    "catalogue/ is data: it imports nothing.",
  ),
  forbid(
    ["plan/**"],
    ["@pulumi/*", "**/components/*", "**/config/*", "**/stacks/*", "**/local/*", "**/tools/*"],
    "plan/ decides without Pulumi.",
  ),
  forbid(
    ["training-logs/**", "evaluation/**"],
    [
      "@pulumi/*",
      "**/plan/*",
      "**/components/*",
      "**/config/*",
      "**/stacks/*",
      "**/operations/*",
      "**/local/*",
      "**/tools/*",
    ],
    "What reads logs and results knows texts and the catalogue only: everybody may use it.",
  ),
  forbid(
    ["components/**"],
    ["**/config/*", "**/stacks/*", "**/local/*", "**/tools/*", "zod"],
    "components take only their args.",
  ),
  forbid(
    ["config/**"],
    ["**/components/*", "**/stacks/*", "**/local/*", "**/tools/*"],
    "config/ turns YAML into typed values and knows no resource.",
  ),
  forbid(
    ["stacks/**", "index.ts"],
    ["**/local/*", "**/tools/*", "**/test/*", "zod"],
    "Nothing in the program imports local/, tools/ or test/.",
  ),
  {
    files: ["test/**"],
    rules: {
      // Mocha's `it` returns nothing that could be awaited; chai-style expressions are not used.
      "@typescript-eslint/no-floating-promises": [
        "error",
        { allowForKnownSafeCalls: [{ from: "package", name: ["it", "describe"], package: "mocha" }] },
      ],
    },
  },
);
