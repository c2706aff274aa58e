import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The workbench's pages: everything they need comes from the same process, nothing from elsewhere. */
export default defineConfig({
  root: 'src/workbench/ui',
  base: '/',
  plugins: [react()],
  // Replaced by the server in every answer (server/pages.ts).
  html: { cspNonce: 'RINGBREAK_NONCE' },
  build: { outDir: '../../../dist/ui', emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: true },
});
