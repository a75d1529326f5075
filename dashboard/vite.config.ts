import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const gateway = process.env["HATCHED_BASE_URL"] ?? "http://localhost:8080";

export default defineConfig({
  base: "/dashboard/",
  plugins: [react()],
  // The gateway puts a fresh nonce here for each answer.
  html: { cspNonce: "__NONCE__" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { index: resolve(import.meta.dirname, "index.html") } },
  },
  server: { proxy: { "/api": gateway, "/images": gateway } },
});
