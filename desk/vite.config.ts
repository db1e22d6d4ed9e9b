import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  // No data: addresses for scripts or fonts: the server's policy lets in what is a file of ours.
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The desk, and the page to try the API.
    rolldownOptions: { input: ["index.html", "api.html"].map((page) => fileURLToPath(new URL(page, import.meta.url))) },
  },
  server: { proxy: { "/api": "http://127.0.0.1:7373" } },
});
