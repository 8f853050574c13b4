import { defineConfig } from "vitest/config";
import { languageDataForVite } from "./scripts/language-data.mjs";

export default defineConfig({
  plugins: [languageDataForVite],
  test: {
    setupFiles: ["test/setup.ts"],
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/suite/**", "node_modules/**"],
    testTimeout: 60_000,
  },
});
