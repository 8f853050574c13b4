import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/**", ".cache/**", "node_modules/**", ".vscode-test/**"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    // VS Code passes on what its tests print to the console, and nothing else.
    files: ["test/e2e/suite/{index,hands}.ts"],
    rules: { "no-console": "off" },
  },
  {
    // What the core must not know: the clock, chance, a console, an editor, a file system.
    files: ["server/src/{text,syntax,model,rules,features,service}/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", "Date", "console", "performance", "setTimeout", "process"],
      "no-restricted-properties": ["error", { object: "Math", property: "random" }],
    },
  },
);
