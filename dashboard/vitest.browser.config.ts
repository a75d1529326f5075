import { defineConfig } from "vitest/config";

// Against a running system: HATCHED_BASE_URL says where. One browser at a time.
export default defineConfig({
  test: {
    include: ["tests/browser/**/*.spec.ts"],
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    reporters: ["default"],
  },
});
