import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

export const ENTRIES = 'ledger/entries.jsonl';
export const CHECKPOINT = 'ledger/checkpoint';

export const lines = async (folder: string) => (await readFile(join(folder, ENTRIES), 'utf8')).split('\n').slice(0, -1);
export const writeLines = (folder: string, all: readonly string[]) => writeFile(join(folder, ENTRIES), all.map((line) => `${line}\n`).join(''));

/** Changes a file's text; the change must change something. */
export async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  await writeFile(path, after);
}

/** Signs the ledger as it stands with a key that is not the case's: what an intruder without a key of the case can do. */
export async function signWithForeignKey(folder: string): Promise<void> {
  const leaves = (await lines(folder)).map((line) => leafHash(Buffer.from(line)));
  const { origin } = parseCheckpoint(await readFile(join(folder, CHECKPOINT), 'utf8'))!;
  const key = keyFromSeed(Buffer.alloc(32, 7));
  await writeFile(join(folder, CHECKPOINT), signCheckpoint({ origin, size: leaves.length, root: rootOf(leaves) }, key.privateKey, key.publicKey));
}

export interface Manifest {
  steps: { name: string; key: string; inputs: Record<string, unknown>; files: { path: string; sha256: string }[] }[];
}

/** Changes derived/manifest.json and makes its own hash fit, as an intruder would. */
export async function editManifest(folder: string, change: (manifest: Manifest) => void): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'derived/manifest.json'), 'utf8')) as Manifest;
  change(manifest);
  await writeManifest(folder, manifest.steps);
}

export const content = ({ folder, exhibits }: SoundCase) => join(folder, 'exhibits', exhibits.dump.sha256, 'content');

export async function makeWritable(path: string): Promise<void> {
  const bytes = await readFile(path);
  await rm(path);
  await writeFile(path, bytes);
}
