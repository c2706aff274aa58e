import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The workbench's pages: everything they need comes from the same process, nothing from elsewhere. */
export default defineConfig({
  root: 'src/workbench/ui',
  base: '/',
  plugins: [react(), compressed()],
  // Replaced by the server in every answer (server/pages.ts).
  html: { cspNonce: 'RINGBREAK_NONCE' },
  build: { outDir: '../../../dist/ui', emptyOutDir: true, assetsInlineLimit: 0, manifest: true },
});

/** Beside every text that is served, what it is compressed: done once here instead of in every answer. */
function compressed(): Plugin {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => /^assets\/.*\.(js|css|svg|json)$/.test(one))) {
        const path = join(dir!, name);
        const content = await readFile(path);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        await writeFile(`${path}.br`, await brotli(content, { params }));
        await writeFile(`${path}.gz`, await zip(content, { level: 9 }));
      }
    },
  };
}
