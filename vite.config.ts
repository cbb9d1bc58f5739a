import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/**
 * Two entries, one output: the room client and the portal's script and style.
 * `portal/static/dist/manifest.json` tells the portal the hashed names.
 */
export default defineConfig({
  base: "/static/dist/",
  publicDir: false,
  plugins: [react(), tailwindcss()],
  build: {
    outDir: "portal/static/dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    // The content security policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: ["room-client/src/main.tsx", "portal/assets/portal.ts"],
    },
  },
  test: {
    include: ["room-client/tests/**/*.test.ts", "portal/assets/tests/**/*.test.ts"],
    environment: "node",
  },
});
