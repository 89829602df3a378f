import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the tablet page into dist/web. Everything is bundled: the page never fetches from anywhere but its own server. */
export default defineConfig({
  root: 'src/web',
  base: './',
  plugins: [react()],
  // Nothing inline: the content security policy allows neither inline scripts nor data: fonts of unknown origin.
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/ws': { target: 'ws://127.0.0.1:8080', ws: true } } },
});
