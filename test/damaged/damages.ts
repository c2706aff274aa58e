import { appendFile, cp, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { sha256 } from '../../src/base/hash.ts';
import { keyFromSeed } from '../../src/case/keys/key-file.ts';
import { leafHash, rootOf } from '../../src/case/ledger/merkle.ts';
import { parseCheckpoint, signCheckpoint } from '../../src/case/ledger/note.ts';
import { type SoundCase, writeManifest } from './sound-case.ts';

/** One way for a case to be broken, and the first thing that the check must say about it. */
export interface Damage {
  readonly name: string;
  readonly code: string;
  /** What the finding's file must end with. */
  readonly file: string;
  readonly line?: number;
  /** What the finding's `affects` must mention. */
  readonly affects?: string;
  readonly severity?: 'damage' | 'stale' | 'harmless';
  break(sound: SoundCase): Promise<void>;
}

const ENTRIES = 'ledger/entries.jsonl';
const CHECKPOINT = 'ledger/checkpoint';

const lines = async (folder: string) => (await readFile(join(folder, ENTRIES), 'utf8')).split('\n').slice(0, -1);
const writeLines = (folder: string, all: readonly string[]) => writeFile(join(folder, ENTRIES), all.map((line) => `${line}\n`).join(''));

/** Changes a file's text; the change must change something. */
async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  await writeFile(path, after);
}

/** Signs the ledger as it stands with a key that is not the case's: what an intruder without a key of the case can do. */
async function signWithForeignKey(folder: string): Promise<void> {
  const leaves = (await lines(folder)).map((line) => leafHash(Buffer.from(line)));
  const { origin } = parseCheckpoint(await readFile(join(folder, CHECKPOINT), 'utf8'))!;
  const key = keyFromSeed(Buffer.alloc(32, 7));
  await writeFile(join(folder, CHECKPOINT), signCheckpoint({ origin, size: leaves.length, root: rootOf(leaves) }, key.privateKey, key.publicKey));
}

interface Manifest {
  steps: { name: string; key: string; inputs: Record<string, unknown>; files: { path: string; sha256: string }[] }[];
}

/** Changes derived/manifest.json and makes its own hash fit, as an intruder would. */
async function editManifest(folder: string, change: (manifest: Manifest) => void): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'derived/manifest.json'), 'utf8')) as Manifest;
  change(manifest);
  await writeManifest(folder, manifest.steps);
}

const content = ({ folder, exhibits }: SoundCase) => join(folder, 'exhibits', exhibits.dump.sha256, 'content');

async function makeWritable(path: string): Promise<void> {
  const bytes = await readFile(path);
  await rm(path);
  await writeFile(path, bytes);
}

export const damages: readonly Damage[] = [
  {
    name: 'flipped-exhibit-byte',
    code: 'EXHIBIT_BYTES_CHANGED',
    file: '/content',
    affects: 'raw_dump, call',
    async break(sound) {
      await makeWritable(content(sound));
      await edit(content(sound), (text) => text.replace('(1)', '(2)'));
    },
  },
  {
    name: 'truncated-exhibit',
    code: 'EXHIBIT_BYTES_CHANGED',
    file: '/content',
    async break(sound) {
      await makeWritable(content(sound));
      await truncate(content(sound), 5);
    },
  },
  {
    name: 'grown-exhibit',
    code: 'EXHIBIT_BYTES_CHANGED',
    file: '/content',
    async break(sound) {
      await makeWritable(content(sound));
      await appendFile(content(sound), 'x');
    },
  },
  {
    name: 'missing-exhibit',
    code: 'EXHIBIT_MISSING',
    file: '',
    affects: 'raw_dump',
    break: ({ folder, exhibits }) => rm(join(folder, 'exhibits', exhibits.dump.sha256), { recursive: true }),
  },
  {
    name: 'missing-exhibit-content',
    code: 'EXHIBIT_CONTENT_MISSING',
    file: '/content',
    break: (sound) => rm(content(sound)),
  },
  {
    name: 'edited-exhibit-record',
    code: 'EXHIBIT_RECORD_CHANGED',
    file: '/exhibit.json',
    affects: 'origin',
    break: ({ folder, exhibits }) =>
      edit(join(folder, 'exhibits', exhibits.dump.sha256, 'exhibit.json'), (text) => text.replace('shop.sql', 'shop2.sql')),
  },
  {
    name: 'missing-exhibit-record',
    code: 'EXHIBIT_RECORD_MISSING',
    file: '/exhibit.json',
    break: ({ folder, exhibits }) => rm(join(folder, 'exhibits', exhibits.dump.sha256, 'exhibit.json')),
  },
  {
    name: 'extra-exhibit',
    code: 'EXTRA_EXHIBIT',
    file: sha256('planted'),
    async break({ folder }) {
      await mkdir(join(folder, 'exhibits', sha256('planted')));
      await writeFile(join(folder, 'exhibits', sha256('planted'), 'content'), 'planted');
    },
  },
  {
    name: 'extra-file-in-exhibit',
    code: 'EXTRA_FILE',
    file: '/notes.txt',
    break: ({ folder, exhibits }) => writeFile(join(folder, 'exhibits', exhibits.dump.sha256, 'notes.txt'), 'x'),
  },
  {
    name: 'changed-exhibit-in-place',
    code: 'EXHIBIT_BYTES_CHANGED',
    file: 'disk.img',
    affects: 'raw_inPlace',
    break: ({ root }) => edit(join(root, 'disk.img'), (text) => text.replace('big', 'bag')),
  },
  {
    name: 'missing-exhibit-in-place',
    code: 'EXHIBIT_CONTENT_MISSING',
    file: 'disk.img',
    break: ({ root }) => rm(join(root, 'disk.img')),
  },
  {
    name: 'edited-case-json',
    code: 'CASE_JSON_CHANGED',
    file: 'case.json',
    affects: 'currency',
    break: ({ folder }) => edit(join(folder, 'case.json'), (text) => text.replace('GBP', 'EUR')),
  },
  {
    name: 'missing-case-json',
    code: 'CASE_JSON_MISSING',
    file: 'case.json',
    break: ({ folder }) => rm(join(folder, 'case.json')),
  },
  {
    name: 'truncated-ledger',
    code: 'LEDGER_TRUNCATED',
    file: ENTRIES,
    line: 13,
    break: async ({ folder }) => writeLines(folder, (await lines(folder)).slice(0, -1)),
  },
  {
    name: 'ledger-cut-in-its-last-line',
    code: 'LEDGER_TRUNCATED',
    file: ENTRIES,
    line: 13,
    break: async ({ folder }) => truncate(join(folder, ENTRIES), (await readFile(join(folder, ENTRIES))).length - 1),
  },
  {
    name: 'missing-ledger',
    code: 'LEDGER_MISSING',
    file: ENTRIES,
    break: ({ folder }) => rm(join(folder, ENTRIES)),
  },
  {
    name: 'edited-ledger-entry',
    code: 'LEDGER_ROOT_MISMATCH',
    file: ENTRIES,
    // The colleague's key was endorsed over lines 1 to 9 as they still are: the change is after them.
    line: 10,
    break: ({ folder }) => edit(join(folder, ENTRIES), (text) => text.replace('one wallet', 'two wallet')),
  },
  {
    name: 'edited-ledger-entry-before-a-key-event',
    code: 'LEDGER_EVENT_NOT_ALLOWED',
    file: ENTRIES,
    line: 10,
    break: ({ folder }) => edit(join(folder, ENTRIES), (text) => text.replace('the Met rule', 'The Met rule')),
  },
  {
    name: 'ledger-line-not-canonical',
    code: 'LEDGER_LINE_DAMAGED',
    file: ENTRIES,
    line: 9,
    break: ({ folder }) => edit(join(folder, ENTRIES), (text) => text.replace('"value":60', '"value":60.0')),
  },
  {
    name: 'unknown-event-type',
    code: 'LEDGER_LINE_DAMAGED',
    file: ENTRIES,
    line: 9,
    break: ({ folder }) => edit(join(folder, ENTRIES), (text) => text.replace('"parameter_set"', '"parameter_sit"')),
  },
  {
    name: 'reordered-ledger',
    code: 'LEDGER_ROOT_MISMATCH',
    file: ENTRIES,
    line: 10,
    async break({ folder }) {
      const all = await lines(folder);
      await writeLines(folder, [...all.slice(0, -2), all.at(-1)!, all.at(-2)!]);
    },
  },
  {
    name: 'removed-ledger-entry',
    code: 'LEDGER_TRUNCATED',
    file: ENTRIES,
    line: 13,
    async break({ folder }) {
      const all = await lines(folder);
      await writeLines(folder, all.toSpliced(10, 1));
    },
  },
  {
    name: 'swapped-ledger-entry',
    code: 'LEDGER_ROOT_MISMATCH',
    file: ENTRIES,
    async break({ folder }) {
      const all = await lines(folder);
      const planted = { ...JSON.parse(all[10]!), reason: 'planted' } as unknown;
      await writeLines(folder, all.with(10, canonicalJson(planted)));
    },
  },
  {
    name: 'lines-beyond-the-checkpoint',
    code: 'LEDGER_BEYOND_CHECKPOINT',
    file: ENTRIES,
    line: 14,
    async break({ folder }) {
      const all = await lines(folder);
      await writeLines(folder, [...all, all.at(-1)!, all.at(-1)!]);
    },
  },
  {
    name: 'missing-checkpoint',
    code: 'CHECKPOINT_MISSING',
    file: CHECKPOINT,
    break: ({ folder }) => rm(join(folder, CHECKPOINT)),
  },
  {
    name: 'forged-checkpoint',
    code: 'CHECKPOINT_FORGED',
    file: CHECKPOINT,
    // One entry more, the right root for it, and the old signature: what can be done without any key.
    async break({ folder }) {
      const all = await lines(folder);
      await writeLines(folder, [...all, all.at(-1)!]);
      const leaves = (await lines(folder)).map((line) => leafHash(Buffer.from(line)));
      await edit(join(folder, CHECKPOINT), (text) => {
        const [origin, , , ...rest] = text.split('\n');
        return [origin, leaves.length, rootOf(leaves).toString('base64'), ...rest].join('\n');
      });
    },
  },
  {
    name: 'wrong-key',
    code: 'CHECKPOINT_WRONG_KEY',
    file: CHECKPOINT,
    async break({ folder }) {
      await writeLines(folder, (await lines(folder)).slice(0, 11));
      await signWithForeignKey(folder);
    },
  },
  {
    name: 'self-added-key',
    code: 'LEDGER_EVENT_NOT_ALLOWED',
    file: ENTRIES,
    line: 14,
    // An intruder adds their own key, endorses it with itself and signs the whole.
    async break({ folder }) {
      const all = await lines(folder);
      const key = keyFromSeed(Buffer.alloc(32, 7)).publicKey.toString('base64');
      const added = { ...JSON.parse(all[9]!), public_key: key, endorsed_by: key } as unknown;
      await writeLines(folder, [...all, canonicalJson(added)]);
      await signWithForeignKey(folder);
    },
  },
  {
    name: 'checkpoint-of-another-case',
    code: 'CHECKPOINT_OF_OTHER_CASE',
    file: CHECKPOINT,
    break: ({ folder, root }) => cp(join(root, 'theirs', CHECKPOINT), join(folder, CHECKPOINT)),
  },
  {
    name: 'checkpoint-not-a-note',
    code: 'CHECKPOINT_DAMAGED',
    file: CHECKPOINT,
    break: ({ folder }) => edit(join(folder, CHECKPOINT), (text) => text.replace('—', '-')),
  },
  {
    name: 'changed-torn-line',
    code: 'TORN_FILE_CHANGED',
    file: 'ledger/torn-1',
    break: ({ folder }) => edit(join(folder, 'ledger/torn-1'), (text) => text.replace('a1', 'a9')),
  },
  {
    name: 'missing-torn-line',
    code: 'TORN_FILE_MISSING',
    file: 'ledger/torn-1',
    break: ({ folder }) => rm(join(folder, 'ledger/torn-1')),
  },
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
