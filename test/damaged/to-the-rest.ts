import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { sha256 } from '../../src/base/hash.ts';
import { type Damage, ENTRIES, edit, editManifest } from './damage.ts';

/** What can happen to mappings and to what was derived, and what an interruption leaves. */
export const damagesToTheRest: readonly Damage[] = [
  {
    name: 'edited-mapping',
    code: 'MAPPING_CHANGED',
    file: '.json',
    affects: 'call',
    break: ({ folder, exhibits }) =>
      edit(join(folder, 'mappings', `${exhibits.dump.sha256.slice(0, 16)}.json`), (text) => text.replace('[]', '[1]')),
  },
  {
    name: 'missing-mapping',
    code: 'MAPPING_MISSING',
    file: '.json',
    break: ({ folder, exhibits }) => rm(join(folder, 'mappings', `${exhibits.dump.sha256.slice(0, 16)}.json`)),
  },
  {
    name: 'extra-mapping',
    code: 'MAPPING_NOT_RECORDED',
    file: 'mappings/0123456789abcdef.json',
    break: ({ folder }) => writeFile(join(folder, 'mappings/0123456789abcdef.json'), '{}'),
  },
  {
    name: 'damaged-manifest',
    code: 'MANIFEST_DAMAGED',
    file: 'derived/manifest.json',
    break: ({ folder }) => edit(join(folder, 'derived/manifest.json'), (text) => text.replace('raw_dump', 'raw_damp')),
  },
  {
    name: 'damaged-derived-key',
    code: 'STEP_KEY_WRONG',
    file: 'derived/manifest.json',
    affects: 'raw_dump, call',
    break: ({ folder }) => editManifest(folder, ({ steps }) => Object.assign(steps[0]!, { key: sha256('other') })),
  },
  {
    name: 'derived-from-another-upstream',
    code: 'STEP_UPSTREAM_WRONG',
    file: 'derived/manifest.json',
    break: ({ folder }) =>
      editManifest(folder, ({ steps }) => {
        const [{ inputs }, other] = [steps[0]!, steps[1]!];
        Object.assign(steps[0]!, { inputs: other.inputs, key: other.key });
        Object.assign(steps[1]!, { inputs });
        steps.pop();
        const call = { name: 'call', inputs: { upstream: [{ name: 'raw_dump', key: sha256('old') }] }, files: [], rows: 0 };
        steps.splice(0, steps.length, { ...call, key: sha256(canonicalJson(call.inputs)) });
      }),
  },
  {
    name: 'derived-from-an-unknown-exhibit',
    code: 'STEP_EXHIBIT_UNKNOWN',
    file: 'derived/manifest.json',
    break: ({ folder }) =>
      editManifest(folder, ({ steps }) => {
        const inputs = { exhibits: [sha256('planted')] };
        Object.assign(steps[0]!, { inputs, key: sha256(canonicalJson(inputs)) });
      }),
  },
  {
    name: 'manifest-that-leads-out-of-the-case',
    code: 'MANIFEST_DAMAGED',
    file: 'derived/manifest.json',
    break: ({ folder }) => editManifest(folder, ({ steps }) => Object.assign(steps[0]!.files[0]!, { path: '../../disk.img' })),
  },
  {
    name: 'changed-derived-file',
    code: 'DERIVED_FILE_CHANGED',
    file: '0.parquet',
    affects: 'raw_dump, call',
    break: ({ folder, exhibits }) => writeFile(join(folder, 'derived/raw', exhibits.dump.sha256, '0.parquet'), 'PAR1'),
  },
  {
    name: 'missing-derived-file',
    code: 'DERIVED_FILE_MISSING',
    file: '0.parquet',
    break: ({ folder, exhibits }) => rm(join(folder, 'derived/raw', exhibits.dump.sha256, '0.parquet')),
  },
  {
    name: 'torn-last-line',
    severity: 'harmless',
    code: 'LINE_NOT_ACKNOWLEDGED',
    file: ENTRIES,
    line: 14,
    break: ({ folder }) => appendFile(join(folder, ENTRIES), '{"actor":"x'),
  },
  {
    name: 'stale-lock',
    severity: 'harmless',
    code: 'LOCK_THERE',
    file: 'lock',
    break: ({ folder }) => writeFile(join(folder, 'lock'), '{}'),
  },
  {
    name: 'exhibit-without-its-last-rename',
    severity: 'harmless',
    code: 'LEFT_BY_A_CRASH',
    file: '.pending',
    async break({ folder, exhibits }) {
      const path = join(folder, 'exhibits', exhibits.dump.sha256);
      await rename(path, `${path}.pending`);
    },
  },
  {
    name: 'mapping-without-its-last-rename',
    severity: 'harmless',
    code: 'LEFT_BY_A_CRASH',
    file: '.json.pending',
    async break({ folder, exhibits }) {
      const path = join(folder, 'mappings', `${exhibits.dump.sha256.slice(0, 16)}.json`);
      await rename(path, `${path}.pending`);
    },
  },
  {
    name: 'half-copied-exhibit',
    severity: 'harmless',
    code: 'LEFT_BY_A_CRASH',
    file: '.incoming-00ff',
    break: async ({ folder }) => void (await mkdir(join(folder, 'exhibits/.incoming-00ff'))),
  },
  {
    name: 'unlisted-raw-file',
    severity: 'harmless',
    code: 'NOT_IN_THE_BUILD',
    file: '9.parquet',
    break: ({ folder, exhibits }) => writeFile(join(folder, 'derived/raw', exhibits.dump.sha256, '9.parquet'), 'x'),
  },
  {
    name: 'build-without-its-manifest',
    severity: 'harmless',
    code: 'NOTHING_PUBLISHED',
    file: 'derived',
    break: ({ folder }) => rm(join(folder, 'derived/manifest.json')),
  },
];
