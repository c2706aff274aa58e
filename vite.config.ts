import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The workbench's pages: everything they need comes from the same process, nothing from elsewhere. */
export default defineConfig({
  root: 'src/workbench/ui',
  base: '/',
  plugins: [react()],
  build: { outDir: '../../../dist/ui', emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: true },
});
