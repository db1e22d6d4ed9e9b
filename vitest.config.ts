import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Two cores: model sessions in many workers at once would only wait for each other.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
